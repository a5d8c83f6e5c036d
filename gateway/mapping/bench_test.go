// SPDX-License-Identifier: Apache-2.0

package mapping_test

import (
	"fmt"
	"strings"
	"testing"

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
