//! The check-up and the reuse of text at the prompt (DOC-1, DOC-3): what is found, what is mended, what is refused.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn doc(arguments: &[&str], folder: &Path) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chengqi"));
    let done = command.arg("doc").args(arguments).current_dir(folder).output().expect("started");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (done.status.code(), text(done.stdout), text(done.stderr))
}

const NOTICE: &str = "青办发[2026]第03号\n\n关于做好汛期值班工作的通知\n\n各镇街,区直各单位：\n\n为做好汛期值班工作，现就有关事项通知如下。\n\n\
一、严格值班。各单位要布署专人值守，6月5号前把名单报区防汛办。\n\n二、按时报告。险情30分钟内电话报告，1小时内书面报告。\n\n\
青溪区委办公室\n2026年05月20日\n";

#[test]
fn a_notice_with_faults_is_told_them_and_mended_where_that_is_safe() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("a.txt"), NOTICE).expect("written");
    let (code, said, _) = doc(&["check", "a.txt"], folder);
    assert_eq!(code, Some(1), "{said}");
    for part in ["错误[FMT001]", "a.txt:1:", "依据:", "帮助:", "行文关", "体例格式关"] {
        assert!(said.contains(part), "{part} in:\n{said}");
    }
    let (code, said, _) = doc(&["check", "a.txt", "--format", "json"], folder);
    let told: Value = serde_json::from_str(&said).expect("JSON");
    let number = told[0]["report"]["findings"].as_array().expect("findings");
    let number = number.iter().find(|finding| finding["rule"] == "FMT001").expect("found");
    let place = &number["place"]["bytes"];
    let (start, end) = (place["start"].as_u64().expect("a place"), place["end"].as_u64().expect("a place"));
    let marked = &NOTICE[usize::try_from(start).expect("small")..usize::try_from(end).expect("small")];
    assert_eq!((code, number["quote"].as_str()), (Some(1), Some(marked)), "the bytes are those of the file");
    let (_, said, _) = doc(&["check", "a.txt", "--format", "sarif"], folder);
    let told: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(told["version"], "2.1.0");
    assert!(!told["runs"][0]["results"].as_array().expect("results").is_empty());

    let (_, said, _) = doc(&["check", "a.txt", "--fix"], folder);
    let mended = fs::read_to_string(folder.join("a.txt")).expect("still there");
    assert!(
        mended.starts_with("青办发〔2026〕3号\n") && mended.contains("部署专人") && mended.contains("5月20日"),
        "{said}\n{mended}"
    );
    doc(&["check", "a.txt", "--fix"], folder);
    assert_eq!(fs::read_to_string(folder.join("a.txt")).expect("still there"), mended, "a second time changes nothing");
    assert!(!folder.join("a.txt.unfinished").exists());
}

#[test]
fn a_rule_explains_itself_and_an_unknown_one_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, said, _) = doc(&["explain", "fmt001"], folder.path());
    assert_eq!(code, Some(0));
    for part in ["FMT001", "依据：", "提示的例子", "不提示的例子"] {
        assert!(said.contains(part), "{part} in:\n{said}");
    }
    let (code, _, said) = doc(&["explain", "ABC999"], folder.path());
    assert_eq!(code, Some(3), "{said}");
}

#[test]
fn what_is_no_document_is_refused_with_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("binary.txt"), [0, 1, 2, 3]).expect("written");
    fs::write(folder.join("broken.docx"), b"PK\x03\x04no").expect("written");
    fs::write(folder.join("long.txt"), "字".repeat(200_000)).expect("written");
    fs::write(folder.join("empty.txt"), "").expect("written");
    for (file, part) in
        [("binary.txt", "不是文字"), ("broken.docx", "broken.docx"), ("long.txt", "最多"), ("none.txt", "读不到")]
    {
        let (code, _, said) = doc(&["check", file], folder);
        assert!(code == Some(3) && said.contains(part), "{file}: {said}");
    }
    let (code, said, _) = doc(&["check", "empty.txt"], folder);
    assert!(code.is_some_and(|code| code <= 1) && said.contains("empty.txt"), "{said}");
    let (code, _, said) = doc(&["check", "empty.txt", "--genre", "便条"], folder);
    assert!(code == Some(3) && said.contains("法定文种"), "{said}");
}

const OLD: &str = "各镇街要逐一登记辖区排水口，六月底前建立台账；对直排河道的，责令十五日内整改，逾期不改的由区城管局立案。区水务局每月通报进度，\
年底组织验收。排水口登记以现场核对为准，一口一档，照片和坐标一并入档，验收时逐口对照。沿河村居每周巡查一次，发现新增直排的，当天报镇街，镇街三日内查明来源，\
报区水务局备案。巡查记录由村居留存，区水务局每季抽查，抽查结果列入年度河道管护考评。";

#[test]
fn a_passage_is_traced_to_its_source_and_the_index_follows_the_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::create_dir(folder.join("archive")).expect("made");
    let old =
        format!("青水发〔2023〕8号\n\n关于开展排水口整治的通知\n\n各镇街：\n\n{OLD}\n\n青溪区水务局\n2023年3月2日\n");
    fs::write(folder.join("archive/2023.txt"), old).expect("written");
    fs::write(
        folder.join("archive/other.txt"),
        "关于食堂轮休的通知\n\n各科室：\n\n食堂本周六检修燃气管道，停止供餐一天。\n",
    )
    .expect("written");
    let new =
        format!("关于开展雨污分流的通知\n\n各镇街：\n\n今年继续开展雨污分流。{OLD}\n\n青溪区水务局\n2026年4月1日\n");
    fs::write(folder.join("new.txt"), new).expect("written");
    let asked = ["reuse", "new.txt", "--against", "archive", "--json"];
    let (code, said, _) = doc(&asked, folder);
    let told: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(code, Some(0), "{said}");
    let sources = told["sources"].as_array().expect("sources");
    assert_eq!(
        (sources.len(), &sources[0]["file"], &sources[0]["years"]),
        (1, &"2023.txt".into(), &3.into()),
        "{said}"
    );
    let (code, said, _) = doc(&["reuse", "new.txt", "--against", "archive"], folder);
    assert!(code == Some(0) && said.contains("关于开展排水口整治的通知") && said.contains("相隔3年"), "{said}");
    fs::remove_file(folder.join("archive/2023.txt")).expect("removed");
    let (_, said, _) = doc(&asked, folder);
    let told: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(told["sources"].as_array().map(Vec::len), Some(0), "what is gone from the folder is no source: {said}");

    let (code, said, _) = doc(&["compare", "new.txt", "archive/other.txt"], folder);
    assert!(code == Some(0) && said.contains("0.0%"), "{said}");
}
