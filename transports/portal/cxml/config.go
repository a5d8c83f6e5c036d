// SPDX-License-Identifier: Apache-2.0

// Package cxml takes cXML OrderRequests over HTTP.
package cxml

import "ordergate/gateway"

// Name is the transport's name in envelopes and metrics.
const Name = "cxml"

// Config is the cxml block of a partner file.
type Config struct {
	Name     string   `yaml:"name" doc:"the connection's name; default the partner's id with -cxml"`
	Partners []string `yaml:"partners" doc:"further partners that come by this connection"`
}

// Validate finds what is wrong with it.
func (c *Config) Validate(fault func(message, hint string, path ...string) gateway.Fault) gateway.Faults {
	return nil
}
