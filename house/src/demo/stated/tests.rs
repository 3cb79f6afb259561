use std::fs;
use std::path::Path;

use super::*;
use crate::demo::facts::TEXTS;

#[test]
fn the_page_says_what_the_demo_holds() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/demo.md");
    let page = page(&TEXTS);
    if std::env::var_os("HOITU_BLESS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap() == page,
        "docs/demo.md: run this test with HOITU_BLESS=1, then read the diff"
    );
}

#[test]
fn what_is_kept_nowhere_says_why() {
    let why = TEXTS.iter().flat_map(|text| text.stated).filter_map(|Stated(said, kept)| match kept {
        Kept::Nowhere(why) if *why != OPINION => Some(format!("{said}: {why}")),
        _ => None,
    });
    insta::assert_snapshot!(why.collect::<Vec<_>>().join("\n"), @"
    Thực hiện Nghị quyết số 27-NQ/TW và Chỉ thị số 42-CT/TW: căn cứ chung của việc thành lập, không phải một hoạt động
    Bầu bổ sung Phó Chủ tịch, nhân sự Ban Chấp hành, Ban Thường vụ khóa V: chưa có loại bản ghi: thay đổi tổ chức, nhân sự, nhiệm kỳ
    Củng cố, kiện toàn Ban Chấp hành, Ban Thường vụ: chưa có loại bản ghi: thay đổi tổ chức, nhân sự, nhiệm kỳ
    Kéo dài nhiệm kỳ, Đại hội đến năm 2025 theo ý kiến Thường trực Tỉnh ủy: chưa có loại bản ghi: thay đổi tổ chức, nhân sự, nhiệm kỳ
    ");
}
