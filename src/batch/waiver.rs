//! A waiver: a desk accepts one finding of a row, for a reason, perhaps until a day. It stands with the row, and is no part of
//! the statement.

use super::fault::{Fault, FaultCode};
use crate::outcome::{Caveat, Difference, Reason, Verdict};
use crate::verdict::{Detail, Report};
use jiff::civil::Date;

/// What the comment behind a statement begins with, blanks apart.
const NAME: &str = "factmark";

/// The word for a statement that is absent because nothing could be checked.
const UNCHECKED: &str = "unchecked";

/// What a desk lets pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The codes that it accepts: verdicts, kinds of difference, reasons, caveats.
    pub codes: Vec<String>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Why.
    pub reason: String,
}

impl Waiver {
    /// Reads "CODE, CODE until 2027-01-31: reason"; the day may be left out, the reason may not.
    ///
    /// # Errors
    /// It has no code, no reason, a code that there is not, or a day that is none.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let (head, reason) = text.split_once(':').unwrap_or((text, ""));
        let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
        if !reason.contains(char::is_alphanumeric) {
            return Err(malformed("the waiver gives no reason"));
        }
        let mut words = head.split([',', ' ', '\t']).filter(|w| !w.is_empty());
        let codes: Vec<String> = words.by_ref().take_while(|w| *w != "until").map(String::from).collect();
        let dated = head.split([',', ' ', '\t']).any(|w| w == "until");
        let until = match (words.next(), words.next()) {
            (Some(day), None) if dated => Some(date(day)?),
            (None, _) if !dated => None,
            _ => return Err(malformed("behind `until` the waiver names no single day")),
        };
        if codes.is_empty() {
            return Err(malformed("the waiver names no code"));
        }
        match codes.iter().find(|code| !known().any(|k| k == code.as_str())) {
            Some(code) => Err(unknown(code)),
            None => Ok(Self { codes, until, reason }),
        }
    }

    /// The statement of a line without the comment behind it, and the waiver that the comment is:
    /// `<!-- factmark: allow CODE until DATE: reason -->`.
    ///
    /// # Errors
    /// The comment is for factmark and is no waiver, or something stands behind it.
    pub fn behind(line: &str) -> Result<(&str, Option<Self>), Fault> {
        let ours = |at: &usize| {
            let inside = line.get(at + 4..).unwrap_or("").trim_start();
            inside.get(..NAME.len()).is_some_and(|word| word.eq_ignore_ascii_case(NAME))
        };
        let Some(at) = line.match_indices("<!--").map(|(at, _)| at).find(ours) else { return Ok((line, None)) };
        let (statement, comment) = line.split_at(at);
        let column = statement.chars().count() + 1;
        let inside = comment.strip_prefix("<!--").and_then(|c| c.trim_end().strip_suffix("-->"));
        let said = inside.filter(|c| !c.contains("-->")).ok_or_else(|| malformed("a waiver ends its line with `-->`"));
        let allow = |said: &str| {
            let words = said.trim().strip_prefix(NAME)?.trim_start().strip_prefix(':')?;
            Some(words.trim_start().strip_prefix("allow ")?.to_string())
        };
        let waiver = said.and_then(|said| {
            let said = allow(said).ok_or_else(|| malformed("this comment is for factmark, but allows nothing"))?;
            Self::parse(&said)
        });
        Ok((statement.trim_end(), Some(waiver.map_err(|fault| fault.column(column))?)))
    }

    /// Whether it accepts all that the report finds: every detail that contradicts, the reason of what is absent, every caveat.
    pub fn covers(&self, report: &Report) -> bool {
        let named = |code: &str| self.codes.iter().any(|c| c == code);
        let detail = |d: &Detail| named(d.reason.code()) || d.difference.is_some_and(|k| named(k.code()));
        let of = |verdict: Verdict| report.details.iter().filter(move |d| d.verdict == verdict);
        match report.verdict {
            Verdict::Contradicted if of(Verdict::Contradicted).next().is_none() => {
                named(Verdict::Contradicted.code()) || named(report.reason.code())
            }
            Verdict::Contradicted => named(Verdict::Contradicted.code()) || of(Verdict::Contradicted).all(detail),
            Verdict::Absent => {
                let word = if report.checked { Verdict::Absent.code() } else { UNCHECKED };
                let same = |d: &Detail| d.reason == report.reason && detail(d);
                named(word) || named(report.reason.code()) || of(Verdict::Absent).any(same)
            }
            Verdict::Supported => !report.caveats.is_empty() && report.caveats.iter().all(|c| named(c.code())),
        }
    }

    /// The codes that one would have to name to accept all that the report finds.
    pub fn needed(report: &Report) -> Vec<&'static str> {
        let detail = |d: &Detail| d.difference.map_or(d.reason.code(), |k| k.code());
        let mut codes: Vec<&str> = match report.verdict {
            Verdict::Contradicted => {
                report.details.iter().filter(|d| d.verdict == report.verdict).map(detail).collect()
            }
            Verdict::Supported => report.caveats.iter().map(|c| c.code()).collect(),
            Verdict::Absent => vec![report.reason.code()],
        };
        codes.dedup();
        codes
    }
}

/// The codes that a waiver can name.
fn known() -> impl Iterator<Item = &'static str> {
    let verdicts = [Verdict::Contradicted.code(), Verdict::Absent.code(), UNCHECKED];
    let differences = Difference::ALL.iter().map(|c| c.code());
    let reasons = Reason::ALL.iter().filter(|c| **c != Reason::Agrees).map(|c| c.code());
    verdicts.into_iter().chain(differences).chain(reasons).chain(Caveat::ALL.iter().map(|c| c.code()))
}

fn date(day: &str) -> Result<Date, Fault> {
    let written = |d: &Date| d.to_string() == day;
    day.parse().ok().filter(written).ok_or_else(|| malformed(&format!("`{day}` is no day such as 2027-01-31")))
}

fn unknown(code: &str) -> Fault {
    let fault = malformed(&format!("the waiver names `{code}`, which is no code"));
    let near = known().map(|k| (strsim::damerau_levenshtein(k, code), k)).min();
    match near.filter(|(distance, _)| *distance <= 2) {
        Some((_, near)) => fault.help(format!("did you mean `{near}`?")),
        None => fault.help("name contradicted, absent, unchecked or the code that the row shows"),
    }
}

fn malformed(what: &str) -> Fault {
    Fault::new(FaultCode::RowWaiver, what).help("write CODE: reason, or CODE until 2027-01-31: reason")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waiver_has_codes_and_a_reason_and_perhaps_a_day() {
        let read = Waiver::parse("quantity, date until 2027-01-31: the source\n is older: see 12").unwrap();
        assert_eq!(read.codes, ["quantity", "date"]);
        assert_eq!(read.until, Some(Date::constant(2027, 1, 31)));
        assert_eq!(read.reason, "the source is older: see 12");
        assert_eq!(Waiver::parse("contradicted:ok").unwrap().until, None);
        for wrong in [
            "",
            "quantity",
            "quantity:",
            "quantity: -",
            ": reason",
            "until 2027-01-31: reason",
            "quantity until: reason",
            "quantity until soon: reason",
            "quantity until 2027-02-30: reason",
            "quantity until 20270131: reason",
            "quantity until 2027-01-31 or so: reason",
            "quantty: reason",
            "supported: reason",
        ] {
            assert_eq!(Waiver::parse(wrong).unwrap_err().code, FaultCode::RowWaiver, "{wrong}");
        }
        assert_eq!(Waiver::parse("quantty: x").unwrap_err().help.unwrap(), "did you mean `quantity`?");
    }

    #[test]
    fn a_comment_behind_the_statement() {
        let (statement, waiver) = Waiver::behind("It rained. <!-- factmark: allow absent: known -->").unwrap();
        assert_eq!((statement, waiver.unwrap().reason.as_str()), ("It rained.", "known"));
        for plain in ["It rained.", "It <!-- a note --> rained.", "factmark: allow absent: known", "<!--"] {
            assert_eq!(Waiver::behind(plain).unwrap(), (plain, None));
        }
        for wrong in [
            "Ö rained. <!-- factmark: allow absent: known",
            "Ö rained. <!-- factmark: allow absent: known --> It snowed.",
            "Ö rained. <!-- factmark: absent: known -->",
            "Ö rained. <!-- factmark allow absent: known -->",
            "Ö rained. <!--Factmark: allow absent: known-->",
            "Ö rained. <!-- factmark: allow absent: one --> <!-- factmark: allow date: two -->",
        ] {
            let fault = Waiver::behind(wrong).unwrap_err();
            assert_eq!((fault.code, fault.column), (FaultCode::RowWaiver, Some(11)), "{wrong}");
        }
    }
}
