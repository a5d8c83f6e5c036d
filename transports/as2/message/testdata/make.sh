#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Makes the keys and self-signed certificates of this package's tests anew. They
# are published with the source: good for tests only. Run in this folder.
set -eu

make() { # NAME, then what kind of key
	name=$1
	shift
	openssl req -x509 -nodes -newkey "$@" -keyout "$name.key" -out "$name.pem" -days 36500 \
		-subj "/O=ordergate TEST ONLY/CN=$name" -addext "subjectKeyIdentifier=hash"
}

make us rsa:2048
make partner rsa:2048
make stranger rsa:2048
make ec-us ec -pkeyopt ec_paramgen_curve:P-256
make ec-partner ec -pkeyopt ec_paramgen_curve:P-256
