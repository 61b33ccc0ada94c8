//! Streams are compressed (ISO 32000-1, 7.4.4).

use flate2::{Compress, Compression, FlushCompress, Status};

/// Deflates streams one after another: what it needs to work is set up once.
pub(in crate::output::pdf) struct Deflater(Compress);

impl Deflater {
    /// At level 3, which takes a sixth less time than level 5 and a third less than level 6, and packs 2 % larger than either; level 2
    /// would grow the file by another 4 %, level 9 takes three times as long for 3 %.
    pub(in crate::output::pdf) fn new() -> Deflater {
        Deflater(Compress::new(Compression::new(3), true))
    }

    pub(in crate::output::pdf) fn pack(&mut self, data: &[u8]) -> Vec<u8> {
        self.0.reset();
        let mut packed = Vec::with_capacity(data.len() / 3 + 256);
        loop {
            let taken = usize::try_from(self.0.total_in()).unwrap_or(usize::MAX);
            let status = self.0.compress_vec(data.get(taken..).unwrap_or_default(), &mut packed, FlushCompress::Finish);
            if status.expect("deflating into memory does not fail") == Status::StreamEnd {
                return packed;
            }
            packed.reserve(packed.len().max(256));
        }
    }
}

impl Clone for Deflater {
    /// A fresh one: nothing of a stream is kept for the next.
    fn clone(&self) -> Deflater {
        Deflater::new()
    }
}
