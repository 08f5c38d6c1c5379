//! A mutant: a sentence of an article in which one thing is changed.

use crate::text::Span;

/// What is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A figure in digits.
    Figure,
    /// A number word.
    Number,
    /// A year.
    Year,
    /// A weekday, month or another word of the calendar.
    Date,
    /// A name, to another name of the article.
    Name,
    /// Two participants, which change places.
    Swap,
    /// A negation is put in.
    NegationIn,
    /// A negation is taken out.
    NegationOut,
    /// A word, to its opposite.
    Opposite,
    /// A word that tells how far an act is true.
    Operator,
    /// A word that limits the statement.
    Guard,
    /// A word inside a quotation.
    Quote,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Self; 12] = [
        Self::Figure,
        Self::Number,
        Self::Year,
        Self::Date,
        Self::Name,
        Self::Swap,
        Self::NegationIn,
        Self::NegationOut,
        Self::Opposite,
        Self::Operator,
        Self::Guard,
        Self::Quote,
    ];

    /// Its code in results.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Number => "number-word",
            Self::Year => "year",
            Self::Date => "date",
            Self::Name => "name",
            Self::Swap => "swap",
            Self::NegationIn => "negation-in",
            Self::NegationOut => "negation-out",
            Self::Opposite => "opposite",
            Self::Operator => "operator",
            Self::Guard => "guard",
            Self::Quote => "quoted-word",
        }
    }
}

/// One stretch of the article, and what stands in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Its bytes in the article; empty where something is put in.
    pub span: Span,
    /// What stands there instead.
    pub to: String,
}

/// A sentence with one thing changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// What is changed.
    pub kind: Kind,
    /// The bytes of its sentence in the article.
    pub sentence: Span,
    /// The places that are changed, in their order.
    pub edits: Vec<Edit>,
    /// The changed sentence.
    pub text: String,
}
