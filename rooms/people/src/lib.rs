//! Persons, accounts, sign-in, sessions.
