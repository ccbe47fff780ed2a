//! Letters to be sent by somebody else: drafts that a mail program opens ready to send.

use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::MimePart;

/// Between the parts. No encoded text holds an equals sign before an underscore.
const BOUNDARY: &str = "=_tct06";

/// A letter nobody has sent yet. It has no sender, no date and no identity: the mail program that
/// sends it gives these, and the same draft always gives the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The recipient's name.
    pub name: String,
    /// The recipient's address; without one the draft has no recipient.
    pub to: Option<String>,
    /// The subject.
    pub subject: String,
    /// What it says, in plain letters, lines parted by `\n`.
    pub text: String,
    /// The files with it: their names and what is in them.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Draft {
    /// The draft as a file (.eml): `X-Unsent` makes Outlook open it for writing.
    pub fn write(&self) -> Vec<u8> {
        let text = self.text.replace('\n', "\r\n") + "\r\n";
        let mut parts = vec![MimePart::new("text/plain", text)];
        parts.extend(self.files.iter().map(|(name, bytes)| {
            let kind = ContentType::new(media_type(name)).attribute("name", name.as_str());
            MimePart::new(kind, bytes.as_slice()).attachment(name.as_str())
        }));
        let body = ContentType::new("multipart/mixed").attribute("boundary", BOUNDARY);
        let mut letter = MimePart::new(body, parts);
        let mut headers = vec![
            ("X-Unsent".into(), Raw::new("1").into()),
            ("MIME-Version".into(), Raw::new("1.0").into()),
            ("Subject".into(), Text::new(self.subject.as_str()).into()),
        ];
        if let Some(to) = &self.to {
            let address = Address::new_address(Some(self.name.as_str()), to.as_str());
            headers.push(("To".into(), address.into()));
        }
        headers.append(&mut letter.headers);
        letter.headers = headers;
        let mut out = Vec::new();
        letter.write_part(&mut out);
        out
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}
