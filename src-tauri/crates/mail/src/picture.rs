//! Pictures in letters: the scan or photograph of a signed page, or what signatures are trimmed
//! with.

/// A page has at least so many pixels on its short and its long side: A4 at 72 dots to the inch.
/// Logos and lines below signatures stay under it.
const PAGE: (u32, u32) = (590, 800);

/// And so many bytes: an even field of colour takes less.
const PAGE_BYTES: usize = 20 * 1024;

/// Whether bytes are a picture that is no page: what stands in signatures, and never what a unit
/// reports. Only PNG and JPEG can be pages: nothing else comes from cameras and scanners.
pub(crate) fn is_trimming(bytes: &[u8]) -> bool {
    let magic: [&[u8]; 5] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM", b"RIFF"];
    magic.iter().any(|magic| bytes.starts_with(magic)) && !is_page(bytes)
}

fn is_page(bytes: &[u8]) -> bool {
    let (one, other) = png_size(bytes)
        .or_else(|| jpeg_size(bytes))
        .unwrap_or_default();
    bytes.len() >= PAGE_BYTES && one.min(other) >= PAGE.0 && one.max(other) >= PAGE.1
}

/// Width and height as the first chunk of a PNG says.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let side = |from: usize| {
        Some(u32::from_be_bytes(
            bytes.get(from..from + 4)?.try_into().ok()?,
        ))
    };
    bytes.starts_with(b"\x89PNG\r\n\x1a\n").then_some(())?;
    Some((side(16)?, side(20)?))
}

/// Width and height as the frame header of a JPEG says, behind segments of any number.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.starts_with(b"\xFF\xD8").then_some(())?;
    let two = |from: usize| {
        Some(u16::from_be_bytes(
            bytes.get(from..from + 2)?.try_into().ok()?,
        ))
    };
    let mut at = 2;
    loop {
        let (mark, kind) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        if mark != 0xFF {
            return None;
        }
        match kind {
            // Filling before a mark, and marks that stand alone.
            0xFF => at += 1,
            0x01 | 0xD0..=0xD8 => at += 2,
            // Frame headers; the three between them are tables.
            0xC0..=0xCF if !matches!(kind, 0xC4 | 0xC8 | 0xCC) => {
                return Some((two(at + 7)?.into(), two(at + 5)?.into()));
            }
            _ => at += 2 + usize::from(two(at + 2)?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, bytes: usize) -> Vec<u8> {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR".to_vec();
        png.extend(width.to_be_bytes());
        png.extend(height.to_be_bytes());
        png.resize(bytes, 7);
        png
    }

    fn jpeg(width: u16, height: u16, bytes: usize) -> Vec<u8> {
        let mut jpeg = b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xFF\xC2\0\x11\x08".to_vec();
        jpeg.extend(height.to_be_bytes());
        jpeg.extend(width.to_be_bytes());
        jpeg.resize(bytes, 7);
        jpeg
    }

    #[test]
    fn a_page_is_told_from_trimming_by_its_size() {
        for (picture, trimming) in [
            (png(1240, 1754, 90_000), false),
            (png(1754, 1240, 90_000), false),
            (jpeg(3000, 4000, 400_000), false),
            (jpeg(720, 960, 60_000), false),
            (png(1240, 1754, 4_000), true),
            (png(800, 200, 60_000), true),
            (jpeg(160, 60, 9_000), true),
            (png(512, 512, 40_000), true),
            (b"\xFF\xD8\xFF".to_vec(), true),
            (b"\xFF\xD8\xFF\xE0\xFF\xFF".to_vec(), true),
            (b"GIF89a".repeat(9_000), true),
            (b"PK\x03\x04".to_vec(), false),
        ] {
            let head = &picture[..picture.len().min(24)];
            assert_eq!(is_trimming(&picture), trimming, "{head:?}");
        }
    }
}
