-- +goose Up

-- Payloads that were made of another one, such as the pages of a PDF, go with it.
ALTER TABLE blobs ADD COLUMN made_of TEXT NOT NULL DEFAULT '';
CREATE INDEX blobs_made_of ON blobs (made_of) WHERE made_of <> '';

-- +goose Down
SELECT 1;
