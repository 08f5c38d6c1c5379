//! The pattern language: how a pattern is written, parsed and printed.

use crate::text::Span;

/// How deep groups may nest.
pub const DEPTH: usize = 32;

/// A pattern as written: elements in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// Its elements.
    pub elements: Vec<Element>,
}

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// What it matches.
    pub atom: Atom,
    /// Whether it may be missing (`?`).
    pub optional: bool,
    /// Whether nothing may be skipped before it (`+`).
    pub tight: bool,
    /// Its bytes in the pattern.
    pub span: Span,
}

/// What an element matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// A word or mark, as written.
    Literal(String),
    /// `[name|name:form]`: a word of one of these sets.
    Set(SetRef),
    /// `{name}` or `{name:type}`: a slot.
    Slot(String, SlotType),
    /// `..` or `..4`: up to so many tokens.
    Gap(u8),
    /// `(a | b)`: one of these.
    Group(Vec<Pattern>),
    /// `/re/`: one token that the expression matches whole.
    Regex(String),
    /// `^`: the start of a sentence.
    Start,
    /// `$`: the end of a sentence.
    End,
}

/// The type written in a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlotType {
    /// None: it stands in `slots`.
    Elsewhere,
    /// A named type.
    Named(String),
    /// A word of a set: `{verb:[rise|fall]}`.
    Set(SetRef),
}

/// Word sets by name, with the form that a verb must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetRef {
    /// The names.
    pub names: Vec<String>,
    /// The form, as written.
    pub form: Option<String>,
}

/// Why a pattern cannot be read, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// The bytes in the pattern.
    pub span: Span,
    /// What is wrong.
    pub message: &'static str,
    /// What to write instead.
    pub help: &'static str,
}

/// How many tokens `..` may pass when no number is given.
pub const GAP: u8 = 6;
/// Characters that a literal needs a backslash before.
pub const SPECIAL: &[char] = &['{', '}', '[', ']', '(', ')', '|', '?', '+', '^', '$', '/', '\\'];

impl Pattern {
    /// Reads a pattern. O(bytes).
    ///
    /// # Errors
    /// The first fault, with its place.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        let mut parser = Parser { text, at: 0 };
        let pattern = parser.sequence(0)?;
        match parser.peek() {
            None => Ok(pattern),
            Some(c) => Err(parser.fault(c.len_utf8(), "nothing is open here", "remove it, or write `\\` before it")),
        }
    }

    /// Every element, those inside groups included, in order.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Element)) {
        for element in &self.elements {
            visit(element);
            if let Atom::Group(branches) = &element.atom {
                branches.iter().for_each(|b| b.walk(visit));
            }
        }
    }

    /// The element at these bytes of the pattern, with whether it, or a group around it, may be missing.
    pub fn at(&self, span: Span) -> Option<(&Element, bool)> {
        self.elements.iter().find_map(|element| match &element.atom {
            _ if element.span == span => Some((element, element.optional)),
            Atom::Group(branches) => {
                let (inner, optional) = branches.iter().find_map(|b| b.at(span))?;
                Some((inner, optional || element.optional))
            }
            _ => None,
        })
    }

    /// Whether a slot of this name is filled by a word of sets.
    pub fn captures(&self, slot: &str) -> bool {
        let mut found = false;
        self.walk(&mut |e| found |= matches!(&e.atom, Atom::Slot(name, SlotType::Set(_)) if name == slot));
        found
    }

    /// The types that it writes for the slot of this name.
    pub fn types(&self, slot: &str) -> Vec<&str> {
        let mut out = Vec::new();
        self.walk(&mut |e| match &e.atom {
            Atom::Slot(name, SlotType::Named(kind)) if name == slot => out.push(kind.as_str()),
            _ => {}
        });
        out
    }

    /// The names of the word sets in it.
    pub fn sets(&self) -> Vec<&str> {
        let mut out = Vec::new();
        self.walk(&mut |element| {
            if let Atom::Set(set) | Atom::Slot(_, SlotType::Set(set)) = &element.atom {
                out.extend(set.names.iter().map(String::as_str));
            }
        });
        out
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn fault(&self, length: usize, message: &'static str, help: &'static str) -> PatternError {
        let start = self.at.min(self.text.len());
        PatternError { span: Span::new(start, (start + length).min(self.text.len())), message, help }
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn sequence(&mut self, depth: usize) -> Result<Pattern, PatternError> {
        if depth > DEPTH {
            return Err(self.fault(1, "groups nest too deep", "32 levels are the limit; write several patterns"));
        }
        let mut elements: Vec<Element> = Vec::new();
        let mut tight = false;
        loop {
            self.blanks();
            match self.peek() {
                None | Some('|' | ')') => break,
                Some('+') if !tight => {
                    (self.at, tight) = (self.at + 1, true);
                    continue;
                }
                _ => {}
            }
            let start = self.at;
            let atom = self.atom(depth)?;
            let optional = self.peek() == Some('?');
            self.at += usize::from(optional);
            elements.push(Element { atom, optional, tight, span: Span::new(start, self.at) });
            tight = false;
        }
        if tight {
            return Err(self.fault(0, "`+` joins two elements", "write an element after it"));
        }
        Ok(Pattern { elements })
    }

    fn atom(&mut self, depth: usize) -> Result<Atom, PatternError> {
        match self.peek() {
            Some('{') => self.slot(),
            Some('[') => {
                self.at += 1;
                self.set().map(Atom::Set)
            }
            Some('(') => self.group(depth),
            Some('/') => self.regex(),
            Some('^') => {
                self.at += 1;
                Ok(Atom::Start)
            }
            Some('$') => {
                self.at += 1;
                Ok(Atom::End)
            }
            Some('.') if self.rest().starts_with("..") => Ok(self.gap()),
            _ => self.literal(),
        }
    }

    fn gap(&mut self) -> Atom {
        self.at += 2;
        let digits: String = self.rest().chars().take_while(char::is_ascii_digit).take(3).collect();
        self.at += digits.len();
        Atom::Gap(digits.parse::<u16>().map_or(GAP, |n| n.min(u16::from(u8::MAX)) as u8))
    }

    fn group(&mut self, depth: usize) -> Result<Atom, PatternError> {
        let open = self.at;
        let mut branches = Vec::new();
        loop {
            self.at += 1;
            branches.push(self.sequence(depth + 1)?);
            match self.peek() {
                Some('|') => {}
                Some(')') => break,
                _ => {
                    self.at = open;
                    return Err(self.fault(1, "this group is never closed", "write `)` where it ends"));
                }
            }
        }
        self.at += 1;
        Ok(Atom::Group(branches))
    }

    fn name(&mut self) -> Result<String, PatternError> {
        self.blanks();
        let rest = self.rest();
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '@'))).unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or("").to_owned();
        if name.is_empty() {
            return Err(self.fault(1, "a name is missing here", "names are written in letters, digits, `-` and `_`"));
        }
        self.at += end;
        self.blanks();
        Ok(name)
    }

    fn set(&mut self) -> Result<SetRef, PatternError> {
        let mut names = vec![self.name()?];
        while self.peek() == Some('|') {
            self.at += 1;
            names.push(self.name()?);
        }
        let mut form = None;
        if self.peek() == Some(':') {
            self.at += 1;
            form = Some(self.name()?);
        }
        self.one_word(
            "names of word sets hold no blanks, and several stand apart",
            "write `[one-two]`, or `[one|two]`",
        )?;
        self.close(']', "this word set is never closed", "write `]` after its names")?;
        Ok(SetRef { names, form })
    }

    fn slot(&mut self) -> Result<Atom, PatternError> {
        self.at += 1;
        let name = self.name()?;
        self.one_word("the name of a slot holds no blank", "write `{one-two}`, as one word")?;
        let mut kind = SlotType::Elsewhere;
        if self.peek() == Some(':') {
            self.at += 1;
            self.blanks();
            kind = if self.peek() == Some('[') {
                self.at += 1;
                SlotType::Set(self.set()?)
            } else {
                SlotType::Named(self.name()?)
            };
            self.blanks();
        }
        self.close('}', "this slot is never closed", "write `}` after its name or type")?;
        Ok(Atom::Slot(name, kind))
    }

    /// A second word behind a name.
    fn one_word(&mut self, message: &'static str, help: &'static str) -> Result<(), PatternError> {
        let length = self.rest().find(|c: char| !c.is_alphanumeric()).unwrap_or(self.rest().len());
        if length == 0 { Ok(()) } else { Err(self.fault(length, message, help)) }
    }

    fn close(&mut self, mark: char, message: &'static str, help: &'static str) -> Result<(), PatternError> {
        if self.peek() != Some(mark) {
            return Err(self.fault(1, message, help));
        }
        self.at += 1;
        Ok(())
    }

    fn regex(&mut self) -> Result<Atom, PatternError> {
        let body = self.rest().get(1..).unwrap_or("");
        let (mut escaped, mut end) = (false, None);
        for (i, c) in body.char_indices() {
            match c {
                '/' if !escaped => {
                    end = Some(i);
                    break;
                }
                _ => escaped = c == '\\' && !escaped,
            }
        }
        let Some(end) = end.filter(|e| *e > 0) else {
            return Err(self.fault(
                1,
                "this expression is empty or never closed",
                "write `/` after it, or `\\/` for a slash",
            ));
        };
        let source = body.get(..end).unwrap_or("").to_owned();
        self.at += end + 2;
        Ok(Atom::Regex(source))
    }

    fn literal(&mut self) -> Result<Atom, PatternError> {
        let mut word = String::new();
        while let Some(c) = self.peek() {
            if c == '\\' {
                let next = self.rest().chars().nth(1).filter(|c| !c.is_whitespace());
                let Some(next) = next else {
                    return Err(self.fault(
                        1,
                        "`\\` stands before nothing",
                        "write the mark that it protects after it",
                    ));
                };
                word.push(next);
                self.at += 1 + next.len_utf8();
            } else if c.is_whitespace() || SPECIAL.contains(&c) || (self.rest().starts_with("..") && !word.is_empty()) {
                break;
            } else {
                word.push(c);
                self.at += c.len_utf8();
            }
        }
        if word.is_empty() {
            return Err(self.fault(
                1,
                "an element is missing before this mark",
                "write `\\` before it to match the mark",
            ));
        }
        Ok(Atom::Literal(word))
    }
}
