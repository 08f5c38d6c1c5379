"""Many rows: in order, none lost, in parallel with the rest of Python."""

import json
import multiprocessing
import os
import signal
import sys
import threading

import factmark
import pytest

from conftest import ARTICLE, CONTRADICTED, OTHER, ROWS, SUPPORTED


def test_ten_thousand_rows_in_order(checker):
    source = checker.read("It rained in Lira.")
    answers = checker.check_many((f"It rained on {k} days." for k in range(10_000)), source)
    assert [a.statement for a in answers] == [f"It rained on {k} days." for k in range(10_000)]


def test_own_sources_in_order(checker):
    """More text than is held at once, each source another one."""
    filler = "The council of Lira met on Monday and spoke of bridges. " * 20
    rows = [(f"Street {k} has {k} houses.", f"{filler}Street {k} has {k} houses.") for k in range(1_100)]
    answers = checker.check_many(rows)
    assert [a.statement for a in answers] == [statement for statement, _ in rows]
    assert {a.verdict for a in answers} == {"supported"}


def test_the_number_of_threads_changes_nothing(checker):
    rows = [(statement, source) for statement in ROWS for source in (ARTICLE, OTHER)] * 20
    one = checker.check_many(rows, threads=1)
    assert checker.check_many(rows, threads=3) == one == checker.check_many(rows)


def test_rows_may_be_lists_and_come_from_a_generator(checker):
    rows = ([statement, [ARTICLE]] for statement in ROWS)
    assert [a.statement for a in checker.check_many(rows)] == ROWS
    assert checker.check_many([]) == []
    assert checker.check_many([], ARTICLE) == []


BAD = [
    ("", "statement-empty"),
    ("a\0b", "statement-nul"),
    ("word " * 1_001, "statement-too-long"),
    ("half \ud800", "row-not-utf8"),
    (None, "row-wrong-type"),
    (b"bytes", "row-wrong-type"),
]


def test_bad_rows_are_returned_in_their_place(checker):
    rows = [row for bad, _ in BAD for row in (SUPPORTED, bad)] + [CONTRADICTED]
    answers = checker.check_many(rows, ARTICLE, errors="return")
    assert len(answers) == len(rows)
    for number, (row, answer) in enumerate(zip(rows, answers)):
        if number % 2 and number < 12:
            assert isinstance(answer, factmark.InputError)
            assert (answer.row, answer.code) == (number, BAD[number // 2][1])
        else:
            assert answer.statement == row


def test_bad_sources_and_shapes_are_returned_in_their_place(checker):
    rows = [
        (SUPPORTED, ARTICLE),
        (SUPPORTED, ""),
        (SUPPORTED, [ARTICLE, "..."]),
        (SUPPORTED, []),
        (SUPPORTED, None),
        (SUPPORTED, [ARTICLE, 5]),
        (SUPPORTED,),
        SUPPORTED,
        5,
        (CONTRADICTED, ARTICLE),
    ]
    answers = checker.check_many(rows, errors="return")
    assert (answers[0].verdict, answers[-1].verdict) == ("supported", "contradicted")
    bad = answers[1:-1]
    assert all(isinstance(one, factmark.InputError) for one in bad)
    assert [one.row for one in bad] == list(range(1, 9))
    codes = ["source-empty", "source-empty", "row-no-source"] + ["row-wrong-type"] * 5
    assert [one.code for one in bad] == codes
    assert str(bad[1]) == "source_text 2 holds no word"
    assert str(bad[4]) == "`source[1]` is int, not a str or a Source"
    assert "the second argument" in str(bad[6])


def test_messages_of_rows_are_those_of_the_program(checker, batch):
    pairs = [("", ARTICLE), ("a\0b", ARTICLE), (SUPPORTED, ""), (SUPPORTED, ["x", "\0"])]
    rows = [{"statement": statement, "source_text": source} for statement, source in pairs]
    told = [json.loads(line)["error"] for line in batch("-", rows=rows)]
    errors = checker.check_many(pairs, errors="return")
    assert [{"code": e.code, "message": str(e), "column": e.column} for e in errors] == told


def test_the_first_bad_row_is_raised(checker):
    with pytest.raises(factmark.InputError, match=r"^rows\[2\]: the statement holds no word$") as caught:
        checker.check_many([SUPPORTED, CONTRADICTED, "", None], ARTICLE)
    assert caught.value.row == 2


def test_a_bad_source_of_all_is_raised(checker):
    for errors in ("raise", "return"):
        with pytest.raises(factmark.InputError) as caught:
            checker.check_many(ROWS, "", errors=errors)
        assert (caught.value.code, caught.value.row) == ("source-empty", None)


@pytest.mark.parametrize("how", [{"errors": "ignore"}, {"threads": 0}, {"threads": -1}])
def test_bad_options_are_value_errors(checker, how):
    with pytest.raises(ValueError, match=next(iter(how))):
        checker.check_many(ROWS, ARTICLE, **how)


def test_what_is_no_list_of_rows_is_a_type_error(checker):
    for rows in (5, None, SUPPORTED):
        with pytest.raises(TypeError):
            checker.check_many(rows, ARTICLE)


def test_a_fault_of_the_generator_comes_through(checker):
    def rows():
        yield SUPPORTED
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        checker.check_many(rows(), ARTICLE)


signals = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")


@pytest.fixture
def in_turns():
    """Threads take turns only where one waits, or is at work outside of Python."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(10_000)
    yield
    sys.setswitchinterval(before)


LONG = ARTICLE * 400


@pytest.mark.parametrize(
    "work",
    [
        lambda checker: checker.check_many([(statement, ARTICLE) for statement in ROWS * 40]),
        lambda checker: checker.check(CONTRADICTED, LONG),
        lambda checker: checker.read(LONG),
        lambda checker: factmark.Checker(strict=True),
    ],
    ids=["check_many", "check", "read", "Checker"],
)
def test_other_threads_go_on(checker, work, in_turns):
    """While the work is done, a thread runs."""
    begun, went_on = threading.Event(), []

    def other():
        begun.wait()
        went_on.append(True)

    thread = threading.Thread(target=other)
    thread.start()
    begun.set()
    work(checker)
    after = list(went_on)
    thread.join()
    assert after == [True]


def test_threads_share_a_checker(checker):
    source = checker.read(ARTICLE)
    wanted = [checker.check(s, source) for s in ROWS]
    told = {}

    def work(number):
        told[number] = [checker.check(s, source) for s in ROWS], checker.check_many(ROWS, source, threads=2)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == {number: (wanted, wanted) for number in range(8)}


@signals
def test_an_interrupt_ends_the_call(checker):
    def rows():
        yield from ROWS * 2_000
        threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGINT)).start()

    with pytest.raises(KeyboardInterrupt):
        checker.check_many(rows(), ARTICLE)


@signals
def test_signals_are_handled_between_rows(checker, in_turns):
    begun, handled, ended, seen = threading.Event(), threading.Event(), [], []

    def other():
        begun.wait()
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
        handled.wait()
        seen.append(list(ended))

    thread = threading.Thread(target=other)
    before = signal.signal(signal.SIGINT, lambda *_: handled.set())
    try:
        thread.start()
        begun.set()
        checker.check_many(ROWS * 1_000, ARTICLE)
        ended.append(True)
        thread.join()
    finally:
        signal.signal(signal.SIGINT, before)
    assert seen == [[]]


def _child(checker, answers):
    answers.put([a.verdict for a in checker.check_many(ROWS, ARTICLE)])


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes(checker, method):
    """A child has the checker by fork, or by pickle; that threads were at work before in the parent does not matter."""
    wanted = [a.verdict for a in checker.check_many(ROWS, ARTICLE)]
    context = multiprocessing.get_context(method)
    answers = context.Queue()
    child = context.Process(target=_child, args=(checker, answers))
    child.start()
    assert answers.get(timeout=300) == wanted  # a child that hangs is named, and not waited for without end
    child.join()
