// SPDX-License-Identifier: Apache-2.0

package canonical_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/gateway"
	"ordergate/gateway/api/canonical"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/mapping"
)

const good = `"id":"4711","orderLine":[{"id":"1","quantity":"2"}]`

func TestCheck(t *testing.T) {
	t.Parallel()
	c := canonical.New()
	for _, k := range []struct {
		name, body string
		want       []string // pointer code
	}{
		{"the least", `{` + good + `}`, nil},
		{"with a mark", "\xef\xbb\xbf{" + good + `}`, nil},
		{"numbers as numbers", `{"id":"1","orderLine":[{"quantity":2.50,"price":{"priceAmount":0.1}}]}`, nil},
		{"nothing is null", `{` + good + `,"note":null,"delivery":null}`, nil},
		{"a quantity of null", `{"id":"1","orderLine":[{"quantity":"1"},{"quantity":null}]}`, []string{"/orderLine/1/quantity value.missing"}},
		{"a cancellation has no lines", `{"id":"1","documentPurposeCode":"cancel","orderLine":[]}`, nil},
		{"nothing", ``, []string{" json.syntax"}},
		{"no object", `[]`, []string{" value.type"}},
		{"a text", `"x"`, []string{" value.type"}},
		{"empty", `{}`, []string{"/id value.missing", "/orderLine value.missing"}},
		{"broken off", `{"id":"4711","orderLine":[{"id":"1"`, []string{" json.syntax"}},
		{"two orders", `{` + good + `}{` + good + `}`, []string{" json.syntax"}},
		{"no UTF-8", "{\"id\":\"\xff\"}", []string{" text.encoding"}},
		{"all at once", `{"schema":"order/2","id":4711,"isueDate":"x","issueDate":"27.11.2026","issueTime":"8","documentCurrencyCode":"€","documentPurposeCode":"new","orderLine":[{"quantity":"ten"},{"quantity":"1e9"},{"qty":1}]}`,
			[]string{"/schema value.schema", "/id value.type", "/isueDate name.unknown", "/issueDate value.date", "/issueTime value.time", "/documentCurrencyCode value.currency",
				"/documentPurposeCode value.choice", "/orderLine/0/quantity value.decimal", "/orderLine/1/quantity value.decimal", "/orderLine/2/qty name.unknown", "/id value.missing", "/orderLine/2/quantity value.missing"}},
		{"ours", `{` + good + `,"source":{"partnerId":"other"},"trace":{},"orderReference":{"id":"x"}}`, []string{"/source name.ours", "/trace name.ours", "/orderReference name.ours"}},
		{"a name twice", `{"id":"1",` + good + `}`, []string{"/id name.twice"}},
		{"a name twice below", `{"id":"1","orderLine":[{"quantity":"1","quantity":"9"}]}`, []string{"/orderLine/0/quantity name.twice"}},
		{"a list for an object", `{` + good + `,"delivery":[{"shipment":{}}]}`, []string{"/delivery value.type"}},
		{"an object for a list", `{"id":"1","orderLine":{"quantity":"1"}}`, []string{"/orderLine value.type", "/orderLine value.missing"}},
		{"names are escaped", `{` + good + `,"a/b~c":1}`, []string{"/a~1b~0c name.unknown"}},
		{"a huge number", `{"id":"1","orderLine":[{"quantity":` + strings.Repeat("9", 1000) + `}]}`, []string{"/orderLine/0/quantity value.decimal"}},
		{"control characters", `{"id":"1\u0000","orderLine":[{"quantity":"1"}]}`, []string{"/id value.control", "/id value.missing"}},
		{"a line whose quantity is null", `{"id":"1","orderLine":[{"quantity":null},null,{"quantity":"1"}]}`, []string{"/orderLine/0/quantity value.missing", "/orderLine/1/quantity value.missing"}},
		{"a name that does not exist twice", `{` + good + `,"x":1,"x":2}`, []string{"/x name.unknown", "/x name.twice"}},
		{"a name twice by an escape", `{"i\u0064":"2",` + good + `}`, []string{"/id name.twice"}},
		{"white space all over", " { \"id\" : \"1\" ,\r\n\"orderLine\" :\t[ { \"quantity\" : 1 } ] } \n", nil},
		{"no number", `{"id":"1","orderLine":[{"quantity":01}]}`, []string{" json.syntax"}},
		{"a comma too many", `{` + good + `,}`, []string{" json.syntax"}},
		{"truth", `{` + good + `,"transactionConditions":{"shipComplete":"yes"}}`, []string{"/transactionConditions/shipComplete value.type"}},
	} {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, f := range c.Check([]byte(k.body)) {
				got = append(got, f.Pointer+" "+f.Code)
				if !strings.HasSuffix(f.Detail, ".") && !strings.HasSuffix(f.Detail, "?") {
					t.Errorf("%q is no sentence", f.Detail)
				}
			}
			if d := cmp.Diff(k.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestBounds: neither depth nor number of faults has no end.
func TestBounds(t *testing.T) {
	t.Parallel()
	c := canonical.New()
	if f := c.Check([]byte(strings.Repeat(`{"extensions":[`, 100_000))); len(f) == 0 {
		t.Error("deep JSON is taken")
	}
	if f := c.Check([]byte(`{"x":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + `}`)); len(f) != 2 || f[1].Code != "json.depth" {
		t.Error(f)
	}
	if f := c.Check([]byte(`{` + strings.Repeat(`"x":1,`, 100_000) + `"y":1}`)); len(f) != canonical.MaxFaults {
		t.Errorf("%d faults", len(f))
	}
}

// TestSample: the sample of the built-in reading has every field that a sender may
// fill, is taken, and is read without loss.
func TestSample(t *testing.T) {
	t.Parallel()
	body, err := os.ReadFile("../../../mappings/base/samples/ordergate-order.json")
	if err != nil {
		t.Fatal(err)
	}
	if f := canonical.New().Check(body); len(f) > 0 {
		t.Error(f)
	}
	var want gateway.Order
	if err := json.Unmarshal(body, &want); err != nil {
		t.Fatal(err)
	}
	filled(t, "", reflect.ValueOf(want))
	set, faults := mapping.Load(nil, mapping.Config{Formats: formats.All()})
	m, ok := set.Builtin("json", "order")
	if !ok {
		t.Fatal(faults)
	}
	_, err = m.Decoder().Read(decode.Payload{ReaderAt: bytes.NewReader(body), Size: int64(len(body))}, m.Layout(), decode.Limits{}, func(d *decode.Document) error {
		r := m.Map(d, mapping.Options{NoTrace: true})
		if len(r.Findings) > 0 {
			t.Error(r.Findings)
		}
		if r.Order.ContentHash() != want.ContentHash() {
			r.Order.Source = nil
			t.Error(cmp.Diff(want, *r.Order, cmp.Comparer(func(a, b gateway.Dec) bool { return a.String() == b.String() })))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func filled(t *testing.T, at string, v reflect.Value) {
	t.Helper()
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	switch {
	case v.Kind() == reflect.Slice && v.Len() > 0:
		filled(t, at+"/0", v.Index(0))
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[gateway.Dec]():
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			if v.Type() == reflect.TypeFor[gateway.Order]() && strings.Contains(" documentKey source trace resolved corrections orderReference ", " "+name+" ") || name == "position" {
				continue
			}
			if v.Field(i).IsZero() {
				t.Errorf("%s/%s is not in the sample", at, name)
				continue
			}
			filled(t, at+"/"+name, v.Field(i))
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add([]byte(`{` + good + `}`))
	f.Add([]byte(`{"id":1,"orderLine":[[],{},null,{"quantity":{}}]}`))
	f.Add([]byte(`{"id":"\u00e4\ud800\"","x\/":[-0.5e+3,01,tru,{"":1,}] }`))
	c := canonical.New()
	f.Fuzz(func(t *testing.T, body []byte) {
		faults, valid := c.Check(body), json.Valid(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")))
		if len(faults) == 0 && !valid {
			t.Errorf("taken, and no JSON: %q", body)
		}
		if valid && slices.ContainsFunc(faults, func(f canonical.Fault) bool { return f.Code == "json.syntax" }) {
			t.Errorf("JSON, and it is said to be none: %q", body)
		}
	})
}

// BenchmarkCheck: an order of three lines as most are, and the sample with every field.
func BenchmarkCheck(b *testing.B) {
	sample, err := os.ReadFile("../../../mappings/base/samples/ordergate-order.json")
	if err != nil {
		b.Fatal(err)
	}
	line := `{"id":"10","sellersItemIdentification":"BOLT-M8-40","description":"Bolt M8 x 40, zinc plated","quantity":"100","unitCode":"EA","price":{"priceAmount":"0.38","baseQuantity":"1"}}`
	order := `{"schema":"order/1","id":"4500017923","issueDate":"2026-11-27","documentCurrencyCode":"USD",` +
		`"delivery":{"requestedDeliveryPeriod":{"endDate":"2026-12-04"},"deliveryParty":{"partyIdentification":[{"id":"0078","schemeID":"buyerAssigned"}]}},` +
		`"orderLine":[` + line + `,` + line + `,` + line + `]}`
	for name, body := range map[string][]byte{"order": []byte(order), "full": sample} {
		b.Run(name, func(b *testing.B) {
			c := canonical.New()
			if f := c.Check(body); f != nil {
				b.Fatal(f)
			}
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				c.Check(body)
			}
		})
	}
}
