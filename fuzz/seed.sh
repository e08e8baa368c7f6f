#!/bin/sh
# Fills the corpus of each fuzz target with the fixtures and graphs of its format.
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

seed graph_yaml yaml yml
seed graph_toml toml
seed graph_json json
seed page_text txt
seed page_markdown md
seed page_html html

mkdir -p corpus/profile
find ../tests/fixtures/profiles ../examples/profiles -type f |
    while IFS= read -r file; do
        cp "$file" "corpus/profile/$(printf '%s' "${file#../}" | tr '/' '_')"
    done
