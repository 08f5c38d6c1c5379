//! A draft as DOCX (ECMA-376, part 1) with one comment a query, and in it what was decided. No clock: the comments have no date,
//! and the same review gives the same bytes.

use super::decided_sheet::heads;
use super::review_data::{MarkRow, ReviewData};
use super::signing::decided;
use super::stretches::{Paragraph, Segment};
use super::style::Style;
use quick_xml::escape::escape;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The bytes of the file; nothing where they could not be put together.
pub fn docx(data: &ReviewData, draft: &[Paragraph]) -> Vec<u8> {
    let queries: BTreeMap<usize, &MarkRow> =
        data.marks.iter().filter(|m| m.query.is_some() || !m.heads.is_empty()).map(|m| (m.n, m)).collect();
    let parts = [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", relations(&[("comments", "comments.xml")])),
        ("word/document.xml", document(draft, &queries)),
        ("word/comments.xml", comments(data, &queries)),
    ];
    zipped(&parts).unwrap_or_default()
}

fn zipped(parts: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn types() -> String {
    let part =
        |name: &str, kind: &str| format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>");
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         {}{}</Types>",
        part("document", "document.main"),
        part("comments", "comments"),
    )
}

fn relations(all: &[(&str, &str)]) -> String {
    let one = |(k, (kind, target)): (usize, &(&str, &str))| {
        format!("<Relationship Id=\"rId{}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>", k + 1)
    };
    let all: String = all.iter().enumerate().map(one).collect();
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
}

/// The draft, a paragraph a line; the range of each comment goes over the words that it is about.
fn document(draft: &[Paragraph], queries: &BTreeMap<usize, &MarkRow>) -> String {
    let segments = || draft.iter().flat_map(|p| &p.segments).enumerate();
    let mut last: BTreeMap<usize, usize> = BTreeMap::new();
    for (k, segment) in segments() {
        last.extend(segment.marks.iter().map(|n| (*n, k)));
    }
    let (mut body, mut k) = (String::new(), 0);
    for paragraph in draft {
        body += "<w:p>";
        for segment in &paragraph.segments {
            let known = |n: &&usize| queries.contains_key(n);
            for n in segment.begins.iter().filter(known) {
                body += &format!("<w:commentRangeStart w:id=\"{n}\"/>");
            }
            body += &run(segment);
            for n in segment.marks.iter().filter(known).filter(|n| last.get(n) == Some(&k)) {
                body += &format!("<w:commentRangeEnd w:id=\"{n}\"/><w:r><w:commentReference w:id=\"{n}\"/></w:r>");
            }
            k += 1;
        }
        body += "</w:p>";
    }
    format!("{HEAD}<w:document xmlns:w=\"{MAIN}\"><w:body>{body}<w:sectPr/></w:body></w:document>")
}

fn run(segment: &Segment) -> String {
    format!("<w:r>{}</w:r>", words(&segment.text))
}

/// Words as a reader of XML may have them: what XML 1.0 does not allow is left out.
fn words(text: &str) -> String {
    let allowed = |c: &char| (!c.is_control() || *c == '\t') && !matches!(*c, '\u{fffe}' | '\u{ffff}');
    let text: String = text.chars().filter(allowed).collect();
    format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(text.as_str()))
}

fn comments(data: &ReviewData, queries: &BTreeMap<usize, &MarkRow>) -> String {
    let all: String = queries.iter().map(|(n, row)| comment(data, *n, row)).collect();
    format!("{HEAD}<w:comments xmlns:w=\"{MAIN}\">{all}</w:comments>")
}

fn comment(data: &ReviewData, n: usize, row: &MarkRow) -> String {
    let number = row.query.map(|q| format!(", query {q}")).unwrap_or_default();
    let sign = Style::default().sign(super::signing::shown(row.state));
    let mut lines = vec![format!("{sign} {}{number}: {}", row.state.code(), row.why)];
    if let Some(evidence) = row.evidence.first().or(row.nearest.as_ref()) {
        let place = &evidence.place;
        lines.push(format!("{}:{}:{}  “{}”", place.source, place.line, place.column, place.exact));
    }
    if matches!(row.standing, "stale" | "contested") {
        lines.push(row.standing.to_owned());
    }
    lines.extend(heads(data, row).map(decided));
    let paragraphs: String = lines.iter().map(|l| format!("<w:p><w:r>{}</w:r></w:p>", words(l))).collect();
    format!("<w:comment w:id=\"{n}\" w:author=\"factmark\" w:initials=\"fm\">{paragraphs}</w:comment>")
}
