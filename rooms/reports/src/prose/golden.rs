//! The golden sentences: docs/rules/prose.md numbers them, this file repeats each to the letter and reads the document to
//! see that it says the same. A change of wording is a change of both.

use figures::Number;
use kernel::Qualifier::{self, About, Exact, Nearly, Over};
use kernel::document::{FigureRun, Inline};

use super::training::{Reach, Training, training};

const NONE: Reach = Reach { attendances: Number::ZERO, trainees: Number::ZERO, households: Number::ZERO };

fn n(value: i64, qualifier: Qualifier) -> Number {
    Number { value: Some(value), unknown: 0, records: 2, qualifier }
}

fn e(value: i64) -> Number {
    n(value, Exact)
}

fn unknown() -> Number {
    Number { value: None, unknown: 2, records: 2, qualifier: Exact }
}

fn partly(value: i64) -> Number {
    Number { value: Some(value), unknown: 1, records: 3, qualifier: Exact }
}

fn nothing() -> Training {
    Training {
        led: Number::ZERO,
        led_before: Number::ZERO,
        bulk: Number::ZERO,
        led_reach: NONE,
        helped: Number::ZERO,
        helped_reach: NONE,
    }
}

fn led(now: Number, before: Number) -> Training {
    Training { led: now, led_before: before, ..nothing() }
}

fn said(facts: &Training) -> String {
    let run = |key: &str, number: &Number, text: String| FigureRun {
        id: key.to_owned(),
        key: key.to_owned(),
        version: 1,
        value: number.value,
        text,
        opens: None,
    };
    training("Liên hiệp hội và các đơn vị, hội thành viên", facts, &run).iter().map(Inline::text).collect()
}

fn sentences() -> Vec<Training> {
    let attended = |number| Reach { attendances: number, ..NONE };
    let trained = |number| Reach { trainees: number, ..NONE };
    let housed = |number| Reach { households: number, ..NONE };
    vec![
        nothing(),
        led(Number::ZERO, e(3)),
        led(e(1), e(1)),
        led(e(2), e(5)),
        led(e(26), e(22)),
        led(e(12), Number::ZERO),
        Training { led_reach: attended(n(9000, Over)), ..led(e(19), e(22)) },
        Training { led_reach: attended(n(500, Nearly)), ..led(e(4), e(4)) },
        Training { led_reach: attended(n(500, About)), ..led(e(4), e(3)) },
        Training { led_reach: attended(e(182_068)), ..led(e(3226), e(3000)) },
        Training { led_reach: housed(e(700)), ..led(e(7), e(9)) },
        Training { led_reach: trained(e(120)), ..led(e(2), e(2)) },
        Training {
            led_reach: Reach { attendances: n(9000, Over), trainees: Number::ZERO, households: e(700) },
            ..led(e(26), e(22))
        },
        Training { led_reach: Reach { attendances: e(1250), trainees: e(120), households: e(45) }, ..led(e(10), e(8)) },
        Training { helped: e(2), helped_reach: trained(e(120)), ..nothing() },
        Training { led_reach: attended(e(300)), helped: e(2), helped_reach: trained(e(120)), ..led(e(5), e(3)) },
        Training { led_reach: attended(unknown()), ..led(e(3), e(3)) },
        Training { led_reach: attended(partly(120)), ..led(e(3), e(2)) },
        Training { bulk: e(10), ..led(e(10), Number::ZERO) },
        Training { bulk: Number { records: 1, ..e(10) }, led_reach: attended(e(640)), ..led(e(14), e(15)) },
        Training { bulk: unknown(), led_reach: attended(e(800)), ..led(partly(6), e(4)) },
        led(n(100, About), e(100)),
        led(n(100, Over), e(60)),
        Training { bulk: unknown(), led_reach: attended(e(800)), ..led(unknown(), e(4)) },
        Training { helped: unknown(), helped_reach: attended(partly(0)), ..led(Number::ZERO, e(5)) },
        Training { led_reach: housed(e(0)), helped: unknown(), ..led(e(3), n(3, Nearly)) },
    ]
}

#[test]
fn golden_sentences() {
    let all: Vec<String> =
        sentences().iter().enumerate().map(|(place, facts)| format!("{}. {}", place + 1, said(facts))).collect();
    insta::assert_snapshot!(all.join("\n"), @"
    1. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên chưa ghi nhận lớp tập huấn nào.
    2. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên chưa ghi nhận lớp tập huấn nào. So với cùng kỳ năm trước, số lớp chủ trì giảm 03 lớp.
    3. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 01 lớp tập huấn. Số lớp chủ trì bằng cùng kỳ năm trước.
    4. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 02 lớp tập huấn. So với cùng kỳ năm trước, số lớp chủ trì giảm 03 lớp.
    5. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 26 lớp tập huấn. So với cùng kỳ năm trước, số lớp chủ trì tăng 04 lớp.
    6. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 12 lớp tập huấn. Cùng kỳ năm trước không ghi nhận lớp nào.
    7. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 19 lớp tập huấn cho hơn 9.000 lượt người. So với cùng kỳ năm trước, số lớp chủ trì giảm 03 lớp.
    8. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 04 lớp tập huấn cho gần 500 lượt người. Số lớp chủ trì bằng cùng kỳ năm trước.
    9. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 04 lớp tập huấn cho khoảng 500 lượt người. So với cùng kỳ năm trước, số lớp chủ trì tăng 01 lớp.
    10. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 3.226 lớp tập huấn cho 182.068 lượt người. So với cùng kỳ năm trước, số lớp chủ trì tăng 226 lớp.
    11. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 07 lớp tập huấn cho 700 hộ. So với cùng kỳ năm trước, số lớp chủ trì giảm 02 lớp.
    12. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 02 lớp tập huấn cho 120 học viên. Số lớp chủ trì bằng cùng kỳ năm trước.
    13. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 26 lớp tập huấn cho hơn 9.000 lượt người và 700 hộ. So với cùng kỳ năm trước, số lớp chủ trì tăng 04 lớp.
    14. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 10 lớp tập huấn cho 1.250 lượt người, 120 học viên và 45 hộ. So với cùng kỳ năm trước, số lớp chủ trì tăng 02 lớp.
    15. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã phối hợp tổ chức 02 lớp tập huấn cho 120 học viên.
    16. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 05 lớp tập huấn cho 300 lượt người; phối hợp tổ chức 02 lớp cho 120 học viên. So với cùng kỳ năm trước, số lớp chủ trì tăng 02 lớp.
    17. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 03 lớp tập huấn (chưa rõ số lượt người). Số lớp chủ trì bằng cùng kỳ năm trước.
    18. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 03 lớp tập huấn cho ít nhất 120 lượt người. So với cùng kỳ năm trước, số lớp chủ trì tăng 01 lớp.
    19. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 10 lớp tập huấn. Toàn bộ 10 lớp là số liệu gộp, chưa ghi chi tiết từng lớp. Cùng kỳ năm trước không ghi nhận lớp nào.
    20. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 14 lớp tập huấn cho 640 lượt người. Trong đó, 10 lớp là số liệu gộp, chưa ghi chi tiết từng lớp. So với cùng kỳ năm trước, số lớp chủ trì giảm 01 lớp.
    21. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức ít nhất 06 lớp tập huấn cho 800 lượt người. Trong đó có số liệu gộp chưa rõ số lớp.
    22. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức khoảng 100 lớp tập huấn. Số lớp chủ trì tương đương cùng kỳ năm trước.
    23. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức hơn 100 lớp tập huấn. So với cùng kỳ năm trước, số lớp chủ trì tăng hơn 40 lớp.
    24. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức các lớp tập huấn cho 800 lượt người (chưa rõ số lớp). Toàn bộ là số liệu gộp, chưa ghi chi tiết từng lớp.
    25. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã phối hợp tổ chức các lớp tập huấn (chưa rõ số lớp và chưa rõ số lượt người). So với cùng kỳ năm trước, số lớp chủ trì giảm 05 lớp.
    26. Trong kỳ, Liên hiệp hội và các đơn vị, hội thành viên đã tổ chức 03 lớp tập huấn; phối hợp tổ chức các lớp (chưa rõ số lớp). Số lớp chủ trì tương đương cùng kỳ năm trước.
    ");
}

#[test]
fn the_rule_document_says_the_same() {
    let document = include_str!("../../../../docs/rules/prose.md");
    for (place, facts) in sentences().iter().enumerate() {
        let sentence = said(facts);
        assert!(document.contains(&sentence), "docs/rules/prose.md lacks sentence {}: {sentence}", place + 1);
    }
}
