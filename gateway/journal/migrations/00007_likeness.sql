-- +goose Up

-- What an order asks for, whatever its number (gateway.Order.Likeness); '' for
-- changes and for orders from before.
ALTER TABLE orders ADD COLUMN likeness TEXT NOT NULL DEFAULT '';
CREATE INDEX orders_likeness ON orders (likeness, id) WHERE likeness <> '';

-- +goose Down
SELECT 1;
