//! Stories that cross rooms, told on the whole router with the real door, on both engines.

mod class_to_paper;
mod way_back;
