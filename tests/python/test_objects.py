"""The objects behave as objects of Python do."""

import copy
import doctest
import inspect
import pickle
import re

import factmark
import pytest

from conftest import ABSENT, ARTICLE, CONTRADICTED, OTHER, ROWS, SUPPORTED


def test_pickle(checker, tmp_path):
    for statement in ROWS:
        answer = checker.check(statement, [ARTICLE, OTHER])
        for again in (pickle.loads(pickle.dumps(answer)), copy.deepcopy(answer)):
            assert again == answer
            assert (again.details, again.evidence, again.to_json()) == (answer.details, answer.evidence, answer.to_json())
    (tmp_path / "words.toml").write_text('[verb.greenlight]\nsame = ["approve"]\n')
    made = factmark.Checker(tmp_path, strict=True)
    dumped = pickle.dumps(made)
    (tmp_path / "words.toml").unlink()
    again = pickle.loads(dumped)
    assert (again, again.strict, again.rules_sha256) == (made, True, made.rules_sha256)
    assert again.check("The council approved it.", "The council greenlighted it.").verdict == "supported"
    with pytest.raises(factmark.InputError) as caught:
        checker.check_many(["a\0b"], ARTICLE)
    error = pickle.loads(pickle.dumps(caught.value))
    assert (str(error), error.code, error.column, error.row) == (str(caught.value), "statement-nul", 2, 0)


def test_a_source_is_not_pickled(checker):
    with pytest.raises(TypeError, match="Source"):
        pickle.dumps(checker.read(ARTICLE))


def test_equal(checker):
    one, same, other = (checker.check(s, ARTICLE) for s in (SUPPORTED, SUPPORTED, ABSENT))
    assert one == same and one != other and one != "supported"
    assert len({one, same, other}) == 2
    assert one.details == same.details and one.details[0] != other
    assert checker == factmark.Checker() != factmark.Checker(strict=True)
    assert len({checker, factmark.Checker(), factmark.Checker(strict=True)}) == 2
    sources = [checker.read(ARTICLE), checker.read(ARTICLE), checker.read(ARTICLE, name="a"), checker.read(OTHER)]
    assert sources[0] == sources[1]
    assert len(set(sources)) == 3


def test_repr(checker):
    answer = checker.check(CONTRADICTED, ARTICLE)
    assert repr(answer) == "Answer(verdict='contradicted', why='the source says 3; the statement says 7')"
    assert repr(answer.evidence[0]) == "Place(source='source_text', line=1, column=65, exact='3 million crowns')"
    shown = [repr(d) for d in answer.details if d.verdict == "contradicted"]
    why = "the source says 3; the statement says 7"
    assert shown == [f"Detail(kind='quantity', exact='7 million crowns', verdict='contradicted', why='{why}')"]
    assert repr(answer.details[-1].span) == "Span(start=16, end=32, exact='7 million crowns')"
    assert repr(checker) == f"Checker(rules_sha256='{checker.rules_sha256[:12]}…', strict=False)"
    assert repr(checker.read("It’s\nshort.")) == "Source('It’s\\nshort.')"
    assert repr(checker.read(ARTICLE, name="it's")) == """Source('The council of Lira opened a bridge on T…', name="it's")"""


def test_a_source_tells_what_it_is(checker):
    source = checker.read(ARTICLE, name="a.txt")
    assert (source.text, source.name) == (ARTICLE, "a.txt")
    assert source.sha256 == checker.check(SUPPORTED, ARTICLE).evidence[0].source_sha256
    assert checker.read(ARTICLE).name is None


def test_nothing_can_be_changed(checker):
    answer = checker.check(CONTRADICTED, ARTICLE)
    for thing in (checker, checker.read(ARTICLE), answer, answer.details[0], answer.evidence[0], answer.details[0].span):
        name = next(n for n in dir(thing) if not n.startswith("_") and not callable(getattr(thing, n)))
        with pytest.raises(AttributeError):
            setattr(thing, name, 5)
        with pytest.raises(AttributeError):
            thing.new = 5
    answer.evidence.clear()
    answer.to_dict().clear()
    assert answer.evidence and answer.to_dict()


def test_only_checkers_make_answers():
    for kind in (factmark.Answer, factmark.Detail, factmark.Place, factmark.Span, factmark.Source, factmark.Decision):
        with pytest.raises(TypeError):
            kind()


def test_the_version_is_that_of_the_crate(root, checker):
    version = re.search(r'^version = "(.*)"$', (root / "Cargo.toml").read_text(encoding="utf-8"), re.M)[1]
    assert factmark.__version__ == version == checker.check(SUPPORTED, ARTICLE).tool


def test_everything_is_explained():
    for name in factmark.__all__:
        thing = getattr(factmark, name)
        if not inspect.isclass(thing):
            continue
        assert inspect.getdoc(thing), name
        for member, value in vars(thing).items():
            if not member.startswith("_") and member not in ("__init__", "code", "column", "row"):
                assert inspect.getdoc(value), f"{name}.{member}"


def test_the_examples_hold(root):
    """Those of the package's own text, and those of README.md under "From Python"."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    section = re.search(r"^## From Python\n(.*?)(?=^## )", readme, re.M | re.S)[1]
    blocks = re.findall(r"^```pycon\n(.*?)^```$", section, re.M | re.S)
    assert blocks
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "README.md", "README.md", 0)
    for found in (examples, *doctest.DocTestFinder().find(factmark, "factmark")):
        told = []
        assert doctest.DocTestRunner().run(found, out=told.append).failed == 0, "".join(told)
