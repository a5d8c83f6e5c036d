// SPDX-License-Identifier: Apache-2.0

package message_test

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"ordergate/transports/as2/message"
)

// Windows of parts that are done were held to the end of the message: 16 KB for a part
// of some bytes. Not parallel: it looks at the heap.
func TestMemoryDoesNotGrowWithParts(t *testing.T) {
	const parts = 900
	heap := func() int64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	var body strings.Builder
	for i := range parts {
		fmt.Fprintf(&body, "--b\r\nContent-Type: application/EDI-X12\r\n\r\n%d\r\n", i)
	}
	body.WriteString("--b--\r\n")
	var n int
	var first, last int64
	_, err := openBytes("multipart/mixed; boundary=b", []byte(body.String()), func(o *message.OpenOptions) {
		o.Sink = func(_ message.Part, _ io.Reader) error {
			switch n++; n {
			case 1:
				first = heap()
			case parts:
				last = heap()
			}
			return nil
		}
	})
	if err != nil || n != parts {
		t.Fatalf("%d parts, %v", n, err)
	}
	if grown := last - first; grown > 2<<20 {
		t.Errorf("the heap has grown by %d bytes over %d parts", grown, parts)
	}
}
