-- +goose Up

-- How an order came through, for counting: columns of its own row, so that they
-- change in the transaction that decides it and an order is counted once.
ALTER TABLE orders ADD COLUMN channel TEXT NOT NULL DEFAULT '';     -- transport that brought it
ALTER TABLE orders ADD COLUMN mapping TEXT NOT NULL DEFAULT '';     -- mapping id that read it
ALTER TABLE orders ADD COLUMN mapping_sha TEXT NOT NULL DEFAULT ''; -- its version, 12 hex digits; '' before these columns came
ALTER TABLE orders ADD COLUMN touched TEXT NOT NULL DEFAULT '';     -- what a person did: '' released mended corrected rejected
ALTER TABLE orders ADD COLUMN outcome TEXT NOT NULL DEFAULT '';     -- '' while undecided, passed released mended corrected rejected declined refused
ALTER TABLE orders ADD COLUMN held_at BIGINT NOT NULL DEFAULT 0;    -- since when it waits for a person; 0 when it does not
ALTER TABLE orders ADD COLUMN waited BIGINT NOT NULL DEFAULT 0;     -- microseconds that it has waited for people before
ALTER TABLE messages ADD COLUMN replayed BIGINT NOT NULL DEFAULT 0; -- 1: a person had it read again from the start

-- What was known before, as far as it was recorded.
UPDATE orders SET
    channel = COALESCE((SELECT m.transport FROM messages m WHERE m.id = orders.message_id), ''),
    mapping = COALESCE((SELECT r.mapping FROM revisions r WHERE r.order_id = orders.id AND r.mapping <> '' ORDER BY r.revision DESC LIMIT 1), ''),
    touched = COALESCE((SELECT a.action FROM audit a WHERE a.order_id = orders.id AND a.order_id <> '' AND a.action IN ('released', 'rejected') ORDER BY a.at DESC LIMIT 1), ''),
    held_at = CASE WHEN state = 'held' AND decision IS NOT NULL THEN updated_at ELSE 0 END;
UPDATE orders SET outcome = CASE
    WHEN state IN ('posted', 'cancelled') AND touched = '' THEN 'passed'
    WHEN state IN ('posted', 'cancelled') THEN 'released'
    WHEN state = 'rejected' AND touched = 'rejected' THEN 'rejected'
    WHEN state = 'rejected' AND reason LIKE 'The ERP refused%' THEN 'refused'
    WHEN state = 'rejected' THEN 'declined'
    ELSE '' END;

-- All that counting needs of decided orders, so that their rows need not be read.
CREATE INDEX orders_accuracy ON orders (created_at, test, kind, partner, channel, mapping, mapping_sha, outcome, waited, id) WHERE outcome <> '';
CREATE INDEX orders_waited ON orders (created_at, test, kind, partner, channel, mapping, mapping_sha, waited, id) WHERE waited > 0 AND outcome <> '';

-- What was found about an order before it was decided, a row a code.
CREATE TABLE order_findings (
    order_id TEXT NOT NULL,
    code     TEXT NOT NULL,
    severity TEXT NOT NULL, -- the worst: note warn hold reject
    PRIMARY KEY (order_id, code)
);

-- +goose Down
SELECT 1;
