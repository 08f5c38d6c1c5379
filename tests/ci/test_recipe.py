"""The test that README.md shows under "In a test suite" runs, passes and fails as it says."""

import re
import subprocess
import sys

import pytest

PIPELINE = '''
CONTEXT = "The council of Lira opened a bridge on Tuesday. The bridge cost 3 million crowns, the mayor said."
CASES = [("What did it cost?", CONTEXT), ("When was it opened?", CONTEXT)]


def answer(question, context):
    return {answers}[question]
'''
RIGHT = {"What did it cost?": "The bridge cost 3 million crowns.", "When was it opened?": "The bridge was opened on Tuesday."}


@pytest.fixture
def recipe(root, on_path, tmp_path):
    text = (root / "README.md").read_text(encoding="utf-8")
    section = re.search(r"^## In a test suite\n(.*?)(?=^## )", text, re.M | re.S)[1]
    (snippet,) = re.findall(r"^```python\n(.*?)^```$", section, re.M | re.S)
    (tmp_path / "test_answers.py").write_text(snippet, encoding="utf-8")

    def run(answers):
        (tmp_path / "pipeline.py").write_text(PIPELINE.replace("{answers}", repr(answers)))
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_answers.py"]
        return subprocess.run(command, cwd=tmp_path, env=on_path, capture_output=True, encoding="utf-8")

    return run


def test_right_answers_pass(recipe):
    done = recipe(RIGHT)
    assert done.returncode == 0, done.stdout


def test_a_wrong_answer_fails_and_says_why(recipe):
    done = recipe({**RIGHT, "What did it cost?": "The bridge cost 7 million crowns."})
    assert done.returncode == 1, done.stdout
    assert "the source says 3; the statement says 7" in done.stdout
    assert "When was it opened?: " not in done.stdout


def test_an_answer_that_is_empty_fails(recipe):
    done = recipe({**RIGHT, "When was it opened?": ""})
    assert done.returncode == 1, done.stdout
    assert "When was it opened?: " in done.stdout
