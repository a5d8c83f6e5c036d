// SPDX-License-Identifier: Apache-2.0

package smtp_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"ordergate/gateway/blob"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/transports/smtp"
)

// durable is the real door on a real disk.
func durable(b *testing.B, p *post) *intake.Intake {
	b.Helper()
	store, err := journal.Open(context.Background(), journal.Config{URL: filepath.Join(p.dir, "journal.db"), Clock: p.clock})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := store.Close(); err != nil {
			b.Error(err)
		}
	})
	files, err := blob.NewFiles(filepath.Join(p.dir, "blobs"))
	if err != nil {
		b.Fatal(err)
	}
	in, err := intake.New(intake.Config{Journal: store, Vault: blob.New(store, files, 0), Dir: filepath.Join(p.dir, "spool"), MinFree: -1, Clock: p.clock})
	if err != nil {
		b.Fatal(err)
	}
	return in
}

// BenchmarkReceive: mails of 10 KB a second, each taken durably before it is answered,
// over 64 connections that stay; trusted by their network, and by SPF and DMARC of a
// domain whose records are known already.
func BenchmarkReceive(b *testing.B) {
	for _, c := range []struct {
		name    string
		account smtp.Account
	}{{"network", smtp.Account{From: []string{"*@acme.example"}, Networks: []string{"127.0.0.1"}}}, {"dmarc", smtp.Account{From: []string{"*@acme.example"}}}} {
		b.Run(c.name, func(b *testing.B) {
			p := newPost(b, func(p *post) {
				p.listener.TLS, p.listener.Submission = "", ""
				p.boxes = []*smtp.Mailbox{box("acme", c.account)}
			})
			p.door = durable(b, p)
			p.serve()
			body := strings.Repeat(strings.Repeat("x", 76)+"\r\n", 128)
			var next atomic.Int64
			var wg sync.WaitGroup
			var peers []*peer
			for range 64 {
				x := p.dial()
				x.do("EHLO client.example", "250")
				peers = append(peers, x)
			}
			b.ResetTimer()
			for _, x := range peers {
				wg.Go(func() {
					for n := next.Add(1); n <= int64(b.N); n = next.Add(1) {
						x.send("MAIL FROM:<buyer@acme.example>\r\nRCPT TO:<orders+acme@supplier.example>\r\nDATA\r\n")
						x.want("250")
						x.want("250")
						x.want("354")
						x.send(mail("buyer@acme.example", fmt.Sprintf("%d@acme.example", n), body) + ".\r\n")
						x.want("250 2.0.0 Taken")
					}
				})
			}
			wg.Wait()
			b.StopTimer()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "mails/s")
		})
	}
}
