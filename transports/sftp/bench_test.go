// SPDX-License-Identifier: Apache-2.0

package sftp_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/intake"
	"ordergate/gateway/journal"
	"ordergate/transports/transporttest"

	client "github.com/pkg/sftp"
)

// BenchmarkSFTPUploads uploads purchase orders by 64 connections into a journal on disk:
// each close is answered when its bytes are durable.
func BenchmarkSFTPUploads(b *testing.B) {
	store, err := journal.Open(context.Background(), journal.Config{URL: filepath.Join(b.TempDir(), "j.db"), Clock: gateway.SystemClock{}})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close() })
	files, err := blob.NewFiles(filepath.Join(b.TempDir(), "blobs"))
	if err != nil {
		b.Fatal(err)
	}
	in, err := intake.New(intake.Config{Journal: store, Vault: blob.New(store, files, 0), Dir: filepath.Join(b.TempDir(), "spool"), MaxBytes: 16 << 20, MinFree: -1,
		Clock: gateway.SystemClock{}, Log: zap.NewNop()})
	if err != nil {
		b.Fatal(err)
	}
	x := newLab(b)
	x.serve(in)
	const connections = 64
	clients := make([]*client.Client, connections)
	for i := range clients {
		conn, c, err := x.login(io.Discard)
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { _ = c.Close(); _ = conn.Close() })
		clients[i] = c
	}
	body := []byte(strings.Repeat("PO1*1*10*EA*1.50**BP*4711~\n", 240)) // 6.5 KB
	var next atomic.Int64
	b.ResetTimer()
	var wg sync.WaitGroup
	for _, c := range clients {
		wg.Go(func() {
			for n := next.Add(1); n <= int64(b.N); n = next.Add(1) {
				f, err := c.Create(fmt.Sprintf("/in/po-%d.edi", n))
				if err != nil {
					b.Error(err)
					return
				}
				if _, err := f.Write(append([]byte(fmt.Sprint(n, " ")), body...)); err != nil {
					b.Error(err)
				}
				if err := f.Close(); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wg.Wait()
	b.StopTimer()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "uploads/s")
}

// BenchmarkSFTPIdle tells how much resident memory a thousand sessions take that do
// nothing. Their clients are a process of their own.
func BenchmarkSFTPIdle(b *testing.B) {
	const sessions = 1000
	x := newLab(b, func(x *lab) {
		x.listener.Connections, x.listener.PerAddress, x.account.Sessions = 4*sessions, 4*sessions, 2*sessions
	})
	x.serve(transporttest.NewIntake())
	before := rss(b)
	cmd := exec.Command(os.Args[0], "-test.run", "^TestIdleClients$")
	cmd.Env = append(os.Environ(), fmt.Sprintf("SFTP_IDLE=%s %d", x.addr, sessions))
	in, errIn := cmd.StdinPipe()
	out, errOut := cmd.StdoutPipe()
	if err := errors.Join(errIn, errOut, cmd.Start()); err != nil {
		b.Fatal(err)
	}
	defer func() { _ = in.Close(); _ = cmd.Wait() }()
	for r := bufio.NewScanner(out); r.Scan() && r.Text() != "ready"; {
	}
	b.ReportMetric(float64(rss(b)-before)/(1<<20), "MiB/1000sessions")
	b.ReportMetric(float64(x.counts.get("sessions")), "sessions")
}

// rss is the resident memory of this process in bytes.
func rss(b *testing.B) int64 {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if v, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.ParseInt(strings.Fields(v)[0], 10, 64)
			if err != nil {
				b.Fatal(err)
			}
			return kb << 10
		}
	}
	b.Fatal("no VmRSS")
	return 0
}

// TestIdleClients is the other process of BenchmarkSFTPIdle: it logs in so many times
// and stays until its input ends. Run by itself it logs in once.
func TestIdleClients(t *testing.T) {
	x := &lab{t: t}
	n := 1
	if _, err := fmt.Sscan(os.Getenv("SFTP_IDLE"), &x.addr, &n); err != nil {
		x = newLab(t)
		x.serve(transporttest.NewIntake())
	}
	for range n {
		conn, c, err := x.login(io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		defer c.Close()
		if _, err := c.ReadDir("/in"); err != nil {
			t.Fatal(err)
		}
	}
	if os.Getenv("SFTP_IDLE") != "" {
		fmt.Println("ready")
		_, _ = io.Copy(io.Discard, os.Stdin)
	}
}
