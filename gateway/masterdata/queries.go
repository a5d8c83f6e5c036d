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
	customers, shipTos, ids, items, units, prices, unlisted, contracts, contractLines, calendars, holidays *sql.Stmt
}

const (
	customerColumns = `k.value->>0, c.id, c.number, c.name, c.grp, c.currency, c.active, c.credit_hold, c.default_ship_to, c.trusted, c.credit_limit, c.credit_used,
		c.payment_terms, c.freight_terms, c.calendar FROM json_each(?1) k CROSS JOIN customers c ON `
	// [index, scheme, id]
	customersSQL = `SELECT ` + customerColumns + `c.number = k.value->>2 WHERE k.value->>1 NOT IN ('GLN', 'DUNS', 'DUNS4')
		UNION ALL SELECT ` + customerColumns + `c.gln = k.value->>2 AND c.gln <> '' WHERE k.value->>1 = 'GLN'
		UNION ALL SELECT ` + customerColumns + `c.duns = k.value->>2 AND c.duns <> '' WHERE k.value->>1 IN ('DUNS', 'DUNS4')`

	shipToColumns = `s.number, s.name, s.active FROM json_each(?1) k CROSS JOIN ship_tos s ON s.customer = k.value->>1 AND `
	// [index, customer, id]; the second column tells how it was found
	shipTosSQL = `SELECT k.value->>0, 'number', ` + shipToColumns + `s.number = k.value->>2
		UNION ALL SELECT k.value->>0, 'partner', ` + shipToColumns + `s.partner_number = k.value->>2 AND s.partner_number <> ''
		UNION ALL SELECT k.value->>0, 'GLN', ` + shipToColumns + `s.gln = k.value->>2 AND s.gln <> ''
		UNION ALL SELECT k.value->>0, 'DUNS', ` + shipToColumns + `s.duns = k.value->>2 AND s.duns <> ''`
	// [index, scheme, id, customer, partner]; the third column ranks: of all, of the partner, of the customer, our own
	idsSQL = `SELECT k.value->>0, x.item, CASE WHEN x.owner = 0 THEN 0 WHEN x.owner < 0 THEN 1 ELSE 2 END FROM json_each(?1) k
		CROSS JOIN item_ids x ON x.id = k.value->>2 AND x.scheme = k.value->>1 AND x.owner IN (0, k.value->>3, k.value->>4)
		UNION ALL SELECT k.value->>0, i.id, 3 FROM json_each(?1) k CROSS JOIN items i ON i.number = k.value->>2 WHERE k.value->>1 = 'number'`
	// [item]
	itemsSQL = `SELECT i.id, i.number, i.description, i.gtin, i.base_unit, i.active, i.orderable, i.successor, i.lead_days FROM json_each(?1) k CROSS JOIN items i ON i.id = k.value`
	unitsSQL = `SELECT u.item, u.code, u.factor, u.divisor, u.sold, u.pack, u.minimum, u.maximum, u.multiple FROM json_each(?1) k CROSS JOIN units u ON u.item = k.value`
	// [index, item, customer, group, date]: the customer's first, then its group's, then the list
	pricesSQL = `SELECT k.value->>0, p.owner, p.unit, p.currency, p.valid_from, p.valid_to, p.minimum, p.amount, p.base, p.contract FROM json_each(?1) k
		CROSS JOIN prices p ON p.item = k.value->>1 AND p.owner IN (0, k.value->>2, k.value->>3)
		WHERE k.value->>4 = 0 OR p.valid_from <= k.value->>4 AND (p.valid_to = 0 OR p.valid_to >= k.value->>4)`
	// [index, item, customer, group]
	unlistedSQL = `SELECT k.value->>0 FROM json_each(?1) k WHERE EXISTS (SELECT 1 FROM assortments a WHERE a.owner IN (k.value->>2, k.value->>3))
		AND NOT EXISTS (SELECT 1 FROM assortments a WHERE a.owner IN (k.value->>2, k.value->>3) AND a.item = k.value->>1)`
	// [index, customer, contract]
	contractsSQL = `SELECT k.value->>0, c.valid_from, c.valid_to, c.currency, c.amount, c.released FROM json_each(?1) k
		CROSS JOIN contracts c ON c.customer = k.value->>1 AND c.number = k.value->>2`
	contractLinesSQL = `SELECT k.value->>0, i.number, l.unit, l.quantity, l.released FROM json_each(?1) k
		CROSS JOIN contract_lines l ON l.customer = k.value->>1 AND l.contract = k.value->>2 CROSS JOIN items i ON i.id = l.item`
	// [name]
	calendarsSQL = `SELECT c.name, c.weekend FROM json_each(?1) k CROSS JOIN calendars c ON c.name = k.value`
	holidaysSQL  = `SELECT h.calendar, h.day FROM json_each(?1) k CROSS JOIN holidays h ON h.calendar = k.value ORDER BY h.calendar, h.day`
)

func (q *queries) all() map[**sql.Stmt]string {
	return map[**sql.Stmt]string{&q.customers: customersSQL, &q.shipTos: shipTosSQL, &q.ids: idsSQL, &q.items: itemsSQL, &q.units: unitsSQL, &q.prices: pricesSQL,
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
