// SPDX-License-Identifier: Apache-2.0

package cxml_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"ordergate/gateway"
	"ordergate/transports"
	"ordergate/transports/portal/cxml"
	"ordergate/transports/transporttest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// inside hands on what the suite sent, out of the Extrinsic that carries it: what goes
// through this door is always cXML.
type inside struct{ transports.Intake }

var carried = regexp.MustCompile(`<Extrinsic name="p">([^<]*)</Extrinsic>`)

func (i inside) Stage(ctx context.Context, env gateway.Envelope, r io.Reader) (transports.Staged, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	p, err := base64.StdEncoding.DecodeString(string(carried.FindSubmatch(b)[1]))
	if err != nil {
		return nil, err
	}
	return i.Intake.Stage(ctx, env, strings.NewReader(string(p)))
}

func TestConformance(t *testing.T) {
	t.Parallel()
	transporttest.Run(t, func(t *testing.T) transporttest.Lab {
		w := &transporttest.Web{Name: cxml.Name,
			Handler: func(in transports.Intake) http.Handler {
				return newLab(t, func(c *cxml.HandlerConfig) { c.Intake = inside{in} }).h
			},
			Request: func(n int, _ string, payload []byte) *http.Request {
				body := doc(fmt.Sprintf("p%d@acme", n), "AN01", "secret of ACME", "production", `<OrderRequest><Extrinsic name="p">`+base64.StdEncoding.EncodeToString(payload)+`</Extrinsic></OrderRequest>`)
				r := httptest.NewRequest(http.MethodPost, "/cxml", strings.NewReader(body))
				r.Header.Set("Content-Type", "text/xml")
				return r
			},
			Answer: func(_ int, body []byte) transporttest.Answer {
				switch s := string(body); {
				case strings.Contains(s, `code="200"`):
					return transporttest.Taken
				case strings.Contains(s, `code="4`):
					return transporttest.Refused
				case strings.Contains(s, `code="5`):
					return transporttest.Later
				}
				return transporttest.Nothing
			}}
		return w.Lab(t)
	})
}
