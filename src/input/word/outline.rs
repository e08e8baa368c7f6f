//! The outline of a document: its paragraphs and tables, in the order in which somebody reads them.
//!
//! The readers of formats tell what begins and ends. Tables become blocks when they end, so that nothing that is kept
//! lies in anything else, however deep the document nests.

use super::lines::push_text;
use super::tables;
use crate::input::package::PackageProblem;

/// How many paragraphs, lines and cells a document may have, and how many bytes of text.
const MAX_PIECES: usize = 1_000_000;
const MAX_BYTES: usize = 16 << 20;

/// How many columns one cell may take.
pub(super) const MAX_ACROSS: usize = 64;

/// A part of a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block {
    Paragraph(Paragraph),
    /// Rows of a table, of which the first has headings.
    Rows(Vec<Vec<String>>),
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    #[default]
    Plain,
    /// The title of the document.
    Title,
    /// A heading of a level from 1.
    Heading(u8),
    /// An entry of a list.
    Item {
        depth: u8,
        is_numbered: bool,
        /// Whether it begins the entry; else it belongs to the one before.
        is_first: bool,
    },
    /// One that is not read, such as an entry of a table of contents.
    Skipped,
}

/// What stands before an entry of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Mark {
    #[default]
    Bullet,
    Number,
    Nothing,
}

impl Mark {
    /// What a paragraph with this mark is.
    pub(super) fn kind(self, depth: u8, is_first: bool) -> Kind {
        match self {
            Self::Nothing => Kind::Plain,
            mark => Kind::Item {
                depth,
                is_numbered: mark == Self::Number,
                is_first,
            },
        }
    }
}

/// A paragraph: the lines that breaks in it make.
#[derive(Debug, PartialEq, Eq, Default)]
pub(super) struct Paragraph {
    pub(super) kind: Kind,
    pub(super) lines: Vec<Line>,
}

/// A line of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// Whether something of it is not bold.
    pub(super) is_light: bool,
}

impl Line {
    /// Whether the line says something, and all of it is bold.
    pub(super) fn is_bold(&self) -> bool {
        !self.is_light && !self.text.trim().is_empty()
    }
}

/// A table in the making.
#[derive(Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// Whether it has the headings of the columns, and the document says so.
    pub(super) is_heading: bool,
    /// Whether it is not read, such as one that is deleted.
    pub(super) is_skipped: bool,
}

/// A cell of a table.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) blocks: Vec<Block>,
    pub(super) shape: Shape,
}

/// How a cell lies in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// How many columns it takes.
    pub(super) across: usize,
    /// Whether it belongs to the cell above.
    pub(super) is_continued: bool,
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            across: 1,
            is_continued: false,
        }
    }
}

/// How much more is taken of a document.
pub(super) struct Budget {
    pieces: usize,
    bytes: usize,
}

impl Budget {
    pub(super) fn take_piece(&mut self) -> Result<(), PackageProblem> {
        let most = "it has more than a million paragraphs, lines and cells";
        let left = self.pieces.checked_sub(1);
        self.pieces = left.ok_or(PackageProblem::TooLarge(most))?;
        Ok(())
    }

    pub(super) fn take_bytes(&mut self, bytes: usize) -> Result<(), PackageProblem> {
        let most = "it has more than 16 MiB of text";
        let left = self.bytes.checked_sub(bytes);
        self.bytes = left.ok_or(PackageProblem::TooLarge(most))?;
        Ok(())
    }
}

/// What is open while a document is read.
enum Open {
    Flow(Flow),
    Table(Table),
    Row(Row),
}

/// What holds blocks: the body, a cell or a text box.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    paragraph: Option<Paragraph>,
    /// What text boxes say that hang on the paragraph at hand.
    boxes: Vec<Block>,
    /// Of a cell.
    shape: Shape,
}

/// Collects the blocks of a document. What begins has to end in turn.
pub(super) struct Outline {
    open: Vec<Open>,
    budget: Budget,
}

impl Outline {
    pub(super) fn new() -> Self {
        Self {
            open: vec![Open::Flow(Flow::default())],
            budget: Budget {
                pieces: MAX_PIECES,
                bytes: MAX_BYTES,
            },
        }
    }

    /// Returns the blocks of the whole document.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end_paragraph();
        let body = self.open.into_iter().next();
        match body {
            Some(Open::Flow(body)) => body.blocks,
            _ => Vec::new(),
        }
    }

    pub(super) fn start_paragraph(&mut self, kind: Kind) -> Result<(), PackageProblem> {
        self.end_paragraph();
        self.budget.take_piece()?;
        if let Some(flow) = self.flow() {
            flow.paragraph = Some(Paragraph {
                kind,
                lines: vec![Line::default()],
            });
        }
        Ok(())
    }

    /// Says what the paragraph at hand is.
    pub(super) fn set_kind(&mut self, kind: Kind) {
        if let Some(paragraph) = self.paragraph() {
            paragraph.kind = kind;
        }
    }

    /// Adds text to the paragraph at hand.
    pub(super) fn text(&mut self, text: &str, is_bold: bool) -> Result<(), PackageProblem> {
        self.budget.take_bytes(text.len())?;
        if let Some(line) = self.paragraph().and_then(|open| open.lines.last_mut()) {
            push_text(text, &mut line.text);
            line.is_light |= !is_bold && !text.trim().is_empty();
        }
        Ok(())
    }

    /// Breaks the line at hand.
    pub(super) fn end_line(&mut self) -> Result<(), PackageProblem> {
        self.budget.take_piece()?;
        if let Some(paragraph) = self.paragraph() {
            paragraph.lines.push(Line::default());
        }
        Ok(())
    }

    /// Ends the paragraph at hand, if there is one.
    pub(super) fn end_paragraph(&mut self) {
        let Some(flow) = self.flow() else {
            return;
        };
        let boxes = std::mem::take(&mut flow.boxes);
        if let Some(mut paragraph) = flow.paragraph.take() {
            paragraph.lines.retain(|line| !line.text.trim().is_empty());
            if paragraph.kind != Kind::Skipped && !paragraph.lines.is_empty() {
                flow.blocks.push(Block::Paragraph(paragraph));
            }
        }
        flow.blocks.extend(boxes);
    }

    pub(super) fn start_table(&mut self) {
        self.open.push(Open::Table(Table::default()));
    }

    pub(super) fn start_row(&mut self) {
        self.open.push(Open::Row(Row::default()));
    }

    /// Returns the row at hand.
    pub(super) fn row(&mut self) -> Option<&mut Row> {
        self.open.iter_mut().rev().find_map(|open| match open {
            Open::Row(row) => Some(row),
            _ => None,
        })
    }

    pub(super) fn start_cell(&mut self, shape: Shape) -> Result<(), PackageProblem> {
        self.budget.take_piece()?;
        self.open.push(Open::Flow(Flow::default()));
        self.set_shape(shape);
        Ok(())
    }

    /// Says how the cell at hand lies in its table.
    pub(super) fn set_shape(&mut self, shape: Shape) {
        if let Some(Open::Flow(flow)) = self.open.last_mut() {
            flow.shape = Shape {
                across: shape.across.clamp(1, MAX_ACROSS),
                ..shape
            };
        }
    }

    pub(super) fn end_cell(&mut self) {
        let Some(Flow { blocks, shape, .. }) = self.end_flow() else {
            return;
        };
        match self.open.last_mut() {
            Some(Open::Row(row)) => row.cells.push(Cell { blocks, shape }),
            _ => self.add(blocks),
        }
    }

    pub(super) fn end_row(&mut self) {
        let Some(Open::Row(row)) = self.open.pop() else {
            return;
        };
        match self.open.last_mut() {
            Some(Open::Table(table)) => table.rows.push(row),
            _ => row.cells.into_iter().for_each(|cell| self.add(cell.blocks)),
        }
    }

    pub(super) fn end_table(&mut self) -> Result<(), PackageProblem> {
        if let Some(Open::Table(table)) = self.open.pop() {
            let blocks = tables::read(table, &mut self.budget)?;
            self.add(blocks);
        }
        Ok(())
    }

    pub(super) fn start_box(&mut self) {
        self.open.push(Open::Flow(Flow::default()));
    }

    pub(super) fn end_box(&mut self) {
        let Some(Flow { blocks, .. }) = self.end_flow() else {
            return;
        };
        if let Some(flow) = self.flow() {
            if flow.paragraph.is_some() {
                flow.boxes.extend(blocks);
            } else {
                flow.blocks.extend(blocks);
            }
        }
    }

    fn end_flow(&mut self) -> Option<Flow> {
        self.end_paragraph();
        match self.open.pop() {
            Some(Open::Flow(flow)) => Some(flow),
            _ => None,
        }
    }

    /// Adds blocks to what holds them.
    fn add(&mut self, blocks: Vec<Block>) {
        self.end_paragraph();
        if let Some(flow) = self.flow() {
            flow.blocks.extend(blocks);
        }
    }

    fn flow(&mut self) -> Option<&mut Flow> {
        self.open.iter_mut().rev().find_map(|open| match open {
            Open::Flow(flow) => Some(flow),
            _ => None,
        })
    }

    fn paragraph(&mut self) -> Option<&mut Paragraph> {
        self.flow()?.paragraph.as_mut()
    }
}
