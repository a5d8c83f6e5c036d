// SPDX-License-Identifier: Apache-2.0

package rendertest

import (
	"bytes"
	"math/rand/v2"
	"strings"
)

// Mutate damages a PDF: bytes, runs of bytes, numbers, names, references, objects, what
// is cut off, doubled or put in.
func Mutate(rnd *rand.Rand, seed []byte) []byte {
	d := bytes.Clone(seed)
	for range 1 + rnd.IntN(8) {
		if len(d) < 16 {
			return d
		}
		at := rnd.IntN(len(d))
		n := min(1+rnd.IntN(40), len(d)-at)
		digit := at + max(bytes.IndexAny(d[at:], "0123456789"), 0)
		switch rnd.IntN(11) {
		case 0:
			d[at] ^= byte(1 << rnd.IntN(8))
		case 1:
			for i := range n {
				d[at+i] = byte(rnd.Uint32())
			}
		case 2:
			d[digit] = byte('0' + rnd.IntN(10))
		case 3:
			d = append(d[:at:at], d[at+n:]...)
		case 4:
			d = append(d[:at+n:at+n], d[at:]...)
		case 5:
			if rnd.IntN(4) == 0 && at > 100 {
				d = d[:at]
			}
		case 6: // a number that is too large, negative, none at all
			d = put(d, digit, 1, []string{"2147483647", "-1", "4294967296", "1e30", "99999999999999999999", "0.0000001", "nan"}[rnd.IntN(7)])
		case 7: // a reference to another object, or to itself: loops
			if i := bytes.Index(d[at:], []byte(" 0 R")); i > 0 {
				d[at+i-1] = byte('1' + rnd.IntN(9))
			}
		case 8: // an object under another's number
			if i := bytes.Index(d[at:], []byte(" 0 obj")); i > 0 {
				d[at+i-1] = byte('1' + rnd.IntN(9))
			}
		case 9: // what asks for much
			d = put(d, at, 0, []string{"/Filter[/FlateDecode/FlateDecode/ASCIIHexDecode]", "/DecodeParms<</Predictor 15/Columns 1000000>>", "/Kids[2 0 R 2 0 R 3 0 R]", "/MediaBox[-1e9 -1e9 1e9 1e9]",
				strings.Repeat("[", 5000), strings.Repeat("q 2 0 0 2 0 0 cm ", 500), "/Parent 2 0 R", "/UserUnit 100000", "/Rotate 45"}[rnd.IntN(9)])
		case 10: // a part of the file in the place of another
			from := rnd.IntN(len(d))
			copy(d[at:], bytes.Clone(d[from:min(len(d), from+1+rnd.IntN(2000))]))
		}
	}
	return d
}

// put replaces n bytes at a place.
func put(d []byte, at, n int, s string) []byte {
	return append(append(d[:at:at], s...), d[at+n:]...)
}
