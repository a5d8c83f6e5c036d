#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Makes the keys and self-signed certificates of this package's tests anew. They
# are published with the source: good for tests only. Run in this folder.
set -eu

make() { # NAME, then how the key is made
	name=$1
	shift
	openssl genpkey -out "$name.key.pem" "$@"
	openssl req -x509 -new -key "$name.key.pem" -out "$name.pem" -days 10957 -sha256 \
		-subj "/O=ordergate TEST ONLY/CN=$name" -addext "subjectKeyIdentifier=hash"
}

make rsa-a -algorithm RSA -pkeyopt rsa_keygen_bits:2048
make rsa-b -algorithm RSA -pkeyopt rsa_keygen_bits:2048
make p256 -algorithm EC -pkeyopt ec_paramgen_curve:P-256
make p384 -algorithm EC -pkeyopt ec_paramgen_curve:P-384
make p521 -algorithm EC -pkeyopt ec_paramgen_curve:P-521
