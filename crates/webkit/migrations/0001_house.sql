create table district (
    id text not null,
    name text not null,
    office_phone text not null default '',
    primary key (id)
);
create table unit (
    district text not null,
    id text not null,
    name text not null,
    short text not null,
    kind text not null,
    parent text,
    key_unit bigint not null default 0,
    code text not null default '',
    phone text not null default '',
    sort bigint not null default 0,
    closed_at bigint,
    primary key (district, id)
);
create index unit_list on unit (district, sort, id);
create table person (
    district text not null,
    id text not null,
    name text not null,
    phone text not null default '',
    left_at bigint,
    primary key (district, id)
);
create table post (
    district text not null,
    id text not null,
    unit text not null,
    role text not null,
    title text not null,
    sort bigint not null default 0,
    primary key (district, id)
);
create index post_unit on post (district, unit, role, id);
create index post_role on post (district, role, unit, id);
create table post_holder (
    district text not null,
    post text not null,
    person text not null,
    tenure text not null,
    main bigint not null default 0,
    reason text not null default '',
    from_at bigint not null,
    until_at bigint,
    primary key (district, post, person, from_at),
    constraint post_holder_tenure check (tenure in ('own', 'acting'))
);
create index post_holder_person on post_holder (district, person, until_at);
create table account (
    district text not null,
    id text not null,
    person text not null,
    login text not null,
    password text,
    failed bigint not null default 0,
    locked_until bigint,
    disabled_at bigint,
    primary key (district, id),
    constraint account_login unique (district, login)
);
create index account_person on account (district, person);
create table session (
    district text not null,
    id text not null,
    token text not null,
    csrf text not null,
    account text not null,
    opened_at bigint not null,
    seen_at bigint not null,
    address text not null default '',
    primary key (district, id),
    constraint session_token unique (district, token)
);
create index session_account on session (district, account);
create table matter (
    district text not null,
    id text not null,
    room text not null,
    kind text not null,
    title text not null,
    unit text not null,
    state text not null,
    holder text not null,
    since bigint not null,
    due_at bigint,
    security_mark text not null default 'none',
    version bigint not null,
    opened_at bigint not null,
    opened_by text not null default '',
    number text not null default '',
    primary key (district, id)
);
create index matter_opened_by on matter (district, opened_by, state, since, id);
create index matter_list on matter (district, room, kind, state, since, id);
create index matter_unit on matter (district, unit, room, kind, state, since, id);
create index matter_number on matter (district, number, id);
create table matter_audience (
    district text not null,
    audience text not null,
    matter text not null,
    primary key (district, audience, matter)
);
create index matter_audience_matter on matter_audience (district, matter, audience);
create table matter_link (
    district text not null,
    source text not null,
    target text not null,
    kind text not null,
    at bigint not null,
    primary key (district, source, target, kind)
);
create index matter_link_target on matter_link (district, target, kind, source);
create table task (
    district text not null,
    id text not null,
    matter text not null,
    unit text,
    role text,
    person text,
    verb text not null,
    label text not null,
    due_at bigint,
    opened_at bigint not null,
    closed_at bigint,
    closed_by text,
    primary key (district, id)
);
create index task_open_role on task (district, role, unit, closed_at, due_at, id);
create index task_open_person on task (district, person, closed_at, due_at, id);
create index task_matter on task (district, matter, closed_at);
create index task_done on task (district, closed_by, closed_at, id);
create table notice (
    district text not null,
    id text not null,
    person text not null,
    at bigint not null,
    text text not null,
    matter text,
    href text not null default '',
    read_at bigint,
    primary key (district, id)
);
create index notice_person on notice (district, person, read_at, at, id);
create table central_task (
    district text not null,
    id text not null,
    year bigint not null,
    code text not null,
    title text not null,
    lead_unit text,
    primary key (district, id),
    constraint central_task_code unique (district, year, code)
);
create table policy_set (
    district text not null,
    digest text not null,
    id text not null,
    title text not null,
    text text not null,
    taken_at bigint not null,
    primary key (district, digest)
);
