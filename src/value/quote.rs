//! Words in quotation marks: where they begin and end, over sentences and paragraphs, marks left open or nested.

use crate::text::{Document, Kind, Run, Word};

/// Words in quotation marks, of any number of sentences of one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The tokens between the marks.
    pub words: Run,
    /// Whether it is one word or two, marked as not the writer's own: no quotation, but a choice of words.
    pub scare: bool,
    /// Whether it has a closing mark; a quotation that runs on into the next paragraph has none.
    pub closed: bool,
    /// Whether it goes on with the quotation of the paragraph before.
    pub continues: bool,
    /// Whether it stands inside another quotation.
    pub nested: bool,
}

const DOUBLE: Word = Word::of("\"");

/// Every quotation with its marks as a run, in order of its first token. Linear in the text.
pub fn quotes(document: &Document) -> Vec<(Run, Quote)> {
    let mut out: Vec<(Run, Quote)> = Vec::new();
    let mut running = false;
    for paragraph in paragraphs(document) {
        let found = Marks { document, paragraph }.read(running);
        running = found.iter().any(|(_, q)| !q.closed && !q.nested);
        out.extend(found);
    }
    out
}

/// The tokens of each paragraph.
fn paragraphs(document: &Document) -> Vec<Run> {
    let mut out: Vec<(u32, Run)> = Vec::new();
    for sentence in document.sentences() {
        match out.last_mut() {
            Some((number, run)) if *number == sentence.paragraph => *run = run.join(sentence.run),
            _ => out.push((sentence.paragraph, sentence.run)),
        }
    }
    out.into_iter().map(|(_, run)| run).collect()
}

struct Marks<'a> {
    document: &'a Document,
    paragraph: Run,
}

impl Marks<'_> {
    fn mark(&self, at: usize) -> Option<(bool, bool)> {
        let token = self.document.token(at);
        match token.kind {
            Kind::Open => Some((true, token.word == DOUBLE)),
            Kind::Close => Some((false, token.word == DOUBLE)),
            _ => None,
        }
    }

    fn read(&self, running: bool) -> Vec<(Run, Quote)> {
        let mut out = Vec::new();
        let (mut double, mut single) = (None, None);
        for at in self.paragraph.iter() {
            if let Some(open) = single.filter(|_| double.is_none() && self.twin(at)) {
                out.push(self.quote(open, Some(at), running, false));
                single = self.glued(at + 1).then_some(at);
                continue;
            }
            match self.mark(at) {
                Some((true, true)) if double.is_none() => double = Some(at),
                Some((false, true)) => {
                    if let Some(open) = double.take() {
                        out.push(self.quote(open, Some(at), running, false));
                        single = None;
                    }
                }
                Some((true, false)) if single.is_none() => single = Some(at),
                Some((false, false)) if single.is_some() && self.closes(at) => {
                    if let Some(open) = single.take() {
                        out.push(self.quote(open, Some(at), running, double.is_some()));
                    }
                }
                _ => {}
            }
        }
        out.extend(double.map(|open| self.quote(open, None, running, false)));
        out.sort_by_key(|(run, _)| (run.start, std::cmp::Reverse(run.end)));
        out
    }

    /// Two single marks without a blank between, where one is open: it ends, and the next begins ("60 more.''Ask them").
    fn twin(&self, at: usize) -> bool {
        self.mark(at).is_some() && self.document.surface(at) == "''" && self.glued(at)
    }

    fn glued(&self, at: usize) -> bool {
        !self.document.token(at).spaced && self.paragraph.has(at)
    }

    /// Whether a single closing mark ends a quotation, or is the possessive of a plural ("the cartels’ money").
    fn closes(&self, at: usize) -> bool {
        let before = self.document.token(at.saturating_sub(1));
        let plural = before.kind == Kind::Word && self.document.surface(at.saturating_sub(1)).ends_with('s');
        let goes_on = self.document.token(at + 1).kind == Kind::Word
            && self.document.token(at).span.end < self.document.token(at + 1).span.start;
        let later = (at + 1..self.paragraph.end).find_map(|k| self.mark(k).filter(|m| !m.1));
        !(plural && goes_on && matches!(later, Some((false, false))))
    }

    fn quote(&self, open: usize, close: Option<usize>, running: bool, nested: bool) -> (Run, Quote) {
        let inner = Run::new(open + 1, close.unwrap_or(self.paragraph.end));
        let count = inner.iter().filter(|at| self.document.token(*at).kind == Kind::Word).count();
        let continues = running && open == self.paragraph.start;
        let quote =
            Quote { words: inner, scare: count <= 2 && close.is_some(), closed: close.is_some(), continues, nested };
        (Run::new(open, close.map_or(self.paragraph.end, |c| c + 1)), quote)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Abbreviations;

    fn read(text: &str) -> Vec<String> {
        let document = Document::new(text, &Abbreviations::default());
        let flag = |on: bool, sign: &str| if on { sign.to_string() } else { String::new() };
        quotes(&document)
            .iter()
            .map(|(_, q)| {
                flag(q.scare, "~")
                    + &flag(q.continues, "+")
                    + &flag(!q.closed, "…")
                    + &flag(q.nested, ">")
                    + document.exact(q.words)
            })
            .collect()
    }

    #[test]
    fn marks_of_every_kind() {
        for (text, want) in [
            ("He called it “a very good day” and left.", vec!["a very good day"]),
            ("A so-called \"peace plan\" failed.", vec!["~peace plan"]),
            ("''We came home late. We slept,'' she said.", vec!["We came home late. We slept,"]),
            ("‘It is our parents’ house now,’ Ann said.", vec!["It is our parents’ house now,"]),
            (
                "“She told us ‘never again will we go’ and wept.”",
                vec!["She told us ‘never again will we go’ and wept.", ">never again will we go"],
            ),
            ("The farmers’ union met.", vec![]),
            (
                "“One thing is clear to me.\n“And so is this.”\nThe end.",
                vec!["…One thing is clear to me.", "+And so is this."],
            ),
            ("It ended” somewhere.", vec![]),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }
}
