// SPDX-License-Identifier: Apache-2.0

package render_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"ordergate/gateway/render"

	"codeberg.org/go-pdf/fpdf"
)

// dense is an order of several full pages, 40 lines each.
func dense(b *testing.B, pages int) []byte {
	return sheet(b, func(p *fpdf.Fpdf) {
		for page := range pages {
			if page > 0 {
				p.AddPage()
			}
			for i := range 40 {
				y := 60 + 18*float64(i)
				for k, x := range []float64{40, 80, 160, 380, 440, 510} {
					p.Text(x, y, []string{fmt.Sprint(i * 10), fmt.Sprintf("HX-%05d", i*37), "Hexagon bolt M12 x 80 galvanised, DIN 933", "250", "0.84", "210.00"}[k])
				}
				p.Line(40, y+4, 560, y+4)
			}
		}
	})
}

// BenchmarkPages: pages a second of text orders; children's memory at the end.
func BenchmarkPages(b *testing.B) {
	data := dense(b, 4)
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			r := reader(b, render.Config{Workers: workers})
			read(b, r, data, render.Options{})
			var wg sync.WaitGroup
			work := make(chan struct{})
			for range workers {
				wg.Go(func() {
					for range work {
						if _, err := r.Pages(context.Background(), bytes.NewReader(data), int64(len(data)), "", render.Options{}); err != nil {
							b.Error(err)
						}
					}
				})
			}
			b.ResetTimer()
			for range b.N {
				work <- struct{}{}
			}
			close(work)
			wg.Wait()
			b.ReportMetric(float64(b.N*4)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}

// BenchmarkScan: seconds a scanned page.
func BenchmarkScan(b *testing.B) {
	r := reader(b, render.Config{})
	data := scan(b, r, 0, 0)
	b.ResetTimer()
	for range b.N {
		read(b, r, data, render.Options{})
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/page")
}

// BenchmarkStart: from nothing to the first page, and what a worker takes at rest.
func BenchmarkStart(b *testing.B) {
	data := dense(b, 1)
	for range b.N {
		r := reader(b, render.Config{})
		read(b, r, data, render.Options{})
		if kb := children(b); kb > 0 {
			b.ReportMetric(float64(kb)/1024, "MB-worker")
		}
		if err := r.Close(); err != nil {
			b.Fatal(err)
		}
	}
	if kb := children(b); kb > 0 {
		b.Errorf("a worker is left, of %d KB", kb)
	}
}

// children is the memory of our child processes, in KB.
func children(b *testing.B) int {
	lists, err := filepath.Glob("/proc/self/task/*/children")
	if err != nil {
		b.Fatal(err)
	}
	total := 0
	for _, list := range lists {
		pids, err := os.ReadFile(list)
		if err != nil {
			continue // the thread has ended
		}
		for _, pid := range strings.Fields(string(pids)) {
			raw, err := os.ReadFile(filepath.Join("/proc", pid, "statm"))
			if f := strings.Fields(string(raw)); err == nil && len(f) > 1 {
				n, err := strconv.Atoi(f[1])
				if err != nil {
					b.Fatal(err)
				}
				total += n * os.Getpagesize() / 1024
			}
		}
	}
	return total
}
