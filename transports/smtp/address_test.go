// SPDX-License-Identifier: Apache-2.0

package smtp_test

import (
	"strings"
	"testing"

	"ordergate/transports/smtp"
)

func TestParseAddress(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"A.b+C@Example.COM": "a.b+c@example.com", "büro@BÜCHER.example": "büro@xn--bcher-kva.example", "o'neil@a.example.": "o'neil@a.example", "u\u0308@a.example": "ü@a.example",
		"": "", "@a.example": "", "a@": "", "a": "", "a@b": "", "a b@c.example": "", "a@b..example": "", "a@-b.example": "", "a@[1.2.3.4]": "", "a\x00@b.example": "", "<a@b.example>": "",
		strings.Repeat("a", 65) + "@b.example": "", "a@" + strings.Repeat("a.", 130) + "example": "", "a@localhost": "a@localhost", "\xff@b.example": "",
	} {
		got, err := smtp.ParseAddress(in)
		if got.String() != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
}

func FuzzParseAddress(f *testing.F) {
	f.Add("orders+acme@supplier.example")
	f.Add("büro@bücher.example")
	f.Fuzz(func(t *testing.T, s string) {
		a, err := smtp.ParseAddress(s)
		if err != nil {
			return
		}
		if strings.ContainsAny(a.String(), "\r\n\x00 <>") {
			t.Fatalf("%q", a)
		}
		if again, err := smtp.ParseAddress(a.String()); err == nil && again != a {
			t.Fatalf("%q, read again %q", a, again)
		}
	})
}
