// SPDX-License-Identifier: Apache-2.0

package wire

import (
	"fmt"
	"strings"
)

// maxName is the longest AS2 name, in characters (RFC 4130 §6.2).
const maxName = 128

// ParseName reads the value of AS2-From or AS2-To. quoted tells whether it stood
// in quotes: the answer writes it the same way. Read besides the grammar of
// RFC 4130 §6.2: blanks around it, blanks without quotes (OpenAS2), quotes that
// were not needed, quotes twice (pyas2lib).
func ParseName(header string) (name string, quoted bool, err error) {
	s := strings.Trim(header, " \t\r\n")
	if name, quoted = unquote(s); quoted {
		// A name that is in quotes still was quoted twice; CheckName lets nobody be
		// called so.
		if twice, ok := unquote(strings.TrimSpace(name)); ok && twice != "" {
			name = twice
		}
	} else {
		name = s
	}
	if err := checkName(name); err != nil {
		return "", quoted, err
	}
	return name, quoted, nil
}

// unquote takes one pair of quotes off and resolves \" and \\ inside. A backslash
// before anything else is itself.
func unquote(s string) (string, bool) {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return s, false
	}
	s = s[1 : len(s)-1]
	if !strings.Contains(s, `\`) {
		return s, true
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\') {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String(), true
}

func checkName(name string) error {
	if name == "" {
		return fmt.Errorf("the AS2 name is empty")
	}
	if len(name) > maxName {
		return fmt.Errorf("the AS2 name has %d characters, %d are the most (RFC 4130 §6.2)", len(name), maxName)
	}
	for i := 0; i < len(name); i++ {
		if name[i] < ' ' || name[i] > '~' {
			return fmt.Errorf("the AS2 name has byte 0x%02X at %d; letters, digits, blanks and signs of ASCII only (RFC 4130 §6.2)", name[i], i+1)
		}
	}
	return nil
}

// CheckName tells what is wrong with a name in a configuration.
func CheckName(name string) error {
	if err := checkName(name); err != nil {
		return err
	}
	if strings.TrimSpace(name) != name {
		return fmt.Errorf("the AS2 name %q begins or ends with a blank", name)
	}
	if _, quoted := unquote(name); quoted {
		return fmt.Errorf("the AS2 name %s is in quotes; write it without, they are added where they are needed", name)
	}
	return nil
}

// FormatName writes a name for AS2-From, AS2-To and the recipients of a report: in
// quotes when it needs them or quoted says so.
func FormatName(name string, quoted bool) string {
	if !quoted && !strings.ContainsAny(name, " \"\\") {
		return name
	}
	b := append(make([]byte, 0, len(name)+8), '"')
	for i := range len(name) {
		if name[i] == '"' || name[i] == '\\' {
			b = append(b, '\\')
		}
		b = append(b, name[i])
	}
	return string(append(b, '"'))
}
