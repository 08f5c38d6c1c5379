"""What a source says of a statement: supported, contradicted or absent, by rules that one can read.

    >>> import factmark
    >>> checker = factmark.Checker()
    >>> answer = checker.check("The bridge cost 7 million crowns.", "The bridge cost 3 million crowns, the mayor said.")
    >>> answer.verdict, answer.why
    ('contradicted', 'the source says 3; the statement says 7')

`Checker` is the whole machine, `Answer` what it says.
"""

from ._factmark import Answer, Checker, Decision, Detail, Place, Source, Span, __version__

__all__ = [
    "Answer",
    "Checker",
    "Decision",
    "Detail",
    "Error",
    "InputError",
    "Place",
    "RuleError",
    "Source",
    "Span",
    "__version__",
]


class Error(Exception):
    """What factmark raises of its own."""


class RuleError(Error, ValueError):
    """A rule file, a pack or a configuration is missing or faulty; the message is the one that the program prints."""


class InputError(Error, ValueError):
    """A statement, a source, a row or a kind of detail cannot be used.

    `code` names the fault (`factmark explain CODE` tells it at length), `column` is the code point of the text where it
    stands, from 1, and `row` the number of the row in `check_many`, from 0; None where there is none.
    """

    code: str
    column: int | None
    row: int | None

    def __init__(self, message: str, code: str = "usage", column: int | None = None, row: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.column = column
        self.row = row
