// SPDX-License-Identifier: Apache-2.0

package config_test

import (
	"path/filepath"
	"strings"
	"testing"

	"ordergate/gateway/config"
)

func TestSMTPFaults(t *testing.T) {
	t.Parallel()
	for block, want := range map[string]string{
		"listen: 25":                                           `"25" is no address to listen on`,
		"listen: :25\n  addresses: [orders]":                   `"orders" is no mail address`,
		"listen: :25\n  addresses: [orders+x@a.example]":       "what stands behind the plus of orders+x@a.example is for partners",
		"listen: :25\n  addresses: [a@b.example, A@B.example]": "a@b.example is in this list already",
		"listen: :25": "warning: the mail server has no addresses",
		"listen: :25\n  addresses: [a@b.example]":                "warning: mails come in the clear, and nobody can log in",
		"listenTls: :465\n  addresses: [a@b.example]":            "it needs a certificate and its key",
		"listen: :25\n  listenSubmission: :25":                   ":25 is the address of listen already",
		"listen: :25\n  certificate: nothing.pem":                "certificate and key belong together",
		"listen: :25\n  certificate: nothing.pem\n  key: no.pem": "nothing.pem cannot be read",
		"unknownSenders: maybe":                                  `"maybe" is not known here`,
		"resolver: 192.0.2.1":                                    `"192.0.2.1" is no DNS server`,
		"hostname: a b":                                          `"a b" is no name of a host`,
		"maxSize: 1KiB":                                          "1KiB is out of range (64KiB to 1GiB)",
		"idle: 1h":                                               "1h is out of range (1s to 10m)",
		"recipients: 0":                                          "0 is out of range (1 to 1000)",
	} {
		_, faults := config.Parse(filepath.Join(t.TempDir(), "config.yaml"), []byte("smtp:\n  "+block+"\n"), func(string) string { return "" })
		if !strings.Contains(faults.Error(), want) {
			t.Errorf("%s: want %q in\n%s", block, want, faults.Error())
		}
	}
}
