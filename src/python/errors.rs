//! What stops the work, as exceptions of Python.

use crate::batch::{Fault, FaultCode};
use crate::cli::desk::Stop;
use anstream::adapter::strip_str;
use pyo3::exceptions::PyTypeError;
use pyo3::{PyErr, import_exception};

// the Python side of the package defines them: an exception with two bases and fields of its own is three lines there
import_exception!(factmark, InputError);
import_exception!(factmark, RuleError);

/// The fault of an argument as an `InputError`, or as a `TypeError`.
pub fn argument(fault: &Fault) -> PyErr {
    match fault.code {
        FaultCode::RowWrongType => PyTypeError::new_err(said(fault)),
        _ => raised(fault, said(fault), None),
    }
}

/// The fault of a row as an `InputError` that has the number of the row, from 0.
pub fn row(fault: &Fault, number: usize) -> PyErr {
    raised(fault, said(fault), Some(number))
}

/// The same where it stops the work: the message names the row.
pub fn stopping(fault: &Fault, number: usize) -> PyErr {
    raised(fault, format!("rows[{number}]: {}", said(fault)), Some(number))
}

fn raised(fault: &Fault, message: String, row: Option<usize>) -> PyErr {
    InputError::new_err((message, fault.code.code(), fault.column, row))
}

/// Why rules cannot be used, as a `RuleError` with the words that the program prints.
pub fn rules(stop: Stop) -> PyErr {
    RuleError::new_err(match stop {
        Stop::Fault(fault) => said(&fault),
        Stop::Rules(text) => strip_str(text.trim()).to_string(),
        Stop::Output(error) => error.to_string(),
    })
}

/// The message of a fault with its help, as in a row of the output.
fn said(fault: &Fault) -> String {
    match &fault.help {
        Some(help) => format!("{}; {help}", fault.message),
        None => fault.message.clone(),
    }
}
