// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
)

// buyer is a partner's cXML server, which takes ConfirmationRequests.
type cxmlBuyer struct {
	*httptest.Server
	mu     sync.Mutex
	bodies []string
	refuse int // answer so many by status 560
}

func newCXMLBuyer(t *testing.T) *cxmlBuyer {
	t.Helper()
	b := &cxmlBuyer{}
	b.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		b.mu.Lock()
		defer b.mu.Unlock()
		b.bodies = append(b.bodies, string(body))
		code := 200
		if b.refuse > 0 {
			b.refuse--
			code = 560
		}
		_, _ = fmt.Fprintf(w, `<cXML payloadID="1" timestamp="t"><Response><Status code="%d" text="x"/></Response></cXML>`, code)
	}))
	t.Cleanup(b.Close)
	return b
}

func (b *cxmlBuyer) got() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]string(nil), b.bodies...)
}

// newCXMLSite is a site where ACME orders by cXML.
func newCXMLSite(t *testing.T, b *cxmlBuyer) (s *site, url string) {
	t.Helper()
	s = newSite(t)
	port := gatewaytest.FreePort(t)
	s.edit("config.yaml", "admin:\n", "portal: {listen: 127.0.0.1:"+port+"}\nadmin:\n")
	s.secret("in.secret", []byte("their secret\n"))
	s.secret("out.secret", []byte("our <secret>\n"))
	s.edit("partners/acme.yaml", "answers:\n", "cxml:\n  domain: NetworkId\n  identity: AN-ACME\n  sharedSecret: file:in.secret\n  to: [AN-US]\n  url: "+b.URL+"/cxml\n  ours: {identity: AN-US, sharedSecret: file:out.secret}\nanswers:\n  via: acme-cxml\n")
	return s, "http://127.0.0.1:" + port + "/cxml"
}

// cxmlOrder is an order of ACME's for bolts.
func cxmlOrder(id string, at time.Time) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.060/cXML.dtd">
<cXML payloadID="` + id + `@acme.example" timestamp="` + at.Format(time.RFC3339) + `" version="1.2.060" xml:lang="en-US">
<Header><From><Credential domain="NetworkId"><Identity>AN-ACME</Identity></Credential></From><To><Credential domain="NetworkId"><Identity>AN-US</Identity></Credential></To>
<Sender><Credential domain="NetworkId"><Identity>AN-ACME</Identity><SharedSecret>their secret</SharedSecret></Credential><UserAgent>Buying</UserAgent></Sender></Header>
<Request deploymentMode="production"><OrderRequest>
<OrderRequestHeader orderID="` + id + `" orderDate="` + at.Format(time.RFC3339) + `" type="new" requestedDeliveryDate="` + at.AddDate(0, 0, 14).Format("2006-01-02") + `">
<Total><Money currency="USD">408.00</Money></Total>
<ShipTo><Address addressID="0078"><Name xml:lang="en">ACME DC Reno</Name></Address></ShipTo>
<BillTo><Address addressID="0001"><Name xml:lang="en">ACME Retail</Name></Address></BillTo>
</OrderRequestHeader>
<ItemOut quantity="1200" lineNumber="1"><ItemID><SupplierPartID>BOLT-M8-40</SupplierPartID><BuyerPartID>000447712</BuyerPartID></ItemID>
<ItemDetail><UnitPrice><Money currency="USD">0.34</Money></UnitPrice><Description xml:lang="en">Hex bolt</Description><UnitOfMeasure>EA</UnitOfMeasure><Classification domain="UNSPSC">31161600</Classification></ItemDetail></ItemOut>
</OrderRequest></Request></cXML>`
}

// curl posts a file as curl does; the answer comes with its HTTP status in front.
func (s *site) curl(url, contentType, body string, more ...string) string {
	s.t.Helper()
	s.write("body", body)
	args := append([]string{"-sS", "-m", "60", "-w", "%{http_code} ", "-o", s.path("answer"), "-H", "Content-Type: " + contentType, "--data-binary", "@" + s.path("body")}, append(more, url)...)
	out, err := exec.Command("curl", args...).Output()
	if err != nil {
		return "" // nobody there, or it died
	}
	answer, err := exec.Command("cat", s.path("answer")).Output()
	if err != nil {
		s.t.Fatal(err)
	}
	return string(out) + string(answer)
}

// TestCXMLWay: an OrderRequest in by curl, the order in the ERP, a ConfirmationRequest
// out that the buyer's system can read and that names what it answers.
func TestCXMLWay(t *testing.T) {
	t.Parallel()
	b := newCXMLBuyer(t)
	s, url := newCXMLSite(t, b)
	at := time.Now()
	d := s.start("")
	first := s.curl(url, "text/xml", cxmlOrder("45001", at))
	if !strings.HasPrefix(first, "200 ") || !strings.Contains(first, `<Status code="200" text="OK"`) {
		t.Fatalf("%s", first)
	}
	if again := s.curl(url, "text/xml", cxmlOrder("45001", at)); again != first {
		t.Errorf("a repeat got %s", again)
	}
	d.until("the order in the ERP", func() bool { return len(s.files("erp/*.json")) == 1 })
	d.until("the confirmation", func() bool { return len(b.got()) == 1 })
	checkConfirmation(t, b.got()[0], "45001", "accept")
	d.until("the delivery", func() bool {
		sent := d.sent()
		return len(sent) == 1 && sent[0].State == "sent"
	})
	if w := s.curl(url, "text/xml", strings.Replace(cxmlOrder("45002", at), "their secret", "guess", 1)); !strings.Contains(w, `code="401"`) {
		t.Errorf("%s", w)
	}
	d.stop()
	if log := d.log.String(); strings.Contains(log, "their secret") || strings.Contains(log, "our <secret>") {
		t.Error("the log tells a secret")
	}
}

// checkConfirmation holds a ConfirmationRequest against the DTD's rules that matter: the
// order of elements, what must be there, and quantities that add up.
func checkConfirmation(t *testing.T, body, order, typ string) {
	t.Helper()
	var c struct {
		PayloadID string `xml:"payloadID,attr"`
		Timestamp string `xml:"timestamp,attr"`
		Header    struct {
			Parts []struct {
				XMLName    xml.Name
				Credential struct {
					Domain       string `xml:"domain,attr"`
					Identity     string
					SharedSecret string
				}
			} `xml:",any"`
		}
		Request struct {
			Mode    string `xml:"deploymentMode,attr"`
			Confirm struct {
				Header struct {
					Type   string `xml:"type,attr"`
					Notice string `xml:"noticeDate,attr"`
				} `xml:"ConfirmationHeader"`
				Order struct {
					ID  string `xml:"orderID,attr"`
					Ref struct {
						PayloadID string `xml:"payloadID,attr"`
					} `xml:"DocumentReference"`
				} `xml:"OrderReference"`
				Items []struct {
					Line     string `xml:"lineNumber,attr"`
					Quantity string `xml:"quantity,attr"`
					Unit     string `xml:"UnitOfMeasure"`
					Status   []struct {
						Quantity string `xml:"quantity,attr"`
						Type     string `xml:"type,attr"`
						Unit     string `xml:"UnitOfMeasure"`
					} `xml:"ConfirmationStatus"`
				} `xml:"ConfirmationItem"`
			} `xml:"ConfirmationRequest"`
		}
	}
	if err := xml.Unmarshal([]byte(body), &c); err != nil {
		t.Fatalf("%v\n%s", err, body)
	}
	var parts []string
	for _, p := range c.Header.Parts {
		parts = append(parts, p.XMLName.Local+"="+p.Credential.Domain+"/"+p.Credential.Identity+"/"+p.Credential.SharedSecret)
	}
	if got := strings.Join(parts, " "); got != "From=NetworkId/AN-US/ To=NetworkId/AN-ACME/ Sender=NetworkId/AN-US/our <secret>" {
		t.Errorf("header %s", got)
	}
	r := c.Request.Confirm
	if c.PayloadID == "" || c.Timestamp == "" || c.Request.Mode != "production" || r.Header.Type != typ || r.Header.Notice == "" || r.Order.ID != order || r.Order.Ref.PayloadID != order+"@acme.example" {
		t.Errorf("%+v\n%s", c, body)
	}
	if len(r.Items) != 1 || r.Items[0].Line != "1" || r.Items[0].Quantity != "1200" || r.Items[0].Unit != "EA" || len(r.Items[0].Status) != 1 || r.Items[0].Status[0].Quantity != "1200" || r.Items[0].Status[0].Type != "accept" {
		t.Errorf("%+v", r.Items)
	}
}

// TestCXMLKilled: kill -9 at each point of taking and confirming; the buyer tries again
// under the same payloadID. One order in the ERP; the confirmation, however often it
// comes, is the same document.
func TestCXMLKilled(t *testing.T) {
	t.Parallel()
	at := time.Now()
	for _, point := range []string{"cxml.staged", "intake.committed", "cxml.committed", "cxml.answered", "answer.built", "answer.recorded", "cxml.send", "cxml.sent", "deliver.recorded"} {
		t.Run(point, func(t *testing.T) {
			t.Parallel()
			b := newCXMLBuyer(t)
			s, url := newCXMLSite(t, b)
			d := s.start(point)
			first := s.curl(url, "text/xml", cxmlOrder("45001", at))
			d.died()
			d = s.start("")
			if again := s.curl(url, "text/xml", cxmlOrder("45001", at)); !strings.Contains(again, `code="200"`) || strings.Contains(first, `code="200"`) && again != first {
				t.Errorf("first %q, again %q", first, again)
			}
			d.until("the delivery", func() bool {
				sent := d.sent()
				return len(sent) == 1 && sent[0].State == "sent" && d.idle()
			})
			if n := len(s.files("erp/*.json")); n != 1 {
				t.Errorf("%d orders", n)
			}
			got := b.got()
			for _, g := range got {
				if g != got[0] {
					t.Errorf("two documents:\n%s\n%s", got[0], g)
				}
			}
			d.stop()
		})
	}
}
