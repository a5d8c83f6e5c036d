// SPDX-License-Identifier: Apache-2.0

// Package portal is the HTTP listener of partners.
package portal

import "ordergate/gateway"

// Name is the transport's name in envelopes and metrics.
const Name = "api"

// Listener is the portal block of config.yaml.
type Listener struct {
	Listen string `yaml:"listen" doc:"host:port for plain HTTP; empty: none"`
}

// Account is the api block of a partner file.
type Account struct {
	Name     string   `yaml:"name" doc:"the connection's name; default the partner's id with -api"`
	Partners []string `yaml:"partners" doc:"further partners that come by this connection"`
	Pickup   bool     `yaml:"pickup" doc:"documents for the partner wait until they are fetched by GET"`
}

// Validate finds what is wrong with it.
func (c *Account) Validate(fault func(message, hint string, path ...string) gateway.Fault) gateway.Faults {
	return nil
}
