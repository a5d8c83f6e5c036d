// SPDX-License-Identifier: Apache-2.0

package portal

import (
	"fmt"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/strict"
)

// Name is the transport's name in envelopes and metrics.
const Name = "api"

// Desk is the connection of what account managers hand in for partners: no
// connection of a partner can have its name, for want of the blank.
const Desk = "order desk"

// Listener is the portal block of config.yaml.
type Listener struct {
	Listen string `yaml:"listen" doc:"host:port for plain HTTP, behind a proxy; empty: none"`
	TLS    string `yaml:"listenTls" doc:"host:port for HTTPS; empty: none"`
	Cert   string `yaml:"certificate" doc:"PEM file of the HTTPS certificate and its chain; read again when it changes"`
	Key    string `yaml:"key" doc:"PEM file of its private key"`
	URL    string `yaml:"url" doc:"how partners reach it from outside, as in https://orders.example.com"`

	Origins  []string  `yaml:"origins" doc:"web pages that may call the API from browsers (CORS), as in https://shop.example.com; default none"`
	Managers []Manager `yaml:"managers" doc:"account managers, who enter orders on behalf of partners"`

	// Without Proxies, whoever comes through a proxy shares one address with all others,
	// and wrong keys of one keep out all.
	Proxies []string `yaml:"proxies" doc:"addresses or networks (CIDR) of proxies in front of it: the client's address is what they say in X-Forwarded-For"`

	Connections int           `yaml:"connections" default:"1024" doc:"most connections at the same time; one address has half of them at most"`
	Waiting     int           `yaml:"waiting" default:"128" doc:"most requests that wait for the result of an order (Prefer: wait) at the same time"`
	Rate        int           `yaml:"rate" default:"0" doc:"most requests of a key in a minute; 0 is no limit"`
	Body        strict.Bytes  `yaml:"body" default:"64MiB" doc:"largest body of a request, as it comes and inflated; limits.message counts too"`
	Idle        time.Duration `yaml:"idle" default:"30s" doc:"how long a client may send nothing in the middle of a request"`
	MinRate     strict.Bytes  `yaml:"minRate" default:"1KiB" doc:"slowest client, bytes a second over half a minute; slower ones are cut off"`
}

// Manager is an account manager.
type Manager struct {
	Name     string   `yaml:"name" doc:"who it is; kept with what is handed in"`
	Keys     []Key    `yaml:"keys" doc:"its keys, as ordergate key new prints them"`
	Partners []string `yaml:"partners" doc:"partners it may act for; default all"`
}

// Account is the api block of a partner file.
type Account struct {
	Name     string   `yaml:"name" doc:"the connection's name; default the partner's id with -api"`
	Partners []string `yaml:"partners" doc:"further partners that come by this connection"`
	Pickup   bool     `yaml:"pickup" doc:"documents for the partner wait until they are fetched (GET /v1/outbox)"`
	Keys     []Key    `yaml:"keys" doc:"keys that are valid, several while they are changed; ordergate key new makes one"`
}

// Key is what is kept of an API key: nobody can get the key from it.
type Key struct {
	Hash    string `yaml:"hash" doc:"sha256:…, as ordergate key new prints it"`
	Comment string `yaml:"comment" doc:"for people: whose it is, where it is used"`
	From    string `yaml:"from" doc:"the first day it is valid, YYYY-MM-DD (UTC); default at once"`
	Expires string `yaml:"expires" doc:"the last day it is valid, YYYY-MM-DD (UTC); default none"`
}

// Validate finds what is wrong with it.
func (c *Account) Validate(fault func(message, hint string, path ...string) gateway.Fault) gateway.Faults {
	return ValidateKeys(c.Keys, fault)
}

// ValidateKeys finds what is wrong with the keys of a block. Keys that are in no block
// yet are no fault: none is let in.
func ValidateKeys(keys []Key, fault func(message, hint string, path ...string) gateway.Fault) (out gateway.Faults) {
	seen := map[string]bool{}
	for i, k := range keys {
		at := fmt.Sprint(i)
		if _, ok := parseHash(k.Hash); !ok {
			hint := "make one by ordergate key new, and write the hash that it prints"
			if _, err := Parse(k.Hash); err == nil {
				hint = "the key itself does not stand in a file: whoever reads the file has it. " + hint
			}
			out = append(out, fault("this is no hash of a key", hint, "keys", at, "hash"))
		}
		if seen[k.Hash] {
			out = append(out, fault("the same key twice", "take one out", "keys", at, "hash"))
		}
		seen[k.Hash] = true
		from, errFrom := day(k.From)
		until, errUntil := day(k.Expires)
		for _, d := range []struct {
			key, text string
			err       error
		}{{"from", k.From, errFrom}, {"expires", k.Expires, errUntil}} {
			if d.err != nil {
				out = append(out, fault(fmt.Sprintf("%q is no day", d.text), "as in 2026-12-31", "keys", at, d.key))
			}
		}
		if errFrom == nil && errUntil == nil && k.From != "" && k.Expires != "" && until.Before(from) {
			out = append(out, fault("the key ends before it begins", "exchange the days", "keys", at, "expires"))
		}
	}
	return out
}

// Expired tells whether the key's last day is over.
func (k Key) Expired(now time.Time) bool {
	until, err := day(k.Expires)
	return err == nil && k.Expires != "" && !now.Before(until.AddDate(0, 0, 1))
}

// valid tells whether the key may be used; what cannot be read is not.
func (k Key) valid(now time.Time) bool {
	from, err := day(k.From)
	if _, errUntil := day(k.Expires); err != nil || errUntil != nil {
		return false
	}
	return !k.Expired(now) && (k.From == "" || !now.Before(from))
}

func day(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	return time.Parse(time.DateOnly, text)
}
