create table information_outcome (
    district text not null,
    id text not null,
    submission text not null,
    kind text not null,
    level text not null,
    channel text not null,
    mode text not null,
    leader text not null default '',
    leader_rank text not null default '',
    day text not null,
    proof text not null,
    issue text,
    person text not null,
    at bigint not null,
    replaces text,
    withdrawn_at bigint,
    withdrawn_by text,
    withdrawn_reason text not null default '',
    primary key (district, id)
);
create index information_outcome_submission on information_outcome (district, submission, day, id);
create index information_outcome_day on information_outcome (district, day, id);
create table information_fault (
    district text not null,
    id text not null,
    unit text not null,
    ground text not null,
    day text not null,
    submission text,
    important bigint not null,
    what text not null,
    proof text not null,
    person text not null,
    at bigint not null,
    withdrawn_at bigint,
    withdrawn_by text,
    withdrawn_reason text not null default '',
    primary key (district, id)
);
create index information_fault_day on information_fault (district, day, id);
create index information_fault_unit on information_fault (district, unit, day, id);
create table information_unit_class (
    district text not null,
    unit text not null,
    from_day text not null,
    class text not null,
    basis text not null,
    person text not null,
    at bigint not null,
    primary key (district, unit, from_day)
);
create table information_exemption (
    district text not null,
    id text not null,
    unit text not null,
    from_day text not null,
    to_day text not null,
    reason text not null,
    person text not null,
    at bigint not null,
    withdrawn_at bigint,
    withdrawn_by text,
    withdrawn_reason text not null default '',
    primary key (district, id)
);
create index information_exemption_unit on information_exemption (district, unit, from_day, id);
create table information_review (
    district text not null,
    id text not null,
    unit text not null,
    period_from text not null,
    period_to text not null,
    about text not null,
    about_id text not null,
    words text not null,
    asked_by text not null,
    at bigint not null,
    answer text,
    answer_words text not null default '',
    answered_by text,
    answered_at bigint,
    primary key (district, id)
);
create index information_review_unit on information_review (district, unit, at, id);
create table information_standing (
    district text not null,
    id text not null,
    year bigint not null,
    period text not null,
    place bigint,
    of_how_many bigint,
    points text not null,
    adopted bigint not null,
    source text not null,
    person text not null,
    at bigint not null,
    primary key (district, id),
    constraint information_standing_once unique (district, year, period)
);
create index information_submission_flow on information_submission (district, reported_at, unit, id);
