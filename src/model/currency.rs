//! Currencies: their signs and their codes.

/// Currencies, each with the letters that are written before its sign.
type ByLetters = &'static [(&'static str, &'static str)];

/// The signs of currencies: what each stands for alone, and what with letters before it.
const SIGNS: [(char, &str, ByLetters); 5] = [
    (
        '$',
        "USD",
        &[
            ("US", "USD"),
            ("A", "AUD"),
            ("AU", "AUD"),
            ("C", "CAD"),
            ("CA", "CAD"),
            ("CDN", "CAD"),
            ("NZ", "NZD"),
            ("HK", "HKD"),
            ("S", "SGD"),
            ("SG", "SGD"),
            ("MX", "MXN"),
            ("R", "BRL"),
            ("NT", "TWD"),
        ],
    ),
    ('€', "EUR", &[]),
    ('£', "GBP", &[]),
    ('¥', "JPY", &[("JP", "JPY"), ("CN", "CNY")]),
    ('₹', "INR", &[]),
];

/// Currencies that have no sign of their own.
const WITHOUT_SIGN: [&str; 45] = [
    "AED", "ARS", "BGN", "CHF", "CLP", "COP", "CRC", "CZK", "DKK", "EGP", "GEL", "GHS", "HUF",
    "IDR", "ILS", "ISK", "JOD", "KES", "KRW", "KWD", "LKR", "MAD", "MYR", "NGN", "NOK", "PEN",
    "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SEK", "THB", "TND", "TRY", "TZS",
    "UAH", "UGX", "UYU", "VND", "ZAR", "ZMW",
];

/// Whether a character is the sign of a currency.
pub(crate) fn is_currency_sign(c: char) -> bool {
    SIGNS.iter().any(|(sign, ..)| *sign == c)
}

/// Returns the codes of the currencies that are known, some of them more than once.
pub(crate) fn currencies() -> impl Iterator<Item = &'static str> {
    let signed = SIGNS.iter().flat_map(|(_, alone, others)| {
        let others = others.iter().map(|(_, code)| *code);
        std::iter::once(*alone).chain(others)
    });
    signed.chain(WITHOUT_SIGN)
}

/// Returns the currency that a sign stands for with some letters before it, or with none.
pub(crate) fn currency_of(letters: &str, sign: &str) -> Option<&'static str> {
    let mut signs = SIGNS.iter();
    let (_, alone, others) = signs.find(|(known, ..)| sign.chars().eq([*known]))?;
    if letters.is_empty() {
        return Some(alone);
    }
    let found = others.iter().find(|(before, _)| *before == letters);
    found.map(|(_, code)| *code)
}

/// Returns the code of a currency that is named by itself: by its sign, as `$` or `A$`, or by its code in any case.
/// Nothing where it is none of those that are known.
pub(crate) fn currency_named(name: &str) -> Option<&'static str> {
    let sign = name.char_indices().next_back();
    let signed = sign.and_then(|(at, _)| currency_of(&name[..at], &name[at..]));
    signed.or_else(|| currencies().find(|code| code.eq_ignore_ascii_case(name)))
}

/// Whether the sign of a currency stands for another one as well.
pub(super) fn share_sign(currency: &str, other: &str) -> bool {
    SIGNS.iter().any(|(_, alone, others)| {
        *alone == currency && others.iter().any(|(_, code)| *code == other)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_are_named_by_sign_or_code() {
        for (name, code) in [
            ("$", Some("USD")),
            ("A$", Some("AUD")),
            ("€", Some("EUR")),
            ("gbp", Some("GBP")),
            ("CHF", Some("CHF")),
            ("", None),
            ("X$", None),
            ("dollars", None),
        ] {
            assert_eq!(currency_named(name), code, "{name}");
        }
    }
}
