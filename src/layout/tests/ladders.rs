//! Boxes in rows by their levels, and in lanes.

use super::*;

#[test]
fn a_ladder_is_straight() {
    let placed = ladder(&chain(5));
    for (at, route) in placed.links.iter().enumerate() {
        assert_eq!(route.points.len(), 2, "{route:?}");
        assert!(placed.boxes[at].y > placed.boxes[at + 1].y);
    }
    let placed = layered(&chain(5));
    assert!(placed.links.iter().all(|route| route.points.len() == 2));
    assert!(placed.boxes[0].x < placed.boxes[4].x);
}

#[test]
fn lines_have_room_for_their_heads() {
    let mut diagram = chain(2);
    diagram.links[0].heads = [12.0, 36.0];
    let length = |placed: &Placed| {
        let points = &placed.links[0].points;
        let strokes = points.windows(2);
        strokes
            .map(|ends| (ends[0].x - ends[1].x).hypot(ends[0].y - ends[1].y))
            .sum::<f64>()
    };
    for placed in [ladder(&diagram), layered(&diagram)] {
        assert!(length(&placed) >= 60.0, "{placed:?}");
    }
    // Side by side as well.
    for node in &mut diagram.boxes {
        node.level = Some((0, 1));
    }
    let placed = ladder(&diagram);
    assert!((placed.boxes[0].y - placed.boxes[1].y).abs() < 0.1);
    assert!(length(&placed) >= 60.0, "{placed:?}");
}

#[test]
fn boxes_with_the_same_links_stand_by_their_ranks() {
    // Box 0 leads to all others.
    let ranks = [0, 7, 3, 9, 1, 5];
    let mut diagram = chain(ranks.len());
    for (node, rank) in diagram.boxes.iter_mut().zip(ranks) {
        node.rank = rank;
    }
    for link in &mut diagram.links {
        link.from = 0;
    }
    let placed = ladder(&diagram);
    let mut others: Vec<_> = (1..ranks.len()).collect();
    others.sort_by(|&one, &two| placed.boxes[one].x.total_cmp(&placed.boxes[two].x));
    let found: Vec<_> = others.into_iter().map(|at| ranks[at]).collect();
    assert_eq!(found, [1, 3, 5, 7, 9]);
}

#[test]
fn circles_and_nothing_have_a_layout() {
    let mut circle = chain(4);
    circle.links.push(Link {
        from: 3,
        to: 0,
        climbs: true,
        ..Link::default()
    });
    check(&circle, &ladder(&circle));
    check(&circle, &layered(&circle));
    assert_eq!(ladder(&Diagram::default()), Placed::default());
}

#[test]
fn families_that_are_joined_like_a_chain_are_sorted_out() {
    const FAMILIES: usize = 29;
    const LEVELS: usize = 4;
    // The chain runs through every eleventh family.
    let at = |family: usize, level: usize| (family * 11 % FAMILIES) * LEVELS + level;
    let mut diagram = Diagram {
        boxes: vec![
            Node {
                size: Size::new(80.0, 30.0),
                ..Node::default()
            };
            FAMILIES * LEVELS
        ],
        ..Diagram::default()
    };
    let mut join = |from, to, climbs| {
        diagram.links.push(Link {
            from,
            to,
            climbs,
            ..Link::default()
        });
    };
    for (family, level) in (0..FAMILIES).flat_map(|family| (0..LEVELS).map(move |at| (family, at)))
    {
        if level + 1 < LEVELS {
            join(at(family, level), at(family, level + 1), true);
        }
        if family + 1 < FAMILIES && (family + level) % 2 == 0 {
            join(at(family, level), at(family + 1, level), false);
        }
    }
    let placed = layered(&diagram);
    check(&diagram, &placed);
    let lines: Vec<_> = placed.links.into_iter().map(|route| route.points).collect();
    assert_eq!(crossings(&lines), 0);
}

#[test]
fn levels_of_several_scales_are_one_unless_links_say_otherwise() {
    // Two scales of three levels, the boxes of each in order.
    let of = |links: &[(usize, usize, bool)]| {
        let boxes = (0..6).map(|at| Node {
            size: Size::new(80.0, 30.0),
            level: Some((at / 3, 1 + at as u32 % 3)),
            lane: Some(at / 3),
            ..Node::default()
        });
        let links = links.iter().map(|(from, to, climbs)| Link {
            from: *from,
            to: *to,
            climbs: *climbs,
            ..Link::default()
        });
        let diagram = Diagram {
            boxes: boxes.collect(),
            links: links.collect(),
            lanes: vec![Size::new(20.0, 10.0); 2],
        };
        let levels = scales::joined(&diagram);
        let are_one = (0..3).all(|at| levels[at] == levels[at + 3]);
        let placed = ladder(&diagram);
        let row = |at: usize| placed.boxes[at].centre().y.round() as i64;
        assert!(!are_one || (0..3).all(|at| row(at) == row(at + 3)));
        are_one
    };
    assert!(of(&[]), "nothing is said");
    assert!(of(&[(0, 4, true), (1, 4, false)]), "up, and beside");
    assert!(!of(&[(2, 3, true)]), "up to a lower level");
    assert!(!of(&[(1, 4, true)]), "up to the same level");
    assert!(!of(&[(1, 3, false), (2, 4, false)]), "beside other levels");
}

#[test]
fn a_scale_that_only_lateral_moves_join_lies_where_they_want_it() {
    let boxes = (0..7).map(|at| Node {
        size: Size::new(80.0, 30.0),
        // Four levels on one scale, three on the other, which begins beside the third.
        level: Some((at / 4, 1 + at as u32 % 4)),
        lane: Some(at / 4),
        ..Node::default()
    });
    let diagram = Diagram {
        boxes: boxes.collect(),
        links: vec![Link {
            from: 2,
            to: 4,
            climbs: false,
            ..Link::default()
        }],
        lanes: vec![Size::new(20.0, 10.0); 2],
    };
    let placed = ladder(&diagram);
    let row = |at: usize| placed.boxes[at].centre().y as i64;
    assert_eq!((row(2), row(3)), (row(4), row(5)));
    assert!(row(6) < row(3), "above all");
}

#[test]
fn one_lateral_move_that_is_a_level_off_leaves_the_rows_common() {
    // Levels 1 to 4 on one scale, 2 to 4 on the other; laterals between these levels.
    let rows = |laterals: &[(usize, usize)]| {
        let levels = [(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4)];
        let boxes = levels.map(|(scale, level)| Node {
            size: Size::new(80.0, 30.0),
            level: Some((scale, level)),
            lane: Some(scale),
            ..Node::default()
        });
        let links = laterals.iter().map(|(from, to)| Link {
            from: *from,
            to: *to,
            climbs: false,
            ..Link::default()
        });
        let placed = ladder(&Diagram {
            boxes: boxes.into(),
            links: links.collect(),
            lanes: vec![Size::new(20.0, 10.0); 2],
        });
        let row = |at: usize| placed.boxes[at].centre().y as i64;
        (1..4).all(|at| row(at) == row(at + 3))
    };
    assert!(rows(&[(2, 4)]), "one");
    assert!(!rows(&[(2, 4), (3, 5)]), "two");
    assert!(
        rows(&[(2, 4), (3, 5), (3, 6)]),
        "two, and one of equal levels"
    );
}

#[test]
fn a_box_takes_along_what_holds_it() {
    // Three rungs, and a box that no link leads up to: beside the second, below the third and below a summit of
    // its own.
    let links = [
        (0, 1, true),
        (1, 2, true),
        (1, 3, false),
        (3, 2, true),
        (3, 4, true),
    ];
    let link = |(from, to, climbs): (usize, usize, bool)| Link {
        from,
        to,
        climbs,
        ..Link::default()
    };
    let diagram = Diagram {
        boxes: vec![
            Node {
                size: Size::new(80.0, 30.0),
                ..Node::default()
            };
            5
        ],
        links: links.map(link).to_vec(),
        ..Diagram::default()
    };
    assert_eq!(rank::layers(&diagram), [0, 1, 2, 1, 2]);
}
