//! Reports that come in, entered, asked to be completed.

use super::{Answer, delivery_of};
use crate::args::SubmissionCommand;
use office::views::EntryInput;
use office::{CorrectionRequest, DocumentMarks, FolderLook, IntakeRequest, Office, OfficeError};

pub(super) fn submission(
    office: &mut Office,
    command: SubmissionCommand,
) -> Result<Answer, OfficeError> {
    match command {
        SubmissionCommand::Import {
            paths,
            period,
            unit,
            accept,
        } => {
            let preview = office.preview_intake(&IntakeRequest {
                paths,
                unit,
                period,
            })?;
            let view = if accept {
                office.accept_submissions(preview)?
            } else {
                preview.view()
            };
            Ok(Answer::of(&view))
        }
        SubmissionCommand::List { period } => Ok(Answer::of(&office.submissions(&period)?)),
        SubmissionCommand::Inbox => Ok(Answer::of(&office.inbox(&mut FolderLook::default())?)),
        SubmissionCommand::Show { submission } => Ok(Answer::of(&office.submission(submission)?)),
        SubmissionCommand::Describe {
            submission,
            document,
            number,
            on,
            signer,
        } => {
            let marks = DocumentMarks {
                number,
                dated: on.map(|day| day.to_string()),
                signer,
            };
            Ok(Answer::of(
                &office.describe_document(submission, document, &marks)?,
            ))
        }
        SubmissionCommand::Enter {
            unit,
            period,
            way,
            nothing_new,
            message,
        } => Ok(Answer::of(&office.enter_report(&EntryInput {
            unit,
            period,
            way: way.word().to_owned(),
            nothing_new,
            message: message.unwrap_or_default(),
            ..EntryInput::default()
        })?)),
        SubmissionCommand::Approve { submission } => {
            Ok(Answer::of(&office.approve_submission(submission)?))
        }
        SubmissionCommand::Request {
            submissions,
            period,
            outlet,
            reason,
            drafts,
        } => {
            let request = CorrectionRequest {
                submissions,
                period,
                reason: reason.unwrap_or_default(),
            };
            let delivery = delivery_of(outlet, drafts);
            Ok(Answer::of(
                &office.request_corrections(&request, &delivery)?,
            ))
        }
        SubmissionCommand::Return { submission, reason } => Ok(Answer::of(
            &office.return_submission(submission, reason.as_deref().unwrap_or_default())?,
        )),
    }
}
