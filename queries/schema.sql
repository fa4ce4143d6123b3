-- The case store: personal data under pseudonyms. The tables of the extracts are made from data/extracts/*.toml:
--   rows_<extract>     every row of every load, as it came (append-only by load)
--   current_<extract>  the view that says what is current
--   <extract>          what that view gave when a load was last accepted or undone: what readers read

create table about (key varchar primary key, value varchar not null);
-- keys: format, made_from (hash of definitions and settings), key_fingerprint, stamp, generation

create sequence load_ids;
create sequence deliveries;

create table loads (
    load_id integer primary key,
    delivery integer not null,        -- the same for what was accepted together
    loaded_at timestamp not null,     -- UTC
    actor varchar not null,
    file_name varchar not null,
    sha256 varchar not null,
    sheet varchar not null,
    extract varchar not null,
    columns varchar[] not null,       -- stored columns that the sheet had
    covered_from date,
    covered_to date,
    rows_read integer not null,
    rows_loaded integer not null,
    rows_refused integer not null,
    rows_queried integer not null,
    stamp varchar not null,           -- demonstration | live
    undone_at timestamp,
    undone_by varchar,
);

create table findings (
    load_id integer not null,
    file varchar not null,
    sheet varchar not null,
    row_number integer,               -- in the sheet; null when it is about the whole sheet
    column_name varchar not null,
    rule varchar not null,
    level varchar not null,           -- error | query | notice
    found varchar not null,           -- codes and dates of events only, never another value of a person
    wanted varchar not null,
);

create view coverage as
select extract, covered_from, covered_to, load_id,
from loads
where undone_at is null and covered_from is not null;

create table quarters (
    quarter varchar primary key,      -- '2026-27-Q2'
    starts date not null,
    ends date not null,
    number integer not null,          -- running, so that four quarters are number - 3 to number
);

create table working_days (
    day date primary key,
    number integer not null,          -- working days up to and including this day
    is_working boolean not null,
);

create table settings (name varchar primary key, value integer not null);
-- names: standards.<name of settings.toml>, threshold.threshold, threshold.sensitive, threshold.smallest_denominator

create table districts (district varchar primary key, position integer not null, is_district boolean not null);

create table authority (name varchar not null, code varchar not null, region varchar not null);

-- for the data-quality rules: the day the data are as at, and the last day that an event may bear. Made-up data
-- may be of a day that the machine showing it has not reached.
create view load_days as
select
    load_id,
    coalesce(covered_to, cast(loaded_at as date)) as as_at,
    case
        when stamp = 'demonstration' then greatest(cast(loaded_at as date), date '2026-12-31')
        else cast(loaded_at as date)
    end as last_day,
from loads;

create macro said(day) as strftime(day, '%d/%m/%Y');
