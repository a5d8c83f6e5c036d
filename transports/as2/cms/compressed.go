// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/cryptobyte"
	"golang.org/x/crypto/cryptobyte/asn1"
)

// compressWhole is up to where a message is compressed in memory, so that it goes
// out in DER: some peers read nothing else.
const compressWhole = 64 << 10

// Compress writes a CompressedData (RFC 3274) in a ContentInfo: what is written to
// the result is the content, and Close ends the message without closing w. size is
// the content's when it is known, -1 when not; up to 64 KiB the message is DER, else BER,
// since the compressed size is known only at the end.
func Compress(w io.Writer, size int64) (io.WriteCloser, error) {
	c := &compressor{w: w, left: size, known: size >= 0}
	if c.known && size <= compressWhole {
		c.whole = new(bytes.Buffer)
		c.zlib = zlib.NewWriter(c.whole)
		return c, nil
	}
	head := []byte{tagSequence, 0x80}
	head = append(head, oidCompressed.der()...)
	head = append(head, context0|constructed, 0x80, tagSequence, 0x80)
	head = append(head, compressedVersion()...)
	head = append(head, tagSequence, 0x80)
	head = append(head, oidData.der()...)
	head = append(head, context0|constructed, 0x80)
	if _, err := w.Write(head); err != nil {
		return nil, err
	}
	var err error
	if c.octets, err = newOctetWriter(w, tagOctets, -1); err != nil {
		return nil, err
	}
	c.zlib = zlib.NewWriter(c.octets)
	return c, nil
}

// compressedVersion is the version and the compression algorithm, whose parameters
// are absent (RFC 3274 §2).
func compressedVersion() []byte {
	return append(der(tagInteger, []byte{0}), der(tagSequence, oidZlibCompressed.der())...)
}

type compressor struct {
	w      io.Writer
	zlib   *zlib.Writer
	whole  *bytes.Buffer // in memory
	octets *octetWriter  // or as a stream
	known  bool
	left   int64
	err    error
}

func (c *compressor) Write(p []byte) (n int, err error) {
	if c.err != nil {
		return 0, c.err
	}
	if c.known && int64(len(p)) > c.left {
		c.err = errSize
		return 0, c.err
	}
	n, c.err = c.zlib.Write(p)
	c.left -= int64(n)
	return n, c.err
}

func (c *compressor) Close() error {
	if c.err != nil {
		return c.err
	}
	if c.err = errClosed; c.known && c.left != 0 {
		return errSize
	}
	if err := c.zlib.Close(); err != nil {
		return err
	}
	if c.whole != nil {
		content := der(context0|constructed, der(tagOctets, c.whole.Bytes()))
		data := der(tagSequence, compressedVersion(), der(tagSequence, oidData.der(), content))
		_, err := c.w.Write(der(tagSequence, oidCompressed.der(), der(context0|constructed, data)))
		return err
	}
	if err := c.octets.Close(); err != nil {
		return err
	}
	_, err := c.w.Write(make([]byte, 10)) // [0], the content's description, the data, [0], the message
	return err
}

// Decompress reads a CompressedData up to its content and gives that. The errors of
// both are those of r, ErrDecompress wrapped, *UnsupportedError, and *LimitError for
// more than Limits.Content or Limits.Ratio. io.EOF comes only after the check sum was
// right and nothing followed.
func Decompress(r io.Reader, l Limits) (io.Reader, error) {
	b := newBERReader(r, l)
	octets, err := openCompressed(b)
	if err != nil {
		return nil, decompressError(err)
	}
	// zlib takes no more than its own from a reader that gives single bytes, so that
	// what follows can be seen.
	d := &decompressor{b: b, octets: octets, ratio: b.limits.Ratio, limit: l.Content}
	d.in = bufio.NewReaderSize(octetCounter{d}, 4<<10)
	if d.zlib, err = zlib.NewReader(d.in); err != nil {
		return nil, decompressError(err)
	}
	return d, nil
}

// openCompressed reads RFC 3274 §1.1 up to the compressed content.
func openCompressed(b *berReader) (*octetReader, error) {
	kind, err := openContentInfo(b, true)
	if err != nil {
		return nil, err
	}
	if kind != CompressedData {
		return nil, syntaxError(0, "%s is not compressed", kind)
	}
	if err := b.open(tagSequence, "the "+string(kind)); err != nil {
		return nil, err
	}
	if err := b.version(); err != nil {
		return nil, err
	}
	head, err := b.expect(tagSequence, "the compression algorithm")
	if err != nil {
		return nil, err
	}
	raw, err := b.der(head)
	if err != nil {
		return nil, err
	}
	s := cryptobyte.String(raw)
	a, ok := readAlgorithm(&s, asn1.SEQUENCE)
	if !ok {
		return nil, syntaxError(head.at, "the compression algorithm cannot be read")
	}
	if a.id != oidZlibCompressed {
		return nil, &UnsupportedError{"compression", a.id.String()}
	}
	if err := b.open(tagSequence, "the compressed content's description"); err != nil {
		return nil, err
	}
	if _, err := b.oid("the type of the compressed content"); err != nil {
		return nil, err
	}
	if err := b.open(context0|constructed, "the compressed content [0]"); err != nil {
		return nil, err
	}
	e, ok, err := b.next()
	if err != nil {
		return nil, err
	}
	if !ok || e.tag&^constructed != tagOctets {
		return nil, syntaxError(b.off, "the compressed content is missing")
	}
	return b.octets(e)
}

// decompressError wraps what is the message's fault.
func decompressError(err error) error {
	var source *sourceError
	var limit *LimitError
	var unsupported *UnsupportedError
	if errors.As(err, &source) || errors.As(err, &limit) || errors.As(err, &unsupported) {
		return err
	}
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = errors.New("the compressed content ends in the middle")
	}
	return fmt.Errorf("%w: %w", ErrDecompress, err)
}

type decompressor struct {
	b      *berReader
	octets *octetReader
	in     *bufio.Reader
	zlib   io.Reader
	taken  int64 // compressed bytes that have been read
	given  int64
	limit  int64 // 0: none
	ratio  int64
	err    error
}

// octetCounter counts what is decompressed.
type octetCounter struct{ d *decompressor }

func (c octetCounter) Read(p []byte) (int, error) {
	n, err := c.d.octets.Read(p)
	c.d.taken += int64(n)
	return n, err
}

// ratioFree is what may be given out before the ratio counts: short runs of one byte
// are no bomb.
const ratioFree = 1 << 20

func (d *decompressor) Read(p []byte) (int, error) {
	if d.err != nil {
		return 0, d.err
	}
	n, err := d.zlib.Read(p)
	d.given += int64(n)
	switch {
	case d.limit > 0 && d.given > d.limit:
		n -= int(d.given - d.limit)
		d.err = &LimitError{"bytes of content", d.limit}
	case d.given > ratioFree && d.given/d.ratio > d.taken:
		d.err = &LimitError{"bytes decompressed for each that came", d.ratio}
	case err == io.EOF:
		d.err = d.end()
	case err != nil:
		d.err = decompressError(err)
	}
	return n, d.err
}

// end wants the compressed content and the message to end where zlib does.
func (d *decompressor) end() error {
	switch _, err := d.in.ReadByte(); err {
	case io.EOF:
	case nil:
		return decompressError(errors.New("something follows the compressed content"))
	default:
		return decompressError(err)
	}
	if err := d.b.end(); err != nil {
		return decompressError(err)
	}
	return io.EOF
}
