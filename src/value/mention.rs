//! A mention: a stretch of text with the value that it stands for.

use super::date::Date;
use super::list::List;
use super::name::Name;
use super::quantity::Quantity;
use super::quote::Quote;
use super::role::Role;
use crate::text::Run;

/// The typed value of a mention. The large and rare ones are boxed, so that a text's mentions lie close together.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A figure.
    Quantity(Box<Quantity>),
    /// A date, span of time or relative date.
    Date(Date),
    /// A name.
    Name(Name),
    /// Words in quotation marks.
    Quote(Quote),
    /// A list of names or nouns.
    List(Box<List>),
    /// A title or office.
    Role(Box<Role>),
}

/// A value and the tokens that stand for it (a hedge, unit and counted noun included).
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its tokens; never across a sentence.
    pub run: Run,
    /// What they stand for.
    pub value: Value,
}
