"""Some kinds of detail alone: the answers of `--only`, byte for byte."""

import copy
import pickle

import factmark
import pytest

from conftest import ARTICLE, CONTRADICTED, OTHER, ROWS, UNCHECKED

ALL = ["quantity", "date", "name", "quote", "speaker", "role", "list", "act", "word"]


@pytest.mark.parametrize("only", [*([kind] for kind in ALL), ["quantity", "date"], ALL], ids=",".join)
def test_the_answers_are_those_of_the_program(root, batch, without_row, only):
    path = "seeds/cartel-designations.txt"
    checker = factmark.Checker(only=only)
    source = checker.read((root / path).read_text(encoding="utf-8"), name=path)
    statements = (root / "seeds/statements.txt").read_text(encoding="utf-8").splitlines()
    lines = batch("seeds/statements.txt", "-s", path, "--only", ",".join(only))
    answers = checker.check_many(statements, source)
    assert len(lines) == 10
    assert [a.to_json() for a in answers] == [without_row(line) for line in lines]
    assert [checker.check(s, source) for s in statements] == answers
    assert all(a.only == a.to_dict()["only"] == only for a in answers)


def test_it_changes_answers(checker):
    figures, dates = factmark.Checker(only=["quantity"]), factmark.Checker(only=["date"])
    told = [(a.verdict, a.checked) for a in (c.check(CONTRADICTED, ARTICLE) for c in (checker, figures, dates))]
    assert told == [("contradicted", True), ("contradicted", True), ("absent", False)]
    assert {d.kind for d in figures.check(CONTRADICTED, ARTICLE).details} == {"quantity"}


def test_rows_with_their_own_sources(batch, without_row):
    only = factmark.Checker(only=["date", "act"])
    rows = [(statement, source) for statement in ROWS for source in (ARTICLE, OTHER)]
    lines = batch("-", "--only", "date,act", rows=[{"statement": s, "source_text": t} for s, t in rows])
    assert [a.to_json() for a in only.check_many(rows)] == [without_row(line) for line in lines]


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        (None, []),
        ([], []),
        ("date", ["date"]),
        (["date", "quantity"], ["quantity", "date"]),
        (iter(["date", "date"]), ["date"]),
        (["figures", "titles", "number"], ["quantity", "role"]),
        (set(ALL), ALL),
    ],
    ids=str,
)
def test_what_may_be_given(given, kinds):
    checker = factmark.Checker(only=given)
    assert checker.only == kinds
    assert checker.check(UNCHECKED, ARTICLE).only == kinds
    assert factmark.Checker(only=checker.only) == checker


def test_a_kind_that_there_is_not_is_told_as_by_the_program(program):
    for word in ("colour", "dat", "Date", ""):
        with pytest.raises(factmark.InputError, match="possible values: quantity, date") as caught:
            factmark.Checker(only=["name", word])
        assert isinstance(caught.value, ValueError)
        assert caught.value.code == "usage"
        done = program("check", "It rained.", "-s", "none.txt", f"--only=name,{word}")
        assert (done.returncode, done.stderr) == (2, f"error: {caught.value}\n\nFor more information, try '--help'.\n")
    with pytest.raises(factmark.InputError, match="quantity,date"):
        factmark.Checker(only="quantity,date")


def test_wrong_types_are_type_errors():
    for wrong in (5, b"date", [5], [b"date"], [None], True):
        with pytest.raises(TypeError, match="only"):
            factmark.Checker(only=wrong)
    with pytest.raises(TypeError):
        factmark.Checker(None, ["date"])
    with pytest.raises(ValueError, match="surrogate"):
        factmark.Checker(only=["\ud800"])


def test_equal_and_hash(checker):
    one, same, other = (factmark.Checker(only=o) for o in (["date", "name"], ["names", "time"], ["date"]))
    assert one == same and hash(one) == hash(same)
    assert one != other and one != checker and factmark.Checker(only=[]) == checker
    assert len({checker, one, same, other}) == 3
    assert one != factmark.Checker(only=["date", "name"], strict=True)
    assert one.rules_sha256 == checker.rules_sha256


def test_pickle():
    made = factmark.Checker(only=["act", "date"])
    for again in (pickle.loads(pickle.dumps(made)), copy.deepcopy(made)):
        assert (again, again.only) == (made, ["date", "act"])
        assert again.check(CONTRADICTED, ARTICLE) == made.check(CONTRADICTED, ARTICLE)
    answer = made.check(CONTRADICTED, ARTICLE)
    assert pickle.loads(pickle.dumps(answer)).only == answer.only == ["date", "act"]


def test_repr(checker):
    made = factmark.Checker(only=["date", "figures"])
    assert repr(made) == f"Checker(rules_sha256='{checker.rules_sha256[:12]}…', strict=False, only=['quantity', 'date'])"


def test_the_list_is_a_copy():
    made = factmark.Checker(only="date")
    made.only.clear()
    assert made.only == ["date"]


def test_a_source_is_of_use_to_checkers_of_other_kinds(checker):
    source = checker.read(ARTICLE)
    assert factmark.Checker(only="act").check(CONTRADICTED, source).only == ["act"]
