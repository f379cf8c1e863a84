//! 页面杂物 Lines that came along when a text was copied: page numbers, the lines of a web page, ruled lines, noise.

use crate::patterns::tight;

/// Words with which a line about the page begins, before a colon, a blank or the end.
const LEADS: &[&str] = &[
    "发布时间",
    "发布日期",
    "发布机构",
    "发布单位",
    "发表时间",
    "更新时间",
    "公开日期",
    "公开方式",
    "公开类别",
    "生成日期",
    "信息来源",
    "文章来源",
    "稿件来源",
    "来源",
    "作者",
    "浏览次数",
    "浏览量",
    "阅读次数",
    "阅读量",
    "点击数",
    "点击量",
    "访问量",
    "访问次数",
    "字体",
    "字号",
    "视力保护色",
    "索引号",
    "索取号",
    "信息索引",
    "信息分类",
    "信息名称",
    "主题分类",
    "主题词",
    "体裁分类",
    "发文机关",
    "发文机构",
    "发文字号",
    "发文日期",
    "成文日期",
    "文号",
    "文件编号",
    "有效性",
    "标题",
    "责任编辑",
    "编辑",
    "审核",
    "分享到",
    "分享",
    "扫一扫",
    "当前位置",
    "您的位置",
    "您现在的位置",
    "上一篇",
    "上一条",
    "下一篇",
    "下一条",
    "相关链接",
    "相关文档",
    "相关稿件",
    "附件下载",
    "版权所有",
    "网站标识码",
];

/// Words that are buttons or notes of a page wherever they stand alone.
const BUTTONS: &[&str] = &[
    "打印本页",
    "打印",
    "关闭窗口",
    "关闭本页",
    "关闭",
    "返回顶部",
    "返回首页",
    "返回",
    "收藏",
    "收藏本页",
    "分享",
    "纠错",
    "下载",
    "我要纠错",
    "字体",
    "大",
    "中",
    "小",
    "默认",
    "首页",
    "无障碍",
    "繁体",
    "简体",
    "手机版",
    "网站地图",
    "联系我们",
    "TOP",
];

/// A line about a page is no longer than this.
const MOST_WEB: usize = 120;

/// Whether a line does not belong to the document's words. `chinese`: the text has hanzi, so that a line without any is odd.
pub(super) fn is_furniture(text: &str, chinese: bool) -> bool {
    is_page_number(text) || is_rule(text) || is_web_line(text) || chinese && is_noise(text)
}

/// Whether a text has a hanzi.
pub(super) fn has_hanzi(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// — 3 —, 第3页 共8页, 3/8, or a figure that stands alone.
fn is_page_number(text: &str) -> bool {
    const DASHES: [char; 9] = ['—', '－', '-', '–', '―', '~', '·', '─', '一'];
    if 60 < text.len() {
        return false;
    }
    let text = tight(text);
    let digits = |text: &str| !text.is_empty() && text.chars().count() <= 4 && text.chars().all(is_digit);
    let bare = text.trim_matches(DASHES);
    let dashed = bare.len() < text.len() && text.starts_with(DASHES) && text.ends_with(DASHES);
    let parted = text.split_once(['/', '／', '|']).is_some_and(|(page, all)| digits(page) && digits(all));
    let paged = text.contains('页')
        && text.chars().all(|c| is_digit(c) || "第页共总,，/／()（）【】-—".contains(c))
        && text.chars().any(is_digit);
    digits(bare) && (dashed || bare.len() == text.len() && text.chars().count() <= 3) || parted || paged
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// A line without a letter or a figure: a ruled line, a row of stars. What can end a sentence was broken off by hand and stays.
fn is_rule(text: &str) -> bool {
    let letters = text.chars().any(|c| c.is_alphanumeric() || c == '〇');
    let broken_off = text.chars().count() <= 4
        && text.starts_with(['。', '，', '；', '：', '！', '？', '、', '”', '’', '）', '》', '…', '.', ',']);
    !letters && !broken_off
}

fn is_web_line(text: &str) -> bool {
    if MOST_WEB * 3 < text.len() || MOST_WEB < text.chars().count() || text.ends_with('。') {
        return false;
    }
    let inner = text.trim_start_matches(['【', '[', '［', '（', '(', '|', ' ']);
    let tight = tight(inner);
    let led = LEADS
        .iter()
        .any(|lead| tight.strip_prefix(lead).is_some_and(|rest| rest.starts_with(['：', ':', '】', ']', '］'])));
    let address = ["http://", "https://", "www."].iter().any(|begin| text.starts_with(begin));
    let record = (text.contains("ICP备") || text.contains("公网安备")) && text.chars().count() <= 60;
    let way = text.starts_with("首页") && text.contains(['>', '＞', '»', '/']);
    led || address || record || way || is_buttons(text)
}

/// 字体：大 中 小, 【打印本页】【关闭窗口】: nothing but buttons, at least two of them or one in brackets.
fn is_buttons(text: &str) -> bool {
    let parts =
        || text.split(|c: char| c.is_whitespace() || "【】[]［］|：:/｜".contains(c)).filter(|part| !part.is_empty());
    let long =
        parts().any(|part| 2 < part.chars().count()) || 2 <= parts().count() || text.starts_with(['【', '[', '［']);
    long && parts().all(|part| BUTTONS.contains(&part))
}

/// A line without hanzi among Chinese words: what a page puts between its lines against copying, markup, ruled lines. Words of another
/// language, an address for mail and a table's figures stay.
fn is_noise(text: &str) -> bool {
    if !text.is_ascii() || text.len() < 4 || text.contains(['@', '\t']) {
        return false;
    }
    let letters = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let figures = text.bytes().any(|byte| byte.is_ascii_digit());
    let markup = text.contains(['<', '>', '{', '}', '=', ';', '&', '_', '\\', '^', '#', '`', '~', '|', '*']);
    let mixed = text.as_bytes().windows(2).any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
    let one = !text.contains(' ');
    letters && (markup || one && 6 <= text.len() && (figures || mixed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_brings_along_is_furniture() {
        for text in [
            "— 3 —",
            "-12-",
            "－ ３ －",
            "第3页 共8页",
            "第 1 页，共 2 页",
            "3/8",
            "12",
            "发布时间：2026-01-05 10:20  来源：区政府办公室  浏览次数：35",
            "来源: 青溪日报",
            "字体：大 中 小",
            "【字体：大 中 小】",
            "【打印本页】【关闭窗口】",
            "打印本页 关闭窗口",
            "索 引 号：qx-2026-001",
            "首页 > 政务公开 > 文件",
            "https://qingxi.example/art/2026.html",
            "青ICP备0000号",
            "————————",
            "★ ★ ★",
            "aGk3jd8fKdQ",
            "<div class=\"a\">",
            "&nbsp;",
        ] {
            assert!(is_furniture(text, true), "{text}");
        }
    }

    #[test]
    fn words_of_a_document_are_none() {
        for text in [
            "来源于群众的意见要认真办理。",
            "作者要对内容负责",
            "2026年1月5日",
            "000128",
            "3.5万元",
            "1.5",
            "PM2.5",
            "Qingxi District Government",
            "office@qingxi.example",
            "中",
            "。",
            "”。",
            "……",
            "附件：1.清单",
            "一、打印",
            "来源：有的信息没有来源。",
        ] {
            assert!(!is_furniture(text, true), "{text}");
        }
        assert!(!is_furniture("aGk3jd8fKdQ", false), "a text without hanzi is not noise as a whole");
    }
}
