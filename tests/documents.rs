//! Documents: what people see of them comes out, in order and without what stands around it; what cannot be read is told.
//!
//! The documents were made by `documents/make` out of `documents/texts/`, with programs that people use.
#![cfg(feature = "documents")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout)]

use factmark::extraction::{Document, Extracted, Format, markdown, packed, written};
use std::fs;
use std::path::{Path, PathBuf};

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
