// SPDX-License-Identifier: Apache-2.0

// Package cxml takes cXML OrderRequests over HTTP and answers each by a Response, and
// sends documents (ConfirmationRequests) to partners the same way. It reads of a
// document what the door must know: who sends it, its payloadID, what it asks for.
// What an order says is read by a mapping.
//
// It must not fetch what a document names: no DTD, no entity, no attachment's URL.
//
// Invariant: status 200 is said of an OrderRequest only after it was committed, and a
// payloadID that comes again gets the answer it got the first time.
package cxml

import (
	"fmt"
	"net/url"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/strict"
)

// Name is the transport's name in envelopes and metrics.
const Name = "cxml"

// Version is the cXML version that we write.
const Version = "1.2.060"

// Config is the cxml block of a partner file.
type Config struct {
	Name     string        `yaml:"name" doc:"the connection's name; default the partner's id with -cxml"`
	Partners []string      `yaml:"partners" doc:"further partners that come by this connection (of a hub such as SAP Business Network)"`
	Domain   string        `yaml:"domain" doc:"domain of the credential in Header/Sender, as in NetworkId, AribaNetworkUserID or DUNS; empty: any"`
	Identity string        `yaml:"identity" doc:"identity of the credential in Header/Sender"`
	Secret   strict.Secret `yaml:"sharedSecret" doc:"SharedSecret of that credential"`
	Before   strict.Secret `yaml:"sharedSecretBefore" doc:"the SharedSecret before this one; it counts too while the partner changes over"`
	To       []string      `yaml:"to" doc:"our identities: a document to any other is refused; default it is not looked at"`
	URL      string        `yaml:"url" doc:"where its cXML documents are posted to (order confirmations); empty: none are"`
	Ours     Ours          `yaml:"ours" doc:"our credential in what we post to url"`
}

// Ours is our credential, and the secret that the partner knows us by.
type Ours struct {
	Domain   string        `yaml:"domain" default:"NetworkId" doc:"domain of our credential"`
	Identity string        `yaml:"identity" doc:"our identity"`
	Secret   strict.Secret `yaml:"sharedSecret" doc:"our SharedSecret with the partner"`
}

// Validate finds what is wrong with it.
func (c *Config) Validate(fault func(message, hint string, path ...string) gateway.Fault) (faults gateway.Faults) {
	add := func(message, hint string, path ...string) { faults = append(faults, fault(message, hint, path...)) }
	text := func(value string, path ...string) {
		if strings.TrimSpace(value) != value || len(value) > 255 || strings.ContainsFunc(value, control) {
			add(fmt.Sprintf("%q is no part of a credential", value), "255 characters at most, without blanks around", path...)
		}
	}
	text(c.Domain, "domain")
	text(c.Identity, "identity")
	text(c.Ours.Domain, "ours", "domain")
	text(c.Ours.Identity, "ours", "identity")
	for i, to := range c.To {
		text(to, "to", fmt.Sprint(i))
	}
	if c.Identity == "" {
		add("nobody can be told by it", "write identity: and sharedSecret: as the partner sends them in Header/Sender", "identity")
	}
	if c.Secret.IsZero() {
		add("a sender without a secret could be anybody", "sharedSecret: ${env:NAME} or file:path", "sharedSecret")
	}
	if c.URL == "" {
		if c.Ours.Identity != "" {
			add("our credential is of no use without url", "url: where the partner takes cXML documents", "ours")
		}
		return faults
	}
	switch u, err := url.Parse(c.URL); {
	case err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https":
		add(fmt.Sprintf("%q is not a URL to post to", c.URL), "as in https://buyer.example.com/cxml", "url")
	case u.Scheme == "http":
		f := fault("the shared secret goes in the clear over plain HTTP", "use https", "url")
		f.Warning = true
		faults = append(faults, f)
	}
	if c.Ours.Identity == "" {
		add("the partner cannot tell who sends to url", "ours: {domain, identity, sharedSecret}", "ours")
	}
	return faults
}

func control(r rune) bool { return r < ' ' || r == 0x7F }
