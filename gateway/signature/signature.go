// SPDX-License-Identifier: Apache-2.0

// Package signature signs HTTP requests as Standard Webhooks has it
// (https://www.standardwebhooks.com, symmetric signatures v1): whoever has the
// secret can tell that a body is ours, whole and of now.
//
// It must not fetch secrets; they come resolved, and are never in an error.
//
// Invariant: what is signed is id, time and body, so that none of them can be
// changed or sent again later.
package signature

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// prefix marks a secret that is base64 of the key.
const prefix = "whsec_"

// Keys reads secrets: whsec_ and the key in base64, or a text that is the key
// itself. Errors name a secret by its place.
func Keys(secrets []string) ([][]byte, error) {
	var keys [][]byte
	for i, s := range secrets {
		key := []byte(s)
		if rest, ok := strings.CutPrefix(s, prefix); ok {
			var err error
			if key, err = base64.StdEncoding.DecodeString(rest); err != nil {
				return nil, fmt.Errorf("secret %d is not base64 behind %s", i+1, prefix)
			}
		}
		if len(key) == 0 {
			return nil, fmt.Errorf("secret %d is empty", i+1)
		}
		keys = append(keys, key)
	}
	return keys, nil
}

// Sign sets webhook-id, webhook-timestamp and webhook-signature, with a signature
// for each key. Without keys it sets nothing.
func Sign(h http.Header, keys [][]byte, id string, at time.Time, body []byte) {
	if len(keys) == 0 {
		return
	}
	stamp := strconv.FormatInt(at.Unix(), 10)
	h.Set("webhook-id", id)
	h.Set("webhook-timestamp", stamp)
	var signatures []string
	for _, key := range keys {
		m := hmac.New(sha256.New, key)
		fmt.Fprintf(m, "%s.%s.%s", id, stamp, body)
		signatures = append(signatures, "v1,"+base64.StdEncoding.EncodeToString(m.Sum(nil)))
	}
	h.Set("webhook-signature", strings.Join(signatures, " "))
}
