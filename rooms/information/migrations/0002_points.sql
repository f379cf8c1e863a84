create table information_outcome (
    district text not null,
    id text not null,
    submission text not null,
    unit text not null,
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
create index information_outcome_unit on information_outcome (district, unit, day, id);
create unique index information_outcome_once
    on information_outcome (district, submission, kind, level, channel, leader, day)
    where withdrawn_at is null and issue is null;
create unique index information_outcome_of_issue
    on information_outcome (district, issue, submission)
    where withdrawn_at is null and issue is not null;
create index information_submission_shared
    on information_submission (district, unit, merged_into)
    where merged_into is not null;
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
create index information_exemption_day on information_exemption (district, from_day, id);
create table information_review (
    district text not null,
    id text not null,
    unit text not null,
    span text not null,
    about text not null,
    about_id text not null,
    what text not null,
    words text not null,
    asked_by text not null,
    at bigint not null,
    signed_by text,
    signed_at bigint,
    due_at bigint,
    due_why text not null default '',
    due_policy text not null default '',
    verdict text,
    answer_words text not null default '',
    corrected text not null default '',
    late_words text not null default '',
    answered_by text,
    answered_at bigint,
    primary key (district, id)
);
create index information_review_unit on information_review (district, unit, span, about, about_id, id);
create table information_standing (
    district text not null,
    id text not null,
    year bigint not null,
    period text not null,
    revision bigint not null,
    place bigint,
    of_how_many bigint,
    points text not null,
    adopted bigint,
    source text not null,
    reason text not null,
    person text not null,
    at bigint not null,
    primary key (district, id),
    constraint information_standing_once unique (district, year, period, revision)
);
alter table information_submission add column forwarded bigint not null default 0;
create index information_submission_flow on information_submission (district, reported_at, unit, id);
create index information_referral_unit on information_referral (district, unit, submission);
