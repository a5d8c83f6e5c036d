// SPDX-License-Identifier: Apache-2.0

// Package webhook tells others of what happens to orders.
package webhook

// Config is one of the webhooks of config.yaml.
type Config struct {
	Name string `yaml:"name" doc:"the subscription's name"`
	URL  string `yaml:"url" doc:"where events are posted"`
}
