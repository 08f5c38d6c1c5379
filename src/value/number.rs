//! Exact numbers: a ratio of two 128-bit integers, always reduced, never a float.

use std::cmp::Ordering;
use std::fmt;

/// An exact number `top / bottom`, reduced, with `bottom > 0`. Arithmetic answers `None` where it would overflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    top: i128,
    bottom: i128,
}

impl Number {
    /// Zero.
    pub const ZERO: Self = Self::int(0);
    /// One.
    pub const ONE: Self = Self::int(1);

    /// A whole number.
    pub const fn int(value: i64) -> Self {
        Self { top: value as i128, bottom: 1 }
    }

    /// `top / bottom`; `None` for a zero bottom.
    pub fn ratio(top: i128, bottom: i128) -> Option<Self> {
        if bottom == 0 || top == i128::MIN || bottom == i128::MIN {
            return None;
        }
        if bottom == 1 {
            return Some(Self { top, bottom });
        }
        let shared = gcd(top.unsigned_abs(), bottom.unsigned_abs()).max(1) as i128;
        let sign = if bottom < 0 { -1 } else { 1 };
        Some(Self { top: sign * (top / shared), bottom: sign * (bottom / shared) })
    }

    /// Reads digits with commas and one decimal point ("1,234.5"), or a ratio of two whole numbers ("1/3").
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((top, bottom)) = text.split_once('/') {
            return Self::parse(top)?.over(Self::parse(bottom)?);
        }
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        if whole.is_empty() && part.is_empty() {
            return None;
        }
        let mut value: i128 = 0;
        for c in whole.chars().filter(|c| *c != ',').chain(part.chars()) {
            value = value.checked_mul(10)?.checked_add(i128::from(c.to_digit(10)?))?;
        }
        Self::ratio(value, 10_i128.checked_pow(part.len() as u32)?)
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = self.top.checked_mul(other.bottom)?;
        let right = other.top.checked_mul(self.bottom)?;
        Self::ratio(left.checked_add(right)?, self.bottom.checked_mul(other.bottom)?)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negative())
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        let (left, right) = (Self::ratio(self.top, other.bottom)?, Self::ratio(other.top, self.bottom)?);
        Self::ratio(left.top.checked_mul(right.top)?, left.bottom.checked_mul(right.bottom)?)
    }

    /// The quotient; `None` for a zero divisor.
    pub fn over(self, other: Self) -> Option<Self> {
        self.times(Self::ratio(other.bottom, other.top)?)
    }

    /// With the other sign.
    pub fn negative(self) -> Self {
        Self { top: -self.top, bottom: self.bottom }
    }

    /// Without its sign.
    pub fn magnitude(self) -> Self {
        Self { top: self.top.abs(), bottom: self.bottom }
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.top < 0
    }

    /// The whole number it is, if it is one.
    pub fn whole(self) -> Option<i128> {
        (self.bottom == 1).then_some(self.top)
    }

    /// Its granule: the largest 1·10^k or 5·10^k that divides it (2,300 → 100, 25 → 5, 1.5 → 0.5).
    /// `None` for zero and for numbers without a finite decimal form.
    pub fn granule(self) -> Option<Self> {
        let places = self.places()?;
        let mut digits = self.top.abs().checked_mul(10_i128.checked_pow(places)?)? / self.bottom;
        if digits == 0 {
            return None;
        }
        let mut unit = Self::ratio(1, 10_i128.checked_pow(places)?)?;
        while digits % 10 == 0 {
            digits /= 10;
            unit = unit.times(Self::int(10))?;
        }
        if digits % 5 == 0 { unit.times(Self::int(5)) } else { Some(unit) }
    }

    /// How many digits it has from the first to the last that is not zero; `None` without a finite decimal form.
    pub fn significant(self) -> Option<u32> {
        let places = self.places()?;
        let mut digits = self.top.abs().checked_mul(10_i128.checked_pow(places)?)? / self.bottom;
        while digits != 0 && digits % 10 == 0 {
            digits /= 10;
        }
        Some(digits.checked_ilog10().map_or(1, |n| n + 1))
    }

    /// How many decimals its finite decimal form has.
    fn places(self) -> Option<u32> {
        let (mut rest, mut twos, mut fives) = (self.bottom, 0, 0);
        while rest % 2 == 0 {
            (rest, twos) = (rest / 2, twos + 1);
        }
        while rest % 5 == 0 {
            (rest, fives) = (rest / 5, fives + 1);
        }
        (rest == 1).then_some(twos.max(fives))
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl Ord for Number {
    /// Compares whole parts, then the remainders turned upside down: exact and without overflow.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b, mut turned) = ((self.top, self.bottom), (other.top, other.bottom), false);
        loop {
            let by = a.0.div_euclid(a.1).cmp(&b.0.div_euclid(b.1));
            let (left, right) = (a.0.rem_euclid(a.1), b.0.rem_euclid(b.1));
            let order = match (by, left, right) {
                (Ordering::Equal, 0, 0) => Ordering::Equal,
                (Ordering::Equal, 0, _) => Ordering::Less,
                (Ordering::Equal, _, 0) => Ordering::Greater,
                (Ordering::Equal, ..) => {
                    (a, b, turned) = ((a.1, left), (b.1, right), !turned);
                    continue;
                }
                (order, ..) => order,
            };
            return if turned { order.reverse() } else { order };
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Number {
    /// A plain decimal number: all its decimals where they end, else six.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = self.places().filter(|p| *p <= 12).unwrap_or(6);
        let scale = 10_i128.pow(places);
        let (whole, rest) = (self.top.abs() / self.bottom, self.top.abs() % self.bottom);
        let part = rest.checked_mul(scale).map_or(0, |r| (r + self.bottom / 2) / self.bottom);
        let (whole, part) = if part >= scale { (whole + 1, 0) } else { (whole, part) };
        let sign = if self.top < 0 { "-" } else { "" };
        if places == 0 || part == 0 {
            return write!(f, "{sign}{whole}");
        }
        write!(f, "{sign}{whole}.{part:0>width$}", width = places as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn reads_and_prints() {
        for (text, want) in
            [("1,234.50", "1234.5"), (".534", "0.534"), ("2/3", "0.666667"), ("10", "10"), ("0.05", "0.05")]
        {
            assert_eq!(n(text).to_string(), want);
        }
        assert_eq!(Number::parse("3.1.2"), None);
        assert_eq!(Number::parse("1/0"), None);
    }

    #[test]
    fn granules() {
        for (text, want) in
            [("480000", "10000"), ("1000000", "1000000"), ("2347", "1"), ("25", "5"), ("1.3", "0.1"), ("50", "50")]
        {
            assert_eq!(n(text).granule(), Some(n(want)), "{text}");
        }
        assert_eq!(n("2/3").granule(), None);
    }

    #[test]
    fn compares_without_overflow() {
        let huge = Number::ratio(i128::MAX - 1, i128::MAX).unwrap();
        assert!(huge < Number::ONE);
        assert!(n("2/3") > n("0.66") && n("2/3") < n("0.67"));
        assert!(n("3").negative() < n("2").negative());
        assert_eq!(huge.times(huge), None);
    }
}
