//! What the engine reads in a text, as JSON.

use crate::batch::Id;
use crate::lexicon::Hedge;
use crate::reading::Reading;
use crate::text::{Lines, Run};
use crate::value::{Quantity, Value};
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
    /// The unit; absent for counts.
    pub unit: Option<String>,
    /// The head of the counted noun phrase.
    pub noun: Option<String>,
    /// How it is hedged or bounded; absent where it is not.
    pub hedge: Option<String>,
    /// The unit of time of its rate.
    pub rate: Option<bool>,
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
    pub dates: Vec<Found>,
    /// Names.
    pub names: Vec<Found>,
    /// Who said what.
    pub attributions: Vec<Said>,
    /// Words in quotation marks.
    pub quotes: Vec<Found>,
    /// Lists.
    pub lists: Vec<Found>,
    /// Titles and offices.
    pub roles: Vec<Found>,
}

impl ReadRow {
    /// A reading as a row.
    pub fn of(reading: &Reading, id: Option<Id>) -> Self {
        let lines = Lines::new(reading.document.text());
        let found = |run: Run| found(reading, &lines, run);
        let mut row = Self { id, ..Self::default() };
        for mention in &reading.mentions {
            let at = found(mention.run);
            match &mention.value {
                // ordinals, clock times and "several" are read, but are no quantities of anything
                Value::Quantity(q) if q.is_named() => {}
                Value::Quantity(q) => row.quantities.push(figure(reading, q, at)),
                Value::Date(_) => row.dates.push(at),
                Value::Name(_) => row.names.push(at),
                Value::Quote(_) => row.quotes.push(at),
                Value::List(_) => row.lists.push(at),
                Value::Role(_) => row.roles.push(at),
            }
        }
        row.attributions = reading
            .attributions
            .iter()
            .map(|a| Said {
                speaker: a.speaker.map(|s| Speaker { found: found(s), entity: a.entity.map(|e| e.0) }),
                content: found(a.content),
                cue: a.cue.map(|c| reading.document.surface(c).to_string()),
                quoted: a.quoted,
            })
            .collect();
        row
    }
}

fn found(reading: &Reading, lines: &Lines, run: Run) -> Found {
    let span = reading.document.span(run);
    let (start, end) = lines.points(reading.document.text(), span);
    Found { start, end, exact: reading.document.exact(run).to_string() }
}

fn figure(reading: &Reading, quantity: &Quantity, found: Found) -> Figure {
    let (lo, hi) = (quantity.written.0.to_string(), quantity.written.1.to_string());
    let number = serde_json::from_str::<serde_json::Number>(&lo).map(serde_json::Value::Number);
    let value = if lo == hi { number.unwrap_or_else(|_| lo.clone().into()) } else { quantity.value().into() };
    Figure {
        value,
        lo,
        hi,
        unit: Some(quantity.unit.clone()).filter(|u| !u.is_empty()),
        noun: quantity.noun.map(|n| reading.document.surface(n).to_string()),
        hedge: (quantity.hedge != Hedge::Bare).then(|| format!("{:?}", quantity.hedge).to_lowercase()),
        rate: quantity.rate.map(|_| true),
        found,
    }
}

/// A reading for a person: one line a find.
pub fn plain(row: &ReadRow) -> String {
    let mut out = String::new();
    let mut add = |kind: &str, at: &Found, more: String| {
        let words: Vec<&str> = at.exact.split_whitespace().collect();
        out.push_str(&format!("  {kind:<12} {:>7}-{:<7} {}{more}\n", at.start, at.end, words.join(" ")));
    };
    let kinds = [
        ("date", &row.dates),
        ("name", &row.names),
        ("quote", &row.quotes),
        ("list", &row.lists),
        ("role", &row.roles),
    ];
    row.quantities
        .iter()
        .for_each(|q| add("quantity", &q.found, format!("  = {}", q.value.to_string().trim_matches('"'))));
    for (kind, all) in kinds {
        all.iter().for_each(|at| add(kind, at, String::new()));
    }
    for said in &row.attributions {
        let speaker = said.speaker.as_ref().map_or("nobody named", |s| s.found.exact.as_str());
        let cue = said.cue.as_deref().unwrap_or("");
        add("said", &said.content, format!("  ({speaker} {cue})"));
    }
    out
}
