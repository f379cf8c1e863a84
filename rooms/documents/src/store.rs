//! Nothing is kept yet: a document lives on the page of whoever writes it. Queries and writes come with the room's first table.
