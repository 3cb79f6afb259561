//! A figure is a set: predicates, aggregates, one compiler for number and list, a naive interpreter.
