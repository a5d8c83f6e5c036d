// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"

	"ordergate/gateway/app"
)

type sftpCmd struct {
	HostKeys sftpHostKeysCmd `cmd:"" name:"hostkeys" help:"Print the fingerprints of our SFTP server's keys, and their lines for a known_hosts file."`
}

type sftpHostKeysCmd struct {
	configFlag
	Address string `help:"host:port as partners name the server; default the address it listens on."`
}

// Run prints the keys; those that are not there yet are made.
func (c *sftpHostKeysCmd) Run(w world) error {
	prints, lines, err := app.SFTPHostKeys(c.Config, c.Address, w.getenv)
	if err != nil {
		return err
	}
	for _, p := range prints {
		fmt.Fprintln(w.out, "# "+p)
	}
	for _, l := range lines {
		if _, err := fmt.Fprintln(w.out, l); err != nil {
			return err
		}
	}
	return nil
}
