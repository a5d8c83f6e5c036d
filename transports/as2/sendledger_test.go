// SPDX-License-Identifier: Apache-2.0

package as2_test

import (
	"context"
	"io"
	"os"
	"testing"

	"ordergate/gateway"
	"ordergate/transports"
	"ordergate/transports/transporttest"
)

// diskLedger keeps the bytes of one document in a file, so that memory can be
// measured; all else is transporttest's.
type diskLedger struct {
	*transporttest.Ledger
	dir  string
	kept *diskKept
}

func newDiskLedger(t *testing.T) *diskLedger {
	return &diskLedger{Ledger: transporttest.NewLedger(), dir: t.TempDir()}
}

func (l *diskLedger) Keep(context.Context) (transports.Kept, error) {
	f, err := os.CreateTemp(l.dir, "kept")
	if err != nil {
		return nil, err
	}
	l.kept = &diskKept{File: f}
	return l.kept, nil
}

func (l *diskLedger) Prepare(_ context.Context, x gateway.Exchange, _ transports.Kept) (*gateway.Exchange, error) {
	x.State = gateway.ExchangePrepared
	return l.Put(x, nil, nil), nil
}

func (l *diskLedger) Open(context.Context, string) (io.ReadSeekCloser, int64, error) {
	f, err := os.Open(l.kept.Name())
	return f, l.kept.Size(), err
}

type diskKept struct{ *os.File }

func (k *diskKept) Seal() error                      { return nil }
func (k *diskKept) Open() (io.ReadSeekCloser, error) { return os.Open(k.Name()) }
func (k *diskKept) SHA256() string                   { return "disk" }
func (k *diskKept) Discard()                         { _ = k.Close() }
func (k *diskKept) Size() int64 {
	info, err := os.Stat(k.Name())
	if err != nil {
		return 0
	}
	return info.Size()
}
