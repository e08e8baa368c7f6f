//! PNG: the picture in pixels, with fonts of its own.

use png::{BitDepth, ColorType, Encoder, PixelDimensions, Unit};
use resvg::tiny_skia::{Pixmap, Transform};

use super::svg::{Fixed, of_wide};
use super::{Export, ExportError, Format, Look, Work};
use crate::view::GraphView;

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "png",
    extensions: &["png"],
    about: "PNG, a picture in pixels",
    purpose: "slides, mails and pages that take no SVG; it looks the same everywhere",
    work: Work::Placed(export),
};

/// How many pixels a picture has at most: 256 megabytes while it is drawn.
const MOST_PIXELS: f64 = 64e6;
/// Pixels of an inch of a picture that is not scaled.
const PER_INCH: f64 = 96.0;
/// Inches of a metre.
const INCHES: f64 = 1.0 / 0.0254;

fn export(view: &GraphView, look: &Look) -> Result<Export, ExportError> {
    if !(look.scale.is_finite() && look.scale > 0.0) {
        let message = format!(
            "a picture has no scale of {}: it has to be above 0",
            look.scale
        );
        return Err(ExportError::Undrawable(message));
    }
    let Fixed {
        tree, mut warnings, ..
    } = Fixed::of(view, look)?;
    let size = tree.size();
    warnings.extend(of_wide(view, size.width().into()));
    let [width, height] =
        [size.width(), size.height()].map(|side| (f64::from(side) * look.scale).ceil().max(1.0));
    let too_large = || {
        ExportError::Undrawable(format!(
            "the picture would have {width} x {height} pixels, and {} million are the most: use a smaller \
             scale or draw fewer roles; SVG has no such limit",
            MOST_PIXELS / 1e6
        ))
    };
    if width * height > MOST_PIXELS {
        return Err(too_large());
    }
    let [width, height] = [width, height].map(whole);
    let mut pixels = Pixmap::new(width, height).ok_or_else(too_large)?;
    // The picture fills the last pixels as well, which it would otherwise leave half empty.
    let filled = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    resvg::render(&tree, filled, &mut pixels.as_mut());
    // The ground is opaque, so that no pixel needs to say how much so it is.
    let mut rgb = Vec::with_capacity(pixels.data().len() / 4 * 3);
    for pixel in pixels.data().chunks_exact(4) {
        rgb.extend_from_slice(&pixel[..3]);
    }
    let bytes = encoded(&rgb, [width, height], look.scale).map_err(|error| {
        ExportError::Undrawable(format!("the pixels cannot be written: {error}"))
    })?;
    Ok(Export { bytes, warnings })
}

/// Returns the nearest whole number; lengths are positive.
fn whole(length: f64) -> u32 {
    u32::try_from(length.round() as i64).unwrap_or(u32::MAX)
}

fn encoded(
    rgb: &[u8],
    [width, height]: [u32; 2],
    scale: f64,
) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    // A picture of more pixels is finer and not larger.
    let per_metre = whole(PER_INCH * scale * INCHES);
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: Unit::Meter,
    }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(rgb)?;
    writer.finish()?;
    Ok(bytes)
}
