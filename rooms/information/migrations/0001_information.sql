create table information_submission (
    district text not null,
    id text not null,
    unit text not null,
    kind text not null,
    drafter text not null,
    text_id text not null,
    edition_id text,
    focus text,
    call text,
    event_at bigint,
    round bigint not null default 1,
    returned_by text,
    resume text,
    merged_into text,
    cover_person text,
    cover_name text,
    cover_reason text,
    cover_named_by text,
    taken_by text,
    taken_at bigint,
    taken_findings bigint not null default 0,
    taken_owed bigint not null default 0,
    sent_at bigint,
    checked_at bigint,
    reported_at bigint,
    adopted_at bigint,
    primary key (district, id)
);
create index information_submission_unit on information_submission (district, unit, reported_at, id);
create index information_submission_reported on information_submission (district, reported_at, id);
create index information_submission_merged on information_submission (district, merged_into, id);
create table information_text (
    district text not null,
    id text not null,
    submission text not null,
    part text not null,
    kind text not null,
    title text not null,
    body text not null,
    event_at bigint,
    writer text not null,
    note text not null default '',
    at bigint not null,
    primary key (district, id)
);
create index information_text_submission on information_text (district, submission, part, at, id);
create table information_signature (
    district text not null,
    submission text not null,
    round bigint not null,
    gate text not null,
    text_digest text not null,
    person text not null,
    post text not null,
    at bigint not null,
    notes text not null,
    findings bigint not null,
    owed bigint not null,
    primary key (district, submission, round, gate, text_digest)
);
create table information_owed (
    district text not null,
    submission text not null,
    rule text not null,
    reason text not null,
    person text not null,
    at bigint not null,
    primary key (district, submission, rule)
);
create table information_return (
    district text not null,
    submission text not null,
    version bigint not null,
    returned_by text not null,
    person text not null,
    field text not null,
    rule text not null,
    words text not null,
    resume text not null,
    at bigint not null,
    primary key (district, submission, version)
);
create table information_verification (
    district text not null,
    submission text not null,
    version bigint not null,
    whom text not null,
    phone text not null,
    asked_at bigint not null,
    what text not null,
    result text not null,
    person text not null,
    primary key (district, submission, version)
);
create table information_refusal (
    district text not null,
    submission text not null,
    version bigint not null,
    standard text not null,
    words text not null,
    person text not null,
    at bigint not null,
    primary key (district, submission, version)
);
create table information_merge (
    district text not null,
    submission text not null,
    into_submission text not null,
    question text not null,
    person text not null,
    at bigint not null,
    primary key (district, submission)
);
create index information_merge_into on information_merge (district, into_submission, submission);
create table information_referral (
    district text not null,
    id text not null,
    submission text not null,
    unit text not null,
    unit_name text not null,
    due_at bigint not null,
    question text not null,
    at bigint not null,
    state text not null,
    solution text,
    answered_by text,
    answered_at bigint,
    delivered_at bigint,
    primary key (district, id)
);
create index information_referral_submission on information_referral (district, submission, at, id);
create table information_bulletin (
    district text not null,
    id text not null,
    title text not null,
    direction text not null,
    leader_signs bigint not null,
    sort bigint not null default 0,
    primary key (district, id),
    constraint information_bulletin_title unique (district, title)
);
create table information_bulletin_copies (
    district text not null,
    bulletin text not null,
    place bigint not null,
    receiver text not null,
    copies bigint not null,
    primary key (district, bulletin, place)
);
create table information_issue (
    district text not null,
    id text not null,
    bulletin text not null,
    title text not null,
    year bigint not null,
    number bigint,
    composer text not null,
    issued_at bigint,
    primary key (district, id),
    constraint information_issue_number unique (district, bulletin, year, number)
);
create table information_issue_item (
    district text not null,
    issue text not null,
    id text not null,
    submission text not null,
    place bigint not null,
    primary key (district, issue, id),
    constraint information_issue_item_once unique (district, issue, submission)
);
create index information_issue_item_submission on information_issue_item (district, submission, issue);
create table information_issue_copies (
    district text not null,
    issue text not null,
    place bigint not null,
    receiver text not null,
    copies bigint not null,
    primary key (district, issue, place)
);
create table information_sign_off (
    district text not null,
    issue text not null,
    step text not null,
    person text not null,
    post text not null,
    at bigint not null,
    primary key (district, issue, step)
);
create table information_focus (
    district text not null,
    id text not null,
    title text not null,
    detail text not null,
    keywords text not null,
    central_task text not null,
    from_day text not null,
    to_day text not null,
    person text not null,
    at bigint not null,
    primary key (district, id)
);
create index information_focus_period on information_focus (district, to_day, from_day, id);
create table information_call (
    district text not null,
    id text not null,
    title text not null,
    requirements text not null,
    focus text,
    due_at bigint not null,
    person text not null,
    at bigint not null,
    primary key (district, id)
);
create index information_call_due on information_call (district, due_at, id);
create table information_call_unit (
    district text not null,
    call text not null,
    unit text not null,
    state text not null,
    submission text,
    reason text not null default '',
    answered_at bigint,
    primary key (district, call, unit)
);
create index information_call_unit_unit on information_call_unit (district, unit, state, call);
create table information_grassroots (
    district text not null,
    id text not null,
    unit text not null,
    place text not null,
    name text not null,
    phone text not null,
    primary key (district, id)
);
create index information_grassroots_unit on information_grassroots (district, unit, place, id);
create table information_standing_cover (
    district text not null,
    unit text not null,
    person text not null,
    name text not null,
    reason text not null,
    named_by text not null,
    at bigint not null,
    primary key (district, unit)
);
