// SPDX-License-Identifier: Apache-2.0

package shop

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// bigCommerce: a webhook names the order only (scope, data.id), and carries the
// headers that it was made with: one of them is a secret. The order, its products and
// its addresses are fetched with X-Auth-Token and become one document.
var bigCommerce = &vendor{
	keys:     []string{"header", "url", "token"},
	needs:    []string{"secret", "url", "token"},
	hints:    map[string]string{"secret": "the value that the webhook sends in its header", "url": "as in https://api.bigcommerce.com/stores/abc123", "token": "the access token of an API account that may read orders"},
	topics:   []string{"store/order/created", "store/order/statusUpdated"},
	statuses: []string{"Awaiting Fulfillment", "Awaiting Shipment", "Awaiting Pickup", "Completed"},
	signed: func(c *call, _ []byte) (bool, error) {
		header := c.account.Header
		if header == "" {
			header = "X-Ordergate-Secret"
		}
		return c.equals(c.r.Header.Get(header))
	},
	read: func(_ *http.Request, body []byte) hook {
		var b struct {
			Scope string `json:"scope"`
			Data  struct {
				ID      json.RawMessage `json:"id"`
				OrderID json.RawMessage `json:"orderId"`
			} `json:"data"`
		}
		if json.Unmarshal(body, &b) != nil {
			return hook{topic: "unreadable"}
		}
		h := hook{topic: b.Scope, order: scalar(b.Data.ID)}
		if h.order == "" {
			h.order = scalar(b.Data.OrderID)
		}
		if h.topic == "" {
			h.topic = "none"
		}
		return h
	},
	fetch:  fetchBigCommerce,
	status: bigCommerceStatus,
	answer: `{"taken":true}`,
}

func bigCommerceStatus(order []byte) string {
	var o struct {
		Order json.RawMessage `json:"order"`
	}
	if json.Unmarshal(order, &o) != nil {
		return ""
	}
	return member("status")(o.Order)
}

// perPage is how many products BigCommerce gives at once.
const perPage = 250

// fetchBigCommerce gives {"order": …, "products": […], "shippingAddresses": […]}, each
// part as the shop wrote it.
func fetchBigCommerce(ctx context.Context, f *fetcher, order string) ([]byte, error) {
	head := map[string]string{"X-Auth-Token": f.token}
	base := f.url + "/v2/orders/" + order
	o, err := f.get(ctx, base, head)
	if err != nil {
		return nil, err
	}
	if len(o) == 0 {
		return nil, errGone
	}
	products, err := fetchPages(ctx, f, base+"/products", head)
	if err != nil {
		return nil, err
	}
	addresses, err := fetchPages(ctx, f, base+"/shipping_addresses", head)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"order":%s,"products":[%s],"shippingAddresses":[%s]}`, o, bytes.Join(products, []byte(",")), bytes.Join(addresses, []byte(",")))
	return b.Bytes(), nil
}

// fetchPages gives the elements of a list that comes in pages; no content is no element.
func fetchPages(ctx context.Context, f *fetcher, url string, head map[string]string) (all [][]byte, err error) {
	for page := 1; ; page++ {
		body, err := f.get(ctx, fmt.Sprintf("%s?limit=%d&page=%d", url, perPage, page), head)
		if err != nil {
			return nil, err
		}
		var list []json.RawMessage
		if len(body) > 0 {
			if err := json.Unmarshal(body, &list); err != nil {
				return nil, fmt.Errorf("%s is no list: %w", url, err)
			}
		}
		for _, e := range list {
			all = append(all, e)
		}
		if len(list) < perPage {
			return all, nil
		}
	}
}
