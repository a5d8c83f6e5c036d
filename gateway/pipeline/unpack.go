// SPDX-License-Identifier: Apache-2.0

package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/decode/mail"
	"ordergate/gateway/decode/unpack"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/transports"
)

// unpacked is what a mail or archive was found to hold. Its parts become messages of
// their own, its children; those that do not fit one transaction are stored before.
type unpacked struct {
	mail     *gateway.Mail // nil for an archive
	children []child       // not stored yet
	pending  int64         // bytes of theirs
	taken    int           // all of them
	aside    int           // parts left alone
	lines    []string      // of the audit: what became of which part
	more     int           // parts that have no line
}

// child is a part that becomes a message.
type child struct {
	message journal.Message
	kept    transports.Kept
	payload blob.Prepared
}

// Bounds of one transaction's children, and of what the audit says of a message.
const (
	batchParts = 100
	batchBytes = 4 << 20
	auditParts = 100
)

// unpack takes a message apart. The text of a mail that no person wrote is no order.
func (e *Engine) unpack(ctx context.Context, p *piece, c decode.Container, body io.ReadSeeker, size int64) error {
	at := &readerAt{r: body}
	p.format, p.last = c.Name(), true
	u := &unpacked{mail: p.message.Envelope.Mail}
	p.unpacked = u
	if c.Name() == "mail" && u.mail == nil {
		var err error
		if u.mail, err = mail.Head(io.NewSectionReader(at, 0, size)); err != nil {
			return fmt.Errorf("read mail: %w", err)
		}
	}
	up := &unpack.Unpacker{Containers: formats.Containers(), Keeper: keeper{ctx, e.keep}, Budget: decode.NewBudget(), Take: func(l unpack.Leaf) error { return e.takeLeaf(ctx, p, l) }}
	findings, err := up.Unpack(c, decode.Payload{ReaderAt: at, Size: size, Name: p.message.Envelope.FileName})
	if err != nil {
		u.discard()
		return fmt.Errorf("unpack: %w", err)
	}
	p.state.Findings = append(p.state.Findings, findings...)
	p.held = gateway.Weigh(findings) != gateway.Accept
	p.state.Findings = append(p.state.Findings, u.note())
	if u.taken > 0 || p.held {
		return nil
	}
	if u.mail != nil && u.mail.Automatic {
		u.lines = append(u.lines, "closed: a mail that no person wrote, without an order")
		return nil
	}
	p.fail("message.order.none", "There is no order in "+u.what()+".", "Look whether something is missing; else there is nothing to do.")
	return nil
}

// what names a mail or archive for people.
func (u *unpacked) what() string {
	if u.mail == nil {
		return "the archive"
	}
	return "the mail " + mailName(u.mail)
}

// mailName is a mail's subject and sender.
func mailName(m *gateway.Mail) string {
	who := m.From
	if who == "" {
		who = "an unknown sender"
	}
	if m.Subject == "" {
		return "without a subject from " + who
	}
	return fmt.Sprintf("“%s” from %s", m.Subject, who)
}

const unpackedCode = "message.parts.unpacked"

// note is the finding that says what became of the parts; Found names a mail for what
// is said of its parts.
func (u *unpacked) note() gateway.Finding {
	f := gateway.Finding{Code: unpackedCode, Severity: gateway.Note, Message: fmt.Sprintf("%d part(s) taken, %d left alone.", u.taken, u.aside)}
	if u.mail != nil {
		f.Found = mailName(u.mail)
		f.Message = "Of the mail " + f.Found + ": " + f.Message
	}
	return f
}

func (u *unpacked) line(format string, args ...any) {
	if len(u.lines) >= auditParts {
		u.more++
		return
	}
	u.lines = append(u.lines, fmt.Sprintf(format, args...))
}

// takeLeaf makes a part a child, or notes why it is left alone.
func (e *Engine) takeLeaf(ctx context.Context, p *piece, l unpack.Leaf) error {
	u := p.unpacked
	if l.Role == decode.Body && u.mail != nil && u.mail.Automatic {
		l.Kept.Discard()
		l.Kept, l.Reason = nil, "text of a mail that no person wrote"
	}
	if l.Kept == nil {
		u.aside++
		u.line("part %s, %q: left alone, %s", l.Path, l.FileName, l.Reason)
		return nil
	}
	env := p.message.Envelope
	env.Part, env.FileName, env.ContentType = l.Path, l.FileName, l.ContentType
	if err := e.takeChild(ctx, p, env, l.Kept.(*keptPart)); err != nil {
		return err
	}
	if len(u.children) < batchParts && u.pending < batchBytes {
		return nil
	}
	if err := e.store.Update(ctx, func(tx *journal.Tx) error { return u.store(tx) }); err != nil {
		return fmt.Errorf("store parts: %w", err)
	}
	e.cfg.Crash("unpack.stored")
	u.discard()
	return nil
}

// takeChild makes a part a child, under an envelope that says which part it is.
func (e *Engine) takeChild(ctx context.Context, p *piece, env gateway.Envelope, kept *keptPart) error {
	defer kept.close()
	ready, err := kept.Kept.(readier).Ready(ctx)
	if err != nil {
		kept.Discard()
		return err
	}
	u := p.unpacked
	env.Parent = p.message.ID
	env.Key = p.message.ID + " " + env.Part + " " + ready.SHA256
	u.children = append(u.children, child{message: journal.Message{ID: intake.NewID("M", e.clock.Now()), Envelope: env, SHA256: ready.SHA256, Size: ready.Size, State: journal.MessageTaken,
		Exchange: p.message.Exchange}, kept: kept.Kept, payload: ready})
	u.taken++
	u.pending += min(ready.Size, blob.DefaultInline)
	u.line("part %s, %q, %d bytes: taken", env.Part, env.FileName, ready.Size)
	return nil
}

// store writes the children that are not stored yet. One that is there from an earlier
// reading stays as it is.
func (u *unpacked) store(tx *journal.Tx) error {
	for _, c := range u.children {
		m := c.message
		known, err := tx.PutMessage(m)
		if err != nil {
			return err
		}
		if known != nil {
			continue
		}
		if err := c.payload.Record(tx); err != nil {
			return err
		}
		job := journal.Job{Lane: "m/" + m.ID, Kind: journal.KindRead, Ref: m.ID}
		if len(m.Envelope.Partners) == 1 {
			job.Partner = m.Envelope.Partners[0]
		}
		if err := tx.Enqueue(job); err != nil {
			return err
		}
		if err := tx.Audit(journal.AuditLine{At: tx.Now(), Actor: "system", Action: "unpacked", MessageID: m.ID,
			Detail: fmt.Sprintf("%s, part %s of message %s, %d bytes, sha256 %s", m.Envelope.FileName, m.Envelope.Part, m.Envelope.Parent, m.Size, m.SHA256)}); err != nil {
			return err
		}
	}
	return nil
}

// discard lets go of what is stored, or will not be.
func (u *unpacked) discard() {
	for _, c := range u.children {
		c.kept.Discard()
	}
	u.children, u.pending = nil, 0
}

// record writes what is left to write of a message that was taken apart.
func (u *unpacked) record(tx *journal.Tx, id string) error {
	if err := u.store(tx); err != nil {
		return err
	}
	lines := u.lines
	if u.more > 0 {
		lines = append(lines[:len(lines):len(lines)], fmt.Sprintf("and %d parts more", u.more))
	}
	for _, l := range lines {
		if err := tx.Audit(journal.AuditLine{At: tx.Now(), Actor: "system", Action: "part", MessageID: id, Detail: l}); err != nil {
			return err
		}
	}
	return nil
}

// readier is what the room for parts gives: intake.Kept is one.
type readier interface {
	Ready(ctx context.Context) (blob.Prepared, error)
}

// keeper keeps parts while they are unpacked.
type keeper struct {
	ctx  context.Context
	keep func(ctx context.Context) (transports.Kept, error)
}

// Keep implements unpack.Keeper.
func (k keeper) Keep(r io.Reader) (unpack.Kept, error) {
	if k.keep == nil {
		return nil, gateway.Errorf("pipeline.unpack", gateway.Internal, "there is no room for parts")
	}
	kept, err := k.keep(k.ctx)
	if err != nil {
		return nil, err
	}
	_, err = io.Copy(struct{ io.Writer }{kept}, r)
	if err == nil {
		err = kept.Seal()
	}
	var open io.ReadSeekCloser
	if err == nil {
		open, err = kept.Open()
	}
	if err != nil {
		kept.Discard()
		return nil, err
	}
	return &keptPart{kept, readerAt{r: open}, open}, nil
}

// keptPart is a part that is read at random.
type keptPart struct {
	transports.Kept
	readerAt
	open io.Closer
}

func (k *keptPart) close() { _ = k.open.Close() } // read only

// Discard implements unpack.Kept.
func (k *keptPart) Discard() {
	k.close()
	k.Kept.Discard()
}

// container gives the container that a message is; nil for none. What was unpacked is
// not unpacked again: it would have no bounds.
func container(m *journal.Message, head []byte) decode.Container {
	if m.Envelope.Parent != "" {
		return nil
	}
	return unpack.Sniff(formats.Containers(), head, m.Envelope.FileName, mediaType(m))
}

// mediaType is the type that a message is said to be of, without its parameters.
func mediaType(m *journal.Message) string {
	t, _, _ := strings.Cut(strings.ToLower(m.Envelope.ContentType), ";")
	return strings.TrimSpace(t)
}

// typed tells the text of a mail, which only a person reads.
func typed(m *journal.Message) bool {
	return m.Envelope.Parent != "" && m.Envelope.FileName == "body.txt" && (m.Envelope.Part == "body" || strings.HasSuffix(m.Envelope.Part, "/body"))
}

// ofMail says of a part that is held which mail it came in.
func (e *Engine) ofMail(ctx context.Context, p *piece) error {
	env := p.message.Envelope
	if env.Parent == "" || !p.held {
		return nil
	}
	if env.Within != "" {
		return e.ofPDF(ctx, p)
	}
	name := ""
	if env.Mail != nil {
		name = mailName(env.Mail)
	} else {
		err := e.store.View(ctx, func(tx *journal.Tx) error {
			m, err := tx.Message(env.Parent)
			if errors.Is(err, journal.ErrNotFound) {
				return nil
			}
			if err != nil {
				return err
			}
			for _, f := range m.Findings {
				if f.Code == unpackedCode && f.Found != "" {
					name = f.Found
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	if name == "" {
		return nil
	}
	p.say(name, fmt.Sprintf(" It is %s of the mail %s.", env.FileName, name))
	return nil
}

// say adds to what holds a message where it lies.
func (p *piece) say(name, where string) {
	for i := range p.state.Findings {
		if f := &p.state.Findings[i]; f.Severity == gateway.Hold && !strings.Contains(f.Message, name) {
			f.Message += where
		}
	}
}
