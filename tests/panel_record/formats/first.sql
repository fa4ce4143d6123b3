-- The panel record as its first version made it: before meetings were kept, and questions were changed.

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
