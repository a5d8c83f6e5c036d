// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
)

// keys are made once: RSA takes its time.
var testKeys = sync.OnceValues(func() (dir string, err error) {
	dir, err = os.MkdirTemp("", "ordergate-keys")
	if err != nil {
		return "", err
	}
	for _, name := range []string{"seller", "buyer"} {
		config := filepath.Join(dir, name, "config.yaml")
		if err := os.MkdirAll(filepath.Dir(config), 0o750); err != nil {
			return "", err
		}
		if err := os.WriteFile(config, []byte("stations: [{id: main, isa: \"ZZ:X\"}]\n"), 0o640); err != nil {
			return "", err
		}
		var b strings.Builder
		w := world{ctx: nil, in: strings.NewReader(""), out: &b, err: &b, getenv: os.Getenv}
		if code := run([]string{"cert", "new", "--config", config, "--station", "main", "--subject", "CN=" + name}, w); code != 0 {
			return "", fmt.Errorf("cert new: %s", b.String())
		}
	}
	return dir, nil
})

// trade is two ordergates that trade with each other by AS2: ACME buys of us.
type trade struct {
	seller, buyer         *site
	sellerPort, buyerPort string
}

const (
	sellerName = "ORDERGATE"
	buyerName  = "ACME Retail" // a blank wants quotes on the wire
)

// newTrade makes both. more goes into the as2 block of either's partner file.
func newTrade(t *testing.T, more string) *trade {
	t.Helper()
	x := &trade{seller: newSite(t), buyer: &site{t, t.TempDir()}, sellerPort: gatewaytest.FreePort(t), buyerPort: gatewaytest.FreePort(t)}
	x.seller.edit("config.yaml", "    as2: "+sellerName+"\n", "    as2: "+sellerName+"\nas2:\n  listen: 127.0.0.1:"+x.sellerPort+"\n  url: http://127.0.0.1:"+x.sellerPort+"/as2\n")
	x.seller.edit("partners/acme.yaml", "connections: [acme-folder]\n", "as2:\n  id: \""+buyerName+"\"\n  url: http://127.0.0.1:"+x.buyerPort+"/as2\n"+more)
	x.seller.edit("config.yaml", "  - name: acme-folder\n    in: acme/in\n    out: acme/out\n    archive: acme/archive\n    error: acme/error\n    stable: 1ms\n    scan: 50ms\n", "")
	x.buyer.write("config.yaml", "data: state\nstations: [{id: acme, isa: \"ZZ:ACMERETAIL\", as2: \""+buyerName+"\"}]\nadmin: {listen: 127.0.0.1:0}\nlimits: {freeSpace: 16MiB}\n"+
		"as2:\n  listen: 127.0.0.1:"+x.buyerPort+"\n  url: http://127.0.0.1:"+x.buyerPort+"/as2\n")
	x.buyer.folder("partners")
	x.buyer.write("partners/ordergate.yaml", "identifiers: [{isa: \"ZZ:ORDERGATE\"}]\nas2:\n  id: "+sellerName+"\n  url: http://127.0.0.1:"+x.sellerPort+"/as2\n"+more+
		"answers: {functional: none, ta1: never, orderResponse: never}\nacknowledgements: {within: 24h}\n")
	dir, err := testKeys()
	if err != nil {
		t.Fatal(err)
	}
	x.certificates(filepath.Join(dir, "seller", "certs", "stations", "main"), x.seller, "main", x.buyer, "ordergate")
	x.certificates(filepath.Join(dir, "buyer", "certs", "stations", "main"), x.buyer, "acme", x.seller, "acme")
	return x
}

// certificates gives a station its key, and the other side its certificate.
func (x *trade) certificates(from string, own *site, station string, other *site, partner string) {
	own.t.Helper()
	files, err := os.ReadDir(from)
	if err != nil {
		own.t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(filepath.Join(from, f.Name()))
		if err != nil {
			own.t.Fatal(err)
		}
		own.secret("certs/stations/"+station+"/"+f.Name(), b)
		if filepath.Ext(f.Name()) == ".pem" {
			other.secret("certs/partners/"+partner+"/"+f.Name(), b)
		}
	}
}

// order has the buyer send an 850.
func (x *trade) order(at time.Time) {
	x.buyer.t.Helper()
	if code, out := x.give(at); code != 0 {
		x.buyer.t.Fatalf("outbound send: %s", out)
	}
}

func (x *trade) give(at time.Time) (code int, out string) {
	x.buyer.t.Helper()
	x.buyer.write("po.edi", document(x.buyer.t, "acme-order.edi", at))
	return command(x.buyer.t, "outbound", "send", "--config", x.buyer.path("config.yaml"), "--partner", "ordergate", "--by", "test", x.buyer.path("po.edi"))
}

func (s *site) folder(dir string) {
	s.t.Helper()
	if err := os.MkdirAll(s.path(dir), 0o750); err != nil {
		s.t.Fatal(err)
	}
}

// secret makes a file with its folders, for its owner only.
func (s *site) secret(file string, b []byte) {
	s.t.Helper()
	s.folder(filepath.Dir(file))
	if err := os.WriteFile(s.path(file), b, 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// TestAS2Way: 850 in by AS2, 997 and 855 out by AS2, each confirmed by an MDN that
// fits; with receipts in the answer and by a call of their own.
func TestAS2Way(t *testing.T) {
	t.Parallel()
	for name, more := range map[string]string{"sync": "", "async": "  mdn: async\n", "rfc4130bis": "  preset: rfc4130bis\n"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			x := newTrade(t, more)
			at := time.Now()
			seller, buyer := x.seller.start(""), x.buyer.start("")
			x.order(at)
			seller.until("the order", func() bool { return len(x.seller.files("erp/*.json")) == 1 })
			x.settled(seller, buyer)
			for _, d := range []*daemon{seller, buyer} {
				_, list := command(t, "as2", "list", "--config", d.s.path("config.yaml"))
				for _, e := range append(d.exchanges("in"), d.exchanges("out")...) {
					if !strings.Contains(list, e.MessageID) {
						t.Errorf("as2 list has no %s\n%s", e.MessageID, list)
					}
					if code, out := command(t, "as2", "verify", "--config", d.s.path("config.yaml"), e.MessageID); code != 0 || !strings.Contains(out, "  ok") {
						t.Errorf("as2 verify: code %d: %s", code, out)
					}
				}
			}
			seller.stop()
			buyer.stop()
		})
	}
}

// TestAS2PortInUse: the start fails, and says which key and which address; nothing was
// said to be served.
func TestAS2PortInUse(t *testing.T) {
	t.Parallel()
	x := newTrade(t, "")
	l, err := net.Listen("tcp", "127.0.0.1:"+x.sellerPort)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	d := x.seller.launch("")
	<-d.done
	log := d.log.String()
	if d.err == nil || d.addr() != "" || !strings.Contains(log, "as2.listen: listen tcp 127.0.0.1:"+x.sellerPort) || !strings.Contains(log, "address already in use") {
		t.Errorf("%v\n%s", d.err, log)
	}
}

// settled waits until each side's documents are confirmed by the other.
func (x *trade) settled(seller, buyer *daemon) {
	x.seller.t.Helper()
	seller.until("997 and 855 to be confirmed", func() bool { return seller.confirmed() == 2 })
	buyer.until("the 850 to be confirmed and acknowledged", func() bool {
		sent := buyer.sent()
		return buyer.confirmed() == 1 && len(sent) == 1 && sent[0].Acknowledged == "accepted"
	})
}

// confirmed counts the messages that the other side has a receipt for.
func (d *daemon) confirmed() (n int) {
	d.t.Helper()
	for _, x := range d.exchanges("out") {
		if x.State == "confirmed" {
			n++
		}
	}
	return n
}
