//! `hoitu import records` and `hoitu export records`: workbooks in and out of the ledger at the console, by the very
//! reading and judging of the pages. The exit code tells a script what happened: 0 done, 1 not possible, 3 rows with
//! errors, 4 rows that may be in the ledger already; nothing was written then.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use activities::import::{self, Asked, BadRows, DryRun, File, Told, Twins};
use activities::record::Kind;
use kernel::Day;
use organisation::Body;
use store::Db;
use web::Problem;

use super::{Bench, named};
use crate::cli::{ExportRecords, ImportRecords};
use crate::data;
use crate::stop::Stop;

/// Rows with errors kept all others out.
const BAD_ROWS: u8 = 3;
/// Rows that may be in the ledger already kept all others out.
const TWINS: u8 = 4;

/// Takes a workbook in.
///
/// # Errors
/// A sentence where the file cannot be read or a rule says no.
pub async fn import(mut bench: Bench<'_>, asked: &ImportRecords) -> Result<ExitCode, Stop> {
    let file = read(&asked.file)?;
    let keys = asked.map.as_deref().map(keys).transpose()?.unwrap_or_default();
    let wanted = Asked {
        kind: asked.kind,
        keys,
        bad_rows: if asked.skip_bad_rows { BadRows::Skip } else { BadRows::Stop },
        twins: asked.twins,
        dry_run: if asked.dry_run { DryRun::Yes } else { DryRun::No },
    };
    let db = data::open_existing(&bench.settings, bench.clock.clone(), bench.dice.clone()).await?;
    let told = taken(&db, &asked.union, file, &wanted).await;
    db.close().await;
    let told = told?;
    bench.say(&table(&told))?;
    let bad = told.counts.bad > 0 && wanted.bad_rows == BadRows::Stop;
    let twins = told.counts.alike > 0 && wanted.twins == Twins::Stop && wanted.dry_run == DryRun::No;
    Ok(match (bad, twins) {
        (true, _) => ExitCode::from(BAD_ROWS),
        (false, true) => ExitCode::from(TWINS),
        (false, false) => ExitCode::SUCCESS,
    })
}

async fn taken(db: &Db, slug: &str, file: File, asked: &Asked) -> Result<Told, Stop> {
    let union = db.read(async |view| named::union(view, slug).await).await?;
    import::import(db, &union, file, asked).await.map_err(said)
}

/// Takes records out.
///
/// # Errors
/// A sentence where there is no such Union or nothing to take out.
pub async fn export(mut bench: Bench<'_>, asked: &ExportRecords) -> Result<ExitCode, Stop> {
    let db = data::open_existing(&bench.settings, bench.clock.clone(), bench.dice.clone()).await?;
    let written = written(&db, asked).await;
    db.close().await;
    bench.say(&written?.join("\n"))?;
    Ok(ExitCode::SUCCESS)
}

async fn written(db: &Db, asked: &ExportRecords) -> Result<Vec<String>, Stop> {
    let union: Body = db.read(async |view| named::union(view, &asked.union).await).await?;
    let days = (asked.from.unwrap_or(Day::MIN), asked.to.unwrap_or(Day::MAX));
    let kinds: Vec<Kind> = asked.kind.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind]);
    let mut lines = Vec::new();
    for kind in kinds {
        let Some(bytes) = import::export(db, &union, kind, days).await.map_err(said)? else { continue };
        let path = path(asked, kind);
        write(&path, &bytes)?;
        lines.push(format!("Đã xuất {} ra {}", kind.row().noun, path.display()));
    }
    if lines.is_empty() {
        return Err(Stop::said("Không có bản ghi nào để xuất."));
    }
    Ok(lines)
}

fn path(asked: &ExportRecords, kind: Kind) -> PathBuf {
    let name = format!("{}.xlsx", kind.row().slug);
    match (&asked.out, asked.kind) {
        (Some(file), Some(_)) => file.clone(),
        (Some(folder), None) => folder.join(name),
        (None, _) => PathBuf::from(name),
    }
}

/// Writes a file, and makes its folder where there is none.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, bytes)).map_err(|error| {
        let why = match error.kind() {
            ErrorKind::PermissionDenied => "không có quyền ghi ở đó",
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "một phần của đường dẫn là tệp, không phải thư mục",
            ErrorKind::IsADirectory => "đường dẫn là thư mục; hãy nêu tên tệp",
            ErrorKind::StorageFull => "ổ đĩa đã đầy",
            ErrorKind::ReadOnlyFilesystem => "nơi ấy chỉ đọc được",
            _ => "hãy kiểm tra đường dẫn và quyền ghi",
        };
        Stop::said(format!("Không ghi được tệp {}: {why}.", path.display()))
    })
}

fn read(path: &Path) -> Result<File, Stop> {
    let bytes =
        fs::read(path).map_err(|error| Stop::said(format!("Không đọc được tệp {}: {error}.", path.display())))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(File { name, bytes: Arc::from(bytes) })
}

/// What the file of `--map` says.
fn keys(path: &Path) -> Result<BTreeMap<String, String>, Stop> {
    let text = fs::read_to_string(path)
        .map_err(|error| Stop::said(format!("Không đọc được tệp ghép cột {}: {error}.", path.display())))?;
    import::read_map(&text).map_err(|refusal| Stop::said(format!("{}: {}", path.display(), refusal.sentence)))
}

fn table(told: &Told) -> String {
    let mut lines = vec!["Cột trong tệp → mục".to_owned()];
    for (heading, meaning) in &told.columns {
        let meaning = if meaning.is_empty() { "(không nhập)" } else { meaning };
        lines.push(format!("  {heading} → {meaning}"));
    }
    lines.extend(told.remarks.iter().cloned());
    lines.extend(told.sentences.iter().cloned());
    let counts = told.counts;
    lines.push(format!(
        "Số dòng: {}; ghi mới: {}; có thể trùng: {}; đã có: {}; sửa: {}; giữ nguyên: {}; cần xem: {}; lỗi: {}.",
        counts.rows,
        counts.new - counts.alike,
        counts.alike,
        counts.there,
        counts.corrects,
        counts.left,
        counts.warned,
        counts.bad
    ));
    lines.push(match &told.written {
        Some(account) => format!("Đã ghi vào sổ: {}.", account.words()),
        None if counts.alike > 0 && counts.bad == 0 => {
            "Chưa ghi dòng nào. Với dòng có thể trùng, hãy chọn --twins la-mot hoặc --twins khac-nhau.".to_owned()
        }
        None => "Chưa ghi dòng nào.".to_owned(),
    });
    lines.join("\n")
}

fn said(problem: Problem) -> Stop {
    match problem {
        Problem::Refused(refusal) => refusal.into(),
        Problem::Fault(fault) => fault.into(),
        Problem::SignIn => Stop::said("Việc này cần đăng nhập."),
    }
}

#[cfg(test)]
mod tests {
    use testkit::each_engine;

    use super::*;

    const CLASSES: &str = "Tên lớp;Đơn vị;Thời gian;Số lượt người;Sổ\n\
        Trồng hồi;Hội Làm vườn;27-28/5/2022;1.234;A1\n\
        Sơ cứu;Hội Y học;14/6/2022;hơn 45;A2\n";

    async fn told(db: &Db, text: &str, asked: &Asked) -> String {
        let file = File { name: "so.csv".to_owned(), bytes: Arc::from(text.as_bytes()) };
        taken(db, "lang-son", file, asked).await.map_or_else(|stop| stop.to_string(), |told| table(&told))
    }

    #[tokio::test]
    async fn a_sheet_is_looked_at_then_taken_then_known() {
        each_engine(async |house| {
            let db = &house.db;
            db.write(async |tx| organisation::samples::cast(tx).await.map(drop)).await.unwrap();
            let keys = BTreeMap::from([("Sổ".to_owned(), "ma_rieng".to_owned())]);
            let asked = |dry_run| Asked {
                kind: Kind::TrainingClass,
                keys: keys.clone(),
                bad_rows: BadRows::Stop,
                twins: Twins::Stop,
                dry_run,
            };
            insta::assert_snapshot!(told(db, CLASSES, &asked(DryRun::Yes)).await, @"
            Cột trong tệp → mục
              Tên lớp → Nội dung, chuyên đề (noi_dung)
              Đơn vị → Đơn vị chủ trì (chu_tri)
              Thời gian → Thời gian (thoi_gian)
              Số lượt người → Lượt người (luot)
              Sổ → Mã riêng (ma_rieng)
            Cần xem  D2: “1.234” được hiểu là một nghìn hai trăm ba mươi tư (1.234).
            Số dòng: 2; ghi mới: 2; có thể trùng: 0; đã có: 0; sửa: 0; giữ nguyên: 0; cần xem: 1; lỗi: 0.
            Chưa ghi dòng nào.
            ");
            let last = |text: String| text.lines().rev().take(2).map(str::to_owned).collect::<Vec<_>>().join("\n");
            insta::assert_snapshot!(last(told(db, CLASSES, &asked(DryRun::No)).await), @"
            Đã ghi vào sổ: 2 bản ghi mới.
            Số dòng: 2; ghi mới: 2; có thể trùng: 0; đã có: 0; sửa: 0; giữ nguyên: 0; cần xem: 1; lỗi: 0.
            ");
            insta::assert_snapshot!(last(told(db, CLASSES, &asked(DryRun::No)).await), @"
            Đã ghi vào sổ: 0 bản ghi mới, 2 dòng đã có.
            Số dòng: 2; ghi mới: 0; có thể trùng: 0; đã có: 2; sửa: 0; giữ nguyên: 0; cần xem: 1; lỗi: 0.
            ");
            // Another sheet has one of the classes a day later.
            let other = "Tên lớp;Đơn vị;Thời gian\nTRỒNG HỒI;Hội Làm vườn;29/5/2022\n";
            let asked_of = |twins| Asked { twins, keys: BTreeMap::new(), ..asked(DryRun::No) };
            let stopped = told(db, other, &asked_of(Twins::Stop)).await;
            assert!(stopped.contains("Có thể trùng  dòng 2: “Trồng hồi” (27–28/05/2022 · Hội Làm vườn"), "{stopped}");
            assert!(stopped.contains("ghi mới: 0; có thể trùng: 1;"), "{stopped}");
            assert!(stopped.ends_with("hãy chọn --twins la-mot hoặc --twins khac-nhau."), "{stopped}");
            for known in ["có thể trùng: 1; đã có: 0", "có thể trùng: 0; đã có: 1"] {
                let same = told(db, other, &asked_of(Twins::Same)).await;
                assert!(same.contains(known) && same.ends_with("0 bản ghi mới, 1 dòng đã có."), "{same}");
            }
            let third = told(db, &other.replace("29/5", "28/5"), &asked_of(Twins::Different)).await;
            assert!(third.contains("có thể trùng: 1") && third.ends_with("Đã ghi vào sổ: 1 bản ghi mới."), "{third}");
            let wrong = CLASSES.replace("14/6/2022", "31/6/2022");
            insta::assert_snapshot!(last(told(db, &wrong, &asked(DryRun::No)).await), @"
            Chưa ghi dòng nào.
            Số dòng: 2; ghi mới: 0; có thể trùng: 0; đã có: 1; sửa: 0; giữ nguyên: 0; cần xem: 1; lỗi: 1.
            ");
            let unknown = Asked {
                keys: BTreeMap::from([("Sổ".to_owned(), "so".to_owned()), ("Mã sổ".to_owned(), "ma_rieng".to_owned())]),
                ..asked(DryRun::Yes)
            };
            insta::assert_snapshot!(told(db, CLASSES, &unknown).await, @"Tệp không có cột “Mã sổ”; các cột của tệp: “Tên lớp”, “Đơn vị”, “Thời gian”, “Số lượt người”, “Sổ”.");
            let both = CLASSES.replace("hơn 45", "~45 hộ").replace("14/6/2022", "14/6");
            insta::assert_snapshot!(last(told(db, &both, &asked(DryRun::Yes)).await), @"
            Chưa ghi dòng nào.
            Số dòng: 2; ghi mới: 0; có thể trùng: 0; đã có: 1; sửa: 0; giữ nguyên: 0; cần xem: 2; lỗi: 1.
            ");
        })
        .await;
    }

    #[test]
    fn a_folder_that_is_not_there_is_made_and_a_file_in_its_way_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("a/b/lop.xlsx");
        write(&inside, b"x").unwrap();
        assert_eq!(fs::read(&inside).unwrap(), b"x");
        let said = write(&inside.join("c.xlsx"), b"x").unwrap_err().to_string();
        assert!(said.starts_with("Không ghi được tệp") && said.contains("không phải thư mục"), "{said}");
    }
}
