//! Another name in a name's place, and participants that change places.

use super::model::{Edit, Kind};
use super::site::Site;
use crate::reading::{Act, Part};
use crate::text::{Run, Word};
use crate::value::{Mention, Name, NameKind, Sameness, Value};

/// How many names of an article are looked at as other ones.
const MOST: usize = 1_000;

/// Every name with another name of the article, of the same kind, in its place.
pub fn names(site: &Site) -> Vec<(Kind, Vec<Edit>)> {
    let mut out = Vec::new();
    for mention in site.mentions() {
        let Value::Name(name) = &mention.value else { continue };
        if !whole(site, mention, name) {
            continue;
        }
        let others = others(site, name);
        if let Some(to) = site.pick(&others, &name.text) {
            out.push((Kind::Name, vec![site.write(mention.run, to)]));
        }
    }
    out
}

/// Whether it is clear what a name names, and it stands for that and not for where something comes from.
fn whole(site: &Site, mention: &Mention, name: &Name) -> bool {
    let hyphen = |at: usize| site.document().surface(at) == "-";
    name.kind != NameKind::Unknown && !name.demonym() && !hyphen(mention.run.end)
}

/// The other names of the article of this kind, none of whose words stands in the sentence.
fn others(site: &Site, name: &Name) -> Vec<String> {
    let document = site.document();
    let here: Vec<Word> = site.run.iter().map(|at| document.word(at)).collect();
    let mut out = Vec::new();
    for entity in site.reading.entities.list.iter().take(MOST) {
        let fits = entity.name.kind == name.kind && entity.name.sameness(name, site.lexicon) == Sameness::Different;
        if !fits || entity.name.words.iter().any(|w| here.contains(w)) || entity.name.demonym() {
            continue;
        }
        let written = entity.mentions.iter().filter_map(|m| site.reading.mentions.get(*m));
        let longest = written.max_by_key(|m| (m.run.len(), std::cmp::Reverse(m.run.start)));
        out.extend(longest.map(|m| document.exact(m.run).to_owned()).filter(|words| !words.contains('\n')));
    }
    out
}

/// Every act whose subject and another participant are names, with the two exchanged.
pub fn swaps(site: &Site) -> Vec<(Kind, Vec<Edit>)> {
    site.reading.acts_in(site.run).iter().filter_map(|act| swap(site, act)).map(|edits| (Kind::Swap, edits)).collect()
}

fn swap(site: &Site, act: &Act) -> Option<Vec<Edit>> {
    let lemma = site.term(act.head)?.lemma;
    if act.copula || site.changes.symmetric.contains(&lemma) {
        return None;
    }
    let name =
        |wanted: &dyn Fn(Part) -> bool| act.slots.iter().filter(|s| wanted(s.part)).find_map(|s| filler(site, s.head));
    let subject = name(&|part| part == Part::Agent)?;
    let directed = |part| matches!(part, Part::Prep(word) if site.changes.directed.contains(&word));
    let other = name(&|part| part == Part::Patient || part == Part::Recipient || directed(part))?;
    let (a, b) = (site.document().exact(subject), site.document().exact(other));
    let inside = site.run.contains(subject) && site.run.contains(other) && !subject.overlaps(other);
    (inside && a != b && known_apart(site, subject, other)).then(|| {
        let mut edits = vec![site.write(subject, b), site.write(other, a)];
        edits.sort_by_key(|e| e.span);
        edits
    })
}

/// The name that a token is the head of.
fn filler(site: &Site, head: usize) -> Option<Run> {
    let mention = site.reading.mentions.get(site.reading.name_at(head)?)?;
    Some(mention.run).filter(|run| run.end == head + 1)
}

fn known_apart(site: &Site, a: Run, b: Run) -> bool {
    let entity = |run: Run| site.reading.entity_at(run.start);
    entity(a) != entity(b)
}
