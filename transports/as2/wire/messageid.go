// SPDX-License-Identifier: Apache-2.0

package wire

import (
	"fmt"
	"strings"
)

// The lengths of Message-IDs: what is read at most, and written at most
// (RFC 4130 §5.3.3).
const (
	maxMessageID     = 998
	maxMessageIDSent = 255
)

// CheckMessageID tells what is wrong with a Message-ID that was received. Blanks
// in it, no brackets and no @ are all right: peers send them, and it is copied
// byte for byte.
func CheckMessageID(id string) error {
	if strings.TrimSpace(id) == "" {
		return fmt.Errorf("the Message-ID is empty")
	}
	if len(id) > maxMessageID {
		return fmt.Errorf("the Message-ID has %d characters, %d are the most", len(id), maxMessageID)
	}
	for i := 0; i < len(id); i++ {
		if id[i] < ' ' || id[i] > '~' {
			return fmt.Errorf("the Message-ID has byte 0x%02X at %d; printable ASCII only", id[i], i+1)
		}
	}
	return nil
}

// NewMessageID makes the Message-ID of a message of ours from its id and the name
// of our host: <id@host>, without blanks, maxMessageIDSent characters at most.
func NewMessageID(id, host string) string {
	host = token(host)
	if host == "" {
		host = "ordergate"
	}
	if len(host) > 120 {
		host = host[:120]
	}
	id = token(id)
	if most := maxMessageIDSent - len(host) - len("<@>"); len(id) > most {
		id = id[:most]
	}
	return "<" + id + "@" + host + ">"
}

// token keeps what may stand in a Message-ID everywhere (RFC 5322 dot-atom).
func token(s string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-', r == '_', r == '.':
			return r
		default:
			return '-'
		}
	}, s), ".")
}

// SameMessageID compares an Original-Message-ID with the id that was sent: byte
// for byte, save blanks around it and brackets that a peer took off or put on.
func SameMessageID(a, b string) bool {
	bare := func(s string) string {
		s = strings.TrimSpace(s)
		if len(s) > 2 && s[0] == '<' && s[len(s)-1] == '>' {
			s = s[1 : len(s)-1]
		}
		return s
	}
	return bare(a) == bare(b) && bare(a) != ""
}
