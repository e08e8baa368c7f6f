//! PDF: the picture on a page, with fonts of its own.

use krilla::geom::{Point, Size, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Data, Document};
use krilla_svg::{SurfaceExt as _, SvgSettings};

use super::escape::terminal;
use super::svg::{FILES, Fixed};
use super::text::title_of;
use super::{Export, ExportError, Format, Look, Work};
use crate::view::GraphView;

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "pdf",
    extensions: &["pdf"],
    about: "PDF, a picture on a page",
    purpose: "printing and documents; its text can be searched and copied",
    work: Work::Placed(export),
};

/// Points of a pixel.
const POINTS: f64 = 0.75;
/// What stays empty around the picture on paper: a centimetre.
const MARGIN: f64 = 72.0 / 2.54;
/// The longest side of a page that readers of PDF show.
const LONGEST: f64 = 14400.0;
/// The height of the smallest letters, in pixels.
const SMALLEST: f64 = 10.0;
/// The least height of letters that people read on paper, in points.
const LEGIBLE: f64 = 4.5;

fn export(view: &GraphView, look: &Look) -> Result<Export, ExportError> {
    let Fixed {
        tree,
        lacks_letters,
        mut warnings,
    } = Fixed::of(view, look)?;
    let drawn = [tree.size().width(), tree.size().height()].map(|side| f64::from(side) * POINTS);
    let page = Sheet::of(drawn, look);
    if page.size[0].max(page.size[1]) > LONGEST {
        let [width, height] = page.size.map(|side| (side / 72.0).round());
        return Err(ExportError::Undrawable(format!(
            "the page would be {width} x {height} inches, and {} are the most: draw fewer roles or choose a \
             paper",
            LONGEST / 72.0
        )));
    }
    let letters = SMALLEST * POINTS * page.scale;
    if letters < LEGIBLE {
        warnings.push(format!(
            "the smallest letters are {letters:.1} points high: choose a larger paper or draw fewer roles"
        ));
    }
    let failed = || ExportError::Undrawable("the page cannot be written".to_owned());
    let title = title_of(view).unwrap_or_else(|| "Career graph".to_owned());
    let mut document = Document::new();
    // No date, so that the same graph gives the same bytes.
    document.set_metadata(
        Metadata::new()
            .title(terminal(&title).into_owned())
            .creator("careergraph".to_owned()),
    );
    let [width, height] = page.size.map(|side| side as f32);
    let settings = PageSettings::from_wh(width, height).ok_or_else(failed)?;
    let mut sheet = document.start_page_with(settings);
    let mut surface = sheet.surface();
    let [left, top] = page.corner.map(|side| side as f32);
    surface.push_transform(&Transform::from_translate(left, top));
    if lacks_letters {
        reserve(&mut surface);
    }
    let [width, height] = drawn.map(|side| (side * page.scale) as f32);
    let size = Size::from_wh(width, height).ok_or_else(failed)?;
    surface
        .draw_svg(&tree, size, SvgSettings::default())
        .ok_or_else(failed)?;
    surface.pop();
    surface.finish();
    sheet.finish();
    let bytes = document.finish().map_err(|_| failed())?;
    Ok(Export { bytes, warnings })
}

/// Lets the box for letters that a font lacks stand for nothing. The file does not say what it stood for first: without
/// this, the first such letter would be lost wherever it stands. Nobody sees it.
fn reserve(surface: &mut Surface<'_>) {
    let unseen = Fill {
        opacity: NormalizedF32::ZERO,
        ..Fill::default()
    };
    surface.set_fill(Some(unseen));
    for file in FILES {
        if let Some(font) = Font::new(Data::from(file), 0) {
            let glyph = KrillaGlyph::new(GlyphId::new(0), 0.0, 0.0, 0.0, 0.0, 0..0, None);
            surface.draw_glyphs(Point::from_xy(0.0, 0.0), &[glyph], font, "", 1.0, false);
        }
    }
    surface.set_fill(None);
}

/// A page and where the picture goes on it, in points.
struct Sheet {
    size: [f64; 2],
    corner: [f64; 2],
    scale: f64,
}

impl Sheet {
    /// Returns a page as large as the picture, or a paper turned so that the picture is as large on it
    /// as it can be, and not larger than it is.
    fn of(drawn: [f64; 2], look: &Look) -> Self {
        let Some(paper) = look.paper else {
            return Self {
                size: drawn,
                corner: [0.0; 2],
                scale: 1.0,
            };
        };
        let [short, long] = paper.size();
        let fit = |size: [f64; 2]| {
            let sides = [0, 1].map(|side| (size[side] - 2.0 * MARGIN) / drawn[side]);
            sides[0].min(sides[1]).min(1.0)
        };
        let (upright, across) = ([short, long], [long, short]);
        let size = if fit(across) > fit(upright) {
            across
        } else {
            upright
        };
        let scale = fit(size);
        Self {
            size,
            corner: [(size[0] - drawn[0] * scale) / 2.0, MARGIN],
            scale,
        }
    }
}
