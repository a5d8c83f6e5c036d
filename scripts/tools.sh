#!/usr/bin/env bash
# Installs the real peers that tests run against. Does nothing when they are there.
set -euo pipefail
cd "$(dirname "$0")/.."
missing=()
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
command -v curl >/dev/null || missing+=(curl)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
command -v sftp >/dev/null || missing+=(openssh-client)
[ -x /usr/sbin/sshd ] || missing+=(openssh-server)
[ -x /usr/sbin/vsftpd ] || missing+=(vsftpd)
command -v swaks >/dev/null || missing+=(swaks)
perl -MNet::SSLeay -e1 2>/dev/null || missing+=(libnet-ssleay-perl) # swaks --tls
command -v pdftotext >/dev/null || missing+=(poppler-utils)
command -v qpdf >/dev/null || missing+=(qpdf)
for l in eng deu fra spa ita nld; do # tesseract and its languages
	[ -n "$(find /usr/share/tesseract-ocr -name "$l.traineddata" 2>/dev/null)" ] || missing+=(tesseract-ocr "tesseract-ocr-$l")
done
/usr/bin/python3 -c "import dkim, nacl" 2>/dev/null || missing+=(python3-dkim python3-nacl)
if [ ${#missing[@]} -gt 0 ]; then
	echo "installing ${missing[*]}"
	sudo=""; [ "$(id -u)" -eq 0 ] || sudo=sudo
	export DEBIAN_FRONTEND=noninteractive
	$sudo apt-get update -qq
	$sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
# What others wrote, MIT: X12 readers, which read our answers, and an AS2 peer.
readers=(node-x12@1.7.1 x12-parser@1.3.0 libas2@0.8.2)
if [ "$(cat .cache/readers/installed 2>/dev/null)" != "${readers[*]}" ]; then
	echo "installing ${readers[*]}"
	mkdir -p .cache/readers
	npm install --prefix .cache/readers --no-save --no-audit --no-fund --ignore-scripts --loglevel error "${readers[@]}" >/dev/null
	echo "${readers[*]}" >.cache/readers/installed
fi
# A client that is generated from our OpenAPI description, and a validator of it (MIT,
# Apache-2.0).
client=(openapi-typescript@7.13.0 openapi-fetch@0.17.0 @seriousme/openapi-schema-validator@2.11.0 typescript@5.9.3)
if [ "$(cat .cache/openapi/installed 2>/dev/null)" != "${client[*]}" ]; then
	echo "installing ${client[*]}"
	mkdir -p .cache/openapi
	npm install --prefix .cache/openapi --no-save --no-audit --no-fund --ignore-scripts --loglevel error "${client[@]}" >/dev/null
	echo "${client[*]}" >.cache/openapi/installed
fi
# The reference library of Standard Webhooks, MIT, which checks our signatures.
webhooks=(standardwebhooks@1.1.1)
if [ "$(cat .cache/webhooks/installed 2>/dev/null)" != "${webhooks[*]}" ]; then
	echo "installing ${webhooks[*]}"
	mkdir -p .cache/webhooks
	npm install --prefix .cache/webhooks --no-save --no-audit --no-fund --ignore-scripts --loglevel error "${webhooks[@]}" >/dev/null
	echo "${webhooks[*]}" >.cache/webhooks/installed
fi
