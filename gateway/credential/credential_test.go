// SPDX-License-Identifier: Apache-2.0

package credential_test

import (
	"strings"
	"testing"

	"ordergate/gateway/credential"
)

func TestHashIsVerified(t *testing.T) {
	t.Parallel()
	one, err := credential.Hash("pässword")
	if err != nil {
		t.Fatal(err)
	}
	two, err := credential.Hash("pässword")
	if err != nil {
		t.Fatal(err)
	}
	if one == two {
		t.Error("two hashes share a salt")
	}
	if !strings.HasPrefix(one, "$argon2id$v=19$m=19456,t=2,p=1$") || strings.Contains(one, "pässword") {
		t.Errorf("hash %s", one)
	}
	for password, want := range map[string]bool{"pässword": true, "passwort": false, "": false, strings.Repeat("x", credential.MaxPassword+1): false} {
		if ok, err := credential.Verify(one, password); ok != want || err != nil {
			t.Errorf("Verify(%.10q) = %v, %v", password, ok, err)
		}
	}
}

// What the argon2 command of the reference implementation makes is read, too:
// printf secret | argon2 saltsaltsalt -id -t 2 -k 64 -p 1 -l 32 -e.
func TestHashOfTheReference(t *testing.T) {
	t.Parallel()
	const phc = "$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0$X5FYVfax/F4kJBbMzd3VLf8g5G04Ag8NxNL9jEesfik"
	if ok, err := credential.Verify(phc, "secret"); !ok || err != nil {
		t.Errorf("Verify = %v, %v", ok, err)
	}
}

func TestHashOfNothing(t *testing.T) {
	t.Parallel()
	for _, password := range []string{"", strings.Repeat("x", credential.MaxPassword+1)} {
		if _, err := credential.Hash(password); err == nil {
			t.Errorf("a hash of %d bytes", len(password))
		}
	}
}

func TestDummyLetsNobodyIn(t *testing.T) {
	t.Parallel()
	if err := credential.Check(credential.Dummy()); err != nil {
		t.Fatal(err)
	}
	for _, password := range []string{"", "x", strings.Repeat("\x00", 32)} {
		if ok, err := credential.Verify(credential.Dummy(), password); ok || err != nil {
			t.Errorf("Verify(%q) = %v, %v", password, ok, err)
		}
	}
}

func TestCheckNamesTheFault(t *testing.T) {
	t.Parallel()
	const salt, key = "c2FsdHNhbHRzYWx0", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	for phc, want := range map[string]string{
		"":                              "begins with",
		"secret":                        "begins with",
		"$2b$12$abcdefghijklmnopqrstuv": "not a hash of argon2id",
		"$argon2i$v=19$m=64,t=2,p=1$" + salt + "$" + key:            "not a hash of argon2id",
		"$argon2id$v=16$m=64,t=2,p=1$" + salt + "$" + key:           "not whole",
		"$argon2id$v=19$m=64,t=2,p=1$" + salt:                       "not whole",
		"$argon2id$v=19$m=64,t=2$" + salt + "$" + key:               "costs",
		"$argon2id$v=19$t=2,m=64,p=1$" + salt + "$" + key:           "costs",
		"$argon2id$v=19$m=0,t=2,p=1$" + salt + "$" + key:            "costs",
		"$argon2id$v=19$m=4294967295,t=2,p=1$" + salt + "$" + key:   "is more than",
		"$argon2id$v=19$m=99999999999,t=2,p=1$" + salt + "$" + key:  "costs",
		"$argon2id$v=19$m=64,t=1000,p=1$" + salt + "$" + key:        "is more than",
		"$argon2id$v=19$m=64,t=2,p=255$" + salt + "$" + key:         "is more than",
		"$argon2id$v=19$m=64,t=2,p=1$!$" + key:                      "a salt",
		"$argon2id$v=19$m=64,t=2,p=1$$" + key:                       "a salt",
		"$argon2id$v=19$m=64,t=2,p=1$" + salt + "$" + "AAAA":        "a key",
		"$argon2id$v=19$m=64,t=2,p=1$" + salt + "$" + key + "AAAA$": "not whole",
	} {
		err := credential.Check(phc)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Check(%q) = %v, want %q", phc, err, want)
		}
		if ok, err := credential.Verify(phc, "secret"); ok || err == nil {
			t.Errorf("Verify(%q) = %v, %v", phc, ok, err)
		}
	}
}

func FuzzVerify(f *testing.F) {
	f.Add("$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAA", "secret")
	f.Add("$argon2id$v=19$m=,t=,p=$$", "")
	f.Fuzz(func(t *testing.T, phc, password string) {
		if credential.Check(phc) != nil {
			if ok, err := credential.Verify(phc, password); ok || err == nil {
				t.Fatalf("%q lets %q in", phc, password)
			}
		}
	})
}
