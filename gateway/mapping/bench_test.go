// SPDX-License-Identifier: Apache-2.0

package mapping_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"ordergate/gateway/acknowledge"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/formats"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/mapping"
)

// realistic is an order of some 4 KB, as a retailer sends it: parties, notes, and
// lines with descriptions and packing. seed makes its numbers and prices differ.
func realistic(lines, seed int) string {
	var b strings.Builder
	count := 0
	seg := func(format string, args ...any) {
		fmt.Fprintf(&b, format, args...)
		b.WriteString("~\n")
		count++
	}
	b.WriteString("ISA*00*          *00*          *ZZ*RIVERSIDE      *ZZ*OURHOUSE       *261120*0915*U*00401*000000101*0*P*>~\n" +
		"GS*PO*RIVERSIDE*OURHOUSE*20261120*0915*101*X*004010~\n")
	seg("ST*850*%06d", seed+1)
	seg("BEG*00*SA*45%08d**20261120", seed)
	seg("CUR*BY*USD")
	seg("REF*DP*0042")
	seg("REF*IA*118834")
	seg("PER*BD*MARGUERITE OAKES*TE*6035550188")
	seg("FOB*PP*OR*RENO")
	seg("ITD*01*3*2**30**31*****2 PERCENT 30 DAYS NET 31")
	seg("DTM*002*20270115")
	seg("DTM*010*20270108")
	seg("TD5*O*2*XPOL*M*XPOL FREIGHT")
	seg("N9*ZZ*NOTES")
	seg("MSG*DELIVER TO THE BACK DOOR BETWEEN 6 AND 10 IN THE MORNING")
	seg("N1*BY*RIVERSIDE BUYING GROUP*92*1000")
	seg("N1*ST*DOCK STREET STORE*92*%04d", seed%997)
	seg("N3*18 DOCK STREET")
	seg("N4*RENO*NV*89501*US")
	for l := range lines {
		seg("PO1*%d*%d*EA*%d.%02d**UP*%s*VN*HT-%d*IN*%06d", l+1, 1+(l+seed)%24, 1+(l+7*seed)%90, (l+seed)%100, upc(61414100000+l), 100+l, 20000+l)
		seg("PID*F****CLAW HAMMER WITH HICKORY HANDLE %d OZ", 8+l%24)
		if l%2 == 0 {
			seg("PO4*12*1*EA")
		}
	}
	seg("CTT*%d*%d", lines, lines*12)
	fmt.Fprintf(&b, "SE*%d*%06d~\nGE*1*101~\nIEA*1*000000101~\n", count+1, seed+1)
	return b.String()
}

// upc adds the GS1 check digit to eleven digits.
func upc(n int) string {
	digits, sum := fmt.Sprintf("%011d", n), 0
	for i, c := range digits {
		sum += int(c-'0') * (3 - i%2*2)
	}
	return fmt.Sprint(digits, (10-sum%10)%10)
}

// BenchmarkMap33Lines maps a retailer's order of 4 KB by the base reading, as a
// long interchange of them is mapped.
func BenchmarkMap33Lines(b *testing.B) {
	m, _ := base(b).Builtin("x12", "850")
	data := realistic(33, 1)
	doc := documents(b, []byte(data))[0]
	for _, bb := range []struct {
		name string
		opts mapping.Options
	}{{"plain", mapping.Options{NoTrace: true}}, {"trace", mapping.Options{}}} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if res := m.Map(doc, bb.opts); len(res.Order.OrderLine) != 33 || len(res.Findings) > 0 {
					b.Fatal(res.Findings)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "orders/s")
		})
	}
}

// BenchmarkMapJSON maps the same order as JSON, by a mapping of the partner's own,
// and takes it from bytes to the canonical order.
func BenchmarkMapJSON(b *testing.B) {
	var doc strings.Builder
	doc.WriteString(`{"number": "4500000001", "date": "2026-11-20", "currency": "USD", "shipTo": {"store": "0412", "name": "DOCK STREET STORE"}, "lines": [`)
	for l := range 33 {
		if l > 0 {
			doc.WriteString(", ")
		}
		fmt.Fprintf(&doc, `{"no": %d, "qty": %d, "unit": "EA", "price": %d.%02d, "upc": "%s", "ours": "HT-%d", "theirs": "%06d", "text": "CLAW HAMMER WITH HICKORY HANDLE %d OZ"}`,
			l+1, 1+l%24, 1+l%90, l%100, upc(61414100000+l), 100+l, 20000+l, 8+l%24)
	}
	doc.WriteString("]}")
	data := []byte(doc.String())
	set, faults := mapping.Load(fstest.MapFS{"sample.json": {Data: data}, "acme.yaml": {Data: []byte(`mapping: acme-json
reads: {format: json, samples: [sample.json]}
order:
  id: number
  issueDate: date
  documentCurrencyCode: currency
  delivery.deliveryParty:
    partyIdentification:
      id: shipTo.store
      schemeID: text(buyerAssigned)
    partyName: shipTo.name
  orderLine:
    each: lines
    id: no
    quantity: qty
    unitCode: unit
    price.priceAmount: price
    standardItemIdentification:
      id: gtin(upc)
      schemeID: text(GTIN)
    sellersItemIdentification: ours
    buyersItemIdentification: theirs
    description: field("text")
`)}}, mapping.Config{Formats: formats.All(), Shapes: shapes})
	m, ok := set.Find("acme-json")
	if !ok {
		b.Fatal(faults)
	}
	read := func(each func(*decode.Document)) {
		findings, err := m.Decoder().Read(decode.Payload{ReaderAt: bytes.NewReader(data), Size: int64(len(data))}, m.Layout(), decode.Limits{},
			func(d *decode.Document) error { each(d); return nil })
		if err != nil || len(findings) > 0 {
			b.Fatal(findings, err)
		}
	}
	toMap := func(d *decode.Document) {
		if res := m.Map(d, mapping.Options{NoTrace: true}); len(res.Order.OrderLine) != 33 || len(res.Findings) > 0 {
			b.Fatal(res.Findings)
		}
	}
	var parsed *decode.Document
	read(func(d *decode.Document) { parsed = d })
	for name, once := range map[string]func(){"decode": func() { read(func(*decode.Document) {}) }, "map": func() { toMap(parsed) }, "both": func() { read(toMap) }} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				once()
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "orders/s")
		})
	}
}

// long is an interchange of some 100 MB: 25,000 realistic orders.
var long = sync.OnceValue(func() []byte {
	const orders = 25_000
	var b bytes.Buffer
	for i := range orders {
		one := realistic(33, i)
		from, to := strings.Index(one, "ST*850"), strings.Index(one, "GE*")
		if i == 0 {
			b.WriteString(one[:from])
		}
		b.WriteString(one[from:to])
	}
	fmt.Fprintf(&b, "GE*%d*101~\nIEA*1*000000101~\n", orders)
	return b.Bytes()
})

// BenchmarkReadMapAcknowledge takes the long interchange from bytes to canonical
// orders and their 997: read, validated whole, mapped, answered; on one core, and
// with a worker on each.
func BenchmarkReadMapAcknowledge(b *testing.B) {
	m, _ := base(b).Builtin("x12", "850")
	data := long()
	for _, workers := range []int{1, runtime.NumCPU()} {
		b.Run(fmt.Sprintf("cores=%d", workers), func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(workers))
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				readMapAcknowledge(b, data, m, workers)
			}
		})
	}
}

// piece is a run of sets, each with what decoding it alone needs.
type piece struct {
	raws     [][]byte
	contexts []x12.SetContext
}

func readMapAcknowledge(b *testing.B, data []byte, m *mapping.Mapping, workers int) {
	toMap := func(doc *decode.Document) {
		if res := m.Map(doc, mapping.Options{NoTrace: true}); len(res.Order.OrderLine) != 33 {
			b.Error(res.Findings)
		}
	}
	var wg sync.WaitGroup
	pieces := make(chan piece, 2*workers)
	for range workers - 1 { // sets are decoded again where they are mapped, as in the daemon
		wg.Go(func() {
			for p := range pieces {
				for i, raw := range p.raws {
					doc, _ := x12.DecodeSet(raw, p.contexts[i], x12.Policy{})
					toMap(doc)
				}
			}
		})
	}
	r := x12.NewReader(bytes.NewReader(data), x12.Options{Reuse: true})
	var groups []x12.GroupReport
	var ic *x12.InterchangeReport
	var open piece
	for {
		ev, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			b.Fatal(err)
		}
		switch ev.Kind {
		case x12.GroupStart:
			groups = append(groups, *ev.Group)
		case x12.Set:
			g := &groups[len(groups)-1]
			g.Sets = append(g.Sets, *ev.Report)
			if len(open.raws) == 0 && len(pieces) < cap(pieces) && workers > 1 || len(open.raws) > 0 {
				open.raws, open.contexts = append(open.raws, bytes.Clone(ev.Raw)), append(open.contexts, *ev.Context)
				if len(open.raws) == 64 {
					pieces <- open
					open = piece{}
				}
				continue
			}
			toMap(ev.Document) // the others have enough to do
		case x12.GroupEnd:
			sets := groups[len(groups)-1].Sets
			groups[len(groups)-1] = *ev.Group
			groups[len(groups)-1].Sets = sets
		case x12.InterchangeEnd:
			ic = ev.Interchange
		}
	}
	if len(open.raws) > 0 {
		for i, raw := range open.raws {
			doc, _ := x12.DecodeSet(raw, open.contexts[i], x12.Policy{})
			toMap(doc)
		}
	}
	close(pieces)
	wg.Wait()
	profile := acknowledge.Profile{}
	bundle := acknowledge.Bundle{Sets: acknowledge.Functional(*ic, groups, profile)}
	sealed, err := bundle.Seal(profile, acknowledge.Envelope{Sender: ic.Receiver, Receiver: ic.Sender, Version: ic.Version, Now: time.Unix(1_800_000_000, 0).UTC(), Interchange: 1, Group: 1, Set: 1})
	if err != nil || !bytes.Contains(sealed.Payload, []byte("AK9*A*25000*25000*25000")) {
		b.Fatal(err)
	}
}
