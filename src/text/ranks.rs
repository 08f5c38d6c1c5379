//! Where in a sorted list a token stands, looked up instead of searched for.

/// For every token, how many items of a sorted list lie in front of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranks(Vec<u32>);

impl Ranks {
    /// Ranks for a text of so many tokens; `passed` tells for each item, in order, the first token that lies behind it.
    pub fn new(tokens: usize, passed: impl IntoIterator<Item = usize>) -> Self {
        let mut ranks = Vec::with_capacity(tokens + 1);
        let mut count = 0;
        for token in passed {
            while ranks.len() < token {
                ranks.push(count);
            }
            count += 1;
        }
        while ranks.len() <= tokens {
            ranks.push(count);
        }
        Self(ranks)
    }

    /// How many items lie in front of token `at`; past the text, all of them.
    pub fn at(&self, at: usize) -> usize {
        self.0.get(at).or(self.0.last()).map_or(0, |n| *n as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::Ranks;

    #[test]
    fn ranks_are_what_a_search_finds() {
        let starts = [0, 0, 3, 3, 7];
        let ranks = Ranks::new(9, starts.iter().map(|s| s + 1));
        for at in 0..12 {
            assert_eq!(ranks.at(at), starts.partition_point(|s| *s < at), "at {at}");
        }
    }
}
