// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestStrangerBesideAPartner: what nobody knows the sender of is not ordered by
// replaying the message that it came in.
func TestStrangerBesideAPartner(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	at, config := time.Now(), s.path("config.yaml")
	known := document(t, "acme-order.edi", at)
	stranger := strings.NewReplacer("ACMERETAIL     ", "SOMEBODY       ", "ACMERETAIL", "SOMEBODY", "*4711", "*4712").Replace(known)
	d := s.start("")
	s.drop("acme", "two.edi", known+stranger)
	var out string
	d.until("the message in review", func() bool {
		_, out = command(t, "order", "list", "--waiting", "--config", config)
		return strings.Contains(out, "No partner is known")
	})
	d.until("the partner's order", func() bool { return len(s.files("erp/*")) == 1 })
	id := regexp.MustCompile(`M[0-9A-Z]{26}`).FindString(out)
	code, out := command(t, "replay", "--config", config, "--by", "dana", id)
	if code != 0 || !strings.Contains(out, "nobody knows who it is from") {
		t.Errorf("replay: code %d\n%s", code, out)
	}
	d.until("quiet", d.idle)
	d.stop()
	if n := len(s.files("erp/*")); n != 1 {
		t.Errorf("%d orders posted after the replay", n)
	}
}

// TestPartnerGoneBeforeTheCheck: the rules are a partner's; an order whose partner's
// file went away between reading and checking waits, and goes through when it is back.
func TestPartnerGoneBeforeTheCheck(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	config := s.path("config.yaml")
	d := s.start("read.recorded")
	s.drop("acme", "po.edi", document(t, "acme-order.edi", time.Now()))
	d.died()
	file := s.path("partners/acme.yaml")
	text := s.read(file)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	d = s.start("")
	var out string
	d.until("the order in review", func() bool {
		_, out = command(t, "order", "list", "--waiting", "--config", config)
		return strings.Contains(out, "no partner file any more")
	})
	d.until("quiet", d.idle)
	d.stop()
	if n := len(s.files("erp/*")); n != 0 {
		t.Errorf("%d orders posted without a rule asked", n)
	}
	if err := os.WriteFile(file, []byte(text), 0o640); err != nil {
		t.Fatal(err)
	}
	id := "M" + regexp.MustCompile(`O([0-9A-Z]{26})`).FindStringSubmatch(out)[1]
	if code, out := command(t, "replay", "--config", config, "--by", "dana", id); code != 0 || !strings.Contains(out, "decided anew: ready") {
		t.Errorf("replay: code %d\n%s", code, out)
	}
}

// TestNoCommitmentAsSent: the code of the document counts, also where a table has
// another word for it.
func TestNoCommitmentAsSent(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.edit("partners/acme.yaml", "rules:\n", "rules:\n  noCommitment: [BE, IN, SP]\n")
	d := s.start("")
	s.drop("acme", "po.edi", strings.Replace(document(t, "acme-order.edi", time.Now()), "BEG*00*SA", "BEG*00*SP", 1))
	d.until("the order in review", func() bool {
		_, out := command(t, "order", "list", "--waiting", "--config", s.path("config.yaml"))
		return strings.Contains(out, "The order type SP is no firm order") || len(s.files("erp/*")) > 0
	})
	d.stop()
	if n := len(s.files("erp/*")); n != 0 {
		t.Errorf("%d orders posted", n)
	}
}

// TestAlikeAtOnce: of two orders that ask for the same and are checked at the same
// time by two workers, one waits.
func TestAlikeAtOnce(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.edit("partners/acme.yaml", "order.content.duplicate: off", "order.note.text: note")
	at := time.Now()
	d, goOn := s.startHeld("check.examined", "acme", document(t, "acme-order.edi", at))
	s.drop("acme", "two.edi", strings.NewReplacer("4500"+stamp(at), "4600"+stamp(at), stamp(at)+"905", stamp(at)+"906").Replace(document(t, "acme-order.edi", at)))
	d.until("the second to be posted", func() bool { return len(s.files("erp/*")) > 0 })
	goOn()
	d.until("the first to be decided", func() bool {
		_, out := command(t, "order", "list", "--waiting", "--config", s.path("config.yaml"))
		return strings.Contains(out, "asked for the same") || len(s.files("erp/*")) == 2
	})
	d.stop()
	if n := len(s.files("erp/*")); n != 1 {
		t.Errorf("%d orders posted", n)
	}
}
