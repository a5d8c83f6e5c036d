-- +goose Up

-- What went over the wire by transports that answer with receipts (AS2), both ways.
CREATE TABLE exchanges (
    id          TEXT PRIMARY KEY, -- sorts by time
    outgoing    BIGINT NOT NULL,
    transport   TEXT NOT NULL,
    connection  TEXT NOT NULL,
    partner     TEXT NOT NULL,
    station     TEXT NOT NULL,
    wire_from   TEXT NOT NULL, -- names and ids as on the wire; other bytes than text: base64: and the bytes
    wire_to     TEXT NOT NULL,
    message_id  TEXT NOT NULL,
    state       TEXT NOT NULL, -- in: processed failed; out: prepared sent confirmed refused overdue
    original    TEXT NOT NULL, -- sha256 of a blob
    receipt     TEXT NOT NULL, -- sha256 of a blob; '' while there is none
    disposition TEXT NOT NULL,
    mic         TEXT NOT NULL,
    receipt_url TEXT NOT NULL,
    facts       BYTEA,         -- JSON, the transport's own
    messages    TEXT NOT NULL, -- in: ids, space separated
    outbound    TEXT NOT NULL, -- out: the document it carries
    reason      TEXT NOT NULL,
    at          BIGINT NOT NULL,
    receipt_at  BIGINT NOT NULL,
    due         BIGINT NOT NULL -- out: when the receipt is overdue
);
CREATE UNIQUE INDEX exchanges_processed ON exchanges (connection, wire_from, wire_to, message_id) WHERE state = 'processed';
CREATE UNIQUE INDEX exchanges_outbound ON exchanges (outbound) WHERE outbound <> '';
CREATE INDEX exchanges_message ON exchanges (message_id);
CREATE INDEX exchanges_state ON exchanges (state, id) WHERE state IN ('overdue', 'refused', 'failed');

CREATE INDEX outbound_bytes ON outbound (partner, sha256);
ALTER TABLE messages ADD COLUMN exchange TEXT NOT NULL DEFAULT '';   -- that brought it
ALTER TABLE outbound ADD COLUMN exchange TEXT NOT NULL DEFAULT '';   -- of a receipt: what it answers
CREATE INDEX outbound_exchange ON outbound (exchange) WHERE exchange <> '';
ALTER TABLE outbound ADD COLUMN tried_at BIGINT NOT NULL DEFAULT 0;  -- the first try that failed; 0 when none did

-- Since when a payload is proof (microseconds); 0 for one that is none.
ALTER TABLE blobs ADD COLUMN proof BIGINT NOT NULL DEFAULT 0;
CREATE INDEX blobs_proof ON blobs (proof) WHERE proof > 0;

-- +goose Down
SELECT 1;
