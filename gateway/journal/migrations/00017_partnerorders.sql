-- +goose Up

-- A partner lists its orders by the API.
CREATE INDEX orders_partner ON orders (partner, id);

-- +goose Down
SELECT 1;
