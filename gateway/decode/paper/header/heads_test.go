// SPDX-License-Identifier: Apache-2.0

package header_test

import "testing"

const twoLines = "\n\nNo   Item     Description       Qty   Price    Amount\n1    A-100    Hinge              10    2.00     20.00\n2    A-200    Lock                4    1.50      6.00\n"

// TestHeads: what the heads of orders say beside the number: dates, who is a person, what
// is a supplier's form, what a letter is about.
func TestHeads(t *testing.T) {
	t.Parallel()
	try(t, []layout{
		{"the date of an offer behind the number", "Seregno, lì 9 giugno 2026\nOrdine d'acquisto ODA 233/26 - Vs. offerta 1182 del 29/05/2026\n", map[string]string{"number": "ODA 233/26", "date": "2026-06-09"}},
		{"how a date is written, in two ways", "PURCHASE ORDER\nDate (AAAA-MM-JJ / YYYY-MM-DD): 2026-03-09\n", map[string]string{"date": "2026-03-09"}},
		{"the day before which nothing is shipped", "PURCHASE ORDER\nOrder No: 8710045512     Ship not before: 10/05/2026\nOrder Date: 09/08/2026    Cancel after: 10/29/2026\n\nDallas, TX 75201\n", map[string]string{"requested": "2026-10-05"}},
		{"a delivery before the day on which the order ends", "PURCHASE ORDER\nDELIVERY    : 08/25/2026\nCANCEL DATE : 09/21/2026\n", map[string]string{"requested": "2026-08-25"}},
		{"a sentence of the delivery behind the terms", "Commande 4711\nConditions de paiement : 30 jours net. Livraison franco notre atelier.\n", map[string]string{"terms": "30 jours net"}},
		{"a person with a telephone is not the company", "Plastiques du Haut-Bugey SAS\n12 rue des Mouleurs\n01100 Oyonnax\n\nCommande d'achat n° CA2603-0217\nAcheteur : N. Perraud, 04 74 77 18 40\n", map[string]string{"buyer": "Plastiques du Haut-Bugey SAS / 12 rue des Mouleurs / 01100 Oyonnax"}},
		{"a form that the supplier made", "Ceratech Dental Supply Inc.                  ORDER FORM\n2 Porcelain Way, Amherst, NY 14228\n\nYour PO No.: BH-3320\n\nBILL TO\nBlue Heron Dental Lab\n617 Bayshore Ave\nTraverse City, MI 49684\n", map[string]string{"number": "BH-3320", "buyer": "Blue Heron Dental Lab / 617 Bayshore Ave / Traverse City, MI 49684"}},
		{"a tax without an amount before the total", "PURCHASE ORDER\nPO No: 4711" + twoLines + "\n              plus VAT     26.00\n", map[string]string{"sums": "||||26.00"}},
		{"a reminder of what was not delivered", "Montbrison, le 14 avril 2026\n\nObjet : relance, livraisons en retard\n\nMessieurs,\n\nCommande     du             Désignation\nCF-11820     12/03/2026     Vis CHC\n", map[string]string{"kind": "letter"}},
		{"an order that speaks of late deliveries", "Bon de commande n° 4711\n\nEn cas de livraisons en retard, une pénalité de 1 % sera appliquée.\n", map[string]string{"kind": "purchase order"}},
		{"a company with a title's word in its name", "            Mobilificio Contract srl\n   Via Monte Resegone 40, 20831 Seregno MB\n\nOrdine d'acquisto ODA 233/26\n", map[string]string{"buyer": "Mobilificio Contract srl"}},
		{"a number over its date", "Menuiserie Kerleau SARL                      BON DE COMMANDE\n\nNuméro        BC-26-061\nDate          08/04/2026\n" + twoLines, map[string]string{"number": "BC-26-061", "date": "2026-04-08"}},
		{"the number of a branch beside its label", "PURCHASE ORDER\nPO Number: 2044817\n\nShip To  Branch 03\nGreat Basin Industrial - Elko Branch\n1250 Last Chance Road\nElko, NV 89801\n", map[string]string{"ship": "Great Basin Industrial - Elko Branch / 1250 Last Chance Road / Elko, NV 89801"}},
		{"an electronic order", "Ordine elettronico\n\nIdentificativo ordine     2026-ODA-0011827\n" + twoLines, map[string]string{"kind": "purchase order"}},
	})
}
