//! The alternatives inside a pattern, and the pattern with one of them made the only way.

use crate::rule::pattern::{Atom, Element};
use crate::rule::{Op, Pattern, Program};
use crate::text::Span;

/// A branch of a group, or an element that may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As it is printed.
    pub text: String,
    /// Its bytes in the pattern.
    pub span: Span,
    /// Which way every fork on the road to it goes: its number, and whether it is the first way.
    forks: Vec<(usize, bool)>,
}

/// Every alternative of a pattern, in order.
pub fn choices(pattern: &Pattern) -> Vec<Choice> {
    let mut walk = Walk { forks: 0, found: Vec::new() };
    walk.sequence(pattern, &[]);
    walk.found
}

/// Goes through a pattern as the compiler does, which writes a fork for every element that may be missing and for every branch
/// of a group but the last.
struct Walk {
    forks: usize,
    found: Vec<Choice>,
}

impl Walk {
    fn fork(&mut self) -> usize {
        self.forks += 1;
        self.forks - 1
    }

    fn sequence(&mut self, pattern: &Pattern, road: &[(usize, bool)]) {
        for element in &pattern.elements {
            let mut road = road.to_vec();
            if element.optional {
                road.push((self.fork(), true));
            }
            match &element.atom {
                // of a group the branches are told, each by itself
                Atom::Group(branches) if branches.len() > 1 => self.group(branches, element, &road),
                Atom::Group(branches) => {
                    self.missing(element, &road);
                    branches.iter().for_each(|b| self.sequence(b, &road));
                }
                _ => self.missing(element, &road),
            }
        }
    }

    fn missing(&mut self, element: &Element, road: &[(usize, bool)]) {
        if element.optional {
            self.found.push(Choice { text: format!("{}?", element.atom), span: element.span, forks: road.to_vec() });
        }
    }

    fn group(&mut self, branches: &[Pattern], element: &Element, road: &[(usize, bool)]) {
        let mut passed = Vec::new();
        for (number, branch) in branches.iter().enumerate() {
            let mut road: Vec<(usize, bool)> = road.iter().chain(&passed).copied().collect();
            if number + 1 < branches.len() {
                let fork = self.fork();
                road.push((fork, true));
                passed.push((fork, false));
            }
            let span = branch.elements.iter().map(|e| e.span).reduce(Span::join).unwrap_or(element.span);
            self.found.push(Choice { text: branch.to_string(), span, forks: road.clone() });
            self.sequence(branch, &road);
        }
    }
}

impl Choice {
    /// The program of its pattern in which nothing else can be chosen.
    pub fn only(&self, program: &Program) -> Program {
        let mut program = program.clone();
        let mut number = 0;
        for step in &mut program.code {
            let Op::Split(first, second) = step.op else { continue };
            if let Some((_, way)) = self.forks.iter().find(|(fork, _)| *fork == number) {
                step.op = Op::Jump(if *way { first } else { second });
            }
            number += 1;
        }
        program
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_branch_and_every_optional_element_is_a_choice() {
        let pattern = Pattern::parse("a? (b | c (d | e)? f) {g:name}? (h)?").unwrap();
        let texts: Vec<String> = choices(&pattern).into_iter().map(|c| c.text).collect();
        assert_eq!(texts, ["a?", "b", "c (d|e)? f", "d", "e", "{g:name}?", "(h)?"]);
    }
}
