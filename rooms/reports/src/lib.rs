//! Periods, templates, reports in official prose.
