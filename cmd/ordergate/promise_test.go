// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

// together puts n orders into one interchange.
func together(t *testing.T, n int, at time.Time) string {
	t.Helper()
	first := document(t, "acme-order.edi", at)
	st, ge := strings.Index(first, "ST*850"), strings.Index(first, "GE*1*")
	var sb strings.Builder
	sb.WriteString(first[:st])
	for i := range n {
		control := fmt.Sprintf("%04d", i+1)
		sb.WriteString(strings.NewReplacer("ST*850*0001", "ST*850*"+control, "SE*18*0001", "SE*18*"+control, "4500"+stamp(at), fmt.Sprintf("L%05d", i)).Replace(first[st:ge]))
	}
	sb.WriteString(strings.Replace(first[ge:], "GE*1*", fmt.Sprintf("GE*%d*", n), 1))
	return sb.String()
}

// answered counts a segment in all files of a pattern.
func (s *site) answered(pattern, segment string) (n int) {
	for _, f := range s.files(pattern) {
		n += strings.Count(s.read(f), segment)
	}
	return n
}

// TestLongInterchange: an interchange that is read in many pieces, killed in the
// middle of reading and of letting its documents go on, gives each order once and
// one 997 for all.
func TestLongInterchange(t *testing.T) {
	t.Parallel()
	const orders = 650
	for _, point := range []string{"", "read.recorded", "check.recorded"} {
		t.Run("kill at "+point, func(t *testing.T) {
			t.Parallel()
			s := newSite(t)
			s.edit("config.yaml", "limits:", "work: {pieceSets: 50}\nlimits:")
			at := time.Now()
			d := s.start(point)
			s.drop("acme", "long.edi", together(t, orders, at))
			if point != "" {
				d.died()
				d = s.start("")
			}
			d.until("all orders", func() bool { return len(s.files("erp/*.json")) == orders })
			d.until("all answers", func() bool { return s.answered("acme/out/855-*", "BAK*") == orders })
			d.until("quiet", d.idle)
			d.stop()
			acks := s.files("acme/out/997-*")
			if len(acks) != 1 || !strings.Contains(s.read(acks[0]), fmt.Sprintf("AK9*A*%d*%d*%d", orders, orders, orders)) {
				t.Errorf("%d 997s", len(acks))
			}
			if n := s.answered("acme/out/855-*", "BAK*"); n != orders {
				t.Errorf("%d answers", n)
			}
		})
	}
}

// TestHoldRefusals: with holdRefusals an ERP's no waits for a person.
func TestHoldRefusals(t *testing.T) {
	t.Parallel()
	e := &erp{script: []func(http.ResponseWriter, *http.Request) bool{status(422, `{"message":"customer is blocked"}`)}}
	s := httpSite(t, e)
	s.edit("config.yaml", "erp:\n", "erp:\n  holdRefusals: true\n")
	d := s.start("")
	s.drop("acme", "po.edi", document(t, "acme-order.edi", time.Now()))
	d.until("the order in review", func() bool {
		_, out := command(t, "order", "list", "--waiting", "--config", s.path("config.yaml"))
		return strings.Contains(out, "customer is blocked")
	})
	d.until("quiet", d.idle)
	d.stop()
	if n := len(s.files("acme/out/855-*")); n != 0 {
		t.Errorf("%d answers before a person decided", n)
	}
	if got := counts(s.accuracy().Total); got != "waiting 1" {
		t.Errorf("counted: %s", got)
	}
}

// TestAcknowledgements: a TA1 where the sender asks for one, a 999 where the
// partner's file does.
func TestAcknowledgements(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.edit("partners/northwind.yaml", "answers:\n", "answers:\n  functional: 999\n")
	at := time.Now()
	d := s.start("")
	s.drop("northwind", "po.edi", document(t, "northwind-order.edi", at))
	d.until("the 999", func() bool { return len(s.files("northwind/out/999-*")) == 1 })
	d.until("quiet", d.idle)
	d.stop()
	text := s.read(s.files("northwind/out/999-*")[0])
	for _, want := range []string{"TA1*" + stamp(at) + "441*", "*A*000", "ST*999", "IK5*A", "AK9*A*1*1*1"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if code, out := command(t, "read", s.files("northwind/out/999-*")[0]); code != 0 {
		t.Errorf("our own 999 is not read without fault: %s", out)
	}
}

// TestUnknownSender: held with the reason; with the partner's file mended and the
// message replayed, the order goes through.
func TestUnknownSender(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.edit("config.yaml", "limits:", "reload: {poll: 100ms}\nlimits:")
	s.edit("partners/acme.yaml", "ZZ:ACMERETAIL", "ZZ:SOMEBODY")
	config := s.path("config.yaml")
	d := s.start("")
	s.drop("acme", "po.edi", document(t, "acme-order.edi", time.Now()))
	var out string
	d.until("the message in review", func() bool {
		_, out = command(t, "order", "list", "--waiting", "--config", config)
		return strings.Contains(out, "(message)") && strings.Contains(out, "No partner is known")
	})
	id := regexp.MustCompile(`\(message\).*?(M[0-9A-Z]{26})`).FindStringSubmatch(out)
	if id == nil {
		t.Fatalf("no message id in\n%s", out)
	}
	s.edit("partners/acme.yaml", "ZZ:SOMEBODY", "ZZ:ACMERETAIL")
	d.until("the reload", func() bool { return strings.Count(d.log.String(), `"msg":"loaded"`) >= 2 })
	if code, out := command(t, "replay", "--config", config, "--by", "dana", id[1]); code != 0 {
		t.Fatal(out)
	}
	d.until("the 855", func() bool { return len(s.files("acme/out/855-*")) == 1 })
	d.until("quiet", d.idle)
	d.stop()
	if _, out := command(t, "order", "list", "--waiting", "--config", config); strings.Contains(out, "(") {
		t.Errorf("still waiting:\n%s", out)
	}
	if got := counts(s.accuracy().Total); got != "mended 1" { // a person made it readable
		t.Errorf("counted: %s", got)
	}
}

// TestSetAside: an order whose partner has gone cannot be answered; it is listed
// with the reason, and tried again when a person says so.
func TestSetAside(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	at, config := time.Now(), s.path("config.yaml")
	d := s.start("answer.built")
	s.drop("acme", "po.edi", document(t, "acme-order.edi", at))
	d.died()
	file := s.path("partners/acme.yaml")
	text := s.read(file)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	d = s.start("")
	var out string
	d.until("the job in review", func() bool {
		_, out = command(t, "order", "list", "--waiting", "--config", config)
		return strings.Contains(out, "not configured any more")
	})
	d.stop()
	if err := os.WriteFile(file, []byte(text), 0o640); err != nil {
		t.Fatal(err)
	}
	id := regexp.MustCompile(`(\d+)\s+answer of`).FindStringSubmatch(out)
	if id == nil {
		t.Fatalf("no job id in\n%s", out)
	}
	if code, out := command(t, "order", "retry", "--config", config, "--by", "dana", id[1]); code != 0 {
		t.Fatal(out)
	}
	d = s.start("")
	d.until("the 855", func() bool { return len(s.files("acme/out/855-*")) == 1 })
	d.until("quiet", d.idle)
	d.stop()
	s.once("acme", "4500"+stamp(at))
}

// TestHealthTells: refused master data and deliveries that do not go through show
// in health, and the API describes itself.
func TestHealthTells(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.edit("config.yaml", "limits:", "reload: {poll: 100ms}\nlimits:")
	d := s.start("")
	get := func(path string) string {
		if d.addr() == "" {
			return ""
		}
		res, err := http.Get("http://" + d.addr() + path)
		if err != nil {
			return ""
		}
		defer res.Body.Close()
		b, _ := io.ReadAll(res.Body)
		return string(b)
	}
	d.until("the API", func() bool { return strings.Contains(get("/api/openapi.json"), "/api/order/release") })
	s.edit("master/items.csv", "number,description", "numbr,description")
	d.until("the fault in health", func() bool { return strings.Contains(get("/healthz"), "items.csv:1") })
	if err := os.RemoveAll(s.path("acme/out")); err != nil {
		t.Fatal(err)
	}
	s.drop("acme", "po.edi", document(t, "acme-order.edi", time.Now()))
	d.until("the delivery in health", func() bool { return strings.Contains(get("/healthz"), "could not be delivered") })
	if err := os.Mkdir(s.path("acme/out"), 0o750); err != nil {
		t.Fatal(err)
	}
	d.until("the delivery", func() bool { return len(s.files("acme/out/855-*")) == 1 })
	d.stop()
}
