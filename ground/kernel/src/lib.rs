//! Identity, time, chance, periods, refusals, documents: pure, no axum, no sql.
