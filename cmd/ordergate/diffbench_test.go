// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"ordergate/gateway/app"
	"ordergate/gateway/comparison"
)

// diffOrders is how many archived orders are replayed.
const diffOrders = 4000

// archived fills a journal through the daemon, as an installation does.
func archived(b *testing.B, dir string, together bool) *site {
	b.Helper()
	s := benchSite(b, dir)
	d := s.launch("")
	for i, text := range orders(b, diffOrders, together) {
		name := fmt.Sprintf("%06d.edi", i)
		if err := os.WriteFile(s.path("acme/in/."+name), []byte(text), 0o640); err != nil {
			b.Fatal(err)
		}
		if err := os.Rename(s.path("acme/in/."+name), s.path("acme/in/"+name)); err != nil {
			b.Fatal(err)
		}
	}
	for count(s.path("erp")) < diffOrders {
		time.Sleep(50 * time.Millisecond)
	}
	_ = d.cmd.Process.Kill()
	<-d.done
	return s
}

// busy is how long this process has kept a core busy: what others take of the
// machine does not count.
func busy() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // never fails on oneself
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkDiff measures documents a second that `ordergate mapping diff` replays
// on all cores, of a journal that the daemon has filled: with an edit that no
// order shows, and with one that changes every order.
func BenchmarkDiff(b *testing.B) {
	for run, together := range []bool{false, true} {
		s := archived(b, filepath.Join(b.TempDir(), strconv.Itoa(run)), together)
		from := map[bool]string{false: "single-files", true: "one-interchange"}[together]
		for name, rule := range map[string]string{"none-changes": `accountingCost: REF["XX"].REF02 ?? none`, "all-change": "orderLine.quantity: PO102 * 2"} {
			draft := s.path(name + ".yaml")
			if err := os.WriteFile(draft, []byte("mapping: draft\nextends: x12-850\norder:\n  "+rule+"\n"), 0o640); err != nil {
				b.Fatal(err)
			}
			b.Run(from+"/"+name, func(b *testing.B) {
				begin := busy()
				for b.Loop() {
					differ := 0
					res, err := app.Diff(b.Context(), s.path("config.yaml"), app.DiffRequest{Old: "x12-850", New: draft, Partner: "acme"}, os.Getenv,
						func(comparison.Order) error { differ++; return nil })
					if err != nil || res.Summary.Documents != diffOrders || differ != map[string]int{"none-changes": 0, "all-change": diffOrders}[name] {
						b.Fatal(differ, res, err)
					}
				}
				b.ReportMetric(float64(b.N)*diffOrders/b.Elapsed().Seconds(), "documents/s")
				b.ReportMetric(float64(b.N)*diffOrders/(busy()-begin).Seconds(), "documents/core-s")
			})
		}
	}
}
