// SPDX-License-Identifier: Apache-2.0

package portal_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"ordergate/gateway/blob"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
)

// BenchmarkTake: orders of 1 KB a second, each taken durably before it is answered, over
// 64 connections that stay; nothing works on them meanwhile.
func BenchmarkTake(b *testing.B) {
	l := newLab(b)
	dir := b.TempDir()
	store, err := journal.Open(context.Background(), journal.Config{URL: filepath.Join(dir, "journal.db"), Clock: l.clock})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := store.Close(); err != nil {
			b.Error(err)
		}
	})
	files, err := blob.NewFiles(filepath.Join(dir, "blobs"))
	if err != nil {
		b.Fatal(err)
	}
	in, err := intake.New(intake.Config{Journal: store, Vault: blob.New(store, files, 0), Dir: filepath.Join(dir, "spool"), MinFree: -1, Clock: l.clock})
	if err != nil {
		b.Fatal(err)
	}
	l.serve(in)
	head := "POST /v1/documents?filename=order.json HTTP/1.1\r\nHost: " + l.address + "\r\nAuthorization: Bearer " + l.key + "\r\nContent-Type: application/json\r\nContent-Length: 1024\r\n\r\n"
	var next atomic.Int64
	var wg sync.WaitGroup
	b.ResetTimer()
	for range 64 {
		wg.Go(func() {
			conn, err := net.Dial("tcp", l.address)
			if err != nil {
				b.Error(err)
				return
			}
			defer conn.Close()
			r := bufio.NewReader(conn)
			for n := next.Add(1); n <= int64(b.N); n = next.Add(1) {
				if _, err := io.WriteString(conn, head+fmt.Sprintf("%01024d", n)); err != nil {
					b.Error(err)
					return
				}
				res, err := http.ReadResponse(r, nil)
				if err != nil {
					b.Error(err)
					return
				}
				if _, err := io.Copy(io.Discard, res.Body); err != nil || res.StatusCode != http.StatusAccepted {
					b.Errorf("%s, %v", res.Status, err)
					return
				}
			}
		})
	}
	wg.Wait()
	b.StopTimer()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "orders/s")
}
