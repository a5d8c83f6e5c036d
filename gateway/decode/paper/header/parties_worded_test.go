// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// TestWorded: parties named in sentences, in labels of two languages or two rows.
func TestWorded(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"sentence before a colon, block below", `
Malerbetrieb Jürgen Osterkamp
Hafenweg 12 · 26603 Aurich

Bestellung 25-118
Bitte liefern Sie am 27.05.2025 vormittags an die Baustelle:
Neubau Kita Sonnenblume
Schulstraße 3
26624 Südbrookmerland
Zahlung: 14 Tage netto
`, map[string]string{"ship": "Neubau Kita Sonnenblume / Schulstraße 3 / 26624 Südbrookmerland", "buyer": "Malerbetrieb Jürgen Osterkamp / Hafenweg 12 · 26603 Aurich"}},
		{"a sentence's word for whom, no supplier", `
                    Elektro Pichler e.U.
              Marktplatz 6, 4710 Grieskirchen · Tel. 07248 66 118



Elektrogroßhandel Hausruck GmbH
Industriestraße 22
4840 Vöcklabruck

Materialbestellung 26-118
Lieferung bis spätestens 26.01.2026 an: Volksschule Gallspach, Schulstraße 2
`, map[string]string{"supplier": ""}},
		{"sentence, Italian", `
Ordine n. 188/2025
Consegna entro il 18/07/2025 presso:
Magazzino comunale
Via dell'Artigianato 9
25040 Borgo San Vitale (BS)
`, map[string]string{"ship": "Magazzino comunale / Via dell'Artigianato 9 / 25040 Borgo San Vitale (BS)"}},
		{"sentence, English", `
PURCHASE ORDER 4711
Please deliver the above goods on or before 3 May 2025 to:
Kestrel Works Ltd
4 Mill Lane
Leeds LS1 4AB
`, map[string]string{"ship": "Kestrel Works Ltd / 4 Mill Lane / Leeds LS1 4AB"}},
		{"sentence, Spanish", `
PEDIDO 4711
Sírvanse suministrar a:
Cervezas del Moncayo - Planta
Pol. Ind. Tarazona, parcela 9
50500 Tarazona
`, map[string]string{"ship": "Cervezas del Moncayo - Planta / Pol. Ind. Tarazona, parcela 9 / 50500 Tarazona"}},
		{"sentence, French", `
Commande n° 4711
Merci de livrer avant le 12 mai à l'adresse suivante :
Chantier des Ormeaux
12 rue Marcel Paul
79200 Parthenay
`, map[string]string{"ship": "Chantier des Ormeaux / 12 rue Marcel Paul / 79200 Parthenay"}},
		{"sentence, Dutch", `
Bestelling 4711
Graag leveren op maandag 3 maart aan:
Bakkerij De Korenaar
Dorpsstraat 5
7941 BR Meppel
`, map[string]string{"ship": "Bakkerij De Korenaar / Dorpsstraat 5 / 7941 BR Meppel"}},
		{"sentence with the address behind the colon", `
PURCHASE ORDER 4711
Goods are to be delivered to our site at: Kestrel Works Ltd, 4 Mill Lane, Leeds LS1 4AB.
`, map[string]string{"ship": "Kestrel Works Ltd / 4 Mill Lane / Leeds LS1 4AB"}},
		{"amid the terms", `
Bestellung 4711
Konditionen: 30 Tage netto. Rechnung an Rütimann Metallbau AG, Kreditorenbuchhaltung. Kommission 25-0417
`, map[string]string{"bill": "Rütimann Metallbau AG / Kreditorenbuchhaltung"}},
		{"invoices in a sentence", `
PURCHASE ORDER 4711
Please send all invoices to the following address:
Kestrel Works Ltd, Accounts Payable
PO Box 12
Leeds LS1 4AB
`, map[string]string{"bill": "Kestrel Works Ltd, Accounts Payable / PO Box 12 / Leeds LS1 4AB"}},
		{"label over two rows", `
Inkooporder 4711
Leverdatum      2 april 2025
Aflever- en     Jachtwerf De Zilvervaart B.V., Havenkade 17, 8531 PA
factuuradres    Lemmer
Betaling        30 dagen
`, map[string]string{"ship": "Jachtwerf De Zilvervaart B.V. / Havenkade 17 / 8531 PA Lemmer", "bill": "Jachtwerf De Zilvervaart B.V. / Havenkade 17 / 8531 PA Lemmer"}},
		{"label over two rows, block", `
PURCHASE ORDER 4711
Delivery        Kestrel Works Ltd
address         4 Mill Lane
                Leeds LS1 4AB
`, map[string]string{"ship": "Kestrel Works Ltd / 4 Mill Lane / Leeds LS1 4AB"}},
		{"two languages, one unknown", `
PURCHASE ORDER 4711
Qwertyasd / Buyer           Zxcvbas / Supplier            Poiuyts bnmqw / Ship to
Helios Hotels Ltd           Cyclad Foods Ltd              Hotel Bay
58 Beach Road               14 Hermes Street              1 Sand Street
17562 Faliro                84100 Ermoupoli               84100 Syros
`, map[string]string{"buyer": "Helios Hotels Ltd / 58 Beach Road / 17562 Faliro", "ship": "Hotel Bay / 1 Sand Street / 84100 Syros", "supplier": "Cyclad Foods Ltd / 14 Hermes Street / 84100 Ermoupoli"}},
		{"remark in brackets", `
Bestellschein
9 Lieferanschrift                    10 Rechnungsanschrift (zweifach)
Straßenmeisterei Burladingen         Landratsamt Hohenfels, Kreiskasse
Hauptstraße 90                       Postfach 11 40
72393 Burladingen                    72451 Hohenfels
`, map[string]string{"ship": "Straßenmeisterei Burladingen / Hauptstraße 90 / 72393 Burladingen", "bill": "Landratsamt Hohenfels, Kreiskasse / Postfach 11 40 / 72451 Hohenfels"}},
		{"Japanese, no colon", `
注文書
納入場所 株式会社浜名精工 支払条件 月末締翌月末払
`, map[string]string{"ship": "株式会社浜名精工"}},
		{"Indonesian", `
PESANAN PEMBELIAN
Kepada Yth.                          Dikirim ke:
PT Mitra Kemas                       Gudang 4 - Cold Storage
Kawasan Industri Blok D-7            Jl. Pelabuhan No. 8
Deli Serdang 20371                   Medan 20411
`, map[string]string{"ship": "Gudang 4 - Cold Storage / Jl. Pelabuhan No. 8 / Medan 20411", "supplier": "PT Mitra Kemas / Kawasan Industri Blok D-7 / Deli Serdang 20371"}},
		{"a field below is no part of the address", `
PURCHASE ORDER 4711
Buyer           J. Doe (555-123-4567)
Project code    Kestrel Tower
Ship To         Kestrel Works Ltd
`, map[string]string{"ship": "Kestrel Works Ltd"}},
		{"at ours", `
Strandpaviljoen Zuiderduin
Zeeweg 2, 1949 EC Wijk aan Zee

Bestelling 4711
te leveren za 21-06-2025 voor 10 uur bij ons
`, map[string]string{"ship": "Strandpaviljoen Zuiderduin / Zeeweg 2, 1949 EC Wijk aan Zee"}},
		{"field of a form, the same as the head", `
Plastiques Vallée SAS
Rue des Mouleurs - 01100 Oyonnax

N° ordre d'achat           AP-0091-07
Adresse de livraison       idem entête
`, map[string]string{"ship": "Plastiques Vallée SAS / Rue des Mouleurs - 01100 Oyonnax"}},
	})
}
