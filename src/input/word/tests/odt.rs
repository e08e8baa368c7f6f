//! Documents of `OpenDocument`.

use super::{Parts, of_open};

#[test]
fn headings_and_bold_lines_are_known_by_their_styles() {
    let styles = r#"<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
        <style:style style:name="P2" style:family="paragraph" style:default-outline-level="2"/>
        <style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
        <style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>"#;
    let body = r#"<text:p text:style-name="P1">Cook</text:p><text:h text:outline-level="1"><text:number>1</text:number>Duties</text:h>
        <text:p text:style-name="P2">Deep</text:p>
        <text:p><text:span text:style-name="T1">All <text:span>bold</text:span></text:span></text:p>
        <text:p>Grade:<text:tab/>4<text:line-break/>a<text:s text:c="2000000000"/>b  c
          d<text:span text:style-name="T2">x</text:span></text:p><text:p text:style-name="Contents_20_1">Duties 1</text:p>"#;
    assert_eq!(
        Parts::open(styles, body).text(),
        "# Cook\n\n## Duties\n\n### Deep\n\n**All bold**\n\nGrade: 4\na b c d\n"
    );
}

#[test]
fn lists_have_marks_depth_and_paragraphs() {
    let styles = r#"<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/>
        <text:list-level-style-bullet text:level="2"/></text:list-style>"#;
    let body = r#"<text:list text:style-name="L1"><text:list-item><text:p>One</text:p><text:p>More</text:p>
        <text:list><text:list-item><text:p>Deep</text:p></text:list-item></text:list></text:list-item>
        <text:list-item><text:p>Two</text:p></text:list-item></text:list>
        <text:list><text:list-header><text:p>Head</text:p></text:list-header></text:list><text:p>End</text:p>"#;
    assert_eq!(
        Parts::open(styles, body).text(),
        "1. One\n   More\n   - Deep\n1. Two\n\nHead\n\nEnd\n"
    );
}

#[test]
fn what_nobody_sees_is_not_read() {
    let body = r#"<text:tracked-changes><text:p>x</text:p></text:tracked-changes>
        <text:p>Cook<office:annotation><text:p>x</text:p></office:annotation><text:note><text:p>x</text:p></text:note></text:p>
        <text:table-of-content><text:p>x</text:p></text:table-of-content>
        <text:section text:display="none"><text:p>x</text:p></text:section><text:section><text:p>Read</text:p></text:section>
        <text:p>A<draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box><svg:desc>x</svg:desc></draw:frame>B</text:p>"#;
    assert_eq!(of_open(body), "Cook\n\nRead\n\nAB\n\nBoxed\n");
}

#[test]
fn merged_cells_are_repeated_whether_the_covered_ones_stand_there_or_not() {
    let cell = |span: &str, text: &str| {
        format!("<table:table-cell {span}><text:p>{text}</text:p></table:table-cell>")
    };
    let covered = "<table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>";
    for covered in [covered, ""] {
        let rows = [
            cell(r#"table:number-rows-spanned="2""#, "Craft")
                + &cell(r#"table:number-columns-spanned="2""#, "Levels")
                + covered,
            covered.to_owned() + &cell("", "1") + &cell("", "2"),
            cell("", "Baking") + &cell(r#"table:number-columns-repeated="2""#, "yes"),
        ];
        let rows = rows.join("</table:table-row><table:table-row>");
        let table = format!(
            "<table:table><table:table-header-rows/><table:table-row>{rows}</table:table-row></table:table>"
        );
        assert_eq!(
            of_open(&table),
            "| Craft | Levels | Levels |\n| --- | --- | --- |\n| Craft | 1 | 2 |\n| Baking | yes | yes |\n"
        );
    }
}
