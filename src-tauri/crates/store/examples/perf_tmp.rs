#![allow(missing_docs, clippy::all, clippy::print_stdout, clippy::unwrap_used)]
use chrono::*;
use plan::period::*;
use plan::progress::*;
use plan::status::State;
use plan::task::*;
use plan::unit::*;
use std::time::Instant;
use store::*;
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let path = std::path::Path::new(&dir).join("p.tct06");
    let _ = std::fs::remove_file(&path);
    let at = NaiveDate::from_ymd_opt(2024, 3, 1)
        .unwrap()
        .and_hms_opt(8, 0, 0)
        .unwrap();
    let (mut s, tasks) = Store::create(&path, |tx| {
        let units: Vec<Unit> = (1..=60)
            .map(|i| Unit {
                id: UnitId(i),
                name: format!("u{i}"),
                short: None,
                kind: UnitKind::Office,
                level: Level::Town,
                aliases: vec![],
                email: None,
                phone: None,
                order: i as u32,
                reports_through: None,
                standing_office: false,
                from: None,
                until: None,
            })
            .collect();
        tx.save_directory(&units, &[])?;
        let p = tx.insert_plan(&PlanRecord {
            year: 2024,
            title: "t".into(),
            sheet: "s".into(),
            original: None,
            imported_at: at,
        })?;
        let g = tx.set_groups(
            p,
            &[Group {
                numeral: "I".into(),
                title: "x".into(),
                declared: None,
            }],
        )?;
        let mut v = vec![];
        for i in 0..39u32 {
            let t = tx.insert_task(
                p,
                &TaskRecord {
                    group: g[0],
                    position: i,
                    number: TaskNumber::parse(&(i + 1).to_string()).unwrap(),
                    content: "c".into(),
                    lead_text: "".into(),
                    support_text: "".into(),
                    deadline_text: "".into(),
                    extra: vec![],
                    cells: vec![],
                },
            )?;
            let a: Vec<_> = (1..=60)
                .map(|u| Assignment {
                    unit: UnitId(u),
                    role: Role::Lead,
                    via: None,
                })
                .collect();
            tx.set_assignments(t, &a)?;
            v.push(t);
        }
        Ok::<_, StoreError>(v)
    })
    .unwrap();
    let mut day = NaiveDate::from_ymd_opt(2015, 1, 7).unwrap();
    let weeks: usize = std::env::args().nth(2).unwrap().parse().unwrap();
    for w in 0..weeks {
        let iw = day.iso_week();
        let id = PeriodId::new(iw.year(), PeriodPart::Week(iw.week())).unwrap();
        let due = day.and_hms_opt(17, 0, 0).unwrap();
        let t0 = Instant::now();
        let done = s
            .perform(&Operation::new("w", "w", at), |tx| {
                tx.keep_period(&Period {
                    id,
                    from: day - Duration::days(6),
                    to: day,
                    units_due: due,
                    province_due: due,
                })?;
                for u in 1..=60 {
                    let rows = tasks
                        .iter()
                        .map(|t| NewRow {
                            key: RowKey {
                                task: *t,
                                unit: UnitId(u),
                            },
                            progress: Progress {
                                reported: Some(if w % 5 == 0 {
                                    Reported::State(State::InProgress)
                                } else {
                                    Reported::NothingNew
                                }),
                                percent: Percent::new((w % 100) as f64),
                                result: format!(
                                    "kết quả tuần {w}, đã thực hiện xong các việc được giao"
                                ),
                                ..Default::default()
                            },
                            place: plan::remark::Place {
                                sheet: "A".into(),
                                cell: "H9".into(),
                            },
                        })
                        .collect();
                    let id = tx.insert_submission(&NewSubmission {
                        unit: UnitId(u),
                        period: id,
                        received_at: at,
                        imported_at: at,
                        file_name: "f".into(),
                        container: None,
                        sender: None,
                        original: None,
                        source: Source::Hand,
                        routine: false,
                        rows,
                        contents: vec![],
                        remarks: vec![],
                    })?;
                    tx.approve(id)?;
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
        if w % 50 == 0 || w + 1 == weeks {
            println!("week {w}: {:?} rev {:?}", t0.elapsed(), done.revision);
        }
        day += Duration::days(7);
    }
    for c in [Cutoff::Begun(day), Cutoff::Ended(day - Duration::days(100))] {
        for _ in 0..2 {
            let t0 = Instant::now();
            let n = s.read(|r| r.latest_progress(c)).unwrap().len();
            println!("latest {n} {:?}", t0.elapsed());
        }
    }
    let iw = (day - Duration::days(7)).iso_week();
    let id = PeriodId::new(iw.year(), PeriodPart::Week(iw.week())).unwrap();
    let t0 = Instant::now();
    println!(
        "progress_in {} {:?}",
        s.read(|r| r.progress_in(id)).unwrap().len(),
        t0.elapsed()
    );
    let p = s.read(|r| r.period(id)).unwrap().unwrap().period;
    let t0 = Instant::now();
    println!(
        "last_results {} {:?}",
        s.read(|r| r.last_results(&p)).unwrap().len(),
        t0.elapsed()
    );
    let t0 = Instant::now();
    println!(
        "plan {:?}",
        s.read(|r| r.current_plan(Default::default()))
            .map(|_| t0.elapsed())
    );
    let t0 = Instant::now();
    println!(
        "check {:?} {:?}",
        s.read(|r| r.check()).unwrap(),
        t0.elapsed()
    );
    let t0 = Instant::now();
    s.undo(at).unwrap();
    println!("undo {:?}", t0.elapsed());
    println!("size {}", std::fs::metadata(&path).unwrap().len());
}
