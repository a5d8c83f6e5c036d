// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"fmt"
	"strings"

	"ordergate/gateway/masterdata/sheet"
)

// table is one kind of master data: what its files hold and how it is stored.
type table struct {
	name     string // the file is name.csv, name.json or name.jsonl
	required bool
	what     string   // what a file may say once, for people
	key      []string // stored columns that make a row unique
	columns  []sheet.Column
	row      func(b *build, s *sheet.Sheet, gone bool, w *inserter)
	indexes  string
	cols     string // stored columns, as SQL declares them
	primary  string // key of the stored table, "" = the key
}

// cols makes the columns of a file: "name!" is required, "name|" may be several.
func cols(names string) []sheet.Column {
	var out []sheet.Column
	for _, n := range strings.Fields(names) {
		bare := strings.TrimRight(n, "!|")
		out = append(out, sheet.Column{Name: bare, Required: strings.HasSuffix(n, "!"), List: strings.HasSuffix(n, "|")})
	}
	return out
}

// tables in the order they are loaded: each may name what stands in those before.
// Items and customers have numbers of ours (id) in place of their own: they are
// short, and a look-up by them reads one place of a table.
var tables = []*table{
	{name: "calendars", what: "calendar", row: calendarRow, columns: cols("calendar! weekend"),
		key: []string{"name"}, cols: "name TEXT NOT NULL, weekend TEXT NOT NULL"},
	{name: "holidays", what: "day of this calendar", row: holidayRow, columns: cols("calendar! date! name"),
		key: []string{"calendar", "day"}, cols: "calendar TEXT NOT NULL, day INTEGER NOT NULL"},
	{name: "customers", required: true, what: "customer number", row: customerRow,
		columns: cols("number! name group currency active credit_hold default_ship_to gln duns trusted credit_limit credit_used payment_terms| freight_terms| calendar"),
		key:     []string{"id"}, primary: "id INTEGER PRIMARY KEY",
		cols: `id INTEGER NOT NULL, number TEXT NOT NULL, name TEXT NOT NULL, grp TEXT NOT NULL, currency TEXT NOT NULL, active INTEGER NOT NULL, credit_hold INTEGER NOT NULL,
			default_ship_to TEXT NOT NULL, gln TEXT NOT NULL, duns TEXT NOT NULL, trusted INTEGER NOT NULL, credit_limit TEXT, credit_used TEXT, payment_terms TEXT NOT NULL,
			freight_terms TEXT NOT NULL, calendar TEXT NOT NULL`,
		indexes: `CREATE UNIQUE INDEX customers_number ON customers (number); CREATE INDEX customers_gln ON customers (gln) WHERE gln <> '';
			CREATE INDEX customers_duns ON customers (duns) WHERE duns <> ''`},
	{name: "ship-tos", what: "ship-to of this customer", row: shipToRow, columns: cols("customer! number! partner_number name gln duns active street city postal_code country"),
		key:  []string{"customer", "number"},
		cols: "customer INTEGER NOT NULL, number TEXT NOT NULL, partner_number TEXT NOT NULL, name TEXT NOT NULL, gln TEXT NOT NULL, duns TEXT NOT NULL, active INTEGER NOT NULL, street TEXT NOT NULL, city TEXT NOT NULL, postal_code TEXT NOT NULL, country TEXT NOT NULL",
		indexes: `CREATE INDEX ship_tos_partner ON ship_tos (customer, partner_number) WHERE partner_number <> ''; CREATE INDEX ship_tos_gln ON ship_tos (customer, gln) WHERE gln <> '';
			CREATE INDEX ship_tos_duns ON ship_tos (customer, duns) WHERE duns <> ''; CREATE INDEX ship_tos_postal ON ship_tos (customer, postal_code) WHERE postal_code <> ''`},
	{name: "items", required: true, what: "item number", row: itemRow,
		columns: cols("number! description gtin manufacturer_number base_unit! active orderable successor lead_days"),
		key:     []string{"id"}, primary: "id INTEGER PRIMARY KEY",
		cols: `id INTEGER NOT NULL, number TEXT NOT NULL, description TEXT NOT NULL, gtin TEXT NOT NULL, maker TEXT NOT NULL, base_unit TEXT NOT NULL, active INTEGER NOT NULL,
			orderable INTEGER NOT NULL, successor TEXT NOT NULL, lead_days INTEGER NOT NULL`,
		indexes: "CREATE UNIQUE INDEX items_number ON items (number)"},
	{name: "units", what: "unit of this item", row: unitRow, columns: cols("item! unit! factor! sold pack minimum maximum multiple gtin"),
		key:  []string{"item", "code"},
		cols: "item INTEGER NOT NULL, code TEXT NOT NULL, factor TEXT NOT NULL, divisor TEXT, sold INTEGER NOT NULL, pack TEXT, minimum TEXT, maximum TEXT, multiple TEXT, gtin TEXT NOT NULL"},
	{name: "cross-references", what: "number of this customer or partner", row: crossRow, columns: cols("customer partner scheme number! item!"),
		key: []string{"id", "scheme", "owner"}, cols: "id TEXT NOT NULL, scheme TEXT NOT NULL, owner INTEGER NOT NULL, item INTEGER NOT NULL"},
	{name: "assortments", what: "item of this customer or group", row: assortmentRow, columns: cols("customer group item!"),
		key: []string{"owner", "item"}, cols: "owner INTEGER NOT NULL, item INTEGER NOT NULL"},
	{name: "prices", what: "price", row: priceRow, columns: cols("customer group item! unit! currency! valid_from valid_to minimum price! base contract"),
		key: []string{"item", "owner", "unit", "currency", "valid_from", "minimum"},
		cols: `item INTEGER NOT NULL, owner INTEGER NOT NULL, unit TEXT NOT NULL, currency TEXT NOT NULL, valid_from INTEGER NOT NULL, minimum TEXT NOT NULL, valid_to INTEGER NOT NULL,
			amount TEXT NOT NULL, base TEXT, contract TEXT NOT NULL`},
	{name: "contracts", what: "contract of this customer", row: contractRow, columns: cols("customer! number! valid_from valid_to currency amount released"),
		key:  []string{"customer", "number"},
		cols: "customer INTEGER NOT NULL, number TEXT NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL, currency TEXT NOT NULL, amount TEXT, released TEXT"},
	{name: "contract-lines", what: "item of this contract", row: contractLineRow, columns: cols("customer! contract! item! unit! quantity released"),
		key:  []string{"customer", "contract", "item", "unit"},
		cols: "customer INTEGER NOT NULL, contract TEXT NOT NULL, item INTEGER NOT NULL, unit TEXT NOT NULL, quantity TEXT, released TEXT"},
}

// The tables that rows of others refer to, by name.
const (
	customersTable = "customers"
	itemsTable     = "items"
	crossTable     = "cross-references"
)

// Tables are the names of all tables, in the order they are loaded.
func Tables() []string {
	var names []string
	for _, t := range tables {
		names = append(names, t.name)
	}
	return names
}

func tableOf(name string) *table {
	for _, t := range tables {
		if t.name == name {
			return t
		}
	}
	return nil
}

// columnsOf are the columns of a file of changes: those of the full file and
// delete. A row that deletes needs no more than the key.
func (t *table) columnsOf(change bool) []sheet.Column {
	if !change {
		return t.columns
	}
	out := []sheet.Column{{Name: "delete"}}
	for _, c := range t.columns {
		c.Required = false // a row that is not a delete is told what it lacks
		out = append(out, c)
	}
	return out
}

// stored is the table's name in SQL.
func (t *table) stored() string { return strings.ReplaceAll(t.name, "-", "_") }

// create declares the table, and where its rows are gathered before they are
// sorted: src is the number of the file, the place in it, and whether it is a delete.
func (t *table) create() string {
	primary, rowid := "PRIMARY KEY ("+strings.Join(t.key, ", ")+")", " WITHOUT ROWID"
	declared := t.cols
	if t.primary != "" {
		declared, rowid = strings.Replace(declared, "id INTEGER NOT NULL", t.primary, 1), ""
		primary = "CHECK (id > 0)"
	}
	gathered := strings.ReplaceAll(t.cols, " NOT NULL", "")
	return fmt.Sprintf("CREATE TABLE %s (%s, %s)%s; CREATE TABLE stage.%[1]s (src INTEGER PRIMARY KEY, %[5]s);", t.stored(), declared, primary, rowid, gathered)
}

// width is how many values a row of stage has.
func (t *table) width() int { return strings.Count(t.cols, ",") + 2 }

// fill moves the rows from stage into the table, in the order of the key; of
// several with a key the newest file's counts, and in a file the first.
func (t *table) fill() string {
	var names []string
	for _, c := range strings.Split(t.cols, ",") {
		names = append(names, strings.Fields(c)[0])
	}
	list := strings.Join(names, ", ")
	return fmt.Sprintf("INSERT INTO %[1]s SELECT %[2]s FROM (SELECT %[2]s, min(src) AS src FROM stage.%[1]s GROUP BY %[3]s) WHERE NOT src & 1", t.stored(), list, strings.Join(t.key, ", "))
}

// repeats finds rows that say again what their own file says before.
func (t *table) repeats() string {
	return fmt.Sprintf("SELECT src >> 33, count(*), min(src) >> 1 & 0xffffffff, max(src) >> 1 & 0xffffffff FROM stage.%s GROUP BY src >> 33, %s HAVING count(*) > 1 ORDER BY 3",
		t.stored(), strings.Join(t.key, ", "))
}
