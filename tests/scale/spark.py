"""Many rows through `factmark batch` on Apache Spark, with workers that are killed in the middle.

`python3 tests/scale/spark.py [--rows N] [--factmark PROGRAM]` starts a cluster of two worker processes on this machine
(local-cluster), answers N made rows with `mapInPandas`, kills an executor and a factmark while they work, and compares the
answers, byte for byte, with those of one factmark that reads all rows. Needs Java, Linux, and pyspark, pandas and pyarrow.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pandas as pd
import pyspark
from pyspark import SparkFiles
from pyspark.sql import SparkSession

from made import write

OPTIONS = ["batch", "-", "--format", "jsonl", "--fail-on", "never", "--no-progress", "--no-config"]


def filtered(program):
    """What Spark runs for each partition: rows in, answers out, through one factmark with one thread."""

    def answer(batches):
        command = [program, *OPTIONS, "--threads", "1", "--sources", SparkFiles.get("sources.jsonl")]
        run = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        number = 0
        for batch in batches:
            rows = "".join(row + "\n" for row in batch["row"]).encode()
            feeder = threading.Thread(target=feed, args=(run.stdin, rows))
            feeder.start()
            out = []
            for at in batch["at"]:
                number += 1
                out.append(placed(run.stdout.readline().decode(), number, at + 1))
            feeder.join()
            yield pd.DataFrame({"answer": out})
        run.stdin.close()
        if run.stdout.read() or run.wait() not in (0, 4):  # 4: rows in error, each a row of the output
            raise RuntimeError(f"factmark ended with {run.returncode}")

    def feed(pipe, rows):
        try:
            pipe.write(rows)
            pipe.flush()
        except BrokenPipeError:
            pass  # its end is told where its answers are read

    def placed(line, number, whole):
        """An answer counts the lines of its own input: the row's number in the whole, instead of in the partition."""
        own = f'"input":{{"file":"-","line":{number}}}'
        if not line.endswith("\n") or own not in line:
            raise RuntimeError(f"factmark gave no answer to row {number}: {line[:200]!r}")
        return line[:-1].replace(own, f'"input":{{"file":"-","line":{whole}}}', 1)

    return answer


def family():
    """The processes that this one started, each with its parent and its command."""
    every = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
                every[int(entry.name)] = (parent, (entry / "cmdline").read_bytes().decode(errors="replace").split("\0"))
            except OSError:
                continue  # it has ended

    def ours(pid):
        while pid in every and pid != os.getpid():
            pid = every[pid][0]
        return pid == os.getpid()

    return {pid: told for pid, told in every.items() if ours(pid)}


class Killer(threading.Thread):
    """Kills an executor after a quarter of the partitions and a factmark after a half, while it answers."""

    def __init__(self, context, program, partitions):
        super().__init__(daemon=True)
        self.context, self.program, self.partitions = context, program, partitions
        self.killed, self.over = [], threading.Event()

    def done(self):
        tracker = self.context.statusTracker()
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        return max((s.numCompletedTasks for s in stages if s and s.numTasks == self.partitions), default=0)

    def victim(self, executor):
        every = family()
        working = [p for p, (_, command) in every.items() if command[0] == self.program and "--threads" in command]
        for pid in working:
            while executor and pid in every and not any("CoarseGrainedExecutorBackend" in c for c in every[pid][1]):
                pid = every[pid][0]
            if pid in every:
                return pid
        return None

    def run(self):
        for share, executor in ((0.25, True), (0.5, False)):
            while not self.over.wait(0.02):
                if self.done() >= share * self.partitions and (pid := self.victim(executor)):
                    try:
                        os.kill(pid, signal.SIGKILL)
                    except ProcessLookupError:
                        continue
                    self.killed.append("executor" if executor else "factmark")
                    break


def session(cores):
    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.master(f"local-cluster[2,{cores},1024]").appName("factmark")
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.executor.memory": "768m",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
        "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session


def alike(folder, whole):
    """The rows of all parts, in order; an error where a byte differs from the whole."""
    rows = 0
    with open(whole, "rb") as one:
        for part in sorted(folder.glob("part-*")):
            with open(part, "rb") as lines:
                for line in lines:
                    rows += 1
                    if line != one.readline():
                        sys.exit(f"row {rows} differs: {line[:300]!r}")
        if one.read(1):
            sys.exit(f"rows are missing after row {rows}")
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--partitions", type=int, default=24)
    parser.add_argument("--factmark", default="factmark", help="the program (default: the one on the path)")
    options = parser.parse_args()
    program = shutil.which(options.factmark)
    if not program:
        sys.exit(f"{options.factmark}: no such program; build it, or name it with --factmark")
    program = os.path.abspath(program)

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        os.chdir(folder)  # the cluster keeps its own files in the current folder
        sources, rows = write(options.rows, folder / "in")
        begun = time.monotonic()
        with open(rows, "rb") as lines, open(folder / "one.jsonl", "wb") as out:
            subprocess.run([program, *OPTIONS, "--sources", str(sources)], stdin=lines, stdout=out, check=True)
        alone = time.monotonic() - begun

        spark = session(cores=1)
        context = spark.sparkContext
        context.addFile(str(sources))
        begun = time.monotonic()
        table = context.textFile(str(rows), options.partitions).zipWithIndex().toDF("row string, at long")
        partitions = table.rdd.getNumPartitions()
        killer = Killer(context, program, partitions)
        killer.start()
        table.mapInPandas(filtered(program), "answer string").write.text(str(folder / "out"))
        spread = time.monotonic() - begun
        killer.over.set()
        killer.join()
        kept = Path(os.environ["SPARK_HOME"]) / "work" / context.applicationId
        spark.stop()
        shutil.rmtree(kept, ignore_errors=True)  # the executors' copies of the sources
        answers = alike(folder / "out", folder / "one.jsonl")

    if answers != options.rows:
        sys.exit(f"{options.rows} rows in, {answers} answers out")
    if killer.killed != ["executor", "factmark"]:
        sys.exit(f"killed {killer.killed}: the work was over before the rest could be; take more --rows")
    print(f"one process      {options.rows} rows, {alone:.1f} s, {options.rows / alone:.0f} rows/s")
    figures = f"{answers} rows, {spread:.1f} s, {answers / spread:.0f} rows/s, {partitions} partitions"
    print(f"spark {pyspark.__version__}      {figures}")
    print(f"killed           {', '.join(killer.killed)}; no row lost, every byte as from one process")


if __name__ == "__main__":
    main()
