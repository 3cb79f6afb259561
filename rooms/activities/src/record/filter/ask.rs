//! What a list can be asked: a line each, with its word in addresses and its label. The order is that of the canonical
//! query, so that one filter has one address, however its form was filled in.

macro_rules! asks {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $label:literal;)*) => {
        /// One thing that a list can be asked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Ask { $($(#[$doc])* $name,)* }

        impl Ask {
            /// All of them, in the order of the canonical query.
            pub const ALL: &'static [Ask] = &[$(Self::$name,)*];

            /// Its word in addresses and the name of its field.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// The label of its field.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }
        }
    };
}

asks! {
    /// Words, with or without accents; those in quotation marks as they stand.
    Words = "q", "Tìm";
    /// A kind, or a group of kinds.
    Kind = "loai", "Loại";
    /// A body and all below it today, by its name at the door.
    Body = "don-vi", "Đơn vị";
    /// What that body is in it; without one, what any body of the Union is.
    Part = "vai-tro", "Vai trò";
    /// A named period, by its code.
    Period = "ky", "Kỳ";
    /// Not before this day, as typed.
    From = "tu", "Từ ngày";
    /// Not after this day, as typed.
    To = "den", "Đến ngày";
    /// A unit of the country's lists, as typed or by its key.
    Place = "dia-diem", "Địa điểm";
    /// A state.
    State = "trang-thai", "Trạng thái";
    /// Whose wish it was.
    Origin = "nguon-goc", "Nguồn gốc";
    /// A programme, by its name at the door or by words of its name.
    Programme = "chuong-trinh", "Chương trình, đề án";
    /// Bulk records, or single ones.
    Detail = "ban-ghi", "Bản ghi";
    /// With evidence, or without.
    Evidence = "minh-chung", "Minh chứng";
    /// The record of which they are a part, by its name at the door.
    Whole = "thuoc", "Thuộc bản ghi";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_share_a_word() {
        let words: BTreeSet<_> = Ask::ALL.iter().map(|ask| ask.word()).collect();
        assert_eq!(words.len(), Ask::ALL.len());
        assert!(["sau", "truoc", "xep"].iter().all(|word| !words.contains(word)), "these turn pages");
    }
}
