// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// TestPartiesOfStrangers: captions above the values of a form, sites behind commas, who
// writes only at the end, addresses in sentences.
func TestPartiesOfStrangers(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"a form's captions above its values", `
1. DATE OF ORDER                              6. SHIP TO:
04/14/2026                                    a. NAME OF CONSIGNEE
3. ORDER NO.                                  LEADORE RANGER STATION
127EA326P0044                                 b. STREET ADDRESS (or P.O. Box)
SALMON, ID 83467                              176 N RAILROAD STREET
5. ISSUING OFFICE (Correspondence to)         c. CITY            d. STATE   e. ZIP CODE
TWIN BUTTES NATIONAL FOREST                   LEADORE            ID         83464
                                              f. SHIP VIA
                                              GROUND
`, map[string]string{"ship": "LEADORE RANGER STATION / 176 N RAILROAD STREET / LEADORE, ID 83464", "buyer": "TWIN BUTTES NATIONAL FOREST"}},
		{"a site behind the name's comma", `
Bestellung 4711
Lieferanschrift: Stadtwerke Ennepetal, Heizwerk Nord, Kölner Straße 260, 58256 Ennepetal
`, map[string]string{"ship": "Stadtwerke Ennepetal, Heizwerk Nord / Kölner Straße 260 / 58256 Ennepetal"}},
		{"a day of delivery", `
ORDEN DE COMPRA 4711
                                  Condiciones:
                                  CREDITO 30 DIAS
                                  Fecha de entrega:       21/Mar/2025
                                  Moneda:                 Peso Mexicano
`, map[string]string{"ship": ""}},
		{"a numbered site behind the name's comma", `
PURCHASE ORDER 4711
Delivery place : Al Shaab Medical Tower, Basement 1 Store, Block 8, Shaab, Kuwait
`, map[string]string{"ship": "Al Shaab Medical Tower, Basement 1 Store / Block 8 / Shaab / Kuwait"}},
		{"a street behind the name's comma", `
PURCHASE ORDER 4711
Deliver to: Meridian Controls LLC, 14 Depot Street, Batavia, NY 14020
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia / NY 14020"}},
		{"a mark above the sender's line", `
HTZ Vogtland                                                 Bestellung

Haustechnik-Zentrum Vogtland GmbH, Plauensche Straße 140, 08468 Reichenbach
Armaturenwerk Saalburg GmbH
Am Bahnhof 6
07929 Saalburg-Ebersdorf
`, map[string]string{"buyer": "Haustechnik-Zentrum Vogtland GmbH / Plauensche Straße 140 / 08468 Reichenbach"}},
		{"a mail that its writer ends with company and address", `
PO SR-2291 Whitcomb job

Mon, Apr 27, 2026 at 7:12 AM
To: Order Desk <orders@highplains.example>

Good morning, please enter the following order, PO# SR-2291:

Thanks!

Dana Ruiz
Office Manager
Summit Ridge Roofing & Exteriors
3309 Dell Range Blvd, Cheyenne, WY 82009
307-555-0170
`, map[string]string{"buyer": "Summit Ridge Roofing & Exteriors / 3309 Dell Range Blvd, Cheyenne, WY 82009"}},
		{"an address that a sentence of two lines asks for", `
Kranz & Söhne GmbH
Schlossallee 77
76131 Karlsruhe

Auftrag Nr. 2025/0418
Objekt: WEG Rheinblickweg 12-16, Rheinblickweg 14, 76189 Karlsruhe

Ausführung nach Absprache mit dem Hausmeister. Die Rechnung stellen Sie bitte aus
auf:
WEG Rheinblickweg 12-16
Schlossallee 77
76131 Karlsruhe
`, map[string]string{"ship": "WEG Rheinblickweg 12-16 / Rheinblickweg 14 / 76189 Karlsruhe", "bill": "WEG Rheinblickweg 12-16 / Schlossallee 77 / 76131 Karlsruhe"}},
		{"the payer is the one above", `
OPERADORA COSTA ESMERALDA SA DE CV                        ORDEN DE COMPRA
BLVD. RIVIERA 1200, NUEVO VALLARTA                        Folio: OC4471

Facturar a: razón social indicada arriba
`, map[string]string{"bill": "OPERADORA COSTA ESMERALDA SA DE CV / BLVD. RIVIERA 1200, NUEVO VALLARTA"}},
		{"a day is no party", `
ORDINE MERCE n. 142 del 24/06/2025

Consegna: giovedì 26/06/2025, ore 6:30 - ingresso cucina
`, map[string]string{"ship": ""}},
		{"a day behind a word for our place is no address", `
Bodegas Peñalta, S.A.
Carretera de Logroño, km 3 - 01300 Laguardia

Pedido PED-2025-061

La entrega deberá efectuarse en nuestra bodega antes del 10 de abril de 2025.
`, map[string]string{"ship": ""}},
		{"labels without colons in a row, in a script without blanks", `
注文書
納期 2025年2月25日 納入場所 株式会社青葉精機 支払条件 月末締翌月末払
`, map[string]string{"ship": "株式会社青葉精機", "terms": "月末締翌月末払"}},
		{"a word like a label in an address", `
Ordine n. 4711
Cantiere: Condominio Aurora, Via Verdi 12, 20133 Milano
`, map[string]string{"ship": "Condominio Aurora / Via Verdi 12 / 20133 Milano"}},
		{"an address of ours", `
PURCHASE ORDER 4711
Meridian Controls LLC
880 Orchard Park Blvd
Rochester, NY 14623

Please deliver to our warehouse: 14 Depot Street, Batavia, NY 14020.
`, map[string]string{"ship": "Meridian Controls LLC / 14 Depot Street / Batavia / NY 14020"}},
		{"a letter whose sentence begins with an article, and who signs it", `
Dear Sirs,
Please supply the following to our order no. 4711:

The goods are to be delivered to Kestrel Works Ltd, 4 Mill Lane, Leeds LS1 4AB.

Yours faithfully
Kestrel Works Ltd
4 Mill Lane
Leeds LS1 4AB
`, map[string]string{"ship": "Kestrel Works Ltd / 4 Mill Lane / Leeds LS1 4AB", "buyer": "Kestrel Works Ltd / 4 Mill Lane / Leeds LS1 4AB"}},
		{"the next field's value below an address", `
PURCHASE ORDER 4711
Ship To Address                            Bill To Address
ACME North Hospital                        ACME Health System
100 Main St                                PO Box 55
Dayton, OH 45402                           Dayton, OH 45401
Payment Terms                              Net 30
`, map[string]string{"bill": "ACME Health System / PO Box 55 / Dayton, OH 45401", "terms": "Net 30"}},
		{"a clause behind a Chinese address", `
采购合同
三、交货地点:宁波市北仑区恒山路188号3号仓库，运费由乙方承担。
四、付款方式:月结30天，凭增值税专用发票付款。
`, map[string]string{"ship": "宁波市北仑区恒山路188号3号仓库", "terms": "月结30天"}},
	})
}

// TestTerms: terms of payment among other terms, and in sentences.
func TestTerms(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"other labels within them", `
Bestellung 4711
Zahlung: 30 % bei Auftragsbestätigung, 60 % bei Lieferung, 10 % nach Abnahme, jeweils 30 Tage netto.
`, map[string]string{"terms": "30 % bei Auftragsbestätigung, 60 % bei Lieferung, 10 % nach Abnahme, jeweils 30 Tage netto."}},
		{"how, not when", `
ORDER FORM
Ship by: [ ] Overnight [X] Ground     Payment: [X] On account [ ] Card
`, map[string]string{"terms": ""}},
		{"a ticked box", `
ORDER FORM
Payment terms: [X] Net 30 days
`, map[string]string{"terms": "Net 30 days"}},
		{"a word like a label within them", `
ĐƠN MUA HÀNG
Điều khoản thanh toán: Công nợ 30 ngày
`, map[string]string{"terms": "Công nợ 30 ngày"}},
		{"the terms of the whole order are none", `
PURCHASE ORDER 4711
Terms and Conditions

1. Certificates with each lot. 2. Rejected material to be lifted within 7 days.
`, map[string]string{"terms": ""}},
		{"those in a grid, not those of the whole order", `
PURCHASE ORDER 4711
Terms            Ship Via         FOB
Net 45 Days      DAYTON FREIGHT   ORIGIN

Terms and conditions of purchase at kmpump.example/terms apply to this order.
`, map[string]string{"terms": "Net 45 Days"}},
		{"in a sentence over two lines", `
Pedido PED-2025-061

La entrega deberá efectuarse en nuestra bodega antes del 10 de abril de 2025. Las facturas se
abonarán a 30 días fecha factura. Precios sin IVA, portes incluidos.
`, map[string]string{"terms": "30 días fecha factura"}},
		{"days of something else in a sentence", `
PURCHASE ORDER 4711

Please confirm this order within 2 days. Invoices come by mail.
`, map[string]string{"terms": ""}},
	})
	d := page("PURCHASE ORDER 4711\n\n     TERMS\n     Prepaid\n")
	d.Pages[0].Words = append(d.Pages[0].Words, d.Pages[0].Words[3])
	w := &d.Pages[0].Words[len(d.Pages[0].Words)-1]
	w.Text, w.Box.Y0, w.Box.Y1 = "SHIPPING", w.Box.Y0-11, w.Box.Y1-11
	if o := read(d, nil); o.PaymentTerms.Text != "" {
		t.Errorf("shipping terms are %q", o.PaymentTerms.Text)
	}
	d = page("PURCHASE ORDER 4711\n\nTerms     Prepaid\n")
	for i := range d.Pages[0].Words { // a value that was filled in stands higher than its label
		if w := &d.Pages[0].Words[i]; w.Text == "Prepaid" {
			w.Box.Y0, w.Box.Y1 = w.Box.Y0-6, w.Box.Y1-6
		}
	}
	if o := read(d, nil); o.PaymentTerms.Text != "Prepaid" {
		t.Errorf("terms that stand higher are %q", o.PaymentTerms.Text)
	}
}
