//! Speakers: who says what, from the words of speech of each sentence and the quotations around them.

use super::entities::Entities;
use super::model::{Act, Attribution, EntityId, Part};
use super::subjects::{LEAST, Subjects};
use super::voices::{Voice, VoiceKind};
use crate::lexicon::{CueClass, NameSet, Tag};
use crate::text::{Caps, Kind, Run};
use crate::value::NameKind;

/// What the reader of speakers looks at.
pub struct Speakers<'a> {
    /// The words of speech.
    pub voices: Subjects<'a>,
    /// The entities of the text.
    pub entities: &'a Entities,
}

/// A voice with what it tells.
#[derive(Clone, Copy)]
struct Told {
    voice: Voice,
    content: Option<Run>,
}

/// How many sentences back a quotation without a voice of its own may look for its speaker.
pub const BACK: usize = 2;

impl Speakers<'_> {
    /// Every attribution, in order of its content. Linear in the text.
    pub fn attributions(&self) -> Vec<Attribution> {
        let sentences = self.voices.document.sentences();
        let told: Vec<Vec<Told>> = sentences
            .iter()
            .map(|s| {
                self.voices
                    .of(s.run)
                    .into_iter()
                    .map(|voice| Told { voice, content: self.content(s.run, &voice) })
                    .collect()
            })
            .collect();
        let mut out = Vec::new();
        self.quoted(&told, &mut out);
        let quoted = out.len();
        for row in &told {
            for told in row {
                self.indirect(told, quoted, &mut out);
            }
        }
        out.sort_by_key(|a| (a.content.start, a.content.end));
        out.dedup_by(|b, a| a.content == b.content);
        self.carry(&mut out);
        out
    }

    fn entity(&self, speaker: Option<Run>) -> Option<EntityId> {
        // two who speak together are no one entity
        let run = speaker.filter(|r| r.iter().all(|at| self.voices.tag(at) != Tag::Coordinator))?;
        // "the Mexican president" is who holds the office, not Mexico
        if let Some(holder) = self.entities.referred(run.end - 1).filter(|_| run.len() > 1) {
            return Some(holder);
        }
        let mentions = self.voices.mentions;
        let from = mentions.partition_point(|m| m.run.start < run.start);
        let inside = (from..mentions.len()).take_while(|k| mentions.get(*k).is_some_and(|m| m.run.start < run.end));
        // who speaks for a body speaks as the body; "Falk's lawyer" is not Falk
        let owner = |k: usize| {
            let ends = mentions.get(k).map_or(run.end, |m| m.run.end);
            let entity = self.entities.of(k).and_then(|id| self.entities.get(id));
            ends < run.end
                && self.voices.tag(ends) == Tag::Possessive
                && entity.is_some_and(|e| e.name.kind == NameKind::Person || e.name.gender.is_some())
        };
        inside
            .filter(|k| !owner(*k))
            .filter_map(|k| self.entities.of(k))
            .last()
            .or_else(|| run.iter().rev().find_map(|at| self.entities.referred(at)))
    }

    /// A speaker without the "But" or "And" that opens its sentence.
    fn bare(&self, run: Run) -> Run {
        let opens = |at: usize| {
            self.voices.lexicon.people().is(NameSet::Never, self.voices.document.word(at))
                && self.voices.document.token(at + 1).caps != Caps::Lower
        };
        let link = |at: usize| {
            run.len() > 1
                && (self.voices.tag(at) == Tag::Coordinator || opens(at) && !self.voices.document.is(at, "the"))
        };
        if link(run.start) { Run::new(run.start + 1, run.end) } else { run }
    }

    fn attribution(&self, voice: Option<&Voice>, content: Run, quoted: bool) -> Attribution {
        let speaker = voice.and_then(|v| v.speaker).map(|run| self.bare(run));
        Attribution {
            speaker,
            entity: self.entity(speaker),
            cue: voice.map(|v| v.cue),
            content,
            quoted,
            class: voice.map(|v| v.class),
        }
    }

    /// Every quotation with the voice of its own sentences, the next one's, or the one that goes on speaking.
    fn quoted(&self, told: &[Vec<Told>], out: &mut Vec<Attribution>) {
        let document = self.voices.document;
        let mut last: Option<(usize, Voice)> = None;
        for quote in self.voices.quotes {
            let (first, end) = (document.sentence_at(quote.start), document.sentence_at(quote.end.saturating_sub(1)));
            let own = self.own(told, first, *quote).or_else(|| self.own(told, end, *quote));
            let fragment = quote.len() < LEAST;
            if fragment && own.is_none_or(|v| !beside(v, *quote)) {
                continue;
            }
            let whole = self.fills(*quote, first, end);
            let announced = first
                .checked_sub(1)
                .filter(|k| whole && self.announces(*k))
                .and_then(|k| self.own(told, k, *quote).or_else(|| self.governor(k, *quote)));
            let governed = announced
                .or_else(|| self.governor(first, *quote).or_else(|| self.follower(end, *quote)).filter(|_| !fragment));
            let next = self.own(told, end + 1, *quote).filter(|_| whole && self.short(end + 1));
            let carried = |back: usize| last.filter(|(k, _)| *k + back >= first && whole).map(|(_, v)| v);
            let on = carried(1).filter(|_| self.begins(first) != Some(true));
            let before = first.checked_sub(1).filter(|_| whole).and_then(|k| self.last(told.get(k)?));
            let voice = own.or(governed).or(on).or(next).or(before).or(carried(BACK));
            if let Some(voice) = voice.filter(|v| !v.denied || v.class == CueClass::Deny) {
                out.push(self.attribution(Some(&voice), *quote, true));
                if !fragment {
                    last = Some((end, voice));
                }
            } else if whole || quote.len() >= LEAST + 2 {
                out.push(self.attribution(None, *quote, true));
            }
        }
    }

    /// The voice of a sentence that tells the quotation: the one with the narrowest content around it, else the nearest.
    fn own(&self, told: &[Vec<Told>], sentence: usize, quote: Run) -> Option<Voice> {
        let row = told.get(sentence)?;
        let outside = || row.iter().filter(|t| !quote.has(t.voice.cue) && !(self.voices.inside_quote(t.voice.cue)));
        let around = outside()
            .filter(|t| t.content.is_some_and(|c| c.overlaps(quote)))
            .min_by_key(|t| (distance(&t.voice, quote) > 14, t.content.map_or(0, Run::len)));
        around.or_else(|| outside().min_by_key(|t| distance(&t.voice, quote))).map(|t| t.voice)
    }

    /// The last who says something in a sentence, in words of his own or not.
    fn last(&self, row: &[Told]) -> Option<Voice> {
        let speaks = |v: &Voice| v.speaker.is_some() && !v.denied && !v.hearer && v.kind == VoiceKind::Verb;
        let mut voices = row.iter().map(|t| t.voice);
        voices.rfind(|v| !self.voices.inside_quote(v.cue) && speaks(v))
    }

    /// Whether a sentence begins its paragraph.
    fn begins(&self, k: usize) -> Option<bool> {
        let all = self.voices.document.sentences();
        Some(all.get(k)?.paragraph != all.get(k.checked_sub(1)?)?.paragraph)
    }

    /// A verb that is no verb of speech but has the quotation right behind it, or behind its colon.
    fn governor(&self, sentence: usize, quote: Run) -> Option<Voice> {
        let run = self.voices.document.sentences().get(sentence)?.run;
        let acts = self.voices.acts_in(run);
        let act = acts.iter().rev().find(|a| a.group.end < quote.start && !self.voices.inside_quote(a.head))?;
        let colon = quote.start >= 2 && self.voices.is(quote.start - 2, ":");
        if !(colon || act.group.end + 4 >= quote.start) || act.passive || act.copula && !colon {
            return None;
        }
        let subject = act
            .slots
            .iter()
            .find(|s| s.part == Part::Agent && s.run.end <= act.group.start && !self.voices.inside_quote(s.head));
        let speaker = subject.map(|s| s.run)?;
        Some(Voice {
            speaker: Some(speaker),
            cue: act.head,
            group: act.group,
            kind: VoiceKind::Verb,
            hearer: false,
            class: CueClass::Say,
            denied: !act.stance.affirmed,
            inverted: false,
        })
    }

    /// A verb that is no verb of speech but has the quotation right before it: "…," she sighed.
    fn follower(&self, sentence: usize, quote: Run) -> Option<Voice> {
        let run = self.voices.document.sentences().get(sentence)?.run;
        let act = self.voices.acts_in(run).iter().find(|a| a.head >= quote.end)?;
        let subject = act.slots.iter().find(|s| s.part == Part::Agent && s.run.start > quote.end)?;
        // words that go on in the sentence are no speech of what follows: they "were soaked to the skin" when they came
        let closed = [quote.end - 1, quote.end].iter().any(|at| self.voices.document.token(*at).kind == Kind::Punct);
        let near = closed && subject.run.start <= quote.end + 2 && act.group.start <= subject.run.end + 1;
        let finite = near && !act.passive && !act.copula;
        finite.then_some(Voice {
            speaker: Some(subject.run),
            cue: act.head,
            group: act.group,
            kind: VoiceKind::Verb,
            hearer: false,
            class: CueClass::Say,
            denied: !act.stance.affirmed,
            inverted: false,
        })
    }

    /// Whether a sentence ends with a colon, so that what follows is what it announces.
    fn announces(&self, k: usize) -> bool {
        self.voices.document.sentences().get(k).is_some_and(|s| self.voices.is(s.run.end - 1, ":"))
    }

    /// Whether a quotation fills its sentences from mark to mark.
    fn fills(&self, quote: Run, first: usize, last: usize) -> bool {
        let run = |k: usize| self.voices.document.sentences().get(k).map_or(Run::default(), |s| s.run);
        quote.start <= run(first).start + 2 && quote.end + 2 >= run(last).end
    }

    /// A sentence of a few words ("Mr Bush said.").
    fn short(&self, k: usize) -> bool {
        self.voices.document.sentences().get(k).is_some_and(|s| s.run.len() <= 8)
    }

    /// Speech without marks: "X said that …", "…, X said", "according to X, …".
    fn indirect(&self, told: &Told, quoted: usize, out: &mut Vec<Attribution>) {
        let voice = &told.voice;
        let Some(content) = told.content.filter(|_| !self.voices.inside_quote(voice.cue)) else { return };
        if voice.denied && voice.class != CueClass::Deny || voice.hearer && voice.class != CueClass::Say {
            return;
        }
        // the attributions of quotations come first, in order
        let from = out.get(..quoted).unwrap_or_default().partition_point(|a| a.content.end <= content.start);
        let same =
            out.get_mut(from..quoted).unwrap_or_default().iter_mut().take_while(|a| a.content.start < content.end);
        let mut held = false;
        for a in same.filter(|a| a.cue == Some(voice.cue)) {
            held = true;
            // a clause with quoted words in it is one content
            a.content = a.content.join(content);
        }
        if !held {
            let mut said = self.attribution(Some(voice), content, false);
            // "she was told that": someone said so, but not she
            if voice.hearer {
                (said.speaker, said.entity) = (None, None);
            }
            out.push(said);
        }
    }

    fn content(&self, sentence: Run, voice: &Voice) -> Option<Run> {
        let v = &self.voices;
        let stop = self.trim(Run::new(sentence.start, self.aside(sentence, voice).unwrap_or(sentence.end))).end;
        let front = voice
            .speaker
            .filter(|s| s.end <= voice.group.start && sentence.has(s.start))
            .map_or(voice.group.start, |s| s.start);
        let before = || Some(self.trim(Run::new(sentence.start, front))).filter(|r| self.says(*r));
        match voice.kind {
            VoiceKind::Verb => {}
            VoiceKind::Noun => {
                return Some(self.trim(Run::new(voice.group.end + usize::from(v.is(voice.group.end, "that")), stop)))
                    .filter(|r| r.len() >= 2);
            }
            VoiceKind::Phrase => {
                let end = voice.speaker.map_or(voice.group.end, |s| s.end.max(voice.group.end));
                let after =
                    || Some(self.trim(Run::new(self.comma_after(end, sentence)?, stop))).filter(|r| self.says(*r));
                let first = voice.group.start;
                let opens = first == sentence.start || v.tag(first - 1) != Tag::Mark && v.tag(first - 1) != Tag::Noun;
                let opens = opens && v.is(end, ",") || first > sentence.start && v.is(first - 1, ":");
                let whole = || Some(self.trim(sentence)).filter(|r| self.says(*r));
                return if opens { after().or_else(before) } else { before().or_else(after).or_else(whole) };
            }
        }
        let closed = |at: usize| at > sentence.start && v.document.token(at - 1).kind == Kind::Close;
        if voice.inverted || closed(front) || front > sentence.start && v.is(front - 1, ",") && closed(front - 1) {
            return before();
        }
        let plain = v.lexicon.has("bare-speech", v.terms.get(voice.cue)?.lemma);
        let that = (voice.group.end..(voice.group.end + 9).min(sentence.end))
            .find(|k| v.is(*k, "that") && v.tag(*k) == Tag::Subordinator);
        let bare = plain && !v.is(voice.group.end, ".") && !v.is(voice.group.end, ",");
        let start = that.map(|k| k + 1).or_else(|| bare.then_some(voice.group.end));
        // "denied taking bribes"
        let least = if voice.class == CueClass::Deny { 2 } else { 3 };
        let after = start.map(|s| self.trim(Run::new(s, stop))).filter(|r| self.tells(*r, least));
        if after.is_some() || !plain {
            return after;
        }
        // "Time, he said, was short."
        let within = front > sentence.start && v.is(front - 1, ",") && v.is(voice.group.end, ",");
        if within && before().is_none() {
            return Some(self.trim(Run::new(sentence.start, stop))).filter(|r| r.len() > voice.group.end - front + 4);
        }
        // "…, the minister said."
        before().filter(|_| front > sentence.start + 2 && v.is(front - 1, ","))
    }

    /// Where a relative clause ends that a comma opens and the verb of the sentence follows: ", which denied it, retaliated".
    fn aside(&self, sentence: Run, voice: &Voice) -> Option<usize> {
        let v = &self.voices;
        let relative = voice.group.start.checked_sub(1).filter(|at| v.tag(*at) == Tag::Relative)?;
        let comma = relative.checked_sub(1).filter(|at| sentence.has(*at) && v.is(*at, ","))?;
        let subject = |a: &Act| a.slots.iter().any(|s| s.part == Part::Agent && s.run.end <= comma);
        let verbs = v.acts_in(sentence).iter().filter(|a| a.group.start > voice.group.end && subject(a));
        verbs.map(|a| a.group.start - 1).find(|at| v.is(*at, ","))
    }

    /// The token behind the first comma from `from` on.
    fn comma_after(&self, from: usize, sentence: Run) -> Option<usize> {
        (from..sentence.end).find(|at| self.voices.is(*at, ",")).map(|at| at + 1)
    }

    /// A run without the marks at its ends.
    fn trim(&self, run: Run) -> Run {
        let mark = |at: usize| self.voices.document.token(at).kind == Kind::Punct;
        let (mut start, mut end) = (run.start, run.end);
        while start < end && mark(start) {
            start += 1;
        }
        while end > start && mark(end - 1) {
            end -= 1;
        }
        Run::new(start, end)
    }

    /// Whether a run holds an act of its own.
    fn says(&self, run: Run) -> bool {
        self.tells(run, 3)
    }

    fn tells(&self, run: Run, least: usize) -> bool {
        let from = self.voices.acts.partition_point(|a| a.head < run.start);
        run.len() >= least && self.voices.acts.get(from).is_some_and(|a| run.has(a.head))
    }
}

/// How many tokens lie between a voice and a quotation.
fn distance(voice: &Voice, quote: Run) -> usize {
    if voice.cue < quote.start { quote.start - voice.cue } else { (voice.cue + 1).saturating_sub(quote.end) }
}

fn beside(voice: Voice, quote: Run) -> bool {
    distance(&voice, quote) <= 4
}
