//! Documents: what people see of them comes out, in order and without what stands around it; what cannot be read is told.
//!
//! The documents were made by `documents/make` out of `documents/texts/`, with programs that people use.
#![cfg(feature = "documents")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout)]

use factmark::extraction::{Document, Extracted, Format, Note, markdown, packed, written};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const NAMES: [&str; 10] =
    ["bridge", "election", "factory", "ferry", "harbour", "hospital", "museum", "school", "vaccine", "weather"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

fn document(format: Format, ending: &str, name: &str) -> Document {
    let bytes = fs::read(folder().join(ending).join(format!("{name}.{ending}"))).unwrap();
    let read =
        if format.textual() { written(format, &String::from_utf8(bytes).unwrap()) } else { packed(format, &bytes) };
    read.unwrap_or_else(|why| panic!("{name}.{ending}: {why:?}"))
}

/// The sentences of a paragraph, cut behind a mark and in front of a capital; a cell or a heading is one.
fn sentences(paragraph: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for word in paragraph.split_whitespace() {
        let ended = out.last().unwrap().trim_end_matches(['"', '”', ')']).ends_with(['.', '!', '?']);
        let begins = word.trim_start_matches(['"', '“', '(']).starts_with(char::is_uppercase);
        if ended && begins {
            out.push(String::new());
        }
        let last = out.last_mut().unwrap();
        if !last.is_empty() {
            last.push(' ');
        }
        last.push_str(word);
    }
    out
}

/// What a reader sees of a text: its sentences, and those of its notes.
fn seen(name: &str) -> (Vec<String>, Vec<String>) {
    let file = fs::read_to_string(folder().join("texts").join(format!("{name}.md"))).unwrap();
    let text = markdown(&file);
    let all: Vec<&str> = text.text().trim().split("\n\n").collect();
    let notes = file.lines().filter(|line| line.starts_with("[^")).count();
    let (body, notes) = all.split_at(all.len() - notes);
    let cut = |part: &[&str]| part.iter().flat_map(|p| sentences(p)).collect();
    (cut(body), cut(notes))
}

fn spaced(text: &Extracted) -> String {
    text.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// How many sentences of all ten come out in order, of how many; every one lost is named, and so is text that is too much.
fn came_out(format: Format, ending: &str) -> (usize, usize) {
    let (mut met, mut all) = (0, 0);
    for name in NAMES {
        let (body, notes) = seen(name);
        let text = spaced(&document(format, ending, name).text);
        let mut at = 0;
        for sentence in &body {
            all += 1;
            match text[at..].find(sentence.as_str()) {
                Some(found) => (at, met) = (at + found + sentence.len(), met + 1),
                None => println!("{name}.{ending} lost: {sentence}"),
            }
        }
        for note in &notes {
            all += 1;
            met += usize::from(text.contains(note.as_str()));
        }
        let (here, there) = (letters(&text), letters(&(body.join("") + &notes.join(""))));
        assert!(here <= there + 60, "{name}.{ending} has {here} letters, of {there}:\n{text}");
    }
    println!("{}: {met} of {all} sentences", format.name());
    (met, all)
}

fn nearly_all(format: Format, ending: &str) {
    let (met, all) = came_out(format, ending);
    assert!(all > 200 && met * 100 >= all * 99, "{}: {met} of {all} sentences", format.name());
}

#[test]
fn sentences_of_docx() {
    nearly_all(Format::Docx, "docx");
}

#[test]
fn sentences_of_odt() {
    nearly_all(Format::Odt, "odt");
}

#[test]
fn sentences_of_html() {
    nearly_all(Format::Html, "html");
}

#[test]
fn sentences_of_pdf() {
    nearly_all(Format::Pdf, "pdf");
}

#[test]
fn what_stands_around_an_article_stays_out() {
    let around = [
        "cookies",
        "ADVERTISEMENT",
        "Advertisement",
        "newsletter",
        "Photo: Lena Gran",
        "Image: Sund Daily",
        "herring that your",
        "BirdFan77",
        "Share on",
        "Most read",
        "A goat on the roof",
        "Follow us",
        "Read more",
        "Log in",
        "Copyright",
        "dataLayer",
        "rights reserved",
        "Harbour | Schools",
        "Subscribe",
    ];
    for name in NAMES {
        let text = document(Format::Html, "html", name).text;
        for words in around {
            assert!(!text.text().contains(words), "{name}.html holds {words:?}:\n{}", text.text());
        }
    }
}

#[test]
fn heads_and_feet_of_pages_stay_out() {
    for (format, ending) in [(Format::Pdf, "pdf"), (Format::Docx, "docx"), (Format::Odt, "odt")] {
        for name in NAMES {
            let text = spaced(&document(format, ending, name).text);
            assert!(!text.contains("not for release") && !text.contains("Desk copy"), "{name}.{ending}:\n{text}");
        }
    }
}

#[test]
fn what_a_document_says_of_itself() {
    let page = document(Format::Html, "html", "bridge");
    assert_eq!(page.title.as_deref(), Some("Osterby approves a second bridge"));
    assert_eq!((page.authors, page.published), (vec!["Marta Lindqvist".to_owned()], "2026-03-12".parse().ok()));
    // by a plain element, and by another
    assert_eq!(document(Format::Html, "html", "museum").published, "2025-12-19".parse().ok());
    assert_eq!(document(Format::Html, "html", "vaccine").published, "2026-05-17".parse().ok());
    assert_eq!(document(Format::Html, "html", "vaccine").authors, ["Sofie Brandt", "Tom Okeke"]);
    for (format, ending) in [(Format::Docx, "docx"), (Format::Odt, "odt")] {
        let document = document(format, ending, "museum");
        assert_eq!(document.title.as_deref(), Some("A stolen painting comes home in a bag"), "{ending}");
        assert_eq!(document.authors, ["Clara Voss"], "{ending}");
    }
}

#[test]
fn comments_are_notes_and_struck_words_are_gone() {
    let note = |text: &str, about: &str| Note {
        author: Some("Ida Falk".to_owned()),
        text: text.to_owned(),
        about: Some(about.to_owned()),
    };
    for (format, ending) in [(Format::Docx, "docx"), (Format::Odt, "odt")] {
        let ferry = document(format, ending, "ferry");
        assert_eq!(ferry.notes, [note("Is this the firm's legal name?", "The company, Nordlinjen,")], "{ending}");
        assert!(!ferry.text.text().contains("badly") && !ferry.text.text().contains("frigate"), "{ending}");
        let museum = document(format, ending, "museum");
        let about = "“She put the bag on the counter and said it was too heavy for her,”";
        assert_eq!(museum.notes, [note("Who heard this?", about)], "{ending}");
    }
}

/// The answer of a command in the folder of the documents, as JSON.
fn answered(args: &[&str]) -> serde_json::Value {
    let run = Command::new(env!("CARGO_BIN_EXE_factmark")).current_dir(folder()).args(args).output().unwrap();
    serde_json::from_slice(&run.stdout).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&run.stderr)))
}

#[test]
fn a_draft_with_comments_beside_a_page_and_a_print() {
    let row = answered(&["review", "docx/ferry.docx", "-s", "html/bridge.html", "-s", "pdf/ferry.pdf", "-f", "json"]);
    assert_eq!(row["draft"]["title"], "Ferry runs aground off Sund");
    assert_eq!(row["draft"]["published"], serde_json::Value::Null);
    assert_eq!(row["sources"][0]["published"], "2026-03-12");
    assert_eq!(row["notes"][0]["about"], "The company, Nordlinjen,");
    let supported = row["sentences"].as_array().unwrap().iter().filter(|s| s["each"][1] == "supported").count();
    // what is printed says what is written
    assert!(supported >= 20, "{supported}");
}

#[test]
fn the_same_words_are_supported_in_every_format() {
    for source in ["docx/weather.docx", "odt/weather.odt", "html/weather.html", "pdf/weather.pdf"] {
        let row = answered(&["check", "In Ekerö a woman of 82 was hit by a roof tile.", "-s", source, "-f", "json"]);
        assert_eq!(row["verdict"], "supported", "{source}");
        let row = answered(&["check", "In Ekerö a woman of 28 was hit by a roof tile.", "-s", source, "-f", "json"]);
        assert_eq!(row["verdict"], "contradicted", "{source}");
    }
}
