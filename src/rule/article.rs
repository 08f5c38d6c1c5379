//! What a file says of the article that it stands beside, and whether a text is still that article.

use super::codes::CODES;
use super::fault::{FileFaults, span};
use super::file::{EntityFile, HeadFile, Text};
use super::fixed::{Decision, Guard, decision, guard};
use crate::text::{Diagnostic, Severity, Span};
use crate::value::NameKind;
use jiff::civil;

/// How the name of a file ends that is read for one article alone.
const BESIDE: &str = ".claims.toml";
/// The most words that a name may have.
pub const LONGEST: usize = 20;

/// The pronoun that stands for a person, place or body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// He.
    He,
    /// She.
    She,
    /// It.
    It,
    /// They.
    They,
}

/// A person, place or body that a file tells of.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Its full name.
    pub name: String,
    /// Other names, and its offices and titles.
    pub aliases: Vec<String>,
    /// Its offices and titles alone.
    pub roles: Vec<String>,
    /// What it is, where that is told.
    pub kind: Option<NameKind>,
    /// Its pronoun, where that is told.
    pub pronoun: Option<Pronoun>,
}

/// What one file says of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The file that says so, as the user named it.
    pub file: String,
    /// The name of the article's own file, with its place.
    pub name: Option<(String, Span)>,
    /// The SHA-256 that the article must have, in lower-case hexadecimal, with its place.
    pub sha256: Option<(String, Span)>,
    /// The day of writing.
    pub dateline: Option<civil::Date>,
    /// Persons, places and bodies.
    pub entities: Vec<Told>,
    /// What the desk has decided.
    pub decisions: Vec<Decision>,
    /// What no statement may get wrong.
    pub guards: Vec<Guard>,
}

impl Article {
    /// What the head of a file says; faults go to `faults`.
    pub fn of(head: &mut HeadFile, faults: &mut FileFaults<'_>) -> Self {
        let mut out = Self { file: faults.file.to_owned(), ..Self::default() };
        out.name = head.article.take().map(placed);
        out.sha256 = head.sha256.take().map(placed).map(|(hash, at)| (hash.to_ascii_lowercase(), at));
        if let Some((hash, at)) = &out.sha256
            && !(hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
        {
            let help = Some("write the 64 hexadecimal digits that `-v` shows for the source".to_owned());
            faults.add("R205", *at, "this is no SHA-256".to_owned(), "", help);
        }
        if let Some(day) = head.dateline.take() {
            let told = day.get_ref().date;
            let small = |n: u8| i8::try_from(n).unwrap_or(0);
            let date =
                told.and_then(|d| civil::Date::new(i16::try_from(d.year).ok()?, small(d.month), small(d.day)).ok());
            if date.is_none() {
                let help = Some("write a day: `dateline = 2025-02-20`".to_owned());
                faults.add("R205", span(day.span()), "the dateline is no date".to_owned(), "", help);
            }
            out.dateline = date;
        }
        for entity in std::mem::take(&mut head.entity) {
            let at = span(entity.span());
            out.entities.extend(told(entity.into_inner(), at, faults));
        }
        out.decisions.extend(std::mem::take(&mut head.decision).into_iter().filter_map(|d| decision(d, faults)));
        out.guards.extend(std::mem::take(&mut head.guard).into_iter().filter_map(|g| guard(g, faults)));
        out
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        let head = self.name.is_none() && self.sha256.is_none() && self.dateline.is_none();
        head && self.entities.is_empty() && self.decisions.is_empty() && self.guards.is_empty()
    }

    /// Whether the file is read for one article alone.
    pub fn beside(&self) -> bool {
        self.file.ends_with(BESIDE)
    }

    /// The warning (E302) that an article with this file name and this SHA-256 is not the one that the file is for.
    pub fn changed(&self, name: &str, sha256: &str) -> Option<Diagnostic> {
        let own = name.rsplit(['/', '\\']).next().unwrap_or(name);
        if let Some((wanted, at)) = self.name.as_ref().filter(|(wanted, _)| wanted != own) {
            let message = format!("this file is for `{wanted}`, and stands beside `{own}`");
            return Some(self.warn(*at, message, "another name", "give the file the name of its article".to_owned()));
        }
        let (_, at) = self.sha256.as_ref().filter(|(wanted, _)| wanted != sha256)?;
        let message = format!("`{own}` has changed since this file was written for it");
        let help = format!("see whether all of it still holds, then write `sha256 = \"{sha256}\"`");
        Some(self.warn(*at, message, "the hash of another text", help))
    }

    fn warn(&self, span: Span, message: String, label: &str, help: String) -> Diagnostic {
        let code = "E302";
        let severity = CODES.iter().find(|c| c.code == code).map_or(Severity::Warning, |c| c.severity);
        Diagnostic { code, severity, file: self.file.clone(), span, message, label: label.to_owned(), help: Some(help) }
    }
}

fn placed(text: Text) -> (String, Span) {
    let at = span(text.span());
    (text.into_inner(), at)
}

fn told(file: EntityFile, at: Span, faults: &mut FileFaults<'_>) -> Option<Told> {
    let Some(name) = file.name else {
        let help = Some("write `name = \"...\"`".to_owned());
        faults.add("R205", at, "this entity has no name".to_owned(), "", help);
        return None;
    };
    let kind = file.kind.and_then(|k| choice("kind of entity", &k, &KINDS, faults));
    let pronoun = file.pronoun.and_then(|p| choice("pronoun", &p, &PRONOUNS, faults));
    let mut names = |list: Vec<Text>| -> Vec<String> { list.into_iter().filter_map(|t| worded(t, faults)).collect() };
    let (mut aliases, roles) = (names(file.aliases), names(file.roles));
    aliases.extend(roles.iter().cloned());
    let name = worded(name, faults)?;
    Some(Told { name, aliases, roles, kind, pronoun })
}

/// A name that has words, and not too many.
fn worded(text: Text, faults: &mut FileFaults<'_>) -> Option<String> {
    let at = span(text.span());
    let words = text.get_ref().split_whitespace().count();
    if (1..=LONGEST).contains(&words) {
        return Some(text.into_inner());
    }
    let message = if words == 0 { "this name is empty".to_owned() } else { format!("a name of {words} words") };
    faults.add("R205", at, message, "", Some(format!("write 1 to {LONGEST} words")));
    None
}

const KINDS: [(&str, NameKind); 3] =
    [("person", NameKind::Person), ("place", NameKind::Place), ("organisation", NameKind::Organisation)];
const PRONOUNS: [(&str, Pronoun); 4] =
    [("he", Pronoun::He), ("she", Pronoun::She), ("it", Pronoun::It), ("they", Pronoun::They)];

fn choice<T: Copy>(what: &str, word: &Text, known: &[(&str, T)], faults: &mut FileFaults<'_>) -> Option<T> {
    let found = known.iter().find(|(name, _)| name == word.get_ref()).map(|(_, value)| *value);
    if found.is_none() {
        faults.unknown(what, word.get_ref(), span(word.span()), known.iter().map(|(name, _)| *name));
    }
    found
}
