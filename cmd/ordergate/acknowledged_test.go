// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/app"
	"ordergate/gateway/review"
)

var (
	sentISA = regexp.MustCompile(`ISA\*(?:[^*]*\*){8}(\d{6})\*(\d{4})\*[^*]\*\d{5}\*(\d{9})\*`)
	sentGS  = regexp.MustCompile(`GS\*(PR|FA)\*(?:[^*]*\*){4}(\d+)\*`)
	sentST  = regexp.MustCompile(`ST\*(\d{3})\*(\d{4})`)
)

// numbers are those that the partner finds on what we sent it.
type numbers struct{ date, time, isa, kind, group, set, control string }

func numbersOf(t *testing.T, text string) numbers {
	t.Helper()
	isa, gs, st := sentISA.FindStringSubmatch(text), sentGS.FindStringSubmatch(text), sentST.FindStringSubmatch(text)
	if isa == nil || gs == nil || st == nil {
		t.Fatalf("no numbers in\n%s", text)
	}
	return numbers{isa[1], isa[2], isa[3], gs[1], gs[2], st[1], st[2]}
}

// fa is an interchange of ACME that holds segments in front of groups, and one
// 997 of the others.
func fa(number int, ta1 string, segments ...string) string {
	text := fmt.Sprintf("ISA*00*          *00*          *ZZ*ACMERETAIL     *ZZ*ORDERGATE      *261120*0900*U*00401*%09d*0*P*>~\n%s", number, ta1)
	groups := 0
	if len(segments) > 0 {
		groups = 1
		text += fmt.Sprintf("GS*FA*ACMERETAIL*ORDERGATE*20261120*0900*%d*X*004010~\nST*997*0001~\n%s~\nSE*%d*0001~\nGE*1*%d~\n",
			number, strings.Join(segments, "~\n"), len(segments)+2, number)
	}
	return text + fmt.Sprintf("IEA*%d*%09d~\n", groups, number)
}

// outbound lists what went to ACME, newest first.
func (s *site) outbound(args ...string) (items []review.OutboundItem) {
	s.t.Helper()
	code, out := command(s.t, append([]string{"outbound", "list", "--json", "--partner", "acme", "--config", s.path("config.yaml")}, args...)...)
	if code != 0 {
		s.t.Fatalf("outbound list: %s", out)
	}
	for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
		var i review.OutboundItem
		if line == "" {
			continue
		}
		if err := json.Unmarshal([]byte(line), &i); err != nil {
			s.t.Fatalf("%v in %s", err, line)
		}
		items = append(items, i)
	}
	return items
}

// answer is the first 855 that went to ACME.
func (s *site) answer() (answer review.OutboundItem) {
	s.t.Helper()
	for _, i := range s.outbound() {
		if i.Kind == "855" {
			answer = i
		}
	}
	return answer
}

func (s *site) showOutbound(id string) (shown review.OutboundShown) {
	s.t.Helper()
	code, out := command(s.t, "outbound", "show", "--config", s.path("config.yaml"), id)
	if err := json.Unmarshal([]byte(out), &shown); code != 0 || err != nil {
		s.t.Fatalf("outbound show: code %d, %v: %s", code, err, out)
	}
	return shown
}

// answered855 sends an order through the daemon and returns its 855.
func (s *site) answered855(d *daemon, at time.Time) string {
	s.t.Helper()
	s.drop("acme", "po.edi", document(s.t, "acme-order.edi", at))
	d.until("the 855", func() bool { return len(s.files("acme/out/855-*")) == 1 })
	d.until("quiet", func() bool { return s.answer().State == "sent" })
	return s.read(s.files("acme/out/855-*")[0])
}

// metric tells whether the daemon shows a line in its metrics.
func (d *daemon) metric(line string) bool {
	res, err := http.Get("http://" + d.addr() + "/metrics")
	if err != nil {
		return false
	}
	defer res.Body.Close()
	b, _ := io.ReadAll(res.Body)
	return strings.Contains(string(b), line+"\n")
}

// TestAcknowledged: 855 out, 997 in. It stands with the document, with its order
// and in the trace; the same again changes nothing; nothing answers it.
func TestAcknowledged(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.edit("partners/acme.yaml", "answers:\n", "acknowledgements: {within: 24h}\nanswers:\n")
	at := time.Now()
	d := s.start("")
	n := numbersOf(t, s.answered855(d, at))
	if i := s.answer(); i.Acknowledged != "waiting" || i.AwaitedUntil == nil || i.AwaitedUntil.Sub(*i.SentAt) != 24*time.Hour {
		t.Errorf("before: %+v", i)
	}
	s.drop("acme", "997.edi", fa(1, "", "AK1*PR*"+n.group, "AK2*855*"+n.control, "AK5*A", "AK9*A*1*1*1"))
	d.until("the acknowledgement", func() bool { return s.answer().Acknowledged == "accepted" })
	s.drop("acme", "again.edi", fa(2, "", "AK1*PR*00"+n.group, "AK9*A*1*1*1")) // leading zeros, in other words
	d.until("the same again", func() bool { return d.metric(`ordergate_acknowledgements_total{kind="997",result="repeated"} 1`) })
	d.until("the metric", func() bool { return d.metric(`ordergate_acknowledgements_total{kind="997",result="accepted"} 1`) })
	shown := s.showOutbound(s.answer().ID)
	if len(shown.Sets) != 1 || shown.Sets[0].Acknowledged != "accepted" || len(shown.Orders) != 1 || shown.Orders[0].Number != "4500"+stamp(at) || shown.AcknowledgedBy == "" || len(shown.Findings) > 0 {
		t.Errorf("%+v", shown)
	}
	code, out := command(t, "order", "trace", "--config", s.path("config.yaml"), "4500"+stamp(at))
	for _, want := range []string{"acknowledgement  accepted", "acknowledged ", "855 " + n.control + " accepted by 997 0001"} {
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("trace: code %d, no %q in\n%s", code, want, out)
		}
	}
	d.until("quiet", d.idle)
	d.stop()
	if got := s.files("acme/out/*"); len(got) != 2 {
		t.Errorf("an acknowledgement was answered: %v", got)
	}
}

// TestAcknowledgedKilled: kill -9 around the step that matches.
func TestAcknowledgedKilled(t *testing.T) {
	t.Parallel()
	for _, point := range []string{"acknowledged.read", "acknowledged.recorded"} {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			s := newSite(t)
			d := s.start(point)
			n := numbersOf(t, s.answered855(d, time.Now()))
			s.drop("acme", "997.edi", fa(1, "", "AK1*PR*"+n.group, "AK9*R*1*1*0*5"))
			d.died()
			d = s.start("")
			d.until("the acknowledgement", func() bool { return s.answer().Acknowledged == "rejected" })
			d.until("quiet", d.idle)
			d.stop()
			said := 0
			for _, e := range s.showOutbound(s.answer().ID).Events {
				if e.Action == "acknowledged" {
					said++
				}
			}
			if said != 1 {
				t.Errorf("acknowledged %d times", said)
			}
		})
	}
}

// TestRejectedAnswer: a 997 that rejects our 855 gives findings with the place in
// our bytes and what we wrote there; a later "accepted" does not make them go.
func TestRejectedAnswer(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	at := time.Now()
	d := s.start("")
	text := s.answered855(d, at)
	n := numbersOf(t, text)
	place := 0
	for i, seg := range strings.Split(text[strings.Index(text, "ST*855"):], "\n") {
		if strings.HasPrefix(seg, "ACK*") {
			place = i + 1
			break
		}
	}
	// SE01 is wrong too: an acknowledgement with faults says what it says all the same.
	s.drop("acme", "997.edi", strings.Replace(fa(1, "", "AK1*PR*"+n.group, "AK2*855*"+n.control, fmt.Sprintf("AK3*ACK*%d**8", place), "AK4*1*668*7*IA", "AK5*R*5", "AK9*R*1*1*0"), "SE*8*", "SE*77*", 1))
	d.until("the rejection", func() bool { return s.answer().Acknowledged == "rejected" })
	s.drop("acme", "later.edi", fa(2, "", "AK1*PR*"+n.group, "AK2*855*"+n.control, "AK5*A", "AK9*A*1*1*1"))
	d.until("the contradiction", func() bool { return d.metric(`ordergate_acknowledgements_total{kind="997",result="contradicted"} 1`) })
	if a := s.answer().Acknowledged; a != "rejected" {
		t.Errorf("after a later acceptance: %s", a)
	}
	set := s.showOutbound(s.answer().ID).Sets[0]
	found := false
	for _, f := range set.Findings {
		if f.Code != "ack.element.fault" {
			continue
		}
		found = true
		if f.Ack != "AK4 7" || f.Position.Segment != place || f.Position.Element != 1 || f.Found != "IA" || !strings.HasPrefix(f.Position.Raw, "ACK*IA*") ||
			!strings.HasPrefix(text[f.Position.Offset:], "IA*") || f.Severity != gateway.Reject || !strings.Contains(f.Message, "the code is not one of those allowed") {
			t.Errorf("%+v", f)
		}
	}
	if !found {
		t.Errorf("findings: %+v", set.Findings)
	}
	code, out := command(t, "order", "show", "--config", s.path("config.yaml"), "4500"+stamp(at))
	var shown review.Shown
	if err := json.Unmarshal([]byte(out), &shown); code != 0 || err != nil || len(shown.Answers) != 1 || shown.Answers[0].Acknowledged != "rejected" || len(shown.Answers[0].Findings) < 2 {
		t.Errorf("order show: code %d, %v: %s", code, err, out)
	}
	d.until("quiet", d.idle)
	d.stop()
	for _, want := range []string{`"msg":"acknowledgement rejected"`, `"level":"warn"`, "ack.set.rejected", `"msg":"acknowledgement contradicted"`} {
		if !strings.Contains(d.log.String(), want) {
			t.Errorf("the log does not say %s\n%s", want, d.log)
		}
	}
}

// TestIncomingTA1: a TA1 in front of nothing rejects the interchange, and names
// the element of our ISA; one that accepts settles nothing but a 997 of ours.
func TestIncomingTA1(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.start("")
	n := numbersOf(t, s.answered855(d, time.Now()))
	d.until("the 997", func() bool { return len(s.outbound("--state", "sent")) == 2 })
	ours997 := numbersOf(t, s.read(s.files("acme/out/997-*")[0]))
	s.drop("acme", "ta1s.edi", fa(1, fmt.Sprintf("TA1*%s*%s*%s*A*000~\nTA1*%s*%s*%s*A*000~\n", n.isa, n.date, n.time, ours997.isa, ours997.date, ours997.time)))
	d.until("the acceptance", func() bool { return s.outbound("--state", "accepted") != nil })
	if i := s.outbound("--state", "accepted"); len(i) != 1 || i[0].Kind != "997" {
		t.Errorf("accepted: %+v", i)
	}
	if a := s.showOutbound(s.answer().ID); a.Acknowledged != "none" || a.TA1 != "A 000" {
		t.Errorf("the 855: %+v", a)
	}
	s.drop("acme", "ta1.edi", fa(2, fmt.Sprintf("TA1*%s*%s*%s*R*006~\n", n.isa, n.date, n.time)))
	d.until("the rejection", func() bool { return s.answer().Acknowledged == "rejected" })
	d.until("quiet", d.idle)
	d.stop()
	shown := s.showOutbound(s.answer().ID)
	if len(shown.Findings) != 1 || shown.Findings[0].Position.Element != 6 || !strings.Contains(shown.Findings[0].Message, `we sent "ORDERGATE" in ISA06`) {
		t.Errorf("%+v", shown.Findings)
	}
	if got := s.files("acme/out/*"); len(got) != 2 {
		t.Errorf("a TA1 was answered: %v", got)
	}
}

// TestUnknownAcknowledgement: one that fits nothing holds nothing and is not lost:
// it stands in log, metrics and the trace of its message.
func TestUnknownAcknowledgement(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	d := s.start("")
	s.drop("acme", "997.edi", fa(1, "TA1*000000077*261120*0900*R*018~\n", "AK1*PR*4711", "AK2*855*0009", "AK5*R*5", "AK9*R*1*1*0"))
	d.until("the finding", func() bool {
		return d.metric(`ordergate_acknowledgements_total{kind="997",result="unknown"} 1`) && d.metric(`ordergate_acknowledgements_total{kind="TA1",result="unknown"} 1`)
	})
	d.until("quiet", d.idle)
	if _, out := command(t, "order", "list", "--waiting", "--config", s.path("config.yaml")); strings.Contains(out, "(") {
		t.Errorf("waiting:\n%s", out)
	}
	d.stop()
	id := regexp.MustCompile(`"msg":"acknowledgement unknown".*?"message_id":"(M\w+)"`).FindStringSubmatch(d.log.String())
	if id == nil {
		t.Fatalf("nothing in the log\n%s", d.log)
	}
	code, out := command(t, "order", "trace", "--config", s.path("config.yaml"), id[1])
	for _, want := range []string{"It acknowledges group PR 4711, which we never sent to this partner.", "It acknowledges interchange 000000077"} {
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("trace: code %d, no %q in\n%s", code, want, out)
		}
	}
}

// TestOverdue: the deadline runs from the delivery by the daemon's clock; what is
// overdue shows everywhere, and a late acknowledgement clears it.
func TestOverdue(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.edit("partners/acme.yaml", "answers:\n", "acknowledgements: {within: 24h}\nanswers:\n")
	clock := &ahead{}
	d := s.run(clock)
	at := clock.Now()
	n := numbersOf(t, s.answered855(d.daemon, at))
	clock.add(23 * time.Hour)
	s.drop("acme", "other.edi", document(t, "northwind-order.edi", clock.Now())) // something to see that the daemon has looked
	d.until("another message", func() bool { return strings.Count(d.log.String(), `"msg":"message `) == 2 })
	if a := s.answer().Acknowledged; a != "waiting" {
		t.Errorf("an hour before its time: %s", a)
	}
	clock.add(time.Hour)
	d.until("overdue", func() bool { return len(s.outbound("--state", "overdue")) == 1 })
	d.until("health", func() bool { // of a journal that is slow to answer it says that
		h := d.app.Health().Components["acknowledgements"]
		return h.State == "degraded" && strings.Contains(h.Detail, "1 document(s)")
	})
	d.until("the log", func() bool {
		return strings.Contains(d.log.String(), `"level":"error"`) && strings.Contains(d.log.String(), `"msg":"acknowledgement overdue"`)
	})
	code, out := command(t, "order", "trace", "--config", s.path("config.yaml"), "4500"+stamp(at))
	if code != 0 || !strings.Contains(out, "acknowledgement overdue") {
		t.Errorf("trace: code %d\n%s", code, out)
	}
	s.drop("acme", "late.edi", fa(1, "", "AK1*PR*"+n.group, "AK9*A*1*1*1"))
	d.until("the late one", func() bool { return s.answer().Acknowledged == "accepted" })
	d.until("health", func() bool { return d.app.Health().Components["acknowledgements"].State == "ok" })
	late := false
	for _, e := range s.showOutbound(s.answer().ID).Events {
		late = late || e.Action == "acknowledged late"
	}
	if !late {
		t.Error("nobody can see that it was late")
	}
	d.stop()
}

// TestOverdueByTheBinary: the same in the real process, killed where it has just
// been recorded: once.
func TestOverdueByTheBinary(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.edit("partners/acme.yaml", "answers:\n", "acknowledgements: {within: 1ms}\nanswers:\n")
	d := s.start("overdue.recorded")
	s.drop("acme", "po.edi", document(t, "acme-order.edi", time.Now()))
	d.died()
	d = s.start("")
	d.until("overdue", func() bool { return len(s.outbound("--state", "overdue")) == 1 })
	d.until("quiet", d.idle)
	d.until("the metric", func() bool { return d.metric("ordergate_outbound_overdue 1") })
	events := s.showOutbound(s.answer().ID).Events
	n := 0
	for _, e := range events {
		if e.Action == "acknowledgement overdue" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("overdue %d times: %+v", n, events)
	}
	settle := []string{"outbound", "settle", "--config", s.path("config.yaml"), "--by", "dana", "--reason", "ACME has it, said by phone", s.answer().ID}
	if code, out := command(t, settle...); code != 0 {
		t.Fatal(out)
	}
	if code, out := command(t, settle...); code == 0 || !strings.Contains(out, "is waited for: it is none") {
		t.Errorf("settled twice: code %d %s", code, out)
	}
	d.until("the metric", func() bool { return d.metric("ordergate_outbound_overdue 0") })
	d.stop()
}

// TestResend: the same bytes once more, audited, linked, and with a word of the
// partner's own to wait for.
func TestResend(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.edit("partners/acme.yaml", "answers:\n", "acknowledgements: {within: 24h}\nanswers:\n")
	config := s.path("config.yaml")
	d := s.start("")
	text := s.answered855(d, time.Now())
	n, first := numbersOf(t, text), s.answer()
	s.drop("acme", "997.edi", fa(1, "", "AK1*PR*"+n.group, "AK9*R*1*1*0*1"))
	d.until("the rejection", func() bool { return s.answer().Acknowledged == "rejected" })
	if code, out := command(t, "outbound", "resend", "--config", config, "--by", "dana", "--reason", "ACME mended its map", first.ID); code != 0 {
		t.Fatal(out)
	}
	d.until("the second 855", func() bool { return len(s.files("acme/out/855-*")) == 2 })
	d.until("its delivery", func() bool { return s.outbound()[0].Acknowledged == "waiting" })
	for _, f := range s.files("acme/out/855-*") {
		if s.read(f) != text {
			t.Errorf("%s has other bytes", f)
		}
	}
	again := s.showOutbound(s.outbound()[0].ID)
	if again.ResendOf != first.ID || again.SHA256 != s.showOutbound(first.ID).SHA256 || len(again.Sets) != 1 || again.Sets[0].Acknowledged != "none" {
		t.Errorf("%+v", again)
	}
	s.drop("acme", "997 2.edi", fa(2, "", "AK1*PR*"+n.group, "AK9*A*1*1*1"))
	d.until("the acceptance", func() bool { return s.outbound()[0].Acknowledged == "accepted" })
	if a := s.answer(); a.ID != first.ID || a.Acknowledged != "rejected" {
		t.Errorf("what was said of the first: %+v", a)
	}
	if code, out := command(t, "outbound", "resend", "--config", config, "--by", "dana", "--reason", "x", "X0"); code == 0 || !strings.Contains(out, `no outbound document "X0"`) {
		t.Errorf("resend of nothing: code %d %s", code, out)
	}
	d.stop()
	code, out := command(t, "outbound", "list", "--config", config) // now without a daemon
	if code != 0 || !strings.Contains(out, "ACKNOWLEDGED") || !strings.Contains(out, first.ID) {
		t.Errorf("list: code %d\n%s", code, out)
	}
	if code, out := command(t, "order", "trace", "--config", config, s.showOutbound(first.ID).Orders[0].Number); code != 0 || !strings.Contains(out, "ACME mended its map") || !strings.Contains(out, "dana") {
		t.Errorf("trace: code %d\n%s", code, out)
	}
}

// inside is the daemon in this process, on a clock that the test moves.
type inside struct {
	*daemon
	app  *app.App
	stop func()
}

func (s *site) run(clock gateway.Clock) *inside {
	s.t.Helper()
	d := &inside{daemon: &daemon{t: s.t, s: s, log: &logBuffer{}, done: make(chan struct{})}}
	ctx, cancel := context.WithCancel(context.Background())
	a, err := app.New(ctx, app.Options{ConfigFile: s.path("config.yaml"), Getenv: os.Getenv, LogTo: d.log, Clock: clock})
	if err != nil {
		s.t.Fatal(err)
	}
	d.app = a
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx) }()
	stopped := false
	d.stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		if err := errors.Join(<-ended, a.Close()); err != nil {
			s.t.Error(err)
		}
	}
	s.t.Cleanup(d.stop)
	return d
}

// ahead is a clock that tests move on; it runs beside the system's, for files on
// the disk have their times from there.
type ahead struct{ by atomic.Int64 }

func (c *ahead) Now() time.Time      { return time.Now().Add(time.Duration(c.by.Load())).UTC() }
func (c *ahead) add(d time.Duration) { c.by.Add(int64(d)) }
