-- +goose Up

-- Where a document was about to be put on a partner's server, so that a later try
-- knows how far an earlier one came.
ALTER TABLE outbound ADD COLUMN destination TEXT NOT NULL DEFAULT '';

-- +goose Down
SELECT 1;
