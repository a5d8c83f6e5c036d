// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"bytes"
	"testing"
)

func TestReadSmall(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 4096, 4097, 65_535, 65_536, 65_537, 200_000} {
		want := bytes.Repeat([]byte("0123456789"), n/10+1)[:n]
		r := bytes.NewReader(want)
		b, whole, err := readSmall(r)
		if err != nil || whole != (n < small) || !bytes.Equal(*b, want[:min(n, small)]) || cap(*b) > small {
			t.Errorf("%d: %d bytes of %d, whole %v, %v", n, len(*b), cap(*b), whole, err)
		}
		if n < 4096 && cap(*b) > small {
			t.Errorf("%d bytes take %d", n, cap(*b))
		}
		giveBack(b)
	}
}
