//! The program: the only place that knows every room. What is here collects the rooms, opens the data, listens, and does
//! what the command line asks; what a Union does is in `rooms/`.

pub mod certificate;
pub mod cli;
pub mod commands;
pub mod config;
pub mod data;
pub mod demo;
pub mod door;
pub mod journal;
pub mod key;
pub mod listen;
pub mod platform;
pub mod printer;
pub mod rooms;
pub mod schedule;
pub mod serve;
pub mod stop;
pub mod system;
