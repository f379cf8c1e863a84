create table @name@_item (
    district text not null,
    id text not null,
    text text not null default '',
    constraint @name@_item_pkey primary key (district, id)
);
