//! Opening the data for a command, and seeing to their schema: a SQLite file is brought up to date by the program that
//! opens it, a PostgreSQL database by `hoitu migrate`, because other copies of an older program may be serving from it. A
//! schema newer than the program is never touched.

use std::sync::Arc;

use kernel::{Dice, Fault, SharedClock};
use store::{Db, Engine, Standing, Target};

use crate::config::Settings;
use crate::platform;
use crate::stop::Stop;

/// Who brings the schema up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Upgrade {
    /// This command, on either engine: `migrate` and `demo`.
    Here,
    /// This command on SQLite; on PostgreSQL whoever runs `hoitu migrate`.
    SqliteOnly,
}

/// Opens the data with a schema that this program knows.
///
/// # Errors
/// A sentence where the schema is newer, or behind and not ours to change; a fault where the data do not open.
pub async fn open(settings: &Settings, clock: SharedClock, dice: Arc<Dice>, upgrade: Upgrade) -> Result<Db, Stop> {
    // The folder holds personal data and the key that opens secrets: nobody else on the machine looks into it.
    platform::make_private_folder(&settings.data)
        .map_err(|error| Fault::caused(format!("create the data folder {}", settings.data.display()), error))?;
    let db = Db::open(&settings.target, clock, dice).await?;
    see_to_schema(&db, upgrade).await?;
    Ok(db)
}

/// Opens data that must be there already: a command that only reads must not leave an empty house behind a typing error.
///
/// # Errors
/// As [`open`], and a sentence where there are no data.
pub async fn open_existing(settings: &Settings, clock: SharedClock, dice: Arc<Dice>) -> Result<Db, Stop> {
    if let Target::Folder(folder) = &settings.target
        && !Target::sqlite_file(folder).exists()
    {
        return Err(Stop::said(format!(
            "Chưa có dữ liệu trong thư mục {}. Hãy nêu đúng thư mục bằng --data, hoặc dựng dữ liệu mẫu bằng “hoitu demo”.",
            folder.display()
        )));
    }
    open(settings, clock, dice, Upgrade::SqliteOnly).await
}

/// Brings the schema up to date where that is this command's business; names the steps it applied.
///
/// # Errors
/// As [`open`].
pub async fn see_to_schema(db: &Db, upgrade: Upgrade) -> Result<Vec<String>, Stop> {
    match (db.schema_standing().await?, db.engine(), upgrade) {
        (Standing::Current, ..) => Ok(Vec::new()),
        (Standing::Newer(step), ..) => Err(Stop::said(format!(
            "Dữ liệu đã được một bản Hội Tụ mới hơn nâng cấp (bước {step}), bản này không hiểu và không động vào. Hãy dùng bản mới hơn."
        ))),
        (Standing::Behind(steps), Engine::Postgres, Upgrade::SqliteOnly) => Err(Stop::said(format!(
            "Cấu trúc cơ sở dữ liệu PostgreSQL cũ hơn chương trình này ({} bước, từ {}). Hãy dừng các bản đang chạy, sao lưu, rồi chạy “hoitu migrate”.",
            steps.len(),
            steps.first().map_or("", String::as_str)
        ))),
        (Standing::Behind(_), ..) => Ok(db.migrate().await?),
    }
}

#[cfg(test)]
mod tests {
    use store::args;
    use testkit::{Fresh, engines};

    use super::*;

    #[tokio::test]
    async fn an_older_schema_is_brought_up_where_that_is_ours() {
        for engine in engines() {
            let house = Fresh::new(engine, false).await;
            let first = see_to_schema(&house.db, Upgrade::SqliteOnly).await;
            match engine {
                Engine::Sqlite => assert!(first.unwrap().contains(&"0001_house".to_owned())),
                Engine::Postgres => {
                    let stop = first.unwrap_err().to_string();
                    assert!(stop.contains("“hoitu migrate”"), "{stop}");
                    assert!(!see_to_schema(&house.db, Upgrade::Here).await.unwrap().is_empty());
                }
            }
            assert_eq!(see_to_schema(&house.db, Upgrade::SqliteOnly).await.unwrap(), Vec::<String>::new());
        }
    }

    #[tokio::test]
    async fn a_newer_schema_is_left_alone() {
        for engine in engines() {
            let house = Fresh::new(engine, true).await;
            let note = "INSERT INTO schema_history (name, digest, applied_at) VALUES ('9999_future', '', 0)";
            house.db.write(async |tx| tx.run(note, args![]).await).await.unwrap();
            let stop = see_to_schema(&house.db, Upgrade::Here).await.unwrap_err().to_string();
            assert!(stop.contains("9999_future") && stop.contains("mới hơn"), "{stop}");
        }
    }
}
