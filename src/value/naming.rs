//! Finds the names of a text: runs of capitals, cut after titles and before the next name.

use super::name::{Name, NameKind, plain};
use crate::lexicon::{Gender, Lexicon, NameSet, PlaceWay, Tag, Term, Title, TitleKind};
use crate::text::{Caps, Document, Kind, Line, Run, Sentence, Word};
use rustc_hash::{FxHashMap, FxHashSet};

/// Every name of a text with its tokens, in order. Linear in the text.
pub fn names(document: &Document, terms: &[Term], lexicon: &Lexicon) -> Vec<(Run, Name)> {
    let mut finder = Finder { document, terms, lexicon, known: FxHashSet::default(), out: Vec::new() };
    finder.learn();
    for sentence in document.sentences() {
        finder.sentence(sentence);
    }
    finder.settle();
    finder.out
}

struct Finder<'a> {
    document: &'a Document,
    terms: &'a [Term],
    lexicon: &'a Lexicon,
    /// Words that are capitalised where nothing but a name is.
    known: FxHashSet<Word>,
    out: Vec<(Run, Name)>,
}

impl Finder<'_> {
    fn word(&self, at: usize) -> Word {
        self.document.word(at)
    }

    fn tag(&self, at: usize) -> Tag {
        self.terms.get(at).map_or(Tag::Mark, |t| t.tag)
    }

    fn is(&self, set: NameSet, at: usize) -> bool {
        self.lexicon.people().is(set, self.word(at))
    }

    fn title(&self, at: usize, end: usize) -> Option<(usize, Title)> {
        self.lexicon.people().title_at(|k| if k < end { self.word(k) } else { Word(0) }, at)
    }

    /// Whether a token is written with a capital and can be part of a name.
    fn capital(&self, at: usize) -> bool {
        let token = self.document.token(at);
        let cased = token.caps == Caps::Title || token.caps == Caps::Upper || token.caps == Caps::Mixed;
        matches!(token.kind, Kind::Word | Kind::Code) && cased && (!self.is(NameSet::Never, at) || self.borne(at))
    }

    /// "May" behind "Theresa" or "Mrs".
    fn borne(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let named = self.lexicon.people().first_name(self.word(before)).is_some() || self.title(before, at).is_some();
        let dated = matches!(self.document.token(at + 1).kind, Kind::Number | Kind::Ordinal);
        self.is(NameSet::Doubtful, at) && named && !dated && self.document.token(before).caps == Caps::Title
    }

    /// Whether a line is a headline in capitals, where a capital shows nothing.
    fn headline(&self, sentence: &Sentence) -> bool {
        let (mut capital, mut all) = (0, 0);
        for at in sentence
            .run
            .iter()
            .filter(|at| self.document.token(*at).kind == Kind::Word && self.document.token(*at).span.len() > 3)
        {
            all += 1;
            capital += usize::from(self.document.token(at).caps != Caps::Lower);
        }
        let words = sentence.run.iter().filter(|at| self.document.token(*at).kind == Kind::Word).count();
        let upper = sentence.run.iter().filter(|at| self.document.token(*at).caps == Caps::Upper).count();
        let shouted = upper >= 4 && upper * 10 > words * 6;
        shouted || all >= 4 && capital * 10 > all * 7 && sentence.line == Line::Heading
    }

    /// Whether any first word of a clause would have its capital here.
    fn opens(&self, at: usize, sentence: Run) -> bool {
        if at == sentence.start {
            return true;
        }
        let before = self.document.token(at - 1);
        let mark =
            matches!(before.kind, Kind::Open) || [":", "—", "•", "*", "..."].iter().any(|m| before.word == Word::of(m));
        mark || before.kind == Kind::Close && at == sentence.start + 1
            || at == sentence.start + 1 && before.kind == Kind::Punct
    }

    /// Remembers every capitalised word inside sentences.
    fn learn(&mut self) {
        let document = self.document;
        for sentence in document.sentences() {
            if self.headline(sentence) {
                continue;
            }
            for at in sentence.run.iter() {
                if self.capital(at) && !self.opens(at, sentence.run) {
                    self.known.insert(self.word(at));
                }
            }
        }
    }

    /// Whether a capitalised token is a word of a name here.
    fn names(&self, at: usize, sentence: Run, headline: bool) -> bool {
        if !self.capital(at) {
            return false;
        }
        if !headline && !self.opens(at, sentence) {
            return true;
        }
        let open =
            matches!(self.tag(at), Tag::Noun | Tag::Name | Tag::Verb | Tag::Adjective | Tag::Adverb | Tag::Other);
        let seen = self.known.contains(&self.word(at));
        if seen && self.tag(at) == Tag::Name || !headline && (self.tag(at) == Tag::Name || self.acronym(at)) {
            return true;
        }
        if open && seen || self.listed(at) {
            return true;
        }
        let followed = at + 1 < sentence.end && self.capital(at + 1) && !headline;
        followed
            && (self.lexicon.people().first_name(self.word(at)).is_some()
                || open && self.title(at, sentence.end).is_some())
    }

    fn acronym(&self, at: usize) -> bool {
        let token = self.document.token(at);
        token.caps == Caps::Upper && self.tag(at) == Tag::Name && token.span.len() <= 5
    }

    /// Whether a place or a listed body begins here.
    fn listed(&self, at: usize) -> bool {
        let word = |k| self.word(k);
        let place = self.lexicon.places().at(word, at).map(|(len, ..)| len);
        let body = self.lexicon.people().body_at(word, at).map(|(len, _)| len);
        place.max(body).is_some_and(|len| (at..at + len).all(|k| self.capital(k) || self.linking(k)))
    }

    fn linking(&self, at: usize) -> bool {
        ["of", "the", "and", "for", "-", "'s", "de", "da", "do", "es", "du"].iter().any(|w| self.document.is(at, w))
    }

    fn sentence(&mut self, sentence: &Sentence) {
        let headline = self.headline(sentence);
        let run = sentence.run;
        let mut at = run.start;
        while at < run.end {
            if self.names(at, run, headline) {
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
        let capital = |at: usize| at < sentence.end && self.names(at, sentence, headline);
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
        let word = |k| self.word(k);
        let from = end.saturating_sub(5).max(start);
        (from..end).find_map(|at| {
            let place = self.lexicon.places().at(word, at).map(|(len, ..)| at + len);
            let body = self.lexicon.people().body_at(word, at).map(|(len, _)| at + len);
            let title = self.title(at, end + 4).map(|(len, _)| at + len);
            place
                .max(body)
                .max(title)
                .filter(|past| *past > end && (at..*past).all(|k| self.capital(k) || self.linking(k)))
        })
    }

    /// The token behind lower-case words that may stand inside a name.
    fn link(&self, start: usize, end: usize, sentence: Run) -> Option<usize> {
        let head = |at: usize| self.is(NameSet::Organisation, at) || self.is(NameSet::Site, at);
        let is = |at: usize, w: &str| at < sentence.end && self.document.is(at, w);
        let organised = (start..end).any(head);
        let skip_the = |at: usize| if is(at, "the") { at + 1 } else { at };
        let glued = |at: usize| !self.document.token(at).spaced;
        if is(end, "-") && glued(end) && glued(end + 1) {
            // "Liberal-Democrat" is one, "US-Mexico" two places
            return (!self.listed(end - 1) && !self.listed(end + 1)).then_some(end + 1);
        }
        if is(end, "of") && (head(end - 1) || self.unlisted_noun(end - 1)) {
            return Some(skip_the(end + 1));
        }
        if is(end, "for") && organised {
            return Some(skip_the(end + 1));
        }
        if (is(end, "and") || is(end, "&")) && self.joined(start, end, sentence) {
            return Some(end + 1);
        }
        if is(end, "'s") && self.is(NameSet::Owner, end - 1) {
            return Some(end + 1);
        }
        let mut at = end;
        while at < sentence.end && at < end + 3 && self.is(NameSet::Particle, at) && !self.capital(at) {
            at += 1;
        }
        (at > end && !self.document.is(end, "la") || at > end + 1).then_some(at)
    }

    /// A capitalised common noun that no title or gazetteer lists, as in "House of Commons", "University of Leeds".
    fn unlisted_noun(&self, at: usize) -> bool {
        self.title(at, at + 1).is_none()
            && !self.listed(at)
            && self.lexicon.people().first_name(self.word(at)).is_none()
            && self.noun(at)
    }

    fn noun(&self, at: usize) -> bool {
        let text = self.document.surface(at).to_lowercase();
        self.lexicon.analyse(&text).iter().any(|a| a.pos == crate::lexicon::Pos::Noun && a.prior > 0)
    }

    /// "Health and Human Services", "Food and Drug Administration": common nouns on both sides of one body.
    fn joined(&self, start: usize, end: usize, sentence: Run) -> bool {
        let plain = |at: usize| self.noun(at) && !self.listed(at) && self.title(at, at + 1).is_none();
        if !plain(end - 1) || end + 1 >= sentence.end || !plain(end + 1) {
            return false;
        }
        let inside = (start..end).any(|at| self.document.is(at, "of") || self.document.is(at, "for"));
        let closes = (end + 1..(end + 5).min(sentence.end)).take_while(|at| self.capital(*at)).last();
        inside
            || closes
                .is_some_and(|last| self.is(NameSet::Organisation, last) && !self.is(NameSet::Organisation, end - 1))
    }

    /// Cuts a run of capitals into names: after titles, and before a person's first name behind a place or body.
    fn split(&mut self, run: Run, sentence: Run) {
        let (mut start, mut at, mut title) = (run.start, run.start, None);
        while at < run.end {
            let word = |k: usize| if k < run.end { self.word(k) } else { Word(0) };
            let listed = self.lexicon.places().at(word, at).map(|(len, ..)| len);
            let body = self.lexicon.people().body_at(word, at).map(|(len, _)| len);
            if let Some(len) = body.max(listed).filter(|len| *len > 1) {
                at += len;
                continue;
            }
            match self.title(at, run.end).filter(|(len, t)| self.titles(at, *len, *t, run)) {
                Some((len, found)) => {
                    self.name(Run::new(start, at), title, run, sentence);
                    title = Some(found);
                    at += len;
                    start = at;
                }
                None => {
                    if self.person_begins(start, at, run) {
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
        let heads = |k: usize| k < run.end && (self.is(NameSet::Organisation, k) || self.is(NameSet::Site, k));
        let before_name =
            matches!(title.kind, TitleKind::Office | TitleKind::Courtesy | TitleKind::Rank | TitleKind::Occupation);
        let behind = next < run.end && self.is(NameSet::Particle, next);
        if !before_name || heads(next) || behind || self.document.is(next, "of") && title.kind == TitleKind::Occupation
        {
            return false;
        }
        // a person's own name may look like one: "Judge Reinhold", "Stephen King", "Gordon Banks"
        let named = at > run.start && self.lexicon.people().first_name(self.word(at - 1)).is_some();
        let single = len == 1 && matches!(title.kind, TitleKind::Office | TitleKind::Courtesy | TitleKind::Occupation);
        !(named && single && next >= run.end)
    }

    /// A first name with a surname behind it, after nothing but places, bodies and adherents.
    fn person_begins(&self, start: usize, at: usize, run: Run) -> bool {
        if at <= start || at + 1 >= run.end || self.lexicon.people().first_name(self.word(at)).is_none() {
            return false;
        }
        let words: Vec<Word> = (start..at).map(|k| self.word(k)).collect();
        let placed =
            self.lexicon.places().place(&words).is_some_and(|(_, way)| way != PlaceWay::Name || words.len() > 1);
        let headed = self.is(NameSet::Organisation, at - 1) && at - start > 1;
        placed || headed || self.lexicon.people().body(&words).is_some() || self.is(NameSet::Adherent, at - 1)
    }

    /// Takes one name in, with links at its ends cut off.
    fn name(&mut self, run: Run, title: Option<Title>, whole: Run, sentence: Run) {
        let (mut start, mut end) = (run.start, run.end);
        while start < end && !self.capital(start) && !self.is(NameSet::Particle, start) {
            start += 1;
        }
        while end > start && !self.capital(end - 1) {
            end -= 1;
        }
        if start >= end {
            return;
        }
        let name = self.value(Run::new(start, end), title, whole, sentence);
        self.out.push((Run::new(start, end), name));
    }

    fn value(&self, run: Run, title: Option<Title>, whole: Run, sentence: Run) -> Name {
        let kept = |at: &usize| self.capital(*at) || self.is(NameSet::Particle, *at);
        let suffixed = run.len() > 1 && self.is(NameSet::Suffix, run.end - 1);
        let core = Run::new(run.start, run.end - usize::from(suffixed));
        let words: Vec<Word> = core.iter().filter(kept).map(|at| self.word(at)).collect();
        let text = plain(core.iter().filter(kept).map(|at| self.document.surface(at)));
        let people = self.lexicon.people();
        let all: Vec<Word> = run.iter().map(|at| self.word(at)).collect();
        let addressed = title.filter(|_| run.start > whole.start);
        let body = people.body(&all).filter(|_| addressed.is_none());
        let place = self
            .lexicon
            .places()
            .place(&all)
            .filter(|_| body.is_none() && addressed.is_none())
            .or_else(|| self.after_comma(run).or_else(|| self.party_place(run)));
        let first = people.first_name(self.word(run.start));
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
        let (party, place) = self.document.surface(run.start).split_once('-').filter(|_| run.len() == 1)?;
        let words = crate::lexicon::cut(place);
        let found = self.lexicon.places().at(|k| words.get(k).copied().unwrap_or_default(), 0).map(|(_, id, _)| id);
        let id = found.or_else(|| {
            self.lexicon.places().short_at(|k| words.get(k).copied().unwrap_or_default(), 0).map(|(_, id)| id)
        });
        id.filter(|_| party.len() == 1).map(|id| (id, PlaceWay::Short))
    }

    /// "Fla." counts as Florida behind a comma or a party letter.
    fn after_comma(&self, run: Run) -> Option<(crate::lexicon::PlaceId, PlaceWay)> {
        let mark = run.start.checked_sub(1)?;
        let behind = self.document.is(mark, ",") || self.document.is(mark, "-") || self.document.is(mark, "(");
        let (len, id) = self.lexicon.places().short_at(|k| self.word(k), run.start).filter(|_| behind)?;
        (len == run.len()).then_some((id, PlaceWay::Short))
    }

    fn kind(&self, run: Run, (titled, suffixed, first): (bool, bool, bool), sentence: Run) -> NameKind {
        let last = (run.start..run.end)
            .find(|at| self.document.is(*at, "of") || self.document.is(*at, "for"))
            .map_or(run.end - 1, |at| at - 1);
        let follows = |at: usize| if at < sentence.end { self.document.token(at).kind } else { Kind::Punct };
        if titled || suffixed {
            return NameKind::Person;
        }
        if run.len() > 1 && self.is(NameSet::Organisation, last) {
            return NameKind::Organisation;
        }
        if run.len() > 1 && (self.is(NameSet::Site, last) || self.is(NameSet::Site, run.start) && !first) {
            return NameKind::Place;
        }
        let initial = run.iter().skip(1).any(|at| self.document.surface(at).trim_end_matches('.').chars().count() == 1);
        let aged = self.document.is(run.end, ",")
            && follows(run.end + 1) == Kind::Number
            && self.document.is(run.end + 2, ",");
        let particle = run.iter().any(|at| self.is(NameSet::Particle, at) && !self.capital(at));
        let thing = run.len() > 2 && !initial && !particle && self.noun(run.end - 1);
        if run.len() > 1
            && run.len() < 6
            && !thing
            && (first || initial || aged || particle && !self.document.is(run.start, "the"))
        {
            return NameKind::Person;
        }
        let token = self.document.token(run.start);
        if run.len() == 1 && token.caps == Caps::Upper && (2..=6).contains(&token.span.len()) {
            return NameKind::Organisation;
        }
        if first && run.len() == 1 || run.len() > 1 && self.document.is(run.end, "who") {
            return NameKind::Person;
        }
        NameKind::Unknown
    }

    /// A name whose kind is open takes the kind of the longer name that it is a part of.
    fn settle(&mut self) {
        let mut kinds: FxHashMap<Word, (NameKind, Option<Gender>)> = FxHashMap::default();
        for (_, name) in self.out.iter().filter(|(_, n)| n.words.len() > 1 || n.titled) {
            if let (NameKind::Person, Some(last)) = (name.kind, name.words.last()) {
                let seen = kinds.entry(*last).or_insert((name.kind, name.gender));
                seen.1 = seen.1.or(name.gender);
            }
        }
        let document = self.document;
        let acronym = |run: Run| document.token(run.start).caps == Caps::Upper;
        let open = |run: Run, n: &Name| n.words.len() == 1 && n.place.is_none() && n.body.is_none() && !acronym(run);
        for (_, name) in self.out.iter_mut().filter(|(run, n)| open(*run, n)) {
            let Some((kind, gender)) = name.words.first().and_then(|w| kinds.get(w)).copied() else { continue };
            name.kind = kind;
            name.gender = name.gender.or(gender);
        }
    }
}
