// SPDX-License-Identifier: Apache-2.0

package signature_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"ordergate/gateway/signature"
)

// TestVector: the example of the Standard Webhooks specification's reference
// libraries, and the same key given as text is another key.
func TestVector(t *testing.T) {
	t.Parallel()
	keys, err := signature.Keys([]string{"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "plain"})
	if err != nil {
		t.Fatal(err)
	}
	h := http.Header{}
	signature.Sign(h, keys, "msg_p5jXN8AQM9LWM0D4loKWxJek", time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	first, second, two := strings.Cut(h.Get("webhook-signature"), " ")
	if first != "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" || !two || second == first {
		t.Errorf("signed %q", h.Get("webhook-signature"))
	}
	if h.Get("webhook-id") != "msg_p5jXN8AQM9LWM0D4loKWxJek" || h.Get("webhook-timestamp") != "1614265330" {
		t.Errorf("headers %v", h)
	}
}

func TestKeysRefuses(t *testing.T) {
	t.Parallel()
	for secret, want := range map[string]string{"whsec_%%": "secret 1 is not base64", "": "secret 1 is empty", "whsec_": "secret 1 is empty"} {
		if _, err := signature.Keys([]string{secret}); err == nil || !strings.Contains(err.Error(), want) || secret != "" && strings.Contains(err.Error(), "%%") {
			t.Errorf("%q: %v, want %q", secret, err, want)
		}
	}
}
