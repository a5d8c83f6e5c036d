-- +goose Up

-- What was unpacked from a message (a mail, an archive) is a message of its own.
ALTER TABLE messages ADD COLUMN parent TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN part   TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN origin BYTEA; -- JSON: who handed it in, the mail it came by, why it is not trusted
CREATE INDEX messages_parent ON messages (parent, part) WHERE parent <> '';

-- +goose Down
SELECT 1;
