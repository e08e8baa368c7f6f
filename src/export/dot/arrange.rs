//! Where lateral moves let roles stand. Entries and advancements make the columns by themselves;
//! lateral moves must not pull on them.

use crate::view::{EdgeView, GraphView};

/// How to write the lateral moves of a view.
pub(super) struct Arrangement {
    /// Sets of roles to put above one another.
    pub(super) columns: Vec<Vec<usize>>,
    /// For every edge, how it takes part in the layout.
    pub(super) pulls: Vec<Pull>,
}

/// How an edge takes part in the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pull {
    /// The next role stands to the right of the former one, or below it in its column.
    Onward,
    /// As [`Pull::Onward`], written from the next role to the former one: it stands above it.
    Above,
    /// Not at all.
    None,
    /// Not at all, and written from the next role to the former one.
    ///
    /// Graphviz draws such an edge between clusters twice where the former role lies in the
    /// cluster that comes first (its issues 1622 and 2455).
    Turned,
}

impl Arrangement {
    pub(super) fn of(view: &GraphView) -> Self {
        let centre = view.nodes.iter().position(|node| node.centre);
        let columns = columns(view, centre);
        let mut clusters: Vec<Option<usize>> = vec![None; view.nodes.len()];
        for (place, cluster) in view.clusters.iter().enumerate() {
            for &node in &cluster.nodes {
                clusters[node] = Some(place);
            }
        }
        let mut beside = vec![false; view.nodes.len()];
        if let Some(column) = columns.first()
            && centre.is_some_and(|centre| column.contains(&centre))
        {
            for &node in column {
                beside[node] = true;
            }
        }
        let mut is_above = false;
        let pull = |edge: &EdgeView| {
            let ends = [edge.from, edge.to];
            if !edge.is_lateral() {
                return Pull::Onward;
            }
            if centre.is_some_and(|centre| ends.contains(&centre))
                && ends.iter().all(|&end| beside[end])
            {
                // Half of them above the centre and half below.
                is_above = !is_above;
                let to_centre = Some(edge.to) == centre;
                return if is_above == to_centre {
                    Pull::Onward
                } else {
                    Pull::Above
                };
            }
            match ends.map(|end| clusters[end]) {
                [Some(from), Some(to)] if from < to => Pull::Turned,
                _ => Pull::None,
            }
        };
        let pulls = view.edges.iter().map(pull).collect();
        Self { columns, pulls }
    }
}

/// Returns the sets of roles to put above one another: roles without a feeder or next role in the
/// drawing stand with the role that a lateral move joins them to. The column of the centre comes
/// first.
///
/// Such a role has no other place, so that no two of these sets can contradict each other.
fn columns(view: &GraphView, centre: Option<usize>) -> Vec<Vec<usize>> {
    let mut sideways = vec![Vec::new(); view.nodes.len()];
    let mut placed: Vec<bool> = view.nodes.iter().map(|node| node.centre).collect();
    for edge in &view.edges {
        if edge.is_lateral() {
            sideways[edge.from].push(edge.to);
            sideways[edge.to].push(edge.from);
        } else {
            placed[edge.from] = true;
            placed[edge.to] = true;
        }
    }
    // The drawing is about the centre, so it has the first choice.
    let mut starts: Vec<_> = centre.into_iter().collect();
    starts.extend((0..placed.len()).filter(|node| placed[*node]));
    starts.extend((0..placed.len()).filter(|node| !placed[*node]));
    let mut columns = Vec::new();
    let mut begun = vec![false; placed.len()];
    for start in starts {
        if std::mem::replace(&mut begun[start], true) {
            continue;
        }
        placed[start] = true;
        let (mut column, mut at) = (vec![start], 0);
        while let Some(&node) = column.get(at) {
            for &other in &sideways[node] {
                if !std::mem::replace(&mut placed[other], true) {
                    begun[other] = true;
                    column.push(other);
                }
            }
            at += 1;
        }
        if column.len() > 1 {
            columns.push(column);
        }
    }
    columns
}
