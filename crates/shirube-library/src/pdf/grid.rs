//! Tables from ruling lines: a cell is what no rule divides.

use super::device::Rule;

/// Rules closer than this, in points, are one.
const SNAP: f64 = 2.5;
/// A border is there when a rule covers this share of it.
const COVERED: f64 = 0.6;
/// Larger tables are not rebuilt.
const MAX_COLUMNS: usize = 60;
const MAX_ROWS: usize = 400;
/// Pages with more rules than this are drawings.
const MAX_RULES: usize = 4_000;

/// A table: its cells as boxes, with the rows and columns they span.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) cells: Vec<GridCell>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct GridCell {
    pub(super) row: usize,
    pub(super) row_span: usize,
    pub(super) column: usize,
    pub(super) column_span: usize,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl GridCell {
    pub(super) fn holds(&self, x: f64, y: f64) -> bool {
        self.left <= x && x < self.right && self.top <= y && y < self.bottom
    }
}

/// The tables that the rules of a page draw, from top to bottom.
pub(super) fn grids(rules: &[Rule]) -> Vec<Grid> {
    let rules = joined(rules);
    if rules.len() > MAX_RULES {
        return Vec::new();
    }
    let mut grids: Vec<(f64, Grid)> = groups(&rules)
        .into_iter()
        .filter_map(|group| {
            let top =
                group.iter().filter(|rule| rule.horizontal).map(|rule| rule.at).reduce(f64::min)?;
            Some((top, grid(&group)?))
        })
        .collect();
    grids.sort_by(|a, b| a.0.total_cmp(&b.0));
    grids.into_iter().map(|(_, grid)| grid).collect()
}

/// Pieces of the same line, made one.
fn joined(rules: &[Rule]) -> Vec<Rule> {
    let mut rules: Vec<Rule> = rules
        .iter()
        .map(|rule| Rule { from: rule.from.min(rule.to), to: rule.from.max(rule.to), ..*rule })
        .filter(|rule| rule.at.is_finite() && rule.from.is_finite() && rule.to.is_finite())
        .collect();
    let positions = |horizontal: bool| {
        let at = rules.iter().filter(|rule| rule.horizontal == horizontal).map(|rule| rule.at);
        snapped(at.collect())
    };
    let (across, down) = (positions(true), positions(false));
    for rule in &mut rules {
        let lines = if rule.horizontal { &across } else { &down };
        rule.at = nearest(lines, rule.at);
    }
    rules.sort_by(|a, b| {
        (a.horizontal.cmp(&b.horizontal))
            .then(a.at.total_cmp(&b.at))
            .then(a.from.total_cmp(&b.from))
    });
    let mut out: Vec<Rule> = Vec::new();
    for rule in rules {
        match out.last_mut() {
            Some(last)
                if last.horizontal == rule.horizontal
                    && last.at == rule.at
                    && rule.from <= last.to + SNAP =>
            {
                last.to = last.to.max(rule.to);
            }
            _ => out.push(rule),
        }
    }
    out
}

/// Positions with those that are close made one.
fn snapped(mut positions: Vec<f64>) -> Vec<f64> {
    positions.sort_by(f64::total_cmp);
    let mut out: Vec<f64> = Vec::new();
    for position in positions {
        if out.last().is_none_or(|last| position - last > SNAP) {
            out.push(position);
        }
    }
    out
}

fn nearest(positions: &[f64], at: f64) -> f64 {
    let index = positions.partition_point(|position| *position <= at);
    index.checked_sub(1).map_or(at, |index| positions[index])
}

/// Rules that touch each other.
fn groups(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut parent: Vec<usize> = (0..rules.len()).collect();
    for (a, first) in rules.iter().enumerate() {
        for (b, second) in rules.iter().enumerate().skip(a + 1) {
            let touch = first.horizontal != second.horizontal
                && first.from - SNAP <= second.at
                && second.at <= first.to + SNAP
                && second.from - SNAP <= first.at
                && first.at <= second.to + SNAP;
            if touch {
                let (a, b) = (root(&mut parent, a), root(&mut parent, b));
                parent[b.max(a)] = a.min(b);
            }
        }
    }
    let mut out: Vec<Vec<Rule>> = vec![Vec::new(); rules.len()];
    for (index, rule) in rules.iter().enumerate() {
        out[root(&mut parent, index)].push(*rule);
    }
    out.retain(|group| group.len() >= 4);
    out
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

fn grid(rules: &[Rule]) -> Option<Grid> {
    let lines = |horizontal: bool| {
        snapped(rules.iter().filter(|r| r.horizontal == horizontal).map(|r| r.at).collect())
    };
    let (ys, xs) = (lines(true), lines(false));
    let (rows, columns) = (ys.len().checked_sub(1)?, xs.len().checked_sub(1)?);
    if rows == 0 || columns < 2 || rows > MAX_ROWS || columns > MAX_COLUMNS {
        return None;
    }
    let covered = |horizontal: bool, at: f64, from: f64, to: f64| {
        let length: f64 = rules
            .iter()
            .filter(|rule| rule.horizontal == horizontal && (rule.at - at).abs() <= SNAP)
            .map(|rule| (rule.to.min(to) - rule.from.max(from)).max(0.0))
            .sum();
        length >= COVERED * (to - from)
    };
    let mut parent: Vec<usize> = (0..rows * columns).collect();
    let mut unite = |a: usize, b: usize| {
        let (a, b) = (root(&mut parent, a), root(&mut parent, b));
        parent[a.max(b)] = a.min(b);
    };
    for row in 0..rows {
        for column in 0..columns {
            let at = row * columns + column;
            if column + 1 < columns && !covered(false, xs[column + 1], ys[row], ys[row + 1]) {
                unite(at, at + 1);
            }
            if row + 1 < rows && !covered(true, ys[row + 1], xs[column], xs[column + 1]) {
                unite(at, at + columns);
            }
        }
    }
    let mut boxes: Vec<Option<(usize, usize, usize, usize)>> = vec![None; rows * columns];
    for row in 0..rows {
        for column in 0..columns {
            let at = root(&mut parent, row * columns + column);
            let (top, left, bottom, right) = boxes[at].unwrap_or((row, column, row, column));
            boxes[at] = Some((top.min(row), left.min(column), bottom.max(row), right.max(column)));
        }
    }
    let cells = boxes.into_iter().flatten().map(|(top, left, bottom, right)| GridCell {
        row: top,
        row_span: bottom - top + 1,
        column: left,
        column_span: right - left + 1,
        left: xs[left],
        right: xs[right + 1],
        top: ys[top],
        bottom: ys[bottom + 1],
    });
    Some(Grid { rows, columns, cells: cells.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn across(at: f64, from: f64, to: f64) -> Rule {
        Rule { horizontal: true, at, from, to }
    }

    fn down(at: f64, from: f64, to: f64) -> Rule {
        Rule { horizontal: false, at, from, to }
    }

    #[test]
    fn a_missing_rule_merges_cells() {
        let rules = [
            across(0.0, 0.0, 100.0),
            across(20.0, 50.2, 100.0),
            across(40.3, 0.0, 60.0),
            across(39.8, 58.0, 100.0),
            down(0.0, 0.0, 40.0),
            down(50.0, 0.0, 40.0),
            down(100.0, 0.0, 40.0),
        ];
        let grids = grids(&rules);
        assert_eq!(grids.len(), 1);
        let spans: Vec<_> =
            grids[0].cells.iter().map(|c| (c.row, c.row_span, c.column, c.column_span)).collect();
        assert_eq!(spans, [(0, 2, 0, 1), (0, 1, 1, 1), (1, 1, 1, 1)]);
    }

    #[test]
    fn tables_apart_are_two() {
        let mut rules = Vec::new();
        for top in [0.0, 200.0] {
            rules.extend([across(top, 0.0, 90.0), across(top + 30.0, 0.0, 90.0)]);
            rules.extend([0.0, 45.0, 90.0].map(|x| down(x, top, top + 30.0)));
        }
        assert_eq!(grids(&rules).len(), 2);
    }
}
