// SPDX-License-Identifier: Apache-2.0

package sftp_test

import (
	"errors"
	"io"
	"strings"
	"sync"
	"testing"

	"golang.org/x/crypto/ssh"

	"ordergate/transports/transporttest"
)

// FuzzPackets sends any bytes as a session's packets, to pkg/sftp and our handlers: the
// server goes on, nothing is taken that was not closed, and nothing outside is named.
func FuzzPackets(f *testing.F) {
	str := func(s string) []byte { return ssh.Marshal(struct{ S string }{s}) }
	id := []byte{0, 0, 0, 1}
	join := func(all ...[]byte) (out []byte) {
		for _, b := range all {
			out = append(out, b...)
		}
		return out
	}
	open := packet(3, join(id, str("/in/a"), []byte{0, 0, 0, 0x1a, 0, 0, 0, 0})...)
	f.Add(join(open, packet(6, join(id, str("1"), make([]byte, 8), str("data"))...), packet(4, join(id, str("1"))...)))
	f.Add(join(open, packet(10, join(id, str("1"), []byte{0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9})...)))
	f.Add(packet(9, join(id, str("/in/../../x"), []byte{0, 0, 0, 8, 0xff, 0xff, 0xff, 0xff, 1})...))
	f.Add(packet(18, join(id, str("/in/a"), str("/out/b"))...))
	f.Add(packet(20, join(id, str("/etc"), str("/in/b"))...))
	f.Add(packet(200, join(id, str("statvfs@openssh.com"), str("/"))...))
	f.Add(packet(200, join(id, str("posix-rename@openssh.com"), str("/in/a"), str("/in/b"))...))
	f.Add(packet(11, join(id, str("/out"))...))
	f.Add(packet(5, join(id, str("1"), make([]byte, 8), []byte{0xff, 0xff, 0xff, 0xff})...))
	x := newLab(f, func(x *lab) { x.account.SpoolFiles, x.account.SpoolBytes = 10, 1<<20 })
	in := transporttest.NewIntake()
	x.serve(in)
	conn, err := x.dial()
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = conn.Close() })
	var mu sync.Mutex
	f.Fuzz(func(t *testing.T, b []byte) {
		mu.Lock()
		defer mu.Unlock()
		ch, reqs, err := conn.OpenChannel("session", nil)
		var full *ssh.OpenChannelError
		if errors.As(err, &full) && full.Reason == ssh.ResourceShortage {
			return // sessions that were broken off have not ended yet
		}
		if err != nil {
			t.Fatal(err)
		}
		go ssh.DiscardRequests(reqs)
		if ok, err := ch.SendRequest("subsystem", true, ssh.Marshal(struct{ Name string }{"sftp"})); err != nil || !ok {
			t.Fatal(ok, err)
		}
		var read sync.WaitGroup
		read.Go(func() { _, _ = io.Copy(io.Discard, ch) })
		_, _ = ch.Write(append(packet(1, 0, 0, 0, 3), b...))
		_ = ch.CloseWrite()
		read.Wait()
		_ = ch.Close()
		for _, m := range in.Taken() {
			if strings.ContainsAny(m.Envelope.FileName, "/\\\x00") {
				t.Fatalf("a document is called %q", m.Envelope.FileName)
			}
		}
	})
}
