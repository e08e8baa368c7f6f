//! `career matrix`

use careergraph::export::{html, rows, words};
use careergraph::model::ProficiencyScale;
use careergraph::query::matrix::{Matrix, MatrixCell, MatrixDelta, MatrixRow};
use clap::Args;
use unicode_width::UnicodeWidthStr as _;

use super::{Common, Failure, Outcome, Output};
use crate::cli::args::Form;
use crate::cli::graph_source;
use crate::cli::output::plural;
use crate::cli::sheet::Sheet;

/// Titles of roles stand above the columns of a text where together they are no longer than this.
const WIDEST_HEADS: usize = 70;

/// The most roles of a table that is for people.
const MOST_COLUMNS: usize = 1000;
/// The most cells of any table.
const MOST_CELLS: usize = 10_000_000;

/// Options of `career matrix`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The roles: a selector, such as `family:data` or `engineer+2`
    #[arg(value_name = "SELECTOR")]
    selector: String,
    /// Show only what changes along each advancement between the roles
    #[arg(long)]
    delta: bool,
    #[command(flatten)]
    sheet: Sheet,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    options.sheet.choose_form(common, output)?;
    let graph = graph_source::graph(common, output)?;
    let roles = super::select(graph, &options.selector, output)?;
    let title = &options.selector;
    let is_data = matches!(output.form(), Form::Json | Form::Csv) && !output.wants_html();
    if roles.len() > MOST_COLUMNS && !is_data {
        let count = plural(roles.len(), "column");
        let message = format!("a table of {count} is too large to read");
        let help = "select fewer roles, or take --format csv or json".to_owned();
        return Err(Failure::new(message, vec![help]));
    }
    if options.delta {
        let delta = graph.matrix_delta(&roles);
        if output.wants_html() {
            output.raw(&html::matrix_delta(&delta, title).to_string());
        } else {
            show_delta(&delta, output)?;
        }
    } else {
        let matrix = graph.matrix(&roles);
        let cells = matrix.roles.len().saturating_mul(matrix.rows.len());
        if cells > MOST_CELLS {
            let message = format!("the table has {cells} cells, more than {MOST_CELLS}");
            return Err(Failure::new(message, vec!["select fewer roles".to_owned()]));
        }
        if output.wants_html() {
            output.raw(&html::matrix(&matrix, title).to_string());
        } else {
            show(&matrix, output)?;
        }
    }
    options.sheet.write(Outcome::Fine, output)
}

fn show(matrix: &Matrix, output: &mut Output) -> Result<(), Failure> {
    match output.form() {
        Form::Json => return Ok(output.json(matrix)?),
        Form::Csv => {
            output.rows(&rows::matrix(matrix));
            return Ok(());
        }
        Form::Text | Form::Markdown => {}
    }
    if matrix.roles.is_empty() {
        output.line("0 roles");
        return Ok(());
    }
    if matrix.rows.is_empty() {
        nothing_asked(matrix, output);
        return Ok(());
    }
    let titles = matrix.roles.iter().map(|role| words::titled(&role.name));
    let titles: Vec<String> = titles.collect();
    let width: usize = titles.iter().map(|title| title.width() + 2).sum();
    let numbered = output.form() == Form::Text && width > WIDEST_HEADS;
    let is_text = output.form() == Form::Text;
    let mut heads = if is_text {
        vec!["  skill".to_owned()]
    } else {
        vec!["group".to_owned(), "skill".to_owned()]
    };
    if numbered {
        let roles = titles.iter().enumerate();
        let roles = roles.map(|(at, title)| (format!("{}.", at + 1), title.clone()));
        output.list(&roles.collect::<Vec<_>>());
        output.line("");
        heads.extend((1..=titles.len()).map(|number| number.to_string()));
    } else {
        heads.extend(titles);
    }
    let heads: Vec<_> = heads.iter().map(String::as_str).collect();
    let groups = matrix.rows.chunk_by(|a, b| a.group == b.group);
    let groups = groups.map(|group| {
        let rows = group.iter().map(|row| cells(matrix, row, output.form()));
        (group[0].group.clone(), rows.collect::<Vec<_>>())
    });
    if is_text {
        output.table_in_groups(&heads, groups.collect());
    } else {
        output.table(&heads, groups.flat_map(|(_, rows)| rows).collect());
    }
    output.line("");
    output.prose("", &legend(&matrix.scale));
    Ok(())
}

/// Says of roles without any requirement which are stubs, and which ask for nothing.
fn nothing_asked(matrix: &Matrix, output: &mut Output) {
    let names = matrix.roles.iter().map(|role| role.name.clone());
    let (stubs, others): (Vec<_>, Vec<_>) = names.partition(|name| name.stub);
    if let Some(said) = words::not_described(&stubs) {
        output.prose("", &said);
    }
    let titles: Vec<_> = others.iter().map(|name| name.title.as_str()).collect();
    let ask = if titles.len() == 1 { "asks" } else { "ask" };
    if !titles.is_empty() {
        let titles = words::and(&titles);
        output.prose("", &format!("{titles} {ask} for nothing."));
    }
}

fn cells(matrix: &Matrix, row: &MatrixRow, form: Form) -> Vec<String> {
    let name = words::asked_for_as(&row.title, row.count, &row.skills);
    let mut cells = if form == Form::Text {
        vec![format!("  {name}")]
    } else {
        vec![row.group.clone(), name]
    };
    let asked = row.cells.iter().zip(&matrix.roles);
    cells.extend(asked.map(|(cell, role)| match cell {
        Some(cell) => words::asked_for(cell),
        None => words::asked_for_nothing(role).to_owned(),
    }));
    cells
}

fn legend(scale: &ProficiencyScale) -> String {
    let steps = (1..=scale.top()).map(|step| words::step(scale, step));
    let steps = steps.collect::<Vec<_>>().join(", ");
    format!("{steps}; (n) optional, ~n inferred, any: how well is not stated, ?: a stub, not known")
}

fn show_delta(delta: &MatrixDelta, output: &mut Output) -> Result<(), Failure> {
    match output.form() {
        Form::Json => return Ok(output.json(delta)?),
        Form::Csv => {
            output.rows(&rows::matrix_delta(delta));
            return Ok(());
        }
        Form::Text | Form::Markdown => {}
    }
    if delta.advancements.is_empty() {
        output.line("No advancement joins two of these roles.");
    }
    for advancement in &delta.advancements {
        let head = format!("{} to {}", advancement.from.title, advancement.to.title);
        output.heading(2, &head);
        if !advancement.known {
            output.line("  One of the two is a stub: what changes is not known.");
            continue;
        }
        if !advancement.changes.is_empty() {
            let rows = advancement.changes.iter().map(|row| {
                vec![
                    format!("  {}", row.change.as_str()),
                    words::asked_for_as(&row.title, row.count, &row.skills),
                    told(row.before.as_ref(), &delta.scale),
                    told(row.after.as_ref(), &delta.scale),
                ]
            });
            output.table(&["  change", "skill", "before", "after"], rows.collect());
        }
        output.line(format!(
            "  {} as before",
            plural(advancement.same, "requirement")
        ));
    }
    Ok(())
}

fn told(cell: Option<&MatrixCell>, scale: &ProficiencyScale) -> String {
    cell.map_or_else(|| "-".to_owned(), |cell| words::asked_in_words(scale, cell))
}
