// SPDX-License-Identifier: Apache-2.0

package as2

import (
	"crypto"
	"crypto/tls"
	"time"

	"ordergate/transports/as2/message"
	"ordergate/transports/as2/wire"
)

// The presets.
const (
	PresetBis      = "rfc4130bis"
	PresetClassic  = "rfc4130"
	PresetOpenAS2  = "openas2"
	PresetMendel   = "mendelson"
	PresetBizTalk  = "biztalk"
	PresetSterling = "sterling"
	PresetCleo     = "cleo"
)

// Presets lists the names that preset may have.
func Presets() []string {
	return []string{PresetBis, PresetClassic, PresetOpenAS2, PresetMendel, PresetBizTalk, PresetSterling, PresetCleo}
}

// The ways a receipt is asked for.
const (
	MDNSync  = "sync"
	MDNAsync = "async"
	none     = "none"
)

// The ways a partner's server is trusted; anything else is a file of authorities.
const (
	TrustSystem = "system"
	TrustPin    = "pin"
)

// Profile is how a partner is spoken to: a Config with every setting decided.
type Profile struct {
	Preset       string
	Version      wire.Version
	Sign         crypto.Hash // 0: unsigned
	PSS          bool
	Encrypt      string // a cipher of package cms; "": in the clear
	KeyTransport string // rsa, oaep-sha256 …
	Compress     string // "", message.CompressBeforeSigning, message.CompressAfterSigning
	MDN          string // MDNSync, MDNAsync; "": none is asked for
	SignedMDN    bool
	MICStyle     string        // wire.Hyphened, wire.Plain
	MICAlgs      []crypto.Hash // digests asked for, the best first
	Chunked      bool
	Restart      bool
	Copy         bool
	Subject      string
	ContentType  string // "": by what the document is
	Timeout      time.Duration
	Await        time.Duration // for an asynchronous receipt
	Retries      []time.Duration
	GiveUp       time.Duration
	Trust        string // system, pin, or a file
	Client       bool
	MinTLS       uint16
	// Modern tells that the product reads PSS, OAEP and AuthEnvelopedData.
	Modern bool
}

// preset gives the settings before a partner's own. What is known of the products
// is in docs/as2.md, with where it is known from.
func preset(name string) Profile {
	p := Profile{
		Preset: PresetClassic, Version: wire.Version12,
		Sign: crypto.SHA256, Encrypt: "aes-128-cbc", KeyTransport: "rsa",
		MDN: MDNSync, SignedMDN: true, MICStyle: wire.Hyphened, MICAlgs: []crypto.Hash{crypto.SHA256, crypto.SHA1},
		Subject: "{kind} {file}", Timeout: 5 * time.Minute, Await: 24 * time.Hour,
		Retries: []time.Duration{5 * time.Minute, 10 * time.Minute, 20 * time.Minute, 40 * time.Minute}, GiveUp: 48 * time.Hour,
		Trust: TrustSystem, MinTLS: tls.VersionTLS12,
	}
	switch name {
	case PresetBis:
		p.Preset, p.Version, p.Modern = name, wire.Version13, true
		p.Encrypt, p.Restart, p.Copy = "aes-256-gcm", true, true               // rfc4130bis §7.2: a copy of the key for the sender
		p.MICAlgs = []crypto.Hash{crypto.SHA256, crypto.SHA384, crypto.SHA512} // bis: no SHA-1 between 1.3 partners
	case PresetOpenAS2, PresetMendel:
		p.Preset = name
	case PresetBizTalk, PresetSterling, PresetCleo:
		p.Preset, p.MICStyle = name, wire.Plain
	}
	return p
}

// Profile gives every setting: the partner's own, else the preset's. Of a Config
// that Validate finds faults in it is of no use.
func (c Config) Profile() Profile {
	p := preset(c.Preset)
	p.crypto(c)
	switch c.MDN {
	case MDNSync, MDNAsync:
		p.MDN = c.MDN
	case none:
		p.MDN = ""
	}
	flag := func(into *bool, own *bool) { *into = is(own, *into) }
	flag(&p.SignedMDN, c.Signed)
	flag(&p.PSS, c.PSS)
	flag(&p.Chunked, c.Chunked)
	flag(&p.Restart, c.Restart)
	if p.Chunked && c.Restart == nil {
		p.Restart = false // a restart needs the length before
	}
	flag(&p.Copy, c.Copy)
	flag(&p.Client, c.TLS.Client)
	text := func(into *string, own string) {
		if own != "" {
			*into = own
		}
	}
	text(&p.MICStyle, c.MICAlg)
	text(&p.Subject, c.Subject)
	text(&p.ContentType, c.Type)
	text(&p.Trust, c.TLS.Trust)
	span := func(into *time.Duration, own time.Duration) {
		if own > 0 {
			*into = own
		}
	}
	span(&p.Timeout, c.Answer)
	span(&p.Await, c.Await)
	span(&p.GiveUp, c.GiveUp)
	if len(c.Retries) > 0 {
		p.Retries = nil
		for _, s := range c.Retries {
			if d, err := time.ParseDuration(s); err == nil && d > 0 {
				p.Retries = append(p.Retries, d)
			}
		}
	}
	if c.TLS.Min == "1.3" {
		p.MinTLS = tls.VersionTLS13
	}
	return p
}

func (p *Profile) crypto(c Config) {
	switch c.Sign {
	case "":
	case none:
		p.Sign = 0
	default:
		if h, ok := wire.ParseMICAlg(c.Sign); ok {
			p.Sign = h
		}
	}
	switch c.Encrypt {
	case "":
	case none:
		p.Encrypt = ""
	default:
		p.Encrypt = c.Encrypt
	}
	switch c.OAEP {
	case "":
	case none:
		p.KeyTransport = "rsa"
	default:
		if h, ok := wire.ParseMICAlg(c.OAEP); ok {
			p.KeyTransport = "oaep-" + wire.FormatMICAlg(h, wire.Plain)
		}
	}
	switch c.Compress {
	case message.CompressBeforeSigning, message.CompressAfterSigning:
		p.Compress = c.Compress
	case none:
		p.Compress = ""
	}
	// The digest of the signature is the one that is asked for first: a receiver that
	// answers by any other has not read the request.
	if p.Sign != 0 && p.Sign != p.MICAlgs[0] {
		algs := []crypto.Hash{p.Sign}
		for _, h := range p.MICAlgs {
			if h != p.Sign {
				algs = append(algs, h)
			}
		}
		p.MICAlgs = algs
	}
}
