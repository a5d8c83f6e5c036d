// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestAS2Rollover: the partner's next certificate lies beside the old one. What is
// signed with it and encrypted to our old one is taken while a daemon runs that has
// read both; what we send is encrypted to the one whose date has come.
func TestAS2Rollover(t *testing.T) {
	t.Parallel()
	o := newOutsider(t, "")
	s := o.x.seller
	s.edit("config.yaml", "limits:", "reload: {poll: 100ms}\nlimits:")
	o.openssl(nil, "req -x509 -newkey rsa:2048 -nodes -keyout next.key -out next.pem -days 400 -subj /CN=next")
	o.openssl(nil, "req -x509 -newkey rsa:2048 -nodes -keyout ours.key -out ours.pem -days 400 -subj /CN=ours")
	d := s.start("")
	reload := func(n int, files map[string]string) {
		t.Helper()
		before := strings.Count(d.log.String(), `"msg":"loaded"`)
		for file, text := range files {
			s.secret(file, []byte(text))
		}
		d.until("the certificates", func() bool { return strings.Count(d.log.String(), `"msg":"loaded"`) >= before+n })
	}
	later := "from: " + time.Now().AddDate(0, 1, 0).Format(time.DateOnly) + "\n"
	reload(1, map[string]string{"certs/partners/acme/next.pem": later + s.read(filepath.Join(o.dir, "next.pem"))})

	signed := cmsOf("enveloped-data", "smime -sign -binary -crlfeol -md sha256 -signer next.pem -inkey next.key", opensslEncrypt+"-aes128 seller.pem")
	at := time.Now()
	header, body, content := signed(o, entity(t, at))
	o.processed(o.post("<1@acme.example>", header, body), "<1@acme.example>", content)
	d.until("answers to the old one", func() bool { return d.confirmed() == 2 })

	// Its date comes: from now on nothing else opens what we send, and the old one signs
	// its receipts no more.
	for _, kind := range []string{"pem", "key"} {
		b, err := os.ReadFile(filepath.Join(o.dir, "next."+kind))
		if err != nil {
			t.Fatal(err)
		}
		o.file("buyer."+kind, b)
	}
	reload(1, map[string]string{"certs/partners/acme/next.pem": "from: " + time.Now().UTC().Format(time.DateOnly) + "\n" + s.read(filepath.Join(o.dir, "next.pem"))})
	header, body, content = signed(o, entity(t, at.Add(time.Second)))
	o.processed(o.post("<2@acme.example>", header, body), "<2@acme.example>", content)
	d.until("answers to the next one", func() bool { return d.confirmed() == 4 })
	d.stop()
}

// TestAS2Hub: a connection speaks for the partners that its list names, and for
// nobody else; what a partner in test orders never reaches the ERP.
func TestAS2Hub(t *testing.T) {
	t.Parallel()
	o := newOutsider(t, "  partners: [northwind]\n")
	s := o.x.seller
	s.edit("partners/acme.yaml", "name: ACME Retail\n", "name: ACME Retail\ntest: true\n")
	s.edit("partners/northwind.yaml", "connections: [northwind-folder]\n", "")
	d := s.start("")
	at := time.Now()
	post := func(id, text string) {
		t.Helper()
		header, body, content := sealings["AES-128, detached"](o, []byte("Content-Type: application/EDI-X12\r\n\r\n"+text))
		o.processed(o.post(id, header, body), id, content)
	}
	post("<1@hub.example>", document(t, "acme-order.edi", at))
	post("<2@hub.example>", document(t, "northwind-order.edi", at))
	post("<3@hub.example>", strings.ReplaceAll(document(t, "acme-order.edi", at.Add(time.Second)), "ACMERETAIL     ", "SOMEBODY       "))
	d.until("what is held", func() bool {
		_, out := command(t, "order", "list", "--waiting", "--config", s.path("config.yaml"))
		return strings.Contains(out, "(message)") && strings.Contains(out, "NW-"+stamp(at))
	})
	d.until("the answers in test", func() bool { return o.count("ST*855*") == 1 })
	if erp := s.files("erp/*.json"); len(erp) != 0 {
		t.Errorf("in the ERP: %v", erp)
	}
	for _, document := range o.documents() {
		if strings.Contains(document, "ST*855*") && !strings.Contains(document, "*0*T*") {
			t.Errorf("the answer to a test is none: %s", document)
		}
	}
	d.stop()
}
