// SPDX-License-Identifier: Apache-2.0

// Package sftp is our SFTP server.
package sftp

import "ordergate/gateway"

// Name is the transport's name in envelopes and metrics.
const Name = "sftp"

// Listener is the sftp block of config.yaml.
type Listener struct {
	Listen string `yaml:"listen" doc:"host:port of our SFTP server; empty: none"`
}

// Account is the sftp block of a partner file.
type Account struct {
	Name     string   `yaml:"name" doc:"the connection's name; default the partner's id with -sftp"`
	Partners []string `yaml:"partners" doc:"further partners that come by this connection"`
}

// Validate finds what is wrong with it.
func (c *Account) Validate(fault func(message, hint string, path ...string) gateway.Fault) gateway.Faults {
	return nil
}
