//! Words by which elements are known.

use jiff::civil::Date;

use crate::document::{DocumentNumber, Secrecy};
use crate::words::SecrecyLevel;

/// A text without any blanks.
pub(crate) fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A whole line that is a day: in figures, or in words as before 2012.
pub(crate) fn date(text: &str) -> Option<Date> {
    let text = tight(text);
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let year = if year.bytes().all(|byte| byte.is_ascii_digit()) { year.parse().ok() } else { digits_in_words(year) };
    let (month, day) = (small(month)?, small(day)?);
    Date::new(year.filter(|year| (1900..=2999).contains(year))?, month, day).ok()
}

/// 二〇二六, digit by digit.
fn digits_in_words(text: &str) -> Option<i16> {
    let digits = text.chars().map(|c| {
        "〇一二三四五六七八九"
            .chars()
            .position(|known| known == c)
            .or(matches!(c, '○' | '零' | 'Ｏ' | 'O').then_some(0))
    });
    let digits: Option<Vec<usize>> = digits.collect();
    digits.filter(|digits| digits.len() == 4).map(|digits| digits.iter().fold(0, |all, digit| all * 10 + *digit as i16))
}

fn small(text: &str) -> Option<i8> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    (1..=31_u8).find(|number| crate::numerals::chinese(usize::from(*number)) == text).map(|number| number as i8)
}

/// 发文字号 as it should be, or as offices get it wrong: square brackets, 第, leading zeros.
pub(crate) fn number(text: &str) -> Option<DocumentNumber> {
    let text = tight(text);
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let brackets = |c: char| match c {
        '[' | '［' | '【' | '﹝' | '（' | '(' => '〔',
        ']' | '］' | '】' | '﹞' | '）' | ')' => '〕',
        c => c,
    };
    let text: String = text.chars().map(brackets).collect();
    let (prefix, rest) = text.split_once('〔')?;
    let (year, rest) = rest.split_once('〕')?;
    let serial = rest.trim_start_matches('第').trim_start_matches('0');
    let plain = prefix.chars().all(|c| !"，。、；：《》“”".contains(c));
    plain.then(|| format!("{prefix}〔{year}〕{serial}").parse().ok()).flatten()
}

/// 第12期, 第3号, also in parentheses; 待编号 of a draft.
pub(crate) fn issue(text: &str) -> Option<u32> {
    let text = tight(text);
    let text = text.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    if text == DocumentNumber::PENDING {
        return Some(0);
    }
    let inner = text.strip_prefix('第')?;
    let inner = inner.strip_suffix('期').or_else(|| inner.strip_suffix('号'))?;
    inner.parse().ok().filter(|issue| 0 < *issue)
}

/// What follows 签发人： in a line, and what stands before it.
pub(crate) fn signers(text: &str) -> Option<(&str, Vec<String>)> {
    let (before, after) = text.split_once("签发人：").or_else(|| text.split_once("签发人:"))?;
    Some((before.trim(), names(after)))
}

/// Names with blanks or commas between.
pub(crate) fn names(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| c.is_whitespace() || "、，,".contains(c)).filter(|name| !name.is_empty());
    // 李 四: a name of two characters is often spread out, so single characters go together.
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for part in parts {
        let single = part.chars().count() == 1;
        match out.last_mut() {
            Some(last) if single && open => last.push_str(part),
            Some(_) | None => out.push(part.to_owned()),
        }
        open = single && !open;
    }
    out
}

/// The organs of a list, which commas keep apart.
pub(crate) fn organs(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match c {
            '，' | ',' | '；' if depth == 0 => out.push(String::new()),
            c => out.last_mut().expect("there is always one").push(c),
        }
    }
    out.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// What follows 附件： where it begins a list of names.
pub(crate) fn enclosure(text: &str) -> Option<&str> {
    let rest =
        text.strip_prefix("附件：").or_else(|| text.strip_prefix("附件:")).or_else(|| text.strip_prefix("附："))?;
    Some(rest.trim_start())
}

/// `1.名称`: the number and the name.
pub(crate) fn leading_list_number(text: &str) -> Option<(usize, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..=2).contains(end))?;
    let rest = text[end..].strip_prefix(['.', '．', '、'])?;
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(())?;
    Some((text[..end].parse().ok()?, rest.trim_start()))
}

/// 附件, 附件1, 附件1：the number; 0 for none.
pub(crate) fn attachment_mark(text: &str) -> Option<usize> {
    let rest = tight(text.strip_prefix("附件")?);
    let rest = rest.trim_end_matches(['：', ':']);
    if rest.is_empty() {
        return Some(0);
    }
    let figures = rest.len() <= 2 && rest.bytes().all(|byte| byte.is_ascii_digit());
    if figures { rest.parse().ok() } else { (1..=20).find(|number| crate::numerals::chinese(*number) == rest) }
}

/// 抄送, 印发 and the like.
pub(crate) fn is_imprint(text: &str) -> bool {
    let text = tight(text);
    let lead = ["抄送：", "抄送:", "抄报：", "主送：", "报：", "送："].iter().any(|lead| text.starts_with(lead));
    lead || printed(&text).is_some()
}

/// Who printed it and when: `机关 2026年11月21日印发`.
pub(crate) fn printed(text: &str) -> Option<(String, Date)> {
    let text = tight(text);
    let rest = text.strip_suffix("印发").or_else(|| text.strip_suffix("印"))?;
    ends_with_date(rest).map(|(by, date)| (by.to_owned(), date))
}

/// What stands before the day with which a text ends.
pub(crate) fn ends_with_date(text: &str) -> Option<(&str, Date)> {
    let year = text.rfind('年')?;
    let begin = text[..year].char_indices().rev().take(4).last().map(|(at, _)| at)?;
    date(&text[begin..]).map(|date| (&text[..begin], date))
}

/// 密级和保密期限, such as 机密★1年.
pub(crate) fn secrecy(text: &str) -> Option<Secrecy> {
    let (level, term) = text.split_once('★').map_or((text, None), |(level, term)| (level, Some(term.to_owned())));
    SecrecyLevel::named(level).map(|level| Secrecy { level, term })
}

/// Whether a text ends as the names of organs do.
pub(crate) fn names_an_organ(text: &str) -> bool {
    const ENDS: [&str; 26] = [
        "委员会",
        "办公室",
        "人民政府",
        "政府",
        "局",
        "部",
        "区委",
        "县委",
        "市委",
        "省委",
        "党委",
        "党组",
        "党工委",
        "工委",
        "纪委",
        "中心",
        "法院",
        "检察院",
        "办公厅",
        "领导小组",
        "指挥部",
        "街道办事处",
        "厅",
        "公司",
        "学校",
        "协会",
    ];
    let text = text.trim_end().trim_end_matches("（印章）").trim_end_matches("（盖章）");
    ENDS.iter().any(|end| text.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_figures_and_in_words() {
        let day = jiff::civil::date(2026, 11, 20);
        for text in [
            "2026年11月20日",
            "2026 年 11 月 20 日",
            "二〇二六年十一月二十日",
            "二○二六年十一月二十日",
            "二零二六年十一月二十日",
        ] {
            assert_eq!(date(text), Some(day), "{text}");
        }
        for text in ["2026年2月30日", "11月20日", "到2026年11月20日止", "26年1月1日", "", "年月日"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_read_as_offices_type_them() {
        for text in [
            "青办发〔2026〕12号",
            "青办发[2026]12号",
            "青办发（2026）012号",
            "青办发﹝2026﹞第12号",
            "青办发 〔2026〕 12 号",
        ] {
            assert_eq!(number(text).map(|number| number.to_string()).as_deref(), Some("青办发〔2026〕12号"), "{text}");
        }
        assert_eq!(number("根据《通知》（青办发〔2026〕12号）"), None);
        assert_eq!(issue("（第12期）"), Some(12));
        assert_eq!(issue("第〇期"), None);
    }

    #[test]
    fn names_and_lists_come_apart_where_offices_part_them() {
        assert_eq!(names("张三\u{3000}李 四"), ["张三", "李四"]);
        assert_eq!(signers("青发〔2026〕1号\t签发人：张三"), Some(("青发〔2026〕1号", vec!["张三".to_owned()])));
        assert_eq!(
            organs("各镇（街道），区直各部门（单位，含直属机构）"),
            ["各镇（街道）", "区直各部门（单位，含直属机构）"]
        );
        assert_eq!(attachment_mark("附件 2："), Some(2));
        assert_eq!(attachment_mark("附件"), Some(0));
        assert_eq!(attachment_mark("附件一"), Some(1));
        assert_eq!(attachment_mark("附件材料"), None);
        assert_eq!(leading_list_number("1.清单"), Some((1, "清单")));
        assert_eq!(leading_list_number("1.5万元"), None);
        assert_eq!(
            printed("中共青溪区委办公室\t2026年11月21日印发"),
            Some(("中共青溪区委办公室".to_owned(), jiff::civil::date(2026, 11, 21)))
        );
    }
}
