//! Contests, entries, prizes. An edition that runs is a stock, and is finished by the decision on its results; entries count
//! when received, prizes when decided; rounds are figures of their own and never added (docs/rules/counting.md, rules 6, 9
//! and 10). A national prize is the province's: every Union named in its record shows it, led or not.

use ::figures::{Definition, Predicate as P};

use super::set::{Set, announced, decided, not_revoked};
use crate::record::Attribute::{self, ContestRole, Round};
use crate::record::Kind::{Contest, Entry, Prize};
use crate::record::Measure::{
    Authors, CollectivePrizes, ConsolationPrizes, Entries, Events, FirstPrizes, MovementPrizes, Prizes, SecondPrizes,
    SpecialPrizes, ThirdPrizes, Works,
};

/// The family's definitions.
pub fn definitions() -> Vec<Definition> {
    [editions(), entries(), ROUNDS.iter().flat_map(prizes).collect()].concat()
}

fn editions() -> Vec<Definition> {
    // What a Union is in a contest is said by an attribute, in which it need not be the one in charge.
    let editions = Set::of(&[Contest], "cuộc thi, hội thi").taken_part();
    let finished = editions.clone().on("có quyết định công nhận kết quả trong kỳ");
    let as_ = |role, clause| finished.clone().saying(ContestRole, role, clause);
    let sum = |set: Set, key, title| set.sum(Events, key, title);
    let unsaid = finished.clone().silent(ContestRole, "chưa ghi vai trò");
    vec![
        sum(
            editions.lasting("đã phát động và chưa có quyết định công nhận kết quả vào cuối ngày chốt"),
            "ct.dang",
            "Hội thi, cuộc thi đang tổ chức",
        ),
        sum(finished.clone(), "ct.hoan_thanh", "Hội thi, cuộc thi hoàn thành"),
        sum(
            as_("thuong_truc", "với vai trò cơ quan thường trực"),
            "ct.hoan_thanh.thuong_truc",
            "Hội thi, cuộc thi hoàn thành: cơ quan thường trực",
        ),
        sum(as_("chu_tri", "với vai trò chủ trì"), "ct.hoan_thanh.chu_tri", "Hội thi, cuộc thi hoàn thành: chủ trì"),
        sum(
            as_("thanh_vien", "với vai trò thành viên Ban Tổ chức"),
            "ct.hoan_thanh.thanh_vien",
            "Hội thi, cuộc thi hoàn thành: thành viên Ban Tổ chức",
        ),
        sum(
            as_("phoi_hop", "với vai trò phối hợp"),
            "ct.hoan_thanh.phoi_hop",
            "Hội thi, cuộc thi hoàn thành: phối hợp",
        ),
        sum(
            as_("tham_muu", "với vai trò tham mưu"),
            "ct.hoan_thanh.tham_muu",
            "Hội thi, cuộc thi hoàn thành: tham mưu",
        ),
        sum(unsaid, "ct.hoan_thanh.chua_tach", "Hội thi, cuộc thi hoàn thành: chưa ghi vai trò"),
    ]
}

fn entries() -> Vec<Definition> {
    let entries = Set::of(&[Entry], "bài dự thi").on("đã tiếp nhận, có ngày tiếp nhận trong kỳ");
    let at = |round, clause| entries.clone().saying(Round, round, clause);
    let of = |contests: &[&str], clause| {
        at("tinh", "ở vòng tỉnh").only(P::one_of(Attribute::Contest.code(), contests.iter().copied()), clause)
    };
    vec![
        at("co_so", "ở vòng cơ sở").sum(Entries, "bai.co_so", "Bài dự thi tiếp nhận, cấp cơ sở"),
        at("huyen", "ở vòng huyện").sum(Entries, "bai.huyen", "Bài dự thi tiếp nhận, cấp huyện"),
        Definition {
            unit: "giải pháp".to_owned(),
            ..of(&["stkt", "nha_nong"], "của hội thi kỹ thuật").sum(
                Entries,
                "bai.tinh.giai_phap",
                "Giải pháp dự thi tiếp nhận, cấp tỉnh",
            )
        },
        Definition {
            unit: "mô hình".to_owned(),
            ..of(&["ttnnd"], "của cuộc thi thanh thiếu niên nhi đồng").sum(
                Entries,
                "bai.tinh.mo_hinh",
                "Mô hình, sản phẩm dự thi tiếp nhận, cấp tỉnh",
            )
        },
        of(&["vifotec", "khac"], "của giải thưởng, cuộc thi khác").sum(
            Entries,
            "bai.tinh.khac",
            "Bài dự thi khác tiếp nhận, cấp tỉnh",
        ),
        at("toan_quoc", "ở vòng toàn quốc").sum(Entries, "bai.toan_quoc", "Bài gửi dự thi toàn quốc"),
        at("tinh", "ở vòng tỉnh").noting("cộng số tác giả ghi ở từng bản ghi").sum(
            Authors,
            "tac_gia.tinh",
            "Tác giả dự thi, cấp tỉnh",
        ),
    ]
}

/// A round as its figures are called.
struct RoundOf {
    /// Its word.
    round: &'static str,
    clause: &'static str,
    /// After a comma in a title.
    level: &'static str,
    /// The key of its prizes.
    prizes: &'static str,
    /// The key of the works that won them.
    works: &'static str,
    /// What a reader might not expect.
    note: &'static str,
}

const ROUNDS: [RoundOf; 4] = [
    RoundOf {
        round: "co_so",
        clause: "ở vòng cơ sở",
        level: "cấp cơ sở",
        prizes: "giai.co_so",
        works: "ctg.co_so",
        note: "",
    },
    RoundOf {
        round: "huyen",
        clause: "ở vòng huyện",
        level: "cấp huyện",
        prizes: "giai.huyen",
        works: "ctg.huyen",
        note: "",
    },
    RoundOf {
        round: "tinh",
        clause: "ở vòng tỉnh",
        level: "cấp tỉnh",
        prizes: "giai.tinh",
        works: "ctg.tinh",
        note: "",
    },
    RoundOf {
        round: "toan_quoc",
        clause: "ở vòng toàn quốc",
        level: "cấp toàn quốc (của tỉnh)",
        prizes: "tq.giai",
        works: "tq.ctg",
        note: "là giải của tỉnh, có ở mọi Liên hiệp hội được ghi trong bản ghi, ở cấp toàn quốc một lần",
    },
];

fn prizes(of: &RoundOf) -> Vec<Definition> {
    let all = Set::of(&[Prize], "giải thưởng").saying(Round, of.round, of.clause).noting(of.note);
    let all = if of.round == "toan_quoc" { all.taken_part() } else { all };
    let won = not_revoked(decided(all.clone().on("đã quyết định, có ngày quyết định trong kỳ")));
    let undated = not_revoked(announced(all.on("đã quyết định, có ngày công bố, trao trong kỳ")));
    let RoundOf { level, prizes, works, .. } = of;
    let classes = [
        (SpecialPrizes, "dac_biet", "Giải đặc biệt"),
        (FirstPrizes, "nhat", "Giải nhất"),
        (SecondPrizes, "nhi", "Giải nhì"),
        (ThirdPrizes, "ba", "Giải ba"),
        (ConsolationPrizes, "khuyen_khich", "Giải khuyến khích"),
        (MovementPrizes, "phong_trao", "Giải phong trào"),
        (CollectivePrizes, "tap_the", "Giải tập thể"),
    ];
    let class = |(measure, word, title)| won.sum(measure, &format!("{prizes}.{word}"), &format!("{title}, {level}"));
    let whole = [
        won.sum(Prizes, prizes, &format!("Số giải, {level}")),
        undated.sum(Prizes, &format!("{prizes}.chua_ro_ngay"), &format!("Số giải chưa rõ ngày quyết định, {level}")),
        won.sum(Works, works, &format!("Công trình đoạt giải, {level}")),
        undated.sum(
            Works,
            &format!("{works}.chua_ro_ngay"),
            &format!("Công trình đoạt giải chưa rõ ngày quyết định, {level}"),
        ),
    ];
    whole.into_iter().chain(classes.map(class)).collect()
}
