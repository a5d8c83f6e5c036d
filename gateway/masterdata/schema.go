// SPDX-License-Identifier: Apache-2.0

package masterdata

// schemaVersion is written into each generation; one of another version is not
// opened but imported again.
const schemaVersion = "1"

// A generation is written once, in bulk, and then only read: rows first, indexes
// last. The line in the CSV file is the key of every row, so that what turns out
// wrong later can still be reported with its place.
const schema = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE customers (line INTEGER PRIMARY KEY, number TEXT NOT NULL, name TEXT NOT NULL, grp TEXT NOT NULL, currency TEXT NOT NULL,
	active INTEGER NOT NULL, credit_hold INTEGER NOT NULL, default_ship_to TEXT NOT NULL, gln TEXT NOT NULL, duns TEXT NOT NULL);
CREATE TABLE ship_tos (line INTEGER PRIMARY KEY, customer TEXT NOT NULL, number TEXT NOT NULL, partner_number TEXT NOT NULL, name TEXT NOT NULL,
	gln TEXT NOT NULL, duns TEXT NOT NULL, active INTEGER NOT NULL);
CREATE TABLE items (line INTEGER PRIMARY KEY, number TEXT NOT NULL, description TEXT NOT NULL, gtin TEXT NOT NULL, base_unit TEXT NOT NULL,
	active INTEGER NOT NULL, orderable INTEGER NOT NULL, successor TEXT NOT NULL);
CREATE TABLE item_ids (scheme TEXT NOT NULL, id TEXT NOT NULL, owner TEXT NOT NULL, item INTEGER NOT NULL);
CREATE TABLE units (line INTEGER PRIMARY KEY, item INTEGER NOT NULL, code TEXT NOT NULL, factor TEXT NOT NULL, divisor TEXT, sold INTEGER NOT NULL,
	pack TEXT, minimum TEXT, maximum TEXT, multiple TEXT);
CREATE TABLE prices (line INTEGER PRIMARY KEY, item INTEGER NOT NULL, owner TEXT NOT NULL, unit TEXT NOT NULL, currency TEXT NOT NULL,
	valid_from TEXT NOT NULL, valid_to TEXT NOT NULL, minimum TEXT, amount TEXT NOT NULL, base TEXT, contract TEXT NOT NULL);`

const indexes = `
CREATE INDEX customers_number ON customers (number);
CREATE INDEX customers_gln ON customers (gln) WHERE gln <> '';
CREATE INDEX customers_duns ON customers (duns) WHERE duns <> '';
CREATE INDEX ship_tos_number ON ship_tos (customer, number);
CREATE INDEX ship_tos_partner ON ship_tos (customer, partner_number) WHERE partner_number <> '';
CREATE INDEX ship_tos_gln ON ship_tos (customer, gln) WHERE gln <> '';
CREATE INDEX ship_tos_duns ON ship_tos (customer, duns) WHERE duns <> '';
CREATE INDEX items_number ON items (number);
CREATE INDEX item_ids_id ON item_ids (id, scheme, owner, item);
CREATE INDEX units_item ON units (item);
CREATE INDEX prices_item ON prices (item, owner);`

// bulk are the settings of a generation being built: if the machine stops, it is
// thrown away.
const bulk = `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -32768; PRAGMA temp_store = FILE;`
