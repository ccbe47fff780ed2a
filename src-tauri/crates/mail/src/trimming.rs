//! What comes with letters and is nothing a unit reports.

use super::{picture, tnef};

/// The ending of a signature that stands beside the letter it signs (RFC 8551).
const SIGNATURE: &str = ".p7s";

/// Whether a file of a letter only trims it: small pictures, the letter's signature, and how
/// Outlook wants it to look.
pub(crate) fn is_trimming(name: &str, bytes: &[u8]) -> bool {
    let is_signature = name.to_ascii_lowercase().ends_with(SIGNATURE);
    is_signature || picture::is_trimming(bytes) || tnef::is_empty(bytes)
}
