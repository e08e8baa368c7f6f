//! What the titles of one entry share.

use super::*;

#[test]
fn what_stands_apart_is_not_shared_and_what_stands_behind_is() {
    for (entry, expected) in [
        ("Technical Lead; Architect", "Technical Lead | Architect"),
        ("Master; Loom Setter", "Master | Loom Setter"),
        ("Various weaver roles", "outside"),
        ("Bachelor's degree holders", "outside"),
        ("Internal transfer", "outside"),
        (
            "Lead/Manager – Loom Science",
            "Lead, Loom Science | Manager, Loom Science",
        ),
        ("Director - Dyeing", "Director, Dyeing"),
        ("Mill Engineer – ETL", "Mill Engineer {ETL}"),
        ("Weaver (wool) — Night Shift", "Weaver {wool; Night Shift}"),
        (
            "Loom Supervisor or Manager – North",
            "Loom Supervisor {North} | Loom Manager {North}",
        ),
        ("Weaver – Dyer", "Weaver – Dyer"),
        (
            "Sr. Loom Buying Representative (LBR/SDR)",
            "Sr. Loom Buying Representative [= Sr. LBR] [= Sr. SDR]",
        ),
        (
            "Certified or Registered Loom Setter (CLS/RLS/XQZ)",
            "Certified Loom Setter [= CLS] [= XQZ] | Registered Loom Setter [= RLS] [= XQZ]",
        ),
    ] {
        assert_eq!(shown(&read_entry(entry)), expected, "{entry}");
    }
}

#[test]
fn titles_share_what_stands_behind_and_between() {
    for (entry, expected) in [
        (
            "Director/VP, Loom Success",
            "Director, Loom Success | VP, Loom Success",
        ),
        (
            "Manager / Director, Sales",
            "Manager, Sales | Director, Sales",
        ),
        ("Lead or Manager, Dyeing", "Lead, Dyeing | Manager, Dyeing"),
        ("Head/Director, Wool", "Head, Wool | Director, Wool"),
        ("VP/SVP, Product", "VP, Product | SVP, Product"),
        (
            "Senior Manager or Director, Mill Operations",
            "Senior Manager, Mill Operations | Director, Mill Operations",
        ),
        (
            "Mill Manager / Director, Sales",
            "Mill Manager | Director, Sales",
        ),
        ("Owner / Manager, Sales", "Owner | Manager, Sales"),
        (
            "Vice President / Senior Vice President, Looms",
            "Vice President, Looms | Senior Vice President, Looms",
        ),
        (
            "Director, Dyeing / Finishing",
            "Director, Dyeing | Director, Finishing",
        ),
        ("Buyer, Wool / Silk", "Buyer, Wool | Silk"),
        (
            "Senior Vice President (SVP) or Executive Vice President (EVP) of Looms",
            "Senior Vice President of Looms [= SVP of Looms] | Executive Vice President of Looms [= EVP of Looms]",
        ),
        (
            "Senior Manager, SRE / Director of SRE",
            "Senior Manager, SRE | Director of SRE",
        ),
        ("Director, SRE / VP, SRE", "Director, SRE | VP, SRE"),
        ("Mill Director, CEO", "Mill Director | CEO"),
        (
            "Email or CRM Marketing Specialist",
            "Email Marketing Specialist | CRM Marketing Specialist",
        ),
        (
            "Paid or Organic Social Media Manager",
            "Paid Social Media Manager | Organic Social Media Manager",
        ),
        (
            "Hospital or Community Pharmacy Manager",
            "Hospital Pharmacy Manager | Community Pharmacy Manager",
        ),
        (
            "Digital or Brand Marketing Manager",
            "Digital Marketing Manager | Brand Marketing Manager",
        ),
        (
            "Retail or Corporate Banking Manager",
            "Retail Banking Manager | Corporate Banking Manager",
        ),
        (
            "Investment or Private Equity Analyst",
            "Investment Analyst | Private Equity Analyst",
        ),
        (
            "Mobile or Web Application Developer",
            "Mobile Application Developer | Web Application Developer",
        ),
        (
            "Senior Credit or Market Risk Manager",
            "Senior Credit Risk Manager | Senior Market Risk Manager",
        ),
    ] {
        assert_eq!(shown(&read_entry(entry)), expected, "{entry}");
    }
}

#[test]
fn articles_and_grades_are_no_part_of_what_is_shared() {
    for (entry, expected) in [
        (
            "A Loom Engineer or Wool Researcher",
            "Loom Engineer | Wool Researcher",
        ),
        ("The Head Weaver", "Head Weaver"),
        ("A nurse", "Nurse"),
        ("An Analyst or Consultant", "Analyst | Consultant"),
        ("A Level Teacher", "A Level Teacher"),
        (
            "Senior Structural Engineer / Associate",
            "Senior Structural Engineer | Associate",
        ),
        (
            "Principal Engineer / Associate",
            "Principal Engineer | Associate",
        ),
        ("Senior Actuary / Consultant", "Senior Actuary | Consultant"),
        ("Lead Actuary / Consultant", "Lead Actuary | Consultant"),
        (
            "Lead Yarn Specialist / Consultant",
            "Lead Yarn Specialist | Lead Yarn Consultant",
        ),
        (
            "Senior Yarn Associate / Consultant",
            "Senior Yarn Associate | Senior Yarn Consultant",
        ),
        ("A Class Driver", "A Class Driver"),
        (
            "Senior Loom Manager / Director",
            "Senior Loom Manager | Loom Director",
        ),
    ] {
        assert_eq!(shown(&read_entry(entry)), expected, "{entry}");
    }
}
