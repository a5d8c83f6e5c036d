// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"strconv"
	"time"
)

// Row is a certificate as lists show it.
type Row struct {
	Kind        OwnerKind `json:"kind"`
	Owner       string    `json:"owner"`
	Name        string    `json:"name"`
	Uses        []Use     `json:"uses"`
	Subject     string    `json:"subject"`
	Issuer      string    `json:"issuer"`
	Serial      string    `json:"serial"`
	Key         string    `json:"key"`
	From        time.Time `json:"from"`
	Until       time.Time `json:"until"`
	Days        int       `json:"daysLeft"`
	State       string    `json:"state"` // see Entries.State
	Fingerprint string    `json:"sha256"`
	Note        string    `json:"note,omitempty"`
	File        string    `json:"file"`
}

// Rows lists the store at a time.
func (s *Store) Rows(at time.Time) []Row {
	out := []Row{}
	for _, e := range s.All() {
		c := e.Certificate
		out = append(out, Row{Kind: e.Kind, Owner: e.Owner, Name: e.Name, Uses: e.Uses, Subject: clean(c.Subject.String()), Issuer: clean(c.Issuer.String()),
			Serial: c.SerialNumber.String(), Key: KeyKind(c.PublicKey), From: e.From, Until: e.Until, Days: days(e.Until.Sub(at)),
			State: s.of[e.Who()].State(e, at), Fingerprint: e.Fingerprint, Note: e.Note, File: e.File})
	}
	return out
}

// Heads are the titles of Cells.
func Heads() []string {
	return []string{"OWNER", "NAME", "USE", "SUBJECT", "KEY", "FROM", "UNTIL", "LEFT", "STATE"}
}

// Cells is a row for people.
func (r Row) Cells() []string {
	return []string{Owner{r.Kind, r.Owner}.String(), r.Name, FormatUses(r.Uses), r.Subject, r.Key, date(r.From), date(r.Until), left(r.Days), r.State}
}

func left(n int) string {
	if n < 0 {
		return "-"
	}
	return strconv.Itoa(n) + " d"
}
