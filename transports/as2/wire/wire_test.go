// SPDX-License-Identifier: Apache-2.0

package wire_test

import (
	"crypto"
	_ "crypto/sha1"
	_ "crypto/sha256"
	_ "crypto/sha512"
	"encoding/base64"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ordergate/transports/as2/wire"
)

func TestNames(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in, want string
		quoted, bad    bool
	}{
		{name: "plain", in: "ACME", want: "ACME"},
		{name: "case counts", in: "acme", want: "acme"},
		{name: "blanks around it", in: "  ACME\t", want: "ACME"},
		{name: "needless quotes", in: `"ACME"`, want: "ACME", quoted: true},
		{name: "a blank, in quotes", in: `"AS2 Test"`, want: "AS2 Test", quoted: true},
		{name: "a blank without quotes (OpenAS2)", in: "AS2 Test", want: "AS2 Test"},
		{name: "signs that occur", in: "A,<#![1]", want: "A,<#![1]"},
		{name: "a quote inside", in: `"say \"hi\""`, want: `say "hi"`, quoted: true},
		{name: "a backslash inside", in: `"a\\b"`, want: `a\b`, quoted: true},
		{name: "a backslash before something else", in: `"a\b"`, want: `a\b`, quoted: true},
		{name: "quoted twice, escaped (pyas2lib)", in: `"\"AS2 Test\""`, want: "AS2 Test", quoted: true},
		{name: "quoted twice, as it is (pyas2lib)", in: `""AS2 Test""`, want: "AS2 Test", quoted: true},
		{name: "128 characters", in: strings.Repeat("x", 128), want: strings.Repeat("x", 128)},
		{name: "129 characters", in: strings.Repeat("x", 129), bad: true},
		{name: "empty", in: "", bad: true},
		{name: "empty quotes", in: `""`, bad: true, quoted: true},
		{name: "UTF-8", in: "Müller", bad: true},
		{name: "a control character", in: "A\x01", bad: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, quoted, err := wire.ParseName(tt.in)
			if got != tt.want || quoted != tt.quoted || (err != nil) != tt.bad {
				t.Errorf("ParseName(%q) = %q, %v, %v", tt.in, got, quoted, err)
			}
			if err == nil {
				again, _, err := wire.ParseName(wire.FormatName(got, quoted))
				if again != got || err != nil {
					t.Errorf("written and read again: %q, %v", again, err)
				}
			}
		})
	}
	if got := wire.FormatName("ACME", true); got != `"ACME"` {
		t.Errorf("quoted as received: %s", got)
	}
	for _, bad := range []string{"", " ACME", `"ACME"`, strings.Repeat("x", 129)} {
		if wire.CheckName(bad) == nil {
			t.Errorf("CheckName(%q) finds nothing", bad)
		}
	}
}

func TestMessageIDs(t *testing.T) {
	t.Parallel()
	for _, good := range []string{"<a@b>", "no-at-no-brackets", "<OPENAS2-26112026_PYAS2 ASYNC_po2.x12@a_b>", strings.Repeat("x", 998)} {
		if err := wire.CheckMessageID(good); err != nil {
			t.Errorf("CheckMessageID(%q): %v", good, err)
		}
	}
	for _, bad := range []string{"", "  ", strings.Repeat("x", 999), "<a\r\nX: y@b>", "<ü@b>"} {
		if wire.CheckMessageID(bad) == nil {
			t.Errorf("CheckMessageID(%q) finds nothing", bad)
		}
	}
	for _, tt := range []struct{ id, host, want string }{
		{"01HX", "edi.example.com", "<01HX@edi.example.com>"},
		{"a b>c", "", "<a-b-c@ordergate>"},
		{strings.Repeat("i", 300), "h", "<" + strings.Repeat("i", 251) + "@h>"},
	} {
		got := wire.NewMessageID(tt.id, tt.host)
		if got != tt.want || len(got) > 255 {
			t.Errorf("NewMessageID(%q, %q) = %q", tt.id, tt.host, got)
		}
	}
	if !wire.SameMessageID(" <a@b>", "a@b") || wire.SameMessageID("<a@b>", "<A@b>") || wire.SameMessageID("", "") {
		t.Error("SameMessageID")
	}
}

func TestReceiptRequests(t *testing.T) {
	t.Parallel()
	const pkcs7 = "signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional, "
	for _, tt := range []struct {
		name, to, options, url string
		want                   wire.ReceiptRequest
		bad                    bool
	}{
		{name: "none", options: pkcs7 + "sha1", url: "http://x", want: wire.ReceiptRequest{}},
		{name: "unsigned", to: "a@b", want: wire.ReceiptRequest{Wanted: true, To: "a@b"}},
		{name: "signed", to: "x", options: pkcs7 + "sha-256, sha1", want: wire.ReceiptRequest{Wanted: true, To: "x", Signed: true, MICAlgs: []string{"sha-256", "sha1"}, Hash: crypto.SHA256}},
		{name: "the first supported (Drummond 3Q12-11)", to: "x", options: pkcs7 + "md5, foo, SHA1, sha256", want: wire.ReceiptRequest{Wanted: true, To: "x", Signed: true, MICAlgs: []string{"md5", "foo", "SHA1", "sha256"}, Hash: crypto.SHA1}},
		{name: "none supported", to: "x", options: pkcs7 + "foo", want: wire.ReceiptRequest{Wanted: true, To: "x", Signed: true, MICAlgs: []string{"foo"}, Unsupported: true}},
		{name: "rsa-sha1, quoted", to: "x", options: pkcs7 + `"rsa-sha1"`, want: wire.ReceiptRequest{Wanted: true, To: "x", Signed: true, MICAlgs: []string{"rsa-sha1"}, Hash: crypto.SHA1}},
		{name: "blanks anywhere, required, turned round", to: "x", options: " Signed-Receipt-MICalg = required ,sha2_256 ;\tsigned-receipt-protocol= required,pkcs7-signature ;", want: wire.ReceiptRequest{Wanted: true, To: "x", Signed: true, MICAlgs: []string{"sha2_256"}, Hash: crypto.SHA256}},
		{name: "importance left out", to: "x", options: "signed-receipt-protocol=pkcs7-signature; signed-receipt-micalg=sha256", want: wire.ReceiptRequest{Wanted: true, To: "x", Signed: true, MICAlgs: []string{"sha256"}, Hash: crypto.SHA256}},
		{name: "another format", to: "x", options: "signed-receipt-protocol=required, pgp-signature; signed-receipt-micalg=optional, sha1", want: wire.ReceiptRequest{Wanted: true, To: "x", Format: true, MICAlgs: []string{"sha1"}, Hash: crypto.SHA1}},
		{name: "digest of an unsigned one (Drummond 1Q12-12)", to: "x", options: "signed-receipt-micalg=optional, sha256", want: wire.ReceiptRequest{Wanted: true, To: "x", MICAlgs: []string{"sha256"}, Hash: crypto.SHA256}},
		{name: "asynchronous", to: "x", url: " https://a.example/as2?x=1&y=2 ", want: wire.ReceiptRequest{Wanted: true, To: "x", Async: true, URL: "https://a.example/as2?x=1&y=2"}},
		{name: "no parameter", to: "x", options: "nonsense; " + pkcs7 + "sha1", bad: true, want: wire.ReceiptRequest{Wanted: true, To: "x", Signed: true, MICAlgs: []string{"sha1"}, Hash: crypto.SHA1}},
		{name: "an unknown one that is required", to: "x", options: "colour=required, red", bad: true, want: wire.ReceiptRequest{Wanted: true, To: "x"}},
		{name: "an unknown one that is optional", to: "x", options: "colour=optional, red", want: wire.ReceiptRequest{Wanted: true, To: "x"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := wire.ParseReceiptRequest(tt.to, tt.options, tt.url)
			if d := cmp.Diff(tt.want, got); d != "" || (err != nil) != tt.bad {
				t.Errorf("%v\n%s", err, d)
			}
		})
	}
	asked := wire.Options([]crypto.Hash{crypto.SHA256, crypto.SHA1}, wire.Hyphened)
	if want := pkcs7 + "sha-256, sha1"; asked != want {
		t.Errorf("Options: %s", asked)
	}
}

func TestMICAlgs(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]crypto.Hash{
		"sha1": crypto.SHA1, "sha-1": crypto.SHA1, "SHA-1": crypto.SHA1, "rsa-sha1": crypto.SHA1, `"sha1"`: crypto.SHA1,
		"sha256": crypto.SHA256, "SHA-256": crypto.SHA256, "sha2_256": crypto.SHA256, "sha2-256": crypto.SHA256, "rsa-sha256": crypto.SHA256,
		" sha-384 ": crypto.SHA384, "sha512": crypto.SHA512, "SHA-512": crypto.SHA512,
		"md5": 0, "rsa-md5": 0, "foo": 0, "": 0, "sha224": 0,
	} {
		if got, ok := wire.ParseMICAlg(in); got != want || ok != (want != 0) {
			t.Errorf("ParseMICAlg(%q) = %v, %v", in, got, ok)
		}
	}
	for _, tt := range []struct {
		h           crypto.Hash
		style, want string
	}{
		{crypto.SHA1, wire.Hyphened, "sha1"}, {crypto.SHA1, wire.Plain, "sha1"}, {crypto.SHA256, wire.Hyphened, "sha-256"},
		{crypto.SHA256, wire.Plain, "sha256"}, {crypto.SHA384, "", "sha-384"}, {crypto.SHA512, wire.Plain, "sha512"},
	} {
		if got := wire.FormatMICAlg(tt.h, tt.style); got != tt.want {
			t.Errorf("FormatMICAlg(%v, %q) = %q", tt.h, tt.style, got)
		}
	}
	for in, want := range map[string]string{"sha256": wire.Plain, "SHA-256": wire.Hyphened, "sha1": wire.Hyphened, "rsa-sha512": wire.Plain, "": wire.Hyphened} {
		if got := wire.StyleOf(in); got != want {
			t.Errorf("StyleOf(%q) = %q", in, got)
		}
	}
}

func TestMICs(t *testing.T) {
	t.Parallel()
	sum := crypto.SHA512.New().Sum(nil)
	long := base64.StdEncoding.EncodeToString(sum)
	short := base64.StdEncoding.EncodeToString(crypto.SHA1.New().Sum(nil))
	for _, tt := range []struct {
		name, in string
		want     crypto.Hash
		bad      bool
	}{
		{name: "plain", in: short + ", sha1", want: crypto.SHA1},
		{name: "no blank after the comma (Drummond 3Q09-13)", in: short + ",sha1", want: crypto.SHA1},
		{name: "blanks at the end (Drummond 3Q12-6)", in: " " + short + " , SHA-1 \t", want: crypto.SHA1},
		{name: "SHA-512, folded (Drummond 3Q12-7)", in: long[:60] + "\r\n " + long[60:] + ", sha-512", want: crypto.SHA512},
		{name: "no padding", in: strings.TrimRight(short, "=") + ", sha1", want: crypto.SHA1},
		{name: "rsa-sha1", in: short + ", rsa-sha1", want: crypto.SHA1},
		{name: "no algorithm", in: long, want: crypto.SHA512},
		{name: "md5", in: "1B2M2Y8AsgTpgAmY7PhCfg==, md5", bad: true},
		{name: "a digest of another length", in: short + ", sha256", want: crypto.SHA256, bad: true},
		{name: "no base64", in: "*, sha1", bad: true},
		{name: "empty", in: "", bad: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := wire.ParseMIC(tt.in)
			if got.Hash != tt.want || (err != nil) != tt.bad {
				t.Errorf("ParseMIC(%q) = %v, %v", tt.in, got, err)
			}
		})
	}
	if got := (wire.MIC{Hash: crypto.SHA512, Digest: sum}).String(wire.Plain); got != long+", sha512" {
		t.Errorf("String: %s", got)
	}
}

func TestVersions(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]wire.Version{"": 100, "1.0": 100, " 1.1 ": 101, "1.2": 102, "1.3": 103, "2.0": 200, "one": 100, "1": 100, "-1.2": 100} {
		if got := wire.ParseVersion(in); got != want {
			t.Errorf("ParseVersion(%q) = %v", in, got)
		}
	}
	if wire.Version13.String() != "1.3" {
		t.Error(wire.Version13.String())
	}
}

func TestDispositions(t *testing.T) {
	t.Parallel()
	const auto = "automatic-action/MDN-sent-automatically; "
	for _, tt := range []struct {
		name, in, want string
		positive, bad  bool
	}{
		{name: "processed", in: auto + "processed", want: "processed", positive: true},
		{name: "no blank after the semicolon (Drummond 3Q09-18)", in: "automatic-action/MDN-sent-automatically;processed", want: "processed", positive: true},
		{name: "a blank before it (Drummond 1Q12-7)", in: "automatic-action/MDN-sent-automatically ; processed", want: "processed", positive: true},
		{name: "any case", in: "AUTOMATIC-ACTION/mdn-sent-automatically; Processed", want: "processed", positive: true},
		{name: "by hand", in: "manual-action/MDN-sent-manually; processed", want: "processed", positive: true},
		{name: "error", in: auto + "processed/error: decryption-failed", want: "processed/error: decryption-failed"},
		{name: "no blank after the colon (OpenAS2)", in: auto + "processed/Error:integrity-check-failed", want: "processed/error: integrity-check-failed"},
		{name: "failed, with an equals sign (libas2)", in: auto + "failed/failure=unsupported format", want: "failed/Failure: unsupported format"},
		{name: "failure of RFC 4130", in: auto + "failed/Failure: unsupported MIC-algorithms", want: "failed/Failure: unsupported MIC-algorithms"},
		{name: "folded", in: "automatic-action/\r\n\tMDN-sent-automatically;\r\n processed/error:\r\n authentication-failed", want: "processed/error: authentication-failed"},
		{name: "warning", in: auto + "processed/warning: duplicate-document", want: "processed/warning: duplicate-document", positive: true},
		{name: "warning with a comma", in: auto + "processed/Warning: authentication-failed, processing continued", want: "processed/warning: authentication-failed, processing continued", positive: true},
		{name: "no modes", in: "processed", want: "processed", positive: true},
		{name: "no modes, and a text", in: "processed/error; decryption-failed", want: "processed/error: decryption-failed"},
		{name: "misspelled (OpenAS2)", in: auto + "processed/error: decompresion-failed", want: "processed/error: decompresion-failed"},
		{name: "of a product (pyas2lib)", in: auto + "processed/error: unknown-trading-partner", want: "processed/error: unknown-trading-partner"},
		{name: "an error that is not called one", in: auto + "processed: decryption-failed", want: "processed/error: decryption-failed"},
		{name: "another word is a no", in: auto + "processed/superseded", want: "processed/superseded"},
		{name: "failed alone", in: auto + "failed", want: "failed"},
		{name: "another type", in: auto + "deleted", bad: true},
		{name: "empty", in: "", bad: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := wire.ParseDisposition(tt.in)
			if (err != nil) != tt.bad {
				t.Fatalf("%+v, %v", got, err)
			}
			if err == nil && (got.Outcome() != tt.want || got.Positive() != tt.positive) {
				t.Errorf("%q, positive %v", got.Outcome(), got.Positive())
			}
		})
	}
	for _, text := range []string{
		wire.AuthenticationFailed, wire.IntegrityCheckFailed, wire.DecryptionFailed, wire.DecompressionFailed,
		wire.InsufficientMessageSecurity, wire.UnexpectedProcessingError, wire.DuplicateFilename, wire.IllegalFilename,
		wire.InvalidMessageID, wire.UnknownTradingRelationship, wire.UnsupportedMICAlgorithm,
	} {
		d := wire.ErrorOf(text)
		got, err := wire.ParseDisposition(d.String())
		if err != nil || got.Text != text || got.Positive() || d.String() != auto+"processed/error: "+text {
			t.Errorf("%s: %+v %v", d, got, err)
		}
	}
	for _, text := range []string{wire.UnsupportedFormat, wire.UnsupportedMICAlgorithms, wire.SenderEqualsReceiver} {
		got, err := wire.ParseDisposition(wire.FailureOf(text).String())
		if err != nil || got.Text != text || !got.Failed {
			t.Errorf("%s: %+v %v", text, got, err)
		}
	}
}

// FuzzNames: whatever a header says is read or refused, and what is read can be
// written and read again.
func FuzzNames(f *testing.F) {
	for _, s := range []string{`"AS2 Test"`, `"\"a\""`, `""a""`, "a", "processed/Error:x", "a@b", "sha-256, sha1; x=y"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if name, quoted, err := wire.ParseName(s); err == nil && wire.CheckName(name) == nil {
			if again, _, err := wire.ParseName(wire.FormatName(name, quoted)); err != nil || again != name {
				t.Errorf("%q became %q, %v", name, again, err)
			}
		}
		if d, err := wire.ParseDisposition(s); err == nil {
			again, err := wire.ParseDisposition(d.String())
			if err != nil || again.Positive() != d.Positive() || again.Failed != d.Failed {
				t.Errorf("%q: %+v became %+v, %v", s, d, again, err)
			}
		}
		if m, err := wire.ParseMIC(s); err == nil {
			if again, err := wire.ParseMIC(m.String(wire.Plain)); err != nil || again.Hash != m.Hash {
				t.Errorf("%q: %v", s, err)
			}
		}
		_, _ = wire.ParseReceiptRequest("x", s, s)
		_ = wire.CheckMessageID(s)
		if id := wire.NewMessageID(s, s); wire.CheckMessageID(id) != nil || len(id) > 255 {
			t.Errorf("%q", id)
		}
		_ = wire.ParseVersion(s)
	})
}
