//! The one binary: configuration, the list of rooms, the command line, the embedded web.
//!
//! A newcomer reads [`house`] (which rooms there are), [`cli`] (what can be typed) and [`web`] (what the browser gets).

pub mod cli;
pub mod commands;
pub mod config;
pub mod demo;
pub mod exit;
pub mod house;
pub mod permissions;
pub mod searching;
pub mod serve;
pub mod web;
