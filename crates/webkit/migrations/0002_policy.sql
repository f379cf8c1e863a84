create table policy_order (
    district text not null,
    id text not null,
    number text not null,
    title text not null,
    text text not null,
    digest text not null,
    first_day text not null,
    state text not null,
    proposed_by text not null,
    proposed_at bigint not null,
    decided_by text,
    decided_at bigint,
    reason text not null default '',
    place bigint,
    primary key (district, id),
    constraint policy_order_place unique (district, place),
    constraint policy_order_state check (state in ('proposed', 'in_force', 'refused', 'withdrawn'))
);
create index policy_order_list on policy_order (district, proposed_at, id);
create index matter_under_way on matter (district, opened_by, since, id) where holder <> '' and state <> 'draft';
create index notice_newest on notice (district, person, at, id);
