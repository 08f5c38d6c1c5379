//! DOCX: paragraphs, headings, items and cells of the text, then its notes. What is deleted or hidden stays out, and so do the
//! heads and feet of pages.

use super::document::{Document, Note, Unread};
use super::flow::Flow;
use super::model::Extracted;
use super::package::Package;
use super::xml::{Node, Walk, attribute, first, local};
use quick_xml::events::BytesStart;

/// Elements whose words nobody sees: deleted or moved away, instructions of fields, earlier forms, doubles for old programs.
const UNSEEN: [&str; 8] =
    ["del", "moveFrom", "instrText", "delText", "rPrChange", "pPrChange", "Fallback", "sectPrChange"];

/// The text of a DOCX file.
///
/// # Errors
/// It is no whole DOCX file, or too large.
pub fn docx(bytes: &[u8]) -> Result<Document, Unread> {
    let mut package = Package::open(bytes)?;
    let main = related(&mut package, "", "/officeDocument")?.unwrap_or_else(|| "word/document.xml".to_owned());
    let text = package.needed(&main)?;
    let mut body = stories(&text, "body")?.into_iter().next().ok_or(Unread::Damaged)?;
    for (kind, of) in [("/footnotes", "footnote"), ("/endnotes", "endnote")] {
        let Some(path) = related(&mut package, &main, kind)? else { continue };
        let mut notes = stories(&package.needed(&path)?, of)?;
        for (_, id) in body.calls.iter().filter(|(called, _)| *called == of) {
            // a note that is called twice stands once
            if let Some(at) = notes.iter().position(|n| n.id == *id) {
                body.flow.append(&notes.swap_remove(at).flow.finish());
            }
        }
    }
    let mut out = Document::default();
    if let Some(path) = related(&mut package, &main, "/comments")? {
        let all = stories(&package.needed(&path)?, "comment")?;
        out.notes = all.into_iter().map(|c| remark(c, &body)).collect();
    }
    if let Some(core) = package.part("docProps/core.xml")? {
        out.title = first(&core, "dc:title")?;
        out.authors = first(&core, "dc:creator")?.into_iter().collect();
    }
    out.text = Extracted::plain(body.flow.finish());
    Ok(out)
}

fn remark(comment: Story, body: &Story) -> Note {
    Note { author: comment.author, about: body.flow.about(&comment.id), text: comment.flow.finish() }
}

/// The part that a part names as its own of a kind; the package itself is named by nothing.
fn related(package: &mut Package, of: &str, kind: &str) -> Result<Option<String>, Unread> {
    let (folder, name) = of.rsplit_once('/').map_or((String::new(), of), |(f, n)| (format!("{f}/"), n));
    let Some(list) = package.part(&format!("{folder}_rels/{name}.rels"))? else { return Ok(None) };
    let mut walk = Walk::new(&list);
    while let Some(node) = walk.next()? {
        let Node::Open(tag) = node else { continue };
        if attribute(&tag, "Type").is_some_and(|t| t.ends_with(kind)) {
            let target = attribute(&tag, "Target").unwrap_or_default();
            return Ok(Some(target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned)));
        }
    }
    Ok(None)
}

/// A text of its own within a part: the body, a note, a comment.
#[derive(Default)]
struct Story {
    id: String,
    author: Option<String>,
    flow: Flow,
    /// The notes that it calls, in order.
    calls: Vec<(&'static str, String)>,
}

/// Where the reading stands.
#[derive(Default)]
struct At {
    /// How many elements are open whose words nobody sees.
    unseen: usize,
    /// Within the properties of a paragraph.
    properties: bool,
    /// Within a run that is hidden.
    hidden: bool,
    /// Within the words of a run.
    words: bool,
    /// The end of this paragraph was deleted.
    endless: bool,
}

/// The texts that stand in elements of a name.
fn stories(xml: &str, of: &str) -> Result<Vec<Story>, Unread> {
    let (mut walk, mut at, mut done) = (Walk::new(xml), At::default(), Vec::new());
    let mut open: Option<Story> = None;
    while let Some(node) = walk.next()? {
        match (node, &mut open) {
            (Node::Open(tag), None) if local(tag.name().into_inner()) == of => {
                let id = attribute(&tag, "id").unwrap_or_default();
                open = Some(Story { id, author: attribute(&tag, "author"), ..Story::default() });
            }
            (Node::Close(name), Some(_)) if local(&name) == of => done.extend(open.take()),
            (Node::Open(tag), Some(story)) => begins(&tag, &mut at, story),
            (Node::Close(name), Some(story)) => ends(local(&name), &mut at, story),
            (Node::Words(words), Some(story)) if at.words && !at.hidden && at.unseen == 0 => story.flow.words(&words),
            _ => (),
        }
    }
    Ok(done)
}

fn begins(tag: &BytesStart, at: &mut At, story: &mut Story) {
    let name = tag.name().into_inner();
    let name = local(name);
    let id = || attribute(tag, "id").unwrap_or_default();
    let seen = at.unseen == 0 && !at.hidden;
    if UNSEEN.contains(&name) {
        at.endless |= name == "del" && at.properties;
        at.unseen += 1;
        return;
    }
    match name {
        "p" => story.flow.begin(),
        "pPr" => at.properties = true,
        "r" => at.hidden = false,
        "vanish" if at.unseen == 0 && !at.properties => {
            at.hidden = !matches!(attribute(tag, "val").as_deref(), Some("0" | "false" | "off"));
        }
        "t" => at.words = true,
        // among the properties it is the place of a tab, and none
        "tab" if seen && !at.properties => story.flow.words("\t"),
        "br" | "cr" if seen => story.flow.words("\n"),
        "noBreakHyphen" if seen => story.flow.words("-"),
        "footnoteReference" if seen => story.calls.push(("footnote", id())),
        "endnoteReference" if seen => story.calls.push(("endnote", id())),
        "commentRangeStart" => story.flow.mark(id()),
        "commentRangeEnd" => story.flow.unmark(&id()),
        _ => (),
    }
}

fn ends(name: &str, at: &mut At, story: &mut Story) {
    if UNSEEN.contains(&name) {
        at.unseen = at.unseen.saturating_sub(1);
        return;
    }
    match name {
        "p" if std::mem::take(&mut at.endless) => story.flow.carry(),
        "p" => story.flow.end(),
        "pPr" => at.properties = false,
        "r" => at.hidden = false,
        "t" => at.words = false,
        _ => (),
    }
}
