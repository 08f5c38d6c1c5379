//! Patterns compiled to a small program that the matcher runs.

use super::kind::{SlotDef, SlotKind};
use super::pattern::{Atom, Element, Pattern, SetRef, SlotType};
use super::words::{SetId, Shape, Tables, WordSets, token_regex, words_of};
use crate::text::{Span, Word};
use regex::Regex;

/// One step.
#[derive(Clone, Debug)]
pub enum Op {
    /// This word.
    Word(Word),
    /// A word of one of these sets.
    Set(Box<[SetId]>, Shape),
    /// One token that the expression matches whole.
    Regex(Box<Regex>),
    /// A slot of the rule, by its number.
    Slot(usize, Filling),
    /// Up to so many tokens.
    Gap(u8),
    /// Try the first, then the second.
    Split(usize, usize),
    /// Go on there.
    Jump(usize),
    /// The start of the sentence.
    Start,
    /// The end of the sentence, its last marks aside.
    End,
    /// Matched.
    Accept,
}

/// What may fill a slot.
#[derive(Clone, Debug)]
pub enum Filling {
    /// Text of this kind.
    Kind(SlotKind),
    /// A word of one of these sets.
    Set(Box<[SetId]>, Shape),
}

/// A compiled pattern.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// The steps; running starts at the first.
    pub code: Vec<Step>,
    /// Words, sorted, of which a sentence must hold one of each list; none when every sentence must be tried.
    pub anchors: Vec<Vec<Word>>,
    /// Kinds of slot that no match leaves empty.
    pub needs: Vec<SlotKind>,
}

/// One step and whether tokens may be skipped before it.
#[derive(Clone, Debug)]
pub struct Step {
    /// What to do.
    pub op: Op,
    /// Whether nothing may be skipped before it.
    pub tight: bool,
    /// The bytes of its element in the pattern.
    pub span: Span,
}

impl Step {
    /// A step that takes no token.
    fn plain(op: Op, span: Span) -> Self {
        Self { op, tight: false, span }
    }
}

/// What compiling needs and where it reports.
pub struct Compiler<'a, F> {
    /// The slots of the rule.
    pub slots: &'a [SlotDef],
    /// The sets used so far.
    pub sets: &'a mut WordSets,
    /// The tables of all sets.
    pub tables: Tables<'a>,
    /// Takes a code, a place in the pattern and a message.
    pub report: F,
}

impl<F: FnMut(&'static str, Span, String)> Compiler<'_, F> {
    /// Compiles one pattern; what is wrong goes to `report`.
    pub fn compile(&mut self, pattern: &Pattern) -> Program {
        let mut code = Vec::new();
        self.sequence(pattern, &mut code);
        code.push(Step::plain(Op::Accept, Span::default()));
        Program { code, anchors: self.anchors(pattern), needs: self.needs(pattern) }
    }

    fn sequence(&mut self, pattern: &Pattern, code: &mut Vec<Step>) {
        for element in &pattern.elements {
            let split = code.len();
            if element.optional {
                code.push(Step::plain(Op::Split(split + 1, 0), element.span));
            }
            self.element(element, code);
            let end = code.len();
            if let Some(Step { op: Op::Split(_, second), .. }) = code.get_mut(split).filter(|_| element.optional) {
                *second = end;
            }
        }
    }

    fn element(&mut self, element: &Element, code: &mut Vec<Step>) {
        let tight = element.tight;
        let op = match &element.atom {
            Atom::Literal(text) => return self.literal(text, element, code),
            Atom::Group(branches) => return self.group(branches, element.span, code),
            Atom::Set(set) => {
                let (sets, shape) = self.sets_of(set, element.span);
                Op::Set(sets, shape)
            }
            Atom::Slot(name, kind) => {
                let Some(at) = self.slots.iter().position(|s| *s.name == **name) else { return };
                let filling = match kind {
                    SlotType::Set(set) => {
                        let (sets, shape) = self.sets_of(set, element.span);
                        Filling::Set(sets, shape)
                    }
                    _ => Filling::Kind(self.slots.get(at).map_or(SlotKind::Word, |s| s.kind)),
                };
                Op::Slot(at, filling)
            }
            Atom::Gap(n) => Op::Gap(*n),
            Atom::Regex(source) => match token_regex(source) {
                Ok(regex) => Op::Regex(Box::new(regex)),
                Err(e) => return (self.report)("R203", element.span, format!("this expression cannot be read: {e}")),
            },
            Atom::Start => Op::Start,
            Atom::End => Op::End,
        };
        code.push(Step { op, tight, span: element.span });
    }

    fn literal(&mut self, text: &str, element: &Element, code: &mut Vec<Step>) {
        let words = words_of(text);
        if words.is_empty() {
            (self.report)("R204", element.span, "no text holds this as a word".to_owned());
        }
        for (i, word) in words.iter().enumerate() {
            code.push(Step { op: Op::Word(*word), tight: element.tight || i > 0, span: element.span });
        }
    }

    fn group(&mut self, branches: &[Pattern], span: Span, code: &mut Vec<Step>) {
        let mut jumps = Vec::new();
        for (i, branch) in branches.iter().enumerate() {
            let split = code.len();
            let last = i + 1 == branches.len();
            if !last {
                code.push(Step::plain(Op::Split(split + 1, 0), span));
            }
            self.sequence(branch, code);
            if !last {
                jumps.push(code.len());
                code.push(Step::plain(Op::Jump(0), span));
                let next = code.len();
                if let Some(Step { op: Op::Split(_, second), .. }) = code.get_mut(split) {
                    *second = next;
                }
            }
        }
        let end = code.len();
        for jump in jumps {
            if let Some(Step { op: Op::Jump(to), .. }) = code.get_mut(jump) {
                *to = end;
            }
        }
    }

    fn sets_of(&mut self, set: &SetRef, span: Span) -> (Box<[SetId]>, Shape) {
        let shape = shape_of(set);
        let mut ids = Vec::new();
        for name in &set.names {
            let report = &mut self.report;
            let id = self.sets.id(name, self.tables, &mut |code, message| report(code, span, message));
            match id {
                Some(id) => ids.push(id),
                None => (self.report)("R101", span, name.clone()),
            }
        }
        let hollow =
            ids.len() == set.names.len() && ids.iter().all(|id| self.sets.get(*id).is_none_or(|s| s.is_hollow(shape)));
        if hollow {
            let needed = match set.form.as_deref() {
                None => "",
                Some("noun") => ": this form needs a noun",
                Some(_) => ": this form needs a verb",
            };
            let message = format!("`{set}` holds no word that could stand here{needed}");
            (self.report)("R204", span, message);
        }
        (ids.into(), shape)
    }

    /// For each element that a match cannot do without, the words of which one must occur.
    fn anchors(&mut self, pattern: &Pattern) -> Vec<Vec<Word>> {
        let mut out = Vec::new();
        for element in pattern.elements.iter().filter(|e| !e.optional) {
            let words = match &element.atom {
                Atom::Literal(text) => words_of(text).first().map(|w| vec![*w]),
                Atom::Set(set) | Atom::Slot(_, SlotType::Set(set)) => self.firsts(set),
                Atom::Group(branches) => {
                    let least = |b| self.anchors(b).into_iter().min_by_key(Vec::len);
                    branches.iter().map(least).collect::<Option<Vec<_>>>().map(|lists| lists.concat())
                }
                _ => None,
            };
            out.extend(words.map(|mut words| {
                words.sort_unstable();
                words.dedup();
                words
            }));
        }
        out
    }

    fn needs(&self, pattern: &Pattern) -> Vec<SlotKind> {
        let slots = pattern.elements.iter().filter(|e| !e.optional).filter_map(|e| match &e.atom {
            Atom::Slot(name, kind) if !matches!(kind, SlotType::Set(_)) => {
                self.slots.iter().find(|s| *s.name == **name).map(|s| s.kind)
            }
            _ => None,
        });
        slots.collect()
    }

    fn firsts(&mut self, set: &SetRef) -> Option<Vec<Word>> {
        let mut all = Vec::new();
        for name in &set.names {
            let id = self.sets.id(name, self.tables, &mut |_, _| {})?;
            all.extend(self.sets.get(id)?.firsts()?);
        }
        Some(all)
    }
}

/// The form that a set reference asks for; unknown ones are reported elsewhere.
pub fn shape_of(set: &SetRef) -> Shape {
    let form = set.form.as_deref().unwrap_or("");
    Shape::ALL.iter().find(|(name, _)| *name == form).map_or(Shape::Any, |(_, shape)| *shape)
}
