use proptest::prelude::*;

use super::*;

mod ladders;
mod lines;

fn size(width: std::ops::Range<u32>, height: std::ops::Range<u32>) -> impl Strategy<Value = Size> {
    (width, height).prop_map(|(w, h)| Size::new(f64::from(w), f64::from(h)))
}

/// Boxes of all sizes with and without levels and lanes, and links of all sorts.
fn diagrams() -> impl Strategy<Value = Diagram> {
    let node = (
        size(40..180, 20..90),
        proptest::option::weighted(0.7, (0_usize..2, 0_u32..5)),
        proptest::option::weighted(0.9, 0_usize..3),
    );
    let nodes = proptest::collection::vec(node, 1..16);
    let links = proptest::collection::vec(
        (
            any::<proptest::sample::Index>(),
            any::<proptest::sample::Index>(),
            any::<bool>(),
            proptest::option::weighted(0.2, size(10..90, 8..30)),
        ),
        0..40,
    );
    (nodes, links, any::<bool>()).prop_map(|(nodes, links, has_lanes)| {
        let boxes: Vec<_> = nodes
            .into_iter()
            .map(|(size, level, lane)| Node {
                size,
                level,
                lane: lane.filter(|_| has_lanes),
                ..Node::default()
            })
            .collect();
        let links = links.into_iter().map(|(from, to, climbs, label)| Link {
            from: from.index(boxes.len()),
            to: to.index(boxes.len()),
            climbs,
            label,
            heads: [12.0, 24.0],
        });
        let lanes = if has_lanes { 3 } else { 0 };
        Diagram {
            links: links.filter(|link| link.from != link.to).collect(),
            lanes: vec![Size::new(50.0, 20.0); lanes],
            boxes,
        }
    })
}

/// A chain of boxes, each of which leads to the next.
fn chain(count: usize) -> Diagram {
    let node = Node {
        size: Size::new(100.0, 40.0),
        ..Node::default()
    };
    let link = |from| Link {
        from,
        to: from + 1,
        climbs: true,
        ..Link::default()
    };
    Diagram {
        boxes: vec![node; count],
        links: (0..count - 1).map(link).collect(),
        lanes: Vec::new(),
    }
}

/// Asserts that nothing covers anything else.
fn check(diagram: &Diagram, placed: &Placed) {
    let all = Rect::new(Point::default(), placed.size);
    let within = |area: &Rect| {
        let slack = 0.01;
        area.x >= -slack
            && area.y >= -slack
            && area.right() <= all.right() + slack
            && area.bottom() <= all.bottom() + slack
    };
    assert_eq!(placed.boxes.len(), diagram.boxes.len());
    assert_eq!(placed.links.len(), diagram.links.len());
    for (at, one) in placed.boxes.iter().enumerate() {
        assert!(within(one), "{one:?} leaves {all:?}");
        let least = diagram.boxes[at].size;
        assert!(one.width >= least.width && one.height >= least.height);
        for two in &placed.boxes[..at] {
            assert!(!one.overlaps(two), "{one:?} and {two:?}");
        }
    }
    for (link, route) in diagram.links.iter().zip(&placed.links) {
        check_route(link, route, placed);
        assert_eq!(link.label.is_some(), route.label.is_some());
        for point in &route.points {
            assert!(
                within(&Rect::new(*point, Size::default())),
                "{route:?} leaves {all:?}"
            );
        }
    }
    check_labels(placed, within);
}

fn check_route(link: &Link, route: &Route, placed: &Placed) {
    let is_on_side = |point: Point, area: &Rect| {
        let near = |a: f64, b: f64| (a - b).abs() < 0.6;
        let (within_x, within_y) = (
            point.x > area.x - 0.6 && point.x < area.right() + 0.6,
            point.y > area.y - 0.6 && point.y < area.bottom() + 0.6,
        );
        within_x && (near(point.y, area.y) || near(point.y, area.bottom()))
            || within_y && (near(point.x, area.x) || near(point.x, area.right()))
    };
    let [first, .., last] = route.points[..] else {
        panic!("a line has two ends: {route:?}");
    };
    assert!(is_on_side(first, &placed.boxes[link.from]), "{route:?}");
    assert!(is_on_side(last, &placed.boxes[link.to]), "{route:?}");
    for ends in route.points.windows(2) {
        let (x, y) = ((ends[0].x - ends[1].x).abs(), (ends[0].y - ends[1].y).abs());
        assert!(x < 0.01 || y < 0.01, "{route:?}");
        for area in &placed.boxes {
            assert!(!area.is_cut_by(ends[0], ends[1]), "{area:?} on {route:?}");
        }
    }
}

fn check_labels(placed: &Placed, within: impl Fn(&Rect) -> bool) {
    let labels: Vec<_> = placed
        .links
        .iter()
        .filter_map(|route| route.label)
        .collect();
    for (at, label) in labels.iter().enumerate() {
        assert!(within(label), "{label:?}");
        for area in placed.boxes.iter().chain(&labels[..at]) {
            assert!(!label.overlaps(area), "{label:?} on {area:?}");
        }
        for route in &placed.links {
            for ends in route.points.windows(2) {
                assert!(!label.is_cut_by(ends[0], ends[1]), "{label:?} on {route:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_covers_anything_in_a_ladder(diagram in diagrams()) {
        let placed = ladder(&diagram);
        check(&diagram, &placed);
        for (node, area) in diagram.boxes.iter().zip(&placed.boxes) {
            if let Some(lane) = node.lane {
                let lane = &placed.lanes[lane];
                prop_assert!(lane.x <= area.x && area.right() <= lane.right());
            }
        }
        for (at, lane) in placed.lanes.iter().enumerate() {
            prop_assert!(placed.lanes[..at].iter().all(|other| !lane.overlaps(other)));
        }
    }

    #[test]
    fn nothing_covers_anything_in_a_neighbourhood(
        diagram in diagrams(),
        centre in any::<proptest::sample::Index>(),
    ) {
        let centre = centre.index(diagram.boxes.len());
        check(&diagram, &neighbourhood(&diagram, centre));
    }

    #[test]
    fn nothing_covers_anything_in_layers(diagram in diagrams()) {
        check(&diagram, &layered(&diagram));
    }

    #[test]
    fn higher_levels_stand_higher(diagram in diagrams()) {
        let placed = ladder(&diagram);
        let levels = || diagram.boxes.iter().zip(&placed.boxes);
        for (one, low) in levels() {
            for (two, high) in levels() {
                if let (Some(one), Some(two)) = (one.level, two.level)
                    && one.0 == two.0
                {
                    match one.1.cmp(&two.1) {
                        std::cmp::Ordering::Less => prop_assert!(low.y > high.bottom()),
                        std::cmp::Ordering::Equal => {
                            prop_assert!((low.centre().y - high.centre().y).abs() < 0.01);
                        }
                        std::cmp::Ordering::Greater => {}
                    }
                }
            }
        }
    }
}

/// ```text
/// a --> m --> z     with b and c beside m
/// ```
#[test]
fn neighbours_stand_on_their_sides_of_the_centre() {
    let mut diagram = chain(3);
    diagram.boxes.extend([diagram.boxes[0]; 2]);
    for other in [3, 4] {
        diagram.links.push(Link {
            from: 1,
            to: other,
            climbs: false,
            ..Link::default()
        });
    }
    let placed = neighbourhood(&diagram, 1);
    check(&diagram, &placed);
    let centre = placed.boxes[1];
    assert!(placed.boxes[0].right() < centre.x && centre.right() < placed.boxes[2].x);
    let [one, two] = [placed.boxes[3], placed.boxes[4]].map(|area| area.y < centre.y);
    assert!(one != two, "one stands above and one below");
}

#[test]
fn boxes_without_a_lane_stand_where_their_lines_are_short() {
    // Two lanes of two boxes; 4 is above both, 5 leads to the first lane alone.
    let lanes = [Some(0), Some(0), Some(1), Some(1), None, None];
    let boxes = lanes.map(|lane| Node {
        size: Size::new(80.0, 30.0),
        lane,
        ..Node::default()
    });
    let link = |(from, to): (usize, usize)| Link {
        from,
        to,
        climbs: true,
        ..Link::default()
    };
    let diagram = Diagram {
        boxes: boxes.to_vec(),
        links: [(0, 1), (2, 3), (1, 4), (3, 4), (5, 1)].map(link).to_vec(),
        lanes: vec![Size::new(50.0, 20.0); 2],
    };
    let placed = ladder(&diagram);
    check(&diagram, &placed);
    assert_eq!(placed.lanes.len(), 2);
    let [first, second] = [placed.lanes[0], placed.lanes[1]];
    assert!(first.right() <= placed.boxes[4].x && placed.boxes[4].right() <= second.x);
    assert!(placed.boxes[5].right() <= second.x, "beside the first lane");
}

/// Returns a row of boxes for these keys.
fn row(keys: &[usize]) -> Row {
    let stop = |key| Stop {
        key,
        size: Size::new(80.0, 40.0),
    };
    Row {
        stops: keys.iter().map(|key| stop(*key)).collect(),
        gaps: vec![Size::new(90.0, 30.0); keys.len() - 1],
        title: 20.0,
    }
}

#[test]
fn routes_share_columns_where_they_agree() {
    let placed = routes(&[row(&[0, 1, 2]), row(&[0, 3, 1, 2]), row(&[0, 2])]);
    let lefts: Vec<_> = placed.boxes.iter().map(|area| area.x).collect();
    for [one, two] in [[1, 5], [2, 6], [2, 8]] {
        assert!((lefts[one] - lefts[two]).abs() < 0.01, "{lefts:?}");
    }
    for (at, one) in placed.boxes.iter().enumerate() {
        assert!(placed.boxes[..at].iter().all(|two| !one.overlaps(two)));
    }
    check_labels(&placed, |_| true);
    // Rows that contradict each other, or come back to a box, have a layout as well.
    let placed = routes(&[row(&[0, 1, 2]), row(&[0, 2, 1]), row(&[1, 0, 1])]);
    assert_eq!(placed.boxes.len(), 9);
    for row in placed.boxes.chunks(3) {
        assert!(row.windows(2).all(|pair| pair[0].right() < pair[1].x));
    }
}

#[test]
fn upright_rows_share_heights_and_begin_anew_where_there_is_no_room() {
    let placed = upright(&[row(&[0, 1, 2]), row(&[0, 2]), row(&[0, 2])], 340.0);
    let tops: Vec<_> = placed.boxes.iter().map(|area| area.y).collect();
    // Both begin and end with the same.
    for [one, two] in [[0, 3], [2, 4]] {
        assert!((tops[one] - tops[two]).abs() < 0.01, "{tops:?}");
    }
    let below = placed.lanes[0].bottom();
    assert!(
        tops[5] > below && placed.boxes[5].x.abs() < 0.01,
        "{tops:?}"
    );
    assert!(placed.size.width <= 340.0);
    for (at, area) in placed.boxes.iter().enumerate() {
        let others = placed.boxes[at + 1..].iter();
        let texts = placed.links.iter().filter_map(|link| link.label.as_ref());
        assert!(!others.chain(texts).any(|other| other.overlaps(area)));
    }
    for link in &placed.links {
        assert!(link.points[0].y < link.points[1].y, "it leads down");
    }
}
