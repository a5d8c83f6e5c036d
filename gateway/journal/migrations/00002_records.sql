-- +goose Up

-- What was taken, one row a delivery.
CREATE TABLE messages (
    id            TEXT PRIMARY KEY,
    station       TEXT NOT NULL,
    transport     TEXT NOT NULL,
    connection    TEXT NOT NULL,
    delivery_key  TEXT NOT NULL,
    partners      TEXT NOT NULL, -- ids the connection may speak for, space separated
    file_name     TEXT NOT NULL,
    remote        TEXT NOT NULL,
    content_type  TEXT NOT NULL,
    sha256        TEXT NOT NULL,
    size          BIGINT NOT NULL,
    test          BIGINT NOT NULL,
    received_at   BIGINT NOT NULL,
    state         TEXT NOT NULL, -- taken reading read held
    format        TEXT NOT NULL,
    checkpoint    BYTEA,
    findings      BYTEA,         -- JSON
    reply         BYTEA
);
CREATE UNIQUE INDEX messages_delivery ON messages (connection, delivery_key);
CREATE INDEX messages_payload ON messages (sha256);
CREATE INDEX messages_state ON messages (state, id) WHERE state <> 'read';

-- An interchange of a message; the key tells a re-delivery.
CREATE TABLE interchanges (
    id            TEXT PRIMARY KEY, -- message id, dot, ordinal
    message_id    TEXT NOT NULL,
    station       TEXT NOT NULL,
    partner       TEXT NOT NULL,
    exchange_key  TEXT NOT NULL, -- sender, receiver and control number
    control       TEXT NOT NULL,
    sha256        TEXT NOT NULL, -- of its own bytes
    state         TEXT NOT NULL, -- reading read duplicate conflict held rejected
    first         BIGINT NOT NULL, -- 1 for the first of its key
    report        BYTEA NOT NULL, -- x12.InterchangeReport, JSON
    groups        BYTEA NOT NULL, -- []x12.GroupReport, JSON
    findings      BYTEA,
    received_at   BIGINT NOT NULL
);
CREATE UNIQUE INDEX interchanges_key ON interchanges (exchange_key) WHERE first = 1;
CREATE INDEX interchanges_message ON interchanges (message_id);

-- A transaction set, or one order of any other format.
CREATE TABLE documents (
    id             TEXT PRIMARY KEY, -- interchange id, dot, ordinal
    message_id     TEXT NOT NULL,
    interchange_id TEXT NOT NULL,
    station        TEXT NOT NULL,
    partner        TEXT NOT NULL,
    format         TEXT NOT NULL,
    type           TEXT NOT NULL,
    version        TEXT NOT NULL,
    control        TEXT NOT NULL,
    number         TEXT NOT NULL, -- order number as sent, may be empty
    payload_offset BIGINT NOT NULL,
    payload_length BIGINT NOT NULL,
    context        BYTEA,         -- what decoding it alone needs, JSON
    ack            TEXT NOT NULL, -- A E R
    state          TEXT NOT NULL, -- read rejected held order duplicate ignored
    order_id       TEXT NOT NULL,
    findings       BYTEA
);
CREATE INDEX documents_interchange ON documents (interchange_id, id);
CREATE INDEX documents_message ON documents (message_id);
CREATE INDEX documents_state ON documents (state, id) WHERE state = 'held';

CREATE TABLE orders (
    id            TEXT PRIMARY KEY,
    document_id   TEXT NOT NULL,
    message_id    TEXT NOT NULL,
    station       TEXT NOT NULL,
    partner       TEXT NOT NULL,
    key_hash      TEXT NOT NULL,
    kind          TEXT NOT NULL, -- order change cancel
    number        TEXT NOT NULL,
    content_hash  TEXT NOT NULL,
    first         BIGINT NOT NULL, -- 1 for the first of its key, 0 for a conflict
    test          BIGINT NOT NULL,
    state         TEXT NOT NULL, -- held ready posted rejected
    answer        TEXT NOT NULL, -- none due held answered
    revision      BIGINT NOT NULL,
    erp_number    TEXT NOT NULL,
    erp_location  TEXT NOT NULL,
    reason        TEXT NOT NULL, -- why it is held or rejected, for people
    decision      BYTEA,         -- gateway.Decision, JSON
    created_at    BIGINT NOT NULL,
    updated_at    BIGINT NOT NULL
);
CREATE UNIQUE INDEX orders_key ON orders (key_hash) WHERE first = 1;
CREATE INDEX orders_number ON orders (number);
CREATE INDEX orders_message ON orders (message_id);
CREATE INDEX orders_held ON orders (state, id) WHERE state <> 'posted';

-- Each reading of an order: the document, what was made of it, and by what.
CREATE TABLE revisions (
    order_id   TEXT NOT NULL,
    revision   BIGINT NOT NULL,
    canonical  BYTEA NOT NULL, -- gateway.Order without trace, JSON
    findings   BYTEA NOT NULL,
    facts      BYTEA,          -- what it was checked against
    mapping    TEXT NOT NULL,  -- mapping id
    sources    TEXT NOT NULL,  -- sha256 of the mapping, table and partner files, space separated
    actor      TEXT NOT NULL,
    reason     TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (order_id, revision)
);

-- What goes back to a partner.
CREATE TABLE outbound (
    id             TEXT PRIMARY KEY,
    station        TEXT NOT NULL,
    partner        TEXT NOT NULL,
    kind           TEXT NOT NULL, -- 997 999 TA1 855 …
    connection     TEXT NOT NULL, -- the way it goes
    message_id     TEXT NOT NULL, -- in answer to
    interchange_id TEXT NOT NULL,
    order_ids      TEXT NOT NULL, -- space separated
    control        TEXT NOT NULL, -- our ISA13
    file_name      TEXT NOT NULL,
    sha256         TEXT NOT NULL,
    size           BIGINT NOT NULL,
    test           BIGINT NOT NULL,
    state          TEXT NOT NULL, -- pending sent failed
    location       TEXT NOT NULL,
    error          TEXT NOT NULL,
    created_at     BIGINT NOT NULL,
    sent_at        BIGINT NOT NULL
);
CREATE INDEX outbound_interchange ON outbound (interchange_id);
CREATE INDEX outbound_message ON outbound (message_id);
CREATE INDEX outbound_state ON outbound (state, id) WHERE state <> 'sent';
CREATE TABLE outbound_orders (
    order_id    TEXT NOT NULL,
    outbound_id TEXT NOT NULL,
    PRIMARY KEY (order_id, outbound_id)
);

-- The life of everything, one line an event, never edited.
CREATE TABLE audit (
    at          BIGINT NOT NULL,
    actor       TEXT NOT NULL,
    action      TEXT NOT NULL,
    message_id  TEXT NOT NULL,
    document_id TEXT NOT NULL,
    order_id    TEXT NOT NULL,
    outbound_id TEXT NOT NULL,
    detail      TEXT NOT NULL
);
CREATE INDEX audit_message ON audit (message_id);
CREATE INDEX audit_order ON audit (order_id) WHERE order_id <> '';

-- +goose Down
SELECT 1;
