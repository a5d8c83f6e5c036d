-- +goose Up

-- What the partner said of what we sent it.
ALTER TABLE outbound ADD COLUMN acknowledged TEXT NOT NULL DEFAULT 'none'; -- none waiting overdue accepted accepted-with-errors partly-rejected rejected
ALTER TABLE outbound ADD COLUMN awaited_until BIGINT NOT NULL DEFAULT 0; -- 0 when nothing is expected
ALTER TABLE outbound ADD COLUMN acknowledged_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbound ADD COLUMN acknowledged_by TEXT NOT NULL DEFAULT ''; -- document that said so
ALTER TABLE outbound ADD COLUMN ta1 TEXT NOT NULL DEFAULT ''; -- TA104 and TA105 as received
ALTER TABLE outbound ADD COLUMN findings BYTEA; -- JSON; those of its sets stand there
ALTER TABLE outbound ADD COLUMN resend_of TEXT NOT NULL DEFAULT ''; -- the first of the same bytes
CREATE INDEX outbound_control ON outbound (partner, control);
CREATE INDEX outbound_overdue ON outbound (id) WHERE acknowledged = 'overdue';

-- The transaction sets of an outbound document, by the numbers that an
-- acknowledgement names them by.
CREATE TABLE outbound_sets (
    outbound_id   TEXT NOT NULL,
    place         BIGINT NOT NULL, -- in the interchange, from 1
    station       TEXT NOT NULL,
    partner       TEXT NOT NULL,
    functional_id TEXT NOT NULL, -- GS01
    group_control TEXT NOT NULL, -- GS06
    type          TEXT NOT NULL, -- ST01
    control       TEXT NOT NULL, -- ST02
    order_id      TEXT NOT NULL, -- '' for acknowledgements
    state         TEXT NOT NULL, -- none accepted accepted-with-errors rejected
    said          TEXT NOT NULL, -- digest of what was said of it
    findings      BYTEA,         -- JSON
    PRIMARY KEY (outbound_id, place)
);
CREATE INDEX outbound_sets_group ON outbound_sets (group_control, functional_id, partner);

CREATE INDEX audit_outbound ON audit (outbound_id) WHERE outbound_id <> '';

-- +goose Down
SELECT 1;
