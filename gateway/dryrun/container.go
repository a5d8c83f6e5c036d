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
	"ordergate/gateway/decode/mail"
	"ordergate/gateway/decode/unpack"
	"ordergate/gateway/pipeline"
)

// container reads the parts of a mail or archive, each as a file of its own, and says
// which were left alone and why.
func (r *Runner) container(ctx context.Context, name string, c decode.Container, f bytesOf, size int64, emit func(Document) error) (readable bool, err error) {
	taken := 0
	if c.Name() == "mail" {
		m, err := mail.Head(io.NewSectionReader(f, 0, size))
		if err != nil {
			return false, err
		}
		defer func(was string) { r.subject = was }(r.subject)
		r.subject = m.Subject
	}
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
			ok, err := r.typed(ctx, at, l.Kept.(*tempFile), l.Size, emit)
			readable = readable || ok
			return err
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

// typed reads the text of a mail, where an order can be made out in it.
func (r *Runner) typed(ctx context.Context, name string, f bytesOf, size int64, emit func(Document) error) (readable bool, err error) {
	head := make([]byte, decode.HeadBytes)
	n, err := f.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	in := r.incoming(name, f, size, head[:n])
	in.Payload.Name = "body.txt"
	choice := pipeline.Typed(in)
	if choice == nil {
		return false, emit(Document{File: name, Decision: gateway.Held, Findings: []gateway.Finding{{Code: "message.text.order", Severity: gateway.Hold,
			Message: "There may be an order in the text of the mail, which only a person reads."}}})
	}
	opened := &pipeline.Opened{Choice: choice}
	if err := opened.Ask(ctx, r.Render, &in, nil); err != nil {
		return false, err
	}
	return r.chosen(ctx, name, f, size, opened, emit)
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
