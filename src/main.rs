//! The thin binary: hands the command line to [`ayumi::cli`] and exits with
//! its code.
fn main() -> std::process::ExitCode {
    ayumi::cli::main()
}
