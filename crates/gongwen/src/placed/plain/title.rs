//! 标题 and 主送机关 of a plain text.

use std::ops::Range;

use super::Recogniser;
use super::lines::{Line, Mark, ends_sentence, is_full};
use super::loose::{attachment_mark, begins_enclosures, corner, is_date, is_number, numbered};
use crate::patterns::{date, is_imprint, organs, tight};
use crate::placed::{Role, genre_of_title};

/// The most rows of a title.
const MOST_ROWS: usize = 5;
/// The longest row, and the longest title, in characters.
const MOST_ROW: usize = 90;
const MOST_TITLE: usize = 160;
/// The longest title of a text whose first line does not end with a genre.
const MOST_PLAIN: usize = 40;
/// The most lines of 主送机关, and their length.
const MOST_TO_LINES: usize = 8;
const MOST_TO: usize = 400;

impl<'a> Recogniser<'a> {
    pub(super) fn title_row(&mut self, line: &Line<'a>) {
        self.place(Role::Title, vec![line.range()]);
        self.document.title.rows.push(line.text.to_owned());
    }

    /// The rows of the title, and the day under it in parentheses.
    pub(super) fn title(&mut self) {
        let shown = self.masthead.text();
        self.minutes = shown.ends_with("纪要");
        if self.document.title.rows.is_empty() {
            let marked = self.lines[self.at..].iter().take_while(|line| line.look.mark == Some(Mark::Title)).count();
            if marked == 0 {
                self.page_title();
            }
            let rows = if 0 < marked { marked } else { self.rows_of_title() };
            for _ in 0..rows {
                let line = self.lines[self.at];
                self.at += 1;
                self.title_row(&line);
            }
        }
        self.minutes |= self.document.title.text().ends_with("纪要");
        if !self.document.title.rows.is_empty() {
            self.second_title();
            self.under_title();
        }
    }

    /// 副标题, after a dash.
    fn second_title(&mut self) {
        while let Some(line) = self.peek().filter(|line| line.look.mark.is_none()) {
            let dashed = line.text.starts_with("——") && line.text.chars().count() <= MOST_PLAIN;
            if !dashed || ends_sentence(line.text) {
                return;
            }
            self.at += 1;
            self.title_row(&line);
        }
    }

    /// A copy of a web page begins with the title of the page, which is the document's title once more.
    fn page_title(&mut self) {
        let most = self.rows_of_title();
        let Some(rows) = (1..=most).find(|rows| self.is_repeated(self.at..self.at + rows, self.at + rows)) else {
            return;
        };
        for _ in 0..rows {
            let line = self.lines[self.at];
            self.alone(Role::Furniture, &line);
        }
    }

    /// Whether lines say the same as those from `second` on, the name of a site behind it aside.
    pub(super) fn is_repeated(&self, first: Range<usize>, second: usize) -> bool {
        let short = |line: &&Line<'_>| line.text.len() <= MOST_ROW * 4;
        let whole: String = self.lines[first].iter().take_while(short).map(|line| tight(line.text)).collect();
        let mut other = String::new();
        for line in self.lines.iter().skip(second).take(MOST_ROWS).take_while(short) {
            other.push_str(&tight(line.text));
            let rest = whole.strip_prefix(&other);
            if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['_', '-', '—', '–', '|'])) {
                return true;
            }
        }
        false
    }

    /// How many of the next lines are the title.
    fn rows_of_title(&self) -> usize {
        let mut whole = String::new();
        let rows = self.lines[self.at..].iter().take(MOST_ROWS).enumerate();
        for (at, line) in rows {
            if line.look.mark.is_some() || !is_row(line.text) || 0 < at && line.apart {
                break;
            }
            whole.push_str(line.text);
            if MOST_TITLE < whole.chars().count() {
                break;
            }
            if (genre_of_title(&whole).is_some() || is_named_otherwise(&whole))
                && !outside_titles(&whole).contains('，')
            {
                return at + 1;
            }
        }
        let Some(first) = self.peek().filter(|line| line.look.mark.is_none()) else { return 0 };
        let short = first.text.chars().count() <= MOST_PLAIN;
        let plain = !outside_titles(first.text).contains(['，', '、', ';', ',', '。']) && !first.text.contains('\t');
        let next = self.lines.get(self.at + 1);
        // A paragraph whose lines were broken by hand begins with a full line, too.
        let broken = is_full(&first, next, self.common) && next.is_some_and(|next| !next.apart);
        let titled = short && plain && is_row(first.text) && !first.text.starts_with(['（', '(', '—', '-', '“']);
        usize::from(titled && !broken && next.is_some())
    }

    /// （试行） is part of the title; a day in parentheses is that of the document.
    fn under_title(&mut self) {
        while let Some(line) = self.peek() {
            let bracketed = line.text.starts_with(['（', '(']) && line.text.ends_with(['）', ')']);
            let under = line.look.mark == Some(Mark::UnderTitle);
            if !under
                && (line.look.mark.is_some() || !bracketed || 60 < line.text.chars().count() || is_number(line.text))
            {
                return;
            }
            let inner = line.text.trim_matches(['（', '）', '(', ')']);
            let dated = under || is_date(inner) || inner.contains('年') && inner.contains('月');
            if !dated && 12 < inner.chars().count() {
                return;
            }
            self.at += 1;
            if dated {
                self.place(Role::Date, vec![line.range()]);
                let day = inner.find('日').and_then(|end| date(&inner[..end + '日'.len_utf8()]));
                self.document.date = self.document.date.or(day);
            } else {
                self.title_row(&line);
            }
        }
    }

    /// 主送机关: the lines down to the colon, or a line that names organs and ends with a comma by mistake.
    pub(super) fn addressees(&mut self) {
        let rest = &self.lines[self.at..];
        let marked = rest.iter().take_while(|line| line.look.mark == Some(Mark::To)).count();
        let count = if 0 < marked { marked } else { self.lines_of_addressees() };
        if count == 0 {
            return;
        }
        let runs: Vec<_> = rest[..count].iter().map(Line::range).collect();
        self.at += count;
        let text = self.text(&runs);
        self.document.to = organs(text.trim_end_matches(['：', ':', '，', ',', '。']));
        self.place(Role::To, runs);
    }

    fn lines_of_addressees(&self) -> usize {
        let titled = !self.document.title.rows.is_empty();
        let mut length = 0;
        for (at, line) in self.lines[self.at..].iter().take(MOST_TO_LINES).enumerate() {
            let text = line.text;
            length += text.len() / 3;
            let stops = line.look.mark.is_some() || text.contains(['。', '；', '\t']) || MOST_TO < length;
            if stops || numbered(text).is_some() || begins_enclosures(text) || 0 < at && line.apart {
                return 0;
            }
            if text.ends_with(['：', ':']) {
                let announces = ["如下", "以下", "同志们", "代表", "委员", "领导", "朋友们"];
                let speaks = announces.iter().any(|word| text.trim_end_matches(['：', ':']).ends_with(word));
                let first = self.lines[self.at].text;
                let fits = titled && (at == 0 || names_organs(first)) || names_organs(first);
                return if !speaks && fits { at + 1 } else { 0 };
            }
            // By mistake with a comma: only a short line of organs, before a paragraph that begins anew.
            let comma = text.ends_with(['，', ',']) && at == 0 && text.chars().count() <= 60;
            let next = self.lines.get(self.at + 1);
            let anew = next.is_some_and(|next| line.leading < next.leading || next.apart) || self.common.is_none();
            if comma && titled && names_organs(text) && anew && next.is_some_and(|next| ends_sentence(next.text)) {
                return 1;
            }
            if !(text.ends_with(['，', ',', '、']) || is_full(line, self.lines.get(self.at + at + 1), self.common)) {
                return 0;
            }
        }
        0
    }
}

/// 关于…的汇报: a title whose last word is taken for a genre and is none. Whoever reads it wants it checked as a title all the same.
fn is_named_otherwise(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "汇报", "总结", "计划", "要点", "方案", "安排", "打算", "说明", "建议", "办法", "规定", "细则", "措施", "规划",
    ];
    text.contains("关于")
        && WORDS.iter().any(|word| text.trim_end().strip_suffix(word).is_some_and(|before| before.ends_with('的')))
}

/// What of a line does not stand in 《》: the names of other documents have marks of their own.
fn outside_titles(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// Whether a line can be a row of a title.
fn is_row(text: &str) -> bool {
    text.len() <= MOST_ROW * 4
        && text.chars().count() <= MOST_ROW
        && !text.ends_with(['：', ':', '；', '，', ','])
        && (!text.ends_with('。') || genre_of_title(text).is_some() && text.contains("关于"))
        && numbered(text).is_none()
        && attachment_mark(text).is_none()
        && !is_date(text)
        && corner(text).is_none()
        && !is_imprint(text)
        && !begins_enclosures(text)
}

/// Whether a line begins by naming organs: 各镇…, or a name that ends as those of organs do.
fn names_organs(text: &str) -> bool {
    const ENDS: [&str; 24] = [
        "委", "局", "办", "府", "部", "部门", "单位", "街道", "镇", "乡", "组织", "公司", "院", "校", "会", "组", "室",
        "厅", "处", "中心", "政府", "机关", "支队", "大队",
    ];
    let begins = text.starts_with('各') || text.starts_with("区直") || text.starts_with("市直");
    let first = text.split(['，', '、', ',', '：', ':']).next().unwrap_or_default();
    let first = tight(first);
    let first = first.split(['（', '(']).next().unwrap_or_default();
    begins || first.chars().count() <= 25 && ENDS.iter().any(|end| first.ends_with(end))
}
