// SPDX-License-Identifier: Apache-2.0

package message

import (
	"bytes"
	"crypto"
	_ "crypto/sha1" // each hash that a MIC may be by
	_ "crypto/sha256"
	_ "crypto/sha512"
	"hash"
)

// sums hashes by several hashes at once.
type sums []sum

type sum struct {
	kind crypto.Hash
	hash hash.Hash
}

func newSums(kinds []crypto.Hash) sums {
	s := make(sums, 0, len(kinds))
	for _, k := range kinds {
		if k.Available() {
			s = append(s, sum{k, k.New()})
		}
	}
	return s
}

func (s sums) Write(p []byte) (int, error) {
	for _, h := range s {
		h.hash.Write(p)
	}
	return len(p), nil
}

func (s sums) digest(k crypto.Hash) []byte {
	for _, h := range s {
		if h.kind == k {
			return h.hash.Sum(nil)
		}
	}
	return nil
}

func (s sums) mics() []mic {
	mics := make([]mic, 0, len(s))
	for _, h := range s {
		mics = append(mics, mic{h.kind, h.hash.Sum(nil)})
	}
	return mics
}

// variants hashes what is signed in each way that a signer may have (as2.md 3.1).
type variants struct {
	received sums
	crlf     sums // LF made CRLF
	trimmed  sums // received, as it was before the line ends that came last
	cr       bool // the last byte was CR
}

func newVariants(kinds []crypto.Hash) *variants {
	return &variants{received: newSums(kinds), crlf: newSums(kinds)}
}

func (v *variants) Write(p []byte) (int, error) {
	n := len(p)
	if n == 0 {
		return 0, nil
	}
	v.canonical(p)
	text := len(bytes.TrimRight(p, "\r\n"))
	_, _ = v.received.Write(p[:text])
	switch {
	case text == n:
		v.trimmed = nil
	case text > 0 || v.trimmed == nil:
		v.trimmed = v.received.clone()
	}
	_, _ = v.received.Write(p[text:])
	return n, nil
}

func (v *variants) canonical(p []byte) {
	last := p[len(p)-1]
	for at := bytes.IndexByte(p, '\n'); at >= 0; at = bytes.IndexByte(p, '\n') {
		_, _ = v.crlf.Write(p[:at])
		if at == 0 && !v.cr || at > 0 && p[at-1] != '\r' {
			_, _ = v.crlf.Write([]byte("\r"))
		}
		_, _ = v.crlf.Write(p[at : at+1])
		p, v.cr = p[at+1:], false
	}
	_, _ = v.crlf.Write(p)
	v.cr = last == '\r'
}

// clone copies the state: line ends may be as long as the message, so they are not
// kept but undone.
func (s sums) clone() sums {
	c := make(sums, 0, len(s))
	for _, h := range s {
		if cloner, ok := h.hash.(hash.Cloner); ok {
			if copied, err := cloner.Clone(); err == nil {
				c = append(c, sum{h.kind, copied})
			}
		}
	}
	return c
}

type variant struct {
	name   string
	digest func(crypto.Hash) []byte
	mics   []mic
}

func (v *variants) results(text bool) []variant {
	list := []variant{{MatchedReceived, v.received.digest, v.received.mics()}}
	if v.trimmed != nil {
		list = append(list, variant{MatchedTrimmed, v.trimmed.digest, v.trimmed.mics()})
	}
	if text {
		list = append(list, variant{MatchedCRLF, v.crlf.digest, v.crlf.mics()})
	}
	return list
}
