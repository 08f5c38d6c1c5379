//! `factmark rules`: from its command line to the command.

use super::desk::{Desk, Stop};
use super::rules_args::{PackCommand, RulesCommand};
use super::{audit, lint, mutate, packs, rules, rules_new, rules_test, suggest, threads};
use crate::mutate::How;

/// Runs one of the commands on rules.
///
/// # Errors
/// As the command says.
pub fn run(desk: &Desk, command: &RulesCommand) -> Result<u8, Stop> {
    match command {
        RulesCommand::List { format } => rules::list(desk, *format),
        RulesCommand::Show { id, effective, format } => rules::show(desk, id, *effective, *format),
        RulesCommand::New { id, write } => rules_new::new(desk, id, write.as_deref()),
        RulesCommand::Words { set, format } => rules::words(desk, set.as_deref(), *format),
        RulesCommand::Schema => rules_new::schema(desk),
        RulesCommand::Lint { paths, all, format } => lint::lint(desk, paths, *all, *format),
        RulesCommand::Coverage { what, all, format } => lint::coverage(desk, what.as_deref(), *all, *format),
        RulesCommand::Pack { what: PackCommand::Check { path, format } } => packs::check(desk, path, *format),
        RulesCommand::Audit { file, sources, least, format, threads } => {
            threads::pool(*threads)?;
            audit::audit(desk, file, sources, *least, *format)
        }
        RulesCommand::Mutate { article, limit, seed, format, threads } => {
            threads::pool(*threads)?;
            mutate::mutate(desk, article, How { seed: *seed, limit: *limit }, *format)
        }
        RulesCommand::Suggest { statement, sources, write, pick, format } => {
            let write = write.as_deref().map(|file| suggest::Write { file, pick: *pick });
            suggest::suggest(desk, statement, sources, write, *format)
        }
        RulesCommand::Test { what, watch, format } => rules_test::test(desk, what.as_deref(), *watch, *format),
    }
}
