//! Bodies of a Union as a tree with dates; role grants.
