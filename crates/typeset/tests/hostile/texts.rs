//! Texts that nobody should be able to do harm with: what looks like the layout engine's own language, like code, like paths, and noise.

/// What attackers and careless people paste.
const FRAGMENTS: &[&str] = &[
    "#read(\"/etc/passwd\")",
    "#import \"@preview/cetz:0.3.0\": *",
    "#include \"../page.typ\"",
    "#set page(width: 1cm, height: 1cm, margin: 0pt)",
    "#set text(size: 99pt, fill: red)",
    "#show: it => []",
    "#pagebreak()",
    "#place(top + left, dx: -99mm)[x]",
    "#eval(\"1 + 1\")",
    "#sys.inputs",
    "#{ let x = 1; while true { x += 1 } }",
    "#image(\"/picture.png\")",
    "#plugin(\"a.wasm\")",
    "#bytes((0, 255))",
    "#context counter(page).update(0)",
    "#metadata(\"title\")<el>",
    "<el>",
    "@ref",
    "= 标题",
    "- 一",
    "+ 二",
    "/ 词: 义",
    "*粗*",
    "_斜_",
    "`原样`",
    "```rust fn main() {}```",
    "$ x^2 + sum_(i=0)^n $",
    "// 注释",
    "/* 注释",
    "*/",
    "\\u{41}",
    "\\\\",
    "\\#",
    "~",
    "--",
    "---",
    "...",
    "-?",
    "\"",
    "'",
    "''",
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    "#[",
    "#{",
    "#(",
    ";",
    "&",
    "&lt;script&gt;",
    "<script>alert(1)</script>",
    "]]>",
    "<!--",
    "{{7*7}}",
    "${jndi:ldap://x}",
    "%s%n",
    "'; DROP TABLE users; --",
    "../../etc/passwd",
    "file:///etc/passwd",
    "C:\\Windows\\win.ini",
    "https://example.invalid/?a=1&b=2#c",
    "data:text/html;base64,PGI+",
    "\\begin{document}",
    "\\input{/etc/passwd}",
    "= = =",
    "|a|b|",
    "^",
    "@附件 假的",
    "---\nform = 1\n---",
];

/// Words of everyday.
const WORDS: &str = "关于做好冬季用电安全检查工作通知各镇街道党工委区直部门请结合实际认真贯彻落实情况报告研究意见";
/// Signs and letters that a page can carry.
const SIGNS: &str =
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCXYZ[\\]^_`abcxyz{|}~、。，；：？！“”‘’（）《》〔〕【】—…·％℃①②★〇×÷≤≥±";

/// Numbers that look random and are the same every time (xorshift), so that a failure can be repeated.
pub struct Noise(u64);

impl Noise {
    /// Noise from this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below this one.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % most
    }

    /// A text of one to so many characters: fragments alone, fragments among words, or noise. Its first and last are no blanks.
    pub fn text(&mut self, most: usize) -> String {
        let kind = self.below(4);
        let mut text = String::new();
        while text.is_empty() || (self.below(4) != 0 && text.chars().count() < most) {
            match kind {
                0 => text.push_str(self.fragment()),
                1 => {
                    text.push_str(&self.letters(WORDS, 6));
                    text.push_str(self.fragment());
                }
                2 => text.push_str(&self.letters(SIGNS, 12)),
                _ => {
                    text.push_str(&self.letters(WORDS, 9));
                    text.push_str(&self.letters(SIGNS, 3));
                }
            }
        }
        let short: String = text.chars().take(most).collect();
        let trimmed = short.trim();
        if trimmed.is_empty() { "空".to_owned() } else { trimmed.to_owned() }
    }

    fn fragment(&mut self) -> &'static str {
        FRAGMENTS[self.below(FRAGMENTS.len())]
    }

    fn letters(&mut self, from: &str, most: usize) -> String {
        let all: Vec<char> = from.chars().collect();
        let count = 1 + self.below(most);
        (0..count).map(|_| all[self.below(all.len())]).collect()
    }
}
