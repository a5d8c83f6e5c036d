// SPDX-License-Identifier: Apache-2.0

package partner

import (
	"fmt"
	"strings"

	"ordergate/gateway/acknowledge/confirmation"
	"ordergate/gateway/decode"
	"ordergate/gateway/strict"
)

// Address is an interchange address, written "ZZ:ACME": qualifier (ISA05, ISA07)
// and id (ISA06, ISA08). The zero value is none. It is compared as it stands,
// capitals and all, without the blanks that fill the field up.
type Address struct {
	Qualifier string
	ID        string
}

// AddressOf is the address of a document's party.
func AddressOf(p decode.Party) Address {
	return Address{strings.TrimRight(p.Qualifier, " "), strings.TrimRight(p.ID, " ")}
}

// Party is the address as documents have it.
func (a Address) Party() decode.Party { return decode.Party{Qualifier: a.Qualifier, ID: a.ID} }

// IsZero tells that there is no address.
func (a Address) IsZero() bool { return a == Address{} }

// String writes the address as UnmarshalText reads it.
func (a Address) String() string {
	if a.IsZero() {
		return ""
	}
	return a.Qualifier + ":" + a.ID
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (a *Address) UnmarshalText(text []byte) error {
	s := string(text)
	qualifier, id, colon := strings.Cut(s, ":")
	id = strings.TrimRight(id, " ")
	switch {
	case !colon:
		return &strict.Problem{Message: fmt.Sprintf("%q has no qualifier", s), Hint: fmt.Sprintf("write ISA05 and ISA06 with a colon between: %q", "ZZ:"+s)}
	case len(qualifier) != 2 || !printable(qualifier):
		return &strict.Problem{Message: fmt.Sprintf("%q is not a qualifier", qualifier), Hint: "two characters: ZZ, 01, 08, 12, 14 …"} // X12 element I05
	case id == "" || len(id) > 15 || !printable(id) || id[0] == ' ':
		return &strict.Problem{Message: fmt.Sprintf("%q is not an interchange id", id), Hint: "1 to 15 characters, as in ISA06"} // X12 element I06
	}
	a.Qualifier, a.ID = qualifier, id
	return nil
}

func printable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// Identifier is how a partner names itself inside documents.
type Identifier struct {
	ISA Address `yaml:"isa" doc:"interchange sender, ISA05:ISA06, as in ZZ:ACME or 08:9254110060"`
	GS  string  `yaml:"gs" doc:"application sender, GS02; empty for any"`
	ID  string  `yaml:"id" doc:"how it names itself in documents that are no X12, such as cXML or UBL"`
}

// Station is one of our own identities.
type Station struct {
	ID       string    `yaml:"id" doc:"name of the station in files, logs and the journal"`
	Name     string    `yaml:"name" doc:"for people"`
	ISA      Address   `yaml:"isa" doc:"our interchange id, ISA07:ISA08 of what partners send, as in ZZ:OURID"`
	Aliases  []Address `yaml:"aliases" doc:"further interchange ids that mean this station"`
	GS       string    `yaml:"gs" doc:"our application id, GS03 of what partners send; answers carry the one they sent"`
	AS2      string    `yaml:"as2" doc:"our AS2 id"`
	Currency string    `yaml:"currency" doc:"currency of orders that name none, for partners that say nothing else; ISO 4217"`
	Test     bool      `yaml:"test" doc:"its partners are in test: nothing of them reaches the live ERP"`
	Language string    `yaml:"language" doc:"language of mails to partners that say nothing else, as in de; default en"`
	// Letterhead is who the station is in mails.
	Letterhead confirmation.Letterhead `yaml:"letterhead" doc:"who we are in mails to customers"`
}

// Addresses lists what the station is addressed by.
func (s *Station) Addresses() []Address {
	var out []Address
	if !s.ISA.IsZero() {
		out = append(out, s.ISA)
	}
	return append(out, s.Aliases...)
}
