//! Documents for tests and for the examples on the cards, written in one line.
//!
//! Fields stand in the order in which they are written, parted by `｜`: `文种：请示`, `文号：`, `签发：`, `题：`, `主送：`, `文：` (paragraphs parted by
//! `¶`; ones that begin with a typed number are headings), `附件说明：` (lines parted by `¶`), `附件：` (title, then `¶` paragraphs; one field for each),
//! `表：` (rows parted by `¶`, cells by `¦`), `署名：`, `日期：`, `附注：`, `抄送：`, `密级：`, `紧急：`, `今天：`. What is not given is filled with a sound notice of 青溪区; a field that is
//! given empty is left out. `旧文：单位，日期，标题¶文字` (with `，文号` behind the title if need be) is a document of the archive. `×600字` before the text repeats it to that length. `会签：` stands for the record of the workflow: entries parted by `¶`, such as 区财政局 同意.

use std::collections::BTreeMap;
use std::ops::Range;

use gongwen::placed::{Part, Piece, Placed, Role};
use gongwen::{Document, Form, Genre, Issuer, numerals};
use jiff::civil::{self, date};
use likeness::{Day, DocMeta, Document as Kept, Index, Query};

use crate::document::facts::{
    Abolition, Answer, Circulation, Countersign, LegalReview, OfficeFacts, Organ, OrganKind, Rank, SignedText,
};
use crate::document::finding::DocumentFinding;
use crate::document::options::{Options, Switches};
use crate::document::report::DocumentReport;
use crate::reuse::Reuse;
use crate::testing::{all_hit, all_pass};

pub(crate) const TODAY: civil::Date = date(2026, 11, 23);

/// A document with its places.
pub(crate) struct Sample {
    pub(crate) placed: Placed,
    pub(crate) today: civil::Date,
    circulation: Option<Circulation>,
    legal_review: Option<LegalReview>,
    own: Option<String>,
    archive: Vec<(DocMeta, String)>,
    switches: Switches,
}

/// The defaults, in the order in which a document has them.
const DEFAULTS: &[(&str, &str)] = &[
    ("密级", ""),
    ("紧急", ""),
    ("机关", "中共青溪区委办公室"),
    ("文号", "青办发〔2026〕12号"),
    ("签发", ""),
    ("题", "中共青溪区委办公室关于做好防汛工作的通知"),
    ("主送", "各镇（街道）党（工）委："),
    ("文", "现将防汛工作有关事项通知如下。"),
    ("附件说明", ""),
    ("署名", "中共青溪区委办公室"),
    ("日期", "2026年3月2日"),
    ("附注", ""),
    ("抄送", ""),
];

impl Sample {
    pub(crate) fn read(given: &str) -> Self {
        let given: Vec<(&str, &str)> = given.split('｜').filter_map(|field| field.split_once('：')).collect();
        let value = |name: &str| given.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        let mut writer = Writer { placed: empty(value("文种")) };
        writer.placed.document.date = Some(date(2026, 3, 2));
        for (name, default) in DEFAULTS {
            let words = value(name).unwrap_or(default);
            let long = repeated(words);
            let words = long.as_deref().unwrap_or(words);
            if !words.is_empty() {
                writer.field(name, words);
            }
        }
        if let Some(words) = value("表") {
            writer.table(words);
        }
        for (index, (_, words)) in given.iter().filter(|(name, _)| *name == "附件").enumerate() {
            writer.attachment(index, words);
        }
        let review = value("合法性审核").map(|word| match word {
            "不需要" => LegalReview::NotNeeded,
            "未审" => LegalReview::Owed,
            _ => LegalReview::Done,
        });
        let mut switches = Switches::default();
        for id in value("打开").iter().flat_map(|ids| ids.split('、')) {
            switches.on(id).expect("a rule");
        }
        Self {
            placed: writer.placed,
            today: value("今天").map_or(TODAY, |day| day.parse().expect("a day")),
            circulation: value("会签").map(circulation),
            legal_review: review,
            own: value("本机关").map(str::to_owned),
            archive: given.iter().filter(|(name, _)| *name == "旧文").map(|(_, words)| earlier(words)).collect(),
            switches,
        }
    }

    pub(crate) fn switch_on(&mut self, id: &str) {
        self.switches.on(id).expect("a rule");
    }

    pub(crate) fn options(&self) -> Options {
        Options { switches: self.switches.clone(), ..Options::on(self.today) }
    }

    pub(crate) fn check(&self) -> DocumentReport {
        self.check_with(&self.options())
    }

    pub(crate) fn check_with(&self, options: &Options) -> DocumentReport {
        let mut facts = facts();
        facts.circulation = self.circulation.clone();
        facts.legal_review = self.legal_review;
        if let Some(own) = &self.own {
            facts.own = Some(own.clone());
        }
        facts.reuse = self.reuse();
        crate::document::check_document(&self.placed, &facts.prepared(), options)
    }

    /// What the archive says of the text; none without one.
    fn reuse(&self) -> Option<Reuse> {
        if self.archive.is_empty() {
            return None;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let index = Index::open(folder.path()).expect("an empty index");
        let documents = self.archive.iter().map(|(meta, text)| Kept { meta: meta.clone(), text });
        index.add_all(documents).expect("short texts");
        let unit = self.placed.document.issuers.first().map(|issuer| issuer.name.clone()).unwrap_or_default();
        let (date, text) = (Day { year: 2026, month: 3, day: 2 }, self.placed.own_words());
        let query = Query { unit: &unit, date: Some(date), ..Query::new(&text) };
        let texts: BTreeMap<String, String> =
            self.archive.iter().map(|(meta, text)| (meta.id.clone(), text.clone())).collect();
        let answer = index.search(&query, |meta| texts.get(&meta.id).cloned(), |_| true).expect("a short text");
        Some(Reuse { answer, texts })
    }
}

/// ×600字 and the words that fill so many characters.
fn repeated(words: &str) -> Option<String> {
    let (length, words) = words.strip_prefix('×')?.split_once('字')?;
    let length: usize = length.parse().ok()?;
    Some(words.repeat(length / words.chars().count() + 1))
}

fn empty(genre: Option<&str>) -> Placed {
    let form = match genre {
        Some("请示" | "报告") => Form::Upward,
        Some("函") => Form::Letter,
        Some("简报") => Form::Bulletin,
        Some("纪要") => Form::Minutes,
        _ => Form::Document,
    };
    let mut document = Document::new(form);
    document.genre = genre.and_then(Genre::named);
    Placed { document, source: String::new(), pieces: Vec::new(), genre: None, direction: None }
}

/// 单位，日期，标题，文号¶文字
fn earlier(words: &str) -> (DocMeta, String) {
    let (head, text) = words.split_once('¶').expect("单位，日期，标题¶文字");
    let mut head = head.split('，');
    let mut next = || head.next().unwrap_or_default().to_owned();
    let (unit, day, title, number) = (next(), next(), next(), next());
    let day: civil::Date = day.parse().expect("a day");
    let small = |number: i8| u8::try_from(number).expect("from 1");
    let date =
        Day { year: u16::try_from(day.year()).expect("our era"), month: small(day.month()), day: small(day.day()) };
    let meta = DocMeta { unit, number, date: Some(date), ..DocMeta::new(format!("{title}{day}"), title) };
    (meta, text.replace('¶', "\n"))
}

fn circulation(words: &str) -> Circulation {
    let asked = words.split('¶').filter(|entry| !entry.is_empty()).map(|entry| {
        let (organ, answer) = entry.split_once(' ').expect("单位 意见");
        let answer = match answer {
            "同意" => Answer::Agreed { text: SignedText::Same },
            "同意后改动" => Answer::Agreed { text: SignedText::Changed },
            "已协商" => Answer::Settled { how: "已按意见修改".to_owned() },
            _ => match answer.strip_prefix("等") {
                Some(days) => Answer::Waiting { working_days: days.parse().expect("working days") },
                None => Answer::Objected { opinion: answer.to_owned() },
            },
        };
        Countersign { organ: organ.to_owned(), answer }
    });
    Circulation { asked: asked.collect() }
}

struct Writer {
    placed: Placed,
}

impl Writer {
    fn field(&mut self, name: &str, words: &str) {
        match name {
            "密级" => self.line(Role::Secrecy, Part::Main, words),
            "紧急" => self.line(Role::Urgency, Part::Main, words),
            "机关" => {
                self.placed.document.issuers = words.split('、').map(|name| Issuer { name: name.to_owned() }).collect();
                self.line(Role::Masthead, Part::Main, &format!("{words}文件"));
            }
            "文号" => self.line(Role::Number, Part::Main, words),
            "签发" => self.line(Role::Signer(0), Part::Main, words),
            "题" => {
                self.placed.document.title = gongwen::Title::of(words);
                self.line(Role::Title, Part::Main, words);
            }
            "主送" => self.line(Role::To, Part::Main, words),
            "文" => words.split('¶').for_each(|words| self.paragraph(Part::Main, words)),
            "附件说明" => {
                for (index, words) in words.split('¶').enumerate() {
                    self.line(Role::AttachmentLine(index), Part::Main, words);
                }
            }
            "署名" => {
                for (index, words) in words.split('、').enumerate() {
                    self.line(Role::Signature(index), Part::Main, words);
                }
            }
            "日期" => {
                self.placed.document.date = None;
                self.line(Role::Date, Part::Main, words);
            }
            "附注" => self.line(Role::Note, Part::Main, words),
            "抄送" => self.line(Role::Cc, Part::Main, words),
            unknown => panic!("no field is called {unknown}"),
        }
    }

    fn table(&mut self, words: &str) {
        for (row, cells) in words.split('¶').enumerate() {
            for (column, cell) in cells.split('¦').enumerate() {
                self.line(Role::Cell(row, column), Part::Main, cell);
            }
        }
    }

    fn attachment(&mut self, index: usize, words: &str) {
        for (at, words) in words.split('¶').enumerate() {
            if at == 0 {
                self.line(Role::PartTitle, Part::Attachment(index), words);
            } else {
                self.paragraph(Part::Attachment(index), words);
            }
        }
    }

    fn paragraph(&mut self, part: Part, words: &str) {
        let role = numerals::typed(words).map_or(Role::Paragraph, |(level, _)| Role::Heading(level));
        self.line(role, part, words);
    }

    fn line(&mut self, role: Role, part: Part, words: &str) {
        let start = self.placed.source.len();
        self.placed.source.push_str(words);
        let run: Range<usize> = start..self.placed.source.len();
        self.placed.source.push('\n');
        self.placed.pieces.push(Piece { role, part, runs: vec![run] });
    }
}

/// What 青溪区 knows of its organs.
pub(crate) fn facts() -> OfficeFacts {
    let organ = |name: &str, also: &[&str], rank, kind, superior: Option<&str>| Organ {
        name: name.to_owned(),
        also: also.iter().map(|name| (*name).to_owned()).collect(),
        rank,
        kind,
        superior: superior.map(str::to_owned),
        abolished: None,
    };
    let district = "中共青溪区委";
    OfficeFacts {
        own: Some("中共青溪区委办公室".to_owned()),
        organs: vec![
            organ("中共江州市委", &["江州市委", "市委"], Rank::Municipal, OrganKind::Leading, None),
            organ(district, &["青溪区委", "区委"], Rank::District, OrganKind::Leading, Some("中共江州市委")),
            organ("中共青溪区委办公室", &["区委办公室"], Rank::District, OrganKind::GeneralOffice, Some(district)),
            organ("青溪区财政局", &["区财政局"], Rank::District, OrganKind::Department, Some(district)),
            organ("青溪区水利局", &["区水利局"], Rank::District, OrganKind::Department, Some(district)),
            organ("青溪区教育局", &["区教育局"], Rank::District, OrganKind::Department, Some(district)),
            organ("中共松岭镇委员会", &["松岭镇党委"], Rank::Township, OrganKind::Leading, Some(district)),
            Organ {
                abolished: Some(Abolition { on: date(2019, 2, 1), successor: Some("区卫健局".to_owned()) }),
                ..organ("青溪区卫计局", &["区卫计局"], Rank::District, OrganKind::Department, Some(district))
            },
        ],
        people: vec!["林知秋".to_owned()],
        ..OfficeFacts::default()
    }
}

/// What one rule finds in a document written in one line.
pub(crate) fn found(rule: &str, given: &str) -> Vec<DocumentFinding> {
    Sample::read(given).check().findings.into_iter().filter(|finding| finding.rule == rule).collect()
}

/// Asserts that a rule finds something in each of these.
pub(crate) fn hits(rule: &str, given: &[&str]) {
    all_hit(found, rule, given);
}

/// Asserts that a rule lets each of these pass.
pub(crate) fn passes(rule: &str, given: &[&str]) {
    all_pass(found, rule, given);
}

#[test]
fn the_sound_notice_is_sound() {
    let report = Sample::read("").check();
    assert_eq!(report.findings, []);
    assert_eq!(report.genre, Some("通知"));
}
