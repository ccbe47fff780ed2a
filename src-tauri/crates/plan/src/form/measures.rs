//! The form's table of numbers: which rows stand in it, and the words it is known by.

use super::FormSource;
use crate::indicator::{
    Direction, Figure, Figures, Indicator, Kind, MeasureKey, Numbers, Since, Target,
};
use crate::period::{PeriodId, PeriodKind};
use crate::unit::Unit;

/// One indicator's row.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureRow {
    /// The indicator and the unit whose number it asks for.
    pub key: MeasureKey,
    /// The unit's short name, where the row belongs to a unit writing in another's report.
    pub on_behalf_of: Option<String>,
    /// The indicator's name.
    pub name: String,
    /// What is counted.
    pub unit_of_count: String,
    /// What sort of number is asked.
    pub kind: Kind,
    /// Which side of the target is good.
    pub direction: Direction,
    /// Which figure is asked; the other is computed.
    pub asks: Figure,
    /// What cumulative figures count from.
    pub since: Since,
    /// The level to reach at the window's end.
    pub target: Option<Target>,
    /// The unit's last word before this period, and its period.
    pub last: Option<(PeriodId, Numbers)>,
    /// All since the beginning, up to the day before the window.
    pub cumulative_before: Numbers,
}

/// Headings of the table of numbers (`domain.md` §8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureLabels {
    /// TT.
    pub number: String,
    /// Chỉ tiêu.
    pub name: String,
    /// Đơn vị tính.
    pub unit_of_count: String,
    /// Chỉ tiêu giao.
    pub target: String,
    /// Tử số.
    pub numerator: String,
    /// Mẫu số.
    pub denominator: String,
    /// Giá trị.
    pub value: String,
    /// Luỹ kế.
    pub cumulative: String,
    /// Tỷ lệ.
    pub rate: String,
    /// Kỳ trước.
    pub last: String,
    /// Ghi chú.
    pub note: String,
}

impl MeasureRow {
    /// Whether the figure it does not ask for can be computed from the one it asks for.
    pub fn adds_up(&self) -> bool {
        matches!(self.kind, Kind::Ratio | Kind::Count) && self.since != Since::Moment
    }
}

/// The rows of a unit's form: every indicator the period asks of it, then of those that write in
/// its report.
pub(super) fn rows(source: &FormSource<'_>, unit: &Unit) -> Vec<MeasureRow> {
    let kind = source.period.id.kind();
    let speakers: Vec<&Unit> = source.directory.heard_in(unit.id).collect();
    let rows = speakers.iter().flat_map(|speaker| {
        let of_speaker = source.figures.iter().filter_map(|figures| {
            let asked = asks(&figures.indicator, kind, source, speaker);
            asked.then(|| row(source, figures, unit, speaker))
        });
        of_speaker.collect::<Vec<_>>()
    });
    rows.collect()
}

fn asks(indicator: &Indicator, kind: PeriodKind, source: &FormSource<'_>, speaker: &Unit) -> bool {
    indicator.asked_in(kind) && indicator.reporters(source.plan).contains(&speaker.id)
}

fn row(source: &FormSource<'_>, figures: &Figures, unit: &Unit, speaker: &Unit) -> MeasureRow {
    let indicator = &figures.indicator;
    let known = figures.units.iter().find(|one| one.unit == speaker.id);
    let target = indicator.target_on(Some(speaker.level), source.period.to);
    let name = speaker.short.as_ref().unwrap_or(&speaker.name);
    MeasureRow {
        key: MeasureKey {
            indicator: indicator.id,
            unit: speaker.id,
        },
        on_behalf_of: (speaker.id != unit.id).then(|| name.clone()),
        name: indicator.name.clone(),
        unit_of_count: indicator.unit_of_count.clone(),
        kind: indicator.kind,
        direction: indicator.direction,
        asks: indicator.asks,
        since: indicator.since,
        target: target.cloned(),
        last: known.and_then(|known| known.last),
        cumulative_before: known
            .map(|known| known.cumulative_before)
            .unwrap_or_default(),
    }
}
