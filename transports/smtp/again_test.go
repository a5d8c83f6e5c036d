// SPDX-License-Identifier: Apache-2.0

package smtp_test

import (
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/transports/smtp"
)

// A mail that was nobody's is a partner's once its sender stands in a file; it is
// believed when DMARC had passed, and by nothing that was not looked at.
func TestAgain(t *testing.T) {
	t.Parallel()
	p := newPost(t, func(p *post) {
		p.boxes = append(p.boxes, box("twin", smtp.Account{From: []string{"*@twins.example"}}), box("other", smtp.Account{From: []string{"*@twins.example"}}),
			box("strict", smtp.Account{From: []string{"*@strict.example"}, TLS: true}))
	})
	d := smtp.NewDirectory(p.listener, p.boxes, "Orders <answers@supplier.example>")
	for _, c := range []struct {
		name, from, to, dmarc string
		change                func(*gateway.Envelope)
		box, untrusted        string
	}{
		{name: "found", from: "buyer@acme.example", dmarc: "fail", box: "acme-mail", untrusted: "It came before buyer@acme.example was one of the senders of acme"},
		{name: "found and believed", from: "buyer@acme.example", dmarc: "pass", box: "acme-mail"},
		{name: "in the clear", from: "buyer@strict.example", dmarc: "pass", box: "strict-mail", untrusted: "It came before"},
		{name: "still nobody's", from: "who@else.example", dmarc: "pass"},
		{name: "of several", from: "buyer@twins.example", dmarc: "pass"},
		{name: "for people", from: "buyer@acme.example", to: "postmaster@supplier.example", dmarc: "pass"},
		{name: "from ourselves", from: "answers@supplier.example", dmarc: "pass"},
		{name: "somebody's", from: "buyer@acme.example", change: func(e *gateway.Envelope) { e.Connection = "beta-mail" }},
		{name: "no mail", from: "buyer@acme.example", change: func(e *gateway.Envelope) { e.Mail = nil }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if c.to == "" {
				c.to = "orders@supplier.example"
			}
			env := gateway.Envelope{Transport: smtp.Name, Connection: smtp.Name, Untrusted: "before", Mail: &gateway.Mail{From: c.from, Recipient: c.to, Verdict: gateway.Verdict{DMARC: c.dmarc, Reason: "before"}}}
			if c.change != nil {
				c.change(&env)
			}
			before := env.Mail
			got, ok := d.Again(env)
			if ok != (c.box != "") {
				t.Fatalf("%v: %+v", ok, got)
			}
			if !ok {
				return
			}
			if got.Connection != c.box || len(got.Partners) != 1 || got.Station != "main" || !strings.HasPrefix(got.Untrusted, c.untrusted) || (c.untrusted == "") != (got.Untrusted == "") {
				t.Errorf("%+v", got)
			}
			if got.Mail.Verdict.Trusted != (c.untrusted == "") || before.Verdict.Reason != "before" {
				t.Errorf("%+v, before %+v", got.Mail.Verdict, before.Verdict)
			}
		})
	}
}
