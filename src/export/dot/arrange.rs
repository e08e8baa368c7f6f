//! Where lateral moves let roles stand, and how lines run. Entries and advancements make the columns by themselves;
//! lateral moves must not pull on them.

use crate::view::{EdgeView, GraphView};

/// How to write the lateral moves of a view.
pub(super) struct Arrangement {
    /// Sets of roles to put above one another.
    pub(super) columns: Vec<Vec<usize>>,
    /// For every edge, how it takes part in the layout.
    pub(super) pulls: Vec<Pull>,
    /// For every edge, whether its line runs between roles that stand above one another, or may do so.
    pub(super) upright: Vec<bool>,
    /// Whether lines have to be straight; see [`is_tangled`].
    pub(super) is_tangled: bool,
}

/// So many lateral moves between clusters have come out well in every drawing.
const FEW_LATERAL: usize = 10;

/// Of more roles than this, Graphviz takes minutes over a tangled drawing, unless it is told to stop when it
/// has done what it can in a tenth of the usual rounds.
pub(super) const MOST_AT_LEISURE: usize = 300;

/// The most roles of drawings whose curves come out well where most moves stay within their clusters.
const SAFE_SIZE: usize = 100;

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
        let mut column_of = vec![None; view.nodes.len()];
        for (place, column) in columns.iter().enumerate() {
            for &node in column {
                column_of[node] = Some(place);
            }
        }
        // Where paths are drawn, few moves tell what stands in a column.
        let is_upright = |edge: &EdgeView| {
            let [from, to] = [edge.from, edge.to].map(|end| column_of[end]);
            edge.is_lateral() && (!view.routes.is_empty() || from.is_some() && from == to)
        };
        let upright = view.edges.iter().map(is_upright).collect();
        let is_tangled = is_tangled(view, &clusters);
        Self {
            columns,
            pulls,
            upright,
            is_tangled,
        }
    }
}

/// Returns whether Graphviz could lose lines of a view. Where a curve joins two roles of one column that
/// lie in different clusters, it makes room for it between the clusters in the column; where clusters are
/// interwoven it finds none, says "lost edge" and fails. Straight lines need no room.
///
/// Which drawings fail cannot be told before they are laid out. With Graphviz 2.43 all did well that have
/// few such lines, or in which most moves stay within the clusters, unless there are more than a hundred
/// roles and of ten of them one leads onward to another cluster.
fn is_tangled(view: &GraphView, clusters: &[Option<usize>]) -> bool {
    let crosses = |edge: &&EdgeView| clusters[edge.from] != clusters[edge.to];
    let crossing = view.edges.iter().filter(crosses);
    let (lateral, onward): (Vec<_>, Vec<_>) = crossing.partition(|edge| edge.is_lateral());
    let (lateral, onward) = (lateral.len(), onward.len());
    let (roles, moves) = (view.nodes.len(), view.edges.len());
    lateral > FEW_LATERAL
        && (2 * (lateral + onward) > moves || roles > SAFE_SIZE && 10 * onward > roles)
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
