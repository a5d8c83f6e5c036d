// SPDX-License-Identifier: Apache-2.0

package credential_test

import (
	"strings"
	"testing"

	"ordergate/gateway/credential"
)

func TestPassword(t *testing.T) {
	t.Parallel()
	h, err := credential.New([]byte("correct horse"))
	if err != nil {
		t.Fatal(err)
	}
	again, err := credential.Parse(h.String())
	if err != nil {
		t.Fatal(err)
	}
	if !again.Matches([]byte("correct horse")) || again.Matches([]byte("correct horsf")) || again.Matches(nil) || again.Nobody().Matches([]byte("correct horse")) {
		t.Error("it does not tell passwords apart")
	}
	if _, err := credential.New(make([]byte, credential.MaxLength+1)); err == nil {
		t.Error("a password over the limit was hashed")
	}
	if _, err := credential.New(nil); err == nil {
		t.Error("an empty password was hashed")
	}
	if credential.Default().Matches(nil) || credential.Default().Matches([]byte("correct horse")) {
		t.Error("somebody has the password of nobody")
	}
	if a, b := credential.Generate(), credential.Generate(); len(a) != 24 || a == b {
		t.Error(len(a))
	}
}

// A hash of another program (argon2's own command line tool).
func TestOther(t *testing.T) {
	t.Parallel()
	const text = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	h, err := credential.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if !h.Matches([]byte("password")) {
		t.Error("the reference's vector does not match")
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	const good = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$c3Vtc3Vtc3Vtc3Vtc3VtcQ"
	if _, err := credential.Parse(good); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{"kind": {"argon2id", "argon2i"}, "version": {"v=19", "v=16"}, "memory": {"m=19456", "m=4194304"}, "little": {"m=19456", "m=64"},
		"passes": {"t=2", "t=1000"}, "lanes": {"p=1", "p=0"}, "sign": {"t=2", "t=-2"}, "zeros": {"t=2", "t=02"}, "blank": {"t=2", "t= 2"}, "salt": {"c2FsdHNhbHQ", "c2Fs"},
		"base64": {"c2FsdHNhbHQ", "c2FsdHNhbHR"}, "digest": {"c3Vtc3Vtc3Vtc3Vtc3VtcQ", "c3Vt"}, "tail": {"c3VtcQ", "c3VtcQ$x"}} {
		_, err := credential.Parse(strings.Replace(good, change[0], change[1], 1))
		if err == nil {
			t.Errorf("%s: taken", name)
		} else if strings.Contains(err.Error(), "c3Vt") {
			t.Errorf("%s: the hash is shown: %v", name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$c3Vtc3Vtc3Vtc3Vtc3VtcQ")
	f.Add("$argon2id$v=19$m=99999999999999999999,t=2,p=1$$")
	f.Fuzz(func(t *testing.T, text string) {
		if h, err := credential.Parse(text); err == nil && h.String() != text {
			t.Errorf("%q became %q", text, h)
		}
	})
}
