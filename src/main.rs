//! The program `factmark`; everything is in the library.

fn main() -> std::process::ExitCode {
    factmark::cli::main()
}
