//! XML as elements and words: references are resolved, and nesting has a bound.

use super::document::Unread;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;

/// How deep elements may nest; Word and LibreOffice stay below fifty.
const DEEPEST: usize = 500;

/// What comes next in a part.
pub enum Node<'a> {
    /// An element begins. An empty one begins and ends.
    Open(BytesStart<'a>),
    /// The element of this name ends.
    Close(String),
    /// Words.
    Words(Cow<'a, str>),
}

/// A part, read from its begin to its end.
pub struct Walk<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Walk<'a> {
    /// At the begin of a part.
    pub fn new(xml: &'a str) -> Self {
        let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// The next node; nothing at the end of the part.
    ///
    /// # Errors
    /// The part is not well-formed, nests too deep, breaks off, or means entities of its own.
    pub fn next(&mut self) -> Result<Option<Node<'a>>, Unread> {
        loop {
            return Ok(Some(match self.reader.read_event().map_err(|_| Unread::Damaged)? {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Unread::Damaged);
                    }
                    Node::Open(tag)
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close(tag.name().into_inner().to_owned())
                }
                Event::Text(words) => Node::Words(words.into_inner()),
                Event::CData(words) => Node::Words(words.into_inner()),
                Event::GeneralRef(name) => Node::Words(Cow::Owned(referred(&name)?)),
                Event::Eof if self.depth > 0 => return Err(Unread::Damaged),
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }
}

/// The character that a reference stands for.
fn referred(name: &BytesRef) -> Result<String, Unread> {
    if let Some(one) = name.resolve_char_ref().map_err(|_| Unread::Damaged)? {
        return Ok(one.to_string());
    }
    let name = name.borrow().into_inner();
    resolve_xml_entity(&name).map(str::to_owned).ok_or(Unread::Damaged)
}

/// An attribute by its name without the prefix.
pub fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|a| a.key.local_name().into_inner() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}

/// A name without its prefix.
pub fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The words of the first element of a name.
///
/// # Errors
/// As [`Walk::next`].
pub fn first(xml: &str, name: &str) -> Result<Option<String>, Unread> {
    let (mut walk, mut inside, mut found) = (Walk::new(xml), false, String::new());
    while let Some(node) = walk.next()? {
        match node {
            Node::Open(tag) if tag.name().into_inner() == name => inside = true,
            Node::Words(words) if inside => found.push_str(&words),
            Node::Close(closed) if closed == name => break,
            _ => (),
        }
    }
    let found = found.trim();
    Ok((!found.is_empty()).then(|| found.to_owned()))
}
