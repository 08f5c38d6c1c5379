//! Tokens: the smallest stretches of text that the engine looks at, and how a text is cut into them.

use super::fold::Word;
use super::shape::{Caps, acronym, caps, clitic, is_acronym};
use super::span::Span;
use rustc_hash::FxHashSet;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters, or a clitic ("n't", "'s"), or a dotted acronym ("U.S.").
    Word,
    /// Digits with their separators: "10,000", "25.5", "2006".
    Number,
    /// Digits with an ordinal ending: "21st".
    Ordinal,
    /// A clock time: "14:48".
    Time,
    /// Letters with digits, or a name with its number: "H5N1", "MS-13", "COVID-19", "@desk", an address.
    Code,
    /// A currency, percent or degree sign.
    Symbol,
    /// An opening quotation mark.
    Open,
    /// A closing quotation mark.
    Close,
    /// Any other mark.
    Punct,
}

/// One token. `word` is the folded form; dashes between blanks fold to "—", inside words to "-".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// Its folded form.
    pub word: Word,
    /// How it is capitalised.
    pub caps: Caps,
    /// Whether a blank (or the start of the text) precedes it.
    pub spaced: bool,
}

/// The token that stands for every position outside a document.
pub static NONE: Token =
    Token { span: Span { start: 0, end: 0 }, kind: Kind::Punct, word: Word(0), caps: Caps::Lower, spaced: true };

/// Words that keep a full stop ("Mr.", "Gov.", "Inc."), as folded words without it.
pub type Abbreviations = FxHashSet<Word>;

/// A single mark that opened further back, in tokens, was closed since.
const SINGLE: usize = 400;

/// Cuts `text` into tokens. Linear in the text; every byte that is no blank belongs to exactly one token.
pub fn tokenize(text: &str, abbreviations: &Abbreviations) -> Vec<Token> {
    let mut cutter = Cutter { text, at: 0, out: Vec::with_capacity(text.len() / 4 + 4), abbreviations, quoted: false };
    while cutter.step() {}
    cutter.out
}

struct Cutter<'a> {
    text: &'a str,
    at: usize,
    out: Vec<Token>,
    abbreviations: &'a Abbreviations,
    quoted: bool,
}

impl Cutter<'_> {
    fn peek(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn before(&self) -> Option<char> {
        self.text.get(..self.at)?.chars().next_back()
    }

    fn run(&self, from: usize, keep: impl Fn(char) -> bool) -> usize {
        let rest = self.text.get(from..).unwrap_or("");
        from + rest.find(|c: char| !keep(c)).unwrap_or(rest.len())
    }

    fn step(&mut self) -> bool {
        let Some(c) = self.peek(self.at) else { return false };
        if c.is_whitespace() || c == '\u{feff}' || c == '\0' {
            if c == '\n' {
                self.quoted = false;
            }
            self.at += c.len_utf8();
        } else if c.is_ascii_digit() || (c == '.' && self.starts_decimal()) {
            self.number();
        } else if c.is_alphanumeric() {
            self.word();
        } else if matches!(c, '@' | '#') && self.peek(self.at + 1).is_some_and(char::is_alphabetic) {
            let end = self.run(self.at + 1, |c| c.is_alphanumeric() || c == '_');
            self.push(end, Kind::Code);
        } else {
            self.mark(c);
        }
        true
    }

    fn starts_decimal(&self) -> bool {
        !self.before().is_some_and(char::is_alphanumeric) && self.peek(self.at + 1).is_some_and(|d| d.is_ascii_digit())
    }

    fn push(&mut self, end: usize, kind: Kind) {
        let surface = self.text.get(self.at..end).unwrap_or("");
        let bare = surface.strip_suffix('.').filter(|s| !s.is_empty() && !s.contains('.')).unwrap_or(surface);
        self.push_as(end, kind, if is_acronym(bare) { Word::of(bare) } else { Word::folded(bare) });
    }

    fn push_as(&mut self, end: usize, kind: Kind, word: Word) {
        let surface = self.text.get(self.at..end).unwrap_or("");
        let spaced = self.before().is_none_or(char::is_whitespace);
        self.out.push(Token { span: Span::new(self.at, end), kind, word, caps: caps(surface), spaced });
        self.at = end;
    }

    /// The end of "12,34,567": groups of two, and of three at the end.
    fn lakhs(&self) -> Option<usize> {
        let end = self.run(self.at, |c| c.is_ascii_digit() || c == ',');
        let mut groups = self.text.get(self.at..end)?.trim_end_matches(',').split(',');
        let first = groups.next().filter(|g| matches!(g.len(), 1..=2))?;
        let last = groups.next_back().filter(|g| g.len() == 3)?;
        let pairs = groups.clone().count();
        let whole = pairs > 0 && groups.all(|g| g.len() == 2);
        whole.then_some(self.at + first.len() + 3 * pairs + 1 + last.len())
    }

    /// "1,234.5", "14:48", "21st", "3D"; a unit that is glued on ("1.3bn", "5km", "1980s") becomes a token of its own.
    fn number(&mut self) {
        let digits = |at: usize| self.run(at, |c| c.is_ascii_digit());
        let mut end = self.lakhs().unwrap_or_else(|| digits(self.at));
        let mut grouped = end - self.at <= 3;
        loop {
            let (mark, next) = (self.peek(end), digits(end + 1));
            let many = if mark.is_some_and(|c| c.len_utf8() == 1) { next - end - 1 } else { 0 };
            match mark {
                Some(',') if grouped && many == 3 => end = next,
                Some('.') if many > 0 => {
                    end = next;
                    grouped = false;
                }
                Some(':') if many == 2 && end - self.at <= 2 => return self.push(next, Kind::Time),
                _ => break,
            }
        }
        let letters = self.run(end, char::is_alphanumeric);
        let tail = self.text.get(end..letters).unwrap_or("");
        match tail.to_ascii_lowercase().as_str() {
            "" => self.push(end, Kind::Number),
            "st" | "nd" | "rd" | "th" => self.push(letters, Kind::Ordinal),
            "m" | "k" | "b" | "bn" | "mn" | "tn" | "trn" | "km" | "kg" => self.push(end, Kind::Number),
            "ers" => self.push(letters, Kind::Code),
            _ if tail.chars().all(char::is_lowercase) => self.push(end, Kind::Number),
            // "15kW", "64GB" are a number and its unit; "5G" and "3D" are names
            _ if (2..=3).contains(&tail.len()) && tail.chars().all(char::is_alphabetic) => self.push(end, Kind::Number),
            _ => self.push(letters, Kind::Code),
        }
    }

    fn word(&mut self) {
        if let Some(end) = self.address() {
            return self.push(end, Kind::Code);
        }
        let start = self.at;
        let mut end = self.letters(start);
        while let Some(next) = self.joined(start, end) {
            end = next;
        }
        let surface = self.text.get(start..end).unwrap_or("");
        if let Some(digit) = surface.find(|c: char| c.is_ascii_digit()) {
            // "USD1,700" and "RM2.05" are a currency and its amount; "MS-13" and "G20" are names
            let amount = self
                .text
                .get(end..end + 2)
                .is_some_and(|t| t.starts_with(['.', ',']) && t.ends_with(|c: char| c.is_ascii_digit()));
            let code = surface
                .get(..digit)
                .is_some_and(|c| (2..=3).contains(&c.len()) && c.bytes().all(|b| b.is_ascii_uppercase()));
            return if amount && code { self.push(start + digit, Kind::Word) } else { self.push(end, Kind::Code) };
        }
        if let Some(stop) = self.dotted(start, end) {
            return self.push_as(stop, Kind::Word, acronym(self.text.get(start..stop).unwrap_or("")));
        }
        if let Some(cut) = clitic(surface) {
            self.push(start + cut, Kind::Word);
            return self.push(end, Kind::Word);
        }
        self.push(self.with_stop(start, end), Kind::Word);
    }

    /// Letters and digits, with apostrophes between letters.
    fn letters(&self, from: usize) -> usize {
        let mut end = self.run(from, |c| c.is_alphanumeric() || c == '\u{ad}');
        while let Some(c) = self.peek(end).filter(|c| matches!(c, '\'' | '’')) {
            let next = end + c.len_utf8();
            if !self.peek(next).is_some_and(char::is_alphabetic) {
                break;
            }
            end = self.run(next, char::is_alphanumeric);
        }
        end
    }

    /// A hyphen or "&" that belongs to a name: "Al-Shabaab", "MS-13", "AT&T"; never "US-made" or "two-thirds".
    fn joined(&self, start: usize, end: usize) -> Option<usize> {
        let mark = self.peek(end).filter(|c| matches!(c, '-' | '‑' | '&'))?;
        let next = end + mark.len_utf8();
        let after = self.peek(next)?;
        let left = self.text.get(start..end)?;
        let right = self.text.get(next..self.letters(next))?;
        let capital = left.chars().next().is_some_and(char::is_uppercase);
        let title = |s: &str| matches!(caps(s), Caps::Title | Caps::Mixed);
        let joins = match mark {
            '&' => capital && after.is_uppercase(),
            _ if after.is_ascii_digit() => capital && right.bytes().all(|b| b.is_ascii_digit()),
            _ => title(left) && title(right) && !right.contains(['\'', '’']),
        };
        joins.then(|| self.letters(next))
    }

    /// "U.S.", "a.m.", "J.K.": single letters with stops.
    fn dotted(&self, start: usize, end: usize) -> Option<usize> {
        let mut stop = end;
        if self.text.get(start..end)?.chars().count() != 1 {
            return None;
        }
        let mut letters = 1;
        while self.peek(stop) == Some('.') {
            let next = self.peek(stop + 1).filter(|c| c.is_alphabetic());
            match next {
                Some(c) if self.letters(stop + 1) == stop + 1 + c.len_utf8() => {
                    stop += 1 + c.len_utf8();
                    letters += 1;
                }
                _ if letters > 1 => return Some(stop + 1),
                _ => break,
            }
        }
        (letters > 1).then_some(stop)
    }

    /// Takes a full stop in after an abbreviation, or after an initial before a name.
    fn with_stop(&self, start: usize, end: usize) -> usize {
        if self.peek(end) != Some('.') || self.peek(end + 1) == Some('.') {
            return end;
        }
        let surface = self.text.get(start..end).unwrap_or("");
        let initial = surface.chars().count() == 1
            && surface.chars().all(char::is_uppercase)
            && self.text.get(end + 1..).is_some_and(|r| r.trim_start_matches(' ').starts_with(char::is_uppercase));
        // "ill." and "no." end sentences; "Ill." and "no. 5" do not
        let numbered = self
            .text
            .get(end + 1..)
            .is_some_and(|r| r.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit()));
        let capital = surface.starts_with(char::is_uppercase) && Word::folded(surface) != Word::of("no");
        let known = (capital || numbered) && self.abbreviations.contains(&Word::folded(surface));
        if initial || known { end + 1 } else { end }
    }

    fn address(&self) -> Option<usize> {
        let rest = self.text.get(self.at..)?;
        if !["http://", "https://", "www."].iter().any(|p| rest.starts_with(p)) {
            return None;
        }
        let end = self.run(self.at, |c| !c.is_whitespace() && !matches!(c, '"' | '”' | ')' | '>' | ','));
        Some(self.at + self.text.get(self.at..end)?.trim_end_matches('.').len())
    }

    fn mark(&mut self, c: char) {
        let end = self.at + c.len_utf8();
        let next = self.peek(end);
        let doubled = next == Some(c);
        match c {
            '$' | '£' | '€' | '¥' | '₹' | '%' | '°' => self.push(end, Kind::Symbol),
            '“' | '„' | '«' => self.quote(end, true),
            '”' | '»' => self.quote(end, false),
            '"' => self.quote(end, self.straight_opens(end)),
            '`' if doubled => self.quote(end + 1, true),
            '\'' if doubled => self.quote(end + 1, self.straight_opens(end + 1)),
            '\'' | '’' if self.is_clitic(end) => {
                let stop = self.run(end, char::is_alphabetic);
                self.push(stop, Kind::Word);
            }
            '‘' | '`' => self.push(end, Kind::Open),
            '\'' | '’' => {
                // said:'We have', said,'We have', said.'We have': the blank was lost
                let capital = next.is_some_and(char::is_uppercase);
                let lost = |b| b == ':' || capital && (b == ',' || matches!(b, '.' | '!' | '?') && !self.single());
                let free = |b: char| b.is_whitespace() || matches!(b, '(' | '[' | '—' | '"' | '“') || lost(b);
                let opens = self.before().is_none_or(free) && next.is_some_and(|n| !n.is_whitespace());
                self.push(end, if opens { Kind::Open } else { Kind::Close });
            }
            '.' if doubled => {
                let stop = self.run(self.at, |c| c == '.');
                self.push_as(stop, Kind::Punct, Word::of("..."));
            }
            '-' | '–' | '—' | '―' | '−' | '‐' | '‑' => self.dash(c),
            _ => self.push(end, Kind::Punct),
        }
    }

    /// A straight mark opens behind a blank and closes before one; where both or none stand, it answers the mark before.
    fn straight_opens(&self, end: usize) -> bool {
        let behind_blank =
            self.before().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '\'' | '‘'));
        let before_blank =
            self.peek(end).is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ')' | ';' | ':' | '?' | '!'));
        if behind_blank == before_blank { !self.quoted } else { behind_blank }
    }

    fn quote(&mut self, end: usize, open: bool) {
        self.quoted = open;
        self.push_as(end, if open { Kind::Open } else { Kind::Close }, Word::of("\""));
    }

    /// Whether a single mark stands open.
    fn single(&self) -> bool {
        let mark = |t: &&Token| matches!(t.kind, Kind::Open | Kind::Close) && t.word != Word::of("\"");
        self.out.iter().rev().take(SINGLE).find(mark).is_some_and(|t| t.kind == Kind::Open)
    }

    fn is_clitic(&self, from: usize) -> bool {
        let end = self.run(from, char::is_alphabetic);
        let tail = self.text.get(from..end).unwrap_or("");
        matches!(tail.to_ascii_lowercase().as_str(), "s" | "re" | "ve" | "ll" | "d" | "m")
    }

    fn dash(&mut self, c: char) {
        let end = self.run(self.at, |x| x == c);
        let glued = |side: Option<char>| side.is_some_and(|c| !c.is_whitespace());
        let inside = glued(self.before()) && glued(self.peek(end)) && end - self.at == c.len_utf8();
        let before_digit = self.peek(end).is_some_and(|c| c.is_ascii_digit());
        let hyphen = !matches!(c, '—' | '―') && (inside || (before_digit && end - self.at == c.len_utf8()));
        self.push_as(end, Kind::Punct, Word::of(if hyphen { "-" } else { "—" }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let abbreviations = ["mr", "gov", "no"].iter().map(|w| Word::of(w)).collect();
        tokenize(text, &abbreviations).iter().map(|t| t.span.of(text).to_string()).collect()
    }

    #[test]
    fn traps() {
        for (text, want) in [
            ("on Aug. 29, 2022 and 7, 2012", "on|Aug|.|29|,|2022|and|7|,|2012"),
            ("$1.3bn or 25.5%, 10,000 at 14:48", "$|1.3|bn|or|25.5|%|,|10,000|at|14:48"),
            ("MS-13, H5N1 and COVID-19 in the 1980s", "MS-13|,|H5N1|and|COVID-19|in|the|1980|s"),
            ("Mr. Smith don't, can’t, cannot", "Mr.|Smith|do|n't|,|ca|n’t|,|can|not"),
            ("U.S.-made US-made Al-Shabaab AT&T", "U.S.|-|made|US|-|made|Al-Shabaab|AT&T"),
            ("Mexico’s “war” said 'so'", "Mexico|’s|“|war|”|said|'|so|'"),
            ("a 34-year-old, 10-15, 3-1", "a|34|-|year|-|old|,|10|-|15|,|3|-|1"),
            ("J. K. Rowling won 2nd... then—no", "J.|K.|Rowling|won|2nd|...|then|—|no"),
        ] {
            assert_eq!(cut(text).join("|"), want);
        }
    }

    #[test]
    fn acronyms_meet_their_dotted_form() {
        let words = |t: &str| tokenize(t, &Abbreviations::default()).iter().map(|t| t.word).collect::<Vec<_>>();
        assert_eq!(words("U.S."), words("US"));
        assert_ne!(words("US"), words("us"));
    }
}
