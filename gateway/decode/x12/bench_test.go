// SPDX-License-Identifier: Apache-2.0

package x12

import (
	"bytes"
	"fmt"
	"io"
	"sync"
	"testing"
)

// realistic builds an interchange of n orders of some 4 KB, as a retailer sends
// them: parties, notes, forty lines or so with descriptions and packing.
func realistic(n, lines int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "ISA*00*          *00*          *ZZ*NORTHWINDBUY   *12*6035550142     *260302*0915*U*00401*000000907*0*P*>~\nGS*PO*NORTHWINDBUY*6035550142*20260302*0915*907*X*004010~\n")
	for i := range n {
		count := 0
		seg := func(format string, args ...any) {
			fmt.Fprintf(&b, format, args...)
			b.WriteString("~\n")
			count++
		}
		seg("ST*850*%06d", i+1)
		seg("BEG*00*SA*45%08d**20260302", i)
		seg("CUR*BY*USD")
		seg("REF*DP*0042")
		seg("REF*IA*118834")
		seg("PER*BD*MARGUERITE OAKES*TE*6035550188")
		seg("FOB*PP*OR*PORTSMOUTH")
		seg("ITD*01*3*2**30**31*****2 PERCENT 30 DAYS NET 31")
		seg("DTM*002*20260316")
		seg("DTM*010*20260310")
		seg("TD5*O*2*XPOL*M*XPOL FREIGHT")
		seg("N9*ZZ*NOTES")
		seg("MSG*DELIVER TO THE BACK DOOR BETWEEN 6 AND 10 IN THE MORNING")
		seg("N1*BY*NORTHWIND BUYING GROUP*92*1000")
		seg("N1*ST*HARBOR STREET STORE*92*%04d", i%997)
		seg("N3*18 HARBOR STREET")
		seg("N4*PORTSMOUTH*NH*03801*US")
		for l := range lines {
			seg("PO1*%d*%d*EA*%d.%02d**UP*6141410%05d*VN*HT-%d*IN*%06d", l+1, 1+l%24, 1+l%90, l%100, l, 100+l, 20000+l)
			seg("PID*F****CLAW HAMMER WITH HICKORY HANDLE %d OZ", 8+l%24)
			if l%2 == 0 {
				seg("PO4*12*1*EA")
			}
		}
		seg("CTT*%d*%d", lines, lines*12)
		fmt.Fprintf(&b, "SE*%d*%06d~\n", count+1, i+1)
	}
	fmt.Fprintf(&b, "GE*%d*907~\nIEA*1*000000907~\n", n)
	return b.Bytes()
}

// long is an interchange of some 100 MB: 25,000 realistic orders.
var long = sync.OnceValue(func() []byte { return realistic(25_000, 33) })

// handLoop finds every element as plainly as can be: the floor.
func handLoop(data []byte) (segments, elements, sum int) {
	start := 0
	for i, c := range data {
		switch c {
		case '*':
			elements++
			sum += i - start
			start = i + 1
		case '~':
			elements++
			segments++
			sum += i - start
			start = i + 1
		}
	}
	return
}

var sink int

func BenchmarkHandLoop(b *testing.B) {
	data := long()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		_, e, s := handLoop(data)
		sink += e + s
	}
}

// BenchmarkTokenize finds every segment and element of the interchange, in pieces
// as the Reader does.
func BenchmarkTokenize(b *testing.B) {
	data := long()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	var m marks
	for b.Loop() {
		for from := 0; from < len(data); from += minStore {
			m.reset()
			m.scan(data[from:min(len(data), from+minStore)], 0, Delimiters{Element: '*', Segment: '~'})
			sink += len(m.at) + len(m.terms)
		}
	}
}

func drain(b *testing.B, data []byte) (sets, findings int) {
	r := NewReader(bytes.NewReader(data), Options{Reuse: true})
	for {
		ev, err := r.Next()
		if err == io.EOF {
			return
		}
		if err != nil {
			b.Fatal(err)
		}
		if ev.Kind == Set {
			sets++
			findings += len(ev.Document.Findings)
		}
	}
}

// BenchmarkRead reads and validates one long interchange: every segment placed,
// every element checked, the digest taken.
func BenchmarkRead(b *testing.B) {
	data := long()
	segments, _, _ := handLoop(data)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if sets, findings := drain(b, data); sets != 25_000 || findings > 0 {
			b.Fatal(sets, findings)
		}
	}
	b.ReportMetric(float64(segments), "segments/op")
}

// BenchmarkReadSmall reads and validates single orders of 6.6 KB, a reader each.
func BenchmarkReadSmall(b *testing.B) {
	data := realistic(1, 58)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if sets, findings := drain(b, data); sets != 1 || findings > 0 {
			b.Fatal(sets, findings)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "orders/s")
	b.ReportMetric(float64(len(data)), "bytes/order")
}

// BenchmarkLoadTables is what the first set of a process pays.
func BenchmarkLoadTables(b *testing.B) {
	for b.Loop() {
		if _, err := loadLibrary(tableFiles); err != nil {
			b.Fatal(err)
		}
	}
}
