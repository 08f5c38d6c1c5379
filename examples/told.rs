use factmark::check::Checker; use factmark::value::{Date, Quantity, Value}; use std::io::BufRead;
fn main(){ let c=Checker::builtin().unwrap(); for l in std::io::stdin().lock().lines() { let l=l.unwrap(); println!("{}\t{}", told(&c,&l,true), told(&c,&l,false)); } }
/// What is read in a text, in one line: its figures, or its dates.
fn told(checker: &Checker, text: &str, figures: bool) -> String {
    let reading = checker.reading(text);
    let tell = |value: &Value| match value {
        Value::Quantity(q) if figures => Some(figure(q)),
        Value::Date(d) if !figures => Some(date(d)),
        _ => None,
    };
    reading.mentions.iter().filter_map(|m| tell(&m.value)).collect::<Vec<_>>().join(" | ")
}

/// "about 480000", "25 %", "ordinal 3": hedge, kind, value in the base of its unit, unit as named.
fn figure(q: &Quantity) -> String {
    let hedge = if q.hedge == factmark::lexicon::Hedge::Bare { String::new() } else { format!("{:?} ", q.hedge).to_lowercase() };
    let kind = if q.ordinal { "ordinal " } else if q.vague { "vague " } else { "" };
    let value = if q.lo == q.hi { q.lo.to_string() } else { format!("{}-{}", q.lo, q.hi) };
    let unit = if q.unit.is_empty() { String::new() } else { format!(" {}", q.unit) };
    format!("{hedge}{kind}{value}{unit}")
}

/// "y2006", "m3 d4", "w4", "relative 3 -1": the parts that are given.
fn date(d: &Date) -> String {
    let mut out = Vec::new();
    out.extend(d.years.map(|(a, b)| if a == b { format!("y{a}") } else { format!("y{a}-{b}") }));
    out.extend(d.month.map(|m| format!("m{m}")));
    out.extend(d.day.map(|m| format!("d{m}")));
    out.extend(d.weekday.map(|m| format!("w{m}")));
    out.extend(d.season.map(|m| format!("s{m}")));
    out.extend(d.relative.map(|(unit, by)| format!("relative {unit} {by}")));
    out.extend(d.part.map(|p| format!("part {p}")));
    out.extend(d.limit.map(|l| format!("{l:?}").to_lowercase()));
    out.join(" ")
}
