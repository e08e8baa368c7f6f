//! The main part of a document: what stands in it, in the order in which it is read.

use super::numbering::Numbering;
use super::properties::{self, is_on, value};
use super::styles::{Look, Role, Styles};
use crate::input::package::{Element, Node, PackageProblem, Xml};
use crate::input::word::elements::{Elements, Letters, passed_over};
use crate::input::word::lines::symbol;
use crate::input::word::outline::{Block, Kind, Outline, Shape};

/// Reads the blocks of the element that was opened last.
pub(super) fn read(
    xml: &mut Xml<'_>,
    styles: &Styles,
    numbering: &Numbering,
) -> Result<Content, PackageProblem> {
    let mut body = Body {
        styles,
        numbering,
        out: Outline::new(),
        frames: Vec::new(),
        look: Look::default(),
        letters: Letters::default(),
        fields: Fields::default(),
        is_joined: false,
        has_chunk: false,
    };
    body.read(xml)?;
    Ok(Content {
        has_chunk: body.has_chunk,
        blocks: body.out.finish(),
    })
}

/// What the main part holds.
pub(super) struct Content {
    pub(super) blocks: Vec<Block>,
    /// Whether it holds a document of another format as well, which Word reads when it opens this one.
    pub(super) has_chunk: bool,
}

/// An element that is open, and what its end means.
#[derive(Debug, PartialEq, Eq)]
enum Frame {
    /// One that only holds others.
    Holder,
    Paragraph,
    /// With what was said of the letters before.
    Run(Letters),
    Text,
    Table,
    Row,
    Cell,
    Box,
    /// One of which only the first branch is read, and whether that was read already.
    Branches(bool),
    /// What somebody fills in, and whether that is to be read.
    Control(bool),
}

struct Body<'s> {
    styles: &'s Styles,
    numbering: &'s Numbering,
    out: Outline,
    frames: Vec<Frame>,
    /// The style of the paragraph at hand.
    look: Look,
    /// What is said of the run at hand.
    letters: Letters,
    fields: Fields,
    /// Whether the next paragraph goes on in the one before, whose end is deleted.
    is_joined: bool,
    has_chunk: bool,
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
            "p" => {
                if !std::mem::take(&mut self.is_joined) {
                    self.look = self.styles.look("");
                    self.out.start_paragraph(Kind::Plain)?;
                }
                Frame::Paragraph
            }
            "pPr" => return self.paragraph_properties(xml),
            "r" => Frame::Run(std::mem::take(&mut self.letters)),
            "rPr" => return self.run_properties(xml),
            "t" => Frame::Text,
            "tab" | "ptab" => return self.sign("\t"),
            "noBreakHyphen" => return self.sign("-"),
            "sym" => return self.sign(&sign_of(element)),
            "br" | "cr" => {
                if !self.is_hidden() {
                    self.out.end_line()?;
                }
                Frame::Holder
            }
            "fldChar" | "checkBox" | "instrText" | "fldSimple" => return self.field(element, xml),
            "tbl" | "tr" | "tc" | "trPr" | "tcPr" => return self.table(element.name(), xml),
            "txbxContent" => {
                self.out.start_box();
                Frame::Box
            }
            "AlternateContent" => Frame::Branches(false),
            "Choice" | "Fallback" => match self.frames.last_mut() {
                Some(Frame::Branches(is_read)) if *is_read => return passed_over(xml),
                Some(Frame::Branches(is_read)) => {
                    *is_read = true;
                    Frame::Holder
                }
                _ => Frame::Holder,
            },
            "altChunk" => {
                self.has_chunk = true;
                Frame::Holder
            }
            "sdt" => Frame::Control(true),
            "sdtPr" => return self.control(xml),
            "sdtContent" if self.frames.last() == Some(&Frame::Control(false)) => {
                return passed_over(xml);
            }
            name if is_unread(name) => return passed_over(xml),
            _ => Frame::Holder,
        }))
    }

    fn text(&mut self, text: &str) -> Result<(), PackageProblem> {
        if self.frames.last() == Some(&Frame::Text) {
            self.write(text)?;
        }
        Ok(())
    }

    fn close(&mut self, ended: Frame) -> Result<(), PackageProblem> {
        match ended {
            Frame::Paragraph => {
                self.fields.end_codes();
                if !self.is_joined {
                    self.out.end_paragraph();
                }
            }
            Frame::Run(before) => self.letters = before,
            Frame::Table => self.out.end_table()?,
            Frame::Row => self.out.end_row(),
            Frame::Cell => {
                self.is_joined = false;
                self.out.end_cell();
            }
            Frame::Box => {
                self.is_joined = false;
                self.out.end_box();
            }
            _ => {}
        }
        Ok(())
    }
}

impl Body<'_> {
    /// Reads what belongs to a field: where its code and what came out begin and end.
    fn field(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
    ) -> Result<Option<Frame>, PackageProblem> {
        let said = |name| element.attribute(name).unwrap_or_default();
        match element.name() {
            "fldChar" => self.fields.step(&said("fldCharType")),
            "fldSimple" if is_contents(&said("instr")) => return passed_over(xml),
            "checkBox" => {
                let sign = if is_checked(xml)? { "☒" } else { "☐" };
                if self.fields.only_last() {
                    self.out.text(sign, self.letters.is_bold())?;
                }
                return Ok(None);
            }
            "instrText" => {
                self.fields.read_code(xml)?;
                return Ok(None);
            }
            _ => {}
        }
        Ok(Some(Frame::Holder))
    }

    /// Reads a sign that stands for a character.
    fn sign(&mut self, sign: &str) -> Result<Option<Frame>, PackageProblem> {
        if self
            .frames
            .iter()
            .any(|frame| matches!(frame, Frame::Run(_)))
        {
            self.write(sign)?;
        }
        Ok(Some(Frame::Holder))
    }

    fn write(&mut self, text: &str) -> Result<(), PackageProblem> {
        if self.is_hidden() {
            return Ok(());
        }
        let letters = self.letters.or(self.look.letters);
        self.out.text(text, letters.is_bold())
    }

    /// Whether nobody sees what stands here.
    fn is_hidden(&self) -> bool {
        self.letters.or(self.look.letters).is_hidden() || self.fields.is_hidden()
    }

    fn paragraph_properties(&mut self, xml: &mut Xml<'_>) -> Result<Option<Frame>, PackageProblem> {
        let layout = properties::layout(xml)?;
        let style = layout.style.as_deref().unwrap_or_default();
        self.look = self.styles.look(style);
        self.is_joined = layout.is_joined;
        let outline = layout.outline.map(|level| match level {
            0..9 => Role::Heading(level + 1),
            _ => Role::Text,
        });
        let role = outline.unwrap_or(self.look.role);
        let list = layout.list.or(self.look.list);
        self.out.set_kind(match (role, list) {
            (Role::Title, _) => Kind::Title,
            (Role::Heading(level), _) => Kind::Heading(level),
            (Role::Contents, _) => Kind::Skipped,
            (Role::Text | Role::Entry(..), Some(0)) | (Role::Text, None) => Kind::Plain,
            (_, Some(list)) => {
                let named = self.look.listed.as_deref().unwrap_or(style);
                let level = layout.level.or(self.look.level);
                let level = level.or_else(|| self.numbering.level(list, named));
                self.entry(list, level.unwrap_or_default())
            }
            (Role::Entry(depth, is_numbered), None) => Kind::Item {
                depth,
                is_numbered,
                is_first: true,
            },
        });
        Ok(None)
    }

    fn entry(&self, list: u32, depth: u8) -> Kind {
        let mark = self.numbering.mark(list, depth, self.styles);
        mark.kind(depth, true)
    }

    fn run_properties(&mut self, xml: &mut Xml<'_>) -> Result<Option<Frame>, PackageProblem> {
        let (letters, style) = properties::letters(xml)?;
        let look = style.map(|style| self.styles.look(&style).letters);
        self.letters = letters.or(look.unwrap_or_default());
        Ok(None)
    }

    fn table(&mut self, name: &str, xml: &mut Xml<'_>) -> Result<Option<Frame>, PackageProblem> {
        Ok(Some(match name {
            "tbl" => {
                self.out.start_table();
                Frame::Table
            }
            "tr" => {
                self.out.start_row();
                Frame::Row
            }
            "tc" => {
                self.out.start_cell(Shape::default())?;
                Frame::Cell
            }
            "tcPr" => {
                let shape = properties::cell(xml)?;
                self.out.set_shape(shape);
                return Ok(None);
            }
            _ => {
                let said = properties::row(xml)?;
                if let Some(row) = self.out.row() {
                    (row.is_heading, row.is_skipped) = (said.is_heading, said.is_deleted);
                }
                if said.before > 0 {
                    let across = said.before;
                    self.out.start_cell(Shape {
                        across,
                        is_continued: false,
                    })?;
                    self.out.end_cell();
                }
                return Ok(None);
            }
        }))
    }

    /// Reads what somebody may fill in: nothing where it shows what to fill in, or is a table of contents.
    fn control(&mut self, xml: &mut Xml<'_>) -> Result<Option<Frame>, PackageProblem> {
        let mut is_read = true;
        let inside = xml.depth();
        while let Some(property) = xml.child(inside)? {
            let deeper = xml.depth();
            match property.name() {
                "showingPlcHdr" => is_read &= !is_on(&property),
                "docPartObj" => {
                    while let Some(part) = xml.child(deeper)? {
                        let is_contents = value(&part) == "Table of Contents";
                        is_read &= !(part.name() == "docPartGallery" && is_contents);
                    }
                }
                _ => {}
            }
        }
        if let Some(Frame::Control(control)) = self.frames.last_mut() {
            *control &= is_read;
        }
        Ok(None)
    }
}

/// Whether a box of a form, in the element that was opened last, is checked.
fn is_checked(xml: &mut Xml<'_>) -> Result<bool, PackageProblem> {
    let (mut default, mut own) = (false, None);
    let inside = xml.depth();
    while let Some(property) = xml.child(inside)? {
        match property.name() {
            "default" => default = is_on(&property),
            "checked" => own = Some(is_on(&property)),
            _ => {}
        }
    }
    Ok(own.unwrap_or(default))
}

/// Whether an element with all that is in it is nothing to read.
fn is_unread(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "delText"
            | "delInstrText"
            | "tblPr"
            | "tblPrEx"
            | "tblGrid"
            | "sectPr"
            | "sdtEndPr"
            | "rt"
            | "rubyPr"
            | "txBody"
            | "docPr"
            | "cNvPr"
            | "background"
    )
}

/// Returns the character of a symbol.
fn sign_of(element: &Element<'_>) -> String {
    let code = element.attribute("char");
    let code = code.and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
    let font = element.attribute("font").unwrap_or_default();
    String::from(symbol(&font, code.unwrap_or_default()))
}

/// Whether the code of a field makes a table of contents.
fn is_contents(code: &str) -> bool {
    let first = code.split_whitespace().next().unwrap_or_default();
    first.eq_ignore_ascii_case("TOC")
}

/// The fields that are open: of each its code is not read, and what came out of it is.
#[derive(Default)]
struct Fields {
    open: Vec<Field>,
    /// How many of them hide what stands in them.
    hiding: usize,
}

#[derive(Default)]
struct Field {
    is_result: bool,
    code: String,
}

impl Field {
    fn is_hiding(&self) -> bool {
        !self.is_result || is_contents(&self.code)
    }
}

impl Fields {
    fn is_hidden(&self) -> bool {
        self.hiding > 0
    }

    /// Whether nothing but the field at hand hides what stands here.
    fn only_last(&self) -> bool {
        self.hiding == 1 && self.open.last().is_some_and(Field::is_hiding)
    }

    /// Begins a field, passes from its code to what came out, or ends it.
    fn step(&mut self, kind: &str) {
        match kind {
            "begin" => {
                self.open.push(Field::default());
                self.hiding += 1;
            }
            "separate" => {
                if let Some(field) = self.open.last_mut() {
                    let before = field.is_hiding();
                    field.is_result = true;
                    self.hiding -= usize::from(before && !field.is_hiding());
                }
            }
            "end" => self.pop(),
            _ => {}
        }
    }

    fn pop(&mut self) {
        if let Some(field) = self.open.pop() {
            self.hiding -= usize::from(field.is_hiding());
        }
    }

    /// Ends fields that have no result: a code does not go on behind its paragraph.
    fn end_codes(&mut self) {
        while self.open.last().is_some_and(|field| !field.is_result) {
            self.pop();
        }
    }

    /// Reads the beginning of a code in the element that was opened last.
    fn read_code(&mut self, xml: &mut Xml<'_>) -> Result<(), PackageProblem> {
        const LONGEST: usize = 20;
        let inside = xml.depth();
        while xml.depth() >= inside {
            match xml.next()? {
                Some(Node::Text(text)) => {
                    let field = self.open.last_mut().filter(|field| !field.is_result);
                    if let Some(code) = field.map(|field| &mut field.code) {
                        let room = LONGEST.saturating_sub(code.chars().count());
                        code.extend(text.chars().take(room));
                    }
                }
                Some(_) => {}
                None => break,
            }
        }
        Ok(())
    }
}
