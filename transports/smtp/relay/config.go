// SPDX-License-Identifier: Apache-2.0

// Package relay sends mail through a smarthost, signed with DKIM, and reads what
// comes back.
//
// It must not write letters: what it sends was written and stored before. It sends a
// document that is no mail yet (X12, what a mapping wrote) as the attachment of one.
//
// Invariant: each try of a document is the same mail under the same Message-ID. A
// crash between the smarthost's 250 and our recording of it sends the mail twice;
// who gets it sees by the Message-ID that it is one.
package relay

import (
	"time"

	"ordergate/gateway/strict"
)

// Config is the mail block of config.yaml.
type Config struct {
	From         string        `yaml:"from" doc:"who our mails are from, as in Orders <orders@example.com>; empty: none are sent"`
	ReplyTo      string        `yaml:"replyTo" doc:"address that answers to our mails go to; default from"`
	Smarthost    string        `yaml:"smarthost" doc:"host:port of the server that takes our mails; ports 587 (starttls) and 465 (implicit) are the common ones"`
	TLS          string        `yaml:"tls" default:"starttls" enum:"starttls,implicit,none" doc:"starttls (never without), implicit or none"`
	AllowPlain   bool          `yaml:"allowPlain" doc:"tls: none is meant, although the smarthost is another machine"`
	CAFile       string        `yaml:"caFile" doc:"PEM file of the authorities to trust in place of the system's"`
	User         string        `yaml:"user" doc:"user to log in as; empty: no login"`
	Password     strict.Secret `yaml:"password" doc:"of the user"`
	Helo         string        `yaml:"helo" doc:"name we give ourselves (EHLO); default the domain of from"`
	DKIM         DKIM          `yaml:"dkim" doc:"the signature under our mails; without a domain the smarthost may sign"`
	Bounces      string        `yaml:"bounces" doc:"address of ours that mails which cannot be delivered come back to, each with a tag of its own behind a +; smtp must take mail for it. Empty: they come back to from, and nobody reads them"`
	BounceSecret strict.Secret `yaml:"bounceSecret" doc:"key of those tags, the same for all nodes of one journal; default one that is made in the data folder"`
	PerHour      int           `yaml:"perHour" default:"0" doc:"most mails an hour; what is more waits; 0 is no limit"`
	PerDay       int           `yaml:"perDay" default:"200" doc:"most automatic mails a day to one address, so that no loop of two machines goes on; 0 is no limit"`
	Timeout      time.Duration `yaml:"timeout" default:"1m" doc:"how long the smarthost may take for a step"`
	GiveUp       time.Duration `yaml:"giveUp" default:"4d" doc:"how long a mail is tried"`
	Font         string        `yaml:"font" doc:"TrueType file (.ttf) that PDFs are written with, for Chinese, Japanese, Korean and other scripts; the built-in one has Latin, Greek and Cyrillic"`
}

// DKIM is how mails are signed (RFC 6376, RFC 8463).
type DKIM struct {
	Domain   string `yaml:"domain" doc:"domain that signs, that of from or one above it"`
	Selector string `yaml:"selector" doc:"name of the key in the DNS: selector._domainkey.domain"`
	KeyFile  string `yaml:"keyFile" doc:"PEM file of the private key, RSA or Ed25519"`
}

// Confirm is the confirm block of a partner's mail.
type Confirm struct {
	Language string   `yaml:"language" doc:"language of mails to the partner, as in de; default the one that the order's notes are marked with, then the station's, then en"`
	Taken    After    `yaml:"taken" default:"true" doc:"say that an order was received: true at once, false never, or a time after which, as in 10m, unless it was answered by then"`
	Held     After    `yaml:"held" doc:"say that an order is being checked: true at once, or a time after which, as in 4h; default never"`
	Answered bool     `yaml:"answered" default:"true" doc:"confirm or refuse each order, line by line"`
	To       []string `yaml:"to" doc:"addresses that mails go to; default whoever sent the order by mail"`
	CC       []string `yaml:"cc" doc:"addresses that get a copy"`
	BCC      []string `yaml:"bcc" doc:"addresses that get a copy which nobody else sees"`
	PDF      bool     `yaml:"pdf" default:"true" doc:"attach the order confirmation as a PDF"`
	From     string   `yaml:"from" doc:"who mails to the partner are from; default from of mail in the config"`
}

// After is when something is said: never, at once, or after a time.
type After struct {
	On   bool
	Wait time.Duration
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (a *After) UnmarshalText(text []byte) error {
	switch string(text) {
	case "true":
		*a = After{On: true}
		return nil
	case "false", "never":
		*a = After{}
		return nil
	}
	d, err := strict.ParseDuration(string(text))
	if err != nil || d < 0 {
		return &strict.Problem{Message: "\"" + string(text) + "\" is no time", Hint: "true, false, or like 30m, 4h, 2d"}
	}
	*a = After{On: true, Wait: d}
	return nil
}
