//! A chart as two files: the drawing, and its table.

use super::csv;
use crate::files::OutputFile;
use crate::render::chart::{ChartFile, in_a_file};
use crate::site::figures::Figure;
use crate::site::view::Ctx;

/// What all drawings of a site carry.
pub struct FigureStyle {
    /// Rules for the classes of charts, with the site's own colours.
    pub rules: String,
    /// The patterns that those rules name.
    pub patterns: String,
}

/// The files of a chart below `folder` (the site's own, empty or with a slash
/// behind).
pub fn files(ctx: Ctx, figure: &Figure, style: &FigureStyle, folder: &str) -> Vec<OutputFile> {
    let lang = ctx.site.languages.first().map_or("ja", String::as_str);
    let drawing = in_a_file(
        figure.svg,
        &ChartFile {
            lang,
            title: &figure.files.name,
            finding: &figure.finding,
            about: &figure.about,
            source: &figure.source,
            style: &style.rules,
            patterns: &style.patterns,
        },
    );
    let drawing = drawing.map(|svg| OutputFile::text(format!("{folder}{}", figure.files.svg), svg));
    let table = OutputFile {
        path: format!("{folder}{}", figure.files.csv),
        bytes: csv::table(ctx, &figure.rows),
    };
    drawing.into_iter().chain([table]).collect()
}
