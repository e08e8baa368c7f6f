//! The content of a document: what stands in it, in the order in which it is read.

use super::styles::{Look, Styles};
use crate::input::package::{Element, PackageProblem, Xml};
use crate::input::word::elements::{Elements, passed_over};
use crate::input::word::names::short;
use crate::input::word::outline::{Block, Kind, MAX_ACROSS, Outline, Shape};

/// How many columns are looked at for cells that reach into the next rows.
const MAX_COLUMNS: usize = 10_000;

/// Reads the blocks of a part.
pub(super) fn read(xml: &mut Xml<'_>, styles: &Styles) -> Result<Vec<Block>, PackageProblem> {
    let mut body = Body {
        styles,
        out: Outline::new(),
        frames: Vec::new(),
        lists: Vec::new(),
        look: Look::default(),
        spans: Spans::default(),
        is_text: false,
    };
    body.read(xml)?;
    Ok(body.out.finish())
}

/// An element that is open, and what its end means.
enum Frame {
    Holder,
    Paragraph,
    /// With the look of what is around it.
    Span(Look),
    List,
    HeadingRows,
    /// With what is known of the table around it.
    Table(Spans),
    Row,
    Cell,
    /// With what was open around it.
    Box(Look, bool, Vec<List>),
}

/// A list that is open.
struct List {
    style: String,
    /// Whether its entry at hand has a paragraph; none where no entry is open.
    has_begun: Option<bool>,
}

/// What cells that are merged cover of a table.
#[derive(Default)]
struct Spans {
    /// Of each column, how many more rows the cell above takes.
    rows: Vec<usize>,
    /// The next column of the row at hand.
    column: usize,
    /// How many of the cells that come next are covered by the one before.
    covered: usize,
}

impl Spans {
    /// Whether the next column belongs to the cell above, of which it then takes a row.
    fn is_continued(&mut self) -> bool {
        let Some(left) = self.rows.get_mut(self.column).filter(|left| **left > 0) else {
            return false;
        };
        *left -= 1;
        self.column += 1;
        true
    }

    /// Adds a cell with the columns and the rows that it takes.
    fn add(&mut self, across: usize, down: usize) {
        let end = self.column + across;
        if self.rows.len() < end && end <= MAX_COLUMNS {
            self.rows.resize(end, 0);
        }
        if let Some(rows) = self.rows.get_mut(self.column..end) {
            rows.fill(down - 1);
        }
        self.column = end;
        self.covered = across - 1;
    }
}

struct Body<'s> {
    styles: &'s Styles,
    out: Outline,
    frames: Vec<Frame>,
    lists: Vec<List>,
    /// What the letters look like here.
    look: Look,
    /// What cells of the table at hand cover.
    spans: Spans,
    /// Whether a paragraph is open.
    is_text: bool,
}

impl Elements for Body<'_> {
    type Frame = Frame;

    fn frames(&mut self) -> &mut Vec<Frame> {
        &mut self.frames
    }

    fn open(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
    ) -> Result<Option<Frame>, PackageProblem> {
        Ok(Some(match element.name() {
            name @ ("p" | "h") => {
                self.paragraph(name == "h", element)?;
                Frame::Paragraph
            }
            "span" => self.span(element),
            "s" => self.sign(" ")?,
            "tab" => self.sign("\t")?,
            "line-break" => {
                if self.is_seen() {
                    self.out.end_line()?;
                }
                Frame::Holder
            }
            "list" => self.list(element),
            "list-item" => {
                if let Some(list) = self.lists.last_mut() {
                    list.has_begun = Some(false);
                }
                Frame::Holder
            }
            "table" | "table-header-rows" | "table-row" | "table-cell" => self.table(element)?,
            "covered-table-cell" => {
                // What it says itself nobody sees.
                self.table(element)?;
                return passed_over(xml);
            }
            "text-box" | "custom-shape" | "rect" | "ellipse" => {
                self.out.start_box();
                let look = std::mem::take(&mut self.look);
                let lists = std::mem::take(&mut self.lists);
                Frame::Box(look, std::mem::take(&mut self.is_text), lists)
            }
            "section"
                if element
                    .attribute("display")
                    .is_some_and(|shown| shown == "none") =>
            {
                return passed_over(xml);
            }
            // What somebody fills in shows what to fill in.
            "content-control" if is_true(element, "showing-place-holder") => {
                return passed_over(xml);
            }
            name if is_unread(name) => return passed_over(xml),
            _ => Frame::Holder,
        }))
    }

    fn text(&mut self, text: &str) -> Result<(), PackageProblem> {
        if !self.is_seen() {
            return Ok(());
        }
        // Tabs are elements; those in the text are spaces.
        let text = text.replace('\t', " ");
        self.out.text(&text, self.look.letters.is_bold())
    }

    fn close(&mut self, ended: Frame) -> Result<(), PackageProblem> {
        match ended {
            Frame::Paragraph => {
                self.is_text = false;
                self.out.end_paragraph();
            }
            Frame::Span(around) => self.look = around,
            Frame::List => drop(self.lists.pop()),
            Frame::Table(around) => {
                self.spans = around;
                self.out.end_table()?;
            }
            Frame::Row => {
                self.continued_cells()?;
                self.out.end_row();
            }
            Frame::Cell => self.out.end_cell(),
            Frame::Box(look, is_text, lists) => {
                (self.look, self.is_text, self.lists) = (look, is_text, lists);
                self.out.end_box();
            }
            Frame::Holder | Frame::HeadingRows => {}
        }
        Ok(())
    }
}

impl Body<'_> {
    fn span(&mut self, element: &Element<'_>) -> Frame {
        let around = self.look;
        let own = self.styles.letters(&style_of(element));
        self.look.letters = own.or(around.letters);
        Frame::Span(around)
    }

    fn list(&mut self, element: &Element<'_>) -> Frame {
        let outer = self.lists.last().map(|list| list.style.clone());
        let own = element.attribute("style-name");
        let own = own.map(|own| short(&own).to_owned());
        self.lists.push(List {
            style: own.or(outer).unwrap_or_default(),
            has_begun: None,
        });
        Frame::List
    }

    fn paragraph(&mut self, is_heading: bool, element: &Element<'_>) -> Result<(), PackageProblem> {
        let look = self.styles.paragraph(&style_of(element));
        let stated = element.attribute("outline-level");
        let stated = stated.and_then(|level| level.trim().parse::<u8>().ok());
        let level = if is_heading {
            stated.or(look.heading).or(Some(1))
        } else {
            look.heading
        };
        let kind = match level {
            _ if look.is_aside => Kind::Skipped,
            _ if look.is_title => Kind::Title,
            Some(level) => Kind::Heading(level),
            None => self.entry(),
        };
        if let Some(begun) = self
            .lists
            .last_mut()
            .and_then(|list| list.has_begun.as_mut())
        {
            *begun = true;
        }
        (self.look, self.is_text) = (look, true);
        self.out.start_paragraph(kind)
    }

    /// What a paragraph is by the lists in which it stands.
    fn entry(&self) -> Kind {
        let depth = self.lists.len().saturating_sub(1);
        let Some((list, has_begun)) = self
            .lists
            .last()
            .and_then(|list| Some((list, list.has_begun?)))
        else {
            return Kind::Plain;
        };
        let mark = self.styles.mark(&list.style, depth);
        mark.kind(u8::try_from(depth).unwrap_or(u8::MAX), !has_begun)
    }

    fn sign(&mut self, sign: &str) -> Result<Frame, PackageProblem> {
        if self.is_seen() {
            self.out.text(sign, self.look.letters.is_bold())?;
        }
        Ok(Frame::Holder)
    }

    /// Whether what stands here is text that somebody sees.
    fn is_seen(&self) -> bool {
        self.is_text && !self.look.letters.is_hidden()
    }

    fn table(&mut self, element: &Element<'_>) -> Result<Frame, PackageProblem> {
        let number = |name| {
            let stated = element.attribute(name);
            let stated = stated.and_then(|stated| stated.trim().parse::<usize>().ok());
            stated.unwrap_or(1).max(1)
        };
        Ok(match element.name() {
            "table" => {
                self.out.start_table();
                Frame::Table(std::mem::take(&mut self.spans))
            }
            "table-row" => {
                let mut around = self.frames.iter().rev().take(2);
                let is_heading = around.any(|frame| matches!(frame, Frame::HeadingRows));
                self.out.start_row();
                if let Some(row) = self.out.row() {
                    row.is_heading = is_heading;
                }
                (self.spans.column, self.spans.covered) = (0, 0);
                Frame::Row
            }
            "table-cell" => {
                self.continued_cells()?;
                let across = number("number-columns-spanned").min(MAX_ACROSS);
                let down = number("number-rows-spanned");
                self.spans.add(across, down);
                // A cell that stands there several times is as wide as one that is merged.
                let repeated = number("number-columns-repeated").min(MAX_ACROSS);
                self.spans.column += repeated - 1;
                self.start_cell(across.max(repeated), false)?;
                Frame::Cell
            }
            "covered-table-cell" => {
                for _ in 0..number("number-columns-repeated").min(MAX_ACROSS) {
                    if self.spans.covered > 0 {
                        self.spans.covered -= 1;
                    } else if self.spans.is_continued() {
                        self.start_cell(1, true)?;
                        self.out.end_cell();
                    }
                }
                Frame::Holder
            }
            _ => Frame::HeadingRows,
        })
    }

    fn start_cell(&mut self, across: usize, is_continued: bool) -> Result<(), PackageProblem> {
        self.out.start_cell(Shape {
            across,
            is_continued,
        })
    }

    /// Adds cells for the columns that come next and belong to cells above, though nothing stands there for them.
    fn continued_cells(&mut self) -> Result<(), PackageProblem> {
        while self.spans.is_continued() {
            self.start_cell(1, true)?;
            self.out.end_cell();
        }
        Ok(())
    }
}

fn style_of(element: &Element<'_>) -> String {
    let name = element.attribute("style-name").unwrap_or_default();
    short(&name).to_owned()
}

fn is_true(element: &Element<'_>, name: &str) -> bool {
    element
        .attribute(name)
        .is_some_and(|stated| stated == "true")
}

/// Whether an element with all that is in it is nothing to read.
fn is_unread(name: &str) -> bool {
    matches!(
        name,
        "automatic-styles"
            | "tracked-changes"
            | "annotation"
            | "note"
            | "table-of-content"
            | "alphabetical-index"
            | "illustration-index"
            | "table-index"
            | "object-index"
            | "user-index"
            | "bibliography"
            | "title"
            | "desc"
            | "forms"
            | "scripts"
            | "event-listeners"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "ruby-text"
            | "hidden-text"
            | "hidden-paragraph"
            | "placeholder"
            | "number"
            | "image"
            | "object"
            | "object-ole"
            | "settings"
            | "font-face-decls"
    )
}
