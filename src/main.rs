//! The thin binary: hands the command line to [`ayumi`] and exits with its code.
fn main() {}
