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
seed table_csv csv
seed table_tsv tsv
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

mkdir -p corpus/workbook
cp ../tests/fixtures/workbooks/*.xlsx corpus/workbook/
number=0
while IFS= read -r parts; do
    number=$((number + 1))
    printf '%b' "$parts" > "corpus/workbook/parts$number"
done <<'PARTS'
<worksheet><sheetData><row r="2"><c r="B2" s="1" t="n"><v>45780.5</v></c></row></sheetData></worksheet>\0<sst/>\0<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>
<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row></sheetData></worksheet>\0<sst><si><r><t>a&#10;b_x000D_</t></r><rPh><t>c</t></rPh></si></sst>
<worksheet><sheetData><row><c t="str"><f>A1</f><v>a,"b"</v></c><c t="inlineStr"><is><t>c</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B3"/></mergeCells></worksheet>
<worksheet/>\0<sst/>\0<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts></styleSheet>\0<workbook><workbookPr date1904="1"/><sheets><sheet name="a" state="hidden" id="rId1"/></sheets></workbook>
PARTS

mkdir -p corpus/word
cp ../tests/fixtures/documents/*.docx ../tests/fixtures/documents/*.odt corpus/word/
number=0
while IFS= read -r parts; do
    number=$((number + 1))
    printf '%b' "$parts" > "corpus/word/parts$number"
done <<'PARTS'
<w:document><w:body><w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Cook</w:t><w:tab/><w:br/></w:r></w:p></w:body></w:document>\0<w:styles><w:style w:styleId="A"><w:name w:val="heading 1"/></w:style></w:styles>
<w:document><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>a|b</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl></w:document>
<w:document><w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p></w:document>\0<w:styles/>\0<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>
<office:document-content><office:body><text:h text:outline-level="1">Cook</text:h><text:list><text:list-item><text:p>a<text:line-break/>b<text:tab/></text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell></table:table-row></table:table></office:body></office:document-content>
PARTS

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
