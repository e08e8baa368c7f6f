//! How lines run: straight where they can, and clear of one another.

use super::*;

/// A link that climbs and has a head at its end, or one that does not and has two.
fn link((from, to, climbs): (usize, usize, bool)) -> Link {
    Link {
        from,
        to,
        climbs,
        heads: [if climbs { 0.0 } else { 12.0 }, 12.0],
        ..Link::default()
    }
}

/// Returns boxes of one level, of which the first is beside all others.
fn beside(count: usize) -> Diagram {
    let mut diagram = chain(count);
    for node in &mut diagram.boxes {
        node.level = Some((0, 1));
    }
    for (at, link) in diagram.links.iter_mut().enumerate() {
        *link = Link {
            from: 0,
            to: at + 1,
            label: Some(Size::new(40.0, 13.0)),
            heads: [12.0, 12.0],
            ..Link::default()
        };
    }
    diagram
}

#[test]
fn labels_stand_above_straight_lines_between_neighbours() {
    let diagram = beside(3);
    let placed = ladder(&diagram);
    check(&diagram, &placed);
    for route in &placed.links {
        let [one, two] = route.points[..] else {
            panic!("a straight line: {route:?}");
        };
        let label = route.label.expect("its label");
        assert!((one.y - two.y).abs() < 0.01 && label.bottom() < one.y);
        // The heads have room beside it.
        assert!((one.x - two.x).abs() >= 40.0 + 24.0, "{route:?}");
    }
    // No more than two can be neighbours; the others have a way around.
    let crowd = beside(5);
    let placed = ladder(&crowd);
    check(&crowd, &placed);
    let straight = placed.links.iter().filter(|link| link.points.len() == 2);
    assert_eq!(straight.count(), 2);
}

#[test]
fn lines_keep_clear_of_what_stands_at_a_corner() {
    let mut diagram = chain(4);
    // All others lead to the last.
    for (at, link) in diagram.links.iter_mut().enumerate() {
        (link.from, link.to) = (at, 3);
    }
    diagram.boxes[3].corner = 30.0;
    for placed in [ladder(&diagram), layered(&diagram)] {
        let area = placed.boxes[3];
        for route in &placed.links {
            let end = route.points.last().expect("an end");
            assert!(end.x - area.x >= 30.0 || end.y - area.y >= 30.0, "{end:?}");
        }
    }
}

#[test]
fn lines_that_could_almost_be_straight_are() {
    //  4      the two below it are so far apart that its corners do not quite reach their lines
    // 1=3
    // 0 2
    let widths = [90.0, 92.0, 107.0, 98.0, 84.0];
    let heights = [30.0, 30.0, 30.0, 46.0, 43.0];
    let node = |(width, height): (&f64, &f64)| Node {
        size: Size::new(*width, *height),
        ..Node::default()
    };
    let links = [
        (0, 1, true),
        (2, 3, true),
        (1, 3, false),
        (1, 4, true),
        (3, 4, true),
    ];
    let diagram = Diagram {
        boxes: widths.iter().zip(&heights).map(node).collect(),
        links: links.map(link).to_vec(),
        lanes: Vec::new(),
    };
    let placed = ladder(&diagram);
    assert!(
        placed.links.iter().all(|route| route.points.len() == 2),
        "{placed:?}"
    );
}

#[test]
fn lines_do_not_cross_on_a_bend() {
    // 3 -> 1 -- 2, 3 -> 2, 3 -- 0 -> 1, with 3 in the middle
    let sizes = [(96.0, 32.0), (116.0, 46.0), (102.0, 32.0), (90.0, 32.0)];
    let links = [
        (0, 1, true),
        (2, 1, false),
        (3, 1, true),
        (3, 2, true),
        (3, 0, false),
    ];
    let diagram = Diagram {
        boxes: sizes
            .map(|(width, height)| Node {
                size: Size::new(width, height),
                ..Node::default()
            })
            .to_vec(),
        links: links.map(link).to_vec(),
        lanes: Vec::new(),
    };
    let placed = neighbourhood(&diagram, 3);
    check(&diagram, &placed);
    let routes = placed.links.iter().enumerate();
    let corners = |points: &[Point]| points[1..points.len() - 1].to_vec();
    for (at, one) in routes {
        let others = placed.links.iter().enumerate();
        for (_, two) in others.filter(|(other, _)| *other != at) {
            for ends in one.points.windows(2) {
                for corner in corners(&two.points) {
                    let x = (corner.x
                        - corner
                            .x
                            .clamp(ends[0].x.min(ends[1].x), ends[0].x.max(ends[1].x)))
                    .abs();
                    let y = (corner.y
                        - corner
                            .y
                            .clamp(ends[0].y.min(ends[1].y), ends[0].y.max(ends[1].y)))
                    .abs();
                    assert!(x.hypot(y) > 5.0, "{corner:?} on {one:?}");
                }
            }
        }
    }
}
