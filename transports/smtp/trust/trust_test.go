// SPDX-License-Identifier: Apache-2.0

package trust_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
	"ordergate/transports/smtp/head"
	"ordergate/transports/smtp/trust"
	"ordergate/transports/smtp/trust/trusttest"
)

func message(t testing.TB, text string) trust.Mail {
	t.Helper()
	h, err := head.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return trust.Mail{IP: netip.MustParseAddr("192.0.2.1"), Helo: "client.example", Sender: "a@acme.example", From: "acme.example", Header: h,
		Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

const plain = "From: a@acme.example\r\nSubject: x\r\n\r\nbody\r\n"

// tree answers every question with more to ask, as an attacker's DNS does.
type tree struct{ asked atomic.Int64 }

func (d *tree) LookupTXT(_ context.Context, name string) ([]string, error) {
	n := d.asked.Add(1)
	return []string{fmt.Sprintf("v=spf1 include:a%d.acme.example include:b%d.acme.example mx:c%d.acme.example ptr -all", n, n, n)}, nil
}

func (d *tree) LookupMX(context.Context, string) (all []*net.MX, err error) {
	d.asked.Add(1)
	for i := range 100 {
		all = append(all, &net.MX{Host: fmt.Sprintf("mx%d.acme.example.", i)})
	}
	return all, nil
}

func (d *tree) LookupIPAddr(context.Context, string) ([]net.IPAddr, error) {
	d.asked.Add(1)
	return nil, &net.DNSError{IsNotFound: true}
}

func (d *tree) LookupAddr(context.Context, string) ([]string, error) {
	d.asked.Add(1)
	return nil, nil
}

func TestQuestionsAreBounded(t *testing.T) {
	t.Parallel()
	d := &tree{}
	f := trust.New(d, gatewaytest.NewClock(), 0).Check(context.Background(), message(t, plain))
	if f.SPF != trust.PermError || f.DMARC == trust.Pass || d.asked.Load() > 100 {
		t.Errorf("%+v after %d questions", f, d.asked.Load())
	}
}

// silent never answers.
type silent struct{ tree }

func (*silent) LookupTXT(ctx context.Context, _ string) ([]string, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestTimeIsBounded(t *testing.T) {
	t.Parallel()
	f := trust.New(&silent{}, gatewaytest.NewClock(), time.Millisecond).Check(context.Background(), message(t, plain))
	if f.SPF != trust.TempError || f.DMARC != trust.TempError || f.Unanswered != "SPF of acme.example" {
		t.Errorf("%+v", f)
	}
}

func TestAnswersAge(t *testing.T) {
	t.Parallel()
	dns := trusttest.NewDNS(t, map[string][]string{"TXT acme.example": {"v=spf1 -all"}})
	clock := gatewaytest.NewClock()
	c := trust.New(trust.Resolver(dns.Addr), clock, 0)
	check := func(want string) {
		t.Helper()
		if f := c.Check(context.Background(), message(t, plain)); f.SPF != want {
			t.Errorf("%+v, want SPF %s", f, want)
		}
	}
	check("fail")
	dns.Set("TXT acme.example", "v=spf1 ip4:192.0.2.1 -all")
	check("fail")
	clock.Add(6 * time.Minute)
	check("pass")
}

// FuzzCheck: no header and no record makes a check fail to end, or pass by itself.
func FuzzCheck(f *testing.F) {
	f.Add("DKIM-Signature: v=1; a=rsa-sha256; d=acme.example; s=s; h=from; bh=eA==; b=eA==\r\n", "v=DKIM1; p=MIGf", "v=DMARC1; p=reject; adkim=s")
	f.Add("DKIM-Signature: v=1; a=ed25519-sha256; d=acme.example; s=s; h=from:from; c=relaxed/simple; x=1; l=0; bh=; b=\r\n", "v=DKIM1; k=ed25519; p=AAAA; t=y:s", "v=spf1 a:%{i}.x include:%{d1r} exists:%{l}")
	f.Fuzz(func(t *testing.T, header, key, record string) {
		if _, err := head.Read(strings.NewReader(header + plain)); err != nil {
			return // the server refuses it
		}
		m := message(t, header+plain)
		facts := trust.New(fixed{key, record}, gatewaytest.NewClock(), time.Second).Check(context.Background(), m)
		if facts.AlignedDKIM {
			t.Fatalf("%+v", facts)
		}
	})
}

type fixed struct{ key, record string }

func (d fixed) LookupTXT(_ context.Context, name string) ([]string, error) {
	if strings.Contains(name, "_domainkey") {
		return []string{d.key}, nil
	}
	return []string{d.record}, nil
}

func (d fixed) LookupMX(context.Context, string) ([]*net.MX, error)          { return nil, nil }
func (d fixed) LookupIPAddr(context.Context, string) ([]net.IPAddr, error)   { return nil, nil }
func (d fixed) LookupAddr(context.Context, string) (names []string, _ error) { return nil, nil }
