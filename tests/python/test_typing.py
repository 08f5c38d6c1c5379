"""The types are those of the stub, and mypy sees them."""

import subprocess
import sys

import pytest

RIGHT = """
from pathlib import Path

import factmark
from typing_extensions import Literal, assert_type

Kind = Literal["quantity", "date", "name", "quote", "speaker", "role", "list", "act", "word"]

checker = factmark.Checker(rules=[Path("desk"), "words.toml"], packs=["finance"], config="factmark.toml", strict=True)
assert_type(factmark.Checker(only=["quantity", "figures"]).only, list[Kind])
assert_type(factmark.Checker(only="date").check("It rained.", "It rained.").only, list[Kind])
source = checker.read("It rained.", name="a.txt")
answer = checker.check("It rained.", source)
assert_type(answer, factmark.Answer)
assert_type(answer.verdict, Literal["supported", "contradicted", "absent"])
assert_type(answer.details[0].evidence, list[factmark.Place])
if answer.nearest is not None:
    assert_type(answer.nearest.exact, str)
checker.check("It rained.", ["It rained.", source])
assert_type(checker.check_many([("It rained.", "It rained."), ("It snowed.", [source])]), list[factmark.Answer])
assert_type(checker.check_many(["It rained."], source, threads=2), list[factmark.Answer])
for one in checker.check_many(("It rained." for _ in range(3)), "It rained.", errors="return"):
    if isinstance(one, factmark.InputError):
        assert_type(one.code, str)
        assert_type(one.row, int | None)
    else:
        assert_type(one, factmark.Answer)
try:
    pass
except factmark.RuleError as error:
    caught: ValueError = error
"""

WRONG = [
    "checker.check('It rained.', 5)",
    "checker.check('It rained.', [b'It rained.'])",
    "checker.check_many(['It rained.'])",
    "checker.check_many([('It rained.', 'It rained.')], errors='ignore')",
    "checker.check_many(['It rained.'], 'It rained.', errors='return')[0].verdict",
    "checker.check('It rained.', 'It rained.').verdict == 'true'",
    "checker.check('It rained.', 'It rained.').verdict = 'absent'",
    "factmark.Checker(5)",
    "factmark.Checker(only=[5])",
]


@pytest.fixture
def run(tmp_path):
    def run(*command):
        return subprocess.run([sys.executable, "-m", *command], cwd=tmp_path, capture_output=True, encoding="utf-8")

    return run


def test_right_use_is_accepted(run, tmp_path):
    (tmp_path / "right.py").write_text(RIGHT)
    done = run("mypy", "--strict", "right.py")
    assert done.returncode == 0, done.stdout


def test_wrong_use_is_refused(run, tmp_path):
    head = "import factmark\n\nchecker = factmark.Checker()\n"
    (tmp_path / "wrong.py").write_text(head + "".join(f"{line}\n" for line in WRONG))
    done = run("mypy", "--strict", "wrong.py")
    told = {int(line.split(":")[1]) for line in done.stdout.splitlines() if ": error:" in line}
    assert told == {number + 4 for number in range(len(WRONG))}, done.stdout


def test_the_stub_is_what_the_package_has(run):
    done = run("mypy.stubtest", "factmark")
    assert done.returncode == 0, done.stdout + done.stderr
