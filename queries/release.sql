-- What a release file holds. Nothing here is about one child: figures are protected before they are written,
-- and no table has a column for a person. memberpanel/release/ reads and writes it; pages open nothing else.

create table manifest (key varchar primary key, value varchar not null);
-- keys: release ('2026-27-Q2-v1'), quarter, version, format, stamp, status ('provisional' | 'final'),
-- cut_off (data as at, ISO date), drafted_at, drafted_by, next_revision (words), authority, panel, region, contact,
-- code_version, store_generation, threshold, sensitive_threshold, smallest_denominator, population_year,
-- due_before_members (ISO date), first_quarter, ledger_hash (content hash of the release before it, or ''),
-- restated (JSON: of every finished year that was counted again its year, release, reason, and tables as [measure, dimension])

create table quarters (
    quarter varchar primary key,      -- '2026-27-Q2'
    said varchar not null,            -- 'July to September 2026 (Q2)'
    short varchar not null,           -- 'Jul–Sep 2026'
    starts date not null,
    ends date not null,
    provisional boolean not null,
);

create table measures (
    measure varchar primary key,      -- name of the file in queries/measures
    title varchar not null,
    question varchar not null,
    topic varchar not null,           -- referrals | plans | proceedings | meetings | reviews | practice
    display_order integer not null,
    unit varchar not null,            -- children | referrals | plans | applications | meetings | percent | weeks | rate | ...
    kind varchar not null,            -- flow | stock
    statistic varchar not null,       -- count | percent | share | median | mean
    per varchar not null,             -- none | population
    protect varchar not null,         -- children | staff | things
    good_is varchar not null,         -- low | high | neither
    breakdowns varchar[] not null,
    numerator varchar not null,       -- in words
    denominator varchar not null,     -- in words
    source varchar not null,
    comparator varchar,               -- name in comparators.measure
    decimals integer not null,
    standard double,                  -- statutory standard, in the unit of value
    standard_words varchar,           -- 'every review', '26 weeks'
    target double,
    target_words varchar,             -- '80%, set by the Safeguarding partnership, April 2025'
    ask varchar[] not null,           -- questions members might ask
    explained varchar not null,       -- what it is and why it matters, plain words
    caveat varchar not null,          -- known limitation, '' when none
    needs varchar[] not null,
    sql varchar not null,             -- the text that counted it
    part_set varchar,                 -- identity of the set that the numerator counts (see docs/decisions/0004)
    whole_set varchar not null,       -- identity of the set that the denominator (or a count) counts
);

create table figures (
    measure varchar not null,
    quarter varchar not null,
    breakdown varchar not null,       -- 'total' or the name of a breakdown
    group_name varchar not null,      -- 'all' for a total
    group_order integer not null,
    status varchar not null,          -- shown | c | x | z | low
    numerator double,                 -- null where not shown; null for a median or mean
    denominator double,               -- null where not shown, unless the published table itself shows it
    value double,                     -- null where not shown; rounded as shown
    revised boolean not null,
    provisional boolean not null,
    reason varchar not null,          -- for x and z: why, in words; '' otherwise
    primary key (measure, quarter, breakdown, group_name),
);

create table breakdowns (breakdown varchar primary key, title varchar not null);

create table signals (               -- from protected figures of totals only
    measure varchar not null,
    quarter varchar not null,
    segment integer not null,         -- counts rebases
    mean double,                      -- null when limits are not drawn
    lower double,
    upper double,
    point varchar not null,           -- outside | trend | two_of_three | shift | common | none
    side varchar not null,            -- high | low | none
    meaning varchar not null,         -- concern | improvement | neutral | common | none
    why_none varchar not null,        -- why no limits are drawn, in words; '' otherwise
    primary key (measure, quarter),
);

create table comparators (
    comparator varchar not null,
    area varchar not null,
    area_kind varchar not null,       -- ours | neighbours | region | england
    year integer not null,            -- year ending 31 March
    value double,
    status varchar not null,          -- shown | c | x | z | low | u
    note varchar not null,            -- 'median of 8 of 10, 2025 model'
    source varchar not null,
    primary key (comparator, area, year),
);

create table population (area varchar, mid_year integer, children integer, source varchar);

create table commentary (
    measure varchar, quarter varchar, happened varchar, why varchar, doing varchar, by_when varchar,
    role varchar, written_on date,
);
create table actions (
    action_id integer, raised_quarter varchar, measure varchar, text varchar, owner varchar, due date,
    state varchar, came_back varchar, closed_on date,
);
create table questions (question_id integer, quarter varchar, measure varchar, text varchar, asked_by varchar, answer varchar);
create table rebases (measure varchar, quarter varchar, reason varchar, agreed_by varchar, agreed_on date);

create table registers (register varchar primary key, title varchar, topic varchar, display_order integer, columns varchar[], note varchar);
create table register_rows (register varchar, row_number integer, column_name varchar, value varchar);

create table quality (
    extract varchar, title varchar, loads integer, rows_read integer, rows_loaded integer, rows_refused integer,
    rows_queried integer, covered_from date, covered_to date, note varchar,
);
create table inputs (file_name varchar, sha256 varchar, loaded_at varchar);
create table attack (fact varchar, value varchar);  -- what the attacker was assumed to know, cells tried, narrowest, time
