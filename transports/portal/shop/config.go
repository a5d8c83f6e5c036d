// SPDX-License-Identifier: Apache-2.0

// Package shop takes the order webhooks of web shops: Shopify, WooCommerce, Adobe
// Commerce (Magento) and BigCommerce. It checks a webhook's signature, decides by
// topic and status whether it is an order to take, fetches the order where the webhook
// only names it, and hands on the JSON as the shop wrote it. What the order says is
// read by a mapping.
//
// It must not take what is not signed, and must not tell the shop's token to anybody
// but the shop.
//
// Invariant: a webhook is answered 200 only after its order was committed, or when it
// is none to take.
package shop

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/strict"
)

// Name is the transport's name in envelopes and metrics.
const Name = "shop"

// Config is the shop block of a partner file.
type Config struct {
	Name      string        `yaml:"name" doc:"the connection's name; default the partner's id with -shop"`
	Kind      string        `yaml:"kind" doc:"shopify, woocommerce, adobe-commerce (Magento) or bigcommerce"`
	Secret    strict.Secret `yaml:"secret" doc:"what webhooks are signed with: Shopify the app's client secret, WooCommerce the webhook's secret, Adobe Commerce that of a webhook module; BigCommerce the value of header, 16 characters at least"`
	Before    strict.Secret `yaml:"secretBefore" doc:"the secret before this one; it counts too while the shop changes over"`
	Header    string        `yaml:"header" doc:"BigCommerce: header that carries the secret, default X-Ordergate-Secret; Adobe Commerce: header with the HMAC-SHA256 that a webhook module writes"`
	PublicKey string        `yaml:"publicKey" doc:"Adobe Commerce webhooks: PEM file of the public key, relative to the config's folder"`
	ClientID  string        `yaml:"clientId" doc:"Adobe I/O Events: the client id of the project that events are for"`
	URL       string        `yaml:"url" doc:"API of the shop, to fetch orders that a webhook only names: BigCommerce https://api.bigcommerce.com/stores/HASH, Adobe Commerce https://shop.example.com"`
	Token     strict.Secret `yaml:"token" doc:"access token of that API, which may read orders"`
	Topics    []string      `yaml:"topics" doc:"events that bring orders; default that of a new order, and where payment comes later that of a change of status"`
	Statuses  []string      `yaml:"statuses" doc:"statuses of orders that are taken; default those of an order that is placed and not waiting for its payment; Shopify: all"`
}

var (
	headerText = regexp.MustCompile(`^[A-Za-z0-9-]{1,64}$`)
	plainText  = regexp.MustCompile(`^[\x20-\x7E]{1,100}$`)
)

// Validate finds what is wrong with it.
func (c *Config) Validate(fault func(message, hint string, path ...string) gateway.Fault) (faults gateway.Faults) {
	add := func(message, hint string, path ...string) { faults = append(faults, fault(message, hint, path...)) }
	v := vendors[c.Kind]
	if v == nil {
		hint := "one of " + strings.Join(Kinds(), ", ")
		if near := gateway.Nearest(c.Kind, Kinds()); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		add(fmt.Sprintf("%q is no shop that we know", c.Kind), hint, "kind")
		return faults
	}
	own := map[string]bool{"secret": c.Secret.IsZero(), "secretBefore": c.Before.IsZero(), "header": c.Header == "", "publicKey": c.PublicKey == "", "clientId": c.ClientID == "", "url": c.URL == "", "token": c.Token.IsZero()}
	for _, key := range []string{"header", "publicKey", "clientId", "url", "token"} {
		if !own[key] && !slices.Contains(v.keys, key) {
			add(fmt.Sprintf("%s has no use of it", c.Kind), "leave it away", key)
		}
	}
	for _, key := range v.needs {
		if own[key] {
			add(fmt.Sprintf("%s needs it", c.Kind), v.hints[key], key)
		}
	}
	if c.Kind == AdobeCommerce && own["secret"] && own["publicKey"] && own["clientId"] {
		add("nothing tells real webhooks from forged ones", "publicKey: for Adobe Commerce webhooks, clientId: for Adobe I/O Events, or secret: and header: for a webhook module", "kind")
	}
	if c.Kind == AdobeCommerce && own["secret"] != own["header"] {
		add("a webhook module's signature is a secret and a header", "write both secret: and header:", "header")
	}
	if own["url"] != own["token"] {
		add("orders are fetched by url and token", "write both, or neither", "url")
	}
	if u, err := url.Parse(c.URL); c.URL != "" && (err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Scheme != "https" && u.Scheme != "http") {
		add(fmt.Sprintf("%q is no URL of a shop", c.URL), "as in https://shop.example.com", "url")
	}
	if c.Header != "" && !headerText.MatchString(c.Header) {
		add(fmt.Sprintf("%q is no name of a header", c.Header), "letters, digits and -", "header")
	}
	for key, list := range map[string][]string{"topics": c.Topics, "statuses": c.Statuses} {
		for i, s := range list {
			if !plainText.MatchString(s) {
				add(fmt.Sprintf("%q cannot come", s), "100 printable characters at most", key, fmt.Sprint(i))
			}
		}
	}
	return faults
}
