// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// streamed writes one interchange of ACME's orders, some 4 KB each, and returns how
// many there are.
func streamed(t *testing.T, path string, size int) (orders int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	at := time.Now()
	date := strings.NewReplacer("{yymmdd}", at.Format("060102"), "{ccyymmdd}", at.Format("20060102"), "{delivery}", at.AddDate(0, 0, 14).Format("20060102")).Replace
	n, _ := fmt.Fprint(w, date("ISA*00*          *00*          *ZZ*ACMERETAIL     *ZZ*ORDERGATE      *{yymmdd}*0830*U*00401*000000905*0*P*>~\nGS*PO*ACMERETAIL*ORDERGATE*{ccyymmdd}*0830*905*X*004010~\n"))
	head := date("BEG*00*SA*S%08d**{ccyymmdd}~\nCUR*BY*USD~\nREF*DP*0412~\nDTM*002*{delivery}~\nN1*BY*ACME RETAIL*92*0001~\nN1*ST*ACME DC RENO*92*0078~\nN3*1200 RAILROAD AVE~\nN4*RENO*NV*89501*US~\n")
	const lines = 33
	for n < size {
		orders++
		k, _ := fmt.Fprintf(w, "ST*850*%06d~\n"+head, orders, orders)
		n += k
		for l := range lines {
			k, _ = fmt.Fprintf(w, "PO1*%d*1200*EA*0.34**IN*000447712*VN*BOLT-M8-40~\nPID*F****HEX BOLT M8 X 40 ZINC, PLATED, LOT %06d OF THE BLANKET ORDER~\n", l+1, l)
			n += k
		}
		k, _ = fmt.Fprintf(w, "CTT*%d*%d~\nSE*%d*%06d~\n", lines, 1200*lines, 11+2*lines, orders)
		n += k
	}
	fmt.Fprintf(w, "GE*%d*905~\nIEA*1*000000905~\n", orders)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return orders
}

// TestStreamed: memory does not grow with an interchange: it stays within 64 MiB
// over idle, and another partner's order goes through while it is read and
// worked. `make soak` takes a gigabyte (STREAM_BYTES).
func TestStreamed(t *testing.T) {
	size := 8 << 20
	if v, err := strconv.Atoi(os.Getenv("STREAM_BYTES")); err == nil {
		size = v
	}
	s := newSite(t)
	s.edit("config.yaml", "limits:", "limits:\n  message: 4GiB")
	orders := streamed(t, s.path("big.edi"), size)
	d := s.start("")
	s.drop("acme", "first.edi", document(t, "acme-order.edi", time.Now())) // what is loaded once is loaded now
	d.until("the first order", func() bool { return len(s.files("acme/out/855-*")) == 1 })
	d.until("quiet", d.idle)
	idle := memory(d.cmd.Process.Pid, "VmHWM") // the highest so far: what is given back while nothing happens is no matter of ours
	if err := os.Rename(s.path("big.edi"), s.path("acme/in/big.edi")); err != nil {
		t.Fatal(err)
	}
	d.untilWithin(time.Hour, "the interchange begun", func() bool { return len(s.files("erp/*.json")) > 20 })
	s.drop("northwind", "other.edi", document(t, "northwind-order.edi", time.Now()))
	d.until("the other's 997", func() bool { return len(s.files("northwind/out/997-*")) == 1 })
	if n := len(s.files("erp/*.json")); n > orders {
		t.Error("the other partner's order waited for the whole interchange")
	}
	d.untilWithin(time.Hour, "all posted", func() bool { return count(s.path("erp")) == orders+1 })
	highest := memory(d.cmd.Process.Pid, "VmHWM")
	d.stop()
	t.Logf("%d orders in %d MB: idle %.0f MB, highest %.0f MB", orders, size>>20, idle, highest)
	if highest-idle > 64 {
		t.Errorf("memory grew from %.0f to %.0f MB", idle, highest)
	}
}
