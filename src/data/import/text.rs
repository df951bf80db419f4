//! From bytes to text, and places in it.

use super::Format;
use crate::error::{Error, Fault, Result};
use std::borrow::Cow;

/// Longest excerpt of a file in an error, in characters.
const EXCERPT: usize = 40;

/// A file's text and its format, for errors that tell their place.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub format: Format,
    pub text: &'a str,
}

impl Source<'_> {
    /// A mistake at a byte of the text.
    pub fn fault(&self, offset: usize, fault: Fault, found: &str) -> Error {
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let (line, column) = place(&self.text.as_bytes()[..end]);
        unreadable(self.format, line, column, fault, found)
    }

    /// A mistake at what begins at a byte of the text, which is quoted.
    pub fn fault_at(&self, offset: usize, fault: Fault) -> Error {
        let rest = self.text.get(offset..).unwrap_or_default();
        self.fault(offset, fault, rest.lines().next().unwrap_or_default())
    }

    /// Where a part of the text begins in it.
    pub fn offset(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }
}

pub fn unreadable(format: Format, line: u32, column: u32, fault: Fault, found: &str) -> Error {
    let mut short: String = found.chars().take(EXCERPT).collect();
    if short.len() < found.len() {
        short.push('…');
    }
    Error::Unreadable {
        format: format.name().into(),
        line,
        column,
        fault,
        found: short,
    }
}

/// Line and column behind some bytes, counted from 1, in characters.
fn place(before: &[u8]) -> (u32, u32) {
    let lines = before.iter().filter(|&&byte| byte == b'\n').count();
    let start = (before.iter().rposition(|&byte| byte == b'\n')).map_or(0, |at| at + 1);
    // Bytes that go on a character begin with 10.
    let column = (before[start..].iter())
        .filter(|&&byte| byte & 0xC0 != 0x80)
        .count();
    (lines as u32 + 1, column as u32 + 1)
}

/// The text of a file, without its byte-order mark.
///
/// # Errors
/// Compressed or other bytes than text; an encoding other than UTF-8 and UTF-16.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>> {
    let format = Format::Unknown;
    let at_start = |fault, found| Err(unreadable(format, 1, 1, fault, found));
    match bytes {
        [0x1F, 0x8B, ..] => return at_start(Fault::Compressed, "gzip"),
        [b'P', b'K', 3, 4, ..] => return at_start(Fault::Compressed, "zip"),
        [b'B', b'Z', b'h', ..] => return at_start(Fault::Compressed, "bzip2"),
        [0xFD, b'7', b'z', b'X', b'Z', ..] => return at_start(Fault::Compressed, "xz"),
        [0xFF, 0xFE, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        let (line, column) = place(&bytes[..at]);
        return Err(unreadable(format, line, column, Fault::NotText, "0"));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => at_start(Fault::Empty, ""),
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => {
            let (line, column) = place(&bytes[..error.valid_up_to()]);
            let byte = bytes[error.valid_up_to()].to_string();
            Err(unreadable(format, line, column, Fault::NotUtf8, &byte))
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'_, str>> {
    let units: Vec<u16> = (bytes.chunks_exact(2))
        .map(|pair| unit([pair[0], pair[1]]))
        .collect();
    match String::from_utf16(&units) {
        Ok(text) if text.trim().is_empty() => {
            Err(unreadable(Format::Unknown, 1, 1, Fault::Empty, ""))
        }
        Ok(text) if !text.contains('\0') => Ok(Cow::Owned(text)),
        _ => Err(unreadable(Format::Unknown, 1, 1, Fault::NotText, "UTF-16")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_the_encoding_are_taken_off() {
        assert_eq!(decode(b"\xEF\xBB\xBFa,b").expect("reads"), "a,b");
        assert_eq!(decode(b"\xFF\xFEa\0,\0").expect("reads"), "a,");
        assert_eq!(decode(b"\xFE\xFF\0a\0,").expect("reads"), "a,");
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        let refused = |bytes: &[u8]| match decode(bytes).expect_err("refused") {
            Error::Unreadable {
                line,
                column,
                fault,
                ..
            } => (line, column, fault),
            other => panic!("{other}"),
        };
        assert_eq!(refused(b" \n"), (1, 1, Fault::Empty));
        assert_eq!(refused(b"PK\x03\x04.."), (1, 1, Fault::Compressed));
        assert_eq!(refused("a\nü\0".as_bytes()), (2, 2, Fault::NotText));
        assert_eq!(refused(b"a\nb\xFCc"), (2, 2, Fault::NotUtf8));
    }
}
