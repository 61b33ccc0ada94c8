//! Arguments → work → exit status.
