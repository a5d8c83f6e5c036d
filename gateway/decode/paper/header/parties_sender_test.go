// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// TestSender: who writes, where no label says so.
func TestSender(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"a form of a company below the rest of its name, at the right", `
                                                    Baugesellschaft Hohenlohe
                                    mbH & Co. KG · Keltergasse 3 · 74613 Öhringen

Fassadenbau Yilmaz GmbH
Austraße 44
74076 Heilbronn

Auftragsschreiben Nr. NU-2026-0088
`, map[string]string{"buyer": "Baugesellschaft Hohenlohe mbH & Co. KG / Keltergasse 3 / 74613 Öhringen"}},
		{"side by side, the sender has numbers of its register", `
A.M.F.
Ateliers Mécaniques du Forez                 Roulements & Transmissions SAS
ZI La Loge                                   12 rue Ampère
42600 Montbrison                             69680 Chassieu
SIRET 331 558 402 00021
Tél. 04 77 55 01 10

COMMANDE N° CF25003187
Livraison à notre adresse ci-dessus, quai n° 2.
`, map[string]string{"buyer": "Ateliers Mécaniques du Forez / ZI La Loge / 42600 Montbrison", "ship": "Ateliers Mécaniques du Forez / ZI La Loge / 42600 Montbrison"}},
		{"a mark above the name", `
GOURAUD TP
Gouraud Travaux Publics SAS                  Béton Services du Thouet
15 route de Nantes                           La Croix Blanche
79300 Bressuire                              79100 Thouars
Tél. 05 49 55 00 19

BON DE COMMANDE N° CF-07731
`, map[string]string{"buyer": "Gouraud Travaux Publics SAS / 15 route de Nantes / 79300 Bressuire"}},
		{"the sender at the right, the addressee in the window", `
De Zilvervaart                               Jachtwerf De Zilvervaart B.V.
                                             Havenkade 17
                                             8531 PA Lemmer
Maritiem Technisch Depot                     KvK 01120455
Scheepswerfweg 4                             IBAN NL18 RABO 0123 4567 89
1784 KK Den Helder

Inkoopordernummer      IO25-0641
`, map[string]string{"buyer": "Jachtwerf De Zilvervaart B.V. / Havenkade 17 / 8531 PA Lemmer"}},
		{"a mark beside the sender's line", `
BRENNER   Antriebstechnik SE · Getriebeallee 1 · 38518 Gifhorn            Bestellung
Lieferant                      Warenempfänger
Federn Oberberg GmbH           Brenner Antriebstechnik SE Werk 02
Talstraße 77                   Nordtor
51643 Gummersbach              38518 Gifhorn
`, map[string]string{"buyer": "Brenner Antriebstechnik SE / Getriebeallee 1 / 38518 Gifhorn"}},
		{"a centred head, and a sentence below", `
                    MINISTRY OF WORKS ENGINEERING STORES
            Alagbado Depot, KM 14 Abeokuta Expressway, Lagos

                        LOCAL PURCHASE ORDER

LPO No: 007734                              Date: 5th February 2025

TO:   Adekunle & Sons Nigeria Ltd
      31 Nnamdi Azikiwe Street, Lagos Island

Please supply the under-mentioned goods on or before 28th February 2025.
Payment: 14 days after delivery.
`, map[string]string{"buyer": "MINISTRY OF WORKS ENGINEERING STORES / Alagbado Depot, KM 14 Abeokuta Expressway, Lagos"}},
		{"mark and the name in full below, on one line with the address", `
de groene lepel
Bedrijfscatering De Groene Lepel, Fokkerweg 300, 1438 AN Oude Meer

Bestelling WB-2025-36
Aan
Versgroothandel Haarlemmermeer BV
Venenweg 44
1161 AK Zwanenburg
`, map[string]string{"buyer": "Bedrijfscatering De Groene Lepel / Fokkerweg 300 / 1438 AN Oude Meer"}},
		{"a buyer of persons is none", `
Vossberg Hydraulik AG                      BESTELLUNG
Hüttenweg 50 · D-57072 Siegen

Lieferant / Supplier                       Bestell-Nr.               EK-2025-7719
Tornos Precision Turned Parts s.r.o.       Einkäufer / Purchaser     S. Demir, +49 271 555 218
Průmyslová 11                              Zahlung / Payment         60 Tage netto
CZ-60200 Brno                              Lieferbed. / Incoterm     DAP Siegen
`, map[string]string{"buyer": "Vossberg Hydraulik AG / Hüttenweg 50 · D-57072 Siegen"}},
		{"slogan below the name", `
Kestrel Works Ltd
Quality since 1921
4 Mill Lane, Leeds LS1 4AB

PURCHASE ORDER 4711
To: Halvorsen Supply Group Inc.
    12 Foundry Row
    Leeds LS9 0PS
`, map[string]string{"buyer": "Kestrel Works Ltd / Quality since 1921 / 4 Mill Lane, Leeds LS1 4AB"}},
		{"the addressee in the window, no sender's name but in the signature and mail", `
                                             Kestrel Fabrication
                                             4 Mill Lane
                                             Leeds LS1 4AB
                                             orders@kestrelfab.co.uk

Halvorsen Supply Ltd
12 Foundry Row
Leeds LS9 0PS

PURCHASE ORDER 4711
`, map[string]string{"buyer": "Kestrel Fabrication / 4 Mill Lane / Leeds LS1 4AB"}},
		{"title first, the sender below it, the supplier labelled at the right", `
PURCHASE ORDER                               No. 4711

Meridian Controls LLC                        VENDOR
880 Orchard Park Blvd                        Halvorsen Supply Group Inc.
Rochester, NY 14623                          2200 Foundry Row
Phone: 585-555-0100                          Toledo, OH 43604
`, map[string]string{"buyer": "Meridian Controls LLC / 880 Orchard Park Blvd / Rochester, NY 14623", "supplier": "Halvorsen Supply Group Inc. / 2200 Foundry Row / Toledo, OH 43604"}},
		{"Spett.le at the right", `
                Rossi Carpenteria di Rossi Mario
                Via Roma 12 - 24040 Stezzano (BG)

                                             Spett.le
                                             Utensileria Lariana S.r.l.
                                             Via Volta 112
                                             22036 Erba (CO)
Ordine n. 4711
`, map[string]string{"buyer": "Rossi Carpenteria di Rossi Mario / Via Roma 12 - 24040 Stezzano (BG)"}},
		{"to the attention of, as the addressee", `
Plastiques Vallée de l'Ain                   ORDRE D'ACHAT
Rue des Mouleurs - 01100 Oyonnax

N° ordre d'achat        AP-0091-07           A l'attention de
Emis le                 15/09/2025           Visserie Technique Jurassienne
Acheteur                F. Bouvard (04 74 55 01 33)     39200 Saint-Claude
Adresse de livraison    idem entête
`, map[string]string{"buyer": "Plastiques Vallée de l'Ain / Rue des Mouleurs - 01100 Oyonnax", "ship": "Plastiques Vallée de l'Ain / Rue des Mouleurs - 01100 Oyonnax"}},
		{"Japanese letter", `
                      注文書

東海バルブ工業株式会社 御中                  注文番号 HS25-09144
愛知県豊橋市神野新田町 5-8
                                             株式会社浜名精工
                                             静岡県浜松市中央区東町 1-22
`, map[string]string{"buyer": "株式会社浜名精工 / 静岡県浜松市中央区東町 1-22", "supplier": "東海バルブ工業株式会社 / 愛知県豊橋市神野新田町 5-8"}},
		{"the foot of the page has the name", `
Halvorsen Nord
Talstr. 4
89079 Ulm

Bestellung 4711



























































Öhler Sondermaschinen GmbH · Talstraße 44 · 72336 Balingen · Amtsgericht Stuttgart HRB 4711
`, map[string]string{"buyer": "Öhler Sondermaschinen GmbH / Talstraße 44 / 72336 Balingen"}},
		{"two lines of a name", `
VAN OOSTERHOUT
kassenbouw b.v.

Technische Groothandel Brouwer B.V.
Handelskade 19
8013 BB Zwolle

Inkoopordernummer     INK300871
Afleveradres:
Van Oosterhout Kassenbouw B.V.
Klappolder 210
2665 MR Bleiswijk
`, map[string]string{"buyer": "VAN OOSTERHOUT kassenbouw b.v."}},
	})
}
