// SPDX-License-Identifier: Apache-2.0

package lines_test

import (
	"testing"

	"ordergate/gateway/decode/paper/lines"
	"ordergate/gateway/decode/paper/reading"
)

// TestConditions: prices, discounts and values in rows of their own below the item.
func TestConditions(t *testing.T) {
	t.Parallel()
	for name, tt := range conditions {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := show(read(tt.page, nil)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

var conditions = map[string]struct{ page, want string }{
	"gross price, discount, net value": {`
Pos.    Material/Bezeichnung                   Menge  ME      Preis/ME       Wert EUR
00010   FETT-LGMT3                             50 KG
        Schmierfett, Dose 1 kg
            Bruttopreis              17,58  EUR / 1 KG                         879,00
            Rabatt %                10,000-  %                                  87,90-
            Nettowert                                                           791,10
00020   KAB-5G4                                20 M
        Schlauchleitung
            Bruttopreis               5,12  EUR / 1 M                          102,40
            Rabatt %                10,000-  %                                  10,24-
            Nettowert                                                            92,16
                                       Gesamtnettowert EUR                      883,26
`, `id=00010 item=FETT-LGMT3 q=50 u=KG p=17.58 per=1 d=10 a=791.1 agreed | Schmierfett, Dose 1 kg
id=00020 item=KAB-5G4 q=20 u=M p=5.12 per=1 d=10 a=92.16 agreed | Schlauchleitung`},

	"a price row alone": {`
Item    Material         Description               Quantity   UM
00010   4711-22          Hex bolt                  200        EA
        Net price        4.50 USD / 100 EA
        Net value        9.00
00020   4711-23          Washer                    100        EA
        Net price        2.00 USD / 100 EA
        Net value        2.00
`, `id=00010 item=4711-22 q=200 u=EA p=4.5 per=100 a=9 agreed | Hex bolt
id=00020 item=4711-23 q=100 u=EA p=2 per=100 a=2 agreed | Washer`},

	"only the manufacturer's number": {`
Item   Qty    Unit    Description                      Unit cost      Total
1      2      EA      Gate valve                           48.75      97.50
                      MFR PART NO. GV-316-1/2
2      6      RL      Seal tape                             0.89       5.34
                      MFR PART NO. TPL-50
`, `id=1 item=GV-316-1/2 mfr=GV-316-1/2 q=2 u=EA p=48.75 a=97.5 agreed | Gate valve
id=2 item=TPL-50 mfr=TPL-50 q=6 u=RL p=0.89 a=5.34 agreed | Seal tape`},

	"labels with their values, no table": {`
Order number:                 MP-220417
Currency:                     USD

Item 1: Transceiver 10GBASE-SR
Supplier part number: SFP-10G-SR
Quantity: 1 EA
Unit price: 142.50
Line total: 142.50

Item 2: Rack server 2U, 2 x 16 core
Supplier part number: R750-XS
Quantity: 4 EA
Unit price: 9,609.60
Line total: 38,438.40

Order total: 38,580.90 USD
`, `id=1 supplier=SFP-10G-SR q=1 u=EA p=142.5 a=142.5 agreed | Transceiver 10GBASE-SR
id=2 supplier=R750-XS q=4 u=EA p=9609.6 a=38438.4 agreed | Rack server 2U, 2 x 16 core`},

	"several labels in a row": {`
Artikel: 4711-22   Bezeichnung: Schraube M8
Menge: 200 Stk     Einzelpreis: 0,50     Betrag: 100,00
Artikel: 4711-23   Bezeichnung: Mutter M8
Menge: 50 Stk      Einzelpreis: 0,10     Betrag: 5,00
`, `item=4711-22 q=200 u=Stk p=0.5 a=100 agreed | Schraube M8
item=4711-23 q=50 u=Stk p=0.1 a=5 agreed | Mutter M8`},

	"item numbers in order are no position numbers": {`
Aantal        Art.     Omschrijving                          Prijs
12 krat       1114     Appelsap 24 x 20 cl                   à € 14,30
6 fust        2208     Pilsener fust 50 l                    à € 129,50
10 krat       3017     Bronwater bruis 28 x 25 cl            à € 11,85
`, `item=1114 q=12 u=krat p=14.3 | Appelsap 24 x 20 cl
item=2208 q=6 u=fust p=129.5 | Pilsener fust 50 l
item=3017 q=10 u=krat p=11.85 | Bronwater bruis 28 x 25 cl`},
}

// TestScanned: a comma that a scan gives as a semicolon, and a record whose quantity was
// not read.
func TestScanned(t *testing.T) {
	t.Parallel()
	d := pages(`
Item       Description            Qty    Price     Amount
AB-100     Bolt                    20     2;55      51.00
AB-200     Washer                4/6A     0.50       0.50
AB-300     Nut                      4     0.50       2.00
`)
	for i := range d.Pages[0].Words {
		d.Pages[0].Words[i].OCR = 90
	}
	want := `item=AB-100 q=20 p=2.55 a=51 closed | Bolt
item=AB-200 p=0.5 a=0.5 | Washer
item=AB-300 q=4 p=0.5 a=2 agreed | Nut`
	if got := show(lines.Read(reading.New(d, nil, nil, nil))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestConfusion: the one digit that makes a scanned line multiply is proposed, never
// taken.
func TestConfusion(t *testing.T) {
	t.Parallel()
	d := pages(`
Item       Description            Qty    Price     Amount
AB-100     Bolt                    20     2.55      51.00
AB-200     Washer                  15     0.50       8.00
AB-300     Nut                      4     1.60       640
`)
	for i := range d.Pages[0].Words {
		d.Pages[0].Words[i].OCR = 90
	}
	r := lines.Read(reading.New(d, nil, nil, nil))
	if got, want := show(r), `item=AB-100 q=20 p=2.55 a=51 agreed | Bolt
item=AB-200 q=15 p=0.5 a=8 | Washer
item=AB-300 q=4 p=1.6 a=640 | Nut`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	said(t, r, []string{"paper.line.scan 16 15", "paper.line.scan 6.40 640"})
}
