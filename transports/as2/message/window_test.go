// SPDX-License-Identifier: Apache-2.0

package message_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/message"
	"ordergate/transports/as2/mime"
	"ordergate/transports/as2/wire"
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

// Multiparts within each other multiplied the limit.
func TestLimitOfPartsIsOfTheWholeMessage(t *testing.T) {
	t.Parallel()
	var body strings.Builder
	for range 3 {
		body.WriteString("--a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
			strings.Repeat("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n", 4) + "--b--\r\n")
	}
	body.WriteString("--a--\r\n")
	for limit, ok := range map[int]bool{12: true, 11: false, 4: false} {
		got, err := openBytes("multipart/mixed; boundary=a", []byte(body.String()), func(o *message.OpenOptions) { o.Limits.Parts = limit })
		if ok && err != nil {
			t.Error(err)
		}
		if len(got.payloads) != min(limit, 12) {
			t.Errorf("%d documents, at most %d", len(got.payloads), limit)
		}
		if !ok {
			wantProblem(t, err, wire.UnexpectedProcessingError)
		}
	}
}

// What was given to the Sink reads from buffers that the next message gets.
func TestNothingIsReadAfterTheSink(t *testing.T) {
	t.Parallel()
	broken := errors.New("the disk is full")
	for _, c := range []struct {
		name string
		take int64 // bytes
		err  error
	}{
		{"unread", 0, nil},
		{"read", 1 << 20, nil},
		{"broken off", 3, broken},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			h, body, _ := pack(t, message.PackOptions{Parts: []message.Content{document(strings.Repeat("ISA*00", 9000))},
				Sign: signing(), Compress: message.CompressBeforeSigning, Encrypt: encrypting("aes-256-cbc")})
			var kept io.Reader
			_, err := open(h, bytes.NewReader(body), body, func(o *message.OpenOptions) {
				o.Sink = func(_ message.Part, r io.Reader) error {
					kept = r
					_, _ = io.CopyN(io.Discard, r, c.take)
					return c.err
				}
			})
			if !errors.Is(err, c.err) {
				t.Fatalf("%v, want %v", err, c.err)
			}
			if n, err := kept.Read(make([]byte, 100)); n != 0 || err == nil || err == io.EOF {
				t.Errorf("%d bytes were read after the Sink, %v", n, err)
			}
		})
	}
}

// The last read may give bytes and the end at once: they count all the same.
func TestContentLimitHoldsAtTheEnd(t *testing.T) {
	t.Parallel()
	payload := strings.Repeat("A", 40<<10)
	for _, reader := range []func(io.Reader) io.Reader{iotest.DataErrReader, iotest.HalfReader} {
		_, err := open(typed("application/EDI-X12"), reader(strings.NewReader(payload)), nil, func(o *message.OpenOptions) {
			o.Limits.Content = int64(len(payload)) - 1
			o.Hashes = nil
			o.Sink = func(_ message.Part, r io.Reader) error {
				_, err := r.Read(make([]byte, 64<<10))
				for err == nil {
					_, err = r.Read(make([]byte, 64<<10))
				}
				if err == io.EOF {
					return nil
				}
				return err
			}
		})
		wantProblem(t, err, wire.UnexpectedProcessingError)
	}
}

// Many messages at once, whole and broken off, must not see each other's buffers.
func TestMessagesShareNoBuffer(t *testing.T) {
	t.Parallel()
	broken := errors.New("the disk is full")
	var group sync.WaitGroup
	for i, cipher := range []string{"aes-256-cbc", "aes-128-cbc", "aes-256-gcm", "3des-cbc"} {
		want := strings.Repeat(string(rune('A'+i)), 100<<10)
		h, body, _ := pack(t, message.PackOptions{Parts: []message.Content{document(want), document(want)},
			Sign: signing(), Compress: message.CompressAfterSigning, Encrypt: encrypting(cipher)})
		opaque := encrypt(t, cipher, "Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n\r\n"+
			string(signOpaque(t, "Content-Type: text/plain\r\n\r\n"+want)))
		for try := range 12 {
			group.Go(func() {
				shared(t, h, body, want, nil)
				shared(t, typed("application/pkcs7-mime"), opaque, want, nil)
				shared(t, h, body[:len(body)*try/12], want, nil)
				shared(t, h, body, want, broken)
				damaged := bytes.Clone(body)
				damaged[len(body)-1-try] ^= 1
				shared(t, h, damaged, want, nil)
				_, _ = cms.Sniff(body[:try])
			})
		}
	}
	group.Wait()
}

// shared opens a message, which may be broken: what comes of it must be its own.
func shared(t *testing.T, h mime.Header, body []byte, want string, sink error) {
	_, err := open(h, bytes.NewReader(body), body, func(o *message.OpenOptions) {
		o.Sink = func(_ message.Part, r io.Reader) error {
			b, err := io.ReadAll(r)
			if err == nil && string(b) != want || err != nil && !strings.HasPrefix(want, string(b)) {
				t.Errorf("%d bytes of another message (%v)", len(b), err)
			}
			if sink != nil {
				return sink
			}
			return err
		}
	})
	if sink != nil && err == nil {
		t.Error("an error of the Sink was lost")
	}
}
