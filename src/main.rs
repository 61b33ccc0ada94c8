//! The command `handout`; all it does is in [`handout::cli`].

fn main() -> std::process::ExitCode {
    handout::cli::run()
}
