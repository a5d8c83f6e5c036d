// SPDX-License-Identifier: Apache-2.0

package cxml

import "slices"

// Account is the cXML connection of a partner.
type Account struct {
	Config
	Connection string
	Partner    string
	Speaks     []string // partners that it may speak for
	Station    string   // "" when only the ids inside tell
	Test       bool     // its documents are test traffic
}

// Directory is all accounts there are. It is immutable.
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

// All lists the accounts.
func (d *Directory) All() []*Account { return d.all }

// Get returns the account of a connection, nil when there is none.
func (d *Directory) Get(connection string) *Account { return d.byName[connection] }

// sender finds the account that one of the sender's credentials names, among all or
// at one connection.
func (d *Directory) sender(connection string, cs []credential) (*Account, credential) {
	for _, a := range d.all {
		if connection != "" && a.Connection != connection {
			continue
		}
		i := slices.IndexFunc(cs, func(c credential) bool {
			return c.identity == a.Identity && (a.Domain == "" || c.domain == a.Domain)
		})
		if i >= 0 {
			return a, cs[i]
		}
	}
	return nil, credential{}
}
