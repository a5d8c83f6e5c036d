// SPDX-License-Identifier: Apache-2.0

package shop_test

import (
	"slices"
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/transports/portal/shop"
)

func TestValidate(t *testing.T) {
	t.Parallel()
	s := secretOf(t, "A")
	for name, c := range map[string]struct {
		config shop.Config
		want   string
	}{
		"shopify":           {shop.Config{Kind: shop.Shopify, Secret: s}, ""},
		"woocommerce":       {shop.Config{Kind: shop.WooCommerce, Secret: s}, ""},
		"bigcommerce":       {shop.Config{Kind: shop.BigCommerce, Secret: s, URL: "https://api.bigcommerce.com/stores/abc", Token: s}, ""},
		"adobe webhook":     {shop.Config{Kind: shop.AdobeCommerce, PublicKey: "k.pem"}, ""},
		"adobe events":      {shop.Config{Kind: shop.AdobeCommerce, ClientID: "c", URL: "https://shop.example", Token: s}, ""},
		"adobe module":      {shop.Config{Kind: shop.AdobeCommerce, Secret: s, Header: "X-Sig"}, ""},
		"kind":              {shop.Config{Kind: "shopfy"}, "kind"},
		"no secret":         {shop.Config{Kind: shop.Shopify}, "secret"},
		"of no use":         {shop.Config{Kind: shop.Shopify, Secret: s, Header: "X", PublicKey: "k", ClientID: "c"}, "clientId header publicKey"},
		"bigcommerce alone": {shop.Config{Kind: shop.BigCommerce, Secret: s}, "token url"},
		"adobe nothing":     {shop.Config{Kind: shop.AdobeCommerce}, "kind"},
		"adobe half":        {shop.Config{Kind: shop.AdobeCommerce, Secret: s}, "header"},
		"url without token": {shop.Config{Kind: shop.AdobeCommerce, ClientID: "c", URL: "https://shop.example"}, "url"},
		"no url":            {shop.Config{Kind: shop.BigCommerce, Secret: s, URL: "shop.example", Token: s}, "url"},
		"header":            {shop.Config{Kind: shop.BigCommerce, Secret: s, URL: "https://a.example", Token: s, Header: "A: b"}, "header"},
		"topics":            {shop.Config{Kind: shop.Shopify, Secret: s, Topics: []string{"a", "b\n"}, Statuses: []string{""}}, "statuses.0 topics.1"},
	} {
		var got []string
		for _, f := range c.config.Validate(func(message, hint string, path ...string) gateway.Fault {
			return gateway.Fault{Message: strings.Join(path, "."), Hint: hint}
		}) {
			got = append(got, f.Message)
		}
		slices.Sort(got)
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
