// SPDX-License-Identifier: Apache-2.0

package transporttest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"sync"

	"ordergate/gateway"
	"ordergate/transports"
)

var (
	_ transports.Door   = (*Intake)(nil)
	_ transports.Ledger = (*Ledger)(nil)
)

// Kept is a transports.Kept in memory.
type Kept struct {
	buf    bytes.Buffer
	sealed bool
}

// NewKept returns sealed bytes.
func NewKept(b []byte) *Kept {
	k := &Kept{sealed: true}
	k.buf.Write(b)
	return k
}

// Write implements io.Writer.
func (k *Kept) Write(p []byte) (int, error) {
	if k.sealed {
		return 0, gateway.Errorf("kept.write", gateway.Internal, "written after it was sealed")
	}
	return k.buf.Write(p)
}

// Seal implements transports.Kept.
func (k *Kept) Seal() error { k.sealed = true; return nil }

// Open implements transports.Kept.
func (k *Kept) Open() (io.ReadSeekCloser, error) {
	if !k.sealed {
		return nil, gateway.Errorf("kept.open", gateway.Internal, "read before it was sealed")
	}
	return reader{bytes.NewReader(k.buf.Bytes())}, nil
}

type reader struct{ *bytes.Reader }

func (reader) Close() error { return nil }

// SHA256 implements transports.Kept.
func (k *Kept) SHA256() string {
	sum := sha256.Sum256(k.buf.Bytes())
	return hex.EncodeToString(sum[:])
}

// Size implements transports.Kept.
func (k *Kept) Size() int64 { return int64(k.buf.Len()) }

// Discard implements transports.Kept.
func (k *Kept) Discard() {}

func bytesOf(k transports.Kept) ([]byte, error) {
	if k == nil {
		return nil, nil
	}
	r, err := k.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// Keep implements transports.Door.
func (in *Intake) Keep(context.Context) (transports.Kept, error) { return &Kept{}, nil }

// Processed implements transports.Door. A repeat that is found counts among the
// Commits of its messages.
func (in *Intake) Processed(_ context.Context, connection, from, to, messageID string) (*gateway.Exchange, error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	x := in.processed(connection, from, to, messageID)
	in.count(x)
	return x, nil
}

func (in *Intake) count(x *gateway.Exchange) {
	if x == nil {
		return
	}
	for _, id := range x.Messages {
		in.taken[in.ids[id]].Commits++
	}
}

func (in *Intake) processed(connection, from, to, messageID string) *gateway.Exchange {
	for i := range in.exchanges {
		x := in.exchanges[i]
		if x.State == gateway.ExchangeProcessed && x.Connection == connection && x.From == from && x.To == to && x.MessageID == messageID {
			return &x
		}
	}
	return nil
}

// Take implements transports.Door. OnCommit is asked once a call, with the envelope
// of the first payload.
func (in *Intake) Take(ctx context.Context, t transports.Taking) (*gateway.Exchange, bool, error) {
	original, err := bytesOf(t.Original)
	if err != nil {
		return nil, false, err
	}
	receipt, err := bytesOf(t.Receipt)
	if err != nil {
		return nil, false, err
	}
	var env gateway.Envelope
	if len(t.Payloads) > 0 {
		env = t.Payloads[0].(*staged).env
	}
	in.mu.Lock()
	in.commits++
	n := in.commits
	in.mu.Unlock()
	lost := false
	if in.OnCommit != nil {
		err, lost = in.OnCommit(n, env)
	}
	if err == nil {
		err = context.Cause(ctx)
	}
	if err != nil && !lost {
		return nil, false, err
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	defer in.notify()
	x, again := t.Exchange, false
	if first := in.processed(x.Connection, x.From, x.To, x.MessageID); first != nil && x.State == gateway.ExchangeProcessed {
		x, again = *first, true
		in.count(first)
	} else {
		x.ID, x.Original = fmt.Sprintf("E%d", len(in.exchanges)+1), in.keep(original)
		if t.Receipt != nil {
			x.Receipt = in.keep(receipt)
		}
		for _, p := range t.Payloads {
			x.Messages = append(x.Messages, in.put(p.(*staged)))
		}
		in.exchanges = append(in.exchanges, x)
		if t.Push {
			in.pushed = append(in.pushed, x.ID)
		}
	}
	if lost {
		return nil, false, err
	}
	return &x, again, nil
}

func (in *Intake) put(s *staged) string {
	key := s.env.Connection + "\x00" + s.env.Key
	in.taken[key] = &Message{Envelope: s.env, Payload: s.payload, Commits: 1}
	in.order = append(in.order, key)
	id := fmt.Sprintf("M%d", len(in.order))
	in.ids[id] = key
	return id
}

func (in *Intake) keep(b []byte) string {
	sum := sha256.Sum256(b)
	sha := hex.EncodeToString(sum[:])
	in.kept[sha] = b
	return sha
}

// Exchanges lists what came in, in order.
func (in *Intake) Exchanges() []gateway.Exchange {
	in.mu.Lock()
	defer in.mu.Unlock()
	return slices.Clone(in.exchanges)
}

// Pushed lists the exchanges whose receipt is to be delivered.
func (in *Intake) Pushed() []string {
	in.mu.Lock()
	defer in.mu.Unlock()
	return slices.Clone(in.pushed)
}

// Bytes returns what was kept under a digest.
func (in *Intake) Bytes(sha string) []byte {
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.kept[sha]
}

// Ledger is a transports.Ledger in memory. It is safe for concurrent use.
type Ledger struct {
	// OnPrepare and OnSettle, when set, are asked before; their error is returned.
	OnPrepare func(x gateway.Exchange) error
	OnSettle  func(id string, o transports.Outcome) error

	mu       sync.Mutex
	order    []string
	all      map[string]*gateway.Exchange
	kept     map[string][]byte
	findings map[string][]gateway.Finding // by exchange
}

// NewLedger returns an empty Ledger.
func NewLedger() *Ledger {
	return &Ledger{all: map[string]*gateway.Exchange{}, kept: map[string][]byte{}, findings: map[string][]gateway.Finding{}}
}

// Keep implements transports.Ledger.
func (l *Ledger) Keep(context.Context) (transports.Kept, error) { return &Kept{}, nil }

// Open implements transports.Ledger.
func (l *Ledger) Open(_ context.Context, sha string) (io.ReadSeekCloser, int64, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	b, ok := l.kept[sha]
	if !ok {
		return nil, 0, gateway.Errorf("ledger.open", gateway.NotFound, "nothing was kept as %s", sha)
	}
	return reader{bytes.NewReader(b)}, int64(len(b)), nil
}

// Exchange implements transports.Ledger.
func (l *Ledger) Exchange(_ context.Context, id string) (*gateway.Exchange, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if x := l.all[id]; x != nil {
		c := *x
		return &c, nil
	}
	return nil, gateway.Errorf("ledger.exchange", gateway.NotFound, "there is no exchange %s", id)
}

// Prepared implements transports.Ledger.
func (l *Ledger) Prepared(_ context.Context, outbound string) (*gateway.Exchange, error) {
	return l.find(func(x *gateway.Exchange) bool { return x.Outbound == outbound }), nil
}

func (l *Ledger) find(fits func(*gateway.Exchange) bool) *gateway.Exchange {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, id := range l.order {
		if x := *l.all[id]; x.Outgoing && fits(&x) {
			return &x
		}
	}
	return nil
}

// Prepare implements transports.Ledger.
func (l *Ledger) Prepare(ctx context.Context, x gateway.Exchange, original transports.Kept) (*gateway.Exchange, error) {
	if l.OnPrepare != nil {
		if err := l.OnPrepare(x); err != nil {
			return nil, err
		}
	}
	if first, _ := l.Prepared(ctx, x.Outbound); first != nil {
		return first, nil
	}
	b, err := bytesOf(original)
	if err != nil {
		return nil, err
	}
	x.Outgoing, x.State = true, gateway.ExchangePrepared
	return l.Put(x, b, nil), nil
}

// Put stores an exchange with its bytes as it is, for tests.
func (l *Ledger) Put(x gateway.Exchange, original, receipt []byte) *gateway.Exchange {
	l.mu.Lock()
	defer l.mu.Unlock()
	if x.ID == "" {
		x.ID = fmt.Sprintf("E%d", len(l.order)+1)
	}
	x.Original = l.keep(original)
	if receipt != nil {
		x.Receipt = l.keep(receipt)
	}
	if l.all[x.ID] == nil {
		l.order = append(l.order, x.ID)
	}
	l.all[x.ID] = &x
	c := x
	return &c
}

func (l *Ledger) keep(b []byte) string {
	sum := sha256.Sum256(b)
	sha := hex.EncodeToString(sum[:])
	l.kept[sha] = b
	return sha
}

// Awaiting implements transports.Ledger.
func (l *Ledger) Awaiting(_ context.Context, connections []string, messageID string) (*gateway.Exchange, error) {
	return l.find(func(x *gateway.Exchange) bool {
		return x.MessageID == messageID && slices.Contains(connections, x.Connection)
	}), nil
}

// Settle implements transports.Ledger.
func (l *Ledger) Settle(_ context.Context, id string, o transports.Outcome) (*gateway.Exchange, error) {
	if l.OnSettle != nil {
		if err := l.OnSettle(id, o); err != nil {
			return nil, err
		}
	}
	b, err := bytesOf(o.Receipt)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	x := l.all[id]
	if x == nil {
		return nil, gateway.Errorf("ledger.settle", gateway.NotFound, "there is no exchange %s", id)
	}
	final := x.State == gateway.ExchangeConfirmed || x.State == gateway.ExchangeRefused
	if !final && (o.State != gateway.ExchangeSent || x.State == gateway.ExchangePrepared) {
		x.State, x.Disposition, x.MIC, x.Reason, x.Due = o.State, o.Disposition, o.MIC, o.Reason, o.Due
		if o.Receipt != nil {
			x.Receipt = l.keep(b)
		}
		if o.Facts != nil {
			x.Facts = o.Facts
		}
		if o.Finding != nil {
			l.findings[id] = append(l.findings[id], *o.Finding)
		}
	}
	c := *x
	return &c, nil
}

// All lists the exchanges in order.
func (l *Ledger) All() []gateway.Exchange {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []gateway.Exchange
	for _, id := range l.order {
		out = append(out, *l.all[id])
	}
	return out
}

// Findings lists what was found about an exchange.
func (l *Ledger) Findings(id string) []gateway.Finding {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.findings[id])
}
