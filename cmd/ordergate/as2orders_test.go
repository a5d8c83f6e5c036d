// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
)

// entity is an order as a MIME part.
func entity(t *testing.T, at time.Time) []byte {
	t.Helper()
	return []byte("Content-Type: application/EDI-X12\r\nContent-Disposition: attachment; filename=po.edi\r\n\r\n" + document(t, "acme-order.edi", at))
}

// TestAS2Orders: what comes again, from nobody, under a false name or in twos, and
// what becomes of the orders in it.
func TestAS2Orders(t *testing.T) {
	t.Parallel()
	o := newOutsider(t, "")
	o.openssl(nil, "req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.pem -days 30 -subj /CN=other")
	s := o.x.seller
	d := s.start("")
	at := time.Now()
	seal := sealings["AES-128, detached"]
	orders := func(n, acks int) { // 855s that are ready together may share an interchange
		t.Helper()
		d.until("the answers", func() bool { return o.count("ST*855*") >= n && o.count("ST*997*") >= acks })
		d.until("quiet", d.idle)
		if got := len(s.files("erp/*.json")); got != n || o.count("ST*855*") != n || o.count("ST*997*") != acks {
			t.Errorf("%d orders, answers %q; want %d and %d 997s", got, o.documents(), n, acks)
		}
	}

	header, body, _ := seal(o, entity(t, at))
	first := o.post("<1@acme.example>", header, body)
	if again := o.post("<1@acme.example>", header, body); withoutDate(first) != withoutDate(again) {
		t.Errorf("a repeat has another receipt:\n%s\n%s", first, again)
	}
	orders(1, 1)
	header, body, content := seal(o, entity(t, at))
	o.processed(o.post("<2@acme.example>", header, body), "<2@acme.example>", content)
	orders(1, 2) // the same 997 again
	if all := o.documents(); all[2] != all[0] && all[2] != all[1] {
		t.Errorf("another 997: %q", all)
	}

	header, body, _ = cmsOf("enveloped-data", "smime -sign -binary -crlfeol -md sha256 -signer other.pem -inkey other.key", opensslEncrypt+"-aes128 seller.pem")(o, entity(t, at.Add(time.Second)))
	if mdn := o.post("<3@acme.example>", header, body); !bytes.Contains(mdn, []byte("processed/error: authentication-failed")) {
		t.Errorf("signed by a stranger:\n%s", mdn)
	}
	if _, list := command(t, "as2", "list", "--config", s.path("config.yaml"), "--state", "failed"); !strings.Contains(list, "<3@acme.example>") {
		t.Errorf("the refused one is not in the list:\n%s", list)
	}
	mdn := o.post("<4@acme.example>", append(header, "AS2-To: NOBODY"), body)
	if !bytes.Contains(mdn, []byte("unknown-trading-partner")) || bytes.Contains(mdn, []byte("pkcs7")) {
		t.Errorf("from nobody:\n%s", mdn)
	}
	orders(1, 2)

	related := "Content-Type: multipart/related; type=\"application/EDI-X12\"; boundary=\"r\"\r\n\r\n"
	for i := range 2 {
		related += "--r\r\n" + string(entity(t, at.Add(time.Duration(2+i)*time.Second))) + "\r\n"
	}
	header, body, content = seal(o, []byte(related+"--r--\r\n"))
	o.processed(o.post("<5@acme.example>", header, body), "<5@acme.example>", content)
	orders(3, 4)
	if x := d.exchanges("in")[0]; len(x.Messages) != 2 {
		t.Errorf("two orders in one message became %v", x.Messages)
	}

	strange := bytes.ReplaceAll(entity(t, at.Add(5*time.Second)), []byte("ACMERETAIL     "), []byte("NORTHWIND      "))
	header, body, content = seal(o, strange)
	o.processed(o.post("<6@acme.example>", header, body), "<6@acme.example>", content) // taken, and held
	d.until("the message in review", func() bool {
		_, out := command(t, "order", "list", "--waiting", "--config", s.path("config.yaml"))
		return strings.Contains(out, "(message)")
	})
	orders(3, 4)
	for _, x := range append(d.exchanges("in"), d.exchanges("out")...) {
		d.proves(x)
	}
	d.stop()
}

// withoutDate takes away what HTTP says of an answer of its own.
func withoutDate(part []byte) string {
	var out strings.Builder
	for line := range strings.Lines(string(part)) {
		if !strings.HasPrefix(line, "Date: ") {
			out.WriteString(line)
		}
	}
	return out.String()
}

// TestAS2PartnerDown: what is sent while the partner is away is tried again, the same
// bytes, until it is there.
func TestAS2PartnerDown(t *testing.T) {
	t.Parallel()
	x := newTrade(t, "  retries: [50ms]\n")
	w := x.watched()
	buyer := x.buyer.start("")
	x.order(time.Now())
	buyer.until("two tries", func() bool {
		w.mu.Lock()
		defer w.mu.Unlock()
		for _, n := range w.posts {
			if n >= 2 {
				return true
			}
		}
		return false
	})
	seller := x.seller.start("")
	x.settled(seller, buyer)
	x.once(w, seller, buyer)
}

// TestAS2Refused: a partner that cannot open what we send says so, and people are told.
func TestAS2Refused(t *testing.T) {
	t.Parallel()
	x := newTrade(t, "")
	o := &outsider{t: t, dir: t.TempDir()}
	o.openssl(nil, "req -x509 -newkey rsa:2048 -nodes -keyout wrong.key -out wrong.pem -days 400 -subj /CN=wrong")
	wrong := fmt.Appendf(nil, "use: encrypt\nfrom: %s\n%s", time.Now().Format(time.DateOnly), x.seller.read(o.dir+"/wrong.pem"))
	x.buyer.secret("certs/partners/ordergate/wrong.pem", wrong)
	seller, buyer := x.seller.start(""), x.buyer.start("")
	x.order(time.Now())
	buyer.until("the refusal", func() bool { s := buyer.sent(); return len(s) == 1 && s[0].State == "failed" })
	_, out := command(t, "outbound", "show", "--config", x.buyer.path("config.yaml"), buyer.sent()[0].ID)
	for _, want := range []string{"decryption-failed", "ordergate", "hint"} {
		if !strings.Contains(out, want) {
			t.Errorf("outbound show does not say %q:\n%s", want, out)
		}
	}
	if got := buyer.exchanges("out")[0]; got.State != "refused" {
		t.Errorf("%+v", got)
	}
	if in := seller.exchanges("in"); len(in) != 1 || in[0].State != "failed" || len(x.seller.files("erp/*.json")) != 0 {
		t.Errorf("the seller has %+v", in)
	}
	seller.stop()
	buyer.stop()
}

// TestAS2Overdue: a receipt that was to come by itself and does not is a finding, once,
// also when the process dies as it is noted.
func TestAS2Overdue(t *testing.T) {
	t.Parallel()
	x := newTrade(t, "  mdn: async\n  mdnWithin: 1ms\n")
	x.seller.edit("partners/acme.yaml", "  mdnWithin: 1ms\n", "  receive: {mdnUrls: [\"http://127.0.0.1:9/nowhere\"]}\n")
	x.seller.edit("partners/acme.yaml", "http://127.0.0.1:"+x.buyerPort+"/as2", "http://127.0.0.1:9/nowhere") // its receipts go there, too
	seller, buyer := x.seller.start(""), x.buyer.start("ledger.overdue")
	x.order(time.Now())
	buyer.died()
	buyer = x.buyer.start("")
	buyer.until("the alarm", func() bool { e := buyer.exchanges("out"); return len(e) == 1 && e[0].State == "overdue" })
	if _, out := command(t, "outbound", "show", "--config", x.buyer.path("config.yaml"), buyer.sent()[0].ID); strings.Count(out, "as2.mdn.overdue") != 1 || strings.Count(out, "receipt overdue") != 1 {
		t.Errorf("outbound show:\n%s", out)
	}
	seller.stop()
	buyer.stop()
}
