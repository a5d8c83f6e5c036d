// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"ordergate/gateway/app"
	"ordergate/transports/sftp/password"
)

type sftpCmd struct {
	Password sftpPasswordCmd `cmd:"" help:"Print the line of a password for a partner file (sftp: password)."`
	HostKeys sftpHostKeysCmd `cmd:"" name:"hostkeys" help:"Print the fingerprints of our SFTP server's keys, and their lines for a known_hosts file."`
}

type sftpPasswordCmd struct {
	Generate bool `help:"Make a strong password and print it too, once."`
}

// Run asks for the password, or reads its first line from standard input.
func (c *sftpPasswordCmd) Run(w world) error {
	var text string
	if c.Generate {
		text = password.Generate()
		fmt.Fprintf(w.err, "password (shown once, for the partner): %s\n", text)
	} else {
		var err error
		if text, err = readPassword(w); err != nil {
			return err
		}
	}
	h, err := password.New([]byte(text))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w.out, "  password: %q\n", h)
	return err
}

// shortest is the length of the shortest password that is taken: what guards orders must
// not be guessed.
const shortest = 12

func readPassword(w world) (string, error) {
	if f, ok := w.in.(*os.File); ok {
		if show, terminal := hideTyping(f); terminal {
			fmt.Fprint(w.err, "password: ")
			defer fmt.Fprintln(w.err)
			defer show()
		}
	}
	line, err := bufio.NewReader(io.LimitReader(w.in, 2*password.MaxLength)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("read the password: %w", err)
	}
	text := strings.TrimRight(line, "\r\n")
	if len(text) < shortest {
		return "", fmt.Errorf("a password needs %d characters at least; --generate makes a strong one", shortest)
	}
	return text, nil
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
