// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"bytes"
	"fmt"
	"io"
	"os"
)

// inMemory is the size up to which a mail needs no file.
const inMemory = 64 << 10

// spool holds a mail while it is looked at: in memory, or in a file without a name that
// is gone with the process. Nothing is promised of it. Not for concurrent use.
type spool struct {
	dir  string
	buf  bytes.Buffer
	file *os.File
	size int64
}

// Write implements io.Writer.
func (s *spool) Write(p []byte) (int, error) {
	if s.file == nil && s.buf.Len()+len(p) <= inMemory {
		s.size += int64(len(p))
		return s.buf.Write(p)
	}
	if s.file == nil {
		f, err := os.CreateTemp(s.dir, "mail-")
		if err != nil {
			return 0, fmt.Errorf("%w: %w", errSpool, err)
		}
		_ = os.Remove(f.Name())
		s.file = f
		if _, err := f.Write(s.buf.Bytes()); err != nil {
			return 0, fmt.Errorf("%w: %w", errSpool, err)
		}
		s.buf = bytes.Buffer{}
	}
	n, err := s.file.Write(p)
	s.size += int64(n)
	if err != nil {
		return n, fmt.Errorf("%w: %w", errSpool, err)
	}
	return n, nil
}

// reader reads the mail from a place on; several may read.
func (s *spool) reader(from int64) *io.SectionReader {
	from = min(from, s.size)
	if s.file != nil {
		return io.NewSectionReader(s.file, from, s.size-from)
	}
	return io.NewSectionReader(bytes.NewReader(s.buf.Bytes()), from, s.size-from)
}

// open is reader for who closes.
func (s *spool) open() (io.ReadCloser, error) { return io.NopCloser(s.reader(0)), nil }

func (s *spool) close() {
	if s.file != nil {
		_ = s.file.Close()
	}
}

// lines finds lines that do not end with CR LF, whatever pieces they come in: what
// another server takes for the end of a mail must not stand within one (SMTP
// smuggling; RFC 5321 §2.3.8).
type lines struct {
	cr   bool
	bare bool
}

func (l *lines) look(p []byte) {
	for _, c := range p {
		if (c == '\n') != l.cr {
			l.bare = true
		}
		l.cr = c == '\r'
	}
}
