//! The running program, as the operating system and a neighbour's machine see it: started, asked, ended. Only here may a
//! test wait, and only for a condition with a deadline.

mod program;
mod serving;
