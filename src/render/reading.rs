//! What the engine reads in a text, as JSON.

use super::found::{Figure, Found, Members, Named, Office, Quoted, ReadRow, Said, Speaker, When};
use crate::batch::Id;
use crate::lexicon::Hedge;
use crate::reading::Reading;
use crate::text::{Lines, Run};
use crate::value::{Closed, NameKind, Quantity, Value};

impl ReadRow {
    /// A reading as a row.
    pub fn of(reading: &Reading, id: Option<Id>) -> Self {
        let lines = Lines::new(reading.document.text());
        let found = |run: Run| found(reading, &lines, run);
        let mut row = Self { id, ..Self::default() };
        for (number, mention) in reading.mentions.iter().enumerate() {
            let at = found(mention.run);
            match &mention.value {
                // ordinals, clock times and "several" are read, but are no quantities of anything
                Value::Quantity(q) if q.is_named() => {}
                Value::Quantity(q) => row.quantities.push(figure(reading, q, at)),
                Value::Date(d) => row.dates.push(When {
                    years: d.parts.year.map(|y| (y.into(), i32::from(y) + i32::from(d.parts.years.max(1)) - 1)),
                    month: d.parts.month.map(i64::from),
                    day: d.parts.day.map(i64::from),
                    weekday: d.parts.weekday.map(i64::from),
                    days: d.days(),
                    found: at,
                }),
                Value::Name(n) => {
                    let entity = reading.entities.of(number).map(|e| e.0);
                    row.names.push(Named { kind: kind(n.kind), entity, found: at });
                }
                Value::Quote(q) => row.quotes.push(Quoted { scare: q.scare, found: at }),
                Value::List(l) => {
                    let items = l.items.iter().map(|i| found(*i)).collect();
                    row.lists.push(Members { items, closed: closed(l.closed), found: at });
                }
                Value::Role(r) => {
                    row.roles.push(Office { person: r.person.map(found), former: r.former, found: at });
                }
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
    let (lo, hi) = (quantity.low.to_string(), quantity.high.to_string());
    let number = serde_json::from_str::<serde_json::Number>(&lo).map(serde_json::Value::Number);
    let pair = quantity.value().unwrap_or_else(|| lo.clone());
    let value = if lo == pair { number.unwrap_or_else(|_| pair.into()) } else { pair.into() };
    Figure {
        value,
        lo,
        hi,
        unit: quantity.unit.as_ref().map(|u| u.name.to_string()),
        noun: quantity.noun.map(|n| reading.document.surface(n.head).to_string()),
        hedge: hedge(quantity.hedge),
        rate: quantity.rate.is_some(),
        found,
    }
}

fn hedge(hedge: Hedge) -> Option<&'static str> {
    match hedge {
        Hedge::Bare => None,
        Hedge::Exactly => Some("exactly"),
        Hedge::About => Some("about"),
        Hedge::Nearly => Some("nearly"),
        Hedge::JustOver => Some("just-over"),
        Hedge::AtMost => Some("at-most"),
        Hedge::Under => Some("under"),
        Hedge::AtLeast => Some("at-least"),
        Hedge::Over => Some("over"),
    }
}

fn kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "person",
        NameKind::Place => "place",
        NameKind::Organisation => "organisation",
        NameKind::Unknown => "unknown",
    }
}

fn closed(closed: Closed) -> Option<bool> {
    match closed {
        Closed::Yes => Some(true),
        Closed::No => Some(false),
        Closed::Unknown => None,
    }
}

/// A reading for a person: one line a find.
pub fn plain(row: &ReadRow) -> String {
    let mut out = String::new();
    let mut add = |kind: &str, at: &Found, more: String| {
        let words: Vec<&str> = at.exact.split_whitespace().collect();
        out.push_str(&format!("  {kind:<12} {:>7}-{:<7} {}{more}\n", at.start, at.end, words.join(" ")));
    };
    for q in &row.quantities {
        add("quantity", &q.found, format!("  = {}", q.value.to_string().trim_matches('"')));
    }
    row.dates
        .iter()
        .for_each(|d| add("date", &d.found, d.days.as_ref().map_or(String::new(), |days| format!("  = {days}"))));
    row.names.iter().for_each(|n| add("name", &n.found, format!("  ({})", n.kind)));
    row.quotes.iter().for_each(|q| add("quote", &q.found, String::new()));
    row.lists.iter().for_each(|l| add("list", &l.found, format!("  ({} members)", l.items.len())));
    for r in &row.roles {
        let person = r.person.as_ref().map(|p| format!("  ({})", p.exact));
        add("role", &r.found, person.unwrap_or_default());
    }
    for said in &row.attributions {
        let speaker = said.speaker.as_ref().map_or("nobody named", |s| s.found.exact.as_str());
        let cue = said.cue.as_deref().unwrap_or("");
        add("said", &said.content, format!("  ({speaker} {cue})"));
    }
    out
}
