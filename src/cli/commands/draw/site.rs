//! `career draw --all`: a page for each role, and an index.

use std::path::Path;

use careergraph::export::file::{self, Overwrite};
use careergraph::export::{Format, Look};
use careergraph::graph::{CareerGraph, RoleIx, RoleSet};
use careergraph::view::ViewBuilder;

use super::super::{Common, Failure, Outcome, Output, select, write_failure};
use super::Options;
use crate::cli::output::plural;

/// The folder of the pages of roles.
const ROLES: &str = "roles";

/// The longest id that a page is named by, in bytes: file systems take names of 255.
const LONGEST_ID: usize = 200;

/// Writes `index` with everything and the title that was asked for, and `roles/ID` with the surroundings of every role.
pub(super) fn write(
    graph: &CareerGraph,
    whole: &ViewBuilder<'_>,
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let folder = folder(options)?;
    let named = options.drawing.named(common).unwrap_or("html");
    let format = Format::from_name(named).expect("the parser knows its names");
    super::idle::say(options, format, output);
    let ending = format.extensions[0];
    let overwrite = options.drawing.overwrite();
    let shown = match &options.select {
        Some(selector) => select(graph, selector, output)?,
        None => RoleSet::all(graph.role_count()),
    };
    let roles: Vec<_> = shown.iter().collect();
    refuse_long_ids(graph, &roles)?;
    let index = folder.join(format!("index.{ending}"));
    let page_of = |role: RoleIx| {
        let name = format!("{}.{ending}", graph.role_at(role).id());
        folder.join(ROLES).join(name)
    };
    let pages = roles.iter().map(|role| page_of(*role));
    let help = "name another folder with `-o FOLDER`";
    output.inputs().spare(pages.chain([index.clone()]), help)?;
    file::make_folder(folder, overwrite).map_err(write_failure)?;
    file::make_inner_folder(folder, ROLES, overwrite).map_err(write_failure)?;
    let mut look = super::look(options, output, true);
    look.link = Some(format!("{ROLES}/{{id}}.{ending}"));
    let mut warnings = Warnings::default();
    let titled = options.title.clone();
    let titled = titled.map_or_else(|| whole.clone(), |title| whole.clone().title(title));
    warnings.add(page(&index, &titled, format, &look, overwrite)?);
    look.link = Some(format!("{{id}}.{ending}"));
    look.home = Some(format!("../index.{ending}"));
    for (done, &role) in roles.iter().enumerate() {
        output.progress("pages", done, roles.len());
        let path = page_of(role);
        let around = whole.clone().around(graph.role_at(role), options.moves());
        warnings.add(page(&path, &around, format, &look, overwrite)?);
    }
    output.progress("pages", roles.len(), roles.len());
    warnings.say(output);
    output.note(&format!(
        "wrote {} and a page for each of {} roles",
        index.display(),
        roles.len()
    ));
    Ok(Outcome::Fine)
}

/// The folder that is named, which has to be named as one.
fn folder(options: &Options) -> Result<&Path, Failure> {
    let Some(folder) = options.drawing.output.as_deref() else {
        return Err(Failure::new(
            "`--all` writes a folder",
            vec!["name it with `-o FOLDER`".to_owned()],
        ));
    };
    if folder == Path::new("-") {
        let message = "pages cannot go to standard output";
        let help = "name a folder with `-o FOLDER`".to_owned();
        return Err(Failure::new(message, vec![help]));
    }
    if let Some(format) = Format::from_path(folder) {
        let shown = folder.display();
        let message = format!("`--all` writes a folder, but `{shown}` is named as a file");
        let help = format!("name a folder: `-o FOLDER --format {}`", format.name);
        return Err(Failure::new(message, vec![help]));
    }
    Ok(folder)
}

/// Refuses ids that are too long for the name of a file, before anything is written.
fn refuse_long_ids(graph: &CareerGraph, roles: &[RoleIx]) -> Result<(), Failure> {
    let mut ids = roles.iter().map(|role| graph.role_at(*role).id().as_str());
    let Some(long) = ids.find(|id| id.len() > LONGEST_ID) else {
        return Ok(());
    };
    let begin = &long[..long.floor_char_boundary(40)];
    let message = format!(
        "the id `{begin}…` is too long for the name of a page: more than {LONGEST_ID} bytes"
    );
    let help = "give the role a shorter `id`, or leave it out with `--select`".to_owned();
    Err(Failure::new(message, vec![help]))
}

/// Writes a page, and returns what somebody who uses it should know.
fn page(
    path: &Path,
    what: &ViewBuilder<'_>,
    format: &Format,
    look: &Look,
    overwrite: Overwrite,
) -> Result<Vec<String>, Failure> {
    let export = format.export(what, look).map_err(anyhow::Error::new)?;
    file::write_in_folder(path, &export.bytes, overwrite).map_err(write_failure)?;
    Ok(export.warnings)
}

/// What somebody who uses the pages should know, and of how many pages.
#[derive(Default)]
struct Warnings(Vec<(String, usize)>);

impl Warnings {
    fn add(&mut self, warnings: Vec<String>) {
        for warning in warnings {
            match self.0.iter_mut().find(|(known, _)| *known == warning) {
                Some((_, pages)) => *pages += 1,
                None => self.0.push((warning, 1)),
            }
        }
    }

    fn say(&self, output: &Output) {
        for (warning, pages) in &self.0 {
            output.note(&format!("warning, {}: {warning}", plural(*pages, "page")));
        }
    }
}
