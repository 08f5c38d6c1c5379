//! How many threads work.

use crate::batch::{Fault, FaultCode};

/// Sets the number of threads, where one was given.
///
/// # Errors
/// It is 0, or they cannot be started.
pub fn pool(threads: Option<usize>) -> Result<(), Fault> {
    let Some(threads) = threads else { return Ok(()) };
    if threads == 0 {
        return Err(Fault::new(FaultCode::Usage, "--threads 0 leaves nobody to work").help("give 1 or more"));
    }
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build_global()
        .map_err(|e| Fault::new(FaultCode::Usage, format!("cannot start {threads} threads: {e}")))
}
