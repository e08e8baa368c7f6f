#!/bin/sh
# Fills the corpus of each fuzz target with the fixtures and graphs of its format. Long pages come in
# pieces as well, because small inputs are run more often.
set -eu
cd "$(dirname "$0")"

seed() {
    target=$1
    shift
    mkdir -p "corpus/$target"
    for ending in "$@"; do
        find ../tests/fixtures ../graphs -name "*.$ending" -size -64k |
            while IFS= read -r file; do
                # Names repeat between folders, so each carries its folder.
                name=$(printf '%s' "${file#../}" | tr '/' '_')
                cp "$file" "corpus/$target/$name"
            done
    done
}

# Cuts the seeds of a target at blank lines, and puts a title before each piece.
pieces() {
    target=$1
    title=$2
    for file in "corpus/$target/"*; do
        case $file in *.piece*) continue ;; esac
        awk -v RS= -v name="$file" -v title="$title" \
            '{ piece = name ".piece" NR; print title "\n\n" $0 > piece; close(piece) }' "$file"
    done
}

seed graph_yaml yaml yml
seed graph_toml toml
seed graph_json json
seed page_text txt
seed page_markdown md
seed page_html html
pieces page_text 'Key Responsibilities and Required Skills for Cook'
pieces page_markdown '# Cook'
pieces page_html '<h1>Cook</h1>'

mkdir -p corpus/profile
find ../tests/fixtures/profiles ../examples/profiles -type f |
    while IFS= read -r file; do
        cp "$file" "corpus/profile/$(printf '%s' "${file#../}" | tr '/' '_')"
    done

mkdir -p corpus/selector
number=0
while IFS= read -r selector; do
    number=$((number + 1))
    printf '%s' "$selector" > "corpus/selector/$number"
done <<'SELECTORS'
senior engineer & level:>=3
2+engineer+2[lateral] | +engineer[entry]
"C++ Developer" | 'a "b" \\'
* - family:software,data - is:stub,dead-end,orphan
level:3..5,<2 & years:<=0.5
skill:system design>=proficient,"C++"=3
paths(engineer, engineering manager, 4)[advancement,strict-lateral]
reach((track:ic,management), 3) & similar(engineer, 5)
neighbours(*senior?engineer*)[entry] - (a | (b & c))
SELECTORS
