// SPDX-License-Identifier: Apache-2.0

package intake

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/blob"
)

// spool is the folder of payloads that nobody has promised anything about.
type spool struct {
	dir string

	mu   sync.Mutex
	live map[string]bool // files that this process still needs
}

const spoolSuffix = ".spool"

func (sp *spool) create(now time.Time) (*os.File, error) {
	name := NewID("S", now) + spoolSuffix
	sp.mu.Lock()
	sp.live[name] = true
	sp.mu.Unlock()
	f, err := os.OpenFile(filepath.Join(sp.dir, name), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		sp.forget(name)
		return nil, err
	}
	return f, nil
}

func (sp *spool) forget(name string) {
	sp.mu.Lock()
	delete(sp.live, name)
	sp.mu.Unlock()
}

func (sp *spool) remove(path string) {
	_ = os.Remove(path) // the vault may have moved it; what stays is swept away later
	sp.forget(filepath.Base(path))
}

// sweep removes spool files that were last written before the given time and
// are not ours, and returns how many.
func (sp *spool) sweep(before time.Time) (int, error) {
	entries, err := os.ReadDir(sp.dir)
	if err != nil {
		return 0, fmt.Errorf("sweep spool: %w", err)
	}
	n := 0
	var errs []error
	for _, e := range entries {
		sp.mu.Lock()
		ours := sp.live[e.Name()]
		sp.mu.Unlock()
		if ours || !strings.HasSuffix(e.Name(), spoolSuffix) {
			continue
		}
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || !info.ModTime().Before(before) {
			continue
		}
		if err := os.Remove(filepath.Join(sp.dir, e.Name())); err != nil {
			errs = append(errs, err)
			continue
		}
		n++
	}
	return n, errors.Join(errs...)
}

// payload is what has been received: prepared for the journal, or in a spool file.
type payload struct {
	sp       *spool
	sha      string
	size     int64
	path     string // of the spool file, "" when there is none
	prepared *blob.Prepared
}

// drop gives back what the payload holds.
func (p *payload) drop() {
	if p.path != "" {
		p.sp.remove(p.path)
		p.path = ""
	}
	p.prepared = nil
}

// prepare hands a spool file to the vault, once.
func (p *payload) prepare(ctx context.Context, vault *blob.Vault) error {
	if p.prepared != nil {
		return nil
	}
	ready, err := vault.Prepare(ctx, p.sha, p.size, p.path)
	if err != nil {
		return err
	}
	p.prepared = &ready
	return nil
}

// heads are what payloads are read into before their size is known.
var heads = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// receive reads r to its end. Up to the inline size it stays in memory.
func (in *Intake) receive(ctx context.Context, r io.Reader) (payload, error) {
	src := &source{ctx: ctx, r: r, left: in.cfg.MaxBytes}
	head := heads.Get().(*bytes.Buffer)
	defer func() {
		head.Reset()
		heads.Put(head)
	}()
	n, err := head.ReadFrom(io.LimitReader(src, in.cfg.Inline+1))
	switch {
	case err != nil:
		return payload{}, in.refuse(err)
	case n == 0:
		return payload{}, &gateway.Error{Op: "intake.stage", Kind: gateway.Invalid, Public: "the payload is empty"}
	case n <= in.cfg.Inline:
		ready, err := in.cfg.Vault.PrepareBytes(ctx, bytes.Clone(head.Bytes()))
		if err != nil {
			return payload{}, storageError(err)
		}
		return payload{sha: ready.SHA256, size: n, prepared: &ready}, nil
	}
	return in.spill(head.Bytes(), src)
}

// spill writes the bytes read so far and the rest of src to a spool file.
func (in *Intake) spill(head []byte, src io.Reader) (payload, error) {
	f, err := in.spool.create(in.cfg.Clock.Now())
	if err != nil {
		return payload{}, storageError(err)
	}
	p := payload{sp: &in.spool, path: f.Name()}
	w := in.writer(f)
	_, err = w.Write(head)
	if err == nil {
		buf := make([]byte, 256<<10)
		// Without WriterTo and ReaderFrom: every byte passes the digest.
		_, err = io.CopyBuffer(struct{ io.Writer }{w}, struct{ io.Reader }{src}, buf)
	}
	if endErr := w.end(); err == nil {
		err = endErr
	}
	if err != nil {
		p.drop()
		return payload{}, in.refuse(err)
	}
	p.sha, p.size = w.digest(), w.n
	return p, nil
}

// source reads a peer's bytes: it ends with ctx and at the limit.
type source struct {
	ctx  context.Context
	r    io.Reader
	left int64
}

var errTooLarge = errors.New("over the size limit")

func (s *source) Read(p []byte) (int, error) {
	if err := context.Cause(s.ctx); err != nil {
		return 0, fmt.Errorf("%w: %w", errBrokenOff, err)
	}
	n, err := s.r.Read(p)
	if s.left -= int64(n); s.left < 0 {
		return 0, errTooLarge
	}
	if err != nil && err != io.EOF {
		err = fmt.Errorf("%w: %w", errBrokenOff, err)
	}
	return n, err
}

// spoolWriter hashes on the way to the file and looks after the disk.
type spoolWriter struct {
	in      *Intake
	f       *os.File
	sum     hash.Hash
	n       int64
	checked int64
	begun   int64 // up to here the bytes are on their way to the disk
}

func (in *Intake) writer(f *os.File) *spoolWriter {
	return &spoolWriter{in: in, f: f, sum: sha256.New()}
}

func (w *spoolWriter) Write(p []byte) (int, error) {
	if w.n-w.checked > 16<<20 {
		if err := w.in.disk(); err != nil {
			return 0, err
		}
		w.checked = w.n
	}
	w.sum.Write(p)
	n, err := w.f.Write(p)
	w.n += int64(n)
	if w.n-w.begun >= writeback {
		beginWriteback(w.f, w.begun, w.n-w.begun)
		w.begun = w.n
	}
	return n, storage(err)
}

func (w *spoolWriter) digest() string { return hex.EncodeToString(w.sum.Sum(nil)) }

// end makes the file durable, and closes it whatever happens.
func (w *spoolWriter) end() error {
	err := w.f.Sync()
	if closeErr := w.f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = syncDir(w.in.cfg.Dir)
	}
	return storage(err)
}

// writeback is after how many bytes the disk is put to work: the sync at the end
// then has little left to do, and the files of one delivery are written at the same
// time.
const writeback = 8 << 20

// refuse makes an error of receiving one for the transport.
func (in *Intake) refuse(err error) error {
	var e *gateway.Error
	switch {
	case errors.Is(err, errTooLarge):
		return &gateway.Error{Op: "intake.stage", Kind: gateway.Invalid,
			Public: fmt.Sprintf("the payload is larger than %d bytes", in.cfg.MaxBytes)}
	case errors.Is(err, errBrokenOff):
		return &gateway.Error{Op: "intake.stage", Kind: gateway.Transient, Public: "the payload broke off", Err: err}
	case errors.As(err, &e):
		return err
	}
	return storageError(err)
}

func storage(err error) error {
	if err == nil {
		return nil
	}
	return storageError(err)
}

func storageError(err error) error {
	return &gateway.Error{Op: "intake.stage", Kind: gateway.Transient, Public: "the payload could not be stored, please try again later",
		Err: fmt.Errorf("spool the payload: %w", err)}
}

func syncDir(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
