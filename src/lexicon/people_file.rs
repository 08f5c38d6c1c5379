//! Places, names and offices as typed in TOML: a part of the lexicon file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place, in a list `place`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct PlaceFile {
    /// Its name.
    pub name: String,
    /// continent, region, country, state, city or water.
    #[schemars(extend("enum" = ["continent", "region", "country", "state", "city", "water"]))]
    pub kind: String,
    /// The smallest place listed that holds it.
    #[serde(rename = "in")]
    pub within: String,
    /// Its people and their adjective, in the singular.
    pub demonyms: Vec<String>,
    /// Its capital.
    pub capital: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Short forms that count only after a comma or a party letter.
    pub short: Vec<String>,
    /// Names that stand for its government.
    pub government: Vec<String>,
}

/// A body known by more than one name, in `names.body`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct BodyFile {
    /// Its names, the one to show first.
    pub names: Vec<String>,
    /// The country whose state acts in it.
    pub state: String,
}

/// What shows whom capitals name, below `[names]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct NamesFile {
    /// First names of men.
    pub male: Vec<String>,
    /// First names of women.
    pub female: Vec<String>,
    /// First names of both.
    pub either: Vec<String>,
    /// Heads of names of bodies.
    pub organisation: Vec<String>,
    /// Heads of names of sites.
    pub site: Vec<String>,
    /// Words behind a person's name.
    pub suffixes: Vec<String>,
    /// Lower-case words inside a person's name.
    pub particles: Vec<String>,
    /// Owners inside the name of a body.
    pub owners: Vec<String>,
    /// Capitalised words that are no names.
    pub never: Vec<String>,
    /// Of these, words that are part of a name behind a first name or a title.
    pub doubtful: Vec<String>,
    /// Adherents of parties and religions.
    pub adherents: Vec<String>,
    /// Bodies known by more than one name.
    pub body: Vec<BodyFile>,
}

/// An office, in a list `office`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct OfficeFile {
    /// Ways to name it.
    pub same: Vec<String>,
    /// Short forms before a name.
    pub short: Vec<String>,
    /// "man" or "woman", where the office says so.
    #[schemars(extend("enum" = ["", "man", "woman"]))]
    pub gender: String,
    /// Whether many hold it at once.
    pub many: bool,
    /// Whether it is a rank: a person has one at a time, and is called by its last word as well.
    pub rank: bool,
}

/// Words for persons of one kind, below `[[title]]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct TitleFile {
    /// courtesy, rank, occupation, kin or description.
    #[schemars(extend("enum" = ["courtesy", "rank", "occupation", "kin", "description"]))]
    pub kind: String,
    /// Words for either, in the singular.
    pub nouns: Vec<String>,
    /// Words for men.
    pub men: Vec<String>,
    /// Words for women.
    pub women: Vec<String>,
    /// Short forms before a name.
    pub short: Vec<String>,
}

impl NamesFile {
    /// Joins the lists of a later file to these.
    pub fn extend(&mut self, later: Self) {
        for (to, more) in [
            (&mut self.male, later.male),
            (&mut self.female, later.female),
            (&mut self.either, later.either),
            (&mut self.organisation, later.organisation),
            (&mut self.site, later.site),
            (&mut self.suffixes, later.suffixes),
            (&mut self.particles, later.particles),
            (&mut self.owners, later.owners),
            (&mut self.never, later.never),
            (&mut self.doubtful, later.doubtful),
            (&mut self.adherents, later.adherents),
        ] {
            to.extend(more);
        }
        self.body.extend(later.body);
    }
}
