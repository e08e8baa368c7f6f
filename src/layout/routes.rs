//! Rows of boxes side by side, in columns where they are the same; and such rows from top to bottom.

use std::collections::BTreeMap;

use super::{Placed, Point, Rect, Route, Size};

/// A row of boxes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Its boxes, from left to right.
    pub stops: Vec<Stop>,
    /// For every box but the last the size of what stands between it and the next.
    pub gaps: Vec<Size>,
    /// The height of a title above the row.
    pub title: f64,
}

/// A box of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Stop {
    /// What it stands for: the same number stands in the same column, where that is possible.
    pub key: usize,
    /// Its size.
    pub size: Size,
}

impl Row {
    /// Returns the row with all widths and heights exchanged.
    fn turned(&self) -> Self {
        let stop = |stop: &Stop| Stop {
            size: stop.size.turned(),
            ..*stop
        };
        Self {
            stops: self.stops.iter().map(stop).collect(),
            gaps: self.gaps.iter().map(|gap| gap.turned()).collect(),
            title: self.title,
        }
    }
}

/// The least length of a line.
const LINE: f64 = 44.0;
/// What lies between a line and its text.
const TEXT: f64 = 6.0;
/// What lies between a text and the boxes beside it.
const BESIDE: f64 = 10.0;
/// What lies between two rows.
const BETWEEN: f64 = 26.0;
/// Where lines that lead down leave their boxes, from the left.
const INSET: f64 = 24.0;
/// What lies between such a line, with its head, and its text.
const ASIDE: f64 = 10.0;
/// The least width of a row that runs from top to bottom.
const NARROWEST: f64 = 150.0;

/// Returns the layout of rows, one below the other. Boxes, lines and labels follow one another in the
/// order of the rows; the area of a lane is that of a row.
pub fn routes(rows: &[Row]) -> Placed {
    let columns = columns_of(rows);
    let widths = widths(rows, &columns);
    let lefts = lefts(rows, &columns, &widths);
    let width = end(&lefts, &widths);
    let mut placed = Placed::default();
    let mut y = 0.0;
    for (row, places) in rows.iter().zip(&columns) {
        let top = y;
        y += row.title;
        let boxes = row.stops.iter().map(|stop| stop.size.height);
        let texts = row.gaps.iter().map(|gap| gap.height + TEXT);
        let (boxes, texts) = (boxes.fold(0.0, f64::max), texts.fold(0.0, f64::max));
        // Texts stand above the line; half a box does so as well.
        let line = y + texts.max(boxes / 2.0);
        let mut before: Option<Rect> = None;
        for (at, (stop, &column)) in row.stops.iter().zip(places).enumerate() {
            let size = Size::new(widths[column], stop.size.height);
            let area = Rect::new(Point::new(lefts[column], line - size.height / 2.0), size);
            if let Some(before) = before {
                placed
                    .links
                    .push(step(before, area, line, row.gaps[at - 1]));
            }
            placed.boxes.push(area);
            before = Some(area);
        }
        y = line + boxes / 2.0;
        let size = Size::new(width, y - top);
        placed.lanes.push(Rect::new(Point::new(0.0, top), size));
        y += BETWEEN;
    }
    placed.size = Size::new(width, (y - BETWEEN).max(0.0));
    placed
}

/// Returns the layout of the same rows from top to bottom, one beside the other: as many as a width has room
/// for, and the others below them, so that all bands are about as long. What stands between two boxes begins
/// beside the line.
pub fn upright(rows: &[Row], widest: f64) -> Placed {
    let mut placed = Placed::default();
    let widths: Vec<_> = rows.iter().map(upright_width).collect();
    let mut rest = rows;
    for count in bands(&widths, widest) {
        let (band, others) = rest.split_at(count);
        add_band(&mut placed, band);
        rest = others;
    }
    placed
}

/// Returns how many rows stand in each band: as few bands as a width allows, and in each about as many
/// rows, where that fits.
fn bands(widths: &[f64], widest: f64) -> Vec<usize> {
    let mut bands = Vec::new();
    let mut used = 0.0;
    for width in widths {
        used += width + BETWEEN;
        match bands.last_mut() {
            Some(count) if used - BETWEEN <= widest => *count += 1,
            _ => {
                bands.push(1);
                used = width + BETWEEN;
            }
        }
    }
    let (count, number) = (bands.len(), widths.len());
    let even = (0..count).map(|band| number / count + usize::from(band < number % count));
    let even: Vec<_> = even.collect();
    let mut rest = widths;
    let fits = even.iter().all(|&count| {
        let (band, others) = rest.split_at(count);
        rest = others;
        let between = BETWEEN * (count - 1) as f64;
        count == 1 || band.iter().sum::<f64>() + between <= widest
    });
    if fits { even } else { bands }
}

/// Returns how wide a row is that runs from top to bottom.
pub fn upright_width(row: &Row) -> f64 {
    let boxes = row.stops.iter().map(|stop| stop.size.width);
    let texts = row.gaps.iter().map(|gap| INSET + ASIDE + gap.width);
    boxes.chain(texts).fold(NARROWEST, f64::max)
}

/// Adds rows that run from top to bottom below what is there.
fn add_band(placed: &mut Placed, band: &[Row]) {
    let top = match placed.size.height {
        height if height > 0.0 => height + BETWEEN,
        _ => 0.0,
    };
    let turned: Vec<_> = band.iter().map(Row::turned).collect();
    let ranks = columns_of(&turned);
    let heights = widths(&turned, &ranks);
    let tops = lefts(&turned, &ranks, &heights);
    let title = band.iter().map(|row| row.title).fold(0.0, f64::max);
    let height = title + end(&tops, &heights);
    let mut x = 0.0;
    for (row, ranks) in band.iter().zip(&ranks) {
        let width = upright_width(row);
        let mut before: Option<Rect> = None;
        for (at, &rank) in ranks.iter().enumerate() {
            let corner = Point::new(x, top + title + tops[rank]);
            let area = Rect::new(corner, Size::new(width, heights[rank]));
            if let Some(before) = before {
                placed.links.push(step_down(before, area, row.gaps[at - 1]));
            }
            placed.boxes.push(area);
            before = Some(area);
        }
        let area = Rect::new(Point::new(x, top), Size::new(width, height));
        placed.lanes.push(area);
        placed.size.width = placed.size.width.max(area.right());
        x = area.right() + BETWEEN;
    }
    placed.size.height = top + height;
}

fn step_down(from: Rect, to: Rect, gap: Size) -> Route {
    let points = [from.bottom(), to.y].map(|y| Point::new(from.x + INSET, y));
    let y = f64::midpoint(from.bottom(), to.y) - gap.height / 2.0;
    let place = Rect::new(Point::new(from.x + INSET + ASIDE, y), gap);
    Route {
        points: points.to_vec(),
        label: (gap.height > 0.0).then_some(place),
    }
}

fn step(from: Rect, to: Rect, y: f64, gap: Size) -> Route {
    let points = [from.right(), to.x].map(|x| Point::new(x, y));
    let x = f64::midpoint(from.right(), to.x) - gap.width / 2.0;
    let place = Rect::new(Point::new(x, y - TEXT - gap.height), gap);
    Route {
        points: points.to_vec(),
        label: (gap.height > 0.0).then_some(place),
    }
}

/// Returns the width of each column: that of its widest box.
fn widths(rows: &[Row], columns: &[Vec<usize>]) -> Vec<f64> {
    let count = columns.iter().flatten().max().map_or(0, |last| last + 1);
    let mut widths = vec![0.0_f64; count];
    for (row, places) in rows.iter().zip(columns) {
        for (stop, &column) in row.stops.iter().zip(places) {
            widths[column] = widths[column].max(stop.size.width);
        }
    }
    widths
}

/// Returns where the last column ends.
fn end(lefts: &[f64], widths: &[f64]) -> f64 {
    let last = lefts.last().zip(widths.last());
    last.map_or(0.0, |(left, width)| left + width)
}

/// Returns the left side of each column, with room for what stands between the boxes.
fn lefts(rows: &[Row], columns: &[Vec<usize>], widths: &[f64]) -> Vec<f64> {
    let mut lefts: Vec<f64> = Vec::with_capacity(widths.len());
    for column in 0..widths.len() {
        let mut left = match column.checked_sub(1) {
            Some(before) => lefts[before] + widths[before] + LINE,
            None => 0.0,
        };
        for (row, places) in rows.iter().zip(columns) {
            let Ok(at) = places.binary_search(&column) else {
                continue;
            };
            if let Some(before) = at.checked_sub(1) {
                let room = LINE.max(row.gaps[before].width + 2.0 * BESIDE);
                let end = lefts[places[before]] + widths[places[before]];
                left = left.max(end + room);
            }
        }
        lefts.push(left);
    }
    lefts
}

fn columns_of(rows: &[Row]) -> Vec<Vec<usize>> {
    let keys = |row: &Row| row.stops.iter().map(|stop| stop.key).collect();
    columns(&rows.iter().map(keys).collect::<Vec<_>>())
}

/// Returns the columns of rows of keys. A key has one column as long as the rows agree on the order of
/// keys; where they do not, later rows give way. No column is empty.
pub fn columns(rows: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    // Each round moves a key to the right of what stands before it somewhere. Circles end by the
    // limit.
    let limit: usize = rows.iter().map(Vec::len).sum();
    for _ in 0..=limit {
        let mut has_moved = false;
        for row in rows {
            let mut least = 0;
            for &key in row {
                let column = known.entry(key).or_insert(0);
                if *column < least && least <= limit {
                    *column = least;
                    has_moved = true;
                }
                least = *column + 1;
            }
        }
        if !has_moved {
            break;
        }
    }
    let mut columns: Vec<Vec<usize>> = Vec::with_capacity(rows.len());
    for row in rows {
        let mut least = 0;
        let place = |key: &usize| {
            let column = known[key].max(least);
            least = column + 1;
            column
        };
        columns.push(row.iter().map(place).collect());
    }
    // No column stays empty.
    let used: std::collections::BTreeSet<_> = columns.iter().flatten().copied().collect();
    let places: BTreeMap<_, _> = used.into_iter().zip(0..).collect();
    for column in columns.iter_mut().flatten() {
        *column = places[column];
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_about_as_long_as_one_another() {
        let width = 3.0 * 100.0 + 2.0 * BETWEEN;
        let of = |count: usize| bands(&vec![100.0; count], width);
        assert_eq!(of(0), Vec::<usize>::new());
        assert_eq!(of(3), [3]);
        assert_eq!(of(4), [2, 2]);
        assert_eq!(of(7), [3, 2, 2]);
        // What would be too wide then stays as it fits.
        assert_eq!(bands(&[50.0, 50.0, 50.0, 300.0], width), [3, 1]);
        assert_eq!(bands(&[900.0, 100.0], width), [1, 1]);
    }
}
