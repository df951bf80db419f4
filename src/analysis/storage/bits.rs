//! Numbers of a few bits, and whole ones, one after the other; little-endian, low bits first.

/// Writes.
#[derive(Default)]
pub struct Writer {
    bytes: Vec<u8>,
    /// Bits taken of the last byte; 0 when it is full or there is none.
    used: u32,
}

impl Writer {
    /// The low `bits` (at most 64) of `value`.
    #[inline(never)]
    pub fn bits(&mut self, value: u64, bits: u32) {
        for bit in 0..bits {
            if self.used == 0 {
                self.bytes.push(0);
            }
            let last = self.bytes.len() - 1;
            self.bytes[last] |= ((value >> bit & 1) as u8) << self.used;
            self.used = (self.used + 1) % 8;
        }
    }

    /// Four bytes, from the next whole one on.
    #[inline(never)]
    pub fn f32(&mut self, value: f32) {
        self.index(value.to_bits(), 4);
    }

    /// The low `width` bytes of `value`, from the next whole one on.
    #[inline(never)]
    pub fn index(&mut self, value: u32, width: usize) {
        self.used = 0;
        self.bytes.extend_from_slice(&value.to_le_bytes()[..width]);
    }

    /// What was written.
    #[inline(never)]
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Reads what a [`Writer`] wrote; beyond the end there are zeros.
pub struct Reader<'a> {
    bytes: &'a [u8],
    /// The next bit.
    at: usize,
}

impl<'a> Reader<'a> {
    #[inline(never)]
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { bytes, at: 0 }
    }

    /// As [`Writer::bits`].
    #[inline(never)]
    pub fn bits(&mut self, bits: u32) -> u64 {
        let mut value = 0;
        for bit in 0..bits {
            let byte = self.bytes.get(self.at / 8).copied().unwrap_or(0);
            value |= u64::from(byte >> (self.at % 8) & 1) << bit;
            self.at += 1;
        }
        value
    }

    /// As [`Writer::f32`].
    #[inline(never)]
    pub fn f32(&mut self) -> f32 {
        f32::from_bits(self.index(4))
    }

    /// As [`Writer::index`].
    #[inline(never)]
    pub fn index(&mut self, width: usize) -> u32 {
        let start = self.at.div_ceil(8);
        self.at = 8 * (start + width);
        let mut value = 0;
        for byte in (start..start + width).rev() {
            value = value << 8 | u32::from(self.bytes.get(byte).copied().unwrap_or(0));
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let mut writer = Writer::default();
        writer.bits(5, 3);
        writer.bits(1023, 10);
        writer.index(70_000, 4);
        writer.bits(2, 2);
        writer.index(7, 2);
        writer.f32(-0.5);
        let bytes = writer.finish();
        assert_eq!(bytes.len(), 2 + 4 + 1 + 2 + 4);
        let mut reader = Reader::new(&bytes);
        assert_eq!((reader.bits(3), reader.bits(10)), (5, 1023));
        assert_eq!(reader.index(4), 70_000);
        assert_eq!(reader.bits(2), 2);
        assert_eq!(reader.index(2), 7);
        assert_eq!(reader.f32(), -0.5);
    }
}
