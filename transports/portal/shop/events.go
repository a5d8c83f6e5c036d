// SPDX-License-Identifier: Apache-2.0

package shop

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"sync"
)

// Headers of Adobe I/O Events (developer.adobe.com/events, "Signature Verification"):
// two signatures of the raw body, RSA with SHA-256 in base64, and the paths of their
// keys at a host of Adobe's. One that fits is enough.
const (
	signature1 = "X-Adobe-Digital-Signature-1"
	signature2 = "X-Adobe-Digital-Signature-2"
	key1       = "X-Adobe-Public-Key1-Path"
	key2       = "X-Adobe-Public-Key2-Path"

	// EventKeys is the host that keys of I/O Events come from, and no other.
	EventKeys = "https://static.adobeioevents.com"
)

// keyPath is a path that names a key and leads nowhere else.
var keyPath = regexp.MustCompile(`^/[a-z0-9-]{1,20}/keys/pub-key-[A-Za-z0-9-]{1,64}\.pem$`)

// eventSigned checks the signature of an event, and that it is for our client.
func (c *call) eventSigned(body []byte) (bool, error) {
	if member("recipient_client_id")(body) != c.account.ClientID {
		return false, nil
	}
	var trouble error
	for _, pair := range [][2]string{{signature1, key1}, {signature2, key2}} {
		sig, path := c.r.Header.Get(pair[0]), c.r.Header.Get(pair[1])
		if sig == "" || !keyPath.MatchString(path) {
			continue
		}
		pem, err := c.keys.get(c.r.Context(), path)
		if err != nil {
			trouble = err
			continue
		}
		if pem == nil {
			continue // Adobe has no such key
		}
		key, err := rsaKey(pem)
		if err != nil {
			trouble = fmt.Errorf("the key %s: %w", path, err)
			continue
		}
		if signedBy(key, sig, body) {
			return true, nil
		}
	}
	return false, trouble
}

// eventKeys are the keys of Adobe I/O Events, fetched once each. Adobe has few; who
// asks for many others is sent away by the bound.
type eventKeys struct {
	client *http.Client
	base   string

	mu    sync.Mutex
	known map[string][]byte
}

const maxKeys = 32

var errKey = errors.New("the key of Adobe I/O Events cannot be fetched")

// get gives the PEM of a key; nil when there is none of that path.
func (k *eventKeys) get(ctx context.Context, path string) ([]byte, error) {
	k.mu.Lock()
	pem := k.known[path]
	k.mu.Unlock()
	if pem != nil {
		return pem, nil
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, k.base+path, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errKey, err)
	}
	res, err := k.client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errKey, err)
	}
	defer func() { _ = res.Body.Close() }()
	if pem, err = io.ReadAll(io.LimitReader(res.Body, 16<<10)); err != nil {
		return nil, fmt.Errorf("%w: %w", errKey, err)
	}
	if res.StatusCode >= 400 && res.StatusCode < 500 {
		return nil, nil
	}
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%w: %s", errKey, res.Status)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.known) >= maxKeys {
		clear(k.known)
	}
	k.known[path] = pem
	return pem, nil
}
