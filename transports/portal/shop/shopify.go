// SPDX-License-Identifier: Apache-2.0

package shop

import (
	"encoding/json"
	"net/http"
)

// shopify: X-Shopify-Hmac-Sha256 is the base64 HMAC-SHA256 of the raw body under the
// app's client secret (shopify.dev, "Verify webhook deliveries"). A delivery is known
// by X-Shopify-Webhook-Id.
var shopify = &vendor{
	needs:  []string{"secret"},
	hints:  map[string]string{"secret": "the client secret of the app, or the one under Settings, Notifications, Webhooks"},
	topics: []string{"orders/create"},
	signed: func(c *call, body []byte) (bool, error) {
		return c.hmacs(c.r.Header.Get("X-Shopify-Hmac-Sha256"), body, false)
	},
	read: func(r *http.Request, body []byte) hook {
		return hook{topic: r.Header.Get("X-Shopify-Topic"), id: r.Header.Get("X-Shopify-Webhook-Id"), body: body, test: r.Header.Get("X-Shopify-Test") == "true"}
	},
	status: member("financial_status"),
	answer: `{"taken":true}`,
}

// member gives the text of a member of an order.
func member(name string) func(order []byte) string {
	return func(order []byte) string {
		var o map[string]json.RawMessage
		if json.Unmarshal(order, &o) != nil {
			return ""
		}
		return scalar(o[name])
	}
}

// scalar is a text or number of JSON as a text, "" for anything else.
func scalar(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil {
		return n.String()
	}
	return ""
}
