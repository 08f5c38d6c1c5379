"""What cannot be used is told, and nothing that is given makes it panic."""

import factmark
import pytest

from conftest import ARTICLE, SUPPORTED

GERMAN = (
    "Der Hund ist nicht im Haus, und die Katze ist auch nicht da, aber das ist für uns nicht so schlimm, wie es auf den "
    "ersten Blick zu sein scheint, denn wir haben noch einen Vogel, und der ist bei uns und wird auch bei uns bleiben."
)


def refused(work, kind=factmark.InputError):
    with pytest.raises(kind) as caught:
        work()
    assert type(caught.value) is kind
    return caught.value


@pytest.mark.parametrize(
    ("statement", "code", "message"),
    [
        ("", "statement-empty", "the statement holds no word"),
        (" … ", "statement-empty", "the statement holds no word"),
        ("a\0b", "statement-nul", "the statement holds a NUL character"),
        ("word " * 1_001, "statement-too-long", "the statement has 1001 words; 1000 is the most; put one statement"),
        ("so \ud83d", "row-not-utf8", "`statement` holds half a surrogate pair"),
    ],
)
def test_statements(checker, statement, code, message):
    error = refused(lambda: checker.check(statement, ARTICLE))
    assert isinstance(error, ValueError)
    assert (error.code, error.row) == (code, None)
    assert str(error).startswith(message)


@pytest.mark.parametrize(
    ("source", "code", "message"),
    [
        ("", "source-empty", "source_text is empty"),
        ("...", "source-empty", "source_text holds no word"),
        ("It rained.\nIn \0 Lira.", "source-nul", "source_text holds a NUL byte at 2:4"),
        (GERMAN, "source-foreign", "source_text is not in English: by its function words it is German"),
        ([], "row-no-source", "there is no source"),
        ([ARTICLE, ""], "source-empty", "source_text 2 is empty"),
        ("so \udc80", "row-not-utf8", "`source` holds half a surrogate pair"),
    ],
)
def test_sources(checker, source, code, message):
    error = refused(lambda: checker.check(SUPPORTED, source))
    assert error.code == code
    assert str(error).startswith(message)


def test_the_column_of_a_fault(checker):
    assert refused(lambda: checker.check("é\0", ARTICLE)).column == 2
    assert refused(lambda: checker.check("é😀\ud800", ARTICLE)).column == 3
    assert refused(lambda: checker.check("", ARTICLE)).column is None


def test_a_name_stands_in_the_message(checker):
    assert str(refused(lambda: checker.read("", name="a.txt"))) == "a.txt is empty"
    assert str(refused(lambda: checker.read(GERMAN))).startswith("source_text is not in English")


@pytest.mark.parametrize("bad", [None, 5, b"bytes", ["a"], object()], ids=lambda bad: type(bad).__name__)
def test_what_is_no_str_is_a_type_error(checker, bad):
    assert "`statement` is" in str(refused(lambda: checker.check(bad, ARTICLE), TypeError))
    assert "`text` is" in str(refused(lambda: checker.read(bad), TypeError))
    if bad is not None:
        assert "`name` is" in str(refused(lambda: checker.read(ARTICLE, name=bad), TypeError))
    if bad != ["a"]:
        assert "`source` is" in str(refused(lambda: checker.check(SUPPORTED, bad), TypeError))
        assert "`source[1]` is" in str(refused(lambda: checker.check(SUPPORTED, [ARTICLE, bad]), TypeError))


def test_subclasses_of_str(checker):
    class Text(str):
        pass

    assert checker.check(Text(SUPPORTED), [Text(ARTICLE)]).verdict == "supported"


HOSTILE = [
    "\u202eThe council\u202c approved \u200b\u200d it",
    "e\u0301" * 500 + " said",
    "“" * 900 + "a",
    "”’»)]}" * 200 + "a",
    "a" * 100_000,
    "9" * 5_000 + " people",
    "1e999999 -0 ½ ⅓ ١٢٣ 0x1F 1,2,3,4 3.000.000 %%%",
    "👩‍👩‍👧‍👦🏳️‍🌈 said 👍🏽",
    "\ufeffThe council\r\n\r\napproved\u2028it\u2029\x85\x0b\x0c.",
    "𝔗𝔥𝔢 𝔠𝔬𝔲𝔫𝔠𝔦𝔩 ﷽ ﬃ ß İ ı",
    "not " * 500 + "true",
    "said that " * 450 + "it rained",
    "a, b, " * 400 + "and c",
    "\x01\x02\x1b[31mred\x7f\ufffe\uffff\U0010ffff x",
    "Mr. Dr. St. U.S. e.g. i.e. a.m. No. 5 vs. 3 p.m. Inc. Ltd.",
    "31 February 2024, 99:99, 2024-13-45, the 0th of May, in the year 0",
]


def test_hostile_texts_are_answered(checker):
    long = [text for text in HOSTILE if len(text) > 3_000]
    rows = [(statement, source) for statement in HOSTILE for source in HOSTILE if source not in long]
    rows += [(statement, source) for statement in (SUPPORTED, *long) for source in (ARTICLE, *long)]
    answers = checker.check_many(rows, errors="return")
    foreign = [one for one in answers if isinstance(one, factmark.InputError)]
    assert {one.code for one in foreign} == {"source-foreign"}
    assert len(foreign) < len(rows) / 3
    for (statement, _), answer in zip(rows, answers):
        if answer not in foreign:
            assert answer.statement == statement
            assert all(statement[d.span.start : d.span.end] == d.span.exact for d in answer.details)
