#!/usr/bin/env python3
"""What a batch leaves behind when its world breaks: it is killed, the disk is full, sources and rows change, rows are many or huge.

`run.py [PART …] [--rows N] [--kills N] [--many N] [--sources N] [--megabytes N] [--limit MIB] [--seed N]`; FACTMARK names the
program. Without a PART all of them run. Python 3 alone, Linux. Prints a line of figures a part; what does not hold ends it with
1. Where the disk cannot be mounted (that needs root), it is said, and a limit on the size of files stands for it.
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

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "scale"))
sys.dont_write_bytecode = True
import made  # noqa: E402

COMMON = ["--no-progress", "--no-config"]


class Wrong(Exception):
    """Something that must hold does not."""


def holds(what, told):
    if not what:
        raise Wrong(told)


class Ended:
    """A run that has ended: exit code, both streams, seconds, and the most memory it held, in MiB."""

    def __init__(self, code, out, err, seconds, peak):
        self.code, self.out, self.err, self.seconds, self.peak = code, out, err, seconds, peak

    def told(self):
        return f"exit code {self.code}\n{self.out[-400:]}\n{self.err[-800:]}"


class Here:
    """The program, run in a folder."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def start(self, *args, out=None, limit=None):
        """A run that is under way; `limit` is the most bytes that it may write to a file."""

        def before():
            if limit is not None:
                # a write beyond the limit is a fault then, and no end of the process
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        return subprocess.Popen(
            [self.program, "batch", *args, *COMMON],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if out is None else out,
            stderr=subprocess.PIPE,
            preexec_fn=before,
            restore_signals=False,
        )

    def run(self, *args, out=None, limit=None):
        begun = time.monotonic()
        errors = tempfile.TemporaryFile()
        answers = tempfile.TemporaryFile() if out is None else None
        process = subprocess.Popen(
            [self.program, "batch", *args, *COMMON],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=answers if out is None else out,
            stderr=errors,
            preexec_fn=lambda: limits(limit),
            restore_signals=False,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - begun
        return Ended(process.returncode, text(answers), text(errors), seconds, used.ru_maxrss / 1024)


def limits(size):
    """In the new process: how many bytes it may write to a file."""
    if size is not None:
        # a write beyond it is a fault then, and no end of the process
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def text(stream):
    if stream is None:
        return ""
    stream.seek(0)
    return stream.read().decode("utf-8")


def figure(name, words):
    print(f"{name:<10} {words}", flush=True)
