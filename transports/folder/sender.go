// SPDX-License-Identifier: Apache-2.0

package folder

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"go.uber.org/zap"
	"golang.org/x/sync/errgroup"

	"ordergate/gateway"
	"ordergate/transports"
)

// outDir, in the out folder, holds what is on its way and what was delivered:
//
//	ID.ready  a whole, synced document that has not its place yet
//	ID.sent   an empty mark: the document's move to its place has begun
//
// A mark without a ready document says that the move has ended: the document was
// delivered, though the partner may have taken it away since.
const (
	outDir      = ".ordergate"
	readySuffix = ".ready"
	sentSuffix  = ".sent"
	partSuffix  = ".part" // being written
)

// perBatch is how many documents are on their way at the same time.
const perBatch = 64

// syncParallel is how many documents are written and synced at the same time: the
// disk makes one commit of syncs that meet.
const syncParallel = 16

// forgetEvery is how often old marks are removed.
const forgetEvery = time.Hour

// Sender delivers into a partner's out folder. A document appears there whole,
// under its name or, when another one lies there under it, with its id in the
// name. Send of the same id again makes no second file, even when the partner has
// taken the first away, for as long as Config.Remember says. Two processes that
// send one id at the same time may make two files, never none; the lanes of the
// journal keep them apart. It implements transports.Sender and is safe for
// concurrent use.
type Sender struct {
	cfg   Config
	log   *zap.Logger
	clock gateway.Clock

	mu     sync.Mutex
	forgot time.Time // when old marks were last removed
}

// NewSender builds the Sender. It does not touch the disk. log and clock may be nil.
func NewSender(cfg Config, log *zap.Logger, clock gateway.Clock) *Sender {
	f := New(cfg, log, clock)
	return &Sender{cfg: f.cfg, log: f.log, clock: f.clock}
}

// Send implements transports.Sender. All errors of the disk are Transient;
// Internal says that payload and digest do not belong together.
func (s *Sender) Send(ctx context.Context, out transports.Outbound) error {
	return s.SendBatch(ctx, []transports.Outbound{out})[0]
}

type parcel struct {
	out   transports.Outbound
	ready string // path of the whole document
	mark  string
	tmp   *os.File // being written
	fresh bool     // written by this try
	done  bool     // nothing is left to do
	err   error
}

// SendBatch delivers documents together and so with fewer syncs of the folders.
// Errors stand in the order of the documents, nil for those that were delivered.
func (s *Sender) SendBatch(ctx context.Context, outs []transports.Outbound) []error {
	errs := make([]error, 0, len(outs))
	hidden := filepath.Join(s.cfg.Out, outDir)
	root := s.prepare(hidden)
	ids := map[string]bool{}
	for chunk := range slices.Chunk(outs, perBatch) {
		ps := make([]*parcel, len(chunk))
		for i, out := range chunk {
			id := fileSafe(out.ID)
			p := &parcel{out: out, ready: filepath.Join(hidden, id+readySuffix), mark: filepath.Join(hidden, id+sentSuffix), err: root}
			if p.err == nil {
				p.err = check(out)
			}
			if p.err == nil && ids[id] {
				p.err = gateway.Errorf("folder.send", gateway.Transient, "outbound %s stands in the batch twice", out.ID)
			}
			ids[id] = true
			ps[i] = p
		}
		s.deliver(ctx, ps, hidden)
		for _, p := range ps {
			errs = append(errs, sendError(p.err))
		}
	}
	s.forget(hidden)
	return errs
}

// deliver goes one step with all parcels before the next: a disk is slow when
// changes of names and syncs take turns.
func (s *Sender) deliver(ctx context.Context, ps []*parcel, hidden string) {
	each := func(step func(*parcel) error) {
		for _, p := range ps {
			if p.err == nil && !p.done {
				p.err = step(p)
			}
		}
	}
	each(func(p *parcel) error { return context.Cause(ctx) })
	each(func(p *parcel) error { return p.write(ctx) })
	syncAll(ps)
	each((*parcel).keep)
	s.together(ps, hidden)
	each((*parcel).begin)
	s.cfg.Crash("folder.written")
	each(func(p *parcel) error { return s.place(ctx, p) })
	s.together(ps, s.cfg.Out)
	s.cfg.Crash("folder.delivered")
}

// syncAll makes what was written durable, and closes it.
func syncAll(ps []*parcel) {
	var g errgroup.Group
	g.SetLimit(syncParallel)
	for _, p := range ps {
		if p.tmp == nil {
			continue
		}
		g.Go(func() error {
			if p.err == nil {
				p.err = p.tmp.Sync()
			}
			if err := p.tmp.Close(); p.err == nil {
				p.err = err
			}
			if p.err != nil {
				_ = os.Remove(p.tmp.Name())
			}
			return nil
		})
	}
	_ = g.Wait() // each parcel has its own error
}

// together makes names durable for all parcels that are not done.
func (s *Sender) together(ps []*parcel, dir string) {
	var err error
	synced := false
	for _, p := range ps {
		if p.err != nil || p.done {
			continue
		}
		if !synced {
			err, synced = syncDir(dir), true
		}
		p.err = err
	}
}

func (s *Sender) prepare(hidden string) error {
	if s.cfg.Out == "" {
		return gateway.Errorf("folder.send", gateway.Transient, "connection %q has no out folder", s.cfg.Name)
	}
	if s.cfg.Create {
		if err := makeDirs(s.cfg.Out); err != nil {
			return err
		}
	}
	if err := os.Mkdir(hidden, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("out folder: %w", err)
	}
	return nil
}

func check(out transports.Outbound) error {
	if out.ID == "" {
		return gateway.Errorf("folder.send", gateway.Internal, "an outbound document needs an id")
	}
	if out.Payload != nil || out.Open == nil { // one that is read is held against its digest on the way
		sum := sha256.Sum256(out.Payload)
		return checkDigest(out, sum[:])
	}
	return nil
}

func checkDigest(out transports.Outbound, sum []byte) error {
	if out.SHA256 != "" && hex.EncodeToString(sum) != strings.ToLower(out.SHA256) {
		return gateway.Errorf("folder.send", gateway.Internal, "outbound %s has not the bytes of its digest", out.ID)
	}
	return nil
}

// write brings the whole document beside its place, unless an earlier try did, or
// delivered it.
func (p *parcel) write(ctx context.Context) error {
	marked, err := exists(p.mark)
	if err != nil {
		return err
	}
	waiting, err := exists(p.ready)
	if err != nil || waiting {
		return err
	}
	if marked {
		p.done = true
		return nil
	}
	tmp := p.ready + "." + rand.Text()[:8] + partSuffix
	p.tmp, err = os.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o660)
	if err != nil {
		return err
	}
	if p.out.Payload != nil {
		_, err = p.tmp.Write(p.out.Payload)
		return err
	}
	r, err := p.out.Reader(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	sum := sha256.New()
	if _, err := io.Copy(io.MultiWriter(p.tmp, sum), r); err != nil {
		return err
	}
	return checkDigest(p.out, sum.Sum(nil))
}

// keep gives the written and synced document its name beside its place.
func (p *parcel) keep() error {
	if p.tmp == nil {
		return nil // an earlier try wrote it
	}
	err := renameNew(p.tmp.Name(), p.ready)
	p.fresh = err == nil
	if err != nil {
		_ = os.Remove(p.tmp.Name())
	}
	if errors.Is(err, fs.ErrExist) { // another try is as far, with the same bytes
		return nil
	}
	return err
}

// begin marks that the document is going to be moved to its place. The document
// is durable by then: a mark alone must mean that it was delivered.
func (p *parcel) begin() error {
	f, err := os.OpenFile(p.mark, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		if p.fresh { // whether the other one has delivered cannot be told
			return gateway.Errorf("folder.send", gateway.Transient, "outbound %s is being sent by another process", p.out.ID)
		}
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// place moves the document to its name, or to one with its id when another
// document lies there.
func (s *Sender) place(ctx context.Context, p *parcel) error {
	name := fileSafe(p.out.FileName)
	if name == "" || strings.HasPrefix(name, ".") {
		name = fileSafe(p.out.ID) + name
	}
	name = clipName(name, maxName)
	names := []string{name, withMark(name, clipName(fileSafe(p.out.ID), 60), maxName)}
	for _, n := range append(names, withMark(name, newBatch(s.clock.Now()), maxName)) {
		to := filepath.Join(s.cfg.Out, n)
		err := renameNew(p.ready, to)
		if errors.Is(err, fs.ErrExist) {
			same, readErr := holds(ctx, to, p.out)
			if readErr != nil {
				return readErr
			}
			if same { // delivered, and the mark was lost
				if err := os.Remove(p.ready); !errors.Is(err, fs.ErrNotExist) {
					return err
				}
				return nil
			}
			continue
		}
		if errors.Is(err, fs.ErrNotExist) {
			if _, statErr := os.Stat(p.mark); statErr == nil {
				return nil // another try moved it
			}
		}
		return err
	}
	return fmt.Errorf("no free name for %q", name)
}

// forget removes marks that are older than deliveries are repeated, and what
// writers left that died. It is not urgent: what fails is tried next time.
func (s *Sender) forget(hidden string) {
	now := s.clock.Now()
	s.mu.Lock()
	due := now.Sub(s.forgot) >= forgetEvery
	if due {
		s.forgot = now
	}
	s.mu.Unlock()
	if !due {
		return
	}
	d, err := os.Open(hidden)
	if err != nil {
		return
	}
	defer d.Close()
	for {
		entries, err := d.ReadDir(1024)
		for _, e := range entries {
			info, err := e.Info()
			if err != nil {
				continue
			}
			age := now.Sub(info.ModTime())
			path := filepath.Join(hidden, e.Name())
			switch filepath.Ext(e.Name()) {
			case sentSuffix:
				// A mark is needed while its document waits to be moved.
				if _, err := os.Lstat(strings.TrimSuffix(path, sentSuffix) + readySuffix); age > s.cfg.Remember && errors.Is(err, fs.ErrNotExist) {
					_ = os.Remove(path)
				}
			case partSuffix:
				if age > forgetEvery {
					_ = os.Remove(path)
				}
			}
		}
		if err != nil {
			return
		}
	}
}

func exists(path string) (bool, error) {
	_, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// holds tells whether a file has just the bytes of a document. One that has gone
// meanwhile has not.
func holds(ctx context.Context, path string, out transports.Outbound) (bool, error) {
	f, err := openFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() != out.Length() {
		return false, err
	}
	want, err := out.Reader(ctx)
	if err != nil {
		return false, err
	}
	defer want.Close()
	return sameBytes(io.LimitReader(f, info.Size()+1), want)
}

// sameBytes compares two readers to their ends.
func sameBytes(a, b io.Reader) (bool, error) {
	x, y := make([]byte, 64<<10), make([]byte, 64<<10)
	for {
		n, errA := io.ReadFull(a, x)
		m, errB := io.ReadFull(b, y)
		if n != m || !bytes.Equal(x[:n], y[:m]) {
			return false, nil
		}
		endA, endB := errA == io.EOF || errA == io.ErrUnexpectedEOF, errB == io.EOF || errB == io.ErrUnexpectedEOF
		switch {
		case endA && endB:
			return true, nil
		case errA != nil && !endA:
			return false, errA
		case errB != nil && !endB:
			return false, errB
		}
	}
}

// fileSafe makes one file name of a text.
func fileSafe(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, s)
}

func sendError(err error) error {
	var e *gateway.Error
	if err == nil || errors.As(err, &e) {
		return err
	}
	return gateway.E("folder.send", gateway.Transient, err)
}
