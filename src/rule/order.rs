//! What is wrong with the elements of a pattern as they stand: their order, and slots that run into each other.

use super::fault::FileFaults;
use super::file::Text;
use super::kind::{SlotDef, SlotKind};
use super::pattern::{Atom, Element, Pattern, SetRef, SlotType};
use super::words::Shape;
use crate::text::Span;

/// Whether a slot is written in the brackets of a word set (R203).
pub fn slot_in_brackets(pattern: &Pattern, text: &Text, faults: &mut FileFaults<'_>) -> bool {
    let mut found = false;
    pattern.walk(&mut |element| {
        let Atom::Set(SetRef { names, form: Some(form) }) = &element.atom else { return };
        if SlotKind::from_name(form).is_some() && !Shape::ALL.iter().any(|(name, _)| name == form) {
            let message = format!("`{}` is written as a word set, and `{form}` is a type of slot", element.atom);
            let help = format!("slots stand in braces: `{{{}:{form}}}`", names.join("-"));
            faults.add("R203", inside(text, element.span), message, "", Some(help));
            found = true;
        }
    });
    found
}

/// A place inside a pattern as a place in the file. Escapes in a basic string move it by a little.
pub fn inside(text: &Text, within: Span) -> Span {
    let (start, end) = (text.span().start, text.span().end);
    let quote = if end.saturating_sub(start) >= text.get_ref().len() + 6 { 3 } else { 1 };
    let from = (start + quote + within.start as usize).min(end.saturating_sub(1));
    Span::new(from, (start + quote + within.end as usize).clamp(from, end))
}

/// What is wrong with the order of elements.
pub fn shape_faults(pattern: &Pattern, text: &Text, faults: &mut FileFaults<'_>) {
    let whole = Span::new(0, text.get_ref().len());
    if pattern.elements.iter().all(|e| e.optional || matches!(e.atom, Atom::Gap(_) | Atom::Start | Atom::End)) {
        let help = Some("leave one element without `?`".to_owned());
        faults.add("R204", inside(text, whole), "this pattern would match nothing at all".to_owned(), "", help);
        return;
    }
    let edges = [pattern.elements.first(), pattern.elements.last()];
    for edge in edges.into_iter().flatten().filter(|e| matches!(e.atom, Atom::Gap(_))) {
        let help = Some("remove it: a pattern may begin and end anywhere".to_owned());
        faults.add("R105", inside(text, edge.span), "a gap at the edge of a pattern does nothing".to_owned(), "", help);
    }
    for (i, element) in pattern.elements.iter().enumerate() {
        let misplaced = match element.atom {
            Atom::Start => i > 0,
            Atom::End => i + 1 < pattern.elements.len(),
            _ => false,
        };
        if misplaced {
            let help = Some("`^` stands first, `$` last".to_owned());
            faults.add("R204", inside(text, element.span), "nothing can match here".to_owned(), "", help);
        }
    }
}

/// How far an element reaches: a phrase ends of its own, but a second one would have to begin somewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Bounded,
    Phrase,
    Clause,
    Gap,
}

impl Reach {
    fn of(element: &Element, slots: &[SlotDef]) -> Self {
        let kind = |name: &str| slots.iter().find(|s| *s.name == *name).map(|s| s.kind);
        match &element.atom {
            Atom::Gap(_) => Self::Gap,
            Atom::Slot(name, SlotType::Elsewhere | SlotType::Named(_)) => match kind(name) {
                Some(SlotKind::Phrase) => Self::Phrase,
                Some(SlotKind::Clause) => Self::Clause,
                _ => Self::Bounded,
            },
            _ => Self::Bounded,
        }
    }

    /// Whether nothing tells where this one ends and `next` begins.
    fn runs_into(self, next: Self) -> bool {
        let apart = matches!((self, next), (Self::Phrase, Self::Gap) | (Self::Gap, Self::Phrase));
        self != Self::Bounded && next != Self::Bounded && !apart
    }
}

/// Two slots that end nowhere of their own side by side.
pub fn open_neighbours(pattern: &Pattern, slots: &[SlotDef], text: &Text, faults: &mut FileFaults<'_>) {
    let mut last: Option<&Element> = None;
    for element in &pattern.elements {
        let reach = Reach::of(element, slots);
        if let Some(before) = last.filter(|b| Reach::of(b, slots).runs_into(reach)) {
            let at = inside(text, before.span.join(element.span));
            let help = Some("put a word, a mark or a slot with a type of its own between the two".to_owned());
            faults.add("R105", at, "nothing tells where the first ends and the second begins".to_owned(), "", help);
        }
        if !element.optional || reach != Reach::Bounded {
            last = Some(element);
        }
        if let Atom::Group(branches) = &element.atom {
            branches.iter().for_each(|b| open_neighbours(b, slots, text, faults));
        }
    }
}
