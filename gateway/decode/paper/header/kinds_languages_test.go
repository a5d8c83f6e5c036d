// SPDX-License-Identifier: Apache-2.0

package header_test

import (
	"testing"

	"ordergate/gateway/decode/paper"
)

// TestOthersOfManyLanguages: papers that answer an order or ask for one, each with the
// number of the order that it speaks of.
func TestOthersOfManyLanguages(t *testing.T) {
	t.Parallel()
	for drawing, want := range map[string]paper.Kind{
		"REMITO\nN° 0003-00048817\nDOCUMENTO NO VÁLIDO COMO FACTURA\nOrden de Compra N°: 4500-7718": paper.DeliveryNote,
		"GUÍA DE DESPACHO ELECTRÓNICA\nN° 4711\nOrden de compra: OC-118":                            paper.DeliveryNote,
		"ТОВАРНАЯ НАКЛАДНАЯ № 4711\nЗаказ поставщику № 118":                                         paper.DeliveryNote,
		"СЧЕТ НА ОПЛАТУ № 4711\nЗаказ № 118":                                                        paper.Invoice,
		"ΔΕΛΤΙΟ ΑΠΟΣΤΟΛΗΣ\nΑριθμός: 4711\nΑρ. παραγγελίας: 118":                                     paper.DeliveryNote,
		"ΤΙΜΟΛΟΓΙΟ\nΑρ. παραγγελίας: 118":                                                           paper.Invoice,
		"ΠΡΟΣΦΟΡΑ\nΑριθμός: 4711":                                                                   paper.Quotation,
		"OTPREMNICA br. 4711\nNarudžbenica br. 118":                                                 paper.DeliveryNote,
		"PONUDA br. 4711\nNarudžbenica br. 118":                                                     paper.Quotation,
		"POTVRDA NARUDŽBE br. 4711\nVaša narudžbenica br. 118":                                      paper.Confirmation,
		"SZÁLLÍTÓLEVÉL\nSorszám: 4711\nMegrendelés száma: 118":                                      paper.DeliveryNote,
		"ÁRAJÁNLAT\nSorszám: 4711\nMegrendelés száma: 118":                                          paper.Quotation,
		"CONFIRMARE DE COMANDĂ\nNr. 4711\nComanda nr. 118":                                          paper.Confirmation,
		"納品書\nNo. 4711\n注文番号: 118":                                                                  paper.DeliveryNote,
		"注文請書\n注文番号: 118":                                                                           paper.Confirmation,
		"送货单\n单号: 4711\n订单编号: 118":                                                                  paper.DeliveryNote,
		"销售订单\n单号: 4711":                                                                            paper.Confirmation,
		"견적서\n발주번호: 118":                                                                            paper.Quotation,
		"ใบเสนอราคา\nเลขที่: 4711":                                                                  paper.Quotation,
		"PHIẾU GIAO HÀNG\nSố: 4711\nĐơn đặt hàng số: 118":                                           paper.DeliveryNote,
		"BÁO GIÁ\nSố: 4711":                                                                         paper.Quotation,
		"SURAT JALAN\nNomor: 4711\nNo. PO: 118":                                                     paper.DeliveryNote,
		"عرض سعر\nرقم: 4711":                                                                        paper.Quotation,
		"RECEIVING REPORT\nRECEIPT NO. R0044182\nPURCHASE ORDER 118844":                             paper.DeliveryNote,
		"ENTRADA DE ALMACÉN\nNº RE26-02041\nPedido: PC26-00882":                                     paper.DeliveryNote,
		"Wareneingangsmeldung\nNr. 4711\nBestellung: 118":                                           paper.DeliveryNote,
		"PŘÍJEMKA NA SKLAD\nČíslo: 4711\nObjednávka: 118":                                           paper.DeliveryNote,
		"入库单\n单号: 4711\n采购订单号: 118":                                                                 paper.DeliveryNote,
		"SATIN ALMA TALEP FORMU\nNo: 4711":                                                          paper.Letter,
		"REQUISIÇÃO DE COMPRA\nNº 4711":                                                             paper.Letter,
	} {
		if o := read(page(drawing+"\n"+englishLines), nil); o.Kind != want {
			t.Errorf("%s: %s, want %s", drawing, o.Kind, want)
		}
	}
}

// TestOrderBesideAddressOfInvoice: the second row of a label is no title.
func TestOrderBesideAddressOfInvoice(t *testing.T) {
	t.Parallel()
	try(t, []layout{{"an address that invoices go to", `
                                  ORDEN DE COMPRA N°: 1057-884-SE26

SEÑOR(ES)             : Comercial Insumed Limitada
DIRECCION DE ENVIO    : Av. La Feria 1150, Ovalle
FACTURA
FORMA DE PAGO         : 30 días
` + englishLines, map[string]string{"kind": "purchase order", "number": "1057-884-SE26"}}})
}
