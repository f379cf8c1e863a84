create table information_circular (
    district text not null,
    id text not null,
    kind text not null,
    from_day text not null,
    to_day text not null,
    reading text not null,
    policy text not null,
    composer text not null,
    body text not null,
    main_to text not null,
    copies_to text not null,
    year bigint,
    number bigint,
    heard_at bigint,
    objections_due bigint,
    issued_at bigint,
    primary key (district, id),
    constraint information_circular_number unique (district, kind, year, number)
);
create index information_circular_issued on information_circular (district, kind, issued_at, id);
create table information_circular_name (
    district text not null,
    circular text not null,
    unit text not null,
    unit_name text not null,
    grounds text not null,
    removed_reason text not null default '',
    removed_by text,
    seen_by text,
    seen_at bigint,
    objection text not null default '',
    objected_by text,
    objected_at bigint,
    answer text,
    answer_words text not null default '',
    answered_by text,
    answered_at bigint,
    in_row bigint not null default 0,
    ordered bigint not null default 0,
    primary key (district, circular, unit)
);
create index information_circular_name_unit on information_circular_name (district, unit, circular);
create table information_circular_line (
    district text not null,
    circular text not null,
    unit text not null,
    unit_name text not null,
    figures text not null,
    primary key (district, circular, unit)
);
create table information_circular_sign (
    district text not null,
    circular text not null,
    step text not null,
    person text not null,
    post text not null,
    at bigint not null,
    primary key (district, circular, step)
);
create table information_self_criticism (
    district text not null,
    id text not null,
    unit text not null,
    first_circular text not null,
    second_circular text not null,
    due_at bigint not null,
    words text not null default '',
    measures text not null default '',
    submitted_by text,
    submitted_at bigint,
    returned_words text not null default '',
    mended_words text not null default '',
    mended_by text,
    mended_at bigint,
    accepted_by text,
    accepted_at bigint,
    primary key (district, id)
);
create index information_self_criticism_unit on information_self_criticism (district, unit, id);
