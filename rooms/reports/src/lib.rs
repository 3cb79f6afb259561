//! Reports: the reason for all the rest. A report is a template × a body × a period; its figures are asked in one snapshot,
//! its sentences know what they speak of, and every number opens the list behind it.

pub mod prose;
