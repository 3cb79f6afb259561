//! Cuts text into fields as Excel does (RFC 4180, and milder): a quote opens at the beginning of a field only, a doubled
//! one stands for itself, an open one lasts to the end.

/// The fields one after the other.
pub(super) struct Fields<'t> {
    rest: &'t str,
    separator: char,
    row: u32,
    column: u32,
    state: State,
    value: String,
}

enum State {
    /// The next field goes on in this row.
    InRow,
    /// The next field begins a row.
    AtRow,
}

impl<'t> Fields<'t> {
    pub(super) fn new(text: &'t str, separator: char) -> Self {
        Self { rest: text, separator, row: 0, column: 0, state: State::AtRow, value: String::new() }
    }

    /// Goes to the next field and says where it stands, both from 0.
    pub(super) fn next_field(&mut self) -> Option<(u32, u32)> {
        if self.rest.is_empty() && matches!(self.state, State::AtRow) {
            return None;
        }
        self.value.clear();
        let at = (self.row, self.column);
        self.rest = match self.rest.strip_prefix('"') {
            Some(quoted) => self.quoted(quoted),
            None => self.rest,
        };
        let separator = self.separator;
        let end = self.rest.find([separator, '\n', '\r']).unwrap_or(self.rest.len());
        self.value.push_str(&self.rest[..end]);
        let after = &self.rest[end..];
        self.rest = match after.strip_prefix(separator) {
            Some(rest) => {
                (self.column, self.state) = (self.column.saturating_add(1), State::InRow);
                rest
            }
            None => {
                (self.row, self.column, self.state) = (self.row.saturating_add(1), 0, State::AtRow);
                after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or(after)
            }
        };
        Some(at)
    }

    /// What stands in the field.
    pub(super) fn value(&self) -> &str {
        &self.value
    }

    fn quoted(&mut self, mut rest: &'t str) -> &'t str {
        loop {
            let Some((inside, after)) = rest.split_once('"') else {
                self.value.push_str(rest);
                return "";
            };
            self.value.push_str(inside);
            match after.strip_prefix('"') {
                Some(more) => {
                    self.value.push('"');
                    rest = more;
                }
                None => return after,
            }
        }
    }
}
