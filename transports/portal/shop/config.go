// SPDX-License-Identifier: Apache-2.0

// Package shop takes the order webhooks of web shops.
package shop

import "ordergate/gateway"

// Name is the transport's name in envelopes and metrics.
const Name = "shop"

// Config is the shop block of a partner file.
type Config struct {
	Name string `yaml:"name" doc:"the connection's name; default the partner's id with -shop"`
}

// Validate finds what is wrong with it.
func (c *Config) Validate(fault func(message, hint string, path ...string) gateway.Fault) gateway.Faults {
	return nil
}
