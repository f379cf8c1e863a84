//! One part of the package: elements of the OFD name space, written one after another, with nothing in them that XML refuses.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// The name space of GB/T 33190-2016 (6, 7).
const NAMESPACE: &str = "http://www.ofdspec.org/2016";
const NEVER: &str = "a part in memory takes every byte";

/// Attributes in the order in which they stand.
pub(super) type Attributes<'a> = &'a [(&'static str, String)];

/// A part that is being written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A whole part with this root.
    pub fn part(root: &str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) -> Vec<u8> {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        let namespace = [("xmlns:ofd", NAMESPACE.to_owned())];
        xml.open(root, namespace.iter().chain(attributes));
        inside(&mut xml);
        xml.close(root);
        xml.0.into_inner()
    }

    /// An element with others in it.
    pub fn element(&mut self, name: &str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.open(name, attributes.iter());
        inside(self);
        self.close(name);
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        let start = start(name, attributes.iter());
        self.event(Event::Empty(start));
    }

    /// An element with words in it.
    pub fn text(&mut self, name: &str, attributes: Attributes<'_>, words: &str) {
        self.open(name, attributes.iter());
        self.event(Event::Text(BytesText::new(&clean(words))));
        self.close(name);
    }

    fn open<'a>(&mut self, name: &str, attributes: impl Iterator<Item = &'a (&'static str, String)>) {
        let start = start(name, attributes);
        self.event(Event::Start(start));
    }

    fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(format!("ofd:{name}"))));
    }

    fn event(&mut self, event: Event<'_>) {
        self.0.write_event(event).expect(NEVER);
    }
}

/// Whether XML can carry this character at all.
pub(super) fn carries(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// A length in millimetres, to a ten-thousandth, in the shortest form.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Several of them.
pub(super) fn numbers(values: &[f64]) -> String {
    values.iter().map(|value| number(*value)).collect::<Vec<_>>().join(" ")
}

fn start<'a>(name: &str, attributes: impl Iterator<Item = &'a (&'static str, String)>) -> BytesStart<'static> {
    let mut start = BytesStart::new(format!("ofd:{name}"));
    for (key, value) in attributes {
        start.push_attribute((*key, clean(value).as_str()));
    }
    start
}

/// Readers turn line breaks of an attribute into blanks; here they are blanks from the beginning.
fn clean(text: &str) -> String {
    text.chars().filter(|c| carries(*c)).map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_refuses_is_left_out_and_what_it_escapes_comes_back() {
        let part = Xml::part("Page", &[("Name", "甲\"<&>'\u{7}\n乙\u{ffff}".to_owned())], |xml| {
            xml.text("TextCode", &[], "𠮷<&>\u{0}丙");
        });
        let text = String::from_utf8(part).expect("written as text");
        assert!(text.contains("Name=\"甲&quot;&lt;&amp;&gt;&apos; 乙\""), "{text}");
        assert!(text.contains(">𠮷&lt;&amp;&gt;丙<"), "{text}");
    }

    #[test]
    fn lengths_stand_in_their_shortest_form() {
        assert_eq!(numbers(&[0.0, -0.000_01, 210.0, 5.571_428, 0.25, 100.0]), "0 0 210 5.5714 0.25 100");
    }
}
