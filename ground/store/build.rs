//! The steps of the schema are embedded when this crate is compiled: a new one must be noticed.
fn main() {
    println!("cargo::rerun-if-changed=../../migrations");
}
