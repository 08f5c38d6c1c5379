//! Finds the names of a text: runs of capitals, cut after titles and before the next name.

use super::capitals::Capitals;
use super::name::{Name, NameKind, plain};
use crate::lexicon::{Gender, Lexicon, NameSet, PlaceWay, Tag, Term, Title, TitleKind};
use crate::text::{Caps, Document, Kind, Run, Sentence, Word};
use rustc_hash::FxHashMap;

/// Every name of a text with its tokens, in order. Linear in the text.
pub fn names(document: &Document, terms: &[Term], lexicon: &Lexicon) -> Vec<(Run, Name)> {
    let mut finder = Finder { caps: Capitals::new(document, terms, lexicon), out: Vec::new() };
    for sentence in document.sentences() {
        finder.sentence(sentence);
    }
    finder.settle();
    finder.out
}

struct Finder<'a> {
    caps: Capitals<'a>,
    out: Vec<(Run, Name)>,
}

impl Finder<'_> {
    fn sentence(&mut self, sentence: &Sentence) {
        let headline = self.caps.headline(sentence);
        let run = sentence.run;
        let mut at = run.start;
        while at < run.end {
            if self.caps.names(at, run, headline) {
                let end = self.extend(at, run, headline);
                self.split(Run::new(at, end), run);
                at = end;
            } else {
                at += 1;
            }
        }
    }

    /// Where the run of capitals that begins at `at` ends; links are crossed where the name goes on behind them.
    fn extend(&self, start: usize, sentence: Run, headline: bool) -> usize {
        let capital = |at: usize| at < sentence.end && self.caps.names(at, sentence, headline);
        let mut end = start + 1;
        loop {
            if capital(end) {
                end += 1;
            } else if let Some(next) = self.listed_past(start, end) {
                end = next;
            } else if let Some(next) = self.link(start, end, sentence).filter(|next| capital(*next)) {
                end = next + 1;
            } else {
                return end;
            }
        }
    }

    /// A listed name that goes on beyond `end`: "Trinidad and Tobago".
    fn listed_past(&self, start: usize, end: usize) -> Option<usize> {
        let word = |k| self.caps.word(k);
        let from = end.saturating_sub(5).max(start);
        (from..end).find_map(|at| {
            let place = self.caps.lexicon.places().at(word, at).map(|(len, ..)| at + len);
            let body = self.caps.lexicon.people().body_at(word, at).map(|(len, _)| at + len);
            let title = self.caps.title(at, end + 4).map(|(len, _)| at + len);
            place
                .max(body)
                .max(title)
                .filter(|past| *past > end && (at..*past).all(|k| self.caps.capital(k) || self.caps.linking(k)))
        })
    }

    /// The token behind lower-case words that may stand inside a name.
    fn link(&self, start: usize, end: usize, sentence: Run) -> Option<usize> {
        let head = |at: usize| self.caps.is(NameSet::Organisation, at) || self.caps.is(NameSet::Site, at);
        let is = |at: usize, w: &str| at < sentence.end && self.caps.document.is(at, w);
        let organised = (start..end).any(head);
        let skip_the = |at: usize| if is(at, "the") { at + 1 } else { at };
        let glued = |at: usize| !self.caps.document.token(at).spaced;
        if is(end, "-") && glued(end) && glued(end + 1) {
            // "Liberal-Democrat" is one, "US-Mexico" two places
            return (!self.caps.listed(end - 1) && !self.caps.listed(end + 1)).then_some(end + 1);
        }
        // "Mira Sands of the Herald" is a person
        let person = (start..end - 1).any(|at| self.caps.lexicon.people().first_name(self.caps.word(at)).is_some());
        if is(end, "of") && (head(end - 1) || !person && self.unlisted_noun(end - 1)) {
            return Some(skip_the(end + 1));
        }
        if is(end, "for") && organised {
            return Some(skip_the(end + 1));
        }
        if (is(end, "and") || is(end, "&")) && self.joined(start, end, sentence) {
            return Some(end + 1);
        }
        if is(end, "'s") && self.caps.is(NameSet::Owner, end - 1) {
            return Some(end + 1);
        }
        let mut at = end;
        while at < sentence.end && at < end + 3 && self.caps.is(NameSet::Particle, at) && !self.caps.capital(at) {
            at += 1;
        }
        (at > end && !self.caps.document.is(end, "la") || at > end + 1).then_some(at)
    }

    /// A capitalised common noun that no title or gazetteer lists, as in "House of Commons", "University of Leeds".
    fn unlisted_noun(&self, at: usize) -> bool {
        self.caps.title(at, at + 1).is_none()
            && !self.caps.listed(at)
            && self.caps.lexicon.people().first_name(self.caps.word(at)).is_none()
            && self.caps.noun(at)
    }

    /// "Health and Human Services", "Food and Drug Administration": common nouns on both sides of one body.
    fn joined(&self, start: usize, end: usize, sentence: Run) -> bool {
        let office = |at: usize| self.caps.title(at, at + 1).is_some_and(|(_, t)| t.kind != TitleKind::Description);
        let plain = |at: usize| self.caps.noun(at) && !self.caps.listed(at) && !office(at);
        if !plain(end - 1) || end + 1 >= sentence.end || !plain(end + 1) {
            return false;
        }
        let inside = (start..end).any(|at| self.caps.document.is(at, "of") || self.caps.document.is(at, "for"));
        let closes = (end + 1..(end + 5).min(sentence.end)).take_while(|at| self.caps.capital(*at)).last();
        inside
            || closes.is_some_and(|last| {
                self.caps.is(NameSet::Organisation, last) && !self.caps.is(NameSet::Organisation, end - 1)
            })
    }

    /// Cuts a run of capitals into names: after titles, and before a person's first name behind a place or body.
    fn split(&mut self, run: Run, sentence: Run) {
        let (mut start, mut at, mut title) = (run.start, run.start, None);
        while at < run.end {
            let word = |k: usize| if k < run.end { self.caps.word(k) } else { Word(0) };
            let listed = self.caps.lexicon.places().at(word, at).map(|(len, ..)| len);
            let body = self.caps.lexicon.people().body_at(word, at).map(|(len, _)| len);
            if let Some(len) = body.max(listed).filter(|len| *len > 1) {
                at += len;
                continue;
            }
            match self.caps.title(at, run.end).filter(|(len, t)| self.titles(at, *len, *t, run)) {
                Some((len, found)) => {
                    self.name(Run::new(start, at), title, run, sentence);
                    title = Some(found);
                    at += len;
                    start = at;
                }
                None => {
                    if self.person_begins(start, at, run) || self.adherent_begins(start, at) || self.member(at, run) {
                        self.name(Run::new(start, at), title, run, sentence);
                        (start, title) = (at, None);
                    }
                    at += 1;
                }
            }
        }
        self.name(Run::new(start, run.end), title, run, sentence);
    }

    /// Whether a word for a person is a title here, and no part of a name ("General Motors", "Speaker House").
    fn titles(&self, at: usize, len: usize, title: Title, run: Run) -> bool {
        let next = at + len;
        let heads =
            |k: usize| k < run.end && (self.caps.is(NameSet::Organisation, k) || self.caps.is(NameSet::Site, k));
        let before_name =
            matches!(title.kind, TitleKind::Office | TitleKind::Courtesy | TitleKind::Rank | TitleKind::Occupation);
        let behind = next < run.end && self.caps.is(NameSet::Particle, next);
        if !before_name
            || heads(next)
            || behind
            || self.caps.document.is(next, "of") && title.kind == TitleKind::Occupation
        {
            return false;
        }
        // a person's own name may look like one: "Judge Reinhold", "Stephen King", "Gordon Banks"
        let named = at > run.start && self.caps.lexicon.people().first_name(self.caps.word(at - 1)).is_some();
        !(named && len == 1 && next >= run.end)
    }

    /// A first name with a surname behind it, after nothing but places, bodies and adherents.
    fn person_begins(&self, start: usize, at: usize, run: Run) -> bool {
        if at <= start || at + 1 >= run.end || self.caps.lexicon.people().first_name(self.caps.word(at)).is_none() {
            return false;
        }
        let words: Vec<Word> = (start..at).map(|k| self.caps.word(k)).collect();
        let placed =
            self.caps.lexicon.places().place(&words).is_some_and(|(_, way)| way != PlaceWay::Name || words.len() > 1);
        let headed = self.caps.is(NameSet::Organisation, at - 1) && at - start > 1;
        placed || headed || self.caps.lexicon.people().body(&words).is_some() || self.caps.is(NameSet::Adherent, at - 1)
    }

    /// "Democrat Silke Roth": what a person is, then two or three words that are nothing else.
    fn member(&self, at: usize, run: Run) -> bool {
        let known = |k: usize| {
            let kinds = [NameSet::Organisation, NameSet::Site, NameSet::Adherent];
            self.caps.noun(k) || kinds.iter().any(|set| self.caps.is(*set, k)) || !self.caps.capital(k)
        };
        let behind = at.checked_sub(1).is_some_and(|k| run.has(k) && self.caps.is(NameSet::Adherent, k));
        behind && (2..4).contains(&(run.end - at)) && !(at..run.end).any(known)
    }

    /// "Texas Republican": a place, then what a person is.
    fn adherent_begins(&self, start: usize, at: usize) -> bool {
        if at <= start || !self.caps.is(NameSet::Adherent, at) {
            return false;
        }
        let words: Vec<Word> = (start..at).map(|k| self.caps.word(k)).collect();
        self.caps.lexicon.places().place(&words).is_some()
    }

    /// Takes one name in, with links at its ends cut off.
    fn name(&mut self, run: Run, title: Option<Title>, whole: Run, sentence: Run) {
        let (mut start, mut end) = (run.start, run.end);
        while start < end && !self.caps.capital(start) && !self.caps.is(NameSet::Particle, start) {
            start += 1;
        }
        while end > start && !self.caps.capital(end - 1) {
            end -= 1;
        }
        if start >= end {
            return;
        }
        let name = self.value(Run::new(start, end), title, whole, sentence);
        self.out.push((Run::new(start, end), name));
    }

    fn value(&self, run: Run, title: Option<Title>, whole: Run, sentence: Run) -> Name {
        let kept = |at: &usize| self.caps.capital(*at) || self.caps.is(NameSet::Particle, *at);
        let suffixed = run.len() > 1 && self.caps.is(NameSet::Suffix, run.end - 1);
        let core = Run::new(run.start, run.end - usize::from(suffixed));
        let words: Vec<Word> = core.iter().filter(kept).map(|at| self.caps.word(at)).collect();
        let text = plain(core.iter().filter(kept).map(|at| self.caps.document.surface(at)));
        let people = self.caps.lexicon.people();
        let all: Vec<Word> = run.iter().map(|at| self.caps.word(at)).collect();
        let addressed = title.filter(|_| run.start > whole.start);
        let body = people.body(&all).filter(|_| addressed.is_none());
        let place = self
            .caps
            .lexicon
            .places()
            .place(&all)
            .filter(|_| body.is_none() && addressed.is_none())
            .or_else(|| self.after_comma(run).or_else(|| self.party_place(run)));
        let first = people.first_name(self.caps.word(run.start));
        let kind = self.kind(run, (addressed.is_some(), suffixed, first.is_some()), sentence);
        let kind = if body.is_some() {
            NameKind::Organisation
        } else if place.is_some() {
            NameKind::Place
        } else {
            kind
        };
        let gender = addressed.and_then(|t| t.gender).or(first.flatten()).filter(|_| kind == NameKind::Person);
        Name { kind, words, place, body, gender, titled: addressed.is_some(), text }
    }

    /// "R-Texas": a party letter and a place in one word.
    fn party_place(&self, run: Run) -> Option<(crate::lexicon::PlaceId, PlaceWay)> {
        let (party, place) = self.caps.document.surface(run.start).split_once('-').filter(|_| run.len() == 1)?;
        let words = crate::lexicon::cut(place);
        let found =
            self.caps.lexicon.places().at(|k| words.get(k).copied().unwrap_or_default(), 0).map(|(_, id, _)| id);
        let id = found.or_else(|| {
            self.caps.lexicon.places().short_at(|k| words.get(k).copied().unwrap_or_default(), 0).map(|(_, id)| id)
        });
        id.filter(|_| party.len() == 1).map(|id| (id, PlaceWay::Short))
    }

    /// "Fla." counts as Florida behind a comma or a party letter.
    fn after_comma(&self, run: Run) -> Option<(crate::lexicon::PlaceId, PlaceWay)> {
        let mark = run.start.checked_sub(1)?;
        let behind =
            self.caps.document.is(mark, ",") || self.caps.document.is(mark, "-") || self.caps.document.is(mark, "(");
        let (len, id) = self.caps.lexicon.places().short_at(|k| self.caps.word(k), run.start).filter(|_| behind)?;
        (len == run.len()).then_some((id, PlaceWay::Short))
    }

    fn kind(&self, run: Run, (titled, suffixed, first): (bool, bool, bool), sentence: Run) -> NameKind {
        let last = (run.start..run.end)
            .find(|at| self.caps.document.is(*at, "of") || self.caps.document.is(*at, "for"))
            .map_or(run.end - 1, |at| at - 1);
        let follows = |at: usize| if at < sentence.end { self.caps.document.token(at).kind } else { Kind::Punct };
        if titled || suffixed {
            return NameKind::Person;
        }
        if run.len() > 1 && self.caps.is(NameSet::Organisation, last) {
            return NameKind::Organisation;
        }
        if run.len() > 1 && (self.caps.is(NameSet::Site, last) || self.caps.is(NameSet::Site, run.start) && !first) {
            return NameKind::Place;
        }
        let initial =
            run.iter().skip(1).any(|at| self.caps.document.surface(at).trim_end_matches('.').chars().count() == 1);
        let aged = self.caps.document.is(run.end, ",")
            && follows(run.end + 1) == Kind::Number
            && self.caps.document.is(run.end + 2, ",");
        let particle = run.iter().any(|at| self.caps.is(NameSet::Particle, at) && !self.caps.capital(at));
        let thing = run.len() > 2 && !initial && !particle && self.caps.noun(run.end - 1);
        if run.len() > 1
            && run.len() < 6
            && !thing
            && (first || initial || aged || particle && !self.caps.document.is(run.start, "the"))
        {
            return NameKind::Person;
        }
        let token = self.caps.document.token(run.start);
        if run.len() == 1 && token.caps == Caps::Upper && (2..=6).contains(&token.span.len()) {
            return NameKind::Organisation;
        }
        if first && run.len() == 1 || run.len() > 1 && self.caps.document.is(run.end, "who") {
            return NameKind::Person;
        }
        NameKind::Unknown
    }

    /// A name whose kind is open takes the kind of the longer name that it is a part of; a surname has the gender of its
    /// bearers, whatever first name it looks like ("Alvin").
    fn settle(&mut self) {
        let mut kinds: FxHashMap<Word, (NameKind, Option<Gender>, bool)> = FxHashMap::default();
        for (_, name) in self.out.iter().filter(|(_, n)| n.words.len() > 1 || n.titled) {
            if let (NameKind::Person, Some(last)) = (name.kind, name.words.last()) {
                let seen = kinds.entry(*last).or_insert((name.kind, name.gender, false));
                seen.2 |= matches!((seen.1, name.gender), (Some(a), Some(b)) if a != b);
                seen.1 = seen.1.or(name.gender);
            }
        }
        let document = self.caps.document;
        let acronym = |run: Run| document.token(run.start).caps == Caps::Upper;
        // "Dane" is a person where a Lena Dane is named, and nobody is in or from there
        let placed = |run: Run, n: &Name| {
            n.place.is_some()
                && (run.start == 0 || self.caps.terms.get(run.start - 1).is_some_and(|t| t.tag == Tag::Preposition))
        };
        let open = |run: Run, n: &Name| n.words.len() == 1 && !placed(run, n) && n.body.is_none() && !acronym(run);
        for (_, name) in self.out.iter_mut().filter(|(run, n)| open(*run, n)) {
            let Some((kind, gender, both)) = name.words.first().and_then(|w| kinds.get(w)).copied() else { continue };
            (name.kind, name.place) = (kind, None);
            if !name.titled {
                name.gender = gender.filter(|_| !both);
            }
        }
    }
}
