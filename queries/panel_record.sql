-- The panel record: what people wrote and decided. No case data. One short transaction a write.

create table if not exists commentary (
    measure varchar not null,
    quarter varchar not null,
    happened varchar not null,        -- what happened, why, what is being done: 80 words each at most
    why varchar not null,
    doing varchar not null,
    by_when varchar not null,
    role varchar not null,            -- shown: a role, never a name
    written_by varchar not null,      -- not shown
    written_on date not null,
    primary key (measure, quarter),
);

create sequence if not exists action_ids;
create table if not exists actions (
    action_id integer primary key default nextval('action_ids'),
    raised_quarter varchar not null,
    measure varchar,
    text varchar not null,
    owner varchar not null,           -- a role
    due date,
    state varchar not null,           -- open | done | dropped
    came_back varchar not null,
    closed_on date,
);

create sequence if not exists question_ids;
create table if not exists questions (
    question_id integer primary key default nextval('question_ids'),
    quarter varchar not null,
    measure varchar,
    text varchar not null,
    asked_by varchar not null,        -- a role
    answer varchar not null,
);

create table if not exists rebases (
    measure varchar not null,
    quarter varchar not null,         -- the first quarter of the new level
    reason varchar not null,
    agreed_by varchar not null,
    agreed_on date not null,
    primary key (measure, quarter),
);

create table if not exists targets (
    measure varchar primary key,
    value double not null,
    set_by varchar not null,
    set_on date not null,
);

create table if not exists mappings (
    extract varchar not null,
    heading varchar not null,         -- as it stands in the spreadsheet
    column_name varchar not null,
    decided_by varchar not null,
    decided_on date not null,
    primary key (extract, heading),
);

create table if not exists delegations (
    deputy varchar not null,
    given_by varchar not null,
    starts date not null,
    ends date not null,
    reason varchar not null,
);

create table if not exists kept_texts (
    text_hash varchar primary key,    -- SHA-256 of a text that was questioned and kept
    because varchar not null,
    kept_by varchar not null,
    kept_on date not null,
);

create table if not exists meetings (
    release varchar primary key,      -- the release that the panel had before it
    met_on date not null,
    present varchar not null,         -- offices, never names
    noted varchar not null,
    challenged varchar not null,
    scrutiny varchar not null,        -- referred to scrutiny, cabinet, the board or partnership, an agency
    cabinet varchar not null,
    partnership varchar not null,
    agency varchar not null,
    written_by varchar not null,      -- not shown
    written_on date not null,
);

-- who promised an answer that was not given, and by when; '' where none was promised
alter table questions add column if not exists promised varchar default '';

create table if not exists suggested (  -- what members might ask, as scrutiny support changed it
    subject varchar not null,         -- a measure, or a kind of signal in data/reference/questions.toml
    place integer not null,
    text varchar not null,
    written_on date not null,
    primary key (subject, place),
);
