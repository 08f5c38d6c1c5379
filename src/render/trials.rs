//! Rules tried on their examples, for a person and as JSON.

use super::terminal::plural;
use crate::outcome::Verdict;
use crate::trial::{Found, Outcome, Trial};
use schemars::JsonSchema;
use serde::Serialize;

/// One example with its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tried {
    /// Pack and id of the rule.
    pub rule: String,
    /// The file.
    pub file: String,
    /// The line of the example.
    pub line: usize,
    /// The statement or text.
    pub text: String,
    /// The verdict that it must get; none for a text that is only read.
    pub wanted: Option<&'static str>,
    /// The verdict that it got.
    pub got: Option<&'static str>,
    /// met, missed, noisy or wrong, with all rules.
    pub outcome: &'static str,
    /// What was wanted and what came.
    pub said: String,
    /// met, missed, noisy or wrong, with its rule alone.
    pub alone: Option<&'static str>,
    /// What was wanted and what came with its rule alone.
    pub alone_said: Option<String>,
    /// Whether it is met without its rule too; none for what is only read or ignored.
    pub without: Option<bool>,
    /// Whether it is known to fail.
    pub todo: bool,
    /// Whether the run fails by it.
    pub fails: bool,
}

impl Tried {
    /// A trial as a row.
    pub fn of(trial: &Trial) -> Self {
        let (file, line) = trial.place.clone();
        let alone = trial.alone.as_ref();
        Self {
            rule: trial.rule.clone(),
            file,
            line,
            text: trial.text.clone(),
            wanted: trial.wanted.map(Verdict::code),
            got: trial.got.map(Verdict::code),
            outcome: name(trial.outcome),
            said: trial.said.clone(),
            alone: alone.map(|f| name(f.outcome)),
            alone_said: alone.map(|f| f.said.clone()),
            without: trial.without,
            todo: trial.todo,
            fails: trial.fails(),
        }
    }
}

const fn name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::Missed => "missed",
        Outcome::Noisy => "noisy",
        Outcome::Wrong => "wrong",
    }
}

/// What is told beside what fails and what is known to fail.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told {
    /// What other rules are needed for.
    pub leaning: bool,
    /// What is met without its rule too.
    pub idle: bool,
}

/// What failed, what is known to fail, and what is to be told beside; then the counts, when quiet these alone.
pub fn trials(trials: &[Trial], told: Told, quiet: bool) -> String {
    let mut out = String::new();
    let wanted = |t: &&Trial| t.fails() || t.todo || told.leaning && t.leans() || told.idle && t.idle();
    for trial in trials.iter().filter(wanted) {
        out.push_str(&one(trial));
    }
    if quiet { summary(trials) } else { out + &summary(trials) }
}

fn one(trial: &Trial) -> String {
    let mark = match (trial.todo, trial.fails()) {
        (true, true) => "passes now; take `todo` away",
        (true, false) => "known to fail",
        (false, true) => name(trial.outcome),
        (false, false) if trial.leans() => "needs other rules",
        (false, false) => "met without its rule too",
    };
    let falsely = [Verdict::Supported, Verdict::Contradicted].into_iter().find(|v| trial.falsely(*v));
    let falsely = match falsely.filter(|_| trial.fails() && !trial.todo) {
        Some(Verdict::Supported) => ", false support",
        Some(_) => ", false contradiction",
        None => "",
    };
    let mut out = format!("{}:{}: {}: {mark}{falsely}\n    {}\n", trial.place.0, trial.place.1, trial.rule, trial.text);
    if !trial.said.is_empty() {
        out.push_str(&format!("    {}\n", trial.said));
    }
    if let Some(Found { outcome, said, .. }) = trial.alone.as_ref().filter(|f| f.outcome != trial.outcome) {
        let said = if said.is_empty() { String::new() } else { format!(": {said}") };
        out.push_str(&format!("    with this rule alone it is {}{said}\n", name(*outcome)));
    }
    out
}

fn summary(trials: &[Trial]) -> String {
    let open = || trials.iter().filter(|t| !t.todo);
    let count = |o: Outcome| open().filter(|t| t.outcome == o).count();
    let falsely = |v: Verdict| open().filter(|t| t.falsely(v)).count();
    let known = trials.iter().filter(|t| t.todo && !t.fails()).count();
    let passing = trials.iter().filter(|t| t.todo && t.fails()).count();
    let passing = if passing > 0 { format!(", {passing} marked `todo` and met") } else { String::new() };
    let leaning = trials.iter().filter(|t| t.leans()).count();
    let idle: Vec<&Trial> = trials.iter().filter(|t| t.idle()).collect();
    let asks = idle.first().map_or("", |t| t.rule.as_str());
    let idle = match idle.len() {
        0 => String::new(),
        many => format!("; {many} met without their rule too (`by = \"{asks}\"` asks that it decides)"),
    };
    format!(
        "{}: {} met, {} missed, {} noisy, {} wrong, {known} known to fail{passing}\nfalse support {}, false \
         contradiction {}; {leaning} met only together with other rules{idle}\n",
        plural(trials.len(), "example"),
        count(Outcome::Met),
        count(Outcome::Missed),
        count(Outcome::Noisy),
        count(Outcome::Wrong),
        falsely(Verdict::Supported),
        falsely(Verdict::Contradicted),
    )
}
