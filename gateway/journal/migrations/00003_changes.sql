-- +goose Up

-- A change order is an order row of its own (kind change or cancel).
ALTER TABLE orders ADD COLUMN change_of TEXT NOT NULL DEFAULT '';     -- the order it changes; '' while that is not known
ALTER TABLE orders ADD COLUMN change_number TEXT NOT NULL DEFAULT ''; -- its number in the sender's sequence (BCH05)
ALTER TABLE orders ADD COLUMN erp_revision BIGINT NOT NULL DEFAULT 0; -- the revision that the ERP has; 0 for none
UPDATE orders SET erp_revision = revision WHERE state = 'posted';
CREATE INDEX orders_change ON orders (change_of, id) WHERE change_of <> '';
CREATE INDEX orders_waiting ON orders (number, id) WHERE kind <> 'order' AND state = 'held';

-- +goose Down
SELECT 1;
