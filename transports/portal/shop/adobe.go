// SPDX-License-Identifier: Apache-2.0

package shop

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// adobeCommerce takes three kinds of webhooks, each where its key is set:
//   - Adobe Commerce webhooks: x-adobe-commerce-webhook-signature is an RSA signature of
//     the body in base64, by the key that the shop shows in its configuration;
//   - Adobe I/O Events: see events.go;
//   - modules for Magento 2: an HMAC-SHA256 of the body in a header of their choice.
var adobeCommerce = &vendor{
	keys:     []string{"header", "publicKey", "clientId", "url", "token"},
	topics:   []string{"sales_order_place_after", "sales_order_save_after", "sales_order_save_commit_after"},
	statuses: []string{"new", "processing", "complete"},
	signed:   adobeSigned,
	read:     adobeRead,
	fetch:    fetchAdobe,
	status:   member("state"),
	answer:   `{"op":"success"}`, // what Adobe Commerce webhooks want to hear
}

func adobeSigned(c *call, body []byte) (bool, error) {
	h, a := c.r.Header, c.account
	if a.ClientID != "" && h.Get(signature1) != "" {
		return c.eventSigned(body)
	}
	if sig := h.Get("X-Adobe-Commerce-Webhook-Signature"); a.PublicKey != "" && sig != "" {
		key, err := rsaKey(a.Key)
		if err != nil {
			return false, fmt.Errorf("publicKey: %w", err)
		}
		// Signed is the base64 text of the body (Adobe Commerce, "Webhooks signature
		// verification"). One of the body itself would be as good: nobody else has the key.
		return signedBy(key, sig, []byte(base64.StdEncoding.EncodeToString(body)), body), nil
	}
	if a.Header != "" && !a.Secret.IsZero() {
		return c.hmacs(h.Get(a.Header), body, true)
	}
	return false, nil
}

// adobePlaces are where the order stands in what the three send.
var adobePlaces = [][]string{{"event", "data", "value"}, {"event", "data", "order"}, {"data", "value"}, {"data", "order"}, {"order"}, {"payload", "order"}, {"data"}, {}}

func adobeRead(r *http.Request, body []byte) hook {
	h := hook{topic: r.Header.Get("X-Adobe-Event-Code"), id: r.Header.Get("X-Adobe-Event-Id")}
	for _, place := range adobePlaces {
		raw := json.RawMessage(body)
		for _, name := range place {
			var o map[string]json.RawMessage
			if json.Unmarshal(raw, &o) != nil {
				raw = nil
				break
			}
			raw = o[name]
		}
		var o map[string]json.RawMessage
		if json.Unmarshal(raw, &o) != nil {
			continue
		}
		if id := scalar(o["entity_id"]); id != "" || scalar(o["increment_id"]) != "" {
			h.body, h.order = raw, id
			if id == "" {
				h.order = "increment:" + scalar(o["increment_id"])
			}
			break
		}
	}
	if h.topic == "" {
		h.topic = member("type")(body) // CloudEvents
	}
	if h.body == nil && h.topic == "" {
		h.topic = "no order"
	}
	return h
}

// sameTopic compares an event's name with one of the list, which may leave its
// beginning away: sales_order_place_after is com.adobe.commerce.observer.… too.
func sameTopic(listed, topic string) bool {
	return topic == listed || strings.HasSuffix(topic, "."+listed)
}

// fetchAdobe gives the order as the REST API has it (GET /rest/V1/orders/…).
func fetchAdobe(ctx context.Context, f *fetcher, order string) ([]byte, error) {
	head := map[string]string{"Authorization": "Bearer " + f.token}
	number, byNumber := strings.CutPrefix(order, "increment:")
	if !byNumber {
		return f.get(ctx, f.url+"/rest/V1/orders/"+order, head)
	}
	q := url.Values{"searchCriteria[filter_groups][0][filters][0][field]": {"increment_id"}, "searchCriteria[filter_groups][0][filters][0][value]": {number},
		"searchCriteria[filter_groups][0][filters][0][condition_type]": {"eq"}}
	body, err := f.get(ctx, f.url+"/rest/V1/orders?"+q.Encode(), head)
	if err != nil {
		return nil, err
	}
	var found struct {
		Items []json.RawMessage `json:"items"`
	}
	if err := json.Unmarshal(body, &found); err != nil {
		return nil, err
	}
	if len(found.Items) != 1 {
		return nil, errGone
	}
	return found.Items[0], nil
}
