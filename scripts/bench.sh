#!/usr/bin/env bash
# The whole way, measured on the built binary's code: orders a second from folder
# to posted file, memory, start-up time.
set -euo pipefail
cd "$(dirname "$0")/.."
go test -run '^$' -bench 'Way|Start' -benchtime 1x -timeout 20m ./cmd/ordergate
