//! Plain texts: as they should be, faulty, from a web page, with lines broken by hand.

use gongwen::placed::{Direction, Part, Placed, Role, plain};
use gongwen::{Form, Genre, Level};
use proptest::prelude::*;

use super::agreement::{nothing_is_left_out, pieces_tell_the_document, places_are_sound, texts};

fn read(text: &str) -> Placed {
    let placed = plain(text);
    places_are_sound(&placed, text);
    nothing_is_left_out(&placed, text);
    pieces_tell_the_document(&placed, text);
    placed
}

fn all(placed: &Placed) -> Vec<(Role, String)> {
    placed.pieces.iter().map(|piece| (piece.role, piece.text(&placed.source))).collect()
}

fn told(text: &str) -> Vec<(Role, String)> {
    all(&read(text))
}

fn expect(expected: &[(Role, &str)]) -> Vec<(Role, String)> {
    expected.iter().map(|(role, text)| (*role, (*text).to_owned())).collect()
}

const NOTICE: &str = "000128
特急
中共青溪区委办公室文件

青办发[2026]第03号

中共青溪区委办公室
关于做好防汛准备工作的通知

各镇（街道）党（工）委，区直各部门党组织：
　　为做好防汛准备工作，现通知如下。
　　一、责任落实
　　（一）、明确到人。山塘水库逐座明确责任人。
　　1、每日巡护
　　（1）上午、下午各一次
　　二、物资储备
　　按清单清点入库。

　　附件：1.物资清单
　　　　　2.值班安排

　　　　　　　　　　　中共青溪区委办公室
　　　　　　　　　　　　2026年05月13日
　　（联系人：陈一鸣，
电话：0000－1234567）

附件1
物资清单
单位\t数量
竹溪镇\t46
石门镇\t

附件2
值班安排
　　每日二十四小时有人值守。

抄送：区人大常委会办公室，区政协办公室。
中共青溪区委办公室　　　　2026年5月13日印发
";

#[test]
fn a_notice_comes_apart_into_its_elements_faults_and_all() {
    let placed = read(NOTICE);
    let expected = expect(&[
        (Role::CopyNo, "000128"),
        (Role::Urgency, "特急"),
        (Role::Masthead, "中共青溪区委办公室文件"),
        (Role::Number, "青办发[2026]第03号"),
        (Role::Title, "中共青溪区委办公室"),
        (Role::Title, "关于做好防汛准备工作的通知"),
        (Role::To, "各镇（街道）党（工）委，区直各部门党组织："),
        (Role::Paragraph, "为做好防汛准备工作，现通知如下。"),
        (Role::Heading(Level::First), "一、责任落实"),
        (Role::Heading(Level::Second), "（一）、明确到人。"),
        (Role::Paragraph, "山塘水库逐座明确责任人。"),
        (Role::Heading(Level::Third), "1、每日巡护"),
        (Role::Heading(Level::Fourth), "（1）上午、下午各一次"),
        (Role::Heading(Level::First), "二、物资储备"),
        (Role::Paragraph, "按清单清点入库。"),
        (Role::AttachmentLine(0), "附件：1.物资清单"),
        (Role::AttachmentLine(1), "2.值班安排"),
        (Role::Signature(0), "中共青溪区委办公室"),
        (Role::Date, "2026年05月13日"),
        (Role::Note, "（联系人：陈一鸣，电话：0000－1234567）"),
        (Role::Furniture, "附件1"),
        (Role::PartTitle, "物资清单"),
        (Role::Cell(0, 0), "单位"),
        (Role::Cell(0, 1), "数量"),
        (Role::Cell(1, 0), "竹溪镇"),
        (Role::Cell(1, 1), "46"),
        (Role::Cell(2, 0), "石门镇"),
        (Role::Furniture, "附件2"),
        (Role::PartTitle, "值班安排"),
        (Role::Paragraph, "每日二十四小时有人值守。"),
        (Role::Cc, "抄送：区人大常委会办公室，区政协办公室。"),
        (Role::PrintedBy, "中共青溪区委办公室"),
        (Role::PrintedOn, "2026年5月13日印发"),
    ]);
    assert_eq!(all(&placed), expected);
    let parts: Vec<Part> =
        placed.pieces.iter().filter(|piece| piece.role == Role::PartTitle).map(|piece| piece.part).collect();
    assert_eq!(parts, [Part::Attachment(0), Part::Attachment(1)]);
    let document = &placed.document;
    assert_eq!(document.form, Form::Document);
    assert_eq!(document.number.as_ref().map(ToString::to_string).as_deref(), Some("青办发〔2026〕3号"));
    assert_eq!(document.copy_no.as_deref(), Some("000128"));
    assert_eq!(document.date, Some(jiff::civil::date(2026, 5, 13)));
    assert_eq!(document.to, ["各镇（街道）党（工）委", "区直各部门党组织"]);
    assert_eq!(document.note.as_deref(), Some("联系人：陈一鸣，电话：0000－1234567"));
    assert_eq!(document.cc, ["区人大常委会办公室", "区政协办公室"]);
    assert_eq!(document.printed_by.as_deref(), Some("中共青溪区委办公室"));
    assert_eq!(document.attachments.len(), 2);
    assert_eq!((placed.genre, placed.direction), (Some(Genre::Notice), Some(Direction::Downward)));
    assert_eq!(read(&NOTICE.replace('\n', "\r\n")).document, placed.document, "lines of other systems");
}

#[test]
fn a_request_names_who_signed_it_and_a_joint_one_all_of_them() {
    let text = "中共青溪区委文件\n青委〔2026〕33号　　　签发人：林知秋　程　远\n　　　　　顾明川\n\n关于召开现场会的请示\n市委:\n　　拟召开现场会。\n　　妥否，请批示。\n　　　　中共青溪区委　　青溪区人民政府\n　　　　二〇二六年九月十一日\n";
    let placed = read(text);
    let expected = expect(&[
        (Role::Masthead, "中共青溪区委文件"),
        (Role::Number, "青委〔2026〕33号"),
        (Role::Signer(0), "签发人：林知秋"),
        (Role::Signer(1), "程远"),
        (Role::Signer(2), "顾明川"),
        (Role::Title, "关于召开现场会的请示"),
        (Role::To, "市委:"),
        (Role::Paragraph, "拟召开现场会。"),
        (Role::Paragraph, "妥否，请批示。"),
        (Role::Signature(0), "中共青溪区委"),
        (Role::Signature(1), "青溪区人民政府"),
        (Role::Date, "二〇二六年九月十一日"),
    ]);
    assert_eq!(all(&placed), expected);
    let names: Vec<_> = placed.document.signers.iter().map(|signer| signer.name.as_str()).collect();
    assert_eq!(names, ["林知秋", "程远", "顾明川"]);
    assert_eq!(placed.date(), Some(jiff::civil::date(2026, 9, 11)));
    assert_eq!((placed.document.form, placed.direction), (Form::Upward, Some(Direction::Upward)));
}

#[test]
fn lines_broken_by_hand_become_their_paragraphs_again_over_page_numbers_too() {
    let text = "关于做好检查工作的通知
各镇（街道）：
    为做好今年冬季用电安全检查工作，防止火灾
事故发生，经区委、区政府同意，现将有关事项通
知如下。
    一、检查范围
    各镇（街道）要对老旧小区、学校食堂、医院和

— 1 —

养老机构逐户检查，不留死角。
检查结果要当场告知，限期整改到位。
    二、时间要求
    十一月底前完成。";
    let expected = [
        "为做好今年冬季用电安全检查工作，防止火灾事故发生，经区委、区政府同意，现将有关事项通知如下。",
        "各镇（街道）要对老旧小区、学校食堂、医院和养老机构逐户检查，不留死角。",
        "检查结果要当场告知，限期整改到位。",
        "十一月底前完成。",
    ];
    let placed = read(text);
    assert_eq!(texts(&placed, |role| role == Role::Paragraph), expected);
    assert_eq!(texts(&placed, |role| matches!(role, Role::Heading(_))), ["一、检查范围", "二、时间要求"]);
    assert_eq!(texts(&placed, |role| role == Role::Furniture), ["— 1 —"]);
    let flush = text.replace("    ", "");
    assert_eq!(texts(&read(&flush), |role| role == Role::Paragraph), expected, "without a first line moved in");
}

/// As a program takes it out of pages: figures with blanks around, indents narrower, no figure broken, columns with gaps between.
#[test]
fn the_text_of_pages_is_put_together_again_and_its_table_stays_a_table() {
    let text = "    关于做好信息工作的通知

各镇（街道）：
  据统计，全区共有 189 处需要办理，其中云台镇 13 处。能够合
并召开的会议合并召开，能用视频的不集中，10 月底不低于
81%。各镇要及时报送。
  （一）如实上报。涉及数字的要由有关业务部门核实；
突发情况先报事实，再报原因。
                                              —1—
序号     单位        地点     数量
  1    临江街道     第1网格    46
                                              —2—
序号     单位        地点     数量
  2    白鹭街道     第2网格    10
              中共青溪区委    青溪区人民政府
                  2026 年 9 月 11 日

中共青溪区委办公室
2026 年 9 月 11 日印发
";
    let placed = read(text);
    let expected = [
        "据统计，全区共有 189 处需要办理，其中云台镇 13 处。能够合并召开的会议合并召开，能用视频的不集中，10 月底不低于81%。各镇要及时报送。",
        "涉及数字的要由有关业务部门核实；突发情况先报事实，再报原因。",
    ];
    assert_eq!(texts(&placed, |role| role == Role::Paragraph), expected);
    let cells = texts(&placed, |role| matches!(role, Role::Cell(..)));
    assert_eq!(cells.join(" "), "序号 单位 地点 数量 1 临江街道 第1网格 46 2 白鹭街道 第2网格 10");
    assert_eq!(texts(&placed, |role| matches!(role, Role::Signature(_))), ["中共青溪区委", "青溪区人民政府"]);
    assert_eq!(texts(&placed, |role| role == Role::PrintedBy), ["中共青溪区委办公室"]);
}

#[test]
fn paragraphs_that_nobody_broke_stay_apart() {
    let text = "关于信息工作的通报\n各镇：\n本月报送信息最多的是竹溪镇和石门镇，共二十六条\n其次是白鹭街道和新桥街道，共二十一条\n没有报送的有三个单位。请及时报送。要有情况、有数据、有分析，涉及数字的须由业务部门核实。\n";
    assert_eq!(texts(&read(text), |role| role == Role::Paragraph).len(), 3);
}

#[test]
fn what_a_web_page_brings_along_is_not_the_document() {
    let text = "首页 > 政务公开 > 文件\n索 引 号：qx-2026-001　　发布机构：区政府办公室\n关于做好防汛工作的通知\n发布时间：2026-05-13　来源：区政府办公室　浏览次数：35\n字体：大 中 小\n青政办发〔2026〕6号\n各镇人民政府:\n　　请做好防汛工作。\naGk3jd8fKdQ\n　　特此通知。\n　　　　青溪区人民政府办公室\n　　　　2026年5月13日\n　　（此件公开发布）\n【打印本页】【关闭窗口】\n";
    let words: Vec<_> = told(text).into_iter().filter(|(role, _)| *role != Role::Furniture).collect();
    let expected = expect(&[
        (Role::Title, "关于做好防汛工作的通知"),
        (Role::Number, "青政办发〔2026〕6号"),
        (Role::To, "各镇人民政府:"),
        (Role::Paragraph, "请做好防汛工作。"),
        (Role::Paragraph, "特此通知。"),
        (Role::Signature(0), "青溪区人民政府办公室"),
        (Role::Date, "2026年5月13日"),
        (Role::Note, "（此件公开发布）"),
    ]);
    assert_eq!(words, expected);
}

#[test]
fn the_title_of_a_web_page_is_not_the_title_twice() {
    let page = "关于做好防汛工作的通知_青溪区人民政府\n发布时间：2026-05-13\n";
    let head = "青溪区人民政府办公室文件\n青政办发〔2026〕6号\n";
    let document = "关于做好防汛\n工作的通知\n各镇人民政府：\n　　请做好防汛工作。\n";
    for text in [format!("{page}{document}"), format!("{page}{head}{document}")] {
        let placed = read(&text);
        assert_eq!(texts(&placed, |role| role == Role::Title), ["关于做好防汛", "工作的通知"], "{text}");
        assert_eq!(texts(&placed, |role| role == Role::To), ["各镇人民政府："], "{text}");
        assert_eq!(texts(&placed, |role| role == Role::Furniture).len(), 2, "{text}");
    }
}

#[test]
fn an_attachment_alone_is_one() {
    let placed = read("附 件 1\n物资清单\n沙袋一百只。\n");
    assert_eq!(texts(&placed, |role| role == Role::PartTitle), ["物资清单"]);
    assert_eq!(placed.document.attachments.len(), 1);
}

#[test]
fn a_text_is_read_as_what_it_is() {
    let marked = "\n---\nform = \"公文\"\n---\n# 关于防火的通知\n请办。\n";
    let (read, faults) = gongwen::placed::read(marked);
    assert_eq!((read.genre, faults.len(), read.pieces.len()), (Some(Genre::Notice), 0, 2));
    let (read, faults) = gongwen::placed::read("关于防火的通知\n各镇：\n请办。\n");
    assert_eq!((read.genre, faults.len(), read.pieces.len()), (Some(Genre::Notice), 0, 3));
}

#[test]
fn an_old_document_keeps_its_day_in_words() {
    let placed = read(
        "关于做好防火工作的通知\n\n各镇：\n　　请做好防火工作。\n\n　　　　区政府办公室\n　　　　二○一一年五月三日",
    );
    assert_eq!(placed.date(), Some(jiff::civil::date(2011, 5, 3)));
    assert_eq!(texts(&placed, |role| role == Role::Date), ["二○一一年五月三日"]);
}

#[test]
fn a_pasted_body_is_paragraphs_and_headings_and_a_comma_after_addressees_is_seen_as_theirs() {
    let body = "经研究，现就有关事项通知如下。\n(一)明确到人\n1.每日巡护，不得遗漏。\n2.如实记录。\n";
    let roles: Vec<Role> = told(body).into_iter().map(|(role, _)| role).collect();
    assert_eq!(roles, [Role::Paragraph, Role::Heading(Level::Second), Role::Paragraph, Role::Paragraph]);
    let comma = "关于防火的通知\n各镇人民政府，区直各部门，\n　　请做好防火工作。\n";
    assert_eq!(texts(&read(comma), |role| role == Role::To), ["各镇人民政府，区直各部门，"]);
    let work = told("把小事办在前头\n——竹溪镇办理民生小事的做法\n　　竹溪镇今年办结小事一百件。\n");
    assert_eq!(work.iter().map(|(role, _)| *role).collect::<Vec<_>>(), [Role::Title, Role::Title, Role::Paragraph]);
    let speech = told("在全区信息工作会议上的讲话\n同志们：\n今天的会议很重要。\n");
    assert_eq!(
        speech.iter().map(|(role, _)| *role).collect::<Vec<_>>(),
        [Role::Title, Role::Paragraph, Role::Paragraph]
    );
}

#[test]
fn an_order_is_stamped_and_a_letter_goes_beside() {
    let order = read(
        "青溪区人民政府令\n第2号\n青溪区人民政府关于防汛抢险的命令\n　　立即转移。\n　　　　区长　程远\n　　　　2026年3月15日\n",
    );
    assert_eq!((order.document.form, order.document.issue), (Form::Order, Some(2)));
    assert_eq!(texts(&order, |role| role == Role::Signature(0)), ["区长　程远"]);
    let letter = read(
        "青溪区财政局\n青财函〔2026〕12号\n关于商请拨付资金的函\n江州市民政局：\n　　请予函复。\n　　青溪区财政局 2026年9月8日\n",
    );
    assert_eq!((letter.document.form, letter.direction), (Form::Letter, Some(Direction::Level)));
    assert_eq!(texts(&letter, |role| role == Role::Masthead), ["青溪区财政局"]);
    assert_eq!(
        texts(&letter, |role| role == Role::Signature(0) || role == Role::Date),
        ["青溪区财政局", "2026年9月8日"]
    );
}

#[test]
fn minutes_have_their_day_under_the_title_and_who_was_there_below() {
    let placed = read(
        "中共青溪区委办公室会议纪要\n青办纪〔2026〕2号\n防汛准备工作协调会议纪要\n（2026年2月11日）\n　　会议研究了防汛工作。\n　　出席：林知秋　程远\n　　请假：顾明川\n",
    );
    assert_eq!(texts(&placed, |role| role == Role::Attendance), ["出席：林知秋　程远", "请假：顾明川"]);
    assert_eq!(placed.document.attendance.present, ["林知秋", "程远"]);
    assert_eq!(placed.date(), Some(jiff::civil::date(2026, 2, 11)));
    assert_eq!((placed.genre, placed.document.form), (Some(Genre::Minutes), Form::Minutes));
}

#[test]
fn a_request_from_below_typed_in_a_hurry_is_understood_all_the_same() {
    let text = "关于请求解决维修经费的请示
区政府：
    我镇便民服务中心建于1998年，年久失修，屋面漏
水严重，电路老化，存在安全隐患。为保障群众办事，
拟进行维修，经预算需资金26万元，镇财政自筹6万
元，尚缺20万元。
    妥否，请批示。
    附件：1、维修预算表；
          2、现场照片。
                                    竹溪镇政府
                                  2026.5.13
    联系人：李 四，电话：0000-1234567

                          - 1 -
抄送：区财政局、区发改局
竹溪镇党政办公室                    2026年5月13日印发
                                          （共印20份）
";
    let placed = read(text);
    let expected = expect(&[
        (Role::Title, "关于请求解决维修经费的请示"),
        (Role::To, "区政府："),
        (
            Role::Paragraph,
            "我镇便民服务中心建于1998年，年久失修，屋面漏水严重，电路老化，存在安全隐患。为保障群众办事，拟进行维修，经预算需资金26万元，镇财政自筹6万元，尚缺20万元。",
        ),
        (Role::Paragraph, "妥否，请批示。"),
        (Role::AttachmentLine(0), "附件：1、维修预算表；"),
        (Role::AttachmentLine(1), "2、现场照片。"),
        (Role::Signature(0), "竹溪镇政府"),
        (Role::Date, "2026.5.13"),
        (Role::Note, "联系人：李 四，电话：0000-1234567"),
        (Role::Furniture, "- 1 -"),
        (Role::Cc, "抄送：区财政局、区发改局"),
        (Role::PrintedBy, "竹溪镇党政办公室"),
        (Role::PrintedOn, "2026年5月13日印发"),
        (Role::Furniture, "（共印20份）"),
    ]);
    assert_eq!(all(&placed), expected);
    assert_eq!(placed.date(), Some(jiff::civil::date(2026, 5, 13)));
    assert_eq!(placed.direction, Some(Direction::Upward));
}

#[test]
fn odd_texts_are_read_too() {
    for text in [
        "",
        "\n\n",
        "。",
        "附件",
        "附件：",
        "（",
        "抄送：",
        "签发人：",
        "2026年5月13日",
        "\u{feff}\u{200b}",
        "一、",
        "、",
        "第3号",
        "English only.\nNothing else.",
        "\t\t\t\n\t甲\t\n",
        "印发",
        "2026年印发",
        "a\tb\nc\td",
    ] {
        read(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_word_of_any_text_lies_in_one_piece(text in "([ 　\t]{0,6}(一、|（一）、?|1[.、]|（1）|附件[：:]?|附件1|抄送：|签发人：|出席：|2026年1月5日|二〇一一年五月|印发|中共青溪区委办公室|文件|青办发[〔\\[]2026[〕\\]]3号|第3期|关于防火的通知|各镇：|请办。|特急|000128|秘密★1年|（此件公开）|— 3 —|来源：甲|aBc9xY|李 四|区长　程远|，|[《》“”\\x{200b}]|\\PC){0,5}[\r]?\n){0,14}") {
        read(&text);
    }

    #[test]
    fn every_word_of_noise_lies_in_one_piece(text in "(\\PC|\n|\u{0}|\u{c}|\t){0,120}") {
        read(&text);
    }

    #[test]
    fn paragraphs_broken_at_any_width_come_together_again(
        paragraphs in prop::collection::vec("[甲乙丙丁戊己]([甲乙丙丁戊己]{1,9}[，。；、]?){8,40}[甲乙丙丁]。", 1..6),
        width in 20_usize..34,
    ) {
        let broken: Vec<String> = paragraphs.iter().map(|words| broken_at(words, width)).collect();
        // Where every line ends with a sentence, nothing tells a broken paragraph from two.
        prop_assume!(broken.iter().flat_map(|words| words.lines()).any(|line| !line.ends_with(['。', '；'])));
        let placed = read(&format!("关于防火的通知\n各镇：\n{}\n", broken.join("\n")));
        prop_assert_eq!(texts(&placed, |role| role == Role::Paragraph), paragraphs, "{}", placed.source);
    }
}

/// As programs break lines: the first is moved in by two characters, no line begins with a mark.
fn broken_at(words: &str, width: usize) -> String {
    let mut out = "\u{3000}\u{3000}".to_owned();
    let mut length = 2;
    for c in words.chars() {
        if width <= length && !"，。；、".contains(c) {
            out.push('\n');
            length = 0;
        }
        out.push(c);
        length += 1;
    }
    out
}
