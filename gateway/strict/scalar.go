// SPDX-License-Identifier: Apache-2.0

package strict

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var durationText = regexp.MustCompile(`^-?([0-9]+(d|h|m|s|ms))+$`)
var durationPart = regexp.MustCompile(`([0-9]+)(d|h|ms|m|s)`)

// ParseDuration reads "250ms", "30s", "15m", "4h", "14d" and sums of them
// ("1d12h"). A day is 24 hours. A number without a unit is an error, save 0.
func ParseDuration(text string) (time.Duration, error) {
	if text == "0" {
		return 0, nil
	}
	if !durationText.MatchString(text) || len(text) > 40 {
		p := &Problem{fmt.Sprintf("%q is not a length of time", shorten(text)), "like 30s, 15m, 4h, 14d or 1h30m"}
		if _, err := strconv.Atoi(text); err == nil {
			p.Hint = fmt.Sprintf("give the unit: %ss, %sm, %sh or %sd", text, text, text, text)
		}
		return 0, p
	}
	units := map[string]time.Duration{"d": 24 * time.Hour, "h": time.Hour, "m": time.Minute, "s": time.Second, "ms": time.Millisecond}
	var sum time.Duration
	for _, part := range durationPart.FindAllStringSubmatch(text, -1) {
		n, err := strconv.ParseInt(part[1], 10, 64)
		unit := units[part[2]]
		if err != nil || n > (math.MaxInt64-int64(sum))/int64(unit) {
			return 0, &Problem{fmt.Sprintf("%q is too long a time", shorten(text)), ""}
		}
		sum += time.Duration(n) * unit
	}
	if strings.HasPrefix(text, "-") {
		sum = -sum
	}
	return sum, nil
}

// FormatDuration writes a duration as ParseDuration reads it: "14d", "1h30m".
func FormatDuration(d time.Duration) string {
	if d == 0 {
		return "0"
	}
	var b strings.Builder
	if d < 0 {
		b.WriteByte('-')
		d = -d
	}
	for _, u := range []struct {
		name string
		size time.Duration
	}{{"d", 24 * time.Hour}, {"h", time.Hour}, {"m", time.Minute}, {"s", time.Second}, {"ms", time.Millisecond}} {
		if n := d / u.size; n > 0 {
			fmt.Fprintf(&b, "%d%s", n, u.name)
			d -= n * u.size
		}
	}
	return b.String()
}

// Bytes is a size in bytes, written "512", "64KiB", "10MB", "1GiB".
type Bytes int64

var bytesText = regexp.MustCompile(`^([0-9]{1,19}) ?(B|KB|KiB|MB|MiB|GB|GiB|TB|TiB)?$`)

var bytesUnits = []struct {
	name string
	size int64
}{{"TiB", 1 << 40}, {"TB", 1e12}, {"GiB", 1 << 30}, {"GB", 1e9}, {"MiB", 1 << 20}, {"MB", 1e6}, {"KiB", 1 << 10}, {"KB", 1e3}, {"B", 1}}

// UnmarshalText implements encoding.TextUnmarshaler.
func (b *Bytes) UnmarshalText(text []byte) error {
	m := bytesText.FindStringSubmatch(string(text))
	if m == nil {
		return &Problem{fmt.Sprintf("%q is not a size", shorten(string(text))), "like 512, 64KiB, 10MB or 1GiB"}
	}
	n, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil {
		return &Problem{fmt.Sprintf("%q is not a size", shorten(string(text))), ""}
	}
	size := int64(1)
	for _, u := range bytesUnits {
		if u.name == m[2] {
			size = u.size
		}
	}
	if n > math.MaxInt64/size {
		return &Problem{fmt.Sprintf("%q is too large a size", shorten(string(text))), ""}
	}
	*b = Bytes(n * size)
	return nil
}

// String writes the size with the largest unit that divides it.
func (b Bytes) String() string {
	for _, u := range bytesUnits {
		if u.size > 1 && b != 0 && int64(b)%u.size == 0 {
			return fmt.Sprintf("%d%s", int64(b)/u.size, u.name)
		}
	}
	return strconv.FormatInt(int64(b), 10)
}

// Secret is a reference to a secret: `${env:NAME}` or `file:path`. The value
// itself never stands in a file of ours, nor in a Secret: Resolve fetches it
// when it is needed. A Secret can be printed and compared.
type Secret struct{ ref string }

var secretText = regexp.MustCompile(`^(\$\{env:[A-Za-z_][A-Za-z0-9_]*\}|file:.+)$`)

// UnmarshalText implements encoding.TextUnmarshaler. The error never repeats
// the text: it may be the secret itself.
func (s *Secret) UnmarshalText(text []byte) error {
	if !secretText.Match(text) {
		return &Problem{"a secret does not stand in the file itself", "write ${env:NAME} or file:path"}
	}
	s.ref = string(text)
	return nil
}

// IsZero tells that no secret was given.
func (s Secret) IsZero() bool { return s.ref == "" }

// String gives the reference, never the secret.
func (s Secret) String() string { return s.ref }

// File returns the path of a `file:` reference, "" for others.
func (s Secret) File() string {
	path, ok := strings.CutPrefix(s.ref, "file:")
	if !ok {
		return ""
	}
	return path
}

// Resolve fetches the secret through the functions given (os.Getenv and a
// readFile that knows the config's folder, say). A file's last line break is no
// part of it. The zero Secret is "". Errors name the reference, never the value.
func (s Secret) Resolve(getenv func(string) string, readFile func(string) ([]byte, error)) (string, error) {
	if s.IsZero() {
		return "", nil
	}
	if path := s.File(); path != "" {
		b, err := readFile(path)
		if err != nil {
			return "", fmt.Errorf("read secret: %w", err)
		}
		v := strings.TrimSuffix(strings.TrimSuffix(string(b), "\n"), "\r")
		if v == "" {
			return "", fmt.Errorf("read secret: %s is empty", path)
		}
		return v, nil
	}
	name := strings.TrimSuffix(strings.TrimPrefix(s.ref, "${env:"), "}")
	v := getenv(name)
	if v == "" {
		return "", errors.New("read secret: environment variable " + name + " is not set")
	}
	return v, nil
}
