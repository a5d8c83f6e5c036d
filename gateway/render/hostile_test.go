// SPDX-License-Identifier: Apache-2.0

package render_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"ordergate/gateway/render"
	"ordergate/gateway/render/rendertest"

	"codeberg.org/go-pdf/fpdf"
)

var mutations = flag.Int("mutations", 300, "how many mutated PDFs are read")

// bad gives a worker a fault of its own: it dies or hangs when it has a document, or
// dies before it had its first one.
func bad(kind, marker string) io.Writer {
	switch kind {
	case "pdf-worker-dies":
		return spoiler{after: "taken", do: die}
	case "pdf-worker-hangs":
		return spoiler{after: "taken", do: hang}
	case "pdf-worker-dies-once":
		if f, err := os.OpenFile(marker, os.O_CREATE|os.O_EXCL, 0o600); err == nil {
			f.Close()
			return spoiler{after: "ready", do: die}
		}
	case "pdf-worker-dies-then-hangs": // the first one dies before it has the document, others are never ready
		if f, err := os.OpenFile(marker, os.O_CREATE|os.O_EXCL, 0o600); err == nil {
			f.Close()
			return spoiler{after: "ready", do: die}
		}
		hang()
	case "pdf-worker-floods":
		return spoiler{after: "taken", do: func() { _, _ = os.Stdout.Write([]byte("\xff\xff\xff\xff\xff\xff\xff\xff{}")) }}
	case "pdf-worker-lies":
		const head = `{"State":"done","Count":1,"Pages":[null]}`
		return spoiler{after: "taken", do: func() {
			_, _ = os.Stdout.Write(append([]byte{0, 0, 0, byte(len(head)), 0, 0, 0, 0}, head...))
		}}
	}
	return os.Stdout
}

func die() { _ = syscall.Kill(os.Getpid(), syscall.SIGKILL) }

type spoiler struct {
	after string
	do    func()
}

func (s spoiler) Write(p []byte) (int, error) {
	n, err := os.Stdout.Write(p)
	if bytes.Contains(p, []byte(`"State":"`+s.after)) {
		s.do()
	}
	return n, err
}

// hang waits for a signal that nobody sends: a program of which every part waits for
// ever is ended by Go itself.
func hang() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGUSR1)
	<-c
}

func TestWorkerDies(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, kind, want string }{
		{"killed in the middle", "pdf-worker-dies", "document.pdf.crashed"},
		{"hangs", "pdf-worker-hangs", "document.pdf.limit"},
		{"killed before it had the document", "pdf-worker-dies-once", ""},
		{"killed before, and the next one is never ready", "pdf-worker-dies-then-hangs", "document.pdf.crashed"},
		{"announces more than a page may have", "pdf-worker-floods", "document.pdf.crashed"},
		{"answers what was not asked", "pdf-worker-lies", "document.pdf.crashed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			marker := filepath.Join(t.TempDir(), "marker")
			cfg := render.Config{Command: []string{os.Args[0], c.kind, marker}, Timeout: time.Minute}
			if strings.HasSuffix(c.kind, "hangs") {
				cfg.Timeout = 3 * time.Second // a busy machine needs some of it to see a worker die
			}
			r := reader(t, cfg)
			if got := codes(read(t, r, sheet(t, order), render.Options{}).Doc); got != c.want {
				t.Errorf("findings %q, want %q", got, c.want)
			}
		})
	}
	r := reader(t, render.Config{Command: []string{"/bin/false"}})
	data := sheet(t, order)
	if _, err := r.Pages(context.Background(), bytes.NewReader(data), int64(len(data)), "order.pdf", render.Options{}); err == nil {
		t.Error("no worker can be started, and there is no error")
	}
}

// rss is the most memory that any child took that has ended.
func rss(t *testing.T) int64 {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &u); err != nil {
		t.Fatal(err)
	}
	return u.Maxrss << 10
}

const mostMemory = 300 << 20

// TestHostile reads files that are made to do harm, with orders between them.
func TestHostile(t *testing.T) {
	files, err := filepath.Glob("../../../shared/samples/pdf/hostile/*.pdf")
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string][]byte{"bomb": raw(strings.Repeat("BT /F1 10 Tf 40 200 Td (1234567890) Tj ET\n", 200_000), ""), "garbage": bytes.Repeat([]byte("%PDF"), 5000), "nothing": {}}
	for _, file := range files {
		if docs[filepath.Base(file)], err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d files", len(docs))
	r := reader(t, render.Config{Workers: 2})
	var wg sync.WaitGroup
	wg.Go(func() {
		good := sheet(t, order)
		for range docs {
			if res, err := r.Pages(context.Background(), bytes.NewReader(good), int64(len(good)), "good.pdf", render.Options{}); err != nil || len(res.Doc.Findings) > 0 {
				t.Errorf("an order between them: %v %v", err, res)
				return
			}
		}
	})
	for name, data := range docs {
		res := read(t, r, data, render.Options{})
		words := 0
		for _, p := range res.Doc.Pages {
			words += len(p.Words)
		}
		t.Logf("%s: %d words, %s", name, words, codes(res.Doc))
		if words == 0 && len(res.Doc.Findings) == 0 {
			t.Errorf("%s: neither words nor a finding", name)
		}
	}
	wg.Wait()
	r.Close()
	if most := rss(t); most > mostMemory {
		t.Errorf("a worker took %d MB", most>>20)
	}
}

// TestMutated reads damaged orders: each gives words or a finding.
func TestMutated(t *testing.T) {
	r := reader(t, render.Config{OCR: "off", Workers: 2})
	seeds := [][]byte{sheet(t, order), scan(t, r, 0, 0),
		raw("BT /F1 10 Tf 40 195 Td (Quantity) Tj ET", "/Annots[8 0 R]", "<</Fields[8 0 R]/NeedAppearances true>>", "<</Type/Annot/Subtype/Widget/FT/Tx/T(q)/V(250)/DA(/F1 10 Tf 0 g)/Rect[100 190 200 210]>>"),
		sheet(t, func(p *fpdf.Fpdf) {
			for range 5 {
				order(p)
				p.AddPage()
			}
			order(p)
		})}
	known, err := filepath.Glob("../decode/paper/testdata/corpus/known/*.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range known {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		seeds = append(seeds, data)
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	count, longest := map[string]int{}, time.Duration(0)
	for part := range 2 {
		wg.Go(func() {
			for i := part; i < *mutations; i += 2 {
				rnd := rand.New(rand.NewPCG(uint64(i), 7))
				data := rendertest.Mutate(rnd, seeds[rnd.IntN(len(seeds))])
				begin := time.Now()
				res, err := r.Pages(context.Background(), bytes.NewReader(data), int64(len(data)), fmt.Sprint(i), render.Options{})
				if err != nil {
					t.Errorf("mutation %d: %v", i, err)
					return
				}
				took := time.Since(begin)
				words := 0
				for _, p := range res.Doc.Pages {
					words += len(p.Words) + len(p.Turned) + len(p.Hidden)
				}
				if words+len(res.Doc.Fields)+len(res.Attachments) == 0 && len(res.Doc.Findings) == 0 {
					t.Errorf("mutation %d: neither words, files nor a finding", i)
				}
				mu.Lock()
				longest = max(longest, took)
				count[codes(res.Doc)]++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	r.Close()
	t.Log(count, "longest", longest, "most memory", rss(t)>>20)
	if most := rss(t); most > mostMemory {
		t.Errorf("a worker took %d MB", most>>20)
	}
}
