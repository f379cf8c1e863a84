create table information_circular (
    district text not null,
    id text not null,
    kind text not null,
    span text not null,
    reading text not null,
    policy text not null,
    computed_on text not null,
    composer text not null,
    body text not null,
    hearing_due bigint,
    year bigint,
    number bigint,
    number_text text not null default '',
    issued_at bigint,
    primary key (district, id),
    constraint information_circular_number unique (district, kind, year, number)
);
create index information_circular_span on information_circular (district, kind, span, id);
create index information_circular_issued on information_circular (district, kind, issued_at, id);
create table information_circular_hand (
    district text not null,
    circular text not null,
    part text not null,
    person text not null,
    at bigint not null,
    primary key (district, circular, part, person)
);
create table information_circular_receiver (
    district text not null,
    circular text not null,
    part text not null,
    place bigint not null,
    unit text,
    name text not null,
    primary key (district, circular, part, place)
);
create table information_circular_name (
    district text not null,
    circular text not null,
    unit text not null,
    place bigint not null,
    unit_name text not null,
    grounds text not null,
    removed_by text,
    removed_person text,
    removed_reason text not null default '',
    removed_at bigint,
    asked_at bigint,
    due_at bigint,
    due_why text not null default '',
    answered_by text,
    answered_at bigint,
    objection text not null default '',
    verdict text,
    verdict_words text not null default '',
    verdict_by text,
    verdict_at bigint,
    ordered text not null default '',
    primary key (district, circular, unit)
);
create index information_circular_name_unit on information_circular_name (district, unit, circular);
create table information_circular_reviewer (
    district text not null,
    circular text not null,
    unit text not null,
    person text not null,
    at bigint not null,
    primary key (district, circular, unit, person)
);
create table information_circular_line (
    district text not null,
    circular text not null,
    unit text not null,
    place bigint not null,
    unit_name text not null,
    class text not null,
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
    circular text not null,
    due_at bigint not null,
    due_why text not null,
    mend_due_at bigint not null,
    mend_due_why text not null,
    words text not null default '',
    measures text not null default '',
    mended text not null default '',
    accepted_at bigint,
    primary key (district, id),
    constraint information_self_criticism_once unique (district, circular, unit)
);
create index information_self_criticism_unit on information_self_criticism (district, unit, id);
create table information_self_criticism_row (
    district text not null,
    self_criticism text not null,
    place bigint not null,
    circular text not null,
    primary key (district, self_criticism, place)
);
create index information_self_criticism_row_circular on information_self_criticism_row (district, circular, self_criticism);
