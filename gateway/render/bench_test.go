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
	"sync/atomic"
	"syscall"
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

// BenchmarkPages: pages a second of text orders, and the processor time of a page, which
// other work on the machine changes less: of dense pages, and of the known orders, mostly
// of one page each.
func BenchmarkPages(b *testing.B) {
	orders := map[string][][]byte{"dense": {dense(b, 4)}}
	known, err := filepath.Glob("../decode/paper/testdata/corpus/known/*.pdf")
	if err != nil {
		b.Fatal(err)
	}
	for _, file := range known {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		orders["known"] = append(orders["known"], data)
	}
	for _, kind := range []string{"dense", "known"} {
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("%s/workers=%d", kind, workers), func(b *testing.B) { pages(b, workers, orders[kind]) })
		}
	}
}

func pages(b *testing.B, workers int, orders [][]byte) {
	r := reader(b, render.Config{Workers: workers, OCR: "off"})
	var wg sync.WaitGroup
	var total atomic.Int64
	work := make(chan []byte)
	for range workers {
		wg.Go(func() {
			for data := range work {
				res, err := r.Pages(context.Background(), bytes.NewReader(data), int64(len(data)), "", render.Options{})
				if err != nil {
					b.Error(err)
					continue
				}
				total.Add(int64(len(res.Doc.Pages)))
			}
		})
	}
	send := func(n int) {
		begin := total.Load()
		for i := 0; total.Load() < begin+int64(n); i++ {
			work <- orders[i%len(orders)]
		}
	}
	send(8 * workers) // they are started
	begin, used := total.Load(), processor(b)
	b.ResetTimer()
	send(b.N)
	close(work)
	wg.Wait()
	b.StopTimer()
	n := float64(total.Load() - begin)
	b.ReportMetric(n/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric((processor(b)-used)/n, "cpu-ms/page")
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
		b.ReportMetric(memory(b), "MB-worker")
		if err := r.Close(); err != nil {
			b.Fatal(err)
		}
	}
	if left := children(b); len(left) > 0 {
		b.Errorf("workers are left: %q", left)
	}
}

// children are the fields of /proc/PID/stat of our child processes, from the state on.
func children(b *testing.B) (stats [][]string) {
	lists, err := filepath.Glob("/proc/self/task/*/children")
	if err != nil {
		b.Fatal(err)
	}
	for _, list := range lists {
		pids, err := os.ReadFile(list)
		if err != nil {
			continue // the thread has ended
		}
		for _, pid := range strings.Fields(string(pids)) {
			raw, err := os.ReadFile(filepath.Join("/proc", pid, "stat"))
			if err != nil {
				continue // so has the child
			}
			_, rest, _ := strings.Cut(string(raw), ") ")
			stats = append(stats, strings.Fields(rest))
		}
	}
	return stats
}

func sum(b *testing.B, stats [][]string, fields ...int) (total float64) {
	for _, s := range stats {
		for _, f := range fields {
			if f >= len(s) {
				b.Fatalf("no field %d in %q", f, s)
			}
			n, err := strconv.ParseFloat(s[f], 64)
			if err != nil {
				b.Fatal(err)
			}
			total += n
		}
	}
	return total
}

// memory of our child processes, in MB.
func memory(b *testing.B) float64 {
	const resident = 21
	return sum(b, children(b), resident) * float64(os.Getpagesize()) / (1 << 20)
}

// processor is the time that we and our child processes took, in milliseconds.
func processor(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	const user, system, tick = 11, 12, 10 // milliseconds
	return float64(u.Utime.Nano()+u.Stime.Nano())/1e6 + tick*sum(b, children(b), user, system)
}
