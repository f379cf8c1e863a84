//! Measures setting documents: the first of five pages, a hundred of all kinds, a keystroke in ten pages, memory; beside LibreOffice
//! in the same run. `cargo xtask bench typeset`, Linux.
//!
//! Processor time is that of all threads (`/proc/self/task/*/schedstat`, nanoseconds), of LibreOffice that of the processes waited for
//! (`/proc/self/stat`, hundredths of a second). It hardly depends on what else the machine does; wall time does.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use gongwen::typesetter::{Order, Output, Typesetter as _};
use gongwen::{Block, Document, slip, text};
use typeset::{Fonts, Press};

/// How often a first call is measured, each in a process of its own.
const FIRST_CALLS: usize = 7;
/// How many documents are set in a row.
const MANY: usize = 100;
/// Keystrokes at each place of the long document.
const KEYSTROKES: usize = 30;
/// How often LibreOffice converts.
const CONVERSIONS: usize = 3;
/// The word that makes this program measure one first call and end.
const FIRST: &str = "first";

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let press = Press::new(Fonts::folders());
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [word, paragraphs] = args.as_slice()
        && word == FIRST
    {
        return first(&press, paragraphs.parse()?);
    }
    println!("负载（开始时）：{}", std::fs::read_to_string("/proc/loadavg")?.trim());
    let own = first_calls(notice(5, &press)?.1)?;
    many(&press)?;
    keystrokes(&press)?;
    memory(&press)?;
    libreoffice(&press, own)
}

/// Processor and wall time of some work, in milliseconds.
#[derive(Debug, Clone, Copy, Default)]
struct Spent {
    cpu: f64,
    wall: f64,
}

/// The first document of a process that knows its fonts: those that it needs are read, nothing is remembered yet.
fn first(press: &Press, paragraphs: usize) -> Result<()> {
    let document = text::read(&words(paragraphs)).map_err(told)?;
    press.fonts();
    let loaded = resident("VmRSS")?;
    let (spent, files) = spent(|| press.files(&document, Order::default(), Output::Pdf));
    let files = files.map_err(told)?;
    let pages = files.report.map(|report| report.pages()).unwrap_or_default();
    let (set, most) = (resident("VmRSS")?, resident("VmHWM")?);
    press.rest();
    let rested = resident("VmRSS")?;
    println!(
        "{} {} {pages} 页，PDF {} KB；内存：认过字体 {loaded} MB，排完 {set} MB（最高 {most} MB），休息后 {rested} MB",
        spent.cpu,
        spent.wall,
        files.files[0].len() / 1024
    );
    Ok(())
}

fn first_calls(paragraphs: usize) -> Result<Spent> {
    let mut found = Vec::new();
    let mut about = String::new();
    for _ in 0..FIRST_CALLS {
        let output = Command::new(std::env::current_exe()?).arg(FIRST).arg(paragraphs.to_string()).output()?;
        let line = String::from_utf8(output.stdout)?;
        let words: Vec<&str> = line.trim().splitn(3, ' ').collect();
        let [cpu, wall, told] = words.as_slice() else {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        };
        found.push(Spent { cpu: cpu.parse()?, wall: wall.parse()? });
        about = (*told).to_owned();
    }
    let cpu = middle(found.iter().map(|one| one.cpu));
    let wall = middle(found.iter().map(|one| one.wall));
    println!(
        "首次排版（连同读入用到的字体，{FIRST_CALLS} 个进程）：CPU {cpu}，历时 {wall}；目标 CPU ≤ 100 ms、内存 ≤ 150 MB\n  {about}"
    );
    Ok(Spent { cpu: cpu.middle, wall: wall.middle })
}

/// The documents of the corpus in turn, each with a paragraph of its own, so that no two are equal.
fn many(press: &Press) -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../gongwen/tests/corpus");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.sort();
    let corpus: Vec<Document> =
        files.iter().filter_map(|file| text::read(&std::fs::read_to_string(file).ok()?).ok()).collect();
    let (mut pages, mut characters, mut refused) = (0, 0, Vec::new());
    let (spent, ()) = spent(|| {
        for number in 0..MANY {
            let mut document = corpus[number % corpus.len()].clone();
            // A slip has boxes of a stated size and no text of its own.
            if slip::layout(document.form).is_some() {
                document.title.rows.push(format!("（{number}）"));
            } else {
                let words = format!("请于12月{}日前报送第{number}次小结。", number % 28 + 1);
                document.body.blocks.push(Block::Paragraph(words));
            }
            match press.files(&document, Order::default(), Output::Pdf) {
                Ok(files) => {
                    let report = files.report.unwrap_or_default();
                    pages += report.pages();
                    characters += report.characters;
                }
                Err(faults) => refused.push(format!("{}：{}", document.title.text(), told(faults))),
            }
        }
    });
    println!(
        "{MANY} 件公文排成 PDF（{pages} 页，{characters} 字，{} 件不能排）：CPU {:.2} s，历时 {:.2} s；目标 CPU ≤ 5 s",
        refused.len(),
        spent.cpu / 1000.0,
        spent.wall / 1000.0
    );
    for why in refused {
        println!("  {why}");
    }
    Ok(())
}

/// A character typed into ten pages, to the drawing of every page that it changed.
fn keystrokes(press: &Press) -> Result<()> {
    let (document, _) = notice(10, press)?;
    let last = document.body.blocks.len() - 1;
    let shown = press.preview(&document, Order::default(), &[]).map_err(told)?;
    println!("十页预览的第一次：{} 页", shown.sheets.len());
    let turned = turned(press)?;
    let places = [("开头", &document, 0), ("中间", &document, last / 2), ("结尾", &document, last)];
    for (place, document, at) in places.into_iter().chain([("开头，为落款调整了行距的", &turned, 0)]) {
        let paragraphs = document.body.blocks.iter().enumerate().skip(at);
        let (at, _) =
            paragraphs.into_iter().find(|(_, block)| matches!(block, Block::Paragraph(_))).ok_or("no paragraph")?;
        let mut document = document.clone();
        let shown = press.preview(&document, Order::default(), &[]).map_err(told)?;
        let mut known: Vec<String> = shown.sheets.iter().map(|sheet| sheet.hash.clone()).collect();
        let (mut found, mut drawn, mut bytes) = (Vec::new(), 0, 0);
        for _ in 0..KEYSTROKES {
            if let Some(Block::Paragraph(words)) = document.body.blocks.get_mut(at) {
                words.push('好');
            }
            let (spent, preview) = spent(|| press.preview(&document, Order::default(), &known));
            let preview = preview.map_err(told)?;
            let svgs: Vec<usize> = preview.sheets.iter().filter_map(|sheet| Some(sheet.svg.as_ref()?.len())).collect();
            drawn += svgs.len();
            bytes += svgs.iter().sum::<usize>();
            known = preview.sheets.into_iter().map(|sheet| sheet.hash).collect();
            found.push(spent);
        }
        println!(
            "十页中敲一个字（{place}，{KEYSTROKES} 次，平均重画 {:.1} 页 {} KB）：CPU {}，历时 {}；目标 ≤ 50 ms",
            drawn as f64 / KEYSTROKES as f64,
            bytes / KEYSTROKES / 1024,
            middle(found.iter().map(|one| one.cpu)),
            middle(found.iter().map(|one| one.wall))
        );
    }
    Ok(())
}

/// A notice of some ten pages that is laid out several times over, until its signature shares a page with words.
fn turned(press: &Press) -> Result<Document> {
    for paragraphs in 60..120 {
        for marks in 0..30 {
            let document = text::read(&format!("{}{}", words(paragraphs), "补".repeat(marks * 28))).map_err(told)?;
            let set = press.preview(&document, Order::default(), &[]).map_err(told)?;
            if set.report.adjusted.iter().any(|told| told.starts_with("每页排")) {
                return Ok(document);
            }
        }
    }
    Err("没有要为落款调整行距的公文".into())
}

/// What stays resident; the first two figures are of this process after all of the above.
fn memory(press: &Press) -> Result<()> {
    let worked = resident("VmRSS")?;
    press.rest();
    let rested = resident("VmRSS")?;
    press.fonts();
    let loaded = resident("VmRSS")?;
    let (document, _) = notice(5, press)?;
    press.files(&document, Order::default(), Output::Pdf).map_err(told)?;
    let again = resident("VmRSS")?;
    let most = resident("VmHWM")?;
    println!(
        "内存：排完以上各项 {worked} MB，休息后 {rested} MB，重新认过字体 {loaded} MB，再排五页 {again} MB，全程最高 {most} MB；\
         目标 ≤ 150 MB"
    );
    Ok(())
}

/// The same five pages as DOCX, turned into PDF by LibreOffice.
fn libreoffice(press: &Press, own: Spent) -> Result<()> {
    if Command::new("soffice").arg("--version").output().is_err() {
        println!("没有 LibreOffice（soffice），没有比较");
        return Ok(());
    }
    let (document, _) = notice(5, press)?;
    let docx = press.files(&document, Order::default(), Output::Docx).map_err(told)?;
    let folder = std::env::temp_dir().join(format!("typeset-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("five.docx");
    std::fs::write(&file, &docx.files[0])?;
    let mut found = Vec::new();
    // The first conversion makes the profile and is not counted.
    for _ in 0..=CONVERSIONS {
        let (cpu, begin) = (children()?, now());
        let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
        let arguments = ["--headless", "--convert-to", "pdf", "--outdir"];
        let done = Command::new("soffice").arg(profile).args(arguments).arg(&folder).arg(&file).output()?;
        if !done.status.success() {
            return Err(format!("LibreOffice：{}", String::from_utf8_lossy(&done.stderr)).into());
        }
        found.push(Spent { cpu: children()? - cpu, wall: begin.elapsed().as_secs_f64() * 1000.0 });
    }
    std::fs::remove_dir_all(&folder)?;
    let found = &found[1..];
    let cpu = middle(found.iter().map(|one| one.cpu));
    let wall = middle(found.iter().map(|one| one.wall));
    println!(
        "LibreOffice 把同一件公文的 DOCX 转成 PDF（{CONVERSIONS} 次）：CPU {cpu}，历时 {wall}；为首次排版的 {:.0} 倍（CPU）、\
         {:.0} 倍（历时）；目标 ≥ 20 倍",
        cpu.middle / own.cpu,
        wall.middle / own.wall
    );
    Ok(())
}

/// A notice of exactly so many pages, and how many paragraphs that takes.
fn notice(pages: usize, press: &Press) -> Result<(Document, usize)> {
    // A page holds more than four of them, so that fewer can't be the ones.
    for paragraphs in pages * 4..pages * 20 {
        let document = text::read(&words(paragraphs)).map_err(told)?;
        let set = press.preview(&document, Order::default(), &[]).map_err(told)?;
        if set.sheets.len() == pages {
            return Ok((document, paragraphs));
        }
    }
    Err(format!("没有正好 {pages} 页的公文").into())
}

/// The text of a notice of so many paragraphs.
fn words(paragraphs: usize) -> String {
    // Without 版记, which stands on an even page, a document can have any number of pages.
    let head = "---\nform = \"公文\"\ngenre = \"通知\"\nissuers = [\"中共青溪区委办公室\"]\nnumber = \"青办发〔2026〕12号\"\n\
                to = [\"各镇党委\", \"区委各部门\"]\ndate = 2026-11-23\n---\n# 中共青溪区委办公室关于做好年终工作的通知\n\n";
    let parts = [
        "年终将至，各镇各部门要对照年初计划逐项盘点，弄清哪些已经办结、哪些还在办、哪些没有动，做到心中有数、手中有账。",
        "对没有办结的事项，要逐件写明责任单位、责任人和办结日期，办不到的说明原因，不得以“正在推进”一类的话代替进度。",
        "要把群众反映集中的供水、供暖、道路和就医问题放在前面，凡是12月底以前能办的，一律在12月25日前办结并向群众说明。",
        "各镇党委书记每半月听取一次汇报，区委办公室按月汇总（2026年11月起），对拖延超过30日的事项单独列出，报区委主要负责同志。",
    ];
    let mut words = head.to_owned();
    for number in 0..paragraphs {
        if number % 4 == 0 {
            words += &format!("## 第{}方面的工作\n\n", number / 4 + 1);
        }
        words += &format!("{}（第{}项）\n\n", parts[number % parts.len()], number + 1);
    }
    words
}

fn told(faults: Vec<gongwen::Fault>) -> String {
    faults.into_iter().map(|fault| fault.message).collect::<Vec<_>>().join("\n")
}

fn spent<T>(work: impl FnOnce() -> T) -> (Spent, T) {
    let (cpu, begin) = (processor(), now());
    let done = work();
    (Spent { cpu: processor() - cpu, wall: begin.elapsed().as_secs_f64() * 1000.0 }, done)
}

#[expect(clippy::disallowed_methods, reason = "a stopwatch, not the time of day")]
fn now() -> Instant {
    Instant::now()
}

/// Milliseconds of processor that the threads of this process have had.
fn processor() -> f64 {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let nanoseconds = tasks.filter_map(|task| {
        let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<f64>().ok()
    });
    nanoseconds.sum::<f64>() / 1e6
}

/// Milliseconds of processor that the processes waited for have had.
fn children() -> Result<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let (_, rest) = stat.rsplit_once(')').ok_or("no stat")?;
    let ticks: Vec<f64> =
        rest.split_whitespace().skip(13).take(2).map(str::parse).collect::<std::result::Result<_, _>>()?;
    Ok(ticks.iter().sum::<f64>() * 10.0)
}

/// Megabytes that this process holds.
fn resident(what: &str) -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with(what)).ok_or("no status")?;
    Ok(line.split_whitespace().nth(1).ok_or("no figure")?.parse::<u64>()? / 1024)
}

/// The middle of several figures, with the lowest and the highest.
struct Middle {
    lowest: f64,
    middle: f64,
    highest: f64,
}

impl std::fmt::Display for Middle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.1} ms（{:.1} 至 {:.1}）", self.middle, self.lowest, self.highest)
    }
}

fn middle(figures: impl Iterator<Item = f64>) -> Middle {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_by(f64::total_cmp);
    Middle { lowest: figures[0], middle: figures[figures.len() / 2], highest: figures[figures.len() - 1] }
}
