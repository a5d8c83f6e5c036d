// SPDX-License-Identifier: Apache-2.0

package shop

import (
	"context"
	"net/http"
	"slices"
)

// The kinds of shops.
const (
	Shopify       = "shopify"
	WooCommerce   = "woocommerce"
	AdobeCommerce = "adobe-commerce"
	BigCommerce   = "bigcommerce"
)

// vendor is what is different from shop to shop.
type vendor struct {
	keys  []string          // of the block beside those that all have
	needs []string          // keys that must be there
	hints map[string]string // what to write there

	topics   []string // that bring orders, where the block names none
	statuses []string // of orders that are taken; nil: all

	ping   func(r *http.Request, body []byte) bool // it only asks whether we are there; nil: there is no such thing
	signed func(c *call, body []byte) (bool, error)
	read   func(r *http.Request, body []byte) hook
	fetch  func(ctx context.Context, f *fetcher, order string) ([]byte, error) // nil: the webhook holds the order
	status func(order []byte) string
	answer string // body of 200
}

// hook is what a webhook says of itself.
type hook struct {
	topic string // "" where it says none
	id    string // of the delivery, the same when it is tried again
	order string // id of the order, where it is to be fetched
	body  []byte // the order, where the webhook holds it
	test  bool
}

var vendors = map[string]*vendor{Shopify: shopify, WooCommerce: wooCommerce, AdobeCommerce: adobeCommerce, BigCommerce: bigCommerce}

// Kinds lists the shops that we know.
func Kinds() []string { return []string{Shopify, WooCommerce, AdobeCommerce, BigCommerce} }

// Mapping is the built-in reading of a kind's orders, "" for an unknown kind.
func Mapping(kind string) string {
	if vendors[kind] == nil {
		return ""
	}
	return kind + "-order"
}

// Account is the shop connection of a partner.
type Account struct {
	Config
	Connection string
	Partner    string
	Station    string // "" when there is but one
	Test       bool
	Key        []byte // of publicKey, as read
}

// Directory is all shops there are. It is immutable.
type Directory struct {
	all    []*Account
	byName map[string]*Account
}

// NewDirectory makes it.
func NewDirectory(all []*Account) *Directory {
	d := &Directory{all: all, byName: map[string]*Account{}}
	for _, a := range all {
		d.byName[a.Connection] = a
	}
	return d
}

// All lists the shops.
func (d *Directory) All() []*Account { return d.all }

// wanted tells whether a topic brings orders.
func (a *Account) wanted(topic string) bool {
	topics := a.Topics
	if len(topics) == 0 {
		topics = vendors[a.Kind].topics
	}
	return topic == "" || slices.ContainsFunc(topics, func(t string) bool { return sameTopic(t, topic) })
}

// taken tells whether orders of a status are taken; one that says none is.
func (a *Account) taken(status string) bool {
	statuses := a.Statuses
	if len(statuses) == 0 {
		statuses = vendors[a.Kind].statuses
	}
	return status == "" || len(statuses) == 0 || slices.Contains(statuses, status)
}
