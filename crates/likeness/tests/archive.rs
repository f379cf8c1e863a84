//! An office's archive, asked as the office asks it (DOC-3, INF-2).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use likeness::{Answer, Day, DocMeta, Document, Fault, Index, Kind, LeftoverKind, LocalFacts, Query};

/// 2023: what the street office wrote about parking.
const PARKING: &str = "2023年，临江街道针对老旧小区停车难，组织网格员逐户登记停车需求一千二百余户，会同白石县交警中队在翠湖小区划线施划泊位120个，\
    协调周边三家商场夜间错时开放地下车库，由区卫计局下属单位腾出内部车位四十个，停车类投诉由每月47件降至12件，居民普遍表示进出通道比从前畅通，\
    消防车也能直接开到楼下。街道还与物业公司签订共管协议，明确专人每晚八点至十点疏导车辆，乱停乱放现象明显减少。";
/// Another matter.
const WATER: &str = "区水务局对全区四十二处入河排水口逐一取样检测，查明直排口七处，其中五处当月封堵，余下两处结合管网改造于九月接入污水主干管，\
    沿河三个村的异味投诉随之消失，下游断面水质由四类转为三类，水库取水口水样各项指标均达到饮用水水源标准。\
    巡查员每周两次沿河查看，发现新设管口随即拍照上传，由镇水利站三日内到场核实。";
const CLAUSE: &str =
    "各镇各街道各部门要切实提高政治站位，压实工作责任，强化统筹协调，细化工作措施，确保各项任务落地见效。";

struct Archive {
    texts: BTreeMap<String, String>,
    index: Index,
    _folder: tempfile::TempDir,
}

impl Archive {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let index = Index::open(folder.path()).expect("the folder is empty");
        let mut archive = Self { texts: BTreeMap::new(), index, _folder: folder };
        archive.add(meta("parking", "停车治理见成效", "临江街道", 2023), PARKING);
        archive.add(meta("water", "关于排水口整治的报告", "区水务局", 2024), WATER);
        archive
    }

    fn add(&mut self, meta: DocMeta, text: &str) {
        self.texts.insert(meta.id.clone(), text.to_owned());
        self.index.add(&Document { meta, text }).expect("the text is short");
    }

    fn ask(&self, query: &Query<'_>) -> Answer {
        self.ask_as(query, |_| true)
    }

    fn ask_as(&self, query: &Query<'_>, may_read: impl Fn(&DocMeta) -> bool) -> Answer {
        self.index.search(query, |meta| self.texts.get(&meta.id), may_read).expect("the index is whole")
    }

    fn sources(&self, text: &str) -> Vec<String> {
        self.ask(&Query::new(text)).sources.into_iter().map(|source| source.meta.id).collect()
    }
}

fn meta(id: &str, title: &str, unit: &str, year: u16) -> DocMeta {
    let date = Some(Day { year, month: 11, day: 3 });
    DocMeta { unit: unit.to_owned(), genre: "信息".to_owned(), date, ..DocMeta::new(id, title) }
}

fn query<'q>(text: &'q str, facts: &'q LocalFacts) -> Query<'q> {
    let date = Some(Day { year: 2026, month: 11, day: 23 });
    Query { unit: "临江街道", genre: "报告", date, facts: Some(facts), ..Query::new(text) }
}

#[test]
fn a_sentence_of_2023_is_shown_beside_the_one_of_2026() {
    let archive = Archive::new();
    let facts = LocalFacts { foreign_places: vec!["白石县".to_owned()], ..LocalFacts::default() };
    let text = format!(
        "今年以来工作有新进展。{}下一步将继续推进。",
        PARKING.replace("泊位120个", "泊位360个").replace("老旧小区", "城中村")
    );
    let answer = archive.ask(&query(&text, &facts));
    assert_eq!(answer.sources.len(), 1);
    let source = &answer.sources[0];
    assert_eq!((source.meta.id.as_str(), source.years, source.own_unit), ("parking", Some(3), true));
    assert!(source.repeated_over_years());
    let passage = &source.passages[0];
    assert_eq!(passage.kind, Kind::Copy);
    assert!(
        text[passage.here.clone()].starts_with("2023年，临江街道") && text[passage.here.clone()].ends_with("明显减少")
    );
    let changes: Vec<(&str, &str)> =
        passage.changes.iter().map(|change| (&text[change.here.clone()], &PARKING[change.there.clone()])).collect();
    assert_eq!(changes, [("城中村", "老旧小区"), ("360", "120")]);
    let left: Vec<(&str, LeftoverKind)> =
        passage.leftovers.iter().map(|left| (&text[left.here.clone()], left.kind)).collect();
    assert_eq!(left, [("2023年", LeftoverKind::OldYear), ("白石县", LeftoverKind::ForeignPlace)]);
}

#[test]
fn a_copy_in_traditional_characters_with_noise_is_the_same_text() {
    let archive = Archive::new();
    let noisy = WATER
        .replace('区', "區")
        .replace("检测", "檢測")
        .replace("排水口", "排（pái）水口")
        .replace("，", ",")
        .replace("水库", "水x7k庫");
    assert_eq!(archive.sources(&noisy), ["water"]);
}

#[test]
fn a_short_item_copied_whole_is_found() {
    let mut archive = Archive::new();
    let item =
        "临江街道翠湖社区昨夜完成三号楼电梯加固，四十六户居民今晨恢复乘梯，工期比预告提前两天，老人不必再爬楼买菜。";
    archive.add(meta("lift", "电梯恢复", "临江街道", 2025), item);
    let answer = archive.ask(&Query::new(item));
    assert_eq!(answer.sources[0].meta.id, "lift");
    assert_eq!(answer.copied, answer.characters);
    archive.add(meta("lift-again", "电梯恢复（续）", "临江街道", 2025), &format!("{item}社区还为老人送菜上门。"));
    let answer = archive.ask(&Query::new(item));
    assert_eq!(answer.sources.iter().map(|source| source.fresh).collect::<Vec<_>>(), [answer.characters, 0]);
}

#[test]
fn a_text_of_ones_own_has_no_source() {
    let archive = Archive::new();
    assert_eq!(
        archive.sources("区图书馆周末开放至晚上九点，新增亲子阅读区，十月接待读者三万人次，借阅量比上月多四成。"),
        [""; 0]
    );
    assert_eq!(archive.sources(""), [""; 0]);
    assert_eq!(archive.sources("plain ASCII, no ideograph at all"), [""; 0]);
}

#[test]
fn what_one_may_not_read_is_counted_and_not_named() {
    let archive = Archive::new();
    let text = format!("{PARKING}{WATER}");
    let answer = archive.ask_as(&Query::new(&text), |meta| meta.unit == "区水务局");
    assert_eq!(answer.sources.iter().map(|source| source.meta.id.as_str()).collect::<Vec<_>>(), ["water"]);
    assert_eq!(answer.hidden_sentence().as_deref(), Some("与 1 份您无权查看的文件重复"));
    assert_eq!(archive.ask(&Query::new(&text)).hidden_sentence(), None);
}

#[test]
fn a_set_phrase_of_many_documents_makes_no_source_and_is_grey_in_one() {
    let mut archive = Archive::new();
    for number in 0..40 {
        // The numbers in words keep the forty documents different.
        let own: String =
            (0..60_u32).filter_map(|at| char::from_u32(0x4e00 + (number * 977 + at * 131) % 15_000)).collect();
        archive.add(
            meta(&format!("many-{number}"), "通知", "区政府办", 2025),
            &format!("{own}。{CLAUSE}{CLAUSE}{CLAUSE}"),
        );
    }
    archive.add(meta("both", "停车与责任", "区政府办", 2025), &format!("{CLAUSE}{WATER}"));
    archive.index.delete("water").expect("the index is whole");
    let phrases = archive.ask(&Query::new(CLAUSE));
    assert!(phrases.sources.is_empty() && phrases.characters < phrases.common + 10, "{phrases:?}");
    assert_eq!(archive.sources(&format!("{CLAUSE}{CLAUSE}{CLAUSE}")), [""; 0]);
    let text = format!("{CLAUSE}{WATER}");
    let answer = archive.ask(&Query::new(&text));
    assert_eq!(answer.sources.len(), 1);
    let kinds: Vec<(Kind, bool)> = answer.sources[0]
        .passages
        .iter()
        .map(|passage| (passage.kind, text[passage.here.clone()].contains("政治站位")))
        .collect();
    assert_eq!(kinds, [(Kind::Common, true), (Kind::Copy, false)]);
}

#[test]
fn a_quotation_and_a_cited_document_are_not_copied() {
    let mut archive = Archive::new();
    let quoted = format!("来信写道：“{WATER}”");
    assert_eq!(archive.ask(&Query::new(&quoted)).sources[0].passages[0].kind, Kind::Quotation);
    let cited = DocMeta {
        number: "青水〔2024〕3号".to_owned(),
        ..meta("water", "关于排水口整治的报告", "区水务局", 2024)
    };
    archive.add(cited, WATER);
    let text = format!("根据《关于排水口整治的报告》（青水[2024]3号）：{WATER}");
    let answer = archive.ask(&Query::new(&text));
    assert!(
        answer.sources[0].cited && answer.sources[0].passages.iter().all(|passage| passage.kind == Kind::Quotation)
    );
}

#[test]
fn a_monthly_form_filled_anew_is_a_template_for_its_own_unit_and_a_copy_for_another() {
    let form = |month: u8, calls: u16, place: &str, days: u8| {
        format!(
            "{month}月全区热线共受理来电{calls}件，办结率保持平稳，诉求集中在{place}一带的供水管网老化，已由供水公司排定更换计划；\
             噪声类诉求多来自夜间施工工地，执法人员当场责令停工{days}日并约谈项目经理，其余诉求均在规定期限内答复来电人。"
        )
    };
    let mut archive = Archive::new();
    archive.add(meta("form", "热线情况", "区信访局", 2025), &form(8, 1204, "柳溪路", 3));
    let text = form(9, 987, "枫林巷", 5);
    let asked = |unit| archive.ask(&Query { unit, genre: "信息", ..Query::new(&text) }).sources[0].passages[0].kind;
    assert_eq!(asked("区信访局"), Kind::Template);
    assert_eq!(asked("区水务局"), Kind::Copy);
}

#[test]
fn a_document_is_not_its_own_source() {
    let archive = Archive::new();
    let query = Query { itself: Some("water"), ..Query::new(WATER) };
    assert!(archive.ask(&query).sources.is_empty());
}

#[test]
fn a_text_that_is_not_handed_over_is_counted() {
    let archive = Archive::new();
    let answer = archive.index.search(&Query::new(WATER), |_| None::<String>, |_| true).expect("the index is whole");
    assert_eq!((answer.sources.len(), answer.without_text), (0, 1));
}

#[test]
fn what_was_committed_is_there_after_the_power_failed_and_what_was_not_is_gone() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let index = Index::open(folder.path()).expect("the folder is empty");
    assert_eq!(index.last_sequence(), 0);
    index.add(&Document { meta: DocMeta::new("water", "排水口"), text: WATER }).expect("the text is short");
    index.commit(41).expect("the disk is there");
    index.add(&Document { meta: DocMeta::new("parking", "停车"), text: PARKING }).expect("the text is short");
    assert_eq!(index.documents(), 2);
    // A second process must wait.
    assert!(matches!(Index::open(folder.path()), Err(Fault::InUse { .. })));
    drop(index);
    let index = Index::open(folder.path()).expect("the commit is whole");
    assert_eq!((index.last_sequence(), index.documents()), (41, 1));
    index.delete("water").expect("the index is whole");
    index.commit(42).expect("the disk is there");
    drop(index);
    let index = Index::open(folder.path()).expect("the commit is whole");
    assert_eq!((index.last_sequence(), index.documents(), index.size()), (42, 0, 0));
}

#[test]
fn at_whatever_moment_the_power_fails_the_index_is_as_before_or_as_after() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let index = Index::open(folder.path()).expect("the folder is empty");
    index.add(&Document { meta: DocMeta::new("water", "排水口"), text: WATER }).expect("the text is short");
    index.commit(1).expect("the disk is there");
    let before = files(folder.path());
    index.add(&Document { meta: DocMeta::new("parking", "停车"), text: PARKING }).expect("the text is short");
    index.commit(2).expect("the disk is there");
    let after = files(folder.path());
    index.merge_all().expect("the disk is there");
    let merged = files(folder.path());
    drop(index);
    let fresh = |old: &[File], new: &[File]| {
        new.iter().find(|file| !old.contains(file) && is_segment(file)).cloned().expect("one is new")
    };
    let manifest =
        |files: &[File]| files.iter().find(|(name, _)| name == "manifest").cloned().expect("it is always there");
    for (old, new, sequences, documents) in [(&before, &after, (1, 2), (1, 2)), (&after, &merged, (2, 2), (2, 2))] {
        let (segment, list) = (fresh(old, new), manifest(new));
        let half =
            |(name, bytes): &File| (name.replace(".segment", "") + ".unfinished", bytes[..bytes.len() / 2].to_vec());
        let whole = |(name, bytes): &File| (name.replace(".segment", "") + ".unfinished", bytes.clone());
        // In the order in which they come to be: the segment, its name, the list, its name; at last the old segments go.
        let left_behind: [Vec<File>; 5] = [
            vec![half(&segment)],
            vec![whole(&segment)],
            vec![segment.clone()],
            vec![segment.clone(), half(&list)],
            vec![segment.clone(), whole(&list)],
        ];
        for left in left_behind {
            assert_eq!(opened(&[old.clone(), left].concat()), (sequences.0, documents.0));
        }
        assert_eq!(opened(&[old.clone(), vec![segment, list]].concat()), (sequences.1, documents.1));
    }
}

/// A file of the index by its name.
type File = (String, Vec<u8>);

fn is_segment((name, _): &&File) -> bool {
    name.ends_with(".segment")
}

/// What an index of these files says of itself; a later file takes the place of an earlier one.
fn opened(files: &[File]) -> (u64, u64) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("the folder is there");
    }
    let index = Index::open(folder.path()).expect("a moment of a commit is no damage");
    let remaining = fs::read_dir(folder.path()).expect("the folder is there").count();
    assert_eq!(remaining, 2 + index.segments(), "what was left behind is removed");
    (index.last_sequence(), index.documents())
}

#[test]
fn a_damaged_file_is_told_and_the_index_rebuilt() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let index = Index::open(folder.path()).expect("the folder is empty");
    index.add(&Document { meta: DocMeta::new("water", "排水口"), text: WATER }).expect("the text is short");
    index.commit(41).expect("the disk is there");
    drop(index);
    let whole: Vec<_> = files(folder.path());
    for (name, bytes) in &whole {
        let path = &folder.path().join(name);
        for damaged in [bytes[..bytes.len() / 2].to_vec(), Vec::new(), [bytes.as_slice(), b"!"].concat()] {
            fs::write(path, damaged).expect("the folder is there");
            let fault = Index::open(folder.path()).expect_err("the file is damaged");
            assert!(matches!(fault, Fault::Damaged { .. }) && fault.to_string().contains("请重建索引"), "{fault}");
        }
        if name.ends_with(".segment") {
            fs::remove_file(path).expect("it is there");
            assert!(matches!(Index::open(folder.path()), Err(Fault::Damaged { .. })));
        }
        fs::write(path, bytes).expect("the folder is there");
    }
    assert_eq!(whole.len(), 2);
    fs::write(folder.path().join(&whole[0].0), b"").expect("the folder is there");
    let index = Index::rebuild(folder.path()).expect("the folder is there");
    assert_eq!((index.last_sequence(), index.documents()), (0, 0));
    index.add(&Document { meta: DocMeta::new("water", "排水口"), text: WATER }).expect("the text is short");
    index.commit(41).expect("the disk is there");
}

fn files(folder: &Path) -> Vec<File> {
    let entries = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be read"));
    let ours = entries.filter(|entry| entry.file_name() != "lock");
    let mut files: Vec<File> = ours
        .map(|entry| {
            (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("it can be read"))
        })
        .collect();
    files.sort();
    files
}

#[test]
fn a_new_version_takes_the_place_of_the_old_one_before_and_after_commits_and_merges() {
    let mut archive = Archive::new();
    archive.index.commit(1).expect("the disk is there");
    archive.add(
        meta("water", "改写", "区水务局", 2025),
        "区水务局另写一文，与从前的字句没有一句相同，只谈今年汛期值守与巡查安排，共派出巡查组九个。",
    );
    assert_eq!(archive.sources(WATER), [""; 0]);
    archive.index.commit(2).expect("the disk is there");
    assert_eq!(archive.sources(WATER), [""; 0]);
    archive.add(meta("water", "改回", "区水务局", 2025), WATER);
    archive.index.merge_all().expect("the disk is there");
    assert_eq!(archive.sources(WATER), ["water"]);
    archive.index.commit(3).expect("the disk is there");
    archive.index.merge_all().expect("the disk is there");
    assert_eq!(archive.sources(WATER), ["water"]);
    assert_eq!((archive.index.documents(), archive.index.segments()), (2, 1));
}

#[test]
fn searching_goes_on_while_others_add_delete_commit_and_merge() {
    let archive = Archive::new();
    archive.index.commit(1).expect("the disk is there");
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for number in 0..150_u64 {
                let own: String = (0..200_u64)
                    .filter_map(|at| char::from_u32(0x4e00 + ((number * 7_919 + at * at * 31) % 15_000) as u32))
                    .collect();
                let id = format!("new-{}", number % 40);
                archive.index.add(&Document { meta: DocMeta::new(id, "新"), text: &own }).expect("the text is short");
                if number % 7 == 0 {
                    archive.index.delete(&format!("new-{}", number % 11)).expect("the index is whole");
                }
                if number % 10 == 0 {
                    archive.index.commit(number).expect("the disk is there");
                }
            }
        });
        scope.spawn(|| {
            for _ in 0..30 {
                archive.index.merge().expect("the disk is there");
            }
        });
        for _ in 0..100 {
            assert_eq!(archive.sources(WATER), ["water"]);
        }
    });
    archive.index.merge_all().expect("the disk is there");
    assert_eq!(archive.sources(PARKING), ["parking"]);
    assert!(archive.index.documents() <= 42);
}
