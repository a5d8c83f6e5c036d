// SPDX-License-Identifier: Apache-2.0

package blob

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/journal"
)

// DefaultInline is the size in bytes up to which payloads lie in the journal.
const DefaultInline = 64 << 10

// Vault is all payloads, wherever they lie. It is a Store itself. What is taken
// in goes through Prepare and Record:
//
//	p, err := vault.Prepare(ctx, sha, size, spoolFile) // durable when large
//	err = store.Update(ctx, func(tx *journal.Tx) error {
//		if err := p.Record(tx); err != nil { return err } // durable when this commits
//		…
//	})
type Vault struct {
	journal journal.Store
	outside Store
	inline  int64

	mu    sync.Mutex
	fresh map[string]time.Time // prepared, perhaps not recorded yet: not to be swept
}

var _ Store = (*Vault)(nil)

// New returns the vault of a journal. Payloads of more than inline bytes lie in
// outside; 0 means DefaultInline, a negative number that all do.
func New(j journal.Store, outside Store, inline int64) *Vault {
	if inline == 0 {
		inline = DefaultInline
	}
	return &Vault{journal: j, outside: outside, inline: inline, fresh: map[string]time.Time{}}
}

// Prepared is a payload that is ready to be recorded.
type Prepared struct {
	SHA256 string // hex
	Size   int64  // bytes
	inline []byte // nil when it lies outside
}

// Record records the payload in the caller's transaction. It may be called again
// when the closure runs again.
func (p Prepared) Record(tx *journal.Tx) error { return tx.PutBlob(p.SHA256, p.Size, p.inline) }

// Prove records the payload as Record does, as proof.
func (p Prepared) Prove(tx *journal.Tx) error { return tx.PutProof(p.SHA256, p.Size, p.inline) }

// Derive records the payload as Record does, as something that was made of another
// payload, and goes with it.
func (p Prepared) Derive(tx *journal.Tx, of string) error {
	return tx.PutDerived(p.SHA256, of, p.Size, p.inline)
}

// Prepare makes the file at path ready to be recorded under its digest, for
// which the caller vouches. A large one is durable when Prepare returns, and its
// file may have been moved; otherwise the file stays the caller's.
func (v *Vault) Prepare(ctx context.Context, sha string, size int64, path string) (Prepared, error) {
	if err := checkName(sha); err != nil {
		return Prepared{}, err
	}
	p := Prepared{SHA256: sha, Size: size}
	if size <= v.inline {
		data, err := os.ReadFile(path)
		if err != nil {
			return Prepared{}, fmt.Errorf("read spooled payload: %w", err)
		}
		if int64(len(data)) != size {
			return Prepared{}, gateway.E("blob.prepare", gateway.Internal, fmt.Errorf("payload %s: %d bytes for %d: %w", sha, len(data), size, ErrDamaged))
		}
		p.inline = data
		return p, nil
	}
	v.keep(sha)
	if t, ok := v.outside.(interface {
		Take(ctx context.Context, sha string, size int64, path string) error
	}); ok {
		return p, t.Take(ctx, sha, size, path)
	}
	file, err := os.Open(path)
	if err != nil {
		return Prepared{}, fmt.Errorf("read spooled payload: %w", err)
	}
	defer file.Close()
	return p, v.outside.Put(ctx, sha, size, file)
}

// PrepareBytes makes data ready to be recorded; it must not be changed after.
func (v *Vault) PrepareBytes(ctx context.Context, data []byte) (Prepared, error) {
	sum := sha256.Sum256(data)
	p := Prepared{SHA256: hex.EncodeToString(sum[:]), Size: int64(len(data))}
	if p.Size <= v.inline {
		if p.inline = data; data == nil {
			p.inline = []byte{}
		}
		return p, nil
	}
	v.keep(p.SHA256)
	return p, v.outside.Put(ctx, p.SHA256, p.Size, bytes.NewReader(data))
}

func (v *Vault) keep(sha string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.fresh[sha] = time.Now()
}

// Put implements Store: it prepares and records in one.
func (v *Vault) Put(ctx context.Context, sha string, size int64, r io.Reader) error {
	if err := checkName(sha); err != nil {
		return err
	}
	p := Prepared{SHA256: sha, Size: size}
	if size <= v.inline {
		data, err := io.ReadAll(io.LimitReader(withContext{ctx, r}, size+1))
		if err != nil {
			return fmt.Errorf("store payload: %w", err)
		}
		if sum := sha256.Sum256(data); int64(len(data)) != size || hex.EncodeToString(sum[:]) != sha {
			return gateway.E("blob.put", gateway.Invalid, fmt.Errorf("payload %s of %d bytes: %w", sha, size, ErrDamaged))
		}
		p.inline = data
	} else {
		v.keep(sha)
		if err := v.outside.Put(ctx, sha, size, r); err != nil {
			return err
		}
	}
	return v.journal.Update(ctx, p.Record)
}

// Open implements Store. A payload that has not the length that was recorded is
// ErrDamaged.
func (v *Vault) Open(ctx context.Context, sha string) (io.ReadSeekCloser, int64, error) {
	if err := checkName(sha); err != nil {
		return nil, 0, err
	}
	var size int64
	var inline []byte
	err := v.journal.View(ctx, func(tx *journal.Tx) (err error) {
		size, inline, err = tx.Blob(sha)
		return err
	})
	if errors.Is(err, journal.ErrNotFound) {
		return nil, 0, notFound(sha)
	}
	if err != nil {
		return nil, 0, err
	}
	if inline != nil {
		if int64(len(inline)) != size {
			return nil, 0, damaged(sha, int64(len(inline)), size)
		}
		return memory{bytes.NewReader(inline)}, size, nil
	}
	r, n, err := v.outside.Open(ctx, sha)
	switch {
	case errors.Is(err, ErrNotFound): // recorded and gone is not the same as never there
		return nil, 0, gateway.E("blob.open", gateway.Internal, fmt.Errorf("payload %s is recorded and its bytes are gone: %w", sha, ErrDamaged))
	case err != nil:
		return nil, 0, err
	case n != size:
		return nil, 0, errors.Join(damaged(sha, n, size), r.Close())
	}
	return r, size, nil
}

// Inline returns the whole bytes of those payloads that lie in the journal, by
// digest; Open tells of the others.
func (v *Vault) Inline(ctx context.Context, shas []string) (all map[string][]byte, err error) {
	err = v.journal.View(ctx, func(tx *journal.Tx) (err error) { all, err = tx.Inlines(shas); return err })
	return all, err
}

// Reader reads bytes that Inline gave as Open would.
func Reader(data []byte) io.ReadSeekCloser { return memory{bytes.NewReader(data)} }

func damaged(sha string, got, want int64) error {
	return gateway.E("blob.open", gateway.Internal, fmt.Errorf("payload %s has %d bytes instead of %d: %w", sha, got, want, ErrDamaged))
}

type memory struct{ *bytes.Reader }

func (memory) Close() error { return nil }

// Delete implements Store. It does not ask who needs the payload: retention
// calls tx.DeleteBlob where it forgets the last row that speaks of it, and leaves
// bytes outside to Sweep.
func (v *Vault) Delete(ctx context.Context, sha string) error {
	if err := checkName(sha); err != nil {
		return err
	}
	err := v.journal.Update(ctx, func(tx *journal.Tx) error {
		_, err := tx.DeleteBlob(sha)
		return err
	})
	if err != nil {
		return err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	delete(v.fresh, sha)
	return v.outside.Delete(ctx, sha)
}

// Walk implements Store.
func (v *Vault) Walk(ctx context.Context, fn func(Info) error) error {
	for after := ""; ; {
		var page []Info
		err := v.journal.View(ctx, func(tx *journal.Tx) error {
			page = nil
			rows, err := tx.Blobs(after, 500)
			for _, b := range rows {
				page = append(page, Info{SHA256: b.SHA256, Size: b.Size, Put: b.CreatedAt})
			}
			return err
		})
		if err != nil || len(page) == 0 {
			return err
		}
		for _, info := range page {
			if err := fn(info); err != nil {
				return err
			}
			after = info.SHA256
		}
	}
}

// Sweep removes the bytes outside the journal that were put before cutoff and
// that it does not record: their delivery died before it was taken, or they were
// forgotten. It returns how many payloads went. The cutoff must be older than
// any delivery under way, here or on another node; an hour is plenty.
func (v *Vault) Sweep(ctx context.Context, cutoff time.Time) (int, error) {
	var old []string
	err := v.outside.Walk(ctx, func(i Info) error {
		if i.Put.Before(cutoff) {
			old = append(old, i.SHA256)
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("sweep payloads: %w", err)
	}
	v.mu.Lock()
	for sha, at := range v.fresh {
		if at.Before(cutoff) {
			delete(v.fresh, sha)
		}
	}
	v.mu.Unlock()
	n := 0
	for _, sha := range old {
		gone, err := v.sweep(ctx, sha)
		if err != nil {
			return n, fmt.Errorf("sweep payloads: %w", err)
		}
		if gone {
			n++
		}
	}
	if t, ok := v.outside.(interface {
		SweepTemp(ctx context.Context, cutoff time.Time) error
	}); ok {
		if err := t.SweepTemp(ctx, cutoff); err != nil {
			return n, fmt.Errorf("sweep payloads: %w", err)
		}
	}
	return n, nil
}

func (v *Vault) sweep(ctx context.Context, sha string) (bool, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if _, ok := v.fresh[sha]; ok {
		return false, nil // being taken again
	}
	needed := false
	err := v.journal.View(ctx, func(tx *journal.Tx) error {
		_, inline, err := tx.Blob(sha)
		needed = err == nil && inline == nil
		if errors.Is(err, journal.ErrNotFound) {
			return nil
		}
		return err
	})
	if err != nil || needed {
		return false, err
	}
	return true, v.outside.Delete(ctx, sha)
}
