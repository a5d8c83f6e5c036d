// SPDX-License-Identifier: Apache-2.0

package remote_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ordergate/transports/remote"
	"ordergate/transports/transporttest"
)

// BenchmarkFetch fetches and deletes files of 2 KB from OpenSSH; an op is a file.
func BenchmarkFetch(b *testing.B) {
	for _, connections := range []int{1, 2, 8} {
		b.Run(fmt.Sprintf("connections=%d", connections), func(b *testing.B) {
			o := newOpenSSH(b)
			dir := filepath.Join(o.root, "out")
			if err := os.Mkdir(dir, 0o755); err != nil {
				b.Fatal(err)
			}
			for i := range b.N {
				if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.edi", i)), make([]byte, 2048), 0o644); err != nil {
					b.Fatal(err)
				}
			}
			s := o.settings(b)
			s.Connections = connections
			s.Fetch = &remote.Fetch{Folders: []string{dir}, Every: time.Millisecond, Complete: remote.Renamed, MaxFiles: 100_000}
			in := transporttest.NewIntake()
			r := remote.New(s)
			ctx, cancel := context.WithCancel(b.Context())
			done := make(chan error, 1)
			b.ResetTimer()
			go func() { done <- r.Serve(ctx, in) }()
			in.Wait(ctx, func(m []transporttest.Message) bool { return len(m) == b.N })
			b.StopTimer()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "files/s")
			cancel()
			if err := <-done; err != nil {
				b.Fatal(err)
			}
			r.Close()
		})
	}
}
