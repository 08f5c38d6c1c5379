"""The answers are those of the program, byte for byte, and their attributes are their JSON."""

import json

import factmark
import pytest

from conftest import ABSENT, ARTICLE, CONTRADICTED, OTHER, ROWS, SUPPORTED, UNCHECKED


@pytest.mark.parametrize(
    ("statement", "verdict", "checked"),
    [(SUPPORTED, "supported", True), (CONTRADICTED, "contradicted", True), (ABSENT, "absent", True), (UNCHECKED, "absent", False)],
)
def test_verdicts(checker, statement, verdict, checked):
    answer = checker.check(statement, ARTICLE)
    assert (answer.verdict, answer.checked) == (verdict, checked)


def test_what_an_answer_says(checker):
    answer = checker.check(CONTRADICTED, ARTICLE)
    assert answer.why == "the source says 3; the statement says 7"
    (place,) = answer.evidence
    assert (place.source, place.line, place.exact) == ("source_text", 1, "3 million crowns")
    assert ARTICLE[place.start : place.end] == place.exact
    (detail,) = [d for d in answer.details if d.verdict == "contradicted"]
    assert (detail.kind, detail.code, detail.value) == ("quantity", "quantity", "7000000")
    assert CONTRADICTED[detail.span.start : detail.span.end] == detail.span.exact == "7 million crowns"
    assert detail.evidence[0].value == "3000000"


def test_caveats_and_what_is_missing(checker):
    assert checker.check("The bridge cost 3 million crowns.", ARTICLE).caveats == ["attribution-dropped"]
    absent = checker.check(ABSENT, ARTICLE)
    assert absent.evidence == [] and absent.nearest is not None
    assert "boat" in " ".join(absent.missing)


def test_places_count_code_points(checker):
    source = "Ça a bien changé 😀. The bridge cost 3 million crowns."
    statement = "😀 The bridge cost 7 million crowns."
    answer = checker.check(statement, source)
    (place,) = answer.evidence
    assert source[place.start : place.end] == place.exact == "3 million crowns"
    assert source.encode()[place.byte_start : place.byte_end].decode() == place.exact
    for detail in answer.details:
        assert statement[detail.span.start : detail.span.end] == detail.span.exact


def test_the_seed_statements_as_the_program_answers_them(checker, root, batch, without_row):
    path = "seeds/cartel-designations.txt"
    source = checker.read((root / path).read_text(encoding="utf-8"), name=path)
    statements = (root / "seeds/statements.txt").read_text(encoding="utf-8").splitlines()
    lines = batch("seeds/statements.txt", "-s", path)
    assert len(lines) == len(statements) == 10
    answers = checker.check_many(statements, source)
    assert [a.to_json() for a in answers] == [without_row(line) for line in lines]
    assert {a.verdict for a in answers} == {"supported", "contradicted", "absent"}
    for answer, line in zip(answers, lines):
        assert answer.to_dict() == {**json.loads(line), "id": None, "input": None}


def test_one_check_as_the_program_writes_it(checker, root, program):
    path = "seeds/cartel-designations.txt"
    statement = "Canada labelled eight drug cartels as “terrorist entities”."
    line = program("check", statement, "-s", path, "-f", "jsonl").stdout
    source = checker.read((root / path).read_text(encoding="utf-8"), name=path)
    assert checker.check(statement, source).to_json() + "\n" == line


def test_rows_with_their_own_sources_as_the_program_answers_them(checker, batch, without_row):
    rows = [(statement, sources) for statement in ROWS for sources in (ARTICLE, [OTHER, ARTICLE], [ARTICLE])]
    lines = batch("-", rows=[{"statement": statement, "source_text": sources} for statement, sources in rows])
    assert [a.to_json() for a in checker.check_many(rows)] == [without_row(line) for line in lines]
    assert [checker.check(*row).to_json() for row in rows] == [without_row(line) for line in lines]


def test_several_sources(checker):
    statement = "The stadium was to cost 90 million crowns."
    assert checker.check(statement, ARTICLE).verdict == "absent"
    answer = checker.check(statement, [ARTICLE, OTHER])
    assert (answer.verdict, answer.sources) == ("supported", ["source_text 1", "source_text 2"])
    assert answer.evidence[0].source == "source_text 2"
    named = checker.check(statement, (ARTICLE, checker.read(OTHER, name="other.txt")))
    assert (named.sources, named.evidence[0].source) == (["source_text 1", "other.txt"], "other.txt")


def test_a_source_that_was_read_gives_the_same_answer(checker):
    source = checker.read(ARTICLE)
    assert [checker.check(s, source) for s in ROWS] == [checker.check(s, ARTICLE) for s in ROWS]


def test_the_statement_is_taken_as_it_is(checker):
    answer = checker.check(f"  {CONTRADICTED}\n", ARTICLE)
    assert answer.statement == f"  {CONTRADICTED}\n"
    assert all(answer.statement[d.span.start : d.span.end] == d.span.exact for d in answer.details)


def plain(value):
    """An object of the package as the data that it stands for; `only` stands in answers of some kinds of detail alone."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if type(value).__module__ == "factmark":
        names = [name for name in dir(value) if not name.startswith("_") and not callable(getattr(value, name))]
        return {name: plain(getattr(value, name)) for name in names if name != "only" or value.only}
    return value


def test_attributes_are_what_the_schema_requires(checker, program):
    schema = json.loads(program("schema", "check").stdout)
    of_rows = {"id", "input"}
    answer = checker.check(CONTRADICTED, ARTICLE)
    assert set(schema["required"]) - of_rows <= set(plain(answer))
    for name, part in {"DetailRow": answer.details[0], "Place": answer.evidence[0], "Stretch": answer.details[0].span}.items():
        assert set(schema["$defs"][name]["required"]) == set(plain(part)), name


@pytest.mark.parametrize("statement", ROWS)
def test_attributes_are_what_the_json_says(checker, statement):
    answer = checker.check(statement, [ARTICLE, OTHER])
    told = answer.to_dict()
    assert told == json.loads(answer.to_json())
    assert plain(answer) == {name: value for name, value in told.items() if name not in ("id", "input")}


def test_what_the_desk_decided(checker, tmp_path):
    (tmp_path / "desk.toml").write_text(
        f'[[decision]]\nstatement = "{ABSENT}"\nverdict = "supported"\nby = "A. Kaya"\nbecause = "the register of boats"\n'
    )
    answer = factmark.Checker(tmp_path).check(ABSENT, ARTICLE)
    (decision,) = answer.desk
    assert (answer.verdict, decision.verdict, decision.by, decision.date) == ("absent", "supported", "A. Kaya", None)
    assert plain(answer) == {name: value for name, value in answer.to_dict().items() if name not in ("id", "input")}
