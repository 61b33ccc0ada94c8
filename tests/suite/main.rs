mod diagnostics;
mod intake;
