#!/usr/bin/env bash
# Long forms of what `make test` does short: fuzzing of every parser and kills
# at every crash point again and again. MINUTES sets how long each fuzzer runs.
set -euo pipefail
cd "$(dirname "$0")/.."
minutes="${MINUTES:-5}"
for pkg in $(go list ./...); do
  for f in $(go test -list '^Fuzz' "$pkg" 2>/dev/null | grep '^Fuzz' || true); do
    echo "== fuzz $pkg $f"
    # Making an input smaller takes a slow parser its whole time.
    go test -run '^$' -fuzz "^$f\$" -fuzzminimizetime 1x -fuzztime "${minutes}m" "$pkg"
  done
done
go test -count "${ROUNDS:-10}" -timeout 2h -run 'TestKilledAnywhere|TestFullDisk' ./cmd/ordergate
# Two ordergates that trade by AS2, killed at any moment.
AS2_KILL_ROUNDS="${ROUNDS:-10}" go test -count 1 -timeout 2h -run 'TestAS2KilledAtRandom' ./cmd/ordergate
go test -count "${ROUNDS:-10}" -timeout 2h ./gateway/journal/... ./transports/...
# A gigabyte in one interchange: memory, and other partners meanwhile.
STREAM_BYTES=$((1 << 30)) go test -v -count 1 -timeout 3h -run 'TestStreamed' ./cmd/ordergate
# Damaged PDFs by the thousand.
go test -v -count 1 -timeout 1h -run 'TestMutated' ./gateway/render -mutations "${MUTATIONS:-10000}"
# Some hundred of them and files made to do harm, into a running daemon, by folder and mail.
MUTATIONS=600 go test -v -count 1 -timeout 1h -run 'TestPDFHostile' ./cmd/ordergate
# Orders laid out at random, whole and spoiled: never a different one accepted.
go test -v -count 1 -timeout 3h ./gateway/decode/paper/extract -run 'TestRandom|TestSpoiled' -args -seeds "${ORDERS:-50000}" -first "${FIRST:-0}"
