"""Rules of a desk: from files, folders, packs and a configuration; never from what was not named."""

import os
from pathlib import Path

import factmark
import pytest

SOURCE = "The council greenlighted the bridge on Monday."
STATEMENT = "The council approved the bridge."
WORDS = '[verb.greenlight]\nsame = ["approve"]\n'


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "desk"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner/words.toml").write_text(WORDS)
    return folder


def test_without_the_rules_it_is_absent(checker):
    assert checker.check(STATEMENT, SOURCE).verdict == "absent"


@pytest.mark.parametrize(
    "given",
    [
        lambda desk: desk,
        lambda desk: str(desk),
        lambda desk: [desk],
        lambda desk: (str(desk / "inner/words.toml"),),
        lambda desk: [desk, desk / "inner/words.toml"],
        lambda desk: iter([desk]),
    ],
    ids=["Path", "str", "list", "file", "twice", "iterator"],
)
def test_rules_are_read(desk, given, checker):
    made = factmark.Checker(given(desk))
    assert made.check(STATEMENT, SOURCE).verdict == "supported"
    assert made.rules_sha256 != checker.rules_sha256


def test_the_answer_is_that_of_the_program(desk, program):
    source = desk.parent / "a.txt"
    source.write_text(SOURCE)
    line = program("check", STATEMENT, "-s", source, "-r", desk, "-f", "jsonl").stdout
    made = factmark.Checker(rules=[desk])
    answer = made.check(STATEMENT, made.read(SOURCE, name=str(source)))
    assert answer.to_json() + "\n" == line
    assert answer.rules_sha256 == made.rules_sha256


def test_strict(checker):
    statement, source = "The bridge cost 3 million crowns.", "The bridge cost up to 3 million crowns."
    assert checker.check(statement, source).caveats == ["bound-dropped"]
    strict = factmark.Checker(strict=True)
    assert (strict.check(statement, source).verdict, strict.strict, checker.strict) == ("absent", True, False)


def test_packs(program, tmp_path, checker):
    both = factmark.Checker(packs=["finance", "courts"])
    one = factmark.Checker(packs="finance")
    assert len({both.rules_sha256, one.rules_sha256, checker.rules_sha256}) == 3
    (tmp_path / "factmark.toml").write_text('packs = ["finance", "courts"]\n')
    assert f"{both.rules_sha256}\n" in program("config", "--config", tmp_path / "factmark.toml").stdout
    assert factmark.Checker(config=tmp_path / "factmark.toml") == both


def test_a_configuration_is_read_where_it_is_named_only(desk, checker, monkeypatch):
    (desk.parent / "factmark.toml").write_text('rules = ["desk"]\nstrict = true\n')
    monkeypatch.chdir(desk.parent)
    monkeypatch.setenv("FACTMARK_RULES", str(desk))
    monkeypatch.setenv("FACTMARK_STRICT", "1")
    monkeypatch.setenv("FACTMARK_CONFIG", "factmark.toml")
    assert factmark.Checker() == checker
    made = factmark.Checker(config="factmark.toml")
    assert (made.check(STATEMENT, SOURCE).verdict, made.strict) == ("supported", True)


def told(program, *arguments):
    """What the program prints on standard error, as an exception says it: the help behind the message."""
    done = program("check", "It rained.", "-s", "/dev/stdin", *arguments, rows=[{"text": "It rained in Lira."}])
    assert done.returncode == 2
    return done.stderr.strip().removeprefix("error: ").replace("\n help: ", "; ")


def refused(**how):
    with pytest.raises(factmark.RuleError) as caught:
        factmark.Checker(**how)
    assert isinstance(caught.value, (factmark.Error, ValueError))
    return str(caught.value)


@pytest.mark.parametrize(
    "text",
    ['[verb.greenlight]\nsames = ["approve"]\n', "[verb", '[verb.a]\nsame = "b"\n[[rule]]\nid = 5\n'],
    ids=["key", "syntax", "several"],
)
def test_a_faulty_rule_file_is_told_as_by_the_program(program, tmp_path, text):
    file = tmp_path / "faulty.toml"
    file.write_text(text)
    message = refused(rules=[file])
    assert message == told(program, "--rules", file)
    assert f"{file}:" in message and "\x1b" not in message


def test_missing_rules_are_told_as_by_the_program(program, desk):
    for path in (desk / "inner/word.toml", desk / "none/words.toml", desk.parent / "des"):
        assert refused(rules=path) == told(program, "--rules", path)
    assert "words.toml is beside it" in refused(rules=desk / "inner/word.toml")
    assert "there is no folder" in refused(rules=desk / "none/words.toml")


def test_other_rules_that_cannot_be_read(program, tmp_path):
    (tmp_path / "latin.toml").write_bytes(b"# caf\xe9\n")
    assert refused(rules=tmp_path) == told(program, "--rules", tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert "it is a pipe" in refused(rules=tmp_path / "pipe")
    assert "did you mean `finance`?" in refused(packs=["finanse"])
    assert "no such file" in refused(config=tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_text("pack = 5\n")
    assert f"{tmp_path}/bad.toml" in refused(config=tmp_path / "bad.toml")
    assert refused(rules="a\0b")


@pytest.mark.parametrize(
    "how",
    [{"rules": 5}, {"rules": b"desk"}, {"rules": [5]}, {"packs": 5}, {"packs": [Path("finance")]}, {"config": 5}],
    ids=str,
)
def test_wrong_types_are_type_errors(how):
    with pytest.raises(TypeError, match=next(iter(how))):
        factmark.Checker(**how)
    with pytest.raises(TypeError):
        factmark.Checker(strict="no")


def test_half_a_surrogate_pair_is_a_value_error():
    for how in ({"rules": "\ud800"}, {"rules": ["desk \ud800"]}, {"packs": "\ud800"}, {"config": "\ud800"}):
        with pytest.raises(ValueError, match="surrogate"):
            factmark.Checker(**how)


def test_nothing_is_printed(desk, capfd):
    (desk / "faulty.toml").write_text("[verb")
    refused(rules=desk)
    refused(config=desk / "none.toml")
    factmark.Checker(desk / "inner").check_many([STATEMENT, "", "\0"], SOURCE, errors="return")
    assert capfd.readouterr() == ("", "")


def test_a_source_of_other_rules_is_refused(checker, desk):
    other = factmark.Checker(desk)
    with pytest.raises(factmark.InputError, match="other rules"):
        other.check(STATEMENT, checker.read(SOURCE))
    same = factmark.Checker(desk, strict=True)
    assert same.check(STATEMENT, other.read(SOURCE)).verdict == "supported"
