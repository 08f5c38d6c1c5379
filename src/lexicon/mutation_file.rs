//! What can be changed in a sentence so that it says another thing, as typed in TOML.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Changes that make another statement of a sentence, below `[mutation]`: what `rules mutate` puts in and takes out. Texts are
/// blank-separated words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct MutationFile {
    /// Words in front of a figure that another figure may satisfy too: it is left alone.
    pub bounds: String,
    /// Words in front of a date that another date may satisfy too.
    pub date_bounds: String,
    /// Number words that stand for each other.
    pub numbers: String,
    /// Words of the calendar, a text for each kind, of which one stands for another.
    pub moved: Vec<String>,
    /// Negations that can be taken out.
    pub negations: String,
    /// Words that no negation is taken out in front of ("not only").
    pub soft: String,
    /// Words that no negation is taken out behind ("whether or not").
    pub joints: String,
    /// Stumps that are no word without their negation ("ca" of "can't").
    pub stumps: String,
    /// Auxiliaries behind which a negation can be put.
    pub auxiliaries: String,
    /// The negation that is put in.
    pub negation: String,
    /// Words behind which a sentence begins that is not the main one: no negation is put in behind them.
    pub barriers: String,
    /// Words that deny: no negation is put into a sentence that holds one.
    pub denials: String,
    /// Verbs that say the same with their participants exchanged.
    pub symmetric: String,
    /// Prepositions whose noun can change places with the subject.
    pub directed: String,
    /// Words or phrases that stand for each other and say the opposite.
    pub opposites: Vec<(String, String)>,
    /// What tells how far an act is true, and what says another thing in its place; one way.
    pub operators: Vec<(String, String)>,
    /// What limits a statement, and what says more in its place; one way.
    pub guards: Vec<(String, String)>,
}

impl MutationFile {
    /// Takes in what a later file says: its words are added.
    pub fn extend(&mut self, later: Self) {
        for (to, more) in [
            (&mut self.bounds, later.bounds),
            (&mut self.date_bounds, later.date_bounds),
            (&mut self.numbers, later.numbers),
            (&mut self.negations, later.negations),
            (&mut self.soft, later.soft),
            (&mut self.joints, later.joints),
            (&mut self.stumps, later.stumps),
            (&mut self.auxiliaries, later.auxiliaries),
            (&mut self.barriers, later.barriers),
            (&mut self.denials, later.denials),
            (&mut self.symmetric, later.symmetric),
            (&mut self.directed, later.directed),
        ] {
            to.push(' ');
            to.push_str(&more);
        }
        if !later.negation.is_empty() {
            self.negation = later.negation;
        }
        self.moved.extend(later.moved);
        self.opposites.extend(later.opposites);
        self.operators.extend(later.operators);
        self.guards.extend(later.guards);
    }
}
