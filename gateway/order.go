// SPDX-License-Identifier: Apache-2.0

package gateway

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// OrderSchema names the shape below in stored and posted JSON.
const OrderSchema = "order/1"

// OrderMediaType is the media type of that JSON, as an Envelope's ContentType: such a
// payload is read as it is, by no mapping of a partner's.
const OrderMediaType = "application/vnd.ordergate.order+json"

// Order is the canonical order: UBL/Peppol terms in lowerCamelCase, whatever
// channel and format it came by. Decimals are JSON strings that keep their
// scale; identifiers are strings that keep their leading zeros; dates are ISO
// 8601 local dates. What a document says and the order has no field for stands
// in Extensions: nothing is dropped.
type Order struct {
	Schema      string `json:"schema"`
	DocumentKey string `json:"documentKey,omitempty"` // sha256 of the business key, see Key

	ID                     string `json:"id"` // the buyer's order number
	OrderTypeCode          string `json:"orderTypeCode,omitempty"`
	DocumentPurposeCode    string `json:"documentPurposeCode,omitempty"` // original replace change cancel confirmation duplicate
	ReleaseNumber          string `json:"releaseNumber,omitempty"`
	ChangeSequenceNumber   string `json:"changeSequenceNumber,omitempty"`
	IssueDate              string `json:"issueDate,omitempty"`
	IssueTime              string `json:"issueTime,omitempty"`
	DocumentCurrencyCode   string `json:"documentCurrencyCode,omitempty"`
	AcknowledgementRequest string `json:"acknowledgementRequest,omitempty"` // BEG07, code 587

	ValidityPeriod              *Period             `json:"validityPeriod,omitempty"`
	Note                        []Text              `json:"note,omitempty"`
	OrderReference              *OrderReference     `json:"orderReference,omitempty"` // of a change: the order that it changes
	Contract                    *Reference          `json:"contract,omitempty"`
	CatalogueReference          string              `json:"catalogueReference,omitempty"`
	QuotationDocumentReference  string              `json:"quotationDocumentReference,omitempty"`
	AdditionalDocumentReference []DocumentReference `json:"additionalDocumentReference,omitempty"`
	CustomerReference           string              `json:"customerReference,omitempty"`
	AccountingCost              string              `json:"accountingCost,omitempty"`
	TransactionConditions       *Conditions         `json:"transactionConditions,omitempty"`

	BuyerCustomerParty      *Party  `json:"buyerCustomerParty,omitempty"`
	SellerSupplierParty     *Party  `json:"sellerSupplierParty,omitempty"`
	OriginatorCustomerParty *Party  `json:"originatorCustomerParty,omitempty"`
	AccountingCustomerParty *Party  `json:"accountingCustomerParty,omitempty"`
	FreightForwarderParty   *Party  `json:"freightForwarderParty,omitempty"`
	AdditionalParty         []Party `json:"additionalParty,omitempty"` // every other role, with its roleCode

	Delivery      *Delivery      `json:"delivery,omitempty"`
	DeliveryTerms *DeliveryTerms `json:"deliveryTerms,omitempty"`
	PaymentTerms  []PaymentTerms `json:"paymentTerms,omitempty"`

	AllowanceCharge []AllowanceCharge `json:"allowanceCharge,omitempty"`
	OrderLine       []Line            `json:"orderLine"`

	AnticipatedMonetaryTotal *MonetaryTotal `json:"anticipatedMonetaryTotal,omitempty"`
	Control                  *Control       `json:"control,omitempty"`

	Extensions []Extension `json:"extensions,omitempty"`

	Source      *Source           `json:"source,omitempty"`
	Trace       map[string]Origin `json:"trace,omitempty"` // JSON pointer of a field -> where it came from
	Resolved    *Resolved         `json:"resolved,omitempty"`
	Corrections []Correction      `json:"corrections,omitempty"`
}

// Period is a window of dates, either end may be open.
type Period struct {
	StartDate string `json:"startDate,omitempty"`
	EndDate   string `json:"endDate,omitempty"`
}

// Text is a note with its kind.
type Text struct {
	Code       string `json:"code,omitempty"`
	LanguageID string `json:"languageID,omitempty"`
	Text       string `json:"text"`
}

// Reference names another document.
type Reference struct {
	ID string `json:"id"`
}

// OrderReference names the order that a change is about, in our journal and in
// the ERP.
type OrderReference struct {
	ID           string `json:"id"`                     // the key the order was posted under
	SalesOrderID string `json:"salesOrderID,omitempty"` // the ERP's number, where it gave one
}

// DocumentReference names another document by the sender's qualifier (REF01).
type DocumentReference struct {
	Qualifier   string `json:"qualifier"`
	ID          string `json:"id,omitempty"`
	Description string `json:"description,omitempty"`
}

// Conditions are what the buyer asks of the whole delivery.
type Conditions struct {
	ShipComplete *bool  `json:"shipComplete,omitempty"`
	Code         string `json:"code,omitempty"` // CSH01 as sent
}

// Party is one party in one role.
type Party struct {
	RoleCode            string           `json:"roleCode,omitempty"` // N101 or NAD 3035 as sent
	PartyIdentification []Identification `json:"partyIdentification,omitempty"`
	PartyName           string           `json:"partyName,omitempty"`
	AdditionalName      []string         `json:"additionalName,omitempty"` // N2
	PostalAddress       *Address         `json:"postalAddress,omitempty"`
	Contact             []Contact        `json:"contact,omitempty"`
}

// Identification is an identifier with the scheme it belongs to: GLN, DUNS,
// DUNS4, buyerAssigned, sellerAssigned, SCAC, or the sender's own qualifier.
type Identification struct {
	ID       string `json:"id"`
	SchemeID string `json:"schemeID,omitempty"`
}

// Address is a postal address.
type Address struct {
	StreetName           string   `json:"streetName,omitempty"`
	AdditionalStreetName []string `json:"additionalStreetName,omitempty"`
	CityName             string   `json:"cityName,omitempty"`
	PostalZone           string   `json:"postalZone,omitempty"`
	CountrySubentity     string   `json:"countrySubentity,omitempty"`
	CountryCode          string   `json:"countryCode,omitempty"`
}

// Contact is a person or desk.
type Contact struct {
	RoleCode       string `json:"roleCode,omitempty"` // PER01
	Name           string `json:"name,omitempty"`
	Telephone      string `json:"telephone,omitempty"`
	Telefax        string `json:"telefax,omitempty"`
	ElectronicMail string `json:"electronicMail,omitempty"`
}

// Delivery says where, when and how.
type Delivery struct {
	DeliveryParty           *Party    `json:"deliveryParty,omitempty"`
	MarkForParty            *Party    `json:"markForParty,omitempty"`
	RequestedDeliveryPeriod *Period   `json:"requestedDeliveryPeriod,omitempty"`
	RequestedDespatchPeriod *Period   `json:"requestedDespatchPeriod,omitempty"`
	Shipment                *Shipment `json:"shipment,omitempty"`
}

// Shipment is the routing the buyer asks for.
type Shipment struct {
	CarrierScac   string `json:"carrierScac,omitempty"`
	Mode          string `json:"mode,omitempty"`
	Routing       string `json:"routing,omitempty"`
	ServiceLevel  string `json:"serviceLevel,omitempty"`
	ShippingMarks string `json:"shippingMarks,omitempty"`
}

// DeliveryTerms are freight payer and Incoterms.
type DeliveryTerms struct {
	FreightPayment string `json:"freightPayment,omitempty"` // FOB01
	Incoterms      string `json:"incoterms,omitempty"`
	Location       string `json:"location,omitempty"`
}

// PaymentTerms are compared with the customer's, never imported blindly.
type PaymentTerms struct {
	Code            string `json:"code,omitempty"` // ITD01
	BasisDateCode   string `json:"basisDateCode,omitempty"`
	NetDays         string `json:"netDays,omitempty"`
	DiscountPercent *Dec   `json:"discountPercent,omitempty"`
	DiscountDays    string `json:"discountDays,omitempty"`
	Note            string `json:"note,omitempty"`
}

// AllowanceCharge is a discount or surcharge on header or line.
type AllowanceCharge struct {
	ChargeIndicator           bool   `json:"chargeIndicator"`
	IndicatorCode             string `json:"indicatorCode,omitempty"` // SAC01 as sent
	AllowanceChargeReasonCode string `json:"allowanceChargeReasonCode,omitempty"`
	Amount                    *Dec   `json:"amount,omitempty"`
	BaseAmount                *Dec   `json:"baseAmount,omitempty"`
	MultiplierFactorNumeric   *Dec   `json:"multiplierFactorNumeric,omitempty"` // percent
	PerUnitRate               *Dec   `json:"perUnitRate,omitempty"`
	RateQuantity              *Dec   `json:"rateQuantity,omitempty"`
	UnitCode                  string `json:"unitCode,omitempty"`
	HandlingCode              string `json:"handlingCode,omitempty"`
	Text                      string `json:"text,omitempty"`
}

// Line is one order line.
type Line struct {
	ID                              string          `json:"id"`                   // the buyer's line number, never renumbered; may be empty
	ChangeCode                      string          `json:"changeCode,omitempty"` // of a change: what it does to the line, X12 670 as sent
	BuyersItemIdentification        string          `json:"buyersItemIdentification,omitempty"`
	SellersItemIdentification       string          `json:"sellersItemIdentification,omitempty"`
	StandardItemIdentification      *Identification `json:"standardItemIdentification,omitempty"`
	ManufacturersItemIdentification string          `json:"manufacturersItemIdentification,omitempty"`
	// AdditionalItemIdentification lists every identifier pair of the line as
	// sent, schemeID being the sender's qualifier, so that an answer can echo
	// them in their order.
	AdditionalItemIdentification []Identification    `json:"additionalItemIdentification,omitempty"`
	Description                  string              `json:"description,omitempty"`
	AdditionalDescription        []Text              `json:"additionalDescription,omitempty"`
	Quantity                     *Dec                `json:"quantity,omitempty"`
	QuantityLeft                 *Dec                `json:"quantityLeft,omitempty"` // of a change: what is still to be delivered, POC04
	UnitCode                     string              `json:"unitCode,omitempty"`     // UN/ECE Rec 20/21; as sent in Trace
	Price                        *Price              `json:"price,omitempty"`
	AdditionalPrice              []Price             `json:"additionalPrice,omitempty"` // CTP: retail and the like, never the cost
	LineExtensionAmount          *Dec                `json:"lineExtensionAmount,omitempty"`
	Packaging                    *Packaging          `json:"packaging,omitempty"`
	DocumentCurrencyCode         string              `json:"documentCurrencyCode,omitempty"` // line-level CUR
	RequestedDeliveryPeriod      *Period             `json:"requestedDeliveryPeriod,omitempty"`
	RequestedDespatchPeriod      *Period             `json:"requestedDespatchPeriod,omitempty"`
	AllowanceCharge              []AllowanceCharge   `json:"allowanceCharge,omitempty"`
	Note                         []Text              `json:"note,omitempty"`
	AdditionalDocumentReference  []DocumentReference `json:"additionalDocumentReference,omitempty"`
	AdditionalParty              []Party             `json:"additionalParty,omitempty"`
	ScheduleLine                 []ScheduleLine      `json:"scheduleLine,omitempty"`
	LocationQuantity             []LocationQuantity  `json:"locationQuantity,omitempty"`
	SubLine                      []SubLine           `json:"subLine,omitempty"`
	Extensions                   []Extension         `json:"extensions,omitempty"`
}

// Price is a unit price: PriceAmount for BaseQuantity of BaseUnitCode.
type Price struct {
	PriceAmount   *Dec   `json:"priceAmount,omitempty"`
	BaseQuantity  *Dec   `json:"baseQuantity,omitempty"`
	BaseUnitCode  string `json:"baseUnitCode,omitempty"`
	PriceTypeCode string `json:"priceTypeCode,omitempty"` // PO105 or CTP02 as sent
}

// Packaging is what a unit holds.
type Packaging struct {
	Pack        *Dec   `json:"pack,omitempty"`        // PO401: inner packs per outer
	InnerPack   *Dec   `json:"innerPack,omitempty"`   // PO414: eaches per inner
	SizePerPack *Dec   `json:"sizePerPack,omitempty"` // PO402
	UnitCode    string `json:"unitCode,omitempty"`    // PO403
}

// ScheduleLine is one delivery of a line.
type ScheduleLine struct {
	Quantity                *Dec    `json:"quantity,omitempty"`
	UnitCode                string  `json:"unitCode,omitempty"`
	RequestedDeliveryPeriod *Period `json:"requestedDeliveryPeriod,omitempty"`
	RequestedDespatchPeriod *Period `json:"requestedDespatchPeriod,omitempty"`
}

// LocationQuantity is one store's share of a line.
type LocationQuantity struct {
	LocationID string `json:"locationId"`
	SchemeID   string `json:"schemeID,omitempty"`
	Quantity   *Dec   `json:"quantity,omitempty"`
	UnitCode   string `json:"unitCode,omitempty"`
}

// SubLine is a component of a kit or assortment.
type SubLine struct {
	ID                           string           `json:"id,omitempty"`
	RelationshipCode             string           `json:"relationshipCode,omitempty"`
	Quantity                     *Dec             `json:"quantity,omitempty"`
	UnitCode                     string           `json:"unitCode,omitempty"`
	Price                        *Price           `json:"price,omitempty"`
	AdditionalItemIdentification []Identification `json:"additionalItemIdentification,omitempty"`
	Description                  string           `json:"description,omitempty"`
}

// MonetaryTotal holds the totals the sender states.
type MonetaryTotal struct {
	LineExtensionAmount *Dec `json:"lineExtensionAmount,omitempty"`
	PayableAmount       *Dec `json:"payableAmount,omitempty"` // AMT*TT
}

// Control holds the counts the sender states.
type Control struct {
	LineCount    string `json:"lineCount,omitempty"`    // CTT01
	QuantityHash *Dec   `json:"quantityHash,omitempty"` // CTT02
}

// Extension is a part of the document that the order has no field for.
type Extension struct {
	Name     string   `json:"name"`   // "REF[DP]"
	Values   []string `json:"values"` // the elements as sent
	Position Position `json:"position"`
}

// Origin says where a field's value came from: the place in the document, and
// the rule of the mapping file that put it there.
type Origin struct {
	Position
	Rule string `json:"rule,omitempty"` // "mappings/acme/850.yaml:12"
}

// Source says which document an order came from.
type Source struct {
	Channel       string `json:"channel,omitempty"`
	Partner       string `json:"partnerId,omitempty"`
	Station       string `json:"stationId,omitempty"`
	Format        string `json:"format,omitempty"`
	Paper         bool   `json:"paper,omitempty"` // it was read of pages laid out for people
	SenderID      string `json:"senderId,omitempty"`
	ReceiverID    string `json:"receiverId,omitempty"`
	Interchange   string `json:"interchangeControlNumber,omitempty"`
	Group         string `json:"groupControlNumber,omitempty"`
	Set           string `json:"transactionSetControlNumber,omitempty"`
	SetID         string `json:"transactionSetId,omitempty"`
	Version       string `json:"version,omitempty"`
	Usage         string `json:"usage,omitempty"` // P T I
	MessageID     string `json:"messageId,omitempty"`
	DocumentID    string `json:"documentId,omitempty"`
	FileName      string `json:"fileName,omitempty"`
	SHA256        string `json:"sha256,omitempty"`
	ReceivedAt    string `json:"receivedAt,omitempty"` // RFC 3339, UTC
	Mapping       string `json:"mappingId,omitempty"`
	MappingSHA256 string `json:"mappingSha256,omitempty"`
}

// OnPaper reports whether the order was read of pages laid out for people: what was
// read may be wrong, and is taken without a person only when all bears it out.
func (o *Order) OnPaper() bool { return o.Source != nil && o.Source.Paper }

// Resolved holds what master data says of the order.
type Resolved struct {
	Customer string         `json:"customer,omitempty"`
	ShipTo   string         `json:"shipTo,omitempty"`
	Line     []ResolvedLine `json:"orderLine,omitempty"`
}

// ResolvedLine holds what master data says of a line; same index as OrderLine.
type ResolvedLine struct {
	Item      string `json:"item,omitempty"` // our number
	UnitCode  string `json:"unitCode,omitempty"`
	UnitPrice *Dec   `json:"unitPrice,omitempty"` // agreed price per UnitCode
}

// Correction is an overlay: who changed what, when and why. The document itself
// is never edited.
type Correction struct {
	Field  string `json:"field"` // JSON pointer
	From   string `json:"from"`
	To     string `json:"to"`
	By     string `json:"by"`
	At     string `json:"at"`
	Reason string `json:"reason"`
}

// Dec is a decimal that is a string in JSON and keeps the scale it was written
// with: "195.50" stays "195.50".
type Dec struct{ decimal.Decimal }

// NewDec reads a decimal from its text.
func NewDec(s string) (Dec, error) {
	d, err := decimal.NewFromString(s)
	if err != nil {
		return Dec{}, fmt.Errorf("read decimal %q: %w", s, err)
	}
	return Dec{d}, nil
}

// MustDec is NewDec for constants in tests and tables; it panics on bad text.
func MustDec(s string) *Dec {
	d, err := NewDec(s)
	if err != nil {
		panic(err)
	}
	return &d
}

// String gives the decimal with its scale.
func (d Dec) String() string {
	if e := d.Exponent(); e < 0 {
		return d.StringFixed(-e)
	}
	return d.Decimal.String()
}

// MarshalJSON implements json.Marshaler.
func (d Dec) MarshalJSON() ([]byte, error) { return []byte(`"` + d.String() + `"`), nil }

// UnmarshalJSON implements json.Unmarshaler. It takes strings only: a JSON
// number may have been through a float already.
func (d *Dec) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("a decimal is a JSON string: %w", err)
	}
	v, err := NewDec(s)
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// The kinds of business keys.
const (
	KindOrder  = "order"  // an order, also one that confirms or repeats itself
	KindChange = "change" // changes or replaces an order
	KindCancel = "cancel" // cancels an order
)

// BusinessKey is an order's identity: the same number from the same partner to
// the same station is the same order.
type BusinessKey struct {
	Station, Partner string
	Kind             string // order, change or cancel
	Number           string
	Release          string
	Change           string
	Test             bool // test traffic is never the same order as live traffic
}

// Hash is the key as stored: "sha256:…".
func (k BusinessKey) Hash() string {
	parts := []string{k.Station, k.Partner, k.Kind, k.Number, k.Release, k.Change}
	if k.Test {
		parts = append(parts, "test")
	}
	return hashText(strings.Join(parts, "\x1f"))
}

// Key returns the order's business key. A change without a number of its own is
// told by what it says: two different ones are two changes, the same one twice
// is a duplicate.
func (o *Order) Key(station, partner string) BusinessKey {
	key := BusinessKey{Station: station, Partner: partner, Kind: KindOrder, Number: o.ID, Release: o.ReleaseNumber}
	switch o.DocumentPurposeCode {
	case "cancel":
		key.Kind = KindCancel
	case "change", "replace":
		key.Kind = KindChange
	default:
		if o.Source == nil || o.Source.SetID != "860" { // an 860 is never an order, whatever purpose it gives
			return key
		}
		key.Kind = KindChange
	}
	if key.Change = o.ChangeSequenceNumber; key.Change == "" {
		key.Change = o.ContentHash()
	}
	return key
}

// ContentHash is the digest of what the order says, without where it came from
// and what was made of it: two deliveries of one order hash alike, also where one
// of them calls itself a confirmation or a duplicate (X12 BEG01 06, 07).
func (o *Order) ContentHash() string {
	c := *o
	c.DocumentKey, c.Source, c.Trace, c.Resolved, c.Corrections = "", nil, nil, nil, nil
	if c.DocumentPurposeCode == "confirmation" || c.DocumentPurposeCode == "duplicate" {
		c.DocumentPurposeCode = "original"
	}
	c.Extensions = withoutPositions(o.Extensions)
	c.OrderLine = make([]Line, len(o.OrderLine))
	for i, l := range o.OrderLine {
		l.Extensions = withoutPositions(l.Extensions)
		c.OrderLine[i] = l
	}
	b, err := json.Marshal(&c) // struct order is fixed: the same order gives the same bytes
	if err != nil {
		panic(fmt.Sprintf("gateway: an Order always marshals: %v", err))
	}
	return hashText(string(b))
}

func withoutPositions(in []Extension) []Extension {
	out := make([]Extension, len(in))
	for i, e := range in {
		out[i] = Extension{Name: e.Name, Values: e.Values}
	}
	return out
}

func hashText(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256:" + hex.EncodeToString(sum[:])
}
