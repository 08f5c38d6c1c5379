//! A title or office, with its country or body and the person whose it is, and whether two can be held together.

use super::agreement::Comparison;
use super::name::{Name, NameKind, Sameness};
use crate::lexicon::{Form, Lexicon, PlaceId, Pos, Relation, Tag, Term, Title, TitleKind};
use crate::outcome::{Agreement, Difference, Reason};
use crate::text::{Document, Kind, Run, Word};

/// A title or office.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// What the tables say of its word.
    pub title: Title,
    /// Its words ("secretary of state").
    pub run: Run,
    /// The name of the person whose it is.
    pub person: Option<Run>,
    /// The places that it is told of: "Mexican", "of Texas".
    pub places: Vec<PlaceId>,
    /// The bodies that it is told of: "Bank of England governor".
    pub bodies: Vec<Name>,
    /// Whether it is no longer held.
    pub former: bool,
    /// Whether it is told in the past tense, and may be over.
    pub past: bool,
    /// The lemmas of the other words before it: "chief", "economic".
    pub modifiers: Vec<Word>,
}

impl Role {
    /// What the source's role says of the statement's (`self`), both of one person.
    pub fn compare(&self, source: &Self, lexicon: &Lexicon) -> Comparison {
        let answer =
            |agreement, reason| Comparison { agreement, difference: Difference::Role, reason, caveats: Vec::new() };
        if !self.same_head(source, lexicon) {
            let apart = self.office_apart(source) && !self.former && !source.former && !self.elsewhere(source, lexicon);
            return if apart {
                answer(Agreement::Excludes, Reason::OtherOffice)
            } else {
                answer(Agreement::Unknown, Reason::RoleNotInSource)
            };
        }
        if self.title.kind == TitleKind::Office && self.former_apart(source) {
            return answer(Agreement::Excludes, Reason::FormerCurrent);
        }
        if self.placed_apart(source, lexicon) {
            return answer(Agreement::Excludes, Reason::OtherCountry);
        }
        // a deputy is not the one whom he stands in for
        if self.employed_apart(source, lexicon) || self.deputy(lexicon) != source.deputy(lexicon) {
            return answer(Agreement::Excludes, Reason::OtherOffice);
        }
        let known = self.modifiers.iter().all(|m| source.modifiers.contains(m));
        let places = lexicon.places();
        let placed = self.places.iter().all(|a| source.places.iter().any(|b| places.touch(*a, *b)));
        let same = |a: &Name, b: &Name| a.sameness(b, lexicon) == Sameness::Same || met(a, b);
        let employed = self.bodies.iter().all(|a| source.bodies.iter().any(|b| same(a, b)));
        if known && placed && employed {
            answer(Agreement::Entails, Reason::Agrees)
        } else {
            answer(Agreement::Unknown, Reason::RoleNotInSource)
        }
    }

    /// Whether the statement's (`self`) is no longer held and the source's certainly is, or the reverse.
    pub fn former_apart(&self, source: &Self) -> bool {
        self.former != source.former && !self.past && (source.former || !source.past)
    }

    fn placed_apart(&self, source: &Self, lexicon: &Lexicon) -> bool {
        let places = lexicon.places();
        apart(&self.places, &source.places, |a, b| !places.touch(*a, *b))
    }

    /// Two bodies, of whose names no word meets: "Health Ministry" is told shortly of "Union Health Ministry".
    pub fn employed_apart(&self, source: &Self, lexicon: &Lexicon) -> bool {
        apart(&self.bodies, &source.bodies, |a, b| a.sameness(b, lexicon) == Sameness::Different && !met(a, b))
    }

    /// Two offices of two countries or bodies: one may well have been held after the other.
    fn elsewhere(&self, source: &Self, lexicon: &Lexicon) -> bool {
        let one_sided =
            self.places.is_empty() != source.places.is_empty() && !(self.bodies.is_empty() && source.bodies.is_empty());
        self.placed_apart(source, lexicon) || self.employed_apart(source, lexicon) || one_sided
    }

    fn deputy(&self, lexicon: &Lexicon) -> bool {
        self.modifiers.iter().any(|m| lexicon.has("deputy", *m))
    }

    /// Whether two offices are of a kind of which one person holds one: two ministers, a president and a prime minister.
    pub fn rivals(&self, source: &Self, lexicon: &Lexicon) -> bool {
        let single = |role: &Self| !role.title.many && lexicon.has("sole-office", role.title.head);
        let ranks = [self, source].iter().all(|r| r.title.kind == TitleKind::Rank);
        let head = self.title.head == source.title.head;
        head || ranks || single(self) && single(source)
    }

    /// One office under its names, or one noun; a bare "minister" is answered by any minister.
    pub fn same_head(&self, source: &Self, lexicon: &Lexicon) -> bool {
        let general = self.title.many && self.run.len() == 1;
        match (self.title.office, source.title.office) {
            (Some(a), Some(b)) if a != b => general && self.title.head == source.title.head,
            (Some(_), Some(_)) => true,
            _ => self.title.head == source.title.head || self.covers(source, lexicon),
        }
    }

    /// A word for every holder of an office: a president is a leader.
    fn covers(&self, source: &Self, lexicon: &Lexicon) -> bool {
        let item = |role: &Self| lexicon.item(role.title.head, Pos::Noun);
        let relation = item(self).zip(item(source)).and_then(|(a, b)| lexicon.relation(a, b));
        self.title.office.is_none() && matches!(relation, Some(Relation::Same | Relation::Implies))
    }

    fn office_apart(&self, source: &Self) -> bool {
        let general = |role: &Self| role.title.many && role.run.len() == 1;
        let shared = self.title.head == source.title.head && (general(self) || general(source));
        self.title.office.is_some() && source.title.office.is_some() && !shared
    }
}

/// Whether a word of the one name is in the other, or a part of one that is.
fn met(a: &Name, b: &Name) -> bool {
    let meets = |x: &str, y: &str| x.len().min(y.len()) > 3 && (x.contains(y) || y.contains(x));
    a.text.split(' ').any(|x| b.text.split(' ').any(|y| meets(x, y)))
}

/// Both sides say something, and nothing of it meets.
fn apart<T>(a: &[T], b: &[T], differ: impl Fn(&T, &T) -> bool) -> bool {
    !a.is_empty() && !b.is_empty() && a.iter().all(|x| b.iter().all(|y| differ(x, y)))
}

/// How many tokens before a title can belong to it.
const BEFORE: usize = 9;

/// Every title of a text with its whole phrase as a run, in order. `names` are in order. Linear in the text.
pub fn roles(document: &Document, terms: &[Term], names: &[(Run, Name)], lexicon: &Lexicon) -> Vec<(Run, Role)> {
    let mut out = Vec::new();
    for sentence in document.sentences() {
        let reader = Reader { document, terms, names, lexicon, sentence: sentence.run };
        let mut at = sentence.run.start;
        while at < sentence.run.end {
            match reader.role(at) {
                Some((run, role)) => {
                    at = role.run.end;
                    out.push((run, role));
                }
                None => at += 1,
            }
        }
    }
    out
}

/// So many words may describe the body that a title is of.
const DESCRIBED: usize = 5;

struct Reader<'a> {
    document: &'a Document,
    terms: &'a [Term],
    names: &'a [(Run, Name)],
    lexicon: &'a Lexicon,
    sentence: Run,
}

impl Reader<'_> {
    fn tag(&self, at: usize) -> Tag {
        if self.sentence.has(at) { self.terms.get(at).map_or(Tag::Mark, |t| t.tag) } else { Tag::Mark }
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.sentence.has(at) && self.document.is(at, word)
    }

    /// The name that holds a token.
    fn name(&self, at: usize) -> Option<&(Run, Name)> {
        let next = self.names.partition_point(|(run, _)| run.end <= at);
        self.names.get(next).filter(|(run, _)| run.has(at))
    }

    fn person(&self, at: usize) -> Option<Run> {
        self.name(at).filter(|(_, n)| matches!(n.kind, NameKind::Person | NameKind::Unknown)).map(|(run, _)| *run)
    }

    fn role(&self, at: usize) -> Option<(Run, Role)> {
        let plain = self.title(at, Run::new(at + 1, at + 1)).map(|(run, title)| (run, title, None));
        let (run, title, inside) = plain.or_else(|| self.parted(at))?;
        let noun = matches!(self.tag(run.end - 1), Tag::Noun | Tag::Name)
            || run.len() > 1
            || title.courtesy() && self.person(run.end).is_some()
            || title.kind == TitleKind::Courtesy;
        if title.plural || !noun || self.name(at).is_some() {
            return None;
        }
        let mut role = Role {
            title,
            run,
            person: None,
            places: Vec::new(),
            bodies: Vec::new(),
            former: false,
            past: false,
            modifiers: Vec::new(),
        };
        if let Some(name) = inside {
            self.take(&mut role, name);
        }
        let start = self.before(&mut role);
        let behind = self.behind(&mut role);
        role.person = self.front(behind).or_else(|| self.apposed(start, behind));
        if role.person.is_none()
            && let Some((name, past)) = self.said(start)
        {
            (role.person, role.past) = (Some(name), past);
        }
        role.former |= self.ended(behind);
        if let Some(name) = role.person {
            self.housed(&mut role, name.end);
        }
        let bare = matches!(title.kind, TitleKind::Description | TitleKind::Kin | TitleKind::Courtesy);
        (role.person.is_some() || !bare || !role.places.is_empty() || !role.bodies.is_empty())
            .then(|| (Run::new(start, behind), role))
    }

    /// The title that begins at `at`, its words in `gap` passed over.
    fn title(&self, at: usize, gap: Run) -> Option<(Run, Title)> {
        let place = |k: usize| if k < gap.start { k } else { k + gap.len() };
        let word = |k: usize| if place(k) < self.sentence.end { self.document.word(place(k)) } else { Word(0) };
        let (len, title) = self.lexicon.people().title_at(word, at)?;
        Some((Run::new(at, place(at + len - 1) + 1), title))
    }

    /// "top US diplomat": a place stands inside the title.
    fn parted(&self, at: usize) -> Option<(Run, Title, Option<&Name>)> {
        let (gap, name) = self.name(at + 1).filter(|(run, n)| run.start == at + 1 && n.place.is_some())?;
        let (run, title) = self.title(at, *gap)?;
        (run.end > gap.end).then_some((run, title, Some(name)))
    }

    fn take(&self, role: &mut Role, name: &Name) {
        match name.place {
            Some((place, _)) => role.places.push(place),
            None if name.kind != NameKind::Person => role.bodies.push(name.clone()),
            None => {}
        }
    }

    /// Reads what stands before the title in its phrase; answers where the phrase begins.
    fn before(&self, role: &mut Role) -> usize {
        let mut start = role.run.start;
        let floor = start.saturating_sub(BEFORE).max(self.sentence.start);
        while start > floor {
            let at = start - 1;
            if let Some((run, name)) = self.name(at) {
                if name.kind == NameKind::Person && !self.is(start, "'s") {
                    break;
                }
                self.take(role, name);
                start = run.start;
                continue;
            }
            let word = self.terms.get(at).map_or(Word(0), |t| t.lemma);
            if self.lexicon.has("former", word) || self.lexicon.has("former", self.document.word(at)) {
                role.former = true;
            } else if matches!(self.tag(at), Tag::Adjective | Tag::Noun) {
                role.modifiers.push(word);
            } else if self.tag(at) == Tag::Determiner {
                // "then the coach"
                let then =
                    at.checked_sub(1).filter(|k| *k >= floor && self.lexicon.has("former", self.document.word(*k)));
                role.former |= then.is_some();
                return then.unwrap_or(at);
            } else if !(self.tag(at) == Tag::Possessive
                || self.is(at, "-")
                || self.is(at, "and") && self.tag(at - 1) == Tag::Noun && at > floor)
            {
                break;
            }
            start = at;
        }
        start
    }

    /// "Guitarist Ivo Marek of The Tall Ships": what stands behind the name is said of the title.
    fn housed(&self, role: &mut Role, at: usize) {
        let of = ["of", "from"].iter().any(|w| self.is(at, w));
        let from = at + 1 + usize::from(self.is(at + 1, "the"));
        if let Some((_, name)) = self.name(from).filter(|(run, _)| of && run.start == from) {
            self.take(role, name);
        }
    }

    /// Reads "of Mexico", "for the ministry", "at the bank" behind the title; answers where the phrase ends.
    fn behind(&self, role: &mut Role) -> usize {
        let mut end = role.run.end;
        loop {
            let link = ["of", "for", "at", "in", "with"].iter().any(|w| self.is(end, w));
            let from = end + 1 + usize::from(self.is(end + 1, "the"));
            let named = || self.name(from).filter(|(run, _)| run.start == from).or_else(|| self.described(from));
            let Some((run, name)) = link.then(named).flatten() else { return end };
            if name.kind == NameKind::Person {
                return end;
            }
            if let Some((_, place)) = self.name(from).filter(|(other, _)| other != run) {
                self.take(role, place);
            }
            self.take(role, name);
            end = run.end;
        }
    }

    /// The name that ends what the title is of: "the Norwegian paper maker Brandt", "carmaker Norvik".
    fn described(&self, from: usize) -> Option<&(Run, Name)> {
        let first = self.name(from).filter(|(_, n)| n.place.is_some()).map_or(from, |(run, _)| run.end);
        let noun = |at: &usize| matches!(self.tag(*at), Tag::Noun | Tag::Adjective) || self.is(*at, "-");
        let last = (first..first + DESCRIBED).find(|at| !noun(at))?;
        let closed = |run: &Run| self.document.token(run.end).kind == Kind::Punct || !self.sentence.has(run.end);
        let told = last > first && self.tag(last - 1) == Tag::Noun;
        self.name(last).filter(|(run, n)| told && run.start == last && n.kind != NameKind::Person && closed(run))
    }

    /// The name right behind the phrase: "President Ana Brandt", "president of Mexico, Ana Brandt,".
    fn front(&self, behind: usize) -> Option<Run> {
        if let Some(run) = self.person(behind).filter(|run| run.start == behind) {
            return Some(run);
        }
        let run = self.person(behind + 1).filter(|run| self.is(behind, ",") && run.start == behind + 1)?;
        let closed = self.document.token(run.end).kind == Kind::Punct || !self.sentence.has(run.end);
        // "his driver, Ola Ness,": two words of open kind between commas
        let (_, name) = self.name(run.start)?;
        let aside = run.len() == 2 && self.is(run.end, ",") && name.place.is_none() && name.body.is_none();
        (closed && (name.kind == NameKind::Person || aside)).then_some(run)
    }

    /// The name before the comma in front of the phrase, an age between them skipped: "Ana Brandt, 52, the mayor of Lund,".
    fn apposed(&self, start: usize, behind: usize) -> Option<Run> {
        let ends = self.document.token(behind).kind == Kind::Punct
            || matches!(self.tag(behind), Tag::Relative | Tag::Coordinator | Tag::Preposition | Tag::Mark);
        let comma = start.checked_sub(1).filter(|c| self.is(*c, ",") && ends)?;
        let aged = comma >= 2 && self.document.token(comma - 1).kind == Kind::Number && self.is(comma - 2, ",");
        let last = if aged { comma.checked_sub(3)? } else { comma.checked_sub(1)? };
        self.person(last).filter(|run| run.end == last + 1 && self.sentence.contains(*run))
    }

    /// "Mayor until 2014", "mayor from 2003 to 2007".
    fn ended(&self, behind: usize) -> bool {
        let to = ["to", "until", "-"].iter().any(|w| self.is(behind + 2, w));
        ["until", "till"].iter().any(|w| self.is(behind, w)) || self.is(behind, "from") && to
    }

    /// "Ana Brandt is the mayor", "Ana Brandt, who was mayor"; and whether in the past tense.
    fn said(&self, start: usize) -> Option<(Run, bool)> {
        let verb = (start.saturating_sub(3).max(self.sentence.start)..start)
            .rev()
            .find(|at| !matches!(self.tag(*at), Tag::Adverb))?;
        let term = self.terms.get(verb).filter(|t| self.lexicon.has("becomes", t.lemma))?;
        let last = (verb.saturating_sub(3).max(self.sentence.start)..verb)
            .rev()
            .find(|at| !matches!(self.tag(*at), Tag::Adverb | Tag::Auxiliary | Tag::Modal | Tag::Relative))?;
        let related = self.is(last, ",") && self.tag(last + 1) == Tag::Relative;
        let last = if related { last.checked_sub(1)? } else { last };
        let past = matches!(term.form, Form::Past | Form::Participle);
        self.person(last).filter(|run| run.end == last + 1).map(|run| (run, past))
    }
}
