// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"bytes"
	"context"
	"io"

	"ordergate/gateway"
	"ordergate/transports"
)

// probeLedger holds the one test document of a Probe, in memory: it is no business,
// and nobody has to prove it. It is not safe for concurrent use.
type probeLedger struct {
	x     *gateway.Exchange
	bytes []byte
}

type probeKept struct{ bytes.Buffer }

func (k *probeKept) Seal() error    { return nil }
func (k *probeKept) SHA256() string { return "" }
func (k *probeKept) Size() int64    { return int64(k.Len()) }
func (k *probeKept) Discard()       {}

func (k *probeKept) Open() (io.ReadSeekCloser, error) {
	return seeker{bytes.NewReader(k.Bytes())}, nil
}

type seeker struct{ *bytes.Reader }

func (seeker) Close() error { return nil }

func (l *probeLedger) Keep(context.Context) (transports.Kept, error) { return &probeKept{}, nil }

func (l *probeLedger) Open(context.Context, string) (io.ReadSeekCloser, int64, error) {
	return seeker{bytes.NewReader(l.bytes)}, int64(len(l.bytes)), nil
}

func (l *probeLedger) Exchange(context.Context, string) (*gateway.Exchange, error) { return l.x, nil }

func (l *probeLedger) Prepared(context.Context, string) (*gateway.Exchange, error) { return l.x, nil }

func (l *probeLedger) Prepare(_ context.Context, x gateway.Exchange, original transports.Kept) (*gateway.Exchange, error) {
	l.x, l.bytes = &x, bytes.Clone(original.(*probeKept).Bytes())
	return l.x, nil
}

func (l *probeLedger) Awaiting(context.Context, []string, string) (*gateway.Exchange, error) {
	return l.x, nil
}

func (l *probeLedger) Settle(_ context.Context, _ string, o transports.Outcome) (*gateway.Exchange, error) {
	l.x.State, l.x.Disposition, l.x.MIC, l.x.Reason = o.State, o.Disposition, o.MIC, o.Reason
	if o.Facts != nil {
		l.x.Facts = o.Facts
	}
	return l.x, nil
}
