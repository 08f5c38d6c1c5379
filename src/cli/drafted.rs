//! A draft, read and laid beside its sources, with what is marked in it: what `review` and `signoff` begin with.

use super::check::differs;
use super::desk::{Desk, Shelves, Stop};
use super::document::Read;
use super::input::{self, shown};
use crate::batch::article::digest;
use crate::batch::{Article, Fault, FaultCode, Library, Named, Summary, sha256};
use crate::check::Checker;
use crate::extraction::Document;
use crate::render::Draft;
use crate::render::review_data::Told;
use crate::review::record::Sourced;
use crate::review::signing::{Basis, verify};
use crate::review::{Entry, Mark, Review, Standing, marks, review};
use crate::rule::{RuleText, parts};
use std::collections::BTreeMap;
use std::path::{Component, Path};

/// A draft beside its sources.
pub struct Drafted {
    /// The file, as it is shown.
    pub name: String,
    /// What stands in it.
    pub file: String,
    /// What was read of it.
    pub document: Document,
    /// The sources.
    pub sources: Vec<Named>,
    /// What was found.
    pub found: Review,
    /// What is marked.
    pub marks: Vec<Mark>,
    /// The rules that decided, by name, as they stand in their files.
    pub rules: BTreeMap<String, String>,
    /// What a sign-off is about.
    pub basis: Basis,
}

impl Drafted {
    /// Reads a draft and its sources. With `before`, the text of an earlier version, only sentences that are not in it are told of.
    ///
    /// # Errors
    /// The draft, a source or a rule file cannot be used, or there is no source.
    pub fn open(desk: &Desk, path: &str, sources: &[String], before: Option<&str>) -> Result<Self, Stop> {
        let shelves = Shelves::open(desk, sources, path)?;
        if shelves.common().is_empty() {
            let fault = Fault::new(FaultCode::Usage, "there is no source to check the draft against");
            return Err(fault.help("name one with --source FILE").into());
        }
        let (name, checker) = (shown(path).to_owned(), shelves.checker());
        let bytes = input::bytes(path, "draft")?;
        let file_sha256 = digest(&bytes);
        let Read { file, document, .. } = desk.document_of(path, "draft", bytes)?;
        let text = document.text.text();
        let day = document.published.map(|day| day.to_string());
        desk.introduced(&format!("draft {name}"), document.title.as_deref(), day.as_deref());
        Article::usable(checker, &name, text)?;
        differs(&name, text, shelves.common())?;
        let mut found = review(checker, text, shelves.common());
        if let Some(before) = before {
            found.keep(text, &sentences(checker, before));
        }
        let sources_read = shelves.common().to_vec();
        let rules = rules(desk, checker, sources, &found)?;
        let marks = marks(&found, text, &sources_read, &|name| rules.get(name).cloned());
        let basis = Basis {
            draft_sha256: sha256(text),
            file_sha256,
            sources: sources_read
                .iter()
                .map(|s| Sourced { name: beside(path, &s.name), sha256: s.article.sha256.clone() })
                .collect(),
            rules_sha256: checker.rules_sha256().to_owned(),
        };
        Ok(Self { name, file, document, sources: sources_read, found, marks, rules, basis })
    }

    /// The draft as it was read.
    pub fn draft(&self) -> Draft<'_> {
        Draft { name: &self.name, file: &self.file, text: &self.document.text, document: &self.document }
    }

    /// What a review is told with; `second` is whether two persons must sign.
    pub fn told<'a>(
        &'a self,
        draft: &'a Draft<'a>,
        standing: &'a Standing,
        entries: &'a [Entry],
        second: bool,
    ) -> Told<'a> {
        Told {
            review: &self.found,
            draft,
            sources: &self.sources,
            marks: &self.marks,
            standing,
            entries,
            basis: &self.basis,
            signed: verify(&self.marks, standing, &self.basis, entries, second),
            second,
        }
    }

    /// The files that must not be written over: the draft, its record and the sources.
    pub fn files(&self, draft: &str, record: &str) -> Vec<String> {
        let own = [draft.to_owned(), record.to_owned()];
        own.into_iter().chain(self.sources.iter().map(|s| s.name.to_string())).collect()
    }

    /// What the sentences came to.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for report in self.found.sentences.iter().map(|s| &s.judged.report) {
            summary.add(Some(report.verdict), report.checked, !report.caveats.is_empty());
        }
        summary
    }
}

/// The path of a source as seen from the folder of the draft, where both are told from the same folder.
pub fn beside(draft: &str, source: &str) -> String {
    let parts = |path: &Path| -> Vec<String> {
        let all = path.components().filter(|c| !matches!(c, Component::CurDir));
        all.map(|c| c.as_os_str().to_string_lossy().into_owned()).collect()
    };
    let (folder, path) = (Path::new(draft).parent().unwrap_or(Path::new("")), Path::new(source));
    let (folder_parts, source_parts) = (parts(folder), parts(path));
    if folder.is_absolute() != path.is_absolute() {
        // told from two places: both from the root
        let whole = |path: &str| std::path::absolute(path).ok().map(|p| p.to_string_lossy().into_owned());
        return whole(draft).zip(whole(source)).map_or_else(|| source.to_owned(), |(d, s)| beside(&d, &s));
    }
    if folder_parts.iter().any(|p| p == "..") {
        return source.to_owned();
    }
    let shared = folder_parts.iter().zip(&source_parts).take_while(|(a, b)| a == b).count();
    let up = vec!["..".to_owned(); folder_parts.len() - shared];
    [up, source_parts.into_iter().skip(shared).collect()].concat().join("/")
}

/// The sentences of a text.
fn sentences(checker: &Checker, text: &str) -> Vec<String> {
    let document = checker.lexicon().document(text);
    document.sentences().iter().map(|s| document.span(s.run).of(text).to_owned()).collect()
}

/// The rules that decided, as they stand in their files: a key a line.
fn rules(desk: &Desk, checker: &Checker, sources: &[String], found: &Review) -> Result<BTreeMap<String, String>, Stop> {
    let mut files: Vec<RuleText> = desk.files();
    for source in sources {
        files.extend(input::claims(source)?);
    }
    let details = found.sentences.iter().flat_map(|s| &s.judged.report.details);
    let mut out = BTreeMap::new();
    for name in details.map(|d| &*d.rule) {
        let Some(rule) = checker.loaded().rules.named(name).filter(|_| !out.contains_key(name)) else { continue };
        let text = input::rule_text(&files, &rule.origin.file).unwrap_or("");
        let keys = parts(text, rule.origin.line).into_iter().map(|k| format!("{} = {}\n", k.key, k.value));
        out.insert(name.to_owned(), keys.collect());
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn a_source_is_named_from_the_folder_of_the_draft() {
        for (draft, source, name) in [
            ("draft.md", "a.txt", "a.txt"),
            ("draft.md", "./a.txt", "a.txt"),
            ("desk/draft.md", "desk/a.txt", "a.txt"),
            ("desk/draft.md", "b/a.txt", "../b/a.txt"),
            ("./desk/one/draft.md", "desk/two/a.txt", "../two/a.txt"),
            ("/x/draft.md", "/x/y/a.txt", "y/a.txt"),
            ("../draft.md", "a.txt", "a.txt"),
        ] {
            assert_eq!(beside(draft, source), name, "{draft} {source}");
        }
    }
}
