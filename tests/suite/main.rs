//! What the whole library promises, tested from outside.

mod linebreak;
