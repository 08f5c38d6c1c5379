"""The steps of the GitHub action do in bash what its inputs say."""

import json
import os
import re
import subprocess

import pytest
import yaml

from conftest import ARTICLE, RIGHT, WRONG

# stands for a build: it checks what it is told, and puts the program that is tested where it was asked for
CARGO = """#!/bin/bash
set -eu
[ "$1 $2 $3 $5" = "install --locked --root --path" ]
grep -q '^name = "factmark"' "$6/Cargo.toml"
mkdir -p "$4/bin"
cp "$PROGRAM" "$4/bin/factmark"
"""


@pytest.fixture
def action(root):
    return yaml.safe_load((root / ".github/actions/factmark/action.yml").read_text(encoding="utf-8"))


class Runner:
    """As much of a GitHub runner as the action needs: inputs, outputs, folders and steps in bash."""

    def __init__(self, action, root, program, scratch):
        self.action, self.outputs = action, {}
        self.work, temp, tools = scratch / "work", scratch / "temp folder", scratch / "tools"
        for folder in (self.work, temp, tools):
            folder.mkdir()
        (tools / "cargo").write_text(CARGO)
        (tools / "cargo").chmod(0o755)
        self.output = scratch / "output"
        self.env = {
            **os.environ,
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "PROGRAM": str(program),
            "RUNNER_TEMP": str(temp),
            "GITHUB_ACTION_PATH": str(root / ".github/actions/factmark"),
            "GITHUB_OUTPUT": str(self.output),
        }

    def run(self, **given):
        """All steps with these inputs; the last one's process."""
        given = {name.replace("_", "-"): value for name, value in given.items()}
        known = self.action["inputs"]
        assert set(given) <= set(known)
        inputs = {name: given.get(name, told.get("default")) for name, told in known.items()}
        assert None not in inputs.values(), "an input without a default is required"

        def filled(text):
            return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], text)

        for step in self.action["runs"]["steps"]:
            if "run" not in step:
                continue
            assert "${{" not in step["run"], "what a user wrote goes into a script through the environment only"
            self.output.write_text("")
            env = {**self.env, **{name: filled(value) for name, value in step.get("env", {}).items()}}
            command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
            done = subprocess.run(command, cwd=self.work, env=env, capture_output=True, encoding="utf-8")
            told = dict(line.split("=", 1) for line in self.output.read_text().splitlines())
            self.outputs[step.get("id", step["name"])] = told
            if done.returncode:
                break
        return done


@pytest.fixture
def runner(action, root, program, tmp_path):
    runner = Runner(action, root, program, tmp_path)
    (runner.work / "the article.txt").write_text(ARTICLE)
    (runner.work / "right.txt").write_text(RIGHT)
    (runner.work / "wrong.txt").write_text(WRONG)
    return runner


def findings(runner, name="factmark.sarif"):
    """What the log calls an error: what it says beside that is for review."""
    (run,) = json.loads((runner.work / name).read_text(encoding="utf-8"))["runs"]
    return [result for result in run["results"] if result["level"] == "error"]


def test_a_contradicted_statement_fails_the_step(runner):
    done = runner.run(files="right.txt\nwrong.txt\n", source="the article.txt")
    assert done.returncode == 1, done.stderr
    assert re.search(r"^::error .*file=wrong\.txt,line=1", done.stdout, re.M), done.stdout
    assert "file=right.txt" not in done.stdout
    assert len(findings(runner)) == 1
    assert runner.outputs["check"] == {"sarif": "factmark.sarif", "exit-code": "1"}


def test_what_is_supported_passes(runner):
    done = runner.run(files="right.txt", source="the article.txt")
    assert done.returncode == 0, done.stderr
    assert findings(runner) == []
    assert runner.outputs["check"]["exit-code"] == "0"


def test_options_patterns_and_the_name_of_the_log(runner):
    done = runner.run(files="?r[io]*.txt", source="the article.txt", options="--max-contradicted=1", sarif="log.sarif")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(findings(runner, "log.sarif")) == 1
    assert runner.run(files="wrong.txt", source="the article.txt", fail_on="never").returncode == 0


def test_rows_name_their_sources(runner):
    (runner.work / "articles").mkdir()
    (runner.work / "articles/a.txt").write_text(ARTICLE)
    (runner.work / "rows.jsonl").write_text(json.dumps({"statement": WRONG.strip(), "source": "a.txt"}) + "\n")
    done = runner.run(files="rows.jsonl", sources="articles")
    assert done.returncode == 1, done.stderr
    assert "file=rows.jsonl,line=1" in done.stdout


def test_a_file_that_is_missing_is_told(runner):
    done = runner.run(files="nowhere.txt", source="the article.txt")
    assert done.returncode == 2
    assert "nowhere.txt" in done.stderr


def test_no_input_is_run_as_a_command(runner):
    runner.run(files="right.txt", source="$(touch caught)\n`touch caught`\n; touch caught", options="--seed=$(touch caught)")
    assert not (runner.work / "caught").exists()


def test_the_key_of_the_cache_is_of_the_source(runner):
    runner.run(files="right.txt", source="the article.txt")
    assert re.fullmatch(r"[0-9a-f]{16}", runner.outputs["built"]["key"])


def test_every_input_is_told_and_used(action):
    text = str(action["runs"])
    for name, told in action["inputs"].items():
        assert told["description"].strip()
        assert f"inputs.{name} " in text, f"{name} is not used"
