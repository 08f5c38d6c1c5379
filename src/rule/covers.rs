//! Whether a pattern reads all that another one reads, by how the two are written.

use super::pattern::{Atom, Element, Pattern, SetRef, SlotType};
use crate::text::fold;

/// Whether `first` reads whatever `second` reads, with the same slots. Says no where that is not plain to see.
pub fn covers(first: &Pattern, second: &Pattern) -> bool {
    sequence(&first.elements, &second.elements)
}

/// The elements of the second one after the other, each below one of the first; what is left of the first may be missing.
/// Time grows with the product of the two.
fn sequence(first: &[Element], second: &[Element]) -> bool {
    // reached[j]: the first elements so far read the first j of the second
    let mut reached = vec![false; second.len() + 1];
    if let Some(start) = reached.first_mut() {
        *start = true;
    }
    for one in first {
        let missing = one.optional || matches!(one.atom, Atom::Gap(_));
        let mut next: Vec<bool> = reached.iter().map(|r| *r && missing).collect();
        for (j, other) in second.iter().enumerate() {
            let below = reached.get(j).copied().unwrap_or(false) && element(one, other);
            if let Some(place) = next.get_mut(j + 1).filter(|_| below) {
                *place = true;
            }
        }
        if !next.contains(&true) {
            return false;
        }
        reached = next;
    }
    reached.last().copied().unwrap_or(false)
}

fn element(one: &Element, other: &Element) -> bool {
    let free = (!one.tight || other.tight) && (one.optional || !other.optional);
    free && atom(&one.atom, &other.atom)
}

fn atom(one: &Atom, other: &Atom) -> bool {
    match (one, other) {
        (Atom::Literal(a), Atom::Literal(b)) => fold(a) == fold(b),
        (Atom::Set(a), Atom::Set(b)) => set(a, b),
        (Atom::Slot(a, x), Atom::Slot(b, y)) => a == b && filling(x, y),
        (Atom::Gap(a), Atom::Gap(b)) => a >= b,
        (Atom::Regex(a), Atom::Regex(b)) => a == b,
        (Atom::Start, Atom::Start) | (Atom::End, Atom::End) => true,
        (Atom::Group(a), Atom::Group(b)) => b.iter().all(|b| a.iter().any(|a| covers(a, b))),
        (Atom::Group(branches), other) => branches.iter().any(|b| match b.elements.as_slice() {
            [only] => !only.tight && atom(&only.atom, other),
            _ => false,
        }),
        _ => false,
    }
}

fn set(one: &SetRef, other: &SetRef) -> bool {
    one.form == other.form && other.names.iter().all(|n| one.names.contains(n))
}

fn filling(one: &SlotType, other: &SlotType) -> bool {
    match (one, other) {
        (SlotType::Set(a), SlotType::Set(b)) => set(a, b),
        // a slot has one type, wherever it is written
        (SlotType::Set(_), _) | (_, SlotType::Set(_)) => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads_all(first: &str, second: &str) -> bool {
        covers(&Pattern::parse(first).unwrap(), &Pattern::parse(second).unwrap())
    }

    #[test]
    fn a_wider_pattern_covers_a_narrower_one_and_not_the_reverse() {
        for (wide, narrow) in [
            ("{who} [ship|send] {what}", "{who} [ship] {what}"),
            ("{who} [ship] .. {what}", "{who} [ship] ..3 {what}"),
            ("{who} [ship] .. {what}", "{who} [ship] {what}"),
            ("{who} now? [ship] {what}", "{who} [ship] {what}"),
            ("{who} (sent | [ship]) {what}", "{who} sent {what}"),
            ("{who} (sent | [ship] | took) {what}", "{who} ([ship] | sent) {what}"),
            ("{who} [ship]", "{who} + [ship]"),
            ("Sent", "sent"),
        ] {
            assert!(reads_all(wide, narrow), "{wide} covers {narrow}");
            assert!(!reads_all(narrow, wide) || wide.to_lowercase() == narrow, "{narrow} does not cover {wide}");
        }
    }

    #[test]
    fn what_is_not_plain_is_not_told() {
        for (a, b) in [
            ("{who} [ship]", "{who} [ship] {what}"),
            ("{who} [ship:passive]", "{who} [ship]"),
            ("{who} (sent | sent home)", "{who} sent away"),
            ("{how:[rise]} by", "{how:[fall]} by"),
            ("{a:name} {b:name}", "{b:name} {a:name}"),
            ("", "sent"),
        ] {
            assert!(!reads_all(a, b), "{a} does not cover {b}");
        }
    }
}
