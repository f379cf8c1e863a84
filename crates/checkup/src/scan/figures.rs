//! Figures with their units: 47件, 12.5%, 3.2万元, 7个百分点.

use std::ops::Range;

use crate::scan::dates::{DateMention, digits_end};
use crate::text::{Text, digit};

/// Units, longer ones before those they begin with.
const UNITS: &[&str] = &[
    "个百分点",
    "百分点",
    "平方公里",
    "立方米",
    "平方米",
    "千瓦时",
    "公顷",
    "公里",
    "千米",
    "毫米",
    "厘米",
    "公斤",
    "千克",
    "人次",
    "班次",
    "车次",
    "批次",
    "小时",
    "分钟",
    "个月",
    "工作日",
    "个工作日",
    "户次",
    "余户",
    "余人",
    "余件",
    "余个",
    "家次",
    "件次",
    "场次",
    "美元",
    "元",
    "件",
    "人",
    "户",
    "起",
    "条",
    "篇",
    "份",
    "亩",
    "米",
    "吨",
    "台",
    "辆",
    "家",
    "所",
    "处",
    "次",
    "场",
    "项",
    "名",
    "套",
    "栋",
    "幢",
    "间",
    "岁",
    "天",
    "周",
    "年",
    "个",
    "期",
    "批",
    "只",
    "头",
    "棵",
    "株",
    "座",
    "盏",
    "支",
    "册",
    "张",
    "宗",
    "笔",
    "例",
    "位",
    "组",
    "车",
    "块",
    "股",
    "成",
    "倍",
    "级",
    "层",
    "度",
    "类",
    "本",
    "趟",
    "对",
    "村",
    "秒",
];

/// A figure in the text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figure {
    /// Number and unit.
    pub(crate) range: Range<usize>,
    /// The value, with 万 and 亿 multiplied in.
    pub(crate) value: f64,
    /// How many decimals are written.
    pub(crate) decimals: usize,
    /// The unit; `%` for percentages, empty for a bare number.
    pub(crate) unit: &'static str,
}

impl Figure {
    /// Whether it measures something, rather than being a bare number.
    pub(crate) fn is_measured(&self) -> bool {
        !self.unit.is_empty()
    }
}

/// The figures that are no part of a date, in order.
pub(crate) fn figures(text: &Text<'_>, dates: &[DateMention]) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut dates = dates.iter().peekable();
    let mut index = 0;
    while index < text.len() {
        while dates.next_if(|date| date.range.end <= index).is_some() {}
        if let Some(date) = dates.peek().filter(|date| date.range.start <= index) {
            index = date.range.end;
            continue;
        }
        if !digit(text.at(index)) {
            index += 1;
            continue;
        }
        let (figure, end) = figure_at(text, index);
        let numbering = text
            .before(index)
            .is_some_and(|before| matches!(before, '第' | '〔' | '〕' | '-') || before.is_ascii_alphabetic());
        let identifier = text.at(end).is_some_and(|after| after.is_ascii_alphabetic());
        if let Some(figure) = figure.filter(|_| !numbering && !identifier) {
            found.push(figure);
        }
        index = end;
    }
    found
}

fn figure_at(text: &Text<'_>, start: usize) -> (Option<Figure>, usize) {
    let mut end = digits_end(text, start);
    while matches!(text.at(end), Some(',' | '，')) && digits_end(text, end + 1) == end + 4 && text.at(end) == Some(',')
    {
        end += 4;
    }
    let mut decimals = 0;
    if text.at(end) == Some('.') && digit(text.at(end + 1)) {
        let fraction = digits_end(text, end + 1);
        decimals = fraction - end - 1;
        end = fraction;
    }
    const LONGEST: usize = 15;
    let number: String = text.slice(&(start..end)).chars().filter(|character| *character != ',').collect();
    let value: Option<f64> = if number.len() <= LONGEST { number.parse().ok() } else { None };
    let mut factor = 1.0;
    for (word, by) in [("万", 1e4), ("亿", 1e8)] {
        if text.has_at(end, word) {
            factor *= by;
            end += 1;
        }
    }
    if text.has_any_at(end, &["余", "多"]) && UNITS.iter().any(|unit| text.has_at(end + 1, unit)) {
        end += 1;
    }
    let unit = if text.has_any_at(end, &["%", "％"]) {
        end += 1;
        "%"
    } else {
        let unit = UNITS.iter().find(|unit| text.has_at(end, unit)).copied().unwrap_or("");
        end += unit.chars().count();
        if unit == "百分点" { "个百分点" } else { unit }
    };
    (value.map(|value| Figure { range: start..end, value: value * factor, decimals, unit }), end)
}

/// The value as people write it.
pub(crate) fn written(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    format!("{rounded}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Part;
    use crate::scan::dates::dates;

    fn found(source: &str) -> Vec<(String, f64, &'static str)> {
        let text = Text::new(Part::Body, source);
        let figures = figures(&text, &dates(&text));
        figures.into_iter().map(|figure| (text.slice(&figure.range).to_owned(), figure.value, figure.unit)).collect()
    }

    #[test]
    fn figures_are_read_with_their_units() {
        assert_eq!(
            found("投资3.2万元，办件1,250件，下降12.5%，提高7个百分点，涉及100余户"),
            [
                ("3.2万元".to_owned(), 32000.0, "元"),
                ("1,250件".to_owned(), 1250.0, "件"),
                ("12.5%".to_owned(), 12.5, "%"),
                ("7个百分点".to_owned(), 7.0, "个百分点"),
                ("100余户".to_owned(), 100.0, "户"),
            ]
        );
    }

    #[test]
    fn dates_and_numbering_are_no_figures() {
        assert_eq!(found("2026年11月3日，第3条，青办发〔2026〕12号，A4纸"), []);
        assert_eq!(found("12345热线"), [("12345".to_owned(), 12345.0, "")]);
    }
}
