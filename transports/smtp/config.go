// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"time"

	"ordergate/gateway/strict"
	"ordergate/transports/smtp/relay"
)

// Name is the transport's name in envelopes and metrics, and that of the connection by
// which mails come that are nobody's.
const Name = "mail"

// Listener is the smtp block of config.yaml.
type Listener struct {
	Listen     string   `yaml:"listen" doc:"host:port for SMTP with STARTTLS, as in :25; empty: none"`
	TLS        string   `yaml:"listenTls" doc:"host:port for SMTP within TLS, as in :465; empty: none"`
	Submission string   `yaml:"listenSubmission" doc:"host:port for SMTP with STARTTLS and a password, as in :587; empty: none"`
	Host       string   `yaml:"hostname" doc:"our name towards other mail servers, as in the MX record; default the node's"`
	Cert       string   `yaml:"certificate" doc:"PEM file of the TLS certificate and its chain; without it mails come in the clear and nobody logs in"`
	Key        string   `yaml:"key" doc:"PEM file of its private key"`
	Addresses  []string `yaml:"addresses" doc:"our addresses for orders, as in orders@supplier.example; a partner's own is orders+PARTNER@supplier.example"`
	Unknown    string   `yaml:"unknownSenders" default:"hold" doc:"what becomes of mails to our addresses from senders of no partner file: hold (a person looks) or refuse"`

	MaxSize     strict.Bytes  `yaml:"maxSize" default:"32MiB" doc:"largest mail"`
	Recipients  int           `yaml:"recipients" default:"50" doc:"most recipients of a mail"`
	Connections int           `yaml:"connections" default:"256" doc:"most connections at the same time; one address has half of them at most"`
	Rate        int           `yaml:"rate" default:"1000" doc:"most mails an hour from one address of the network; those above come again later; 0 is no limit"`
	Idle        time.Duration `yaml:"idle" default:"5m" doc:"how long a client may be silent"`
	MinRate     strict.Bytes  `yaml:"minRate" default:"512B" doc:"slowest client in the middle of a mail, bytes a second; slower ones are cut off"`
	Resolver    string        `yaml:"resolver" doc:"host:port of the DNS server that SPF, DKIM and DMARC are asked of; default the system's"`
}

// On tells whether anything listens.
func (l Listener) On() bool { return l.Listen != "" || l.TLS != "" || l.Submission != "" }

// Account is the mail block of a partner file.
type Account struct {
	Name     string   `yaml:"name" doc:"the connection's name; default the partner's id with -mail"`
	Partners []string `yaml:"partners" doc:"further partners that come by this connection"`
	Address  string   `yaml:"address" doc:"where it sends to: what stands behind the plus of our addresses, or a whole address of its own; default the partner's id"`
	From     []string `yaml:"from" doc:"who sends for it: orders@acme.example, *@acme.example, *@*.acme.example"`
	Trust    []string `yaml:"trust" doc:"what shows that a mail is really from it, whichever holds: dmarc, dkim, spf, network, login; default dmarc, network, login"`
	Networks []string `yaml:"networks" doc:"addresses and networks of its mail servers, as in 192.0.2.0/24"`
	TLS      bool     `yaml:"tls" doc:"mails that came in the clear are not trusted"`
	User     string   `yaml:"user" doc:"name by which it logs in to send (SMTP AUTH, over TLS only)"`
	Password string   `yaml:"password" doc:"argon2id hash of its password, as ordergate password prints it"`
	// Confirm is who is told what becomes of orders that came by mail.
	Confirm relay.Confirm `yaml:"confirm" doc:"what the customer is told by mail"`
}

// What may show that a mail is a partner's (Account.Trust).
const (
	ByDMARC   = "dmarc"   // SPF or DKIM of the From header's domain, by the rules that it publishes (RFC 7489)
	ByDKIM    = "dkim"    // a signature of the From header's domain
	BySPF     = "spf"     // a server that the From header's domain sends by
	ByNetwork = "network" // it came from one of the account's networks
	ByLogin   = "login"   // it came with the account's password
)

// ways are all of them, in the order in which they are looked at.
var ways = [...]string{ByLogin, ByNetwork, ByDMARC, ByDKIM, BySPF}

// trusts tells whether the account takes a word for it.
func (a *Account) trusts(way string) bool {
	if len(a.Trust) == 0 {
		return way == ByDMARC || way == ByNetwork || way == ByLogin
	}
	for _, t := range a.Trust {
		if t == way {
			return true
		}
	}
	return false
}
