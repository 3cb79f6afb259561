//! TestHouse, Visitor, frozen clock, seeded dice, both engines.
