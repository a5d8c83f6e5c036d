// SPDX-License-Identifier: Apache-2.0

package draft

import "strings"

// A name in a document is compared by its letters and digits alone: "PO-Number",
// "po_number" and "PONumber" are one name. Of a value deep in a tree, its own name
// and those above it are read together: shipTo.address.city is "shiptoaddresscity",
// then "addresscity", then "city".

// target is a field of the order with the names that partners give it.
type target struct {
	field string // "delivery.requestedDeliveryPeriod.endDate"; of a line without "orderLine."
	line  bool
	kind  kind
	names string // words, blank between
}

// kind says what a field takes.
type kind uint8

const (
	text kind = iota
	day
	number
	unit
	currency
	gtin
)

// targets lists the fields, the likeliest names first. Where a document has several
// of a field's names, the first of the list counts.
var targets = []target{
	{field: "id", names: "ponumber purchaseordernumber purchaseorderno purchaseorder pono ponum po ordernumber orderno ordernum orderid ordernr documentnumber documentno custpo customerpo customerponumber customerordernumber bestellnummer bestellnr belegnummer auftragsnummer numerodecommande numcommande numeropedido pedido order reference ref number no nr id"},
	{field: "issueDate", kind: day, names: "podate purchaseorderdate orderdate orderdatum bestelldatum datecommande fechapedido documentdate docdate issuedate issued ordered orderedon created createdat date datum fecha"},
	{field: "documentCurrencyCode", kind: currency, names: "currency currencycode ordercurrency curr cur waehrung wahrung devise moneda"},
	{field: "releaseNumber", names: "releasenumber releaseno release"},
	{field: "contract.id", names: "contract contractnumber contractno contractid agreement agreementid blanketorder blanketpo vertrag vertragsnummer"},
	{field: "quotationDocumentReference", names: "quote quotation quotenumber quotationnumber quoteno offer angebot angebotsnummer"},
	{field: "customerReference", names: "customerreference yourreference reference buyerreference department dept buyername buyercontact contactperson orderedby"},
	{field: "accountingCost", names: "costcenter costcentre costcode accountingcost kostenstelle glaccount"},
	{field: "delivery.requestedDeliveryPeriod.endDate", kind: day, names: "requesteddeliverydate deliverydate requireddate requesteddate needby needbydate duedate deliverby deliver deliveron arrivaldate dateneeded liefertermin lieferdatum wunschtermin datelivraison fechaentrega mustarriveby"},
	{field: "delivery.requestedDespatchPeriod.endDate", kind: day, names: "shipdate requestedshipdate shipby shipbydate dispatchdate despatchdate versanddatum"},
	{field: "validityPeriod.endDate", kind: day, names: "cancelafter canceldate cancelafterdate expirydate expirationdate validuntil"},
	{field: "delivery.shipment.routing", names: "shipvia carrier carriername shippingmethod shipmethod routing versandart"},
	{field: "deliveryTerms.incoterms", names: "incoterms incoterm"},
	{field: "deliveryTerms.freightPayment", names: "freightterms freight fob frachtzahler"},
	{field: "paymentTerms.note", names: "paymentterms terms zahlungsbedingungen payment"},
	{field: "anticipatedMonetaryTotal.payableAmount", kind: number, names: "ordertotal total totalamount grandtotal totalvalue amountdue gesamtbetrag gesamtsumme payableamount"},
	{field: "note", names: "note notes comment comments remarks remark instructions specialinstructions bemerkung bemerkungen hinweis message"},

	{field: "id", line: true, names: "linenumber lineno linenum line lineid linenr position pos posnr positionsnummer seq sequence row"},
	{field: "quantity", line: true, kind: number, names: "quantity qty orderqty orderedquantity quantityordered qtyordered orderquantity menge bestellmenge quantite cantidad units count"},
	{field: "unitCode", line: true, kind: unit, names: "uom unit unitofmeasure unitcode um measure einheit mengeneinheit me unite unidad quantityunit"},
	{field: "price.priceAmount", line: true, kind: number, names: "unitprice price unitcost cost netprice priceeach itemprice preis einzelpreis stueckpreis prixunitaire precio priceamount"},
	{field: "price.baseQuantity", line: true, kind: number, names: "priceunit pricebase per priceper preiseinheit pricebasis basequantity"},
	{field: "sellersItemIdentification", line: true, names: "vendoritem vendoritemnumber vendorpart vendorpartnumber vendorsku supplieritem supplieritemnumber supplierpart supplierpartnumber supplierpartid suppliersku sellersitem yourpart yourpartno yourpartnumber youritem youritemno yourarticle yoursku lieferantenartikelnummer vpn"},
	{field: "buyersItemIdentification", line: true, names: "ourpart ourpartno ouritem ouritemno sku item itemno itemnr itemnum itemnumber itemid itemcode partnumber partno part articlenumber article articleno product productcode productid productnumber material materialnumber buyeritem buyeritemnumber buyerpart buyerpartnumber customeritem customerpart customerpartnumber ourpartnumber artikelnummer artikel artnr materialnummer"},
	{field: "standardItemIdentification.id", line: true, kind: gtin, names: "gtin upc ean barcode ean13 upccode eancode gtin14 upca"},
	{field: "manufacturersItemIdentification", line: true, names: "manufacturerpart manufacturerpartnumber mfgpart mfrpart mpn mfgpartno mfrpartnumber"},
	{field: "description", line: true, names: "description desc itemdescription productdescription itemname productname name text bezeichnung artikelbezeichnung beschreibung designation descripcion title"},
	{field: "requestedDeliveryPeriod.endDate", line: true, kind: day, names: "requesteddeliverydate deliverydate requireddate requesteddate needby needbydate duedate deliverby liefertermin lieferdatum"},
	{field: "requestedDespatchPeriod.endDate", line: true, kind: day, names: "shipdate requestedshipdate shipby"},
	{field: "lineExtensionAmount", line: true, kind: number, names: "lineamount linetotal extendedprice extendedamount amount extension total netamount positionswert gesamtpreis lineextensionamount"},
	{field: "note", line: true, names: "linenote linenotes linecomment note notes comment comments remarks"},
}

// parties are the parties of an order with the words for their role, and parts what
// a document says of each.
var parties = []struct{ field, names string }{
	{"buyerCustomerParty", "buyer customer soldto orderedby purchaser kunde besteller client company"},
	{"accountingCustomerParty", "billto invoiceto invoice billing rechnungsempfaenger rechnungsadresse"},
	{"delivery.deliveryParty", "shipto deliverto delivery deliveryaddress shippingaddress shipping consignee store destination lieferadresse warenempfaenger shiptoaddress deliveryparty"},
	{"sellerSupplierParty", "seller vendor supplier lieferant"},
}

var parts = []struct{ field, names string }{
	{"partyName", "name companyname company firma name1"},
	{"partyIdentification.id", "number id code no nr gln customernumber location locationid storenumber addressid accountnumber account"},
	{"postalAddress.streetName", "street address streetaddress address1 addressline1 street1 line1 strasse streetname"},
	{"postalAddress.additionalStreetName", "address2 addressline2 street2 line2"},
	{"postalAddress.cityName", "city town ort stadt cityname"},
	{"postalAddress.postalZone", "zip zipcode postalcode postcode plz postal"},
	{"postalAddress.countrySubentity", "state region province stateprovince bundesland"},
	{"postalAddress.countryCode", "countrycode isocountrycode countryiso country land"},
	{"contact.name", "contact contactname attention attn ansprechpartner"},
	{"contact.telephone", "phone telephone tel phonenumber telefon"},
	{"contact.electronicMail", "email mail emailaddress"},
}

// lists are the names of what holds an order's lines.
const lists = " row rows line lines item items orderline orderlines lineitem lineitems position positions detail details product products article articles itemout artikel positionen "

// plain leaves the letters and digits of a name, in small letters.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r == 'ä':
			return 'a'
		case r == 'ö':
			return 'o'
		case r == 'ü':
			return 'u'
		}
		return -1
	}, s)
}
