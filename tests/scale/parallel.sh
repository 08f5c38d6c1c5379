#!/bin/sh
# Many rows in several processes on one machine: by --shard, and by pieces of the file as GNU parallel would cut it. The
# answers, put together again, are those of one run. `parallel.sh [ROWS [PROCESSES]]`; FACTMARK names the program.
set -eu
rows=${1:-200000}
parts=${2:-2}
here=$(cd "$(dirname "$0")" && pwd)
factmark=$(command -v "${FACTMARK:-factmark}") || { echo "${FACTMARK:-factmark}: no such program; name it in FACTMARK" >&2; exit 2; }
case $factmark in /*) ;; *) factmark=$PWD/$factmark ;; esac
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

# Rows from standard input, answers to standard output.
answer() {
    "$factmark" batch - --sources sources.jsonl --format jsonl --fail-on never --no-progress --no-config "$@"
}

# Wait for every process of this shell that was started; what one of them could not do is told.
all() {
    for process in "$@"; do
        wait "$process"
    done
}

now() {
    date +%s.%N
}

# NAME BEGUN: how long it took.
figure() {
    awk -v name="$1" -v from="$2" -v to="$(now)" -v rows="$rows" \
        'BEGIN { printf "%-16s %d rows, %.1f s, %.0f rows/s\n", name, rows, to - from, rows / (to - from) }'
}

python3 -B "$here/made.py" "$rows" .

begun=$(now)
answer --threads 1 <rows.jsonl >one
figure "one thread" "$begun"
test "$(wc -l <one)" -eq "$rows"

begun=$(now)
answer <rows.jsonl >cores
figure "one process" "$begun"
cmp one cores

# Shard I answers the rows I, I + N, I + 2N, …: a line of each in turn is the whole.
begun=$(now)
started=
for part in $(seq "$parts"); do
    answer --threads 1 --shard "$part/$parts" <rows.jsonl >"shard.$part" &
    started="$started $!"
done
all $started
figure "$parts shards" "$begun"
paste -d '\n' $(seq -f 'shard.%g' "$parts") | head -n "$rows" >joined
cmp one joined

# A piece counts its own lines: they are moved by where the piece begins.
begun=$(now)
split -d -a 4 -n "l/$parts" rows.jsonl piece.
started=
for piece in piece.????; do
    answer --threads 1 <"$piece" >"$piece.out" &
    started="$started $!"
done
all $started
figure "$parts pieces" "$begun"
cat piece.????.out | awk '{ sub(/"input":\{"file":"-","line":[0-9]+\}/, "\"input\":{\"file\":\"-\",\"line\":" NR "}"); print }' >joined
cmp one joined

echo "joined           shards and pieces: every byte as from one process"
