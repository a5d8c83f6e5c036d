// SPDX-License-Identifier: Apache-2.0

// Package smtp takes mail.
package smtp

import (
	"ordergate/gateway"
	"ordergate/transports/smtp/relay"
)

// Name is the transport's name in envelopes and metrics.
const Name = "mail"

// Listener is the smtp block of config.yaml.
type Listener struct {
	Listen string `yaml:"listen" doc:"host:port for SMTP with STARTTLS; empty: none"`
}

// Account is the mail block of a partner file.
type Account struct {
	Name     string   `yaml:"name" doc:"the connection's name; default the partner's id with -mail"`
	Partners []string `yaml:"partners" doc:"further partners that come by this connection"`
	// Confirm is who is told what becomes of orders that came by mail.
	Confirm relay.Confirm `yaml:"confirm" doc:"what the customer is told by mail"`
}

// Validate finds what is wrong with it.
func (c *Account) Validate(fault func(message, hint string, path ...string) gateway.Fault) gateway.Faults {
	return nil
}
