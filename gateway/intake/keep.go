// SPDX-License-Identifier: Apache-2.0

package intake

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/transports"
)

// Keep implements transports.Door: memory up to Config.Inline, a spool file beyond.
// How much is written is the caller's to bound. Errors of it and of writing are
// Transient.
func (in *Intake) Keep(ctx context.Context) (transports.Kept, error) {
	if err := in.disk(); err != nil {
		return nil, err
	}
	return &Kept{in: in, ctx: ctx, id: NewID("E", in.cfg.Clock.Now())}, nil
}

// Kept implements transports.Kept.
type Kept struct {
	in   *Intake
	ctx  context.Context // of the request that it belongs to
	id   string          // of the exchange whose original it may become
	head bytes.Buffer    // all of a small one
	w    *spoolWriter    // of a large one
	payload
	sealed bool
	err    error // what spoiled it
}

// Write implements io.Writer.
func (k *Kept) Write(p []byte) (int, error) {
	switch {
	case k.err != nil:
		return 0, k.err
	case k.sealed:
		return 0, gateway.Errorf("intake.keep", gateway.Internal, "written after it was sealed")
	case k.ctx.Err() != nil:
		return 0, k.spoil(k.in.refuse(fmt.Errorf("%w: %w", errBrokenOff, context.Cause(k.ctx))))
	}
	if k.w == nil && int64(k.head.Len()+len(p)) <= k.in.cfg.Inline {
		return k.head.Write(p)
	}
	if k.w == nil {
		if err := k.spill(); err != nil {
			return 0, k.spoil(err)
		}
	}
	n, err := k.w.Write(p)
	if err != nil {
		return n, k.spoil(err)
	}
	return n, nil
}

func (k *Kept) spill() error {
	f, err := k.in.spool.create(k.in.cfg.Clock.Now())
	if err != nil {
		return storageError(err)
	}
	k.sp, k.path, k.w = &k.in.spool, f.Name(), k.in.writer(f)
	_, err = k.w.Write(k.head.Bytes())
	k.head = bytes.Buffer{}
	return err
}

// spoil gives back what is held: it can only be discarded from now on.
func (k *Kept) spoil(err error) error {
	k.err = err
	k.Discard()
	return err
}

// Seal implements transports.Kept. Twice is fine.
func (k *Kept) Seal() error {
	if k.err != nil || k.sealed {
		return k.err
	}
	if k.w == nil {
		ready, err := k.in.cfg.Vault.PrepareBytes(k.ctx, k.head.Bytes())
		if err != nil {
			return k.spoil(storageError(err))
		}
		k.payload = payload{sha: ready.SHA256, size: ready.Size, prepared: &ready}
	} else {
		err := k.w.end()
		k.payload.sha, k.payload.size = k.w.digest(), k.w.n
		k.w = nil
		if err != nil {
			return k.spoil(err)
		}
	}
	k.sealed = true
	return nil
}

// Open implements transports.Kept.
func (k *Kept) Open() (io.ReadSeekCloser, error) {
	switch {
	case k.err != nil:
		return nil, k.err
	case !k.sealed:
		return nil, gateway.Errorf("intake.keep", gateway.Internal, "read before it was sealed")
	case k.prepared == nil && k.path == "":
		return nil, gateway.Errorf("intake.keep", gateway.Internal, "read after it was handed over or discarded")
	case k.path == "":
		return blob.Reader(k.head.Bytes()), nil
	}
	f, err := os.Open(k.path)
	if err != nil {
		return nil, storageError(err)
	}
	return f, nil
}

// SHA256 implements transports.Kept.
func (k *Kept) SHA256() string { return k.sha }

// Size implements transports.Kept.
func (k *Kept) Size() int64 { return k.size }

// Discard implements transports.Kept.
func (k *Kept) Discard() {
	if k.w != nil {
		_ = k.w.f.Close() // nobody needs its bytes
		k.w = nil
	}
	k.drop()
	k.head = bytes.Buffer{}
}

// Ready makes what was sealed ready to be recorded; a large one lies in the vault
// then. Discard it once it is recorded. Twice is fine.
func (k *Kept) Ready(ctx context.Context) (blob.Prepared, error) {
	switch {
	case k.err != nil:
		return blob.Prepared{}, k.err
	case !k.sealed || k.prepared == nil && k.path == "":
		return blob.Prepared{}, gateway.Errorf("intake.keep", gateway.Internal, "handed over before it was sealed, or twice")
	}
	if err := k.prepare(ctx, k.in.cfg.Vault); err != nil {
		return blob.Prepared{}, err
	}
	return *k.prepared, nil
}

// ID is unique and stays: that of the exchange whose original it becomes.
func (k *Kept) ID() string { return k.id }
