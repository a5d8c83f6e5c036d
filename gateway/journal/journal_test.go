// SPDX-License-Identifier: Apache-2.0

package journal_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"
	"golang.org/x/sync/errgroup"

	"ordergate/gateway"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/journal"
	"ordergate/gateway/journal/journaltest"
)

var cluster *gatewaytest.Cluster

func TestMain(m *testing.M) {
	if path := os.Getenv("JOURNAL_TEST_CHILD"); path != "" {
		child(path)
	}
	code := 1
	c, err := gatewaytest.StartPostgres()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	} else {
		cluster = c
		code = m.Run()
		c.Stop()
		if err := goleak.Find(); err != nil && code == 0 {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

func TestSQLite(t *testing.T) {
	t.Parallel()
	journaltest.Run(t, func(t *testing.T, clock gateway.Clock) journal.Store { return open(t, t.TempDir(), clock) })
}

func TestPostgreSQL(t *testing.T) {
	t.Parallel()
	journaltest.Run(t, func(t *testing.T, clock gateway.Clock) journal.Store {
		s, err := journal.Open(t.Context(), journal.Config{URL: cluster.Database(t), Clock: clock})
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

func open(t testing.TB, dir string, clock gateway.Clock) journal.Store {
	t.Helper()
	s, err := journal.Open(t.Context(), journal.Config{URL: filepath.Join(dir, "odd name?#%.db"), Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// child acknowledges rows on stdout until it is killed.
func child(path string) {
	s, err := journal.Open(context.Background(), journal.Config{URL: path})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for i := range 8 {
		go func() {
			for n := 0; ; n++ {
				key := fmt.Sprintf("w%d-%d", i, n)
				if err := s.Update(context.Background(), func(tx *journal.Tx) error { _, err := tx.NextNumber(key); return err }); err == nil {
					fmt.Println(key)
				}
			}
		}()
	}
	select {}
}

// TestKilled: what was acknowledged before kill -9 is there after it.
func TestKilled(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "j.db")
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "JOURNAL_TEST_CHILD="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	buf := make([]byte, 1<<16)
	for strings.Count(said.String(), "\n") < 2000 {
		n, err := out.Read(buf)
		if err != nil {
			t.Fatal(err, said.String())
		}
		said.Write(buf[:n])
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	s, err := journal.Open(t.Context(), journal.Config{URL: path})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	lines := strings.Split(said.String(), "\n")
	err = s.View(t.Context(), func(tx *journal.Tx) error {
		for _, key := range lines[:len(lines)-1] {
			var n int64
			if err := tx.QueryRow(`SELECT value FROM counters WHERE name = ?`, key).Scan(&n); err != nil {
				return fmt.Errorf("%s was acknowledged and is gone: %w", key, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestDiskFull: errors while the disk is full, nothing acknowledged lost, and
// work again when there is space.
func TestDiskFull(t *testing.T) {
	if os.Getuid() != 0 {
		t.Log("not root: no tmpfs of our own to fill, not tried")
		return
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Logf("no mount here (%v %s): not tried", err, out)
		return
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", dir).Run() })
	s := open(t, dir, gateway.SystemClock{})
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	body := make([]byte, 20<<10)
	var acked []string
	full := false
	for i := 0; i < 1000 && !full; i++ {
		var g errgroup.Group
		keys := make([]string, 4)
		for j := range keys {
			g.Go(func() error {
				key := fmt.Sprintf("%d-%d", i, j)
				err := s.Update(t.Context(), func(tx *journal.Tx) error { return tx.PutBlob(key, int64(len(body)), body) })
				if err == nil {
					keys[j] = key
				}
				return err
			})
		}
		full = g.Wait() != nil
		acked = append(acked, keys...)
	}
	if !full {
		t.Fatal("4 MB took 80 MB")
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if err := s.Update(t.Context(), func(tx *journal.Tx) error { return tx.PutBlob("after", 1, []byte{1}) }); err != nil {
		t.Fatalf("space is back, and still: %v", err)
	}
	err := s.View(t.Context(), func(tx *journal.Tx) error {
		for _, key := range append(acked, "after") {
			if key == "" {
				continue
			}
			if _, _, err := tx.Blob(key); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestClosed(t *testing.T) {
	t.Parallel()
	s := open(t, t.TempDir(), gateway.SystemClock{})
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	if err := s.Update(t.Context(), func(*journal.Tx) error { return nil }); !errors.Is(err, journal.ErrClosed) {
		t.Fatal(err)
	}
}

// BenchmarkTake stores a 6.6 KB message with its first job, durably, beside the
// rate of bare fsyncs on the same disk.
func BenchmarkTake(b *testing.B) {
	body := make([]byte, 6600)
	b.Run("fsync", func(b *testing.B) {
		f, err := os.Create(filepath.Join(b.TempDir(), "f"))
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		for b.Loop() {
			if _, err := f.Write(body[:4096]); err != nil {
				b.Fatal(err)
			}
			if err := f.Sync(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "fsync/s")
	})
	for _, writers := range []int{1, 64} {
		b.Run(fmt.Sprintf("writers=%d", writers), func(b *testing.B) {
			s := open(b, b.TempDir(), gateway.SystemClock{})
			defer s.Close()
			var n atomic.Int64
			var g errgroup.Group
			b.ResetTimer()
			for range writers {
				g.Go(func() error {
					for {
						i := n.Add(1)
						if i > int64(b.N) {
							return nil
						}
						id := fmt.Sprintf("M%020d", i)
						err := s.Update(context.Background(), func(tx *journal.Tx) error {
							if err := tx.PutBlob(id, int64(len(body)), body); err != nil {
								return err
							}
							if _, err := tx.PutMessage(journal.Message{ID: id, SHA256: id, Size: int64(len(body)), State: journal.MessageTaken,
								Envelope: gateway.Envelope{Transport: "folder", Connection: "c", Key: id, FileName: "po.edi", ReceivedAt: time.Now()}}); err != nil {
								return err
							}
							return tx.Enqueue(journal.Job{Lane: "m/" + id, Kind: "read", Ref: id})
						})
						if err != nil {
							return err
						}
					}
				})
			}
			if err := g.Wait(); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "messages/s")
		})
	}
}

// BenchmarkClaimComplete works through as many queued jobs as there are rounds,
// of ten partners, 64 a claim, one worker.
func BenchmarkClaimComplete(b *testing.B) {
	b.Run("sqlite", func(b *testing.B) { claimComplete(b, open(b, b.TempDir(), gateway.SystemClock{})) })
	b.Run("postgres", func(b *testing.B) {
		s, err := journal.Open(b.Context(), journal.Config{URL: cluster.Database(b)})
		if err != nil {
			b.Fatal(err)
		}
		claimComplete(b, s)
	})
}

// BenchmarkClaimNothing is what asking costs while 100,000 jobs are queued and
// none is due.
func BenchmarkClaimNothing(b *testing.B) {
	s := open(b, b.TempDir(), gateway.SystemClock{})
	defer s.Close()
	var jobs []journal.Job
	for i := range 100_000 {
		jobs = append(jobs, journal.Job{Lane: fmt.Sprint(i), Kind: "k", Partner: fmt.Sprint(i % 100), RunAt: time.Now().Add(time.Hour)})
	}
	if err := s.Update(b.Context(), func(tx *journal.Tx) error { return tx.Enqueue(jobs...) }); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.Claim(b.Context(), journal.ClaimRequest{Node: "n", Kinds: []string{"k"}, Limit: 64, Now: time.Now()}); err != nil {
			b.Fatal(err)
		}
	}
}

func claimComplete(b *testing.B, s journal.Store) {
	defer s.Close()
	for i := 0; i < b.N; i += 500 {
		var jobs []journal.Job
		for j := i; j < min(i+500, b.N); j++ {
			jobs = append(jobs, journal.Job{Lane: fmt.Sprint(j), Kind: "k", Partner: fmt.Sprint(j % 10), Ref: "r"})
		}
		err := s.Update(b.Context(), func(tx *journal.Tx) error { return tx.Enqueue(jobs...) })
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ResetTimer()
	for left := b.N; left > 0; {
		jobs, err := s.Claim(b.Context(), journal.ClaimRequest{Node: "n", Kinds: []string{"k"}, Limit: 64, Lease: time.Minute, Now: time.Now()})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Update(b.Context(), func(tx *journal.Tx) error { return tx.Complete(jobs...) }); err != nil {
			b.Fatal(err)
		}
		left -= len(jobs)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "jobs/s")
}
