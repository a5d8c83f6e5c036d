// SPDX-License-Identifier: Apache-2.0

// Package partner knows who is who: the trading partners of partners/*.yaml,
// our own stations, and which connection may speak for which partner. Load makes
// an immutable Directory of them; a change makes a new one.
//
// It must not guess: a sender that no partner file names, or that came by a
// connection that may not speak for it, is a finding that holds the document.
//
// Invariant: on one station an interchange sender is one partner at most.
package partner

import (
	"maps"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
	"ordergate/gateway/change"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/strict"
	"ordergate/gateway/validate"
	"ordergate/transports/as2"
	"ordergate/transports/portal"
	"ordergate/transports/portal/cxml"
	"ordergate/transports/portal/shop"
	"ordergate/transports/remote"
	"ordergate/transports/sftp"
	"ordergate/transports/smtp"
	"ordergate/transports/webhook"
)

// Partner is one buyer relation, read from one file. It is never changed after
// Load and safe for concurrent use.
type Partner struct {
	ID          string
	Name        string
	Test        bool   // its documents are test traffic, whatever ISA15 says
	Station     string // the station it trades with; "" for any
	Identifiers []Identifier
	Connections []string // that may speak for it, from its file and from the config, sorted
	Customer    string   // our customer number; "" when the ids inside tell
	Currency    string   // ISO 4217, of orders that name none
	Mappings    map[string]string
	Via         string      // connection that answers go by; "" when there are none
	AS2         *as2.Config // its AS2 relationship; nil when it has none, as with those below
	SFTP        *sftp.Account
	Remote      *remote.Config
	Mail        *smtp.Account
	API         *portal.Account
	CXML        *cxml.Config
	Shop        *shop.Config
	Webhooks    []webhook.Config // who is told of its orders
	PDF         PDF
	FileNames   string // pattern, see FileName
	Answer      string // mapping that writes the answer to an order; "" for the built-in one

	Answers acknowledge.Profile
	Rules   validate.Policy
	Syntax  x12.Policy
	Changes change.Options
	// AcknowledgedWithin is how long after its delivery the partner's
	// acknowledgement of a document of ours may take; 0 when none is expected.
	AcknowledgedWithin time.Duration

	// Fault makes a fault at a key of its file, for what other rooms find in it.
	Fault func(message, hint string, path ...string) gateway.Fault

	File   string // "partners/acme.yaml"
	Source []byte // as read; kept with what was read by it
}

// PDF is what is known of the PDFs that a partner sends.
type PDF struct {
	Passwords []strict.Secret `yaml:"passwords" doc:"that its PDFs may be locked with, tried in turn, as in ${env:ACME_PDF}"`
}

// Mapping returns the id of the mapping for documents of a type ("850"), and ""
// when the base reading is meant.
func (p *Partner) Mapping(typ string) string { return p.Mappings[typ] }

// Types lists the document types it has mappings of its own for, sorted.
func (p *Partner) Types() []string { return slices.Sorted(maps.Keys(p.Mappings)) }

// FileName names an outbound document: kind "997", "855", its interchange
// control number, and when it was made.
func (p *Partner) FileName(kind, control string, at time.Time) string {
	at = at.UTC()
	return strings.NewReplacer("{kind}", kind, "{control}", control, "{partner}", p.ID,
		"{date}", at.Format("20060102"), "{time}", at.Format("150405")).Replace(p.FileNames)
}

// document is a partner file.
type document struct {
	Partner     string            `yaml:"partner" doc:"id in logs, journal and metrics; default the file's name without .yaml"`
	Name        string            `yaml:"name" doc:"for people"`
	Test        bool              `yaml:"test" doc:"a partner in test: nothing of it reaches the live ERP, its answers carry T"`
	Station     string            `yaml:"station" doc:"our station it trades with; default any"`
	Identifiers []Identifier      `yaml:"identifiers" doc:"how it names itself inside documents; at least one for X12"`
	Connections []string          `yaml:"connections" doc:"connections (config.yaml) that may speak for it; a connection can list its partners instead"`
	AS2         *as2.Config       `yaml:"as2" doc:"its AS2 relationship: a connection of its own, which may speak for it and for partners it lists"`
	SFTP        *sftp.Account     `yaml:"sftp" doc:"its account on our SFTP server"`
	Remote      *remote.Config    `yaml:"remote" doc:"a server of the partner's that we fetch from and bring to, by SFTP or FTPS"`
	Mail        *smtp.Account     `yaml:"mail" doc:"its mails: who may send, how they are trusted, where confirmations go"`
	API         *portal.Account   `yaml:"api" doc:"its keys of the HTTP API"`
	CXML        *cxml.Config      `yaml:"cxml" doc:"its cXML OrderRequests over HTTP"`
	Shop        *shop.Config      `yaml:"shop" doc:"a web shop whose order webhooks we take"`
	Webhooks    []webhook.Config  `yaml:"webhooks" doc:"who is told of what happens to its orders"`
	PDF         PDF               `yaml:"pdf" doc:"what is known of the PDFs that it sends"`
	Customer    string            `yaml:"customer" doc:"our customer number; default by the ids of the buyer in the order"`
	Currency    string            `yaml:"currency" doc:"currency of orders that name none, ISO 4217; default the station's"`
	Mappings    map[string]string `yaml:"mappings" doc:"mapping for each document type, as in 850: acme-850; default the base reading"`
	Answers     answers           `yaml:"answers" doc:"what it wants to hear, and how"`
	Acks        acknowledgements  `yaml:"acknowledgements" doc:"what we want to hear of what we send"`
	Rules       validate.Policy   `yaml:"rules" doc:"checks of orders: severities and tolerances"`
	Syntax      x12.Policy        `yaml:"syntax" doc:"checks of syntax"`
	Changes     change.Options    `yaml:"changes" doc:"how it writes change orders"`
}

type answers struct {
	Via      string `yaml:"via" doc:"connection that answers go by; default the one connection of the partner that can send"`
	Mapping  string `yaml:"mapping" doc:"mapping that writes the answer to an order, in place of the built-in 855 or 865; orders that came by another format than X12 are answered by one only"`
	FileName string `yaml:"fileName" default:"{kind}-{control}-{date}{time}.edi" doc:"name of answer files, of {kind} {control} {partner} {date} {time}"`
	acknowledge.Profile
}

type acknowledgements struct {
	Within time.Duration `yaml:"within" doc:"how long after its delivery the partner's 997 or 999 of an 855 or 865 may take; then it is overdue; default none is expected"`
}

// Describe lists the keys of a partner file.
func Describe() []strict.Key { return strict.Describe(document{}) }

// Schema is a JSON Schema of partner files.
func Schema() strict.Schema { return strict.SchemaOf(document{}) }
