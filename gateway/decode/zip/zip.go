// SPDX-License-Identifier: Apache-2.0

// Package zip takes archives apart: zip, gzip, tar and tar in gzip. Documents that are
// zip files themselves (workbooks, texts of word processors) are no archives.
//
// It keeps no file and makes no path: names are labels, whatever they try to be.
//
// Invariant: what an archive unpacks to is bounded before memory is taken, whatever its
// directory claims, and what cannot be unpacked is a finding.
package zip

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/prose"
)

// Format unpacks archives.
type Format struct{}

// New gives the format.
func New() decode.Container { return Format{} }

// Name implements decode.Container.
func (Format) Name() string { return "zip" }

var documents = []string{".xlsx", ".xlsm", ".xlsb", ".docx", ".docm", ".pptx", ".odt", ".ods", ".odp", ".jar", ".epub", ".kmz", ".numbers", ".pages"}

// Sniff implements decode.Container.
func (Format) Sniff(head []byte, fileName, _ string) bool {
	name := strings.ToLower(fileName)
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")), bytes.HasPrefix(head, []byte("PK\x07\x08PK\x03\x04")):
		for _, end := range documents {
			if strings.HasSuffix(name, end) {
				return false
			}
		}
		return strings.HasSuffix(name, ".zip") || !bytes.Contains(head, []byte("[Content_Types].xml")) && !bytes.Contains(head, []byte("xl/")) &&
			!bytes.HasPrefix(head[min(len(head), 30):], []byte("mimetypeapplication/"))
	case bytes.HasPrefix(head, []byte("\x1f\x8b\x08")):
		return true
	}
	return isTar(head)
}

func isTar(head []byte) bool { return len(head) >= 512 && string(head[257:262]) == "ustar" }

// Unpack implements decode.Container.
func (Format) Unpack(src decode.Payload, budget *decode.Budget, emit func(decode.Part) error) ([]gateway.Finding, error) {
	u := &unpacking{src: &noted{r: src}, size: src.Size, name: src.Name, budget: budget, emit: emit}
	head := make([]byte, min(src.Size, 512))
	if _, err := u.src.ReadAt(head, 0); err != nil && u.src.err != nil {
		return nil, err
	}
	var err error
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		err = u.gzip()
	case isTar(head):
		err = u.tar(io.NewSectionReader(u.src, 0, src.Size))
	default:
		err = u.zip()
	}
	if u.src.err != nil {
		err = u.src.err
	}
	if err != nil && !errors.Is(err, decode.ErrBudget) {
		err = fmt.Errorf("read archive: %w", err)
	}
	return u.findings, err
}

type unpacking struct {
	src      *noted
	size     int64
	name     string
	budget   *decode.Budget
	emit     func(decode.Part) error
	findings []gateway.Finding
}

func (u *unpacking) find(code, part, message, hint string) {
	if len(u.findings) < 100 {
		u.findings = append(u.findings, gateway.Finding{Code: code, Severity: gateway.Hold, Position: gateway.Position{Path: part}, Message: message, Hint: hint})
	}
}

const again = "Ask the sender to send it again."

// maxDirectory bounds a zip file's directory, in bytes: it is held in memory.
const maxDirectory = 2 << 20

func (u *unpacking) zip() error {
	size, err := u.directory()
	if err != nil {
		return err
	}
	if size > maxDirectory {
		u.find("message.unpack.limit", "the archive", "The archive has too many files: its directory alone is larger than 2 MiB.", "Ask the sender for the orders alone.")
		return nil
	}
	z, err := zip.NewReader(u.src, u.size)
	if u.src.err != nil {
		return u.src.err
	}
	if err != nil {
		u.find("message.archive.damaged", "the archive", "The archive is damaged: its directory cannot be read.", again)
		return nil
	}
	for i, f := range z.File {
		if err := u.budget.Part(); err != nil {
			return err
		}
		if strings.HasSuffix(f.Name, "/") && f.UncompressedSize64 == 0 {
			continue
		}
		if err := u.file(f, i+1); err != nil {
			return err
		}
	}
	return nil
}

// directory tells how many bytes there are from the start of the directory to the end
// of the file: what the library reads may be more than the end record says, and never
// more than that.
func (u *unpacking) directory() (int64, error) {
	tail := make([]byte, min(u.size, 66<<10))
	if _, err := u.src.ReadAt(tail, u.size-int64(len(tail))); err != nil && u.src.err != nil {
		return 0, err
	}
	at := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if at < 0 || at+22 > len(tail) {
		return 0, nil // the library says so
	}
	size, offset := int64(binary.LittleEndian.Uint32(tail[at+12:])), int64(binary.LittleEndian.Uint32(tail[at+16:]))
	if offset == 0xffffffff || size == 0xffffffff { // zip64: of gigabytes, or a trick
		return maxDirectory + 1, nil
	}
	end := u.size - int64(len(tail)) + int64(at)
	return max(size, end-min(end, offset)), nil
}

// file gives one file of a zip.
func (u *unpacking) file(f *zip.File, n int) error {
	name := f.Name
	if f.NonUTF8 {
		name = oemName(name)
	}
	p := decode.Part{Path: strconv.Itoa(n), FileName: name, Role: decode.Candidate, Size: int64(min(f.UncompressedSize64, 1<<62))}
	part := "file " + strconv.Itoa(n)
	if f.Flags&1 != 0 {
		u.find("message.archive.encrypted", part, fmt.Sprintf("The file %s in the archive is protected with a password.", label(name)), "Ask the sender to send it without a password, or unpack it and hand the file in.")
		return nil
	}
	r, err := f.Open()
	if err != nil {
		u.find("message.archive.unknown", part, fmt.Sprintf("The file %s in the archive cannot be unpacked: it is packed in a way we do not know, or damaged.", label(name)), "Ask the sender to pack it as an ordinary zip file.")
		return nil
	}
	defer r.Close()
	return u.give(p, r, part)
}

// give gives a part, and finds what is wrong with its bytes.
func (u *unpacking) give(p decode.Part, r io.Reader, part string) error {
	content := &upTo{r: r}
	p.Content = u.budget.Reader(content)
	if err := u.emit(p); err != nil {
		return err
	}
	if content.err != nil && u.src.err == nil {
		u.find("message.archive.damaged", part, fmt.Sprintf("The file %s in the archive is damaged: what is in it may not be all.", label(p.FileName)), again)
	}
	return u.src.err
}

func (u *unpacking) gzip() error {
	if err := u.budget.Part(); err != nil {
		return err
	}
	z, err := gzip.NewReader(io.NewSectionReader(u.src, 0, u.size))
	if err != nil {
		if u.src.err == nil {
			u.find("message.archive.damaged", "the archive", "The gzip file is damaged.", again)
		}
		return u.src.err
	}
	name := z.Name
	if name == "" {
		name = u.name
		lower := strings.ToLower(name)
		if strings.HasSuffix(lower, ".tgz") {
			name = name[:len(name)-4] + ".tar"
		} else if strings.HasSuffix(lower, ".gz") {
			name = name[:len(name)-3]
		}
	}
	return u.give(decode.Part{Path: "1", FileName: name, Role: decode.Candidate, Size: -1}, z, "the archive")
}

func (u *unpacking) tar(r io.Reader) error {
	t := tar.NewReader(r)
	for n := 1; ; n++ {
		h, err := t.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case u.src.err != nil:
			return u.src.err
		case err != nil:
			u.find("message.archive.damaged", "the archive", "The archive is damaged: it cannot be read to its end.", again)
			return nil
		}
		if err := u.budget.Part(); err != nil {
			return err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		if err := u.give(decode.Part{Path: strconv.Itoa(n), FileName: h.Name, Role: decode.Candidate, Size: h.Size}, t, "file "+strconv.Itoa(n)); err != nil {
			return err
		}
	}
}

// oemName reads a name that is no UTF-8: code page 437, in which zip files of old
// write them.
func oemName(name string) string {
	text, _ := prose.UTF8([]byte(name), "ibm437")
	return text
}

// label is a name as it may stand in a sentence.
func label(name string) string {
	r := []rune(strings.ToValidUTF8(name, "\ufffd"))
	if len(r) > 100 {
		r = append([]rune("…"), r[len(r)-100:]...)
	}
	return strconv.Quote(string(r))
}

// noted keeps the error of what holds the bytes, which is no damage of the archive. A
// damaged archive names places before its beginning: those are not asked for.
type noted struct {
	r   io.ReaderAt
	err error
}

// ReadAt implements io.ReaderAt.
func (n *noted) ReadAt(p []byte, at int64) (int, error) {
	if at < 0 {
		return 0, io.ErrUnexpectedEOF
	}
	k, err := n.r.ReadAt(p, at)
	if err != nil && !errors.Is(err, io.EOF) {
		n.err = err
	}
	return k, err
}

// upTo ends where a reader fails, and keeps why.
type upTo struct {
	r   io.Reader
	err error
}

// Read implements io.Reader.
func (u *upTo) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		u.err, err = err, io.EOF
	}
	return n, err
}
