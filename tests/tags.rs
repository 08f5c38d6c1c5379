//! Parts of speech: every sentence of `tests/tags.toml` is a test of its own name.

#![allow(clippy::unwrap_used)] // a test may stop at what must hold

use factmark::lexicon::{Form, Lexicon, Tag, Term};
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sentence: Vec<Sentence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentence {
    text: String,
    tags: String,
}

fn main() {
    let lexicon = Arc::new(Lexicon::builtin().unwrap());
    let file: File = toml::from_str(&std::fs::read_to_string("tests/tags.toml").unwrap()).unwrap();
    let trials = file.sentence.into_iter().map(|s| {
        let lexicon = lexicon.clone();
        Trial::test(s.text.clone(), move || check(&lexicon, &s))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn check(lexicon: &Lexicon, sentence: &Sentence) -> Result<(), Failed> {
    let document = lexicon.document(&sentence.text);
    let terms = lexicon.tag(&document, &Default::default());
    let words: Vec<(usize, String)> =
        terms.iter().enumerate().filter(|(_, t)| t.tag != Tag::Mark).map(|(at, t)| (at, code(t))).collect();
    let want: Vec<&str> = sentence.tags.split(' ').collect();
    if want.len() != words.len() {
        return Err(format!("{} words, {} tags", words.len(), want.len()).into());
    }
    let wrong: Vec<String> = words
        .iter()
        .zip(&want)
        .filter(|((_, got), want)| got != *want)
        .map(|((at, got), want)| format!("{} is {want}, read as {got}", document.surface(*at)))
        .collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("; ").into()) }
}

fn code(term: &Term) -> String {
    let form = match term.form {
        Form::Present => "pres",
        Form::Past => "past",
        Form::Participle => "pp",
        Form::Ing => "ing",
        _ => "base",
    };
    match term.tag {
        Tag::Verb => form.into(),
        Tag::Auxiliary => format!("aux-{form}"),
        Tag::Noun => "noun".into(),
        Tag::Name => "name".into(),
        Tag::Modal => "modal".into(),
        Tag::Negation => "neg".into(),
        Tag::Adjective => "adj".into(),
        Tag::Adverb => "adv".into(),
        Tag::Determiner => "det".into(),
        Tag::Pronoun => "pron".into(),
        Tag::Preposition => "prep".into(),
        Tag::To => "to".into(),
        Tag::Particle => "part".into(),
        Tag::Coordinator => "and".into(),
        Tag::Subordinator => "sub".into(),
        Tag::Relative => "rel".into(),
        Tag::Possessive => "poss".into(),
        Tag::Number => "num".into(),
        Tag::Mark => "mark".into(),
        Tag::Other => "other".into(),
    }
}
