// SPDX-License-Identifier: Apache-2.0

package masterdata

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"ordergate/gateway"
)

// queries are the prepared look-ups of a generation. Each takes all its keys at
// once, as a JSON list of lists.
type queries struct {
	customers, shipTos, places, ids, items, units, prices, unlisted, contracts, contractLines, calendars, holidays *sql.Stmt
}

// keysSQL takes the keys apart once; the queries below call their values a to e.
const keysSQL = `WITH k AS MATERIALIZED (SELECT value->>0 AS a, value->>1 AS b, value->>2 AS c, value->>3 AS d, value->>4 AS e FROM json_each(?1)) `

const (
	customerColumns = `SELECT k.a, c.id, c.number, c.name, c.grp, c.currency, c.active, c.credit_hold, c.default_ship_to, c.trusted, c.credit_limit, c.credit_used,
		c.payment_terms, c.freight_terms, c.calendar FROM k CROSS JOIN customers c ON `
	// [index, scheme, id]
	customersSQL = keysSQL + customerColumns + `c.number = k.c WHERE k.b NOT IN ('GLN', 'DUNS', 'DUNS4')
		UNION ALL ` + customerColumns + `c.gln = k.c AND c.gln <> '' WHERE k.b = 'GLN'
		UNION ALL ` + customerColumns + `c.duns = k.c AND c.duns <> '' WHERE k.b IN ('DUNS', 'DUNS4')`

	shipToColumns = `s.number, s.name, s.active FROM k CROSS JOIN ship_tos s ON s.customer = k.b AND `
	// [index, customer, id]; the second column tells how it was found
	shipTosSQL = keysSQL + `SELECT k.a, 'number', ` + shipToColumns + `s.number = k.c
		UNION ALL SELECT k.a, 'partner', ` + shipToColumns + `s.partner_number = k.c AND s.partner_number <> ''
		UNION ALL SELECT k.a, 'GLN', ` + shipToColumns + `s.gln = k.c AND s.gln <> ''
		UNION ALL SELECT k.a, 'DUNS', ` + shipToColumns + `s.duns = k.c AND s.duns <> ''`
	// [index, customer, postal code; all places for none]
	placesSQL = keysSQL + `SELECT k.a, s.number, s.name, s.active, s.street, s.city, s.country FROM k CROSS JOIN ship_tos s ON s.customer = k.b AND (k.c = '' OR s.postal_code = k.c) ORDER BY k.a, s.number`
	// [index, scheme, id, customer, partner]; the third column ranks: of all, of the partner, of the customer, our own
	idsSQL = keysSQL + `SELECT k.a, x.item, CASE WHEN x.owner = 0 THEN 0 WHEN x.owner < 0 THEN 1 ELSE 2 END FROM k
		CROSS JOIN item_ids x ON x.id = k.c AND x.scheme = k.b AND x.owner IN (0, k.d, k.e)
		UNION ALL SELECT k.a, i.id, 3 FROM k CROSS JOIN items i ON i.number = k.c WHERE k.b = 'number'`
	// [item]
	itemsSQL = `SELECT i.id, i.number, i.description, i.gtin, i.base_unit, i.active, i.orderable, i.successor, i.lead_days FROM json_each(?1) k CROSS JOIN items i ON i.id = k.value`
	unitsSQL = `SELECT u.item, u.code, u.factor, u.divisor, u.sold, u.pack, u.minimum, u.maximum, u.multiple FROM json_each(?1) k CROSS JOIN units u ON u.item = k.value`
	// [index, item, customer, group, day]
	pricesSQL = keysSQL + `SELECT k.a, p.owner, p.unit, p.currency, p.valid_from, p.valid_to, p.minimum, p.amount, p.base, p.contract FROM k
		CROSS JOIN prices p ON p.item = k.b AND p.owner IN (0, k.c, k.d) WHERE k.e = 0 OR p.valid_from <= k.e AND (p.valid_to = 0 OR p.valid_to >= k.e)`
	// [index, item, customer, group]
	unlistedSQL = keysSQL + `SELECT k.a FROM k WHERE EXISTS (SELECT 1 FROM assortments a WHERE a.owner IN (k.c, k.d))
		AND NOT EXISTS (SELECT 1 FROM assortments a WHERE a.owner IN (k.c, k.d) AND a.item = k.b)`
	// [index, customer, contract]
	contractsSQL     = keysSQL + `SELECT k.a, c.valid_from, c.valid_to, c.currency, c.amount, c.released FROM k CROSS JOIN contracts c ON c.customer = k.b AND c.number = k.c`
	contractLinesSQL = keysSQL + `SELECT k.a, i.number, l.unit, l.quantity, l.released FROM k CROSS JOIN contract_lines l ON l.customer = k.b AND l.contract = k.c CROSS JOIN items i ON i.id = l.item`
	// [name]
	calendarsSQL = `SELECT c.name, c.weekend FROM json_each(?1) k CROSS JOIN calendars c ON c.name = k.value`
	holidaysSQL  = `SELECT h.calendar, h.day FROM json_each(?1) k CROSS JOIN holidays h ON h.calendar = k.value ORDER BY h.calendar, h.day`
)

func (q *queries) all() map[**sql.Stmt]string {
	return map[**sql.Stmt]string{&q.customers: customersSQL, &q.shipTos: shipTosSQL, &q.places: placesSQL, &q.ids: idsSQL, &q.items: itemsSQL, &q.units: unitsSQL, &q.prices: pricesSQL,
		&q.unlisted: unlistedSQL, &q.contracts: contractsSQL, &q.contractLines: contractLinesSQL, &q.calendars: calendarsSQL, &q.holidays: holidaysSQL}
}

func (q *queries) prepare(ctx context.Context, db *sql.DB) error {
	for stmt, text := range q.all() {
		s, err := db.PrepareContext(ctx, text)
		if err != nil {
			return errors.Join(fmt.Errorf("prepare look-up: %w", err), q.close())
		}
		*stmt = s
	}
	return nil
}

func (q *queries) close() error {
	var errs []error
	for stmt := range q.all() {
		if *stmt != nil {
			errs = append(errs, (*stmt).Close())
		}
	}
	return errors.Join(errs...)
}

// each runs one look-up and hands every row to scan.
func each(ctx context.Context, stmt *sql.Stmt, keys any, scan func(*sql.Rows) error) error {
	arg, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(ctx, string(arg))
	if err != nil {
		return fmt.Errorf("look up: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return fmt.Errorf("look up: %w", err)
		}
	}
	return rows.Err()
}

// decs reads stored decimals; NULL stays nil.
func decs(from []sql.NullString, to ...**gateway.Dec) error {
	for i, s := range from {
		if !s.Valid || s.String == "" {
			continue
		}
		d, err := gateway.NewDec(s.String)
		if err != nil {
			return err
		}
		*to[i] = &d
	}
	return nil
}

// isoDate is a stored day, 20261231, as a date; "" for 0.
func isoDate(day int) string {
	if day == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", day/10000, day/100%100, day%100)
}

// dayOf is the reverse of isoDate; 0 for what is no date.
func dayOf(iso string) int {
	day := 0
	if len(iso) != 10 {
		return 0
	}
	for i := range len(iso) {
		c := iso[i]
		switch {
		case (i == 4 || i == 7) && c == '-':
		case c >= '0' && c <= '9':
			day = day*10 + int(c-'0')
		default:
			return 0
		}
	}
	return day
}
