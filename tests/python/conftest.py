"""What every test here needs: the package, the program, and texts with statements about them."""

import json
import os
import subprocess
from pathlib import Path

import pytest

import factmark

ARTICLE = (
    "The council of Lira opened a bridge on Tuesday. The bridge cost 3 million crowns, the mayor said.\n"
    "The council approved a new school in June 2024, and rejected a plan for a stadium."
)
OTHER = "The stadium was to cost 90 million crowns. It was planned by the Orla company for 20,000 people."

SUPPORTED = "The council approved a new school in June 2024."
CONTRADICTED = "The bridge cost 7 million crowns."
ABSENT = "The mayor bought a boat."
UNCHECKED = "What now?"
ROWS = [SUPPORTED, CONTRADICTED, ABSENT, UNCHECKED, "The council of Lira opened a bridge on Friday."]


@pytest.fixture(scope="session")
def root():
    return Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def checker():
    return factmark.Checker()


@pytest.fixture(scope="session")
def program(root):
    """Runs the program that the package is compared with: FACTMARK, or what `cargo build` made."""
    path = Path(os.environ.get("FACTMARK", root / "target/debug/factmark")).resolve()
    assert path.is_file(), f"{path} is not there: run `cargo build`, or name the program in FACTMARK"

    def run(*arguments, rows=None, cwd=root):
        """What the program writes; `rows` go to its standard input as JSON Lines."""
        lines = None if rows is None else "".join(json.dumps(row) + "\n" for row in rows)
        command = [path, *map(str, arguments)]
        return subprocess.run(command, input=lines, cwd=cwd, capture_output=True, encoding="utf-8")

    return run


@pytest.fixture(scope="session")
def batch(program):
    """The lines that `factmark batch` writes."""

    def lines(*arguments, **how):
        done = program("batch", *arguments, "--format=jsonl", "--fail-on=never", **how)
        assert done.returncode in (0, 4), done.stderr
        return done.stdout.splitlines()

    return lines


@pytest.fixture(scope="session")
def without_row():
    """A line of `factmark batch` as `factmark check` writes it: without the row's name and place."""

    def line(text):
        return json.dumps({**json.loads(text), "id": None, "input": None}, ensure_ascii=False, separators=(",", ":"))

    return line
