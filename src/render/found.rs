//! What `read` writes: the structs are the format.

use crate::batch::Id;
use schemars::JsonSchema;
use serde::Serialize;

/// A stretch of the text, in code points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Found {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The text from `start` to `end`.
    pub exact: String,
}

/// Who said something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Speaker {
    /// The words that name the speaker.
    #[serde(flatten)]
    pub found: Found,
    /// The number of the entity that they stand for, where that is certain.
    pub entity: Option<u32>,
}

/// Who said what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Said {
    /// Who, where the text names someone.
    pub speaker: Option<Speaker>,
    /// What.
    pub content: Found,
    /// The word of speech.
    pub cue: Option<String>,
    /// Whether it is, at least in part, a quotation.
    pub quoted: bool,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Figure {
    /// The value as a number in the unit as written, or "lo-hi" for a range.
    pub value: serde_json::Value,
    /// The lower end, in the unit as written.
    pub lo: String,
    /// The upper end.
    pub hi: String,
    /// The unit; null for counts.
    pub unit: Option<String>,
    /// The head of the counted noun phrase.
    pub noun: Option<String>,
    /// How it is hedged or bounded: about, nearly, just-over, at-most, under, at-least, over, exactly; null where it is not.
    pub hedge: Option<&'static str>,
    /// Whether it is told for a period or a head: a year, per day.
    pub rate: bool,
    /// Where it stands.
    #[serde(flatten)]
    pub found: Found,
}

/// A date: the parts that are written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct When {
    /// First and last year: the same for a year, ten apart for a decade.
    pub years: Option<(i32, i32)>,
    /// The month, 1 to 12.
    pub month: Option<i64>,
    /// The day of the month.
    pub day: Option<i64>,
    /// The weekday, 1 (Monday) to 7.
    pub weekday: Option<i64>,
    /// The first and the last day, where only the day of writing tells them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<String>,
    /// Where it stands.
    #[serde(flatten)]
    pub found: Found,
}

/// A name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Named {
    /// person, place, organisation or unknown.
    pub kind: &'static str,
    /// The number of the entity that it names; the same number is the same entity, within one text.
    pub entity: Option<u32>,
    /// Where it stands.
    #[serde(flatten)]
    pub found: Found,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Quoted {
    /// Whether it is a word or two that the writer sets apart, and no quotation.
    pub scare: bool,
    /// Where it stands, marks included.
    #[serde(flatten)]
    pub found: Found,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Members {
    /// Its members.
    pub items: Vec<Found>,
    /// Whether it names everything that it could; null where the text does not say.
    pub closed: Option<bool>,
    /// Where it stands.
    #[serde(flatten)]
    pub found: Found,
}

/// A title or office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Office {
    /// The name of the person whose it is.
    pub person: Option<Found>,
    /// Whether it is no longer held.
    pub former: bool,
    /// Where it stands.
    #[serde(flatten)]
    pub found: Found,
}

/// Everything that was read in one text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ReadRow {
    /// The row's name.
    pub id: Option<Id>,
    /// Figures.
    pub quantities: Vec<Figure>,
    /// Dates and spans of time.
    pub dates: Vec<When>,
    /// Names.
    pub names: Vec<Named>,
    /// Who said what.
    pub attributions: Vec<Said>,
    /// Words in quotation marks.
    pub quotes: Vec<Quoted>,
    /// Lists.
    pub lists: Vec<Members>,
    /// Titles and offices.
    pub roles: Vec<Office>,
}
