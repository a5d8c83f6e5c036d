// SPDX-License-Identifier: Apache-2.0

package cxml_test

import (
	"strings"
	"testing"

	"ordergate/gateway"
	"ordergate/transports/portal/cxml"
)

func TestValidate(t *testing.T) {
	t.Parallel()
	good := cxml.Config{Identity: "AN01", Secret: secretOf(t, "A")}
	for name, c := range map[string]struct {
		change func(*cxml.Config)
		want   string
	}{
		"good":             {func(*cxml.Config) {}, ""},
		"no identity":      {func(c *cxml.Config) { c.Identity = "" }, "identity"},
		"no secret":        {func(c *cxml.Config) { c.Secret = secretOf(t, "A"); c.Secret = cxml.Config{}.Secret }, "sharedSecret"},
		"blank":            {func(c *cxml.Config) { c.Identity = " x" }, "identity"},
		"line end":         {func(c *cxml.Config) { c.To = []string{"a", "b\n"} }, "to.1"},
		"no url":           {func(c *cxml.Config) { c.URL, c.Ours.Identity = "buyer.example/cxml", "US" }, "url"},
		"user in url":      {func(c *cxml.Config) { c.URL, c.Ours.Identity = "https://a:b@buyer.example/cxml", "US" }, "url"},
		"plain http":       {func(c *cxml.Config) { c.URL, c.Ours.Identity = "http://buyer.example/cxml", "US" }, "warning url"},
		"not ours":         {func(c *cxml.Config) { c.URL = "https://buyer.example/cxml" }, "ours"},
		"ours for nothing": {func(c *cxml.Config) { c.Ours.Identity = "US" }, "ours"},
	} {
		x := good
		c.change(&x)
		var got []string
		faults := x.Validate(func(message, hint string, path ...string) gateway.Fault {
			return gateway.Fault{Message: strings.Join(path, "."), Hint: hint}
		})
		for _, f := range faults {
			if f.Warning {
				f.Message = "warning " + f.Message
			}
			got = append(got, f.Message)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
