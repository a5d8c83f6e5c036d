// SPDX-License-Identifier: Apache-2.0

package sftp

import "encoding/binary"

// Packets that open something (draft-ietf-secsh-filexfer-02 §3).
const (
	packetOpen    = 3
	packetOpenDir = 11
)

// turns follows the packets of a session. Nothing behind one that opens a file or a
// folder may reach the library before our handler was asked: handles can be guessed, and
// the library reads from a handle that it is still writing to.
type turns struct {
	head  [13]byte // of the packet: length, type, id, length of the path
	flags [4]byte  // of one that opens a file
	n     int64    // bytes of it that came
	wait  bool
	begun chan struct{}   // from the handler, one each packet that opens
	gone  <-chan struct{} // the connection has ended
}

func newTurns(gone <-chan struct{}) *turns { return &turns{begun: make(chan struct{}, 1), gone: gone} }

// begin tells that the handler was asked to open something.
func (t *turns) begin() {
	select {
	case t.begun <- struct{}{}:
	default:
	}
}

// next waits for its turn, and tells how many of n bytes may be read: never those of
// another packet.
func (t *turns) next(n int) int {
	if t.wait {
		select {
		case <-t.begun:
		case <-t.gone:
		}
		t.wait = false
	}
	if t.n < 4 {
		return int(min(int64(n), 4-t.n))
	}
	return int(min(int64(n), t.size()-t.n))
}

func (t *turns) size() int64 { return 4 + int64(binary.BigEndian.Uint32(t.head[:4])) }

// saw follows what was read.
func (t *turns) saw(p []byte) {
	flags := int64(len(t.head)) + int64(binary.BigEndian.Uint32(t.head[9:]))
	for i, c := range p {
		at := t.n + int64(i)
		switch {
		case at < int64(len(t.head)):
			t.head[at] = c
			flags = int64(len(t.head)) + int64(binary.BigEndian.Uint32(t.head[9:]))
		case at >= flags && at < flags+4:
			t.flags[at-flags] = c
		}
		if at >= int64(len(t.head)) && t.head[4] != packetOpen {
			break
		}
	}
	if t.n += int64(len(p)); t.n < 4 || t.n < t.size() {
		return
	}
	// The library asks nobody about flags that name neither reading nor writing.
	t.wait = t.head[4] == packetOpenDir || t.head[4] == packetOpen && t.flags[3]&0x1f != 0
	t.head, t.flags, t.n = [13]byte{}, [4]byte{}, 0
}
