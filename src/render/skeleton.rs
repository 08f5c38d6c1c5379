//! The rule file that a new rule begins as.

/// The file, with `{id}`, `{pack}` and `{name}` for the rule's.
const SKELETON: &str = include_str!("skeleton.toml");

/// A rule file with one example of each kind that loads, and whose examples are met, as it stands.
pub fn skeleton(pack: &str, id: &str) -> String {
    let name = format!("{pack}/{id}");
    SKELETON.replace("{id}", id).replace("{pack}", pack).replace("{name}", &name)
}
