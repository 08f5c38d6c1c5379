//! The closed vocabularies of rule files: families, kinds of slot, comparators, parts of values.

use std::sync::Arc;

/// Names of closed vocabularies: an enumeration with its names in rule files.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, schemars::JsonSchema)]
        pub enum $name { $($(#[$member_doc])* #[schemars(rename = $code)] $member,)+ }

        impl $name {
            /// Every member with its name in rule files.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($code, Self::$member)),+];

            /// Its name in rule files.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$member => $code),+ }
            }

            /// The member with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().find(|(n, _)| *n == name).map(|(_, m)| *m)
            }
        }
    };
}

names! {
    /// What a family of rules is about; for reports only.
    Family {
        /// Figures.
        Numbers "numbers",
        /// Who said what.
        Attributions "attributions",
        /// Words in quotation marks.
        Quotes "quotes",
        /// Lists of who was named what.
        Designations "designations",
        /// Offices and titles.
        Roles "roles",
        /// When.
        Dates "dates",
        /// Whether it happened.
        Events "events",
        /// Anything else.
        Other "other",
    }
}

names! {
    /// What may fill a slot.
    SlotKind {
        /// A figure with its unit and noun.
        Quantity "quantity",
        /// A place in an order, with its noun: "12th minute", "third".
        Ordinal "ordinal",
        /// How old somebody is.
        Age "age",
        /// A name.
        Name "name",
        /// A name, a pronoun or a definite noun phrase.
        Who "who",
        /// A list of names or nouns; one name is a list of one.
        List "list",
        /// A title or office.
        Role "role",
        /// A date.
        Date "date",
        /// Words in quotation marks.
        Quote "quote",
        /// A noun phrase.
        Phrase "phrase",
        /// A clause, up to a comma or the end of the sentence.
        Clause "clause",
        /// One content word.
        Word "word",
    }
}

names! {
    /// How a slot of the statement is compared with that of the source.
    Comparator {
        /// Figures and dates: the source's lies within the statement's.
        Within "within",
        /// Figures: the same figure with the same hedge.
        Equal "equal",
        /// Names: the same person, place or body.
        SameName "same-name",
        /// Lists: every member is in the source's.
        Subset "subset",
        /// Lists: the same members.
        SameSet "same-set",
        /// Noun phrases: the same content words.
        SameContent "same-content",
        /// Clauses: every content word has its counterpart.
        Entailed "entailed",
        /// Quotations: word for word.
        Verbatim "verbatim",
        /// Titles: the same office of the same country or body.
        SameRole "same-role",
        /// Captured words: the same or a synonym; an opposite excludes.
        SameWord "same-word",
        /// Words captured from several sets: words of one set agree, words of two sets exclude each other.
        SameGroup "same-group",
        /// Captured words: the same ones agree, others exclude.
        Exact "exact",
        /// Figures: the same figure in another unit excludes.
        SameUnit "same-unit",
    }
}

names! {
    /// What polarity and status do.
    Context {
        /// They are compared.
        Compare "compare",
        /// Claims of other polarity or status are not compared.
        Same "same",
        /// They are not looked at.
        Ignore "ignore",
    }
}

names! {
    /// A part of a slot's value that may stand as a slot of its own: `amount.what`.
    Part {
        /// The noun that a figure counts, or the head of a phrase.
        What "what",
        /// The unit of a figure.
        Unit "unit",
        /// The period of a rate.
        Rate "rate",
        /// The title of a role.
        Title "title",
        /// The country or body of a role.
        Of "of",
    }
}

impl Comparator {
    /// Whether it can compare what fills a slot of this kind.
    pub const fn fits(self, kind: SlotKind) -> bool {
        use SlotKind::{Age, Clause, Date, List, Name, Ordinal, Phrase, Quantity, Quote, Role, Who, Word};
        let figure = matches!(kind, Quantity | Ordinal | Age | Date);
        match self {
            Self::Within | Self::Equal => figure,
            Self::SameUnit => matches!(kind, Quantity | Age),
            Self::SameName => matches!(kind, Name | Who | Phrase),
            Self::Subset | Self::SameSet => matches!(kind, List | Name | Who | Phrase),
            Self::SameRole => matches!(kind, Role),
            Self::Verbatim => matches!(kind, Quote | Clause | Phrase),
            Self::SameContent | Self::Entailed | Self::SameWord => !figure,
            Self::SameGroup => matches!(kind, Word),
            Self::Exact => true,
        }
    }
}

/// A slot of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotDef {
    /// Its name.
    pub name: Arc<str>,
    /// What may fill it.
    pub kind: SlotKind,
}

/// A slot, or a part of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The number of the slot.
    pub slot: usize,
    /// The part, if not the whole.
    pub part: Option<Part>,
}
