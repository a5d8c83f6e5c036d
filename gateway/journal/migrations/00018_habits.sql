-- +goose Up

-- What a partner's orders on paper were like, of those that were taken: how many
-- (kind order), the shapes of their numbers (number), and quantity and price of each
-- item (item). Decimals are texts; '' is none.
CREATE TABLE habits (
    partner  TEXT   NOT NULL,
    kind     TEXT   NOT NULL, -- order number item
    key      TEXT   NOT NULL,
    n        BIGINT NOT NULL, -- orders
    least    TEXT   NOT NULL,
    most     TEXT   NOT NULL,
    cheapest TEXT   NOT NULL,
    dearest  TEXT   NOT NULL,
    seen     BIGINT NOT NULL, -- of the latest, microseconds UTC
    PRIMARY KEY (partner, kind, key)
);

-- +goose Down
SELECT 1;
