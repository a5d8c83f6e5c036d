// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"net/url"
	"time"

	"ordergate/gateway/strict"
)

// Config is the as2 block of a partner file. What is empty is as the preset has it.
type Config struct {
	Name     string   `yaml:"name" doc:"the connection's name; default the partner's id with -as2"`
	ID       string   `yaml:"id" doc:"its AS2 name, as in AS2-From of what it sends; 1 to 128 characters, capitals count"`
	Partners []string `yaml:"partners" doc:"further partners that come by this connection (of a hub or VAN)"`
	Preset   string   `yaml:"preset" default:"rfc4130" doc:"how it is spoken to: rfc4130bis (AS2-Version 1.3), rfc4130, or its product: openas2, mendelson, biztalk, sterling, cleo; each setting below overrides one of it"`

	URL      string        `yaml:"url" doc:"where it receives; empty: it only sends to us"`
	Sign     string        `yaml:"sign" doc:"digest of our signatures: sha-256, sha-384, sha-512, sha-1 or none"`
	PSS      *bool         `yaml:"pss" doc:"RSASSA-PSS signatures in place of PKCS#1 v1.5"`
	Encrypt  string        `yaml:"encrypt" doc:"cipher: aes-128-gcm, aes-192-gcm, aes-256-gcm, aes-128-cbc, aes-192-cbc, aes-256-cbc, 3des-cbc or none"`
	OAEP     string        `yaml:"oaep" doc:"digest of RSA-OAEP key transport: sha-1, sha-256, sha-384, sha-512; none is PKCS#1 v1.5"`
	Compress string        `yaml:"compress" doc:"beforeSigning, afterSigning or none"`
	MDN      string        `yaml:"mdn" doc:"receipt we ask for: sync, async or none"`
	Signed   *bool         `yaml:"signedMdn" doc:"ask for signed receipts"`
	MICAlg   string        `yaml:"micalg" doc:"how digests are spelled: sha-256 (RFC 5751) or sha256"`
	Chunked  *bool         `yaml:"chunked" doc:"send without a Content-Length, in chunks"`
	Restart  *bool         `yaml:"restart" doc:"take up broken transmissions where they broke (HEAD, ETag, Content-Range)"`
	Copy     *bool         `yaml:"copy" doc:"encrypt to our own certificate too, so that we can open what we sent"`
	Subject  string        `yaml:"subject" doc:"the Subject of messages, of {kind}, {file}, {partner} and {station}; default {kind} {file}"`
	Type     string        `yaml:"contentType" doc:"content type of documents; default by what they are (application/EDI-X12 …)"`
	Answer   time.Duration `yaml:"timeout" doc:"how long it may take to answer"`
	Await    time.Duration `yaml:"mdnWithin" doc:"how long an asynchronous receipt may take; then it is overdue"`
	Retries  []string      `yaml:"retries" doc:"waits between tries, the last one repeated until giveUp; default 5m 10m 20m 40m"`
	GiveUp   time.Duration `yaml:"giveUp" doc:"how long a document is tried"`

	User     string        `yaml:"user" doc:"of HTTP basic authentication"`
	Password strict.Secret `yaml:"password" doc:"of that user"`
	Proxy    string        `yaml:"proxy" doc:"http://host:port of a proxy; default none"`
	TLS      TLS           `yaml:"tls" doc:"how its server is trusted"`

	Receive Receive `yaml:"receive" doc:"what we ask of what it sends"`
}

// TLS says how a partner's server is trusted, and what we show it.
type TLS struct {
	Trust  string `yaml:"trust" doc:"system, pin (its certificates with use: tls in the folder of certificates) or a PEM file of authorities, relative to the config's folder"`
	Client *bool  `yaml:"client" doc:"show our station's certificate with use: tls"`
	Min    string `yaml:"min" doc:"lowest version: 1.2 or 1.3"`
}

// Receive is what is asked of a partner's messages.
type Receive struct {
	Signed    *bool    `yaml:"signed" doc:"unsigned messages are refused"`
	Encrypted *bool    `yaml:"encrypted" doc:"messages in the clear are refused, unless they came by TLS"`
	Client    *bool    `yaml:"clientCertificate" doc:"its TLS client certificate must be one with use: tls of its folder of certificates"`
	MDNURLs   []string `yaml:"mdnUrls" doc:"where asynchronous receipts may go: whole URLs, or beginnings that end with a slash or a star; default the host of url"`
	Private   *bool    `yaml:"privateMdnUrls" doc:"receipts may go to addresses of private networks (never to loopback or link-local, unless url itself is one)"`
	Expired   *bool    `yaml:"expired" doc:"signatures by certificates that are over are still accepted"`
}

// Listener is the as2 block of config.yaml.
type Listener struct {
	Listen string `yaml:"listen" doc:"host:port for plain HTTP, behind a proxy or for partners that want it so; empty: none"`
	TLS    string `yaml:"listenTls" doc:"host:port for HTTPS; empty: none"`
	Cert   string `yaml:"certificate" doc:"PEM file of the HTTPS certificate and its chain"`
	Key    string `yaml:"key" doc:"PEM file of its private key"`
	Path   string `yaml:"path" default:"/as2" doc:"path that messages are posted to"`
	URL    string `yaml:"url" doc:"how partners reach it from outside, for their asynchronous receipts, as in https://edi.example.com/as2"`

	Connections int           `yaml:"connections" default:"2048" doc:"most connections at the same time; one address has half of them at most"`
	Idle        time.Duration `yaml:"idle" default:"30s" doc:"how long a client may send nothing in the middle of a message"`
	MinRate     strict.Bytes  `yaml:"minRate" default:"1KiB" doc:"slowest client, bytes a second over half a minute; slower ones are cut off"`
	Partial     time.Duration `yaml:"partial" default:"48h" doc:"how long the beginnings of broken transmissions are kept"`
}

// Host is the right side of our Message-IDs: the host that partners know, else the
// name of this node.
func (l Listener) Host(node string) string {
	if u, err := url.Parse(l.URL); err == nil && u.Hostname() != "" {
		return u.Hostname()
	}
	return node
}
