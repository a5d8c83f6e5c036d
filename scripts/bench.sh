#!/usr/bin/env bash
# Measured on the built binary's code: the whole way (orders a second from folder to
# posted file, processor time, memory, start-up time), orders taken a second by the API
# (beside what is posted, and with nothing behind it), AS2 messages and
# mails received a second, uploads a second taken by SFTP, memory of a thousand idle SFTP
# sessions, pages of PDFs a second with one and two processes, seconds a scanned page,
# memory of a reading process at rest, PDF orders from mail to ERP, memory of the daemon
# when that process has ended, and large AS2 messages in and out. AS2_BYTES=1073741824 makes those a gigabyte.
set -euo pipefail
cd "$(dirname "$0")/.."
go test -run '^$' -bench 'Way|Start' -benchtime 1x -timeout 20m ./cmd/ordergate
go test -run '^$' -bench APIOrders -benchtime 1x -timeout 10m ./cmd/ordergate
go test -run '^$' -bench Take -benchtime 8000x -timeout 10m ./transports/portal
go test -run '^$' -bench AS2Receive -benchtime 3000x -timeout 10m ./transports/as2
go test -run '^$' -bench SFTPUploads -benchtime 5000x -timeout 10m ./transports/sftp
go test -run '^$' -bench SFTPIdle -benchtime 1x -timeout 10m ./transports/sftp
go test -run '^$' -bench AS2Large -benchtime 1x -timeout 20m ./cmd/ordergate
go test -run '^$' -bench Receive -benchtime 5000x -timeout 10m ./transports/smtp
go test -run '^$' -bench PaperMail -benchtime 1x -timeout 10m ./cmd/ordergate
go test -run '^$' -bench Pages -benchtime 1000x -timeout 10m ./gateway/render
go test -run '^$' -bench 'Scan|Start' -benchtime 5x -timeout 10m ./gateway/render
