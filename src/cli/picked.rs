//! Which rows of an input are answered: all, every n-th, the first few, or an even draw.

use crate::batch::Parsed;
use std::str::FromStr;

/// One of several runs that share the rows of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    number: usize,
    of: usize,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("`{text}` is no share of the rows: write I/N with I from 1 to N, as in 2/8");
        let (number, of) = text.split_once('/').ok_or_else(wrong)?;
        let (number, of): (usize, usize) =
            (number.trim().parse().map_err(|_| wrong())?, of.trim().parse().map_err(|_| wrong())?);
        if (1..=of).contains(&number) { Ok(Self { number, of }) } else { Err(wrong()) }
    }
}

/// Lets through the rows that are wanted; rows are counted over all inputs.
#[derive(Debug)]
pub struct Picked {
    shard: Option<Shard>,
    limit: Option<usize>,
    seen: usize,
    taken: usize,
}

impl Picked {
    /// From the first row on.
    pub fn new(shard: Option<Shard>, limit: Option<usize>) -> Self {
        Self { shard, limit, seen: 0, taken: 0 }
    }

    /// Whether no more rows are wanted.
    pub fn full(&self) -> bool {
        self.limit.is_some_and(|limit| self.taken >= limit)
    }

    /// Of these rows those that are wanted.
    pub fn of(&mut self, rows: Vec<Parsed>) -> Vec<Parsed> {
        rows.into_iter().filter(|_| self.wants()).collect()
    }

    fn wants(&mut self) -> bool {
        let mine = self.shard.is_none_or(|s| self.seen % s.of == s.number - 1);
        self.seen += 1;
        let wanted = mine && !self.full();
        self.taken += usize::from(wanted);
        wanted
    }
}

/// An even draw of rows (reservoir sampling, Vitter's algorithm R); the same seed draws the same rows.
#[derive(Debug)]
pub struct Draw<T> {
    size: usize,
    state: u64,
    seen: u64,
    kept: Vec<(u64, T)>,
}

impl<T> Draw<T> {
    /// Of so many rows.
    pub fn new(size: usize, seed: u64) -> Self {
        Self { size, state: seed, seen: 0, kept: Vec::new() }
    }

    /// One more row.
    pub fn add(&mut self, row: T) {
        let number = self.seen;
        self.seen += 1;
        if self.kept.len() < self.size {
            self.kept.push((number, row));
            return;
        }
        let place = usize::try_from(self.next() % self.seen).unwrap_or(usize::MAX);
        if let Some(slot) = self.kept.get_mut(place) {
            *slot = (number, row);
        }
    }

    /// What was drawn, in the order of the input.
    pub fn rows(mut self) -> Vec<T> {
        self.kept.sort_unstable_by_key(|(number, _)| *number);
        self.kept.into_iter().map(|(_, row)| row).collect()
    }

    /// The next number of SplitMix64 (Steele, Lea and Flood 2014).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_share_all_rows() {
        let rows: Vec<usize> = (0..11).collect();
        let of = |text: &str| {
            let mut picked = Picked::new(Some(text.parse().unwrap()), None);
            rows.iter().copied().filter(|_| picked.wants()).collect::<Vec<_>>()
        };
        assert_eq!(of("1/3"), [0, 3, 6, 9]);
        assert_eq!(of("3/3"), [2, 5, 8]);
        for wrong in ["0/3", "4/3", "1", "a/b", "1/0"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_draw_is_even_and_repeats() {
        let draw = |seed: u64| {
            let mut draw = Draw::new(100, seed);
            (0..10_000_u32).for_each(|n| draw.add(n));
            draw.rows()
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
        assert!(draw(1).is_sorted() && draw(1).len() == 100);
        // over many seeds, as many from each half
        let low: usize = (0..200).map(|seed| draw(seed).iter().filter(|n| **n < 5_000).count()).sum();
        assert!((9_500..10_500).contains(&low), "{low}");
        let mut few = Draw::new(5, 0);
        few.add('a');
        assert_eq!(few.rows(), ['a']);
    }
}
