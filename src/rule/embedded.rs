//! The rule files inside the program.

/// Name and text of every rule file inside the program, in the order of loading.
pub const FILES: &[(&str, &str)] = &[
    ("rules/pack.toml", include_str!("../../rules/pack.toml")),
    ("rules/policy.toml", include_str!("../../rules/policy.toml")),
    ("rules/claims/attributions.toml", include_str!("../../rules/claims/attributions.toml")),
    ("rules/claims/dates.toml", include_str!("../../rules/claims/dates.toml")),
    ("rules/claims/designations.toml", include_str!("../../rules/claims/designations.toml")),
    ("rules/claims/events.toml", include_str!("../../rules/claims/events.toml")),
    ("rules/claims/numbers.toml", include_str!("../../rules/claims/numbers.toml")),
    ("rules/claims/quotes.toml", include_str!("../../rules/claims/quotes.toml")),
    ("rules/claims/roles.toml", include_str!("../../rules/claims/roles.toml")),
];

/// Name and text of every rule file inside the program, in the order of loading.
pub fn shipped() -> &'static [(&'static str, &'static str)] {
    FILES
}

/// Files of a pack inside the program, each with its name and text.
macro_rules! pack {
    ($($file:literal),+) => { &[$(($file, include_str!(concat!("../../", $file)))),+] };
}

/// The packs inside the program that a run must name: each with the names and texts of its files.
pub const PACKS: &[(&str, &[(&str, &str)])] = &[
    (
        "courts",
        pack![
            "rules/packs/courts/pack.toml",
            "rules/packs/courts/arrest.toml",
            "rules/packs/courts/sentence.toml",
            "rules/packs/courts/trial.toml"
        ],
    ),
    (
        "finance",
        pack![
            "rules/packs/finance/pack.toml",
            "rules/packs/finance/guidance.toml",
            "rules/packs/finance/moves.toml",
            "rules/packs/finance/payouts.toml",
            "rules/packs/finance/rates.toml",
            "rules/packs/finance/results.toml",
            "rules/packs/finance/words.toml"
        ],
    ),
];

/// Whether a file of this name belongs to the rules that every run has.
pub fn is_shipped(file: &str) -> bool {
    FILES.iter().any(|(name, _)| *name == file)
}

/// The text of the file of this name inside the program.
pub fn shipped_text(file: &str) -> Option<&'static str> {
    FILES.iter().find(|(name, _)| *name == file).map(|(_, text)| *text)
}

/// Name and text of every source that examples inside the program name.
pub const SOURCES: &[(&str, &str)] =
    &[("seeds/cartel-designations.txt", include_str!("../../seeds/cartel-designations.txt"))];

/// The lexicon inside the program, encoded; for its hash.
pub const LEXICON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
