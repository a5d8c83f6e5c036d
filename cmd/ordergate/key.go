// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"ordergate/transports/portal"
)

type keyCmd struct {
	New keyNewCmd `cmd:"" help:"Make an API key. It is printed once; what goes into the file is its hash."`
}

type keyNewCmd struct {
	Partner string `help:"The partner whose key it is." xor:"whose"`
	Manager string `help:"The account manager whose key it is." xor:"whose"`
	Comment string `help:"For people: where it is used."`
	Expires string `help:"Its last day, YYYY-MM-DD (UTC)."`
}

func (c *keyNewCmd) Run(w world) error {
	if c.Partner == "" && c.Manager == "" {
		return errors.New("say whose key it is: --partner or --manager")
	}
	key := portal.NewKey()
	lines := fmt.Sprintf("- hash: %s\n", portal.Hash(key))
	if c.Comment != "" {
		lines += fmt.Sprintf("  comment: %q\n", c.Comment)
	}
	if c.Expires != "" {
		if _, err := time.Parse(time.DateOnly, c.Expires); err != nil {
			return fmt.Errorf("--expires %q is no day: write it as in 2027-12-31", c.Expires)
		}
		lines += fmt.Sprintf("  expires: %s\n", c.Expires)
	}
	fmt.Fprintf(w.out, "%s\n\n", key)
	fmt.Fprintln(w.out, "That is the key. Nobody can show it again: hand it over by a safe way.")
	if c.Manager != "" {
		fmt.Fprintf(w.out, "In config.yaml:\n\nportal:\n  managers:\n    - name: %q\n      keys:\n%s", c.Manager, indented(lines, "        "))
		return nil
	}
	fmt.Fprintf(w.out, "In partners/%s.yaml, beside the old one as long as that is in use:\n\napi:\n  keys:\n%s", c.Partner, indented(lines, "    "))
	return nil
}

// indented begins each line with some blanks.
func indented(lines, blanks string) string {
	return blanks + strings.ReplaceAll(strings.TrimSuffix(lines, "\n"), "\n", "\n"+blanks) + "\n"
}
