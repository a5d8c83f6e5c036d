// SPDX-License-Identifier: Apache-2.0

package shop

import (
	"net/http"
	"regexp"
	"strings"
)

// pingText is the body of the ping that WooCommerce sends when a webhook is saved. It
// is not signed, and a form, unlike everything else.
var pingText = regexp.MustCompile(`^webhook_id=[0-9]{1,20}$`)

// wooCommerce: X-WC-Webhook-Signature is the base64 HMAC-SHA256 of the raw body under
// the webhook's secret (WC_Webhook::generate_signature).
var wooCommerce = &vendor{
	needs:    []string{"secret"},
	hints:    map[string]string{"secret": "the secret of the webhook (WooCommerce, Settings, Advanced, Webhooks)"},
	topics:   []string{"order.created", "order.updated"},
	statuses: []string{"processing", "on-hold", "completed"},
	ping: func(r *http.Request, body []byte) bool {
		return strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded") && pingText.Match(body)
	},
	signed: func(c *call, body []byte) (bool, error) {
		return c.hmacs(c.r.Header.Get("X-WC-Webhook-Signature"), body, false)
	},
	read: func(r *http.Request, body []byte) hook {
		return hook{topic: r.Header.Get("X-WC-Webhook-Topic"), id: r.Header.Get("X-WC-Webhook-Delivery-ID"), body: body}
	},
	status: member("status"),
	answer: `{"taken":true}`,
}
