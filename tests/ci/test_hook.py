"""The hook of `.pre-commit-hooks.yaml` stops a commit with a contradicted statement, under the real pre-commit."""

import subprocess
import sys

import pytest
import yaml

from conftest import ARTICLE, RIGHT, WRONG


@pytest.fixture
def hook(root):
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return hook


@pytest.fixture
def repository(hook, on_path, tmp_path):
    """A repository with the hook as a local one: its program is on the path instead of being built."""
    env = {**on_path, "PRE_COMMIT_HOME": str(tmp_path / "cache"), "GIT_CONFIG_GLOBAL": "/dev/null"}
    work = tmp_path / "work"
    work.mkdir()
    local = {**hook, "language": "system", "args": ["--source=article.txt"]}

    def run(*command):
        return subprocess.run(command, cwd=work, env=env, capture_output=True, encoding="utf-8")

    def commit(**files):
        for name, text in files.items():
            (work / name.replace("__", ".")).write_text(text)
        assert run("git", "add", ".").returncode == 0
        return run("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-m", "Change")

    (work / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": [local]}]}))
    assert run("git", "init", "-q").returncode == 0
    done = run(sys.executable, "-m", "pre_commit", "install")
    assert done.returncode == 0, done.stdout + done.stderr
    return commit


def test_the_hook_is_built_from_the_source(hook):
    assert (hook["id"], hook["language"]) == ("factmark", "rust")


def test_commits(repository):
    done = repository(article__txt=ARTICLE, notes__txt=WRONG)
    assert done.returncode == 0, done.stderr
    assert "no files to check" in done.stdout + done.stderr
    done = repository(statements__txt=RIGHT)
    assert done.returncode == 0, done.stderr
    assert "Passed" in done.stdout + done.stderr
    done = repository(claims__md=f"- {WRONG}")
    assert done.returncode != 0
    assert "the source says 3; the statement says 7" in done.stdout + done.stderr, done.stderr
