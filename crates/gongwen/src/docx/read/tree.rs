//! A part as a tree of elements; names without their prefixes, since every program chooses its own.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::open::{Limits, broken, refuse};
use crate::check::Fault;

/// Empty elements that say nothing about what a line is; a file of a word processor is half made of them.
const IGNORED: &[&str] = &[
    "rFonts",
    "lang",
    "szCs",
    "bCs",
    "iCs",
    "kern",
    "noProof",
    "proofErr",
    "bookmarkStart",
    "bookmarkEnd",
    "lastRenderedPageBreak",
    "snapToGrid",
    "widowControl",
    "adjustRightInd",
    "autoSpaceDE",
    "autoSpaceDN",
    "spacing",
    "ind",
];
/// The attributes that are looked at.
const ATTRIBUTES: &[&str] = &[
    "val",
    "type",
    "styleId",
    "default",
    "char",
    "orient",
    "w",
    "h",
    "name",
    "Type",
    "Target",
    "numId",
    "abstractNumId",
    "ilvl",
    "Id",
    "embed",
];

/// The longest value of an attribute that programs write, in bytes; a longer one says nothing.
const MOST_ATTRIBUTE: usize = 500;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub name: Box<str>,
    attributes: Vec<(Box<str>, Box<str>)>,
    pub children: Vec<Child>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Child {
    Node(Node),
    /// It grows: every `&amp;` comes as a piece of its own.
    Text(String),
}

impl Node {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| &**known == name).map(|(_, value)| &**value)
    }

    /// The elements in this one.
    pub(super) fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.children.iter().filter_map(|child| match child {
            Child::Node(node) => Some(node),
            Child::Text(_) => None,
        })
    }

    /// The first element of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.nodes().find(|node| &*node.name == name)
    }

    /// The first element at the end of this way.
    pub(super) fn at(&self, way: &[&str]) -> Option<&Node> {
        way.iter().try_fold(self, |node, name| node.child(name))
    }

    /// The value (`w:val`) of the element at the end of this way.
    pub(super) fn value(&self, way: &[&str]) -> Option<&str> {
        self.at(way).and_then(|node| node.attribute("val"))
    }

    /// Whether a switch such as `w:b` is on.
    pub(super) fn on(&self, way: &[&str]) -> bool {
        self.at(way).is_some_and(|node| !matches!(node.attribute("val"), Some("0" | "false" | "off" | "none")))
    }

    /// How many elements of these names lie in this one, however deep.
    pub(super) fn count(&self, names: &[&str]) -> usize {
        self.nodes().map(|node| usize::from(names.contains(&&*node.name)) + node.count(names)).sum()
    }

    /// The first element of this name, however deep.
    pub(super) fn deep(&self, name: &str) -> Option<&Node> {
        self.nodes().find_map(|node| if &*node.name == name { Some(node) } else { node.deep(name) })
    }

    /// The text directly in this element.
    pub(super) fn own_text(&self) -> String {
        let texts = self.children.iter().filter_map(|child| match child {
            Child::Text(text) => Some(text.as_str()),
            Child::Node(_) => None,
        });
        texts.collect()
    }

    /// Every visible text in this element: of `w:t`, and of formulas and drawings, which name theirs the same.
    pub(super) fn all_text(&self) -> String {
        let mut out = String::new();
        self.gather(&mut out);
        out
    }

    fn gather(&self, out: &mut String) {
        match &*self.name {
            "t" => out.push_str(&self.own_text()),
            "tab" | "br" | "cr" => out.push(' '),
            // The same words a second time, for programs that do not know the first form.
            "Fallback" => {}
            _ => self.nodes().for_each(|node| node.gather(out)),
        }
    }
}

/// Reads a part. No document type and no entity but the five of XML itself; limits on number and depth.
pub(super) fn parse(text: &str, limits: Limits) -> Result<Node, Fault> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Node> = vec![Node::default()];
    let mut count = 0;
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(start) => {
                count += 1;
                if limits.depth < open.len() {
                    return Err(refuse("文件的结构套得太深，不像文字处理软件存的；没有导入。".to_owned()));
                }
                open.push(node(&start)?);
            }
            Event::Empty(start) if IGNORED.contains(&start.local_name().as_ref()) => {}
            Event::Empty(start) => {
                count += 1;
                let node = node(&start)?;
                top(&mut open).children.push(Child::Node(node));
            }
            Event::End(_) => {
                let node = open.pop().ok_or_else(broken)?;
                open.last_mut().ok_or_else(broken)?.children.push(Child::Node(node));
            }
            Event::Text(text) => add_text(&mut open, &text.xml10_content()),
            Event::CData(text) => add_text(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                let c = match &*reference {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    _ => reference.resolve_char_ref().ok().flatten().ok_or_else(foreign_entity)?,
                };
                add_text(&mut open, c.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return Err(foreign_entity()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
        if limits.nodes < count {
            return Err(refuse("文件的内容太多，不能导入；请分成几件。".to_owned()));
        }
    }
    let [root] = open.as_mut_slice() else { return Err(broken()) };
    let first = root.children.drain(..).find_map(|child| match child {
        Child::Node(node) => Some(node),
        Child::Text(_) => None,
    });
    first.ok_or_else(broken)
}

fn foreign_entity() -> Fault {
    refuse("文件里有外部定义（DTD 或实体），为安全起见没有导入；请用文字处理软件另存一份。".to_owned())
}

fn top(open: &mut [Node]) -> &mut Node {
    open.last_mut().expect("the root stays open until the end")
}

fn add_text(open: &mut [Node], text: &str) {
    let children = &mut top(open).children;
    match children.last_mut() {
        Some(Child::Text(before)) => before.push_str(text),
        Some(Child::Node(_)) | None => children.push(Child::Text(text.to_owned())),
    }
}

fn node(start: &BytesStart<'_>) -> Result<Node, Fault> {
    let mut node = Node { name: local(start.local_name().as_ref()), ..Node::default() };
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| broken())?;
        if !ATTRIBUTES.contains(&attribute.key.local_name().as_ref()) {
            continue;
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| foreign_entity())?;
        // Each is handed on for every paragraph that it is about.
        if MOST_ATTRIBUTE < value.len() {
            continue;
        }
        node.attributes.push((local(attribute.key.local_name().as_ref()), value.as_ref().into()));
    }
    Ok(node)
}

fn local(name: &str) -> Box<str> {
    name.into()
}
