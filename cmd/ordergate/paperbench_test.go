// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkPaperMail: orders as PDF of one page by mail. First one by
// one: from the mail being taken to the order in the ERP, the reading process awake; then
// a hundred at once: orders posted a second. In the end the memory of the daemon when
// the reading process has ended for want of work, and how many of its children are left.
func BenchmarkPaperMail(b *testing.B) {
	const alone, together = 20, 100
	s, send := paperMailSite(b)
	s.edit("config.yaml", "partners: partners\n", "pdf: {idle: 2s}\npartners: partners\n")
	d := s.start("")
	n := 0
	next := func() string {
		n++
		number := fmt.Sprintf("45000%05d", n)
		return fmt.Sprintf("Message-ID: <%d@acme.example>\r\n", n) + mailOf("Order "+number, "order.pdf", printed{number: number, at: time.Now()}.pdf(b))
	}
	posted := func(want int) {
		for end := time.Now().Add(5 * time.Minute); len(s.files("erp/*.json")) < want; time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				b.Fatalf("%d of %d orders are posted\n%s", len(s.files("erp/*.json")), want, d.log)
			}
		}
	}
	send(d, next()) // starts the reading process
	posted(1)
	for b.Loop() {
		var took []time.Duration
		for range alone {
			mail := next()
			begin := time.Now()
			send(d, mail)
			posted(n)
			took = append(took, time.Since(begin))
		}
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/mail-to-posted")
		b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms/slowest")
		var mails []string
		for range together {
			mails = append(mails, next())
		}
		begin, before := time.Now(), cpu(d.cmd.Process.Pid)
		for _, mail := range mails {
			send(d, mail)
		}
		posted(n)
		b.ReportMetric(together/time.Since(begin).Seconds(), "orders/s")
		b.ReportMetric(float64((cpu(d.cmd.Process.Pid)-before).Milliseconds())/together, "daemon-cpu-ms/order")
		b.ReportMetric(memory(d.cmd.Process.Pid, "VmRSS"), "MB-at-work")
		for end := time.Now().Add(time.Minute); !(d.idle() && children(d.cmd.Process.Pid) == 0) && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		}
		b.ReportMetric(memory(d.cmd.Process.Pid, "VmRSS"), "MB-asleep")
		b.ReportMetric(float64(children(d.cmd.Process.Pid)), "children-asleep")
	}
	b.ReportMetric(0, "ns/op")
}

// children counts the processes that a process has started and that have not ended.
func children(pid int) (n int) {
	lists, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	for _, file := range lists {
		list, _ := os.ReadFile(file)
		n += len(strings.Fields(string(list)))
	}
	return n
}
