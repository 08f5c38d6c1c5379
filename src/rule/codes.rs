//! Every diagnostic code of the rule language, with what it means and what to do.

use crate::text::Severity;

/// A diagnostic code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The code, "R101".
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it means, in one sentence.
    pub meaning: &'static str,
    /// What to do.
    pub remedy: &'static str,
}

const fn error(code: &'static str, meaning: &'static str, remedy: &'static str) -> Code {
    Code { code, severity: Severity::Error, meaning, remedy }
}

const fn warning(code: &'static str, meaning: &'static str, remedy: &'static str) -> Code {
    Code { code, severity: Severity::Warning, meaning, remedy }
}

/// Every code, in order.
pub const CODES: &[Code] = &[
    error(
        "R101",
        "A key, type, word set, slot, comparator or code is not known.",
        "Write the name that the help line suggests, or declare it.",
    ),
    error("R102", "A slot is declared in `slots` and stands in no pattern.", "Use it in a pattern or remove it."),
    error(
        "R103",
        "A slot that `key`, `check` or another key of the rule names stands in no pattern.",
        "Put `{slot:type}` into a pattern, or correct the name.",
    ),
    error("R104", "A slot is `single` but is not compared.", "Add it to `check`, or remove it from `single`."),
    error(
        "R105",
        "Two slots without an end of their own stand side by side, or a gap stands at the edge of a pattern.",
        "Put a word, a mark or a typed slot between the two; remove the gap.",
    ),
    warning(
        "R106",
        "A word set that is matched without being captured holds two opposites.",
        "Capture it in a slot (`{how:[change]}`) and compare it with `same-word`, or make two sets.",
    ),
    warning(
        "R107",
        "A pattern of one verb set and open slots holds a verb of many senses.",
        "Give the pattern a frame: a literal, a preposition or a typed slot.",
    ),
    warning("R108", "Two word sets that hold opposites share a word.", "Leave the word in the set that it belongs to."),
    warning(
        "R109",
        "A gap that reaches far, lies between two slots that nearly anything fills, or lies behind such a first slot, where the \
         nearest words win.",
        "Give it a lower number (`..4`), or put a word, a set or a typed slot beside it.",
    ),
    warning("R110", "A pattern or an alternative that reads nothing that an earlier one does not read.", "Remove it."),
    error("R111", "A slot has two types.", "Give it one type, or give the two places two names."),
    error(
        "R112",
        "A comparator that does not compare what the slot holds.",
        "Write one that does, as the help line says, or give the slot another type.",
    ),
    warning(
        "R113",
        "A verb of a word set stands in an inflected form, so that the set matches forms of a word that nobody writes.",
        "Write its plain form; the set matches the others as well.",
    ),
    warning(
        "R201",
        "A table that applies to the whole file stands below a rule and looks as if it belonged to it.",
        "Move it above the first `[[rule]]`, or write `[rule.policy]`.",
    ),
    error("R202", "Two rules have the same name.", "Give one another `id`, or say `replaces = \"pack/id\"`."),
    error(
        "R203",
        "The file is not TOML, or a pattern or expression is not written correctly.",
        "Correct it as the help line says.",
    ),
    error("R204", "A pattern that cannot match anything.", "Correct the part that the label points at."),
    error(
        "R205",
        "A key is missing, has the wrong type, or holds a value out of range.",
        "Write it as the help line says.",
    ),
    error("R206", "A file, rule or expression is larger than the limits.", "Split it."),
    error(
        "R207",
        "An example names a source that no file declares.",
        "Add a `[[source]]` table, or write the text itself.",
    ),
    error(
        "R208",
        "The file is written in a version of the rule language that this program does not read.",
        "Use `language-version = 1`.",
    ),
    error(
        "R209",
        "Word sets that extend each other in a ring.",
        "Take one name out of an `extend`; words that two sets share go into a third.",
    ),
    error(
        "R210",
        "A pack needs another one that is not loaded, is there in another version, or needs it back.",
        "Name the pack in `factmark.toml`, or correct `requires` in its `pack.toml`.",
    ),
    warning(
        "R301",
        "A pattern that matches in none of its rule's examples.",
        "Add an example that it reads, or remove it.",
    ),
    warning(
        "R302",
        "A word set that the pack's rules use has words that stand in none of their examples.",
        "Add an example with each word, or leave the word out.",
    ),
    warning(
        "R303",
        "A rule has no example that must not be supported.",
        "Add an example with the verdict `contradicted` or `absent`.",
    ),
    warning(
        "R304",
        "A pattern that reads nothing in the examples but what an earlier pattern of its rule reads too.",
        "Remove it, put it first, or add an example that it alone reads.",
    ),
    warning(
        "R305",
        "A rule whose examples do not show where it ends: no sentence that must not be supported or read is near one that must \
         be. Near is what differs in three words, or in a third of the longer one.",
        "Take an example that must be supported, change a word or two so that it must not, and add it.",
    ),
    warning(
        "R306",
        "An alternative inside a pattern, or an element that may be missing, that no example takes.",
        "Add an example with it, or remove it.",
    ),
    warning(
        "R307",
        "A rule of which no example tells: all of them come out the same without it, by the general reader or by another rule.",
        "Add an example that only this rule decides, with `by = \"pack/id\"`.",
    ),
    error(
        "R308",
        "An example that is not met.",
        "Mend the rule or the example: `factmark rules test FILE` tells more, `factmark trace` shows how both texts were read.",
    ),
    error(
        "R401",
        "A policy would turn a disagreement into supported.",
        "Name `contradicted` and `possible` only; without them the outcome is absent.",
    ),
    error("R402", "`context = \"ignore\"` without a reason.", "Say why in `because`."),
    warning(
        "R403",
        "A policy that supports more than the one before it.",
        "Keep the stricter value, unless statements with a label show that the looser one is right.",
    ),
    error(
        "E301",
        "A step budget was used up, so the answer may be incomplete.",
        "Shorten the sentence or the pattern.",
    ),
    warning(
        "E302",
        "The article is not the one that its claims file was written for.",
        "Check the claims file again and renew its `sha256`.",
    ),
    error(
        "E303",
        "A guarded fact is not borne out by the article.",
        "Write what the article says, or leave the guard out.",
    ),
];

impl Code {
    /// The code with this name.
    pub fn find(code: &str) -> Option<&'static Self> {
        CODES.iter().find(|c| c.code.eq_ignore_ascii_case(code))
    }
}
