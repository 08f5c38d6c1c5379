"""Rows made of the texts in texts/: as many as wanted, always the same ones.

A source is one of the texts with its paragraphs in another order and other figures, so that no two are alike. Of the statements
about a third are sentences of their source as they stand, a third have a word changed, a third are cut short.
"""

import json
import random
import re
from pathlib import Path

SHARED = 40  # rows that bring the same source
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "texts").glob("*.txt"))]
END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])|(?<=[.!?]”)\s+(?=[A-Z“])")
FIGURE = re.compile(r"\b[1-9]\d\b")
WORD = re.compile(r"\b[a-z]{5,}\b")


def source(number):
    luck = random.Random(f"source {number}")
    head, *paragraphs = TEXTS[number % len(TEXTS)].strip().split("\n")
    luck.shuffle(paragraphs)
    return FIGURE.sub(lambda _: str(luck.randint(10, 99)), "\n".join([head, *paragraphs]) + "\n")


def changed(luck, sentence, text):
    """A figure becomes another one; where there is none, a word becomes another one of the text."""
    figures = list(FIGURE.finditer(sentence))
    if figures:
        at, new = luck.choice(figures), str(luck.randint(10, 99))
    else:
        at, new = luck.choice(list(WORD.finditer(sentence))), luck.choice(WORD.findall(text))
    return sentence[: at.start()] + new + sentence[at.end() :]


def cut(luck, sentence):
    """The first half of the words or more, with a full stop."""
    words = sentence.split()
    words = words[: luck.randint(max(3, len(words) // 2), max(3, len(words) - 1))]
    return " ".join(words).rstrip(",;:.”") + "."


def statements(number, text, wanted):
    """So many statements about a source, each another one."""
    luck = random.Random(f"statements {number}")
    sentences = [s for paragraph in text.strip().split("\n")[1:] for s in END.split(paragraph) if WORD.search(s)]
    out = {}
    while len(out) < wanted:
        sentence = luck.choice(sentences)
        made = luck.choice([lambda: sentence, lambda: changed(luck, sentence, text), lambda: cut(luck, sentence)])
        out[made()] = None
    return list(out)


def rows(wanted, shared):
    """So many rows, `shared` of them on each source."""
    for first in range(0, wanted, shared):
        number = first // shared
        text = source(number)
        for at, statement in enumerate(statements(number, text, min(shared, wanted - first)), first):
            yield {"id": f"r{at}", "statement": statement, "source_text": text}


def write(path, wanted, shared):
    with open(path, "w", encoding="utf-8") as out:
        for row in rows(wanted, shared):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path
