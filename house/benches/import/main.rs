//! The import of 15,000 rows of 11 columns, 143 of them bad, beside a plain loop of calamine and rusqlite that inserts the
//! same rows. Each side runs in a process of its own and reads its processor time and its highest memory from Linux's
//! /proc: only the import is between the two readings, not what prepares it. `cargo bench -p hoitu --bench import`, with
//! `-- 100000` for a sheet of so many rows; what came of it and how it is read: docs/operate/performance.md.

mod plain;
mod sheet;

use std::env;
use std::fs;
use std::process::Command;

use testkit::{Fresh, TestHouse};

/// Rows of the sheet, where nobody asks for another number.
const ROWS: usize = 15_000;
/// How often each side is run; the median is told.
const RUNS: usize = 5;
/// Linux counts processor time in hundredths of a second (`USER_HZ`).
const TICKS: f64 = 100.0;

/// What one run took.
#[derive(Clone, Copy, Debug)]
pub struct Took {
    /// Seconds of processor time, of the program and of the system for it.
    pub cpu: f64,
    /// Highest resident memory in MiB.
    pub peak: f64,
}

/// Runs something between two readings.
pub fn measured(work: impl FnOnce()) -> Took {
    // Linux forgets the highest memory so far when a 5 is written here.
    fs::write("/proc/self/clear_refs", "5").expect("the highest memory can be forgotten");
    let before = ticks();
    work();
    Took { cpu: (ticks() - before) / TICKS, peak: peak() }
}

/// Processor time so far, in ticks: fields 14 and 15 behind the name in brackets.
fn ticks() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux tells of processes");
    let behind = stat.rsplit_once(')').expect("a name in brackets").1;
    behind.split_whitespace().skip(11).take(2).map(|field| field.parse::<f64>().expect("a number")).sum()
}

fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells of processes");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("the highest memory");
    line.split_whitespace().nth(1).expect("a number").parse::<f64>().expect("a number") / 1024.0
}

/// Of so many rows, how many have a day that is none: 143 of 15,000.
pub fn bad(rows: usize) -> usize {
    rows * 143 / 15_000
}

fn main() {
    let asked: Vec<String> = env::args().skip(1).collect();
    let rows = asked.iter().find_map(|word| word.parse().ok()).unwrap_or(ROWS);
    match asked.first().map(String::as_str) {
        Some("ours") => print(ours(rows, &handed_over(&asked))),
        Some("plain") => print(plain::run(rows, &handed_over(&asked))),
        _ => compare(rows),
    }
}

/// The workbook, made by the process that compares: what its making leaves in memory is no side's.
fn handed_over(asked: &[String]) -> Vec<u8> {
    fs::read(asked.get(2).expect("where the workbook lies")).expect("it can be read")
}

fn print(took: Took) {
    println!("{} {}", took.cpu, took.peak);
}

/// The page's own way: the file is sent and matched, then the job that writes it is measured.
fn ours(rows: usize, workbook: &[u8]) -> Took {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    let (house, batch, minh, job) = runtime.block_on(async {
        let fresh = Fresh::new(store::Engine::Sqlite, true).await;
        let house = TestHouse::with(fresh, activities::routes(), &[]);
        let cast = house.db().write(async |tx| organisation::samples::seated(tx).await).await.expect("a cast");
        let minh = house.visitor(&cast.minh);
        let files: [(&str, &str, &[u8]); 1] = [("file", "so.xlsx", workbook)];
        let sent = minh.upload("/lang-son/nhap-so-lieu", &[("loai", "lop-tap-huan")], &files).await;
        let batch = sent.location().expect("the sheet is sent, its headings are those of a template");
        let taken = minh.post(&format!("{batch}/ghi"), &[("dong_loi", "skip")]).await;
        assert_eq!(taken.status, 303, "{}", taken.words());
        let job = house.db().claim_job().await.expect("jobs are told").expect("the import is a job");
        (house, batch, minh, job)
    });
    let took = measured(|| runtime.block_on(activities::import::perform(house.db(), &job)).expect("it is written"));
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM record";
    let count = async |view: &store::Snapshot| view.one(sql, Vec::new()).await?.get::<i64>("n");
    let written: i64 = runtime.block_on(house.db().read(count)).expect("records can be counted");
    let said = || runtime.block_on(minh.get(&batch)).words();
    assert_eq!(written, i64::try_from(rows - bad(rows)).expect("few"), "every good row is a record: {}", said());
    took
}

fn compare(rows: usize) {
    let made = tempfile::tempdir().expect("a folder");
    let workbook = made.path().join("so.xlsx");
    fs::write(&workbook, sheet::workbook(rows)).expect("the workbook is written");
    let run = |side: &str| {
        let program = env::current_exe().expect("this program");
        let done = Command::new(program).args([side, &rows.to_string()]).arg(&workbook).output().expect("it runs");
        assert!(done.status.success(), "{side}: {}", String::from_utf8_lossy(&done.stderr));
        let text = String::from_utf8_lossy(&done.stdout).into_owned();
        let mut numbers = text.split_whitespace().map(|number| number.parse::<f64>().expect("a number"));
        Took { cpu: numbers.next().expect("seconds"), peak: numbers.next().expect("memory") }
    };
    // Turn by turn, so that whatever else the machine does falls on both.
    let (mut ours, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        ours.push(run("ours"));
        plain.push(run("plain"));
    }
    let median = |mut all: Vec<f64>| {
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    let told = |all: &[Took]| {
        (median(all.iter().map(|took| took.cpu).collect()), median(all.iter().map(|took| took.peak).collect()))
    };
    let ((our_cpu, our_peak), (plain_cpu, plain_peak)) = (told(&ours), told(&plain));
    println!("{rows} rows of 11 columns, {} bad; median of {RUNS} runs each", bad(rows));
    println!("import       {our_cpu:.2} s CPU  {our_peak:.1} MiB peak");
    println!("plain loop   {plain_cpu:.2} s CPU  {plain_peak:.1} MiB peak");
    println!("ratio        {:.2} CPU (aim 1.50)   peak aim 64 MiB", our_cpu / plain_cpu);
}
