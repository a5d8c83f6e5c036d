// SPDX-License-Identifier: Apache-2.0

// Package remote fetches from and brings to servers of partners.
package remote

import "ordergate/gateway"

// Name is the transport's name in envelopes and metrics.
const Name = "remote"

// Config is the remote block of a partner file.
type Config struct {
	Name     string   `yaml:"name" doc:"the connection's name; default the partner's id with -remote"`
	Partners []string `yaml:"partners" doc:"further partners that come by this connection"`
	Push     string   `yaml:"push" doc:"folder of the partner's server that documents go to; empty: none"`
}

// Validate finds what is wrong with it.
func (c *Config) Validate(fault func(message, hint string, path ...string) gateway.Fault) gateway.Faults {
	return nil
}
