//! A pattern as text: what is printed reads back as the same pattern.

use super::pattern::{Atom, Pattern, SPECIAL, SetRef, SlotType};
use std::fmt;

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, element) in self.elements.iter().enumerate() {
            let gap = if i == 0 { "" } else { " " };
            let tight = if element.tight { "+ " } else { "" };
            let optional = if element.optional { "?" } else { "" };
            write!(f, "{gap}{tight}{}{optional}", element.atom)?;
        }
        Ok(())
    }
}

impl fmt::Display for Atom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Literal(word) => write_literal(f, word),
            Self::Set(set) => write!(f, "{set}"),
            Self::Slot(name, SlotType::Elsewhere) => write!(f, "{{{name}}}"),
            Self::Slot(name, SlotType::Named(kind)) => write!(f, "{{{name}:{kind}}}"),
            Self::Slot(name, SlotType::Set(set)) => write!(f, "{{{name}:{set}}}"),
            Self::Gap(n) => write!(f, "..{n}"),
            Self::Regex(source) => write!(f, "/{source}/"),
            Self::Start => f.write_str("^"),
            Self::End => f.write_str("$"),
            Self::Group(branches) => {
                f.write_str("(")?;
                for (i, branch) in branches.iter().enumerate() {
                    write!(f, "{}{branch}", if i == 0 { "" } else { "|" })?;
                }
                f.write_str(")")
            }
        }
    }
}

fn write_literal(f: &mut fmt::Formatter<'_>, word: &str) -> fmt::Result {
    for (i, c) in word.chars().enumerate() {
        let dots = c == '.' && (i > 0 || word.starts_with(".."));
        write!(f, "{}{c}", if SPECIAL.contains(&c) || dots { "\\" } else { "" })?;
    }
    Ok(())
}

impl fmt::Display for SetRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}", self.names.join("|"))?;
        self.form.as_ref().map_or(Ok(()), |form| write!(f, ":{form}"))?;
        f.write_str("]")
    }
}
