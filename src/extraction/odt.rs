//! ODT: paragraphs, headings, items and cells of the text, then its notes. What is deleted or hidden stays out, and so do the
//! heads and feet of pages.

use super::document::{Document, Note, Unread};
use super::flow::Flow;
use super::model::Extracted;
use super::package::Package;
use super::xml::{Node, Walk, attribute, first};
use quick_xml::events::BytesStart;
use std::collections::BTreeSet;

/// Elements whose words nobody sees, or are no part of the text: what was deleted, marks of notes, descriptions of pictures.
const UNSEEN: [&str; 10] = [
    "text:tracked-changes",
    "text:note-citation",
    "text:hidden-text",
    "text:hidden-paragraph",
    "text:ruby-text",
    "svg:title",
    "svg:desc",
    "office:forms",
    "dc:date",
    "meta:creator-initials",
];

/// The text of an ODT file.
///
/// # Errors
/// It is no whole ODT file, locked, or too large.
pub fn odt(bytes: &[u8]) -> Result<Document, Unread> {
    let mut package = Package::open(bytes)?;
    if package.part("META-INF/manifest.xml")?.is_some_and(|m| m.contains("encryption-data")) {
        return Err(Unread::Locked);
    }
    let mut reading = Reading::default();
    if let Some(styles) = package.part("styles.xml")? {
        reading.read(&styles)?;
    }
    reading.read(&package.needed("content.xml")?)?;
    let mut out = reading.document()?;
    if let Some(meta) = package.part("meta.xml")? {
        out.title = first(&meta, "dc:title")?;
        let author = first(&meta, "meta:initial-creator")?;
        out.authors = author.map_or_else(|| first(&meta, "dc:creator"), |a| Ok(Some(a)))?.into_iter().collect();
    }
    Ok(out)
}

/// A text that is open: the body first, then what stands within it.
#[derive(Default)]
struct Level {
    /// The name of a comment; a note has none.
    comment: Option<String>,
    author: String,
    flow: Flow,
}

#[derive(Default)]
struct Reading {
    hidden: BTreeSet<String>,
    style: String,
    levels: Vec<Level>,
    body: Option<Flow>,
    notes: Vec<String>,
    comments: Vec<(String, Note)>,
    /// How deep the reading stands in what nobody sees.
    unseen: usize,
    creator: bool,
}

impl Reading {
    fn read(&mut self, xml: &str) -> Result<(), Unread> {
        let mut walk = Walk::new(xml);
        while let Some(node) = walk.next()? {
            match node {
                Node::Open(_) if self.unseen > 0 => self.unseen += 1,
                Node::Close(_) if self.unseen > 0 => self.unseen -= 1,
                Node::Open(tag) => self.begins(&tag),
                Node::Close(name) => self.ends(&name),
                Node::Words(words) if self.unseen == 0 => self.words(&words),
                Node::Words(_) => (),
            }
        }
        Ok(())
    }

    fn begins(&mut self, tag: &BytesStart) {
        let name = tag.name().into_inner();
        if name == "style:style" {
            self.style = attribute(tag, "name").unwrap_or_default();
        }
        if name == "style:text-properties" && attribute(tag, "display").as_deref() == Some("none") {
            self.hidden.insert(self.style.clone());
        }
        let styled = || attribute(tag, "style-name").is_some_and(|s| self.hidden.contains(&s));
        if UNSEEN.contains(&name) || (matches!(name, "text:p" | "text:h" | "text:span") && styled()) {
            self.unseen = 1;
            return;
        }
        let level = match name {
            "office:text" => Level::default(),
            "text:note-body" => Level::default(),
            "office:annotation" => {
                Level { comment: Some(attribute(tag, "name").unwrap_or_default()), ..Level::default() }
            }
            _ => return self.within(tag, name),
        };
        if let (Some(id), Some(around)) = (level.comment.as_ref().filter(|id| !id.is_empty()), self.levels.last_mut()) {
            around.flow.mark(id.clone());
        }
        self.levels.push(level);
    }

    fn within(&mut self, tag: &BytesStart, name: &str) {
        let Some(level) = self.levels.last_mut() else { return };
        match name {
            "text:p" | "text:h" => level.flow.begin(),
            "text:tab" => level.flow.words("\t"),
            "text:line-break" => level.flow.words("\n"),
            "text:s" => {
                let count = attribute(tag, "c").and_then(|c| c.parse().ok()).unwrap_or(1);
                level.flow.words(&" ".repeat(count.min(80)));
            }
            "office:annotation-end" => level.flow.unmark(&attribute(tag, "name").unwrap_or_default()),
            "dc:creator" => self.creator = level.comment.is_some(),
            _ => (),
        }
    }

    fn words(&mut self, words: &str) {
        let Some(level) = self.levels.last_mut() else { return };
        if self.creator {
            level.author.push_str(words.trim());
            return;
        }
        // the lines of the file are no lines of the text
        let mut spaced = String::with_capacity(words.len());
        for c in words.chars() {
            let space = matches!(c, ' ' | '\t' | '\r' | '\n');
            if !space || !spaced.ends_with(' ') {
                spaced.push(if space { ' ' } else { c });
            }
        }
        level.flow.words(&spaced);
    }

    fn ends(&mut self, name: &str) {
        match name {
            "text:p" | "text:h" => {
                if let Some(level) = self.levels.last_mut() {
                    level.flow.end();
                }
            }
            "dc:creator" => self.creator = false,
            "office:text" | "text:note-body" | "office:annotation" => self.closes(),
            _ => (),
        }
    }

    fn closes(&mut self) {
        let Some(level) = self.levels.pop() else { return };
        match level.comment {
            None if self.levels.is_empty() => self.body = Some(level.flow),
            None => self.notes.push(level.flow.finish()),
            Some(id) => {
                let author = (!level.author.is_empty()).then_some(level.author);
                self.comments.push((id, Note { author, text: level.flow.finish(), about: None }));
            }
        }
    }

    fn document(self) -> Result<Document, Unread> {
        let mut flow = self.body.ok_or(Unread::Damaged)?;
        let about = |(id, note)| Note { about: flow.about(id), ..note };
        let notes = self.comments.iter().map(|(id, note)| about((id, note.clone()))).collect();
        for note in &self.notes {
            flow.append(note);
        }
        Ok(Document { text: Extracted::plain(flow.finish()), notes, ..Document::default() })
    }
}
