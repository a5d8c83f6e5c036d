// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"strings"
	"testing"

	"ordergate/gateway/decode/paper/table"
)

// TestHeadings: heading rows as programs of many countries print them, and what their
// columns are by the headings alone.
func TestHeadings(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ row, roles string }{
		{`Pos   Art.-Nr. Lieferant   Bezeichnung   Bestellmenge   ME   EK-Preis   Rabatt   Gesamt EK`, "line supplier_item description quantity uom unit_price discount amount"},
		{`Pos   Sachnr.   Benennung   Liefertermin   Menge   EH   E-Preis netto   Betrag netto`, "line item description date quantity uom unit_price amount"},
		{`Lfd. Nr.   Bestell-Nr.   Artikel / Leistung   Menge   Einheit   Einzelpreis EUR   Gesamtpreis EUR`, "line supplier_item item+description quantity uom unit_price amount"},
		{`Zeile   Material / Kurztext   Best.-Menge   BME   Nettopreis   pro   Nettowert`, "line item+description quantity uom unit_price per amount"},
		{`Position   Produkt-Nr.   Produktbezeichnung   Anzahl   VPE   Stückpreis   Zeilensumme`, "line item description quantity uom unit_price amount"},
		{`Menge   Einheit   Gegenstand   Preis je Einheit   Gesamtbetrag`, "quantity uom description unit_price amount"},
		{`Rang   Code article   Désignation   Qté   Unité   P.U. net HT   Montant net HT   TVA`, "line item description quantity uom unit_price amount tax"},
		{`Réf. interne   Réf. fourn.   Désignation   Quantité   UA   Prix Unit.   Rem.   Total HT`, "buyer_item supplier_item description quantity uom unit_price discount amount"},
		{`N° ligne   Article   Libellé   Délai   Qté commandée   U.   Prix net   Montant`, "line item description date quantity uom unit_price amount"},
		{`Ligne   Produit   Référence four.   Qté   Prix achat   Total`, "line item supplier_item quantity unit_price amount"},
		{`Línea   Código   Descripción   Cantidad   Unidad   Precio Unitario   % Dto.   Importe`, "line item description quantity uom unit_price discount amount"},
		{`Partida   Clave   Concepto   Cant.   U.M.   P. Unitario   Importe`, "line item description quantity uom unit_price amount"},
		{`Riga   Cod. articolo   Descrizione   UM   Quantità   Prezzo unit.   Sc.%   Importo   Consegna`, "line item description uom quantity unit_price discount amount date"},
		{`Codice   Descrizione dei beni   Q.tà   U.M.   Prezzo netto   Totale netto`, "item description quantity uom unit_price amount"},
		{`Regel   Artikelnr.   Omschrijving   Aantal   Eenh.   Prijs p/st   Korting   Totaal excl. btw`, "line item description quantity uom unit_price discount amount"},
		{`Art.nr. lev.   Omschrijving   Besteld   Verpakking   Netto prijs   Bedrag`, "supplier_item description quantity uom unit_price amount"},
		{`Rad   Artikelnr   Benämning   Antal   Enhet   À-pris   Rabatt %   Summa`, "line item description quantity uom unit_price discount amount"},
		{`Ert artnr   Vårt artnr   Benämning   Lev.datum   Kvantitet   Enhet   Pris   Belopp`, "supplier_item buyer_item description date quantity uom unit_price amount"},
		{`Pos   Varenr.   Beskrivelse   Antal   Enhed   Stk. pris   Beløb`, "line item description quantity uom unit_price amount"},
		{`Linje   Vårt varenr   Deres varenr   Beskrivelse   Antall   Enhet   Enhetspris   Beløp`, "line buyer_item supplier_item description quantity uom unit_price amount"},
		{`Rivi   Tuotenro   Tuotekuvaus   Määrä   Yks.   à-hinta   Yhteensä`, "line item description quantity uom unit_price amount"},
		{`Lp.   Indeks   Nazwa towaru   J.m.   Ilość   Cena jedn. netto   Wartość netto`, "line item description uom quantity unit_price amount"},
		{`L.p.   Kod dostawcy   Nazwa   Ilość   JM   Cena netto   Rabat   Wartość`, "line supplier_item description quantity uom unit_price discount amount"},
		{`Č.   Kód zboží   Název   Množství   MJ   Cena/MJ   Cena celkem`, "line item description quantity uom unit_price amount"},
		{`P.č.   Označenie   Názov položky   Mn.   MJ   Jedn. cena   Spolu bez DPH`, "line item description quantity uom unit_price amount"},
		{`Ssz.   Cikkszám   Megnevezés   Menny.   Me.   Egységár   Nettó érték`, "line item description quantity uom unit_price amount"},
		{`Nr.   Cod produs   Denumire produs   UM   Cantitate   Pret unitar   Valoare`, "line item description uom quantity unit_price amount"},
		{`Sıra   Stok Kodu   Malzeme Adı   Miktar   Birim   Birim Fiyat   Tutar`, "line item description quantity uom unit_price amount"},
		{`R.br.   Šifra   Naziv artikla   JM   Količina   Cijena   Iznos`, "line item description uom quantity unit_price amount"},
		{`Α/Α   Κωδικός   Περιγραφή   Μ/Μ   Ποσότητα   Τιμή μονάδας   Αξία`, "line item description uom quantity unit_price amount"},
		{`№   Артикул   Наименование товара   Кол-во   Ед. изм.   Цена   Сумма`, "line item description quantity uom unit_price amount"},
		{`STT   Mã hàng   Tên hàng   ĐVT   Số lượng   Đơn giá   Thành tiền`, "line item description uom quantity unit_price amount"},
		{`Line   Your Part #   Our Part #   Part Description   Qty Ord   UOM   Price/Unit   Extension`, "line supplier_item buyer_item description quantity uom unit_price amount"},
		{`Seq   SKU   Supplier SKU   Product Title   Qty Ordered   Cost   Line Total`, "line item supplier_item description quantity unit_price amount"},
		{`LN# ITEM #   DESCRIPTION   QTY   UNIT COST   EXT COST`, "line item description quantity unit_price amount"},
		{`Activity   Description   Qty   Rate   Amount`, "item description quantity unit_price amount"},
		{`Pos   EAN   Werks-Nr.   Artikel   Menge   ME   Brutto   Rab. %   Gesamt`, "line gtin supplier_item item quantity uom unit_price discount amount"},
		{`Product/Service   Description   Qty   Rate   Amount`, "item description quantity unit_price amount"},
		{`Material No.   Short Text   Order Quantity   Net Price per   Net Amount`, "item description quantity unit_price per amount"},
		{`Nr   Art. nr.   Opis   Enota   Količina   Cena   Znesek`, "line item description uom quantity unit_price amount"},
		{`Kods   Nosaukums   Mērv.   Daudzums   Cena   Summa`, "item description uom quantity unit_price amount"},
		{`Kodas   Pavadinimas   Mat. vnt.   Kiekis   Kaina   Suma`, "item description uom quantity unit_price amount"},
		{`Nr   Kood   Nimetus   Kogus   Ühik   Hind   Summa`, "line item description quantity uom unit_price amount"},
		{`№   Код   Найменування   Кількість   Од.   Ціна   Сума`, "line item description quantity uom unit_price amount"},
		{`№   Код   Наименование   Мярка   Количество   Ед. цена   Стойност`, "line item description uom quantity unit_price amount"},
		{`順番   品番   品名・規格   数量   単位   単価   金額   納期`, "item description quantity uom unit_price amount date"},
		{`序号   物料编码   物料名称   规格型号   单位   数量   单价   金额   交货日期`, "line item description manufacturer uom quantity unit_price amount date"},
		{`項次   料號   品名   規格   數量   單位   單價   金額`, "line item description quantity uom unit_price amount"},
		{`순번   품목코드   품목명   수량   단위   단가   금액   납기일`, "item description quantity uom unit_price amount date"},
	} {
		heads := table.Heads(page(tt.row))
		if len(heads) == 0 {
			t.Errorf("no heading: %s", tt.row)
			continue
		}
		var roles []string
		for _, c := range heads[0].Columns {
			if c.Also != "" {
				c.Role += "+" + c.Also
			}
			roles = append(roles, c.Role)
		}
		if got := strings.Join(roles, " "); got != tt.roles {
			t.Errorf("%s: %s, want %s", tt.row, got, tt.roles)
		}
	}
}
