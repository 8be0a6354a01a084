//! Plots, as SVG files in docs/performance.

use std::fs;
use std::ops::Range;

use anyhow::{Context as _, Result};
use plotters::prelude::*;

use crate::process::repository;

const DIRECTORY: &str = "docs/performance";
const SIZE: (u32, u32) = (744, 360);
/// The last number below an axis is wider than what is left of the plot.
const RIGHT: u32 = 36;
const LABEL: (&str, u32) = ("sans-serif", 12);
const LEGEND_COLUMNS: i32 = 3;
const COLOURS: [RGBColor; 6] = [
    RGBColor(0, 95, 175),
    RGBColor(200, 80, 0),
    RGBColor(0, 130, 90),
    RGBColor(140, 60, 140),
    RGBColor(110, 110, 110),
    RGBColor(170, 130, 0),
];

/// What a plot shows, and what stands beside it.
pub(super) struct Plot<'a> {
    /// The name of the file, without its extension.
    pub(super) name: &'a str,
    /// What a reader who cannot see the plot is told.
    pub(super) description: &'a str,
    pub(super) x: &'a str,
    pub(super) y: &'a str,
    /// Whether both axes are logarithmic.
    pub(super) is_logarithmic: bool,
    pub(super) lines: Vec<Line<'a>>,
}

/// The points of one subject, by their `x`.
pub(super) struct Line<'a> {
    pub(super) name: &'a str,
    pub(super) points: Vec<(f64, f64)>,
}

impl Plot<'_> {
    /// Draws it; the Markdown that shows it on a page of `docs`.
    pub(super) fn draw(&self) -> Result<String> {
        let mut svg = String::new();
        self.draw_into(&mut svg).map_err(|error| anyhow::anyhow!("cannot draw {}: {error}", self.name))?;
        let directory = repository()?.join(DIRECTORY);
        let file = directory.join(format!("{}.svg", self.name));
        fs::create_dir_all(&directory)
            .and_then(|()| fs::write(&file, svg))
            .with_context(|| format!("cannot write {}", file.display()))?;
        Ok(format!("![{}](performance/{}.svg)\n", self.description, self.name))
    }

    fn draw_into(&self, svg: &mut String) -> Result<(), Box<dyn std::error::Error + '_>> {
        let root = SVGBackend::with_string(svg, SIZE).into_drawing_area();
        root.fill(&WHITE)?;
        for (position, (line, colour)) in (0..).zip(self.coloured()) {
            let [x, y] = place_in_legend(position);
            root.draw(&PathElement::new([(x, y), (x + 18, y)], colour.stroke_width(2)))?;
            root.draw(&Text::new(line.name, (x + 24, y - 6), LABEL))?;
        }
        let [_, end_of_legend] = place_in_legend(i32::try_from(self.lines.len())? + LEGEND_COLUMNS - 1);
        let mut builder = ChartBuilder::on(&root);
        builder.margin(12).margin_top(end_of_legend).margin_right(RIGHT).x_label_area_size(44).y_label_area_size(64);
        let (x, y) = (self.range(|point| point.0), self.range(|point| point.1));
        macro_rules! draw {
            ($x:expr, $y:expr) => {{
                let mut chart = builder.build_cartesian_2d($x, $y)?;
                let mut mesh = chart.configure_mesh();
                mesh.x_desc(self.x).y_desc(self.y).light_line_style(TRANSPARENT);
                mesh.x_label_formatter(&|&x| number(x)).y_label_formatter(&|&y| number(y)).draw()?;
                for (line, colour) in self.coloured() {
                    let points = line.points.iter().copied();
                    chart.draw_series(LineSeries::new(points, colour.stroke_width(2)).point_size(3))?;
                }
            }};
        }
        // The two kinds of axes are two types.
        if self.is_logarithmic {
            draw!(x.log_scale(), (y.start / 1.2..y.end * 1.2).log_scale());
        } else {
            draw!(0.0..x.end, 0.0..y.end * 1.1);
        }
        root.present()?;
        Ok(())
    }

    fn coloured(&self) -> impl Iterator<Item = (&Line<'_>, &RGBColor)> {
        self.lines.iter().zip(COLOURS.iter().cycle())
    }

    fn range(&self, of: impl Fn(&(f64, f64)) -> f64) -> Range<f64> {
        let values = || self.lines.iter().flat_map(|line| &line.points).map(&of);
        values().fold(f64::INFINITY, f64::min)..values().fold(0.0, f64::max)
    }
}

/// Where the line with that position stands in the legend, above the plot.
fn place_in_legend(position: i32) -> [i32; 2] {
    [76 + position % LEGEND_COLUMNS * 210, 18 + position / LEGEND_COLUMNS * 18]
}

/// As short as it can be written.
fn number(value: f64) -> String {
    ((value * 1000.0).round() / 1000.0).to_string()
}
