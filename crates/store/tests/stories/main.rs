//! Stories that the store must live through, on both databases.

mod anchors;
mod backup;
mod common;
mod delivery;
mod groups;
mod hung_up;
mod killed;
mod migrations;
mod tampering;
mod writes;
