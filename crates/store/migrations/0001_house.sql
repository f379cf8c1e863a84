create table journal (
    district text not null,
    seq bigint not null,
    at bigint not null,
    actor text not null,
    post text not null,
    room text not null,
    verb text not null,
    matter text not null,
    payload text not null,
    prev text not null,
    hash text not null,
    constraint journal_pkey primary key (district, seq)
);
create index journal_matter on journal (district, matter, seq);

create table chain_head (
    district text not null,
    seq bigint not null,
    hash text not null,
    constraint chain_head_pkey primary key (district)
);

create table counter (
    district text not null,
    series text not null,
    last bigint not null,
    constraint counter_pkey primary key (district, series)
);

create table command (
    district text not null,
    id text not null,
    actor text not null,
    digest text not null,
    answer text not null,
    at bigint not null,
    constraint command_pkey primary key (district, id)
);

create table outbox (
    district text not null,
    number bigint not null,
    journal_seq bigint not null,
    kind text not null,
    payload text not null,
    at bigint not null,
    due bigint not null,
    attempts bigint not null,
    owner text,
    lease_until bigint,
    failure text,
    done_at bigint,
    constraint outbox_pkey primary key (district, number)
);
create index outbox_due on outbox (due, district, number) where done_at is null;

create table timer (
    district text not null,
    id text not null,
    kind text not null,
    entity text not null,
    due bigint not null,
    payload text not null,
    attempts bigint not null,
    owner text,
    lease_until bigint,
    failure text,
    fired_at bigint,
    constraint timer_pkey primary key (district, id),
    constraint timer_once unique (district, kind, entity, due)
);
create index timer_due on timer (due, district, id) where fired_at is null;

create table attachment (
    district text not null,
    id text not null,
    matter text not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    sm3 text not null,
    by_person text not null,
    at bigint not null,
    constraint attachment_pkey primary key (district, id)
);
create index attachment_matter on attachment (district, matter, at);
create index attachment_sm3 on attachment (district, sm3);
