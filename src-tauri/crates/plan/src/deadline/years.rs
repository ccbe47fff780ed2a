//! Decides the year of every expression that names none.

use super::calendar::{Shape, Term};
use super::window::{Stretch, Window};

/// Gives every expression a year. First the one named behind it in the same list or range ("Quý I,
/// Quý II năm 2023"), then the one before it; then that of an earlier window; then the only one
/// named by later windows; at last the plan's.
pub(super) fn settle(windows: &mut [Window], plan: i32) {
    for window in windows.iter_mut() {
        lend_backward(window);
        lend_forward(window);
    }
    let later = later_years(windows);
    let mut earlier = None;
    for (window, later) in windows.iter_mut().zip(later) {
        if let Some((year, _)) = named_year(window) {
            earlier = Some(year);
            continue;
        }
        let year = earlier.or(later).unwrap_or(plan);
        for stretch in &mut window.stretches {
            put_year(stretch, year);
        }
    }
}

fn named_year(window: &Window) -> Option<(i32, Shape)> {
    let term = window.stretches.last().map(|stretch| match &stretch.last {
        Some((_, last)) => last,
        None => &stretch.first,
    })?;
    term.year.map(|year| (year, term.shape))
}

/// For each window the one year that the dates and periods from it on name, if it is one only; a
/// year by itself ("đến năm 2025") lends nothing.
fn later_years(windows: &[Window]) -> Vec<Option<i32>> {
    let mut lowest_highest: Option<(i32, i32)> = None;
    let mut years = Vec::with_capacity(windows.len());
    for window in windows.iter().rev() {
        if let Some((year, _)) = named_year(window).filter(|(_, shape)| *shape != Shape::Year) {
            let (low, high) = lowest_highest.unwrap_or((year, year));
            lowest_highest = Some((low.min(year), high.max(year)));
        }
        years.push(
            lowest_highest
                .filter(|(low, high)| low == high)
                .map(|(low, _)| low),
        );
    }
    years.reverse();
    years
}

/// Later expressions of one list lend earlier ones their year: the year before it where the
/// order demands ("từ tháng 10 đến tháng 3/2025").
fn lend_backward(window: &mut Window) {
    let mut lender: Option<Term> = None;
    for stretch in window.stretches.iter_mut().rev() {
        let last = stretch.last.as_mut().map(|(_, term)| term);
        for term in last.into_iter().chain([&mut stretch.first]) {
            if term.year.is_none()
                && let Some(lender) = &lender
            {
                term.year = lender.year;
                if begins_after(term, lender) {
                    term.year = lender.year.map(|year| year.saturating_sub(1));
                }
            }
            if term.year.is_some() {
                lender = Some(term.clone());
            }
        }
    }
}

fn lend_forward(window: &mut Window) {
    let mut year = None;
    for stretch in &mut window.stretches {
        let last = stretch.last.as_mut().map(|(_, term)| term);
        for term in [&mut stretch.first].into_iter().chain(last) {
            term.year = term.year.or(year);
            year = term.year;
        }
    }
}

/// Puts a stretch into `year`; a range that runs over the year's end ends in the next.
fn put_year(stretch: &mut Stretch, year: i32) {
    stretch.first.year = Some(year);
    if let Some((_, last)) = &mut stretch.last {
        last.year = Some(year);
        if begins_after(&stretch.first, last) {
            last.year = Some(year.saturating_add(1));
        }
    }
}

fn begins_after(left: &Term, right: &Term) -> bool {
    let days = |term: &Term| term.year.and_then(|year| term.days(year).ok());
    days(left)
        .zip(days(right))
        .is_some_and(|((begin, _), (_, end))| begin > end)
}
