// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"ordergate/gateway/credential"
)

type passwordCmd struct {
	Generate bool `help:"Make a strong password and print it too, once."`
}

// Run asks for the password, or reads its first line from standard input.
func (c *passwordCmd) Run(w world) error {
	var text string
	if c.Generate {
		text = credential.Generate()
		fmt.Fprintf(w.err, "password (shown once, for the partner): %s\n", text)
	} else {
		var err error
		if text, err = readPassword(w); err != nil {
			return err
		}
	}
	h, err := credential.New([]byte(text))
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
	line, err := bufio.NewReader(io.LimitReader(w.in, 2*credential.MaxLength)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("read the password: %w", err)
	}
	text := strings.TrimRight(line, "\r\n")
	if len(text) < shortest {
		return "", fmt.Errorf("a password needs %d characters at least; --generate makes a strong one", shortest)
	}
	return text, nil
}
