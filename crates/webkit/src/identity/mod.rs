//! Who there is: accounts, passwords, posts and the seats that a person sits in.

pub mod password;
pub mod people;
pub mod seats;
