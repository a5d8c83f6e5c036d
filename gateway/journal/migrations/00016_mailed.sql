-- +goose Up

-- How many automatic mails an address got on a day: two machines that answer each
-- other stop at a limit.
CREATE TABLE mailed (
    address TEXT   NOT NULL,
    day     TEXT   NOT NULL, -- 2006-01-02, UTC
    n       BIGINT NOT NULL,
    PRIMARY KEY (address, day)
);
CREATE INDEX mailed_day ON mailed (day);

-- +goose Down
SELECT 1;
