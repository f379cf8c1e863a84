//! Documents of one office look alike at head and foot; that alone makes none the source of another (DOC-3).

use std::collections::BTreeMap;

use likeness::{DocMeta, Document, Index, Query};

const MATTERS: [(&str, &str); 8] = [
    (
        "河道清淤",
        "今冬对三条支渠分段清淤，机械进不去的窄段由村里组织人工清运，淤泥晾干后还田，清出的杂物由镇里统一外运。",
    ),
    ("校园食堂", "各校食堂每周公布菜谱和进货来源，家长可以预约陪餐，陪餐意见当日记下并在下周答复，供货商一年一换。"),
    ("老旧电梯", "楼龄满二十年的住宅电梯先做一次全面检测，检测费由区里和业主各担一半，查出的毛病列入当年大修。"),
    ("冬季供暖", "供热单位上门测温不收钱，室温不到标准的当天派人查管路，查不出原因的由区里请第三方来测。"),
    ("公共自行车", "车桩坏了两日内换新，还不上车的时段按小时免费，骑行卡在社区也能办，老人可由子女代办。"),
    ("农机检修", "春耕前请老师傅下乡修农机，配件按进价卖，跑远路的补油钱，修不好的登记后送厂里返修。"),
    ("图书流动车", "流动车隔周到山村小学停半天，孩子们自己挑书，还书可以交给班主任，损坏的书由馆里修补。"),
    ("古树保护", "百年以上的树逐株挂牌，树下不许堆物停车，修路遇到古树先改线，枯枝由林业站派人修剪。"),
];

fn document(at: usize) -> String {
    let (matter, body) = MATTERS[at];
    format!(
        "中共青溪区委办公室文件\n青办发〔2026〕{}号\n中共青溪区委办公室关于做好{matter}工作的通知\n各镇（街道）党（工）委，区直各部门党组织：\n\
         为进一步做好{matter}工作，经区委同意，现将有关事项通知如下。\n{body}\n请各单位于2026年{}月{}日前报送落实情况。\n\
         中共青溪区委办公室\n2026年{}月{}日",
        at + 11,
        at + 2,
        at + 10,
        at + 1,
        at + 3,
    )
}

fn office() -> (Index, BTreeMap<String, String>, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let index = Index::open(folder.path()).expect("the folder is empty");
    let texts: BTreeMap<String, String> =
        (0..MATTERS.len()).map(|at| (MATTERS[at].0.to_owned(), document(at))).collect();
    for (id, text) in &texts {
        index.add(&Document { meta: DocMeta::new(id, id), text }).expect("it is short");
    }
    (index, texts, folder)
}

#[test]
fn head_addressee_and_closing_are_no_source() {
    let (index, texts, _folder) = office();
    for (id, text) in &texts {
        let query = Query { itself: Some(id), ..Query::new(text) };
        let answer = index.search(&query, |meta| texts.get(&meta.id), |_| true).expect("the index is whole");
        let found: Vec<&str> = answer.sources.iter().map(|source| source.meta.id.as_str()).collect();
        assert_eq!(found, [""; 0], "{id}");
    }
}

#[test]
fn a_body_taken_over_into_another_document_is() {
    let (index, texts, _folder) = office();
    let copied = format!("区教育局关于规范学校供餐的意见。{}此外，学校每月开放一次后厨。", MATTERS[1].1);
    let answer = index.search(&Query::new(&copied), |meta| texts.get(&meta.id), |_| true).expect("the index is whole");
    assert_eq!(answer.sources.iter().map(|source| source.meta.id.as_str()).collect::<Vec<_>>(), ["校园食堂"]);
}

#[test]
fn figures_alone_are_no_evidence() {
    let (index, mut texts, _folder) = office();
    let table = |shift: u32| (0..60).map(|at| format!("{}，", 1_000 + at * 37 + shift)).collect::<String>();
    let text = format!("上月逐日客流（人次）：{}", table(0));
    index.add(&Document { meta: DocMeta::new("客流", "客流"), text: &text }).expect("it is short");
    texts.insert("客流".to_owned(), text);
    let other = format!("本季逐日气温与用电（千瓦时）：{}", table(5));
    let answer = index.search(&Query::new(&other), |meta| texts.get(&meta.id), |_| true).expect("the index is whole");
    assert!(answer.sources.is_empty());
}
