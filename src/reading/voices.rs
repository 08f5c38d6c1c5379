//! Voices: the verbs and phrases of speech of a sentence, each with the words that name its speaker.

use super::model::{Act, Part};
use super::subjects::Subjects;
use crate::lexicon::{CueClass, Form, Tag};
use crate::text::{Kind, Run};

/// What kind of words a voice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoiceKind {
    /// A verb: "said".
    Verb,
    /// A noun with its owner: "X's warning that".
    Noun,
    /// A phrase before its speaker: "according to".
    Phrase,
}

/// A word of speech with its speaker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voice {
    /// The words that name the speaker.
    pub speaker: Option<Run>,
    /// The verb, noun or first word of the phrase of speech.
    pub cue: usize,
    /// The tokens of the cue with its helpers.
    pub group: Run,
    /// What kind of words it is.
    pub kind: VoiceKind,
    /// What it commits to.
    pub class: CueClass,
    /// Whether it is denied ("would not say").
    pub denied: bool,
    /// Whether its subject is the one who is told, and no speaker is named.
    pub hearer: bool,
    /// Whether the speaker stands behind the verb ("said Ana Brandt").
    pub inverted: bool,
}

impl Subjects<'_> {
    /// The voices of one sentence, in order.
    pub fn of(&self, sentence: Run) -> Vec<Voice> {
        let acts = self.acts_in(sentence);
        let mut out: Vec<Voice> = acts.iter().filter_map(|a| self.verb(sentence, acts, a)).collect();
        for at in sentence.iter() {
            out.extend(self.cue_phrase(sentence, at));
            out.extend(self.account(at).or_else(|| self.noun(sentence, at)));
        }
        out.sort_by_key(|v| v.cue);
        out
    }

    /// "according to X", "in the words of X".
    fn cue_phrase(&self, sentence: Run, at: usize) -> Option<Voice> {
        let fits = |words: &[crate::text::Word]| words.iter().zip(at..).all(|(w, k)| self.document.word(k) == *w);
        let (words, class) = self.lexicon.cue_phrases().iter().find(|(words, _)| fits(words))?;
        let end = at + words.len();
        // what carries the phrase: "according", "words"
        let cue = (at..end).find(|k| matches!(self.tag(*k), Tag::Noun | Tag::Verb)).unwrap_or(at);
        (end < sentence.end).then(|| Voice {
            speaker: Some(self.from(end, sentence)),
            cue,
            group: Run::new(at, end),
            kind: VoiceKind::Phrase,
            class: *class,
            denied: false,
            hearer: false,
            inverted: true,
        })
    }

    /// "By X's reckoning", "in X's words": a noun that stands for what its owner says, behind a preposition.
    fn account(&self, at: usize) -> Option<Voice> {
        let lemma = self.terms.get(at).filter(|t| t.tag == Tag::Noun)?.lemma;
        let phrase = self.phrase(at).filter(|p| p.head == at && self.lexicon.has("account", lemma))?;
        let (speaker, link) = (phrase.owner?, phrase.preposition?);
        let led = self.lexicon.has("account-led", self.document.word(link)) && !self.inside_quote(at);
        let class = self.lexicon.cue(lemma).unwrap_or(CueClass::Say);
        led.then_some(Voice {
            speaker: Some(speaker),
            cue: at,
            group: Run::new(link, at + 1),
            kind: VoiceKind::Phrase,
            class,
            denied: false,
            hearer: false,
            inverted: true,
        })
    }

    /// "X's warning that P", "a statement from X that P": a noun of speech with its owner and a clause or quotation.
    fn noun(&self, sentence: Run, at: usize) -> Option<Voice> {
        if self.tag(at) != Tag::Noun
            || !self.lexicon.has("speech-noun", self.terms.get(at)?.lemma)
            || self.inside_quote(at)
        {
            return None;
        }
        let owner = self.phrase(at).filter(|p| p.head == at).and_then(|p| p.owner);
        let from = ["from", "by", "of"].iter().any(|w| self.is(at + 1, w)).then(|| self.from(at + 2, sentence));
        let speaker = owner.or(from.filter(|r| self.name(r.end - 1).is_some()))?;
        let next = speaker.end.max(at + 1);
        let opens = self.is(next, "that")
            || self.document.token(next).kind == Kind::Open
            || self.is(next, ":")
            || self.is(next, ",") && self.document.token(next + 1).kind == Kind::Open;
        opens.then_some(Voice {
            speaker: Some(speaker),
            cue: at,
            group: Run::new(at, next),
            kind: VoiceKind::Noun,
            class: CueClass::Say,
            denied: false,
            hearer: false,
            inverted: false,
        })
    }

    fn verb(&self, sentence: Run, acts: &[Act], act: &Act) -> Option<Voice> {
        let term = self.terms.get(act.head)?;
        let class = self.lexicon.cue(term.lemma)?;
        if term.tag != Tag::Verb {
            return None;
        }
        let voice = |speaker, inverted| Voice {
            speaker,
            cue: act.head,
            group: act.group,
            kind: VoiceKind::Verb,
            class,
            denied: !act.stance.affirmed,
            hearer: false,
            inverted,
        };
        if let Some(run) = self.behind(sentence, act) {
            return Some(voice(Some(run), true));
        }
        // a bare "said" behind an aside's comma is no passive
        let marked = act.group.start > sentence.start && self.tag(act.group.start - 1) == Tag::Mark;
        if act.passive && !(marked && act.group.len() == 1) {
            let agent = act.slots.iter().find(|s| s.part == Part::Agent).map(|s| s.run);
            let quoted = self
                .is(act.group.end, "as")
                .then(|| act.slots.iter().find(|s| s.part == Part::Patient).map(|s| s.run))
                .flatten();
            let patient = act.slots.iter().find(|s| s.part == Part::Patient);
            let hearer = agent.is_none() && quoted.is_none() && patient.is_some_and(|s| !self.is(s.head, "it"));
            return Some(Voice { hearer, ..voice(agent.or(quoted), false) });
        }
        let agent = act.slots.iter().find(|s| s.part == Part::Agent && s.run.end <= act.group.start).map(|s| s.run);
        let speaker = if term.form == Form::Ing && act.group.len() == 1 {
            self.participle(sentence, acts, act, agent)
        } else if act.group.iter().any(|at| self.tag(at) == Tag::To) {
            agent
        } else {
            self.before(sentence, act.group.start).or(agent)
        };
        Some(voice(speaker.filter(|s| self.inside_quote(act.head) || !self.inside_quote(s.end - 1)), false))
    }

    /// The speaker behind the verb: after a quotation or a clause and its comma, with nothing but a stop, comma or aside behind.
    fn behind(&self, sentence: Run, act: &Act) -> Option<Run> {
        // "told the Herald": who stands behind it hears it
        let hears = self.terms.get(act.head).is_some_and(|t| self.lexicon.has("takes-hearer", t.lemma));
        if act.group.len() > 2 || hears || self.inside_quote(act.head) {
            return None;
        }
        let at = act.group.start;
        let before = self.document.token(at.wrapping_sub(1));
        let quoted = at > sentence.start
            && (before.kind == Kind::Close
                || self.is(at - 1, ",") && at > sentence.start + 1 && self.document.token(at - 2).kind == Kind::Close);
        let first = at == sentence.start;
        let comma = at > sentence.start && (self.is(at - 1, ",") || self.is(at - 1, "—"));
        if !(quoted || comma || first) {
            return None;
        }
        let run = self.from(act.group.end, sentence);
        let starts = matches!(
            self.tag(run.start),
            Tag::Name | Tag::Noun | Tag::Determiner | Tag::Pronoun | Tag::Adjective | Tag::Number
        );
        let object = self.tag(run.start) == Tag::Pronoun
            && ["him", "her", "them", "me", "us"].iter().any(|w| self.is(run.start, w));
        let end = self.past(run.end, sentence);
        let stops = end >= sentence.end || matches!(self.tag(end), Tag::Mark | Tag::Relative) || self.date(end);
        let titled = || run.iter().any(|at| self.lexicon.people().title_at(|k| self.document.word(k), at).is_some());
        let personal = self.name(run.end - 1).is_some() || run.len() == 1 || quoted || titled();
        (starts && !object && stops && personal).then_some(run)
    }
}
