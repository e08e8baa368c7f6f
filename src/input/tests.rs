//! Texts whose names tell nothing.

use super::Format;

#[test]
fn a_text_tells_its_format() {
    for (format, text) in [
        (Format::Yaml, ""),
        (Format::Yaml, "just some text\n"),
        (Format::Yaml, "careergraph: 1\nroles: {}\n"),
        (Format::Yaml, "# Lateral moves\n---\nroles:\n  cook: {}\n"),
        (Format::Yaml, "{roles: {Cook: {}}}"),
        (Format::Yaml, "skills:\n  knives: {}\n"),
        (Format::Yaml, "<<<<<<< HEAD\nroles: {}\n"),
        (
            Format::Yaml,
            "title: Key Responsibilities and Required Skills for Cooks\nroles: {}\n",
        ),
        (Format::Json, " {\n  \"roles\": {}}"),
        (Format::Json, "{}"),
        (Format::Json, "[\n  1]"),
        (Format::Toml, "careergraph = 1\n"),
        (Format::Toml, "# Lateral moves\n\n[roles.cook]\nlevel = 1\n"),
        (Format::Toml, "[[transitions]] # all\nfrom = \"a\"\n"),
        (Format::Toml, "[roles.\"Sous Chef\"]\n"),
        (Format::Toml, "roles.cook.level = 1\n"),
        (
            Format::Toml,
            "title = \"Key Responsibilities and Required Skills for Cooks\"\n",
        ),
        (Format::Html, "<!doctype html>\n<title>Cook</title>"),
        (Format::Html, "\n<h1>Cook</h1>"),
        (
            Format::Text,
            "Key Responsibilities and Required Skills for Cook\n\nskills: knives\n",
        ),
        (Format::Text, "Cook\n\nLateral Moves\n\n- Baker\n"),
        (Format::Text, "Cook\n\nSoft Skills:\n\na = 3\n"),
        (Format::Markdown, "# Cook\n\n## Lateral Moves\n\n- Baker\n"),
        (
            Format::Markdown,
            "[Home](/) \n\n# Key Responsibilities and Required Skills for Cook\n",
        ),
        (
            Format::Markdown,
            "---\ntitle: Cook\n---\n\n# Cook\n\n## Soft Skills\n",
        ),
    ] {
        assert_eq!(Format::guess(text), format, "{text}");
    }
}
