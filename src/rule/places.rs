//! Where word sets and lines of the policy stand in the files; of one name, what stands later wins.

use super::model::Origin;
use super::parse::Typed;
use crate::text::Lines;
use std::sync::Arc;

/// The word sets of the lexicon inside the program: name, file and line, blank-separated, a set a line.
const SHIPPED: &str = include_str!(concat!(env!("OUT_DIR"), "/sets.txt"));
/// The pack of the files inside the program.
pub const CORE: &str = "core";

/// What a table or a line of one says something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// `[words.NAME]`.
    Words,
    /// A line of `[difference]`.
    Difference,
    /// A line of `[support]`.
    Support,
    /// A line of `[caveat]`.
    Caveat,
}

/// One table, or one line of the policy, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// What it is.
    pub table: Table,
    /// Its name: "designate", "quantity".
    pub name: String,
    /// The pack that the file belongs to.
    pub pack: Arc<str>,
    /// Where it stands.
    pub origin: Origin,
}

impl Placed {
    /// Whether it stands in the lexicon inside the program.
    pub fn of_lexicon(&self) -> bool {
        self.origin.file.starts_with("rules/lexicon/")
    }
}

/// The places of all files, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(Vec<Placed>);

impl Places {
    /// The places of the lexicon inside the program.
    pub fn shipped() -> Self {
        let pack: Arc<str> = CORE.into();
        let one = |row: &str| {
            let mut parts = row.split(' ');
            let (name, file, line) = (parts.next()?.to_owned(), parts.next()?, parts.next()?.parse().ok()?);
            Some(Placed { table: Table::Words, name, pack: pack.clone(), origin: Origin { file: file.into(), line } })
        };
        Self(SHIPPED.lines().filter_map(one).collect())
    }

    /// Takes in the tables of one file.
    pub fn take(&mut self, file: &str, text: &str, pack: &str, typed: &Typed) {
        let words = typed.words.iter().map(|(name, at)| (Table::Words, name, at.start as usize));
        let differences = typed.differences.iter().map(|(k, _)| (Table::Difference, k.get_ref(), k.span().start));
        let supports = typed.supports.iter().map(|(k, _)| (Table::Support, k.get_ref(), k.span().start));
        let caveats = typed.caveats.iter().map(|(k, _)| (Table::Caveat, k.get_ref(), k.span().start));
        let mut all = words.chain(differences).chain(supports).chain(caveats).peekable();
        if all.peek().is_none() {
            return;
        }
        let lines = Lines::new(text);
        let (file, pack): (Arc<str>, Arc<str>) = (file.into(), pack.into());
        self.0.extend(all.map(|(table, name, at)| {
            let origin = Origin { file: file.clone(), line: lines.position(text, at).0 };
            Placed { table, name: name.clone(), pack: pack.clone(), origin }
        }));
    }

    /// Every place of this name, in the order of the files: the last is in force.
    pub fn of<'a>(&'a self, table: Table, name: &'a str) -> impl DoubleEndedIterator<Item = &'a Placed> + Clone {
        self.0.iter().filter(move |p| p.table == table && p.name == name)
    }

    /// All of them.
    pub fn all(&self) -> &[Placed] {
        &self.0
    }
}
