//! One line of history for all rooms: `migrations/NNNN_name.sql`, applied in order, each in its own transaction, never
//! edited once it has left the house (its digest is kept and compared). Types are written once and turned into each
//! engine's own here; a step that must differ is a pair `NNNN_name.sqlite.sql` / `NNNN_name.postgres.sql`.

use kernel::Fault;
use rust_embed::RustEmbed;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use sha2::{Digest, Sha256};

use crate::args;
use crate::db::Db;
use crate::fault::fault;
use crate::target::Engine;

#[derive(RustEmbed)]
#[folder = "../../migrations"]
struct Embedded;

/// One step of the schema's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// "0001_house".
    pub name: String,
    /// The statements, in the engine's own types.
    pub sql: String,
    /// SHA-256 of the file as written.
    pub digest: String,
    /// Rows that plausibly stand after this step (`migrations/samples/`), so that later steps must live with them.
    pub sample: Option<String>,
}

/// How the schema of a database stands to this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// All steps are applied.
    Current,
    /// These steps are missing.
    Behind(Vec<String>),
    /// The database has a step this program does not know: it was served by a newer program.
    Newer(String),
}

/// All steps for an engine, in order.
///
/// # Errors
/// When an embedded file is not UTF-8: a mistake of ours.
pub fn history(engine: Engine) -> Result<Vec<Migration>, Fault> {
    let (ours, other) = match engine {
        Engine::Sqlite => (".sqlite.sql", ".postgres.sql"),
        Engine::Postgres => (".postgres.sql", ".sqlite.sql"),
    };
    let mut files: Vec<String> = Embedded::iter().map(String::from).filter(|file| !file.contains('/')).collect();
    files.retain(|file| file.ends_with(".sql") && !file.ends_with(other));
    files.sort();
    files
        .iter()
        .map(|file| {
            let text = embedded(file)?.ok_or_else(|| Fault::new(format!("migration {file} is gone")))?;
            let name = file.trim_end_matches(ours).trim_end_matches(".sql").to_owned();
            let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()));
            let sample = embedded(&format!("samples/{name}.sql"))?;
            Ok(Migration { name, sql: in_types_of(engine, &text), digest, sample })
        })
        .collect()
}

fn embedded(file: &str) -> Result<Option<String>, Fault> {
    let Some(found) = Embedded::get(file) else { return Ok(None) };
    String::from_utf8(found.data.into_owned()).map(Some).map_err(|error| Fault::caused(format!("read {file}"), error))
}

/// TEXT, BIGINT and BYTES in the engine's own words. SQLite tables are STRICT, PostgreSQL text compares bytewise, so both
/// hold the same values in the same order.
fn in_types_of(engine: Engine, sql: &str) -> String {
    let mut out = String::new();
    for line in sql.lines() {
        let code = line.split("--").next().unwrap_or_default().trim_end();
        let turned = match engine {
            Engine::Sqlite => {
                let code = code.replace(" BIGINT", " INTEGER").replace(" BYTES", " BLOB");
                if code == ");" { ") STRICT;".to_owned() } else { code }
            }
            Engine::Postgres => code.replace(" TEXT", " TEXT COLLATE \"C\"").replace(" BYTES", " BYTEA"),
        };
        if !turned.is_empty() {
            out.push_str(&turned);
            out.push('\n');
        }
    }
    out
}

impl Db {
    /// How the schema stands.
    ///
    /// # Errors
    /// What the engine says, or that an applied step was edited since.
    pub async fn schema_standing(&self) -> Result<Standing, Fault> {
        let on = self.inner.connections.begin_migrating().await?;
        make_schema_table(self.engine(), &on).await?;
        on.commit().await.map_err(|error| fault("commit the schema's history", error))?;
        let applied = self
            .read(async |view| {
                let rows = view.all("SELECT name, digest FROM schema_history ORDER BY name", args![]).await?;
                rows.iter()
                    .map(|row| Ok((row.get("name")?, row.get("digest")?)))
                    .collect::<Result<Vec<(String, String)>, Fault>>()
            })
            .await?;
        let history = history(self.engine())?;
        for (name, digest) in &applied {
            match history.iter().find(|step| step.name == *name) {
                None => return Ok(Standing::Newer(name.clone())),
                Some(step) if step.digest != *digest => {
                    return Err(Fault::new(format!("migration {name} was edited after it was applied")));
                }
                Some(_) => {}
            }
        }
        let missing: Vec<String> =
            history.into_iter().map(|step| step.name).filter(|name| !applied.iter().any(|(n, _)| n == name)).collect();
        Ok(if missing.is_empty() { Standing::Current } else { Standing::Behind(missing) })
    }

    /// Applies the missing steps in order and names them.
    ///
    /// # Errors
    /// What the engine says, or that the database is newer than this program: nothing is changed then.
    pub async fn migrate(&self) -> Result<Vec<String>, Fault> {
        let missing = match self.schema_standing().await? {
            Standing::Current => return Ok(Vec::new()),
            Standing::Newer(name) => {
                return Err(Fault::new(format!("the database has step {name}, which this program does not know")));
            }
            Standing::Behind(missing) => missing,
        };
        for step in history(self.engine())?.iter().filter(|step| missing.contains(&step.name)) {
            self.apply(step).await.map_err(|fault| fault.while_doing(format!("migration {}", step.name)))?;
        }
        Ok(missing)
    }

    /// Applies one step unless it is applied already; public for the law that runs each step over the rows of the ones
    /// before.
    ///
    /// # Errors
    /// What the engine says; the step is then undone whole.
    pub async fn apply(&self, step: &Migration) -> Result<(), Fault> {
        let connections = &self.inner.connections;
        let on = connections.begin_migrating().await?;
        make_schema_table(self.engine(), &on).await?;
        let look = "SELECT 1 FROM schema_history WHERE name = $1";
        let looked = on.query_all_raw(connections.statement(look, args![&step.name])).await;
        // Another program that started at the same time was faster: the same step, hence the same digest.
        if looked.map_err(|error| fault(look, error))?.is_empty() {
            on.execute_unprepared(&step.sql).await.map_err(|error| fault(&step.sql, error))?;
            let note = "INSERT INTO schema_history (name, digest, applied_at) VALUES ($1, $2, $3)";
            let values = args![&step.name, &step.digest, self.clock().now()];
            on.execute_raw(connections.statement(note, values)).await.map_err(|error| fault(note, error))?;
        }
        on.commit().await.map_err(|error| fault("commit a migration", error))
    }

    /// Runs the sample rows of a step, for the same law; `X'…'` stands for bytes on both engines.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn run_sample(&self, sql: &str) -> Result<(), Fault> {
        let sql = in_bytes_of(self.engine(), sql);
        let on = self.inner.connections.begin_writing().await?;
        on.execute_unprepared(&sql).await.map_err(|error| fault(&sql, error))?;
        on.commit().await.map_err(|error| fault("commit a sample", error))
    }
}

async fn make_schema_table(engine: Engine, on: &DatabaseTransaction) -> Result<(), Fault> {
    let sql = in_types_of(
        engine,
        "CREATE TABLE IF NOT EXISTS schema_history (
            name TEXT NOT NULL PRIMARY KEY,
            digest TEXT NOT NULL,
            applied_at BIGINT NOT NULL
        \n);",
    );
    on.execute_unprepared(&sql).await.map(drop).map_err(|error| fault(&sql, error))
}

/// `X'0a1b'` in the engine's own words.
fn in_bytes_of(engine: Engine, sql: &str) -> String {
    match engine {
        Engine::Sqlite => sql.to_owned(),
        Engine::Postgres => {
            // Between the quotes stand hexadecimal digits only, so the next quote ends the bytes.
            let mut parts = sql.split(" X'");
            let mut out = parts.next().unwrap_or_default().to_owned();
            for part in parts {
                out.push_str(" '\\x");
                out.push_str(&part.replacen('\'', "'::BYTEA", 1));
            }
            out
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_the_engines_own() {
        let sql = "VALUES (1, X'0a', 'X''s', X'')";
        assert_eq!(in_bytes_of(Engine::Sqlite, sql), sql);
        assert_eq!(in_bytes_of(Engine::Postgres, sql), "VALUES (1, '\\x0a'::BYTEA, 'X''s', '\\x'::BYTEA)");
    }

    #[test]
    fn types_become_the_engines_own() {
        let sql = "CREATE TABLE a (\n    no BIGINT NOT NULL, -- a number\n    key BYTES, name TEXT NOT NULL\n);\n";
        assert_eq!(
            in_types_of(Engine::Sqlite, sql),
            "CREATE TABLE a (\n    no INTEGER NOT NULL,\n    key BLOB, name TEXT NOT NULL\n) STRICT;\n"
        );
        assert_eq!(
            in_types_of(Engine::Postgres, sql),
            "CREATE TABLE a (\n    no BIGINT NOT NULL,\n    key BYTEA, name TEXT COLLATE \"C\" NOT NULL\n);\n"
        );
    }
}
