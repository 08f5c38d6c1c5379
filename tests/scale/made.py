"""Articles and statements made from templates: as many as wanted, always the same ones.

`python3 made.py ROWS FOLDER` writes FOLDER/sources.jsonl (articles of about 3 kB) and FOLDER/rows.jsonl (about 40 statements
an article, some as the article has it, some with a figure, day, person or place changed, some about nothing in it).
"""

import json
import random
import sys
from pathlib import Path

SHARED = 40  # rows that name the same article
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
FIRST = ["Ada", "Boris", "Clara", "Dario", "Edda", "Felix", "Greta", "Henrik", "Irma", "Jonas"]
LAST = ["Almgren", "Bertoldi", "Castellan", "Dvorny", "Eskelund", "Farkas", "Gallister", "Hollander", "Imhoff", "Jurado"]
TOWNS = ["Lira", "Norvik", "Castel Rosso", "Elmstead", "Port Halden", "Varnholt", "Tarrow", "Sankt Emil"]
THINGS = ["bridge", "library", "school", "hospital", "harbour", "museum", "stadium", "theatre"]
# what an article says of one matter; every slot is a fact that a statement can get wrong
FACTS = [
    "The mayor of {town}, {who}, opened the {thing} on {day}.",
    "The {thing} in {town} cost {n} million crowns.",
    "{who} said the council of {town} had waited {n} years for the {thing}.",
    "On {day}, {n} people protested against the {thing} in {town}.",
    "The police in {town} arrested {n} people near the {thing} on {day}.",
    "{who} was elected chair of the {thing} board by {n} votes to 4.",
    "The storm on {day} damaged {n} houses beside the {thing} in {town}.",
    "A court in {town} ordered {who} to pay {n},000 crowns for the damage to the {thing}.",
]
FILLING = [
    "Traders along the main street hope for a quieter season and for more guests from the coast.",
    "The local paper printed a special edition with drawings by pupils and a list of the donors.",
    "Nobody at the town hall could be reached in the evening, and the switchboard was closed.",
    "The region has changed a good deal since the railway came, and its old mills now stand empty.",
]
OUTSIDE = ["The ferry to {town} was sold to a shipping company.", "{who} wrote a novel about the winter in {town}."]


def fact(luck):
    values = {
        "town": luck.choice(TOWNS),
        "who": f"{luck.choice(FIRST)} {luck.choice(LAST)}",
        "thing": luck.choice(THINGS),
        "day": luck.choice(DAYS),
        "n": luck.randint(11, 99),
    }
    return luck.choice(FACTS), values


def article(number):
    """The text of an article and the facts that it tells."""
    luck = random.Random(f"article {number}")
    facts = [fact(luck) for _ in range(18)]
    told = [template.format(**values) + " " + luck.choice(FILLING) for template, values in facts]
    return "\n\n".join(" ".join(told[at : at + 3]) for at in range(0, len(told), 3)), facts


def statement(luck, facts):
    template, values = luck.choice(facts)
    kind = luck.randrange(10)
    if kind < 4:
        return template.format(**values)
    if kind < 8:
        other = fact(luck)[1]
        slot = luck.choice([slot for slot in values if "{" + slot + "}" in template])
        return template.format(**{**values, slot: other[slot]})
    return luck.choice(OUTSIDE).format(**values)


def write(rows, folder):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    paths = folder / "sources.jsonl", folder / "rows.jsonl"
    with open(paths[0], "w", encoding="utf-8") as sources, open(paths[1], "w", encoding="utf-8") as out:
        for at in range(rows):
            if at % SHARED == 0:
                number = at // SHARED
                text, facts = article(number)
                luck = random.Random(f"statements {number}")
                sources.write(json.dumps({"id": f"a{number}", "text": text}) + "\n")
            row = {"id": f"r{at}", "statement": statement(luck, facts), "source": f"a{number}"}
            out.write(json.dumps(row) + "\n")
    return paths


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2])
