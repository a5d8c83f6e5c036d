// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// benchOrders is how many orders a run of the whole way carries.
const benchOrders = 10_000

func benchSite(b *testing.B, dir string) *site {
	b.Helper()
	s := &site{&testing.T{}, dir}
	if err := (&demoCmd{Dir: s.dir}).unpack(time.Now()); err != nil {
		b.Fatal(err)
	}
	path := s.path("config.yaml")
	text, err := os.ReadFile(path)
	if err == nil {
		quick := strings.NewReplacer("stable: 200ms", "stable: 1ms", "scan: 1s", "scan: 50ms").Replace(string(text))
		err = os.WriteFile(path, []byte(quick+"log: {level: error}\n"), 0o640)
	}
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// orders writes n single-order interchanges, or one interchange of n orders.
func orders(b *testing.B, n int, together bool) []string {
	b.Helper()
	raw, err := demoFiles.ReadFile("demo/orders/acme-order.edi")
	if err != nil {
		b.Fatal(err)
	}
	text := fill(strings.NewReplacer("{stamp}905", "{isa}", "4500{stamp}", "{po}").Replace(string(raw)), time.Now())
	one := func(i int) string {
		return strings.NewReplacer("{isa}", fmt.Sprintf("%09d", i+1), "{po}", fmt.Sprintf("B%09d", i)).Replace(text)
	}
	if !together {
		out := make([]string, n)
		for i := range out {
			out[i] = one(i)
		}
		return out
	}
	first := one(0)
	st, se := strings.Index(first, "ST*850"), strings.Index(first, "GE*1*")
	var sb strings.Builder
	sb.WriteString(first[:st])
	for i := range n {
		set := one(i)
		set = set[strings.Index(set, "ST*850"):strings.Index(set, "GE*1*")]
		control := fmt.Sprintf("%06d", i+1)
		set = strings.Replace(set, "ST*850*0001", "ST*850*"+control, 1)
		sb.WriteString(regexp.MustCompile(`SE\*(\d+)\*0001`).ReplaceAllString(set, "SE*${1}*"+control))
	}
	sb.WriteString(strings.Replace(first[se:], "GE*1*", fmt.Sprintf("GE*%d*", n), 1))
	return []string{sb.String()}
}

func rss(pid int) float64 { return memory(pid, "VmRSS") }

// memory is a figure of a process in MiB: VmRSS now, VmHWM at its highest.
func memory(pid int, figure string) float64 {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	m := regexp.MustCompile(figure + `:\s+(\d+) kB`).FindSubmatch(b)
	if m == nil {
		return 0
	}
	kb, _ := strconv.ParseFloat(string(m[1]), 64)
	return kb / 1024
}

func count(dir string) int {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 0
	}
	n := 0
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			n++
		}
	}
	return n
}

// BenchmarkWay measures orders a second from the folder to the posted file, with
// memory at idle and at its highest.
func BenchmarkWay(b *testing.B) {
	// Removed when both are done: a file system that has just deleted thousands of
	// files makes new ones slowly.
	dir, run := b.TempDir(), 0
	for _, together := range []bool{false, true} {
		name := "single-files"
		if together {
			name = "one-interchange"
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				run++
				s := benchSite(b, filepath.Join(dir, strconv.Itoa(run)))
				s.t.Cleanup(func() {})
				d := s.launch("")
				for count(s.path("acme/in")) != 0 || d.log.String() == "" && rss(d.cmd.Process.Pid) < 5 {
					time.Sleep(10 * time.Millisecond)
				}
				time.Sleep(time.Second)
				idle := rss(d.cmd.Process.Pid)
				for i, text := range orders(b, benchOrders, together) {
					if err := os.WriteFile(filepath.Join(s.dir, fmt.Sprintf("f%06d.edi", i)), []byte(text), 0o640); err != nil {
						b.Fatal(err)
					}
				}
				files, _ := filepath.Glob(filepath.Join(s.dir, "f*.edi"))
				begin, before := time.Now(), cpu(d.cmd.Process.Pid)
				for _, f := range files {
					if err := os.Rename(f, filepath.Join(s.dir, "acme", "in", filepath.Base(f))); err != nil {
						b.Fatal(err)
					}
				}
				most, posted := 0.0, time.Duration(0)
				for n := 0; n < benchOrders; n = count(s.path("erp")) {
					most = max(most, rss(d.cmd.Process.Pid))
					time.Sleep(50 * time.Millisecond)
					if time.Since(begin) > 5*time.Minute {
						b.Fatalf("%d of %d orders posted", n, benchOrders)
					}
				}
				posted = time.Since(begin)
				b.ReportMetric(benchOrders/posted.Seconds(), "orders/s")
				b.ReportMetric(float64((cpu(d.cmd.Process.Pid)-before).Microseconds())/benchOrders, "daemon-us/order")
				b.ReportMetric(idle, "MB-idle")
				b.ReportMetric(most, "MB-highest")
				_ = d.cmd.Process.Kill()
				<-d.done
			}
		})
	}
}

// BenchmarkStart measures the time from exec to serving.
func BenchmarkStart(b *testing.B) {
	s := benchSite(b, b.TempDir())
	path := s.path("config.yaml")
	text, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), "log: {level: error}\n", "", 1)), 0o640); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		d := s.launch("")
		for d.addr() == "" {
			time.Sleep(time.Millisecond)
		}
		_ = d.cmd.Process.Kill()
		<-d.done
	}
}
