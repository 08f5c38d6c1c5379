#!/usr/bin/env python3
"""How many rows a second: the program, and two tools of PyPI that do a similar job on the same statements.

`throughput.py [--factmark PROGRAM] [--rows N] [--own N] [--few N] [--runs N] [--checks N]` prints tables in Markdown. All seconds
are by wall clock, of whole processes from start to end; of several runs the best. Python 3.10 or later alone, Linux. The two
tools are looked for in this Python; one that is not there is left out, and that is said:
`pip install hallucination-check==0.1.0 sourced-evidence==0.4.1`. What they answer is not looked at.
"""

import argparse
import importlib
import importlib.metadata
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True
import rows  # noqa: E402

TOOLS = {"hallucination-check": "hallucination_check", "sourced-evidence": "sourced"}
# no rules or settings of a desk
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("FACTMARK")}


def run(command, folder, codes=(0,)):
    """The seconds of a process, and the most memory that it held, in MiB; what it writes goes to the file `out`.

    A process counts what this one holds as its own until it has begun: no file is read whole here.
    """
    with open(folder / "out", "w", encoding="utf-8") as out, open(folder / "err", "w+", encoding="utf-8") as err:
        begun = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=err, cwd=folder, env=CLEAN)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in codes:
            err.seek(0)
            sys.exit(f"{' '.join(command)}: exit code {process.returncode}\n{err.read(2000)}")
        return seconds, used.ru_maxrss / 1024


def lines(path, part=""):
    with open(path, encoding="utf-8") as file:
        return sum(part in line for line in file)


def batch(program, folder, name, threads, runs):
    """The best seconds and the most memory of a batch, whose every row must have been answered."""
    wanted = lines(folder / name)
    took, held = [], []
    for _ in range(runs):
        command = [program, "batch", name, "--format", "jsonl", "--no-config", "--threads", str(threads)]
        seconds, memory = run(command, folder, codes=(0, 1))  # 1: a statement is contradicted
        answered = lines(folder / "out", '"verdict":')
        if answered != wanted:
            sys.exit(f"{name}: {wanted} rows, {answered} answers")
        took.append(seconds)
        held.append(memory)
    return min(took), max(held)


def check(program, folder, runs):
    """The median of the seconds and the most memory of `check`, each run with the next row."""
    took, held = [], []
    for row in rows.rows(runs, rows.SHARED):
        (folder / "source.txt").write_text(row["source_text"], encoding="utf-8")
        command = [program, "check", row["statement"], "-s", "source.txt", "--no-config"]
        seconds, memory = run(command, folder, codes=(0, 1, 3))
        took.append(seconds)
        held.append(memory)
    return statistics.median(took), max(held)


def answer(tool, path, together):
    """The work of a tool, in a process of its own: prints the seconds without start and import, or nothing if it is not there."""
    try:
        version, module = importlib.metadata.version(tool), importlib.import_module(TOOLS[tool])
    except ImportError:
        return
    told = [json.loads(line) for line in open(path, encoding="utf-8")]
    begun = time.monotonic()
    if together:
        texts = {}
        for row in told:
            texts.setdefault(row["source_text"], []).append(row["statement"])
        for text, statements in texts.items():
            module.check(" ".join(statements), text)
    else:
        for row in told:
            module.check(row["statement"], row["source_text"])
    print(json.dumps({"seconds": time.monotonic() - begun, "version": version}))


def compared(tool, folder, name, together, runs):
    """Version, best seconds of the whole process and without start and import, most memory; nothing if it is not there."""
    command = [sys.executable, str(Path(__file__).resolve()), "--answer", tool, "--with", name]
    whole, inner, held, version = [], [], [], None
    for _ in range(runs):
        seconds, memory = run(command + ["--together"] * together, folder)
        if not (out := (folder / "out").read_text(encoding="utf-8")):
            return None
        told = json.loads(out)
        version = told["version"]
        whole.append(seconds)
        inner.append(told["seconds"])
        held.append(memory)
    return version, min(whole), min(inner), max(held)


def rate(count, seconds):
    per = count / seconds
    return f"{per:,.0f}" if per >= 20 else f"{per:.1f}"


def machine():
    name = platform.processor() or platform.machine()
    for line in open("/proc/cpuinfo", encoding="utf-8"):
        if line.startswith("model name"):
            name = line.split(":", 1)[1].strip()
            break
    return f"{len(os.sched_getaffinity(0))} cores, {name}, load {os.getloadavg()[0]:.1f} at the start"


def ours(options, program, folder):
    """The table of the program, a line at a time."""
    yield "| | rows | seconds | rows/s | most memory, MiB |\n|---|---|---|---|---|"
    kinds = [("rows.jsonl", options.rows, f"{rows.SHARED} rows on each source"), ("own.jsonl", options.own, "a source each row")]
    for name, count, what in kinds:
        alone = None
        for threads in (1, 2):
            seconds, memory = batch(program, folder, name, threads, options.runs)
            alone = alone or seconds
            times = f" ({alone / seconds:.2f} times)" if threads > 1 else ""
            shown = f"`batch --threads {threads}`, {what}{times}"
            yield f"| {shown} | {count:,} | {seconds:.2f} | {rate(count, seconds)} | {memory:.0f} |"
    seconds, memory = check(program, folder, options.checks)
    yield f"| `check`, median of {options.checks} | 1 | {seconds:.3f} | {rate(1, seconds)} | {memory:.0f} |"


def theirs(options, program, version, folder):
    """The table of the tools beside the program, on the same rows."""
    yield "| | rows | rows/s | without start and import | most memory, MiB |\n|---|---|---|---|---|"
    seconds, memory = batch(program, folder, "few.jsonl", 1, options.runs)
    yield f"| {version}, `batch --threads 1` | {options.few:,} | {rate(options.few, seconds)} | | {memory:.0f} |"
    for tool in TOOLS:
        for together in (False, True):
            found = compared(tool, folder, "few.jsonl", together, options.runs)
            if not found:
                yield f"| {tool} | LEFT OUT: it is not installed | | | |"
                break
            number, whole, inner, memory = found
            call = "all statements of a source in one text" if together else "a call each statement"
            figures = f"{rate(options.few, whole)} | {rate(options.few, inner)} | {memory:.0f}"
            yield f"| {tool} {number}, {call} | {options.few:,} | {figures} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--factmark", default="factmark", help="the program (default: the one on the path)")
    parser.add_argument("--rows", type=int, default=8000, help=f"rows of which {rows.SHARED} share a source")
    parser.add_argument("--own", type=int, default=1000, help="rows that each bring their own source")
    parser.add_argument("--few", type=int, default=400, help="rows for all tools")
    parser.add_argument("--runs", type=int, default=5, help="of so many runs the best")
    parser.add_argument("--checks", type=int, default=30, help="of so many runs of check the median")
    for hidden in ("--answer", "--with"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    parser.add_argument("--together", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.answer:
        return answer(options.answer, getattr(options, "with"), options.together)

    program = shutil.which(options.factmark)
    if not program:
        sys.exit(f"{options.factmark}: no such program; build it with `cargo build --release`, or name it with --factmark")
    program = os.path.abspath(program)
    asked = " ".join(f"--{name} {getattr(options, name)}" for name in ("rows", "own", "few", "runs", "checks"))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        run([program, "--version"], folder)
        version = (folder / "out").read_text(encoding="utf-8").strip()
        print(f"{version}; Python {platform.python_version()}; {machine()}; best of {options.runs} runs")
        print(f"`python3 tests/bench/throughput.py {asked}`\n")
        rows.write(folder / "rows.jsonl", options.rows, rows.SHARED)
        rows.write(folder / "own.jsonl", options.own, 1)
        rows.write(folder / "few.jsonl", options.few, rows.SHARED)
        for line in ours(options, program, folder):
            print(line, flush=True)
        print()
        for line in theirs(options, program, version, folder):
            print(line, flush=True)


if __name__ == "__main__":
    main()
