// SPDX-License-Identifier: Apache-2.0

package smtp_test

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/emersion/go-msgauth/dkim"

	"ordergate/gateway"
	"ordergate/transports/smtp"
	"ordergate/transports/smtp/trust/trusttest"
)

var signingKey = sync.OnceValue(func() *rsa.PrivateKey {
	k, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return k
})

func keyRecord(t testing.TB, k *rsa.PrivateKey, more string) string {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(k.Public())
	if err != nil {
		t.Fatal(err)
	}
	return "v=DKIM1; k=rsa; " + more + "p=" + base64.StdEncoding.EncodeToString(der)
}

func sign(t testing.TB, data, domain string, key crypto.Signer) string {
	t.Helper()
	var b bytes.Buffer
	if err := dkim.Sign(&b, strings.NewReader(data), &dkim.SignOptions{Domain: domain, Selector: "s1", Signer: key, HeaderCanonicalization: dkim.CanonicalizationRelaxed,
		BodyCanonicalization: dkim.CanonicalizationRelaxed}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestTrust: what makes a mail a partner's, and what does not, each with its sentence.
func TestTrust(t *testing.T) {
	t.Parallel()
	const ours, elsewhere = "v=spf1 ip4:127.0.0.0/8 -all", "v=spf1 ip4:192.0.2.1 -all"
	key := keyRecord(t, signingKey(), "")
	plain := mail("buyer@signed.example", "1@signed.example", "order\r\n")
	signed := func(domain string) string { return sign(t, plain, domain, signingKey()) }
	every := []string{"dmarc", "dkim", "spf", "network", "login"}
	for _, c := range []struct {
		name    string
		account smtp.Account
		zone    map[string][]string
		sender  string
		data    string
		trusted bool
		reason  string
		dkim    string
	}{
		{name: "DMARC by DKIM, forwarded", zone: map[string][]string{"TXT signed.example": {elsewhere}, "TXT _dmarc.signed.example": {"v=DMARC1; p=reject"}, "TXT s1._domainkey.signed.example": {key}},
			data: signed("signed.example"), trusted: true, reason: "DMARC of signed.example passes by a DKIM signature of signed.example.", dkim: "pass signed.example"},
		{name: "DMARC by SPF", zone: map[string][]string{"TXT signed.example": {ours}, "TXT _dmarc.signed.example": {"v=DMARC1; p=none"}}, data: plain, trusted: true,
			reason: "DMARC of signed.example passes by SPF of signed.example."},
		{name: "DMARC of the organisation", account: smtp.Account{From: []string{"*@*.signed.example"}}, zone: map[string][]string{"TXT mail.signed.example": {ours}, "TXT _dmarc.signed.example": {"v=DMARC1; p=none; sp=reject"}},
			sender: "b@mail.signed.example", data: mail("b@mail.signed.example", "1", "x"), trusted: true, reason: "DMARC of mail.signed.example passes by SPF of mail.signed.example."},
		{name: "strict alignment", zone: map[string][]string{"TXT mail.signed.example": {ours}, "TXT _dmarc.signed.example": {"v=DMARC1; p=reject; aspf=s"}}, account: smtp.Account{From: []string{"*@signed.example"}, Trust: every},
			sender: "b@mail.signed.example", data: plain, reason: "Nothing shows that it is from signed.example: DMARC fail, SPF pass, no DKIM signature."},
		{name: "forged with SPF of another", zone: map[string][]string{"TXT evil.example": {ours}, "TXT signed.example": {elsewhere}, "TXT _dmarc.signed.example": {"v=DMARC1; p=reject"}}, sender: "x@evil.example", data: plain,
			account: smtp.Account{From: []string{"*@signed.example"}, Trust: every}, reason: "Nothing shows that it is from signed.example: DMARC fail, SPF pass, no DKIM signature."},
		{name: "forged with a signature of another", zone: map[string][]string{"TXT s1._domainkey.evil.example": {key}, "TXT _dmarc.signed.example": {"v=DMARC1; p=reject"}}, data: signed("evil.example"), dkim: "pass evil.example",
			account: smtp.Account{From: []string{"*@signed.example"}, Trust: every}, reason: "Nothing shows that it is from signed.example: DMARC fail, SPF none, DKIM pass evil.example."},
		{name: "changed after it was signed", zone: map[string][]string{"TXT _dmarc.signed.example": {"v=DMARC1; p=reject"}, "TXT s1._domainkey.signed.example": {key}}, data: strings.Replace(signed("signed.example"), "order\r\n", "more\r\n", 1),
			reason: "Nothing shows that it is from signed.example: DMARC fail, SPF none, DKIM fail signed.example.", dkim: "fail signed.example: body hash did not verify"},
		{name: "signed, and no DMARC", zone: map[string][]string{"TXT s1._domainkey.signed.example": {key}}, data: signed("signed.example"), dkim: "pass signed.example",
			reason: "Nothing shows that it is from signed.example: DMARC none, SPF none, DKIM pass signed.example. signed.example publishes no DMARC record; trust dkim or spf in the partner file if that is enough."},
		{name: "signed, which is enough", zone: map[string][]string{"TXT s1._domainkey.signed.example": {key}}, data: signed("signed.example"), account: smtp.Account{From: []string{"*@signed.example"}, Trust: []string{"dkim"}},
			trusted: true, reason: "It is signed for signed.example.", dkim: "pass signed.example"},
		{name: "signed by a key in test", zone: map[string][]string{"TXT s1._domainkey.signed.example": {keyRecord(t, signingKey(), "t=y; ")}}, data: signed("signed.example"),
			account: smtp.Account{From: []string{"*@signed.example"}, Trust: []string{"dkim"}}, reason: "Nothing shows that it is from signed.example: DMARC none, SPF none, DKIM fail signed.example.", dkim: "fail signed.example: the key is marked as a test"},
		{name: "SPF, which is enough", zone: map[string][]string{"TXT signed.example": {"v=spf1 include:_spf.signed.example -all"}, "TXT _spf.signed.example": {"v=spf1 mx ~all"}, "MX _spf.signed.example": {"mx.signed.example"}, "A mx.signed.example": {"127.0.0.1"}},
			data: plain, account: smtp.Account{From: []string{"*@signed.example"}, Trust: []string{"spf"}}, trusted: true, reason: "It came from a server that signed.example sends by."},
		{name: "network", data: plain, account: smtp.Account{From: []string{"*@signed.example"}, Networks: []string{"127.0.0.0/8"}}, trusted: true, reason: "It came from 127.0.0.1, which is in the networks of signed."},
		{name: "network and another sender", data: mail("x@other.example", "1", "x"), account: smtp.Account{From: []string{"*@signed.example"}, Networks: []string{"127.0.0.1"}}, reason: "x@other.example is none of the senders of signed."},
		{name: "network alone", data: mail("x@other.example", "1", "x"), account: smtp.Account{Networks: []string{"127.0.0.1"}}, trusted: true, reason: "It came from 127.0.0.1, which is in the networks of signed."},
		{name: "in the clear", data: plain, account: smtp.Account{From: []string{"*@signed.example"}, Networks: []string{"127.0.0.1"}, TLS: true}, reason: "It came in the clear, and mails of signed count over TLS only."},
		{name: "the DNS fails", zone: map[string][]string{"TXT signed.example": {trusttest.Fails}, "TXT _dmarc.signed.example": {"v=DMARC1; p=reject"}}, data: plain,
			reason: "Nothing shows yet that it is from signed.example: the DNS did not answer (SPF of signed.example)."},
		{name: "the DNS fails where it does not matter", zone: map[string][]string{"TXT signed.example": {trusttest.Fails}, "TXT _dmarc.signed.example": {"v=DMARC1; p=reject"}, "TXT s1._domainkey.signed.example": {key}}, data: signed("signed.example"),
			trusted: true, reason: "DMARC of signed.example passes by a DKIM signature of signed.example.", dkim: "pass signed.example"},
		{name: "two DMARC records are none", zone: map[string][]string{"TXT signed.example": {ours}, "TXT _dmarc.signed.example": {"v=DMARC1; p=reject", "v=DMARC1; p=none"}}, data: plain,
			reason: "Nothing shows that it is from signed.example: DMARC none, SPF pass, no DKIM signature. signed.example publishes no DMARC record; trust dkim or spf in the partner file if that is enough."},
		{name: "SPF that goes round", zone: map[string][]string{"TXT signed.example": {"v=spf1 include:signed.example -all"}}, data: plain,
			reason: "Nothing shows that it is from signed.example: DMARC none, SPF permerror, no DKIM signature."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := c.account
			if len(a.From) == 0 && len(a.Networks) == 0 {
				a.From = []string{"*@signed.example"}
			}
			p := newPost(t, func(p *post) { p.boxes = []*smtp.Mailbox{box("signed", a)} })
			for k, v := range c.zone {
				p.dns.Set(k, v...)
			}
			p.serve()
			sender := c.sender
			if sender == "" {
				sender = "buyer@signed.example"
			}
			p.deliver(sender, []string{"orders+signed@supplier.example"}, c.data, "250")
			e := p.one().Envelope
			v := e.Mail.Verdict
			if v.Trusted != c.trusted || v.Reason != c.reason || strings.Join(v.DKIM, "; ") != c.dkim || (e.Untrusted == "") != c.trusted || !c.trusted && e.Untrusted != c.reason {
				t.Errorf("verdict %+v, untrusted %q", v, e.Untrusted)
			}
		})
	}
}

// TestForgedFirst: a copy of a mail that comes first from elsewhere, and is not believed,
// does not make the mail itself a repeat; each of both is one, however often it comes.
func TestForgedFirst(t *testing.T) {
	t.Parallel()
	p := newPost(t, func(p *post) {
		p.boxes = []*smtp.Mailbox{box("signed", smtp.Account{From: []string{"*@signed.example"}, Trust: []string{"spf"}})}
	})
	p.dns.Set("TXT signed.example", "v=spf1 ip4:127.0.0.0/8 -all")
	p.serve()
	data := mail("buyer@signed.example", "1@signed.example", "order\r\n")
	for _, sender := range []string{"thief@evil.example", "thief@evil.example", "buyer@signed.example", "buyer@signed.example"} {
		p.deliver(sender, []string{"orders+signed@supplier.example"}, data, "250")
	}
	all := p.in.Taken()
	if len(all) != 2 || all[0].Envelope.Untrusted == "" || all[1].Envelope.Untrusted != "" {
		t.Errorf("%d mails were taken", len(all))
	}
}

// Many signatures, some of them nonsense: the partner's own counts, whichever it is.
func TestManySignatures(t *testing.T) {
	t.Parallel()
	p := newPost(t, func(p *post) {
		p.boxes = []*smtp.Mailbox{box("signed", smtp.Account{From: []string{"*@signed.example"}})}
	})
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p.dns.Set("TXT s1._domainkey.signed.example", "v=DKIM1; k=ed25519; p="+base64.StdEncoding.EncodeToString(public))
	p.dns.Set("TXT _dmarc.signed.example", "v=DMARC1; p=reject")
	p.serve()
	data := sign(t, mail("buyer@signed.example", "1", "order\r\n"), "signed.example", private)
	for i := range 20 {
		data = fmt.Sprintf("DKIM-Signature: v=1; a=rsa-sha256; d=other%d.example; s=s1; h=from; bh=x; b=%s\r\n", i, strings.Repeat("A", i)) + data
	}
	p.deliver("buyer@signed.example", []string{"orders+signed@supplier.example"}, "DKIM-Signature: ;;;=\r\n"+data, "250")
	v := p.one().Envelope.Mail.Verdict
	if !v.Trusted || len(v.DKIM) != 4 || v.DKIM[0] != "pass signed.example" {
		t.Errorf("verdict %+v", v)
	}
}

// What another implementation signed is verified: dkimpy's dkimsign.
func TestSignedByDKIMPy(t *testing.T) {
	t.Parallel()
	der, err := x509.MarshalPKCS8PrivateKey(signingKey())
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "key.pem")
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("dkimsign", "--hcanon", "relaxed", "--bcanon", "simple", "s1", "signed.example", file)
	cmd.Stdin = strings.NewReader(mail("buyer@signed.example", "1@signed.example", "order\r\n\r\nmore  words\r\n"))
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("dkimsign: %v", err)
	}
	p := newPost(t, func(p *post) {
		p.boxes = []*smtp.Mailbox{box("signed", smtp.Account{From: []string{"*@signed.example"}, Trust: []string{"dkim"}})}
	})
	p.dns.Set("TXT s1._domainkey.signed.example", keyRecord(t, signingKey(), ""))
	p.serve()
	data := strings.ReplaceAll(strings.ReplaceAll(string(out), "\r\n", "\n"), "\n", "\r\n")
	p.deliver("buyer@signed.example", []string{"orders+signed@supplier.example"}, strings.TrimSuffix(data, "\r\n"), "250")
	if v := p.one().Envelope.Mail.Verdict; !v.Trusted {
		t.Errorf("verdict %+v\n%s", v, data)
	}
}

// The DNS is asked once of what several mails need.
func TestAnswersAreRemembered(t *testing.T) {
	t.Parallel()
	p := newPost(t)
	p.serve()
	for i := range 5 {
		p.deliver("buyer@acme.example", []string{"orders+acme@supplier.example"}, mail("buyer@acme.example", fmt.Sprint(i), "x"), "250")
	}
	first := p.dns.Asked()
	p.deliver("buyer@acme.example", []string{"orders+acme@supplier.example"}, mail("buyer@acme.example", "6", "x"), "250")
	if p.dns.Asked() != first || first > 4 {
		t.Errorf("%d questions, then %d", first, p.dns.Asked())
	}
}

func TestValidate(t *testing.T) {
	t.Parallel()
	fault := func(message, hint string, path ...string) gateway.Fault {
		return gateway.Fault{File: strings.Join(path, "."), Message: message, Hint: hint}
	}
	for want, a := range map[string]smtp.Account{
		"": {From: []string{"*@acme.example", "*@*.acme.example", "shop-*@acme.example"}, Address: "acme-2"},
		`name: connection "mail" is that of mails which are nobody's`:         {Name: "mail", From: []string{"a@b.example"}},
		`address: "a b" cannot stand behind the plus of an address`:           {Address: "a b", From: []string{"a@b.example"}},
		`address: "a@" is no mail address`:                                    {Address: "a@", From: []string{"a@b.example"}},
		`from.0: "acme.example" is no sender`:                                 {From: []string{"acme.example"}},
		`from.0: "*x*@acme.example" is no sender`:                             {From: []string{"*x*@acme.example"}},
		`from.0: everybody can have an address at gmail.com`:                  {From: []string{"*@gmail.com"}},
		`from.1: a@b.example is in this list already`:                         {From: []string{"a@b.example", "a@b.example"}},
		`trust.0: "dmark" shows nothing (did you mean "dmarc"?)`:              {From: []string{"a@b.example"}, Trust: []string{"dmark"}},
		`networks.0: "10.0.0" is no network`:                                  {Networks: []string{"10.0.0"}},
		`networks.0: this is every address that there is`:                     {Networks: []string{"0.0.0.0/0"}},
		`trust: there is nobody to log in`:                                    {From: []string{"a@b.example"}, Trust: []string{"login"}},
		`user: a user needs a password`:                                       {User: "acme"},
		`password: this is no hash of a password: it is no argon2id hash`:     {User: "acme", Password: "geheim"},
		`password: a password needs a user`:                                   {Password: passwordHash(), From: []string{"a@b.example"}},
		`warning: nothing can show that a mail is from this partner: all its`: {},
		`warning: nothing can show that a mail is from this partner`:          {From: []string{"a@b.example"}, Trust: []string{"network"}},
	} {
		faults := a.Validate(fault)
		if (want == "") != (len(faults) == 0) || !strings.HasPrefix(strings.TrimPrefix(faults.Error(), " "), want) && !strings.Contains(faults.Error(), want) {
			t.Errorf("want %q, got %q", want, faults.Error())
		}
		if strings.Contains(faults.Error(), "geheim") {
			t.Error("the password is in the fault")
		}
	}
}
