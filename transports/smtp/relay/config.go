// SPDX-License-Identifier: Apache-2.0

// Package relay sends mail through a smarthost.
package relay

// Config is the mail block of config.yaml.
type Config struct {
	From string `yaml:"from" doc:"address that our mails are from; empty: none are sent"`
}

// Confirm is the confirm block of a partner's mail.
type Confirm struct {
	Language string `yaml:"language" doc:"language of mails to the partner"`
}
