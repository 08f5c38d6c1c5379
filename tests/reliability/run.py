#!/usr/bin/env python3
"""What a batch leaves behind when its world breaks: it is killed, the disk is full, sources and rows change, rows are many or huge.

`run.py [PART …] [--rows N] [--kills N] [--many N] [--sources N] [--megabytes N] [--limit MIB] [--seed N]`; FACTMARK names the
program. Without a PART all of them run. Python 3 alone, Linux. A line of figures a part; what does not hold is told, and the
exit code is 1. A full disk is a small one of its own, which root can mount; where that cannot be, it is said, and a limit on
the size of files stands for it.
"""

import argparse
import contextlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scale"))
import made  # noqa: E402


class Wrong(Exception):
    """Something that must hold does not."""


def holds(what, told):
    if not what:
        raise Wrong(told)


class Ended:
    """A run that has ended: exit code, both streams, seconds, and the most memory that it held, in MiB."""

    def __init__(self, process, out, errors, begun):
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = self.code = os.waitstatus_to_exitcode(status)
        self.seconds, self.peak = time.monotonic() - begun, used.ru_maxrss / 1024
        self.out, self.err = text(out), text(errors)

    def told(self):
        return f"exit code {self.code}\n{self.out[-600:]}\n{self.err[-600:]}"


def text(stream):
    if stream is None:
        return ""
    stream.seek(0)
    return stream.read().decode("utf-8")


class Program:
    """factmark, run in a folder."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def start(self, *args, limit=None, **streams):
        def before():
            if limit is not None:
                # a write beyond it is a fault then, and no end of the process
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        command = [self.program, "batch", *map(str, args), "--no-progress", "--no-config"]
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams
        return subprocess.Popen(command, cwd=self.folder, preexec_fn=before, restore_signals=False, **streams)

    def run(self, *args, out=None, limit=None):
        # a limit on the size of files would be one on the answers too
        out = subprocess.DEVNULL if limit and out is None else out
        begun, own = time.monotonic(), tempfile.TemporaryFile() if out is None else None
        with tempfile.TemporaryFile() as errors:
            process = self.start(*args, limit=limit, stdout=own if out is None else out, stderr=errors)
            return Ended(process, own, errors, begun)


def figure(name, words):
    print(f"{name:<10} {words}", flush=True)


def kill(given, factmark, folder):
    """kill -9 in the middle, and cuts at any byte: the run that goes on leaves the bytes of one that was not stopped."""
    made.write(given.rows, folder)
    named = ["rows.jsonl", "--sources", "sources.jsonl"]
    whole = factmark.run(*named, "-q", "--resume", "whole.jsonl")
    holds(whole.code == 1, whole.told())
    plain = factmark.run(*named, "--format", "jsonl")
    want = (folder / "whole.jsonl").read_bytes()
    holds(plain.out.encode() == want and want.count(b"\n") == given.rows, "--resume and --format jsonl write two things")
    luck, killed, path = random.Random(given.seed), 0, folder / "killed.jsonl"
    for target in sorted(luck.randrange(len(want)) for _ in range(given.kills)):
        # who reads nothing must not hold the run up
        process = factmark.start(*named, "--resume", path.name, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None and (not path.exists() or path.stat().st_size < target):
            time.sleep(0.002)
        killed += process.poll() is None
        process.kill()
        process.wait()
        have = path.read_bytes() if path.exists() else b""
        holds(want.startswith(have), "a killed run has written other rows")
    holds(killed > 0, "no run was killed in its middle: give more --rows")
    last = factmark.run(*named, "-q", "--resume", path.name)
    holds((last.code, last.out) == (whole.code, whole.out), last.told())
    holds(path.read_bytes() == want, "the run that goes on behind a killed one writes other bytes")
    for _ in range(given.kills):
        cut = luck.randrange(len(want))
        path.write_bytes(want[:cut])
        last = factmark.run(*named, "-q", "--resume", path.name)
        holds((last.code, last.out, path.read_bytes()) == (whole.code, whole.out, want), f"cut at byte {cut}: {last.told()}")
    figure("kill", f"{given.rows} rows, killed {killed} times, cut at {given.kills} bytes: no row lost or doubled, every byte the same")


@contextlib.contextmanager
def small_disk(folder):
    """A disk of its own; nothing where it cannot be mounted."""
    place = folder / "disk"
    place.mkdir()
    mounted = os.geteuid() == 0 and mount("-t", "tmpfs", "factmark", str(place))
    try:
        yield place if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", str(place)], check=True)


def mount(*args):
    try:
        return subprocess.run(["mount", *args], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def disk(given, factmark, folder):
    """A full disk under standard output, a report or --resume: one clear word, code 2, and whole rows."""
    made.write(given.rows, folder)
    named = ["rows.jsonl", "--sources", "sources.jsonl"]
    want = factmark.run(*named, "--format", "jsonl").out.encode()
    with small_disk(folder) as place:
        mounted = place is not None
        place = place or folder
        words = "the disk is full" if mounted else "File too large"

        def room(size):
            """So much room from now on: the limit of a run, where there is no disk to be made smaller."""
            holds(not mounted or mount("-o", f"remount,size={size}", str(place)), "the disk cannot be resized")
            return None if mounted else size

        def refused(ended, name):
            holds(ended.code == 2 and f"cannot write {name}: {words}" in ended.err, ended.told())
            holds("checked " not in ended.out, f"{name} is full, and the run says what it came to\n{ended.told()}")

        for form in ["jsonl", "json", "sarif", "csv", "line", "github", "junit", "html", "text"]:
            path = place / f"out.{form}"
            holds(factmark.run(*named, "-a", "--report", f"{form}={path}", limit=room(8 * len(want))).code == 1, form)
            whole = path.read_bytes()
            path.unlink()
            limit = room(len(whole) // 2)
            refused(factmark.run(*named, "-a", "--report", f"{form}={path}", limit=limit), path)
            have = path.read_bytes()
            holds(0 < len(have) < len(whole) and whole.startswith(have), f"{form}: {len(have)} bytes of another report")
            holds(whole[len(have) - 1 : len(have)] in b"\n}>" and unfinished(form, have), f"{form}: no whole rows")
            path.unlink()
        for form in ["jsonl", "sarif"]:
            path = place / "out"
            with open(path, "wb") as out:
                refused(factmark.run(*named, "--format", form, out=out, limit=limit), "standard output")
            path.unlink()
        path = place / "resumed.jsonl"
        refused(factmark.run(*named, "--resume", path, limit=room(len(want) // 2)), path)
        have = path.read_bytes()
        holds(have and want.startswith(have) and have.endswith(b"\n"), "--resume: no whole rows")
        last = factmark.run(*named, "--resume", path, limit=room(8 * len(want)))
        holds(last.code == 1 and path.read_bytes() == want, f"with room again, --resume writes other bytes\n{last.told()}")
        if mounted:
            holds(mount("-o", "remount,ro", str(place)), "the disk cannot be made read-only")
            for option, path in [("--report", f"csv={place}/new.csv"), ("--resume", f"{place}/new.jsonl")]:
                ended = factmark.run(*named, option, path)
                holds(ended.code == 2 and "the file system can only be read" in ended.err, ended.told())
                holds(ended.out == "", ended.told())
    with open("/dev/full", "wb") as out:
        ended = factmark.run(*named, "--format", "jsonl", out=out)
    holds(ended.code == 2 and "cannot write standard output: the disk is full" in ended.err, ended.told())
    how = "a disk of its own, then read-only" if mounted else "a limit on the size of files (no disk could be mounted)"
    figure("disk", f"9 reports, standard output and --resume on {how}: code 2 each, whole rows, the rest later")


def unfinished(form, have):
    """Whether a report that was cut has no end, where its form has one."""
    if form in ("json", "sarif"):
        return not have.rstrip().endswith((b"]", b"]}"))
    ends = {"junit": b"</testsuites>", "html": b"</html>", "github": b"::notice title=factmark", "text": b"checked "}
    return ends.get(form, b"\0") not in have


def change(given, factmark, folder):
    """Sources that change or go, and rows that grow or are cut, while the run is under way."""
    source = folder / "a.txt"
    source.write_text("The ferry cost 40 million crowns.\n")
    # so many rows in between that the first source is let go and read anew
    others = []
    for number in range(1_200):
        name = f"other{number}.txt"
        (folder / name).write_text(made.article(number)[0])
        others.append(row("The mill burned down.", name))
    first, again = row("The ferry cost 40 million crowns.", "a.txt"), row("The ferry cost 45 million crowns.", "a.txt")

    def while_under_way(meanwhile, between):
        """The answers to `first` and, behind other rows, to `again`, with something done between them."""
        process = factmark.start("-", "--format", "jsonl", "--fail-on", "never", stdin=subprocess.PIPE, text=True)
        process.stdin.write(first)
        process.stdin.flush()
        one = json.loads(process.stdout.readline())
        meanwhile()
        process.stdin.write("".join(between) + again)
        process.stdin.close()
        rows = [json.loads(line) for line in process.stdout]
        process.wait()
        holds(len(rows) == len(between) + 1, "rows are lost")
        return one, rows[-1]

    def changed():
        source.write_text("The ferry cost 45 million crowns.\n")

    one, two = while_under_way(changed, [])
    hashes = {place["source_sha256"] for place in one["evidence"] + two["evidence"]}
    holds(two["verdict"] == "contradicted" and len(hashes) == 1, f"a source that is at hand is read again\n{two}")
    source.write_text("The ferry cost 40 million crowns.\n")
    _, two = while_under_way(changed, others)
    holds(two.get("error", {}).get("code") == "source-changed", f"a source that has changed is answered from\n{two}")
    _, two = while_under_way(source.unlink, others)
    holds(two.get("error", {}).get("code") == "source-not-found", f"a source that is gone is answered from\n{two}")

    plain, many = folder / "rows.txt", 60_000
    (folder / "b.txt").write_text("It rained in Lira.\n")
    line = "It rained in Lira.\n"

    def rows_while(meanwhile):
        """What comes of rows when something is done to their file; nobody reads the answers until then, so the run waits."""
        plain.write_text(line * many)
        process = factmark.start("rows.txt", "--source", "b.txt", "--format", "jsonl")
        begun = process.stdout.readline()
        meanwhile()
        out, err = begun + process.stdout.read(), process.stderr.read()
        return process.wait(), out.count(b"\n"), err.decode()

    def grown():
        with open(plain, "a") as rows:
            rows.write(line * 10)

    code, count, err = rows_while(grown)
    holds((code, count) == (0, many + 10), f"rows that grow: {code}, {count} answers\n{err}")
    kept = many // 2
    code, count, err = rows_while(lambda: os.truncate(plain, kept * len(line) + 5))
    holds((code, count) == (2, kept) and "it has become shorter while it was read" in err, f"{code}, {count} answers\n{err}")
    figure("change", "sources changed, gone; rows grown, cut: one hash a source or a row in error, no part taken for the whole")


def row(statement, source):
    return json.dumps({"statement": statement, "source": source}) + "\n"


def bounded(name, ended, rows, given):
    holds(ended.code in (0, 1, 4), ended.told())
    holds(f"{rows} statements" in ended.out, f"rows are lost\n{ended.told()}")
    rate = rows / ended.seconds
    figure(name, f"{rows} rows, {ended.seconds:.0f} s, {rate:.0f} rows/s, {ended.peak:.0f} MiB at most")
    holds(ended.peak <= given.limit, f"{name}: more than {given.limit} MiB")


def many(given, factmark, folder):
    """Many rows: all are answered, and the memory does not grow with them."""
    made.write(given.many, folder)
    named = ["rows.jsonl", "--sources", "sources.jsonl"]
    bounded("many", factmark.run(*named, "-q", "--report", "jsonl=/dev/null"), given.many, given)


def sources(given, factmark, folder):
    """Many files that rows name, four rows each in no order: the memory does not grow with them."""
    luck, rows = random.Random(given.seed), []
    (folder / "texts").mkdir()
    for number in range(given.sources):
        words, facts = made.article(number)
        (folder / "texts" / f"{number}.txt").write_text(words)
        rows += [row(made.statement(luck, facts), f"texts/{number}.txt") for _ in range(4)]
    luck.shuffle(rows)
    (folder / "named.jsonl").write_text("".join(rows))
    bounded("sources", factmark.run("named.jsonl", "-q", "--report", "jsonl=/dev/null"), len(rows), given)


def huge(given, factmark, folder):
    """A statement, and a source, of many megabytes: the first is refused, the second is read; the other rows are answered."""
    size = given.megabytes * 1_000_000
    line = "The council of district {} approved the plan for the bridge after a long debate. "
    words = "".join(line.format(number) for number in range(size // len(line)))
    known = line.format(77).strip()
    small = {"statement": "It rained in Lira.", "source_text": "It rained in Lira."}

    def answered(name, big):
        with open(folder / f"{name}.jsonl", "w") as rows:
            rows.writelines(json.dumps(one) + "\n" for one in [small, big, small])
        ended = factmark.run(f"{name}.jsonl", "--format", "jsonl")
        rows = [json.loads(line) for line in ended.out.splitlines()]
        holds(len(rows) == 3 and rows[0]["verdict"] == rows[2]["verdict"] == "supported", ended.told())
        return ended, rows[1]

    ended, big = answered("statement", {"statement": words, "source_text": "It rained in Lira."})
    holds((ended.code, big["error"]["code"]) == (4, "statement-too-long"), ended.told())
    figure("huge", f"a statement of {given.megabytes} MB is refused: {ended.seconds:.1f} s, {ended.peak:.0f} MiB at most")
    ended, big = answered("word", {"statement": "x" * size, "source_text": "It rained in Lira."})
    holds((ended.code, big["error"]["code"]) == (4, "statement-too-long"), ended.told())
    ended, big = answered("source", {"statement": known, "source_text": words})
    holds((ended.code, big["verdict"], big["evidence"][0]["exact"].rstrip(".")) == (0, "supported", known.rstrip(".")), ended.told())
    figure("huge", f"a source of {given.megabytes} MB is read: {ended.seconds:.1f} s, {ended.peak:.0f} MiB at most")


PARTS = {part.__name__: part for part in [kill, disk, change, many, sources, huge]}


def main():
    read = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    read.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    read.add_argument("--rows", type=int, default=4_000, help="rows of kill and disk")
    read.add_argument("--kills", type=int, default=8, help="kills and cuts")
    read.add_argument("--many", type=int, default=1_000_000, help="rows of many")
    read.add_argument("--sources", type=int, default=10_000, help="files of sources")
    read.add_argument("--megabytes", type=int, default=50, help="size of what is huge")
    read.add_argument("--limit", type=int, default=256, help="the most memory of many and sources, in MiB")
    read.add_argument("--seed", type=int, default=1)
    given = read.parse_args()
    program = shutil.which(os.environ.get("FACTMARK", "factmark"))
    if program is None or not set(given.parts) <= set(PARTS):
        read.error("no such part" if program else "no factmark on the path: name it in FACTMARK")
    for name in given.parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                PARTS[name](given, Program(os.path.abspath(program), Path(folder)), Path(folder))
            except Wrong as wrong:
                sys.exit(f"{name}: {wrong}")


if __name__ == "__main__":
    main()
