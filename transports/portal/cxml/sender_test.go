// SPDX-License-Identifier: Apache-2.0

package cxml_test

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/strict"
	"ordergate/transports"
	"ordergate/transports/portal/cxml"
)

const confirmation = `<?xml version="1.0" encoding="UTF-8"?>
<cXML timestamp="2026-11-20T18:00:00Z" version="1.2.060" xml:lang="en-US">
  <Header>
    <To>
      <Credential domain="DUNS">
        <Identity>007941230</Identity>
      </Credential>
    </To>
  </Header>
  <Request deploymentMode="test">
    <ConfirmationRequest>
      <ConfirmationHeader confirmID="O1" operation="new" type="accept" noticeDate="2026-11-20T18:00:00Z">
        <Comments xml:lang="en-US">Grüße &amp; &lt;Dank&gt;</Comments>
      </ConfirmationHeader>
      <OrderReference orderID="1"><DocumentReference payloadID="p1"/></OrderReference>
    </ConfirmationRequest>
  </Request>
</cXML>
`

func newSender(t *testing.T, url string) *cxml.Sender {
	t.Helper()
	d := cxml.NewDirectory([]*cxml.Account{{Config: cxml.Config{Domain: "NetworkId", Identity: "AN01", URL: url, Ours: cxml.Ours{Domain: "NetworkId", Identity: "US1", Secret: secretOf(t, "OURS")}}, Connection: "acme-cxml", Partner: "acme"}})
	s := cxml.NewSender(cxml.SenderConfig{Directory: func() *cxml.Directory { return d }, Connection: "acme-cxml", Secret: func(s strict.Secret) (string, error) { return "a<&b", nil }, Host: "us.example", Log: zap.NewNop()})
	t.Cleanup(s.Close)
	return s
}

func outbound(doc string) transports.Outbound {
	return transports.Outbound{ID: "X1", Partner: "acme", Kind: "ORDRSP", FileName: "c.xml", Payload: []byte(doc)}
}

// TestSend: the partner gets the whole document, byte by byte the same at each try; the
// secret stands in it only on its way.
func TestSend(t *testing.T) {
	t.Parallel()
	var bodies []string
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		bodies = append(bodies, string(b))
		if r.Header.Get("Content-Type") != "text/xml; charset=UTF-8" {
			w.WriteHeader(http.StatusUnsupportedMediaType)
		}
		_, _ = io.WriteString(w, `<?xml version="1.0"?><!DOCTYPE cXML SYSTEM "x.dtd"><cXML payloadID="1"><Response><Status code="201" text="Accepted"/></Response></cXML>`)
	}))
	defer srv.Close()
	s := newSender(t, srv.URL)
	for range 2 {
		if err := s.Send(context.Background(), outbound(confirmation)); err != nil {
			t.Fatal(err)
		}
	}
	if len(bodies) != 2 || bodies[0] != bodies[1] {
		t.Fatalf("%q", bodies)
	}
	var sent struct {
		PayloadID string `xml:"payloadID,attr"`
		Header    struct {
			From, To, Sender struct {
				Credential struct {
					Domain       string `xml:"domain,attr"`
					Identity     string
					SharedSecret string
				}
				UserAgent string
			}
		}
		Request struct {
			ConfirmationRequest struct {
				ConfirmationHeader struct{ Comments string }
			}
		}
	}
	if err := xml.Unmarshal([]byte(bodies[0]), &sent); err != nil {
		t.Fatal(err)
	}
	h := sent.Header
	if sent.PayloadID != "X1@us.example" || h.From.Credential.Identity != "US1" || h.From.Credential.SharedSecret != "" || h.To.Credential.Identity != "007941230" || h.To.Credential.Domain != "DUNS" ||
		h.Sender.Credential.SharedSecret != "a<&b" || h.Sender.UserAgent == "" || sent.Request.ConfirmationRequest.ConfirmationHeader.Comments != "Grüße & <Dank>" {
		t.Errorf("%+v\n%s", sent, bodies[0])
	}
	if !strings.Contains(bodies[0], "/Fulfill.dtd\">") || strings.Index(bodies[0], "<From>") > strings.Index(bodies[0], "<To>") || strings.Index(bodies[0], "<To>") > strings.Index(bodies[0], "<Sender>") {
		t.Errorf("%s", bodies[0])
	}
	// Without a Header of its own it is for who sends to us.
	if err := s.Send(context.Background(), outbound(`<cXML timestamp="t"><Request><StatusUpdateRequest/></Request></cXML>`)); err != nil || !strings.Contains(bodies[2], "<To><Credential domain=\"NetworkId\"><Identity>AN01<") || !strings.Contains(bodies[2], "/cXML.dtd") {
		t.Errorf("%v %s", err, bodies)
	}
}

// TestAnswers: 2xx is delivered, 4xx never tried again, anything else tried again.
func TestAnswers(t *testing.T) {
	t.Parallel()
	response := func(code, text string) string {
		return `<cXML><Response><Status code="` + code + `" text="Hm">` + text + `</Status></Response></cXML>`
	}
	for name, c := range map[string]struct {
		http   int
		body   string
		kind   gateway.Kind // "" delivered
		refuse string
	}{
		"ok":             {200, response("200", ""), "", ""},
		"accepted":       {202, response("201", ""), "", ""},
		"wrong secret":   {200, response("401", "SharedSecret\n mismatch"), gateway.Invalid, "Hm: SharedSecret mismatch"},
		"401 by HTTP":    {401, response("401", ""), gateway.Invalid, "401"},
		"temporary":      {200, response("560", "later"), gateway.Transient, ""},
		"redirect":       {302, "", gateway.Transient, ""},
		"html":           {404, "<html>no</html>", gateway.Transient, ""},
		"nothing":        {200, "", gateway.Transient, ""},
		"no code":        {200, response("x", ""), gateway.Transient, ""},
		"odd":            {200, response("100", ""), gateway.Transient, ""},
		"large":          {200, strings.Repeat(" ", 2<<20) + response("200", ""), gateway.Transient, ""},
		"external dtd":   {200, `<!DOCTYPE cXML [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + response("200", "&x;"), "", ""},
		"endless nested": {200, strings.Repeat("<a>", 100_000), gateway.Transient, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				_, _ = io.Copy(io.Discard, r.Body)
				if c.http == http.StatusFound {
					w.Header().Set("Location", "http://127.0.0.1:1/")
				}
				w.WriteHeader(c.http)
				_, _ = io.WriteString(w, c.body)
			}))
			defer srv.Close()
			err := newSender(t, srv.URL).Send(context.Background(), outbound(confirmation))
			if (err == nil) != (c.kind == "") || err != nil && gateway.KindOf(err) != c.kind {
				t.Fatalf("%v", err)
			}
			var refused *transports.Refusal
			if errors.As(err, &refused) != (c.refuse != "") || c.refuse != "" && !strings.Contains(refused.Finding.Message, c.refuse) {
				t.Errorf("%v", err)
			}
			if err != nil && strings.Contains(err.Error(), "a<&b") {
				t.Errorf("the error tells the secret: %v", err)
			}
		})
	}
}

// TestNotSent: what is no cXML document is refused before anything goes out.
func TestNotSent(t *testing.T) {
	t.Parallel()
	srv := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("it was sent") }))
	defer srv.Close()
	s := newSender(t, srv.URL)
	for _, d := range []string{"ISA*00*", `{"a":1}`, "<Order/>", "<cXML payloadID=\"x\"/>", "<cXML><Header><From/></Header></cXML>", "<cXML><Header></Header></cXML>", "<cXML><a></cXML>", "<cXMLx/>"} {
		var refused *transports.Refusal
		if err := s.Send(context.Background(), outbound(d)); !errors.As(err, &refused) {
			t.Errorf("%s: %v", d, err)
		}
	}
	srv.Close()
	if err := s.Send(context.Background(), outbound(confirmation)); gateway.KindOf(err) != gateway.Transient {
		t.Errorf("nobody there: %v", err)
	}
}
