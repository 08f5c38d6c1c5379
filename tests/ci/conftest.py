"""What every test here needs: the project's folder, the program, and an article with statements."""

import os
import shutil
from pathlib import Path

import pytest

ARTICLE = "The council of Lira opened a bridge on Tuesday. The bridge cost 3 million crowns, the mayor said.\n"
RIGHT = "The bridge cost 3 million crowns.\n"
WRONG = "The bridge cost 7 million crowns.\n"


@pytest.fixture
def root():
    return Path(__file__).resolve().parents[2]


@pytest.fixture
def program(root):
    """The program that is tested: FACTMARK, or what `cargo build` made."""
    path = Path(os.environ.get("FACTMARK", root / "target/debug/factmark")).resolve()
    assert path.is_file(), f"{path} is not there: run `cargo build`, or name the program in FACTMARK"
    return path


@pytest.fixture
def on_path(program, tmp_path_factory):
    """An environment in which the program is `factmark`."""
    folder = tmp_path_factory.mktemp("bin")
    shutil.copy(program, folder / "factmark")
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
