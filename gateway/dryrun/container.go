// SPDX-License-Identifier: Apache-2.0

package dryrun

import (
	"context"
	"errors"
	"io"
	"os"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/decode/unpack"
)

// container reads the parts of a mail or archive, each as a file of its own, and says
// which were left alone and why.
func (r *Runner) container(ctx context.Context, name string, c decode.Container, f bytesOf, size int64, emit func(Document) error) (readable bool, err error) {
	taken := 0
	u := &unpack.Unpacker{Containers: formats.Containers(), Keeper: temporary{}, Budget: decode.NewBudget(), Take: func(l unpack.Leaf) error {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		at := name + " › " + l.Path + " " + l.FileName
		if l.Kept == nil {
			return emit(Document{File: at, Decision: gateway.Accept, Findings: []gateway.Finding{{Code: "message.part.aside", Severity: gateway.Note, Message: "It is left alone: " + l.Reason + "."}}})
		}
		defer l.Kept.Discard()
		taken++
		if l.Role == decode.Body && l.FileName == "body.txt" {
			return emit(Document{File: at, Decision: gateway.Held, Findings: []gateway.Finding{{Code: "message.text.order", Severity: gateway.Hold,
				Message: "There may be an order in the text of the mail, which only a person reads."}}})
		}
		ok, err := r.payload(ctx, at, l.Kept.(*tempFile), l.Size, false, emit)
		readable = readable || ok
		return err
	}}
	findings, err := u.Unpack(c, decode.Payload{ReaderAt: f, Size: size, Name: name})
	if err != nil {
		return readable, err
	}
	if taken == 0 && gateway.Weigh(findings) == gateway.Accept {
		findings = append(findings, gateway.Finding{Code: "message.order.none", Severity: gateway.Hold, Message: "There is no order in it.", Hint: "Look whether something is missing."})
	}
	if len(findings) > 0 {
		return readable, emit(Document{File: name, Decision: gateway.Weigh(findings), Findings: findings})
	}
	return readable, nil
}

// temporary keeps parts in files that go when they are discarded.
type temporary struct{}

type tempFile struct {
	*os.File
	size int64
}

// Keep implements unpack.Keeper.
func (temporary) Keep(r io.Reader) (unpack.Kept, error) {
	f, err := os.CreateTemp("", "ordergate-part-*")
	if err != nil {
		return nil, err
	}
	k := &tempFile{File: f}
	if k.size, err = io.Copy(f, r); err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		k.Discard()
		return nil, err
	}
	return k, nil
}

// Size implements unpack.Kept.
func (k *tempFile) Size() int64 { return k.size }

// Discard implements unpack.Kept.
func (k *tempFile) Discard() {
	_ = errors.Join(k.Close(), os.Remove(k.Name())) // nobody needs it any more
}
