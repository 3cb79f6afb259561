//! The one door to the data: snapshots, one writer, event log, jobs, files, series, two dialects.
