-- +goose Up

-- Documents that partners fetch themselves lie in the outbox of a connection from the
-- one time (microseconds) until the other; 0: not yet.
ALTER TABLE outbound ADD COLUMN offered_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbound ADD COLUMN removed_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX outbound_outbox ON outbound (connection, id) WHERE offered_at > 0 AND removed_at = 0;

-- +goose Down
SELECT 1;
