// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto/cipher"
	"crypto/subtle"
	"io"
	"slices"

	"ordergate/transports/as2/cms/aead"
)

const (
	holdAgain = 64 << 10 // what is held when the message can be read again
	holdOnce  = 1 << 20  // and when it cannot
	hashPiece = 64 << 10
)

// sealed is a message with a tag while it is checked.
type sealed struct {
	e      *envelope
	sealer aead.Sealed
	again  func() (io.Reader, error)
	memory []byte // the first bytes of the encrypted content
	whole  bool   // there are no others

	size       int64  // of the content, without a tag behind it
	mac        []byte // the tag as sent
	additional []byte
}

// openSealed checks the tag of the content and gives its plain text.
func openSealed(e *envelope, key []byte, again func() (io.Reader, error)) (io.Reader, error) {
	s := &sealed{e: e, again: again}
	var err error
	if e.content.mode == modeCCM {
		s.sealer, err = aead.NewCCM(key, e.content.iv, e.content.tag)
	} else {
		s.sealer, err = aead.NewGCM(key, e.content.iv)
	}
	if err != nil {
		return nil, err
	}
	if err := s.hold(); err != nil {
		return nil, err
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	src, err := s.reread()
	if err != nil {
		return nil, err
	}
	return &streamReader{src: src, stream: s.sealer.Stream(), left: s.size}, nil
}

// hold reads the content into memory while it is small.
func (s *sealed) hold() error {
	limit := holdAgain
	if s.again == nil {
		limit = holdOnce
	}
	size := s.e.octets.known()
	if s.again == nil && size > holdOnce {
		return &LimitError{held, holdOnce}
	}
	if size < 0 {
		size = 4 << 10
	}
	s.memory = make([]byte, 0, min(size+1, int64(limit)+1))
	for len(s.memory) <= limit {
		if len(s.memory) == cap(s.memory) {
			s.memory = slices.Grow(s.memory, min(len(s.memory), limit+1-len(s.memory)))
		}
		n, err := s.e.octets.Read(s.memory[len(s.memory):min(cap(s.memory), limit+1)])
		s.memory = s.memory[:len(s.memory)+n]
		if err == io.EOF {
			s.whole = true
			return nil
		}
		if err != nil {
			return err
		}
	}
	if s.again == nil {
		return &LimitError{held, holdOnce}
	}
	return nil
}

// check reads the message to its end and compares the tag.
func (s *sealed) check() error {
	src := io.MultiReader(bytes.NewReader(s.memory), s.e.octets)
	hash := s.sealer.Write
	twice := s.e.content.mode == modeCCM
	if twice {
		hash = func([]byte) {}
	}
	if err := s.pass(src, hash); err != nil {
		return err
	}
	if err := s.sealer.Start(s.size, s.additional); err != nil {
		return err
	}
	if twice {
		src, err := s.reread()
		if err != nil {
			return err
		}
		buf := make([]byte, min(s.size, hashPiece))
		for left := s.size; left > 0; {
			n := min(left, int64(len(buf)))
			if _, err := io.ReadFull(src, buf[:n]); err != nil {
				return err
			}
			s.sealer.Write(buf[:n])
			left -= n
		}
	}
	tag := s.sealer.Tag()
	if subtle.ConstantTimeCompare(tag[:len(s.mac)], s.mac) != 1 {
		return ErrDecrypt
	}
	return nil
}

// pass hashes the encrypted content and reads what follows it. In an EnvelopedData
// the tag is the end of the content, as Java's ciphers give it.
func (s *sealed) pass(src io.Reader, hash func([]byte)) error {
	behind := 0
	if s.e.kind == EnvelopedData {
		behind = s.e.content.tag
	}
	buf := make([]byte, min(len(s.memory)+blockSize, hashPiece))
	for have := 0; ; {
		n, err := io.ReadFull(src, buf[have:])
		have += n
		switch err {
		case nil:
			whole := (have - behind) / blockSize * blockSize
			hash(buf[:whole])
			s.size += int64(whole)
			have = copy(buf, buf[whole:have])
		case io.EOF, io.ErrUnexpectedEOF:
			if have < behind {
				return ErrDecrypt
			}
			hash(buf[:have-behind])
			s.size += int64(have - behind)
			s.mac = slices.Clone(buf[have-behind : have])
			return s.finish()
		default:
			return err
		}
	}
}

func (s *sealed) finish() error {
	if s.e.kind == EnvelopedData {
		return s.e.finish()
	}
	b := s.e.b
	if err := b.leave(); err != nil {
		return err
	}
	attributes, ok, err := b.optional(context1 | constructed)
	if err != nil {
		return err
	}
	if ok {
		if s.additional, err = b.der(attributes); err != nil {
			return err
		}
		// RFC 5083 §2.2: as a SET OF, in DER, in place of the implicit tag.
		s.additional = sortedSet(s.additional)
	}
	mac, ok, err := b.next()
	if err != nil {
		return err
	}
	if !ok || mac.tag&^constructed != tagOctets {
		return ErrDecrypt
	}
	raw, err := b.der(mac)
	if err != nil {
		return err
	}
	// Some leave aes-ICVlen at its default of 12 and send 16 bytes: the tag itself says.
	s.mac, err = joinOctets(raw)
	if err != nil || len(s.mac) > blockSize || len(s.mac) < 12 && len(s.mac) != s.e.content.tag {
		return ErrDecrypt
	}
	others, ok, err := b.optional(context2 | constructed)
	if ok {
		err = b.skip(others)
	}
	if err != nil {
		return err
	}
	return b.end()
}

// sortedSet makes a SET OF in DER order of a constructed DER element.
func sortedSet(element []byte) []byte {
	p := derParser{in: element}
	at, _, err := p.head(0, len(element))
	if err != nil {
		return nil
	}
	var parts [][]byte
	for at < len(element) {
		contents, length, err := p.head(at, len(element))
		if err != nil {
			return nil
		}
		parts = append(parts, element[at:contents+length])
		at = contents + length
	}
	return derSet(parts...)
}

// reread gives the encrypted content from its start once more.
func (s *sealed) reread() (io.Reader, error) {
	if s.whole {
		return bytes.NewReader(s.memory), nil
	}
	r, err := s.again()
	if err != nil {
		return nil, &sourceError{err}
	}
	b := newBERReader(r, s.e.b.limits)
	for left := s.e.start; left > 0; {
		n, err := b.src.Discard(int(min(left, 1<<20)))
		b.off += int64(n)
		if left -= int64(n); err != nil {
			return nil, b.fault(err)
		}
	}
	c, ok, err := b.next()
	if err != nil {
		return nil, err
	}
	if !ok || c.tag&^constructed != context0 {
		return nil, ErrDecrypt
	}
	return b.octets(c)
}

// streamReader decrypts what has been checked.
type streamReader struct {
	src    io.Reader
	stream cipher.Stream
	left   int64
}

func (s *streamReader) Read(p []byte) (int, error) {
	if s.left == 0 {
		return 0, io.EOF
	}
	n, err := s.src.Read(p[:min(int64(len(p)), s.left)])
	s.stream.XORKeyStream(p[:n], p[:n])
	s.left -= int64(n)
	if err == io.EOF && s.left > 0 {
		return n, ErrDecrypt
	}
	if err == io.EOF {
		err = nil
	}
	return n, err
}
