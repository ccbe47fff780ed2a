//! What comes with a submission: a letter's words, signed documents.

use super::builder::*;
use crate::{
    Arrival, FileHash, LetterText, NewDocument, NewSubmission, Source, StoreError, SubmissionId,
};
use plan::submission::{Marks, Way};

fn marks(number: &str) -> Marks {
    Marks {
        number: number.to_owned(),
        dated: "2024-03-12".parse().ok(),
        signer: "Nguyễn Văn An".to_owned(),
    }
}

/// A signed document alone, with the letter that brought it.
fn receive_document(office: &mut Office, bytes: &[u8]) -> SubmissionId {
    office.go(|tx| {
        tx.keep_period(&period("2024-03"))?;
        let original = tx.insert_original("bc.pdf", bytes)?;
        let document = NewDocument {
            file_name: "bc.pdf".to_owned(),
            original: original.clone(),
            marks: marks("15/BC-UBND"),
        };
        tx.insert_approved(&NewSubmission {
            source: Source::Hand,
            original: Some(original),
            arrival: Arrival {
                way: Some(Way::Document),
                letter: Some(LetterText {
                    subject: "Báo cáo".to_owned(),
                    text: "Kính gửi Tổ công tác.".to_owned(),
                }),
                documents: vec![document.clone(), document],
                ..Arrival::default()
            },
            ..by_hand(LAM_SON, "2024-03", Vec::new())
        })
    })
}

#[test]
fn a_signed_document_is_kept_with_its_letter_and_can_be_described() {
    let mut office = Office::new();
    let before = office.dump();
    let submission = receive_document(&mut office, b"%PDF one");
    let look = office.store.look().unwrap();
    let stored = look.submission(submission).unwrap();
    assert!(stored.is_document() && stored.original.is_some());
    let letter = look.letter_of(submission).unwrap().unwrap();
    assert_eq!(letter.subject, "Báo cáo");
    let documents = look.documents_of(submission).unwrap();
    assert_eq!(documents.len(), 1, "the same scan twice is one");
    assert_eq!(documents[0].marks, marks("15/BC-UBND"));
    assert_eq!(look.documents_for(id("2024-03")).unwrap(), documents);
    let hash = FileHash::of(b"%PDF one");
    let has = |unit, period| look.has_document(&hash, unit, id(period)).unwrap();
    assert!(has(LAM_SON, "2024-03") && !has(BAC_SON, "2024-03") && !has(LAM_SON, "2024-02"));

    drop(look);
    let described = marks("16/BC-UBND");
    office.go(|tx| tx.describe_document(documents[0].id, &described));
    let look = office.store.look().unwrap();
    assert_eq!(look.documents_of(submission).unwrap()[0].marks, described);
    let unknown = crate::DocumentId(77);
    drop(look);
    let refused = office.try_to(|tx| tx.describe_document(unknown, &described));
    assert_eq!(refused.err(), Some(StoreError::SubmissionUnknown));

    for _ in 0..2 {
        office.store.undo(crate::gate::tests::at(9)).unwrap();
    }
    assert_eq!(office.dump(), before);
}

#[test]
fn a_document_takes_no_rows_away() {
    let mut office = Office::new();
    let task = office.task(0);
    let report = office.receive(LAM_SON, "2024-03", vec![row(task, LAM_SON, "xong")]);
    office.approve(report);
    receive_document(&mut office, b"%PDF two");
    let in_force = office.in_force("2024-03");
    assert_eq!(in_force, [(task, LAM_SON, "xong".to_owned())]);
}
