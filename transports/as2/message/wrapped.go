// SPDX-License-Identifier: Apache-2.0

package message

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/wire"
)

// twice judges a layer that was there before (RFC 5402 §3: never both twice).
func twice(what string) *Problem {
	return problem(wire.UnexpectedProcessingError, fmt.Sprintf("The message is %s twice.", what), fmt.Errorf("%s within %s", what, what))
}

// encrypted opens EnvelopedData and AuthEnvelopedData.
func (o *opener) encrypted(at place, r io.Reader) error {
	if o.out.Encrypted {
		return twice("encrypted")
	}
	o.out.Encrypted = true
	d, err := cms.Decrypt(r, cms.DecryptOptions{Keys: o.Keys, Again: at.again})
	if err != nil {
		return o.judged(err, decryption)
	}
	o.out.Cipher, o.out.Recipient = d.Algorithm, d.Recipient
	o.malleable = !authenticates(d)
	mark := len(o.layers)
	plain := o.layer(d, decryption)
	if err = o.inner(at.inside(), plain); err == nil {
		err = drain(plain)
	}
	err = o.verdict(err)
	o.layers = o.layers[:mark] // what failed within is judged
	return o.masked(d, err)
}

// masked tells what looks like garbage as a failure to decrypt, unless the cipher has
// shown that it is none. The public text is that of each failure to decrypt.
func (o *opener) masked(d *cms.Decrypted, err error) error {
	var p *Problem
	if !errors.As(err, &p) || !p.garbage || authenticates(d) {
		return err
	}
	return problem(wire.DecryptionFailed, publicDecrypt, fmt.Errorf("what was decrypted is no message: %w", p.Err))
}

func authenticates(d *cms.Decrypted) bool {
	return d.Kind == cms.AuthEnvelopedData || strings.HasSuffix(d.Algorithm, "gcm") || strings.HasSuffix(d.Algorithm, "ccm")
}

// compressed opens CompressedData.
func (o *opener) compressed(at place, r io.Reader) error {
	if o.out.Compressed {
		return twice("compressed")
	}
	o.out.Compressed = true
	z, err := cms.Decompress(r, cms.Limits{Ratio: o.Limits.Ratio})
	if err != nil {
		return o.judged(err, decompression)
	}
	plain := o.layer(z, decompression)
	if err = o.inner(at.inside(), plain); err == nil {
		err = drain(plain)
	}
	return o.verdict(err)
}

// judged is the verdict on an error of a layer that could not be begun.
func (o *opener) judged(err error, judge func(error) *Problem) error {
	for _, l := range o.layers {
		if l.err != nil {
			return o.verdict(err)
		}
	}
	return judge(err)
}
