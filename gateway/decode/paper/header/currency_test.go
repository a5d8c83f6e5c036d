// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

// TestCurrencies: what the amounts are in, by the words, the signs and the countries.
func TestCurrencies(t *testing.T) {
	t.Parallel()
	in := func(code string) map[string]string { return map[string]string{"currency": code} }
	const head = "PURCHASE ORDER\nPO Number: 4711\n"
	const chile = "ORDEN DE COMPRA N°: 1057-884\nRut: 61.606.418-7\n\nCódigo   Descripción   Cantidad   Precio     Total\nA-100    Perno               10   $1.190   $11.900\n\n                         Total $ 11.900\n"
	try(t, []layout{
		{"written out, beside its label", head + "Moneda: Peso Chileno\n" + englishLines, in("CLP")},
		{"written out in Chinese", "采购订单\n订单编号: 4711\n币种: 人民币\n" + englishLines, in("CNY")},
		{"in words below", head + englishLines + "\nKuwaiti Dinars One Thousand only\n", in("KWD")},
		{"a country's tax number", chile, in("CLP")},
		{"francs in the heads", "ORDINAZIONE 4711\n\nCodice     Articolo      Q.tà    Prezzo Fr.    Totale Fr.\nA-100      Vite            10         64.50        645.00\n\n                              Totale Fr.      645.00\n", in("CHF")},
		{"dinars in the heads", head + "\nItem   Part No     Description     Qty   Unit Price KD   Total KD\n1      A-100       Belt              2        412.500    825.000\n\n                                     Total              825.000\n", in("KWD")},
		{"a sign in the title", "PEDIDO DE COMPRAS - R$\nNúmero: 018834\nCAXIAS DO SUL - RS 95110-310\nRODOVIA RS 122\n\nItem   Codigo   Descricao    Quant.    Valor Unitario    Valor Total\n1      MP01     Chapa            10             50,00         500,00\n\n                        Total Geral:    500,00\n", in("BRL")},
		{"a state of Brazil", "PEDIDO DE COMPRA\nNúmero: 018834\nPORTO ALEGRE - RS\nCEP 95059-520 RS\n\nItem   Codigo   Descricao    Quant.    Valor Unitario    Valor Total\n1      MP01     Chapa            10             50,00         500,00\n\n                        Total Geral R$:    500,00\n", in("BRL")},
	})
}
