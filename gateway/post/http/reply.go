// SPDX-License-Identifier: Apache-2.0

package http

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
)

// reply is the body of a 2xx:
//
//	{"erpOrderNumber": "SO-1187", "lines": [{"line": 2, "quantity": "40", "date": "2026-12-04"}]}
type reply struct {
	Number  string
	Refused bool // "status": "rejected"
	Reason  string
	Lines   []gateway.LineDecision
}

// readReply reads a reply strictly: a key that is not known here is a fault, for
// a typing error in "quantity" must not read as "accepted as ordered".
func readReply(body []byte, order *gateway.Order) (reply, error) {
	var r reply
	var status string
	var lines json.RawMessage
	err := object(body, "", map[string]func(json.RawMessage) error{
		"erpOrderNumber": func(v json.RawMessage) error { return stringOrNumber(v, &r.Number) },
		"status":         func(v json.RawMessage) error { return plainString(v, &status) },
		"reason":         func(v json.RawMessage) error { return plainString(v, &r.Reason) },
		"lines":          func(v json.RawMessage) error { lines = v; return nil },
	})
	if err != nil {
		return reply{}, err
	}
	switch gateway.Status(status) {
	case "", gateway.Accepted, gateway.Changed:
	case gateway.Refused:
		r.Refused, r.Reason = true, short(r.Reason) // lines are what it would take instead
	default:
		return reply{}, fmt.Errorf(`status %q is none of "accepted", "changed", "rejected"`, status)
	}
	if len(r.Number) > 80 {
		return reply{}, fmt.Errorf("erpOrderNumber is longer than 80 characters")
	}
	if lines != nil && string(lines) != "null" {
		r.Lines, err = readLines(lines, order)
	}
	return r, err
}

// readLines puts the ERP's lines beside the order's: by their place, or by the
// number in "line" (from 1) when every one has it; the others are as ordered.
func readLines(raw json.RawMessage, order *gateway.Order) ([]gateway.LineDecision, error) {
	var list []json.RawMessage
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, errors.New("lines is no list")
	}
	if len(list) == 0 || order == nil {
		return nil, nil
	}
	n := len(order.OrderLine)
	out := make([]gateway.LineDecision, n)
	for i := range out {
		out[i].Status = gateway.Accepted
	}
	taken := map[int]bool{}
	numbered := 0
	for i, l := range list {
		path := fmt.Sprintf("lines[%d]", i)
		at, d, err := readLine(l, path)
		if err != nil {
			return nil, err
		}
		if at != 0 {
			numbered++
		} else {
			at = i + 1
		}
		switch {
		case at < 1 || at > n:
			return nil, fmt.Errorf("%s is line %d, but the order has %d", path, at, n)
		case taken[at]:
			return nil, fmt.Errorf("%s is line %d again", path, at)
		}
		taken[at] = true
		settle(&d, order.OrderLine[at-1])
		out[at-1] = d
	}
	if numbered != len(list) && (numbered > 0 || len(list) != n) {
		return nil, fmt.Errorf(`lines has %d of %d lines: say which with "line" in each`, len(list), n)
	}
	return out, nil
}

var dateText = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

func readLine(raw json.RawMessage, path string) (at int, d gateway.LineDecision, err error) {
	var status string
	err = object(raw, path, map[string]func(json.RawMessage) error{
		"line": func(v json.RawMessage) error {
			if json.Unmarshal(v, &at) != nil || at < 1 {
				return errors.New("is no line number from 1")
			}
			return nil
		},
		"status":   func(v json.RawMessage) error { return plainString(v, &status) },
		"code":     func(v json.RawMessage) error { return plainString(v, &d.Code) },
		"quantity": func(v json.RawMessage) error { return number(v, &d.Quantity) },
		"unitCode": func(v json.RawMessage) error { return plainString(v, &d.UnitCode) },
		"price":    func(v json.RawMessage) error { return number(v, &d.Price) },
		"date": func(v json.RawMessage) error {
			if err := plainString(v, &d.Date); err != nil {
				return err
			}
			if _, err := time.Parse(time.DateOnly, d.Date); err != nil || !dateText.MatchString(d.Date) {
				return fmt.Errorf("%q is no date as in 2026-11-30", short(d.Date))
			}
			return nil
		},
		"substitute": func(v json.RawMessage) error {
			d.Substitute = new(gateway.Identification)
			if len(v) > 0 && v[0] == '"' {
				return plainString(v, &d.Substitute.ID)
			}
			return object(v, "", map[string]func(json.RawMessage) error{
				"id":       func(v json.RawMessage) error { return plainString(v, &d.Substitute.ID) },
				"schemeID": func(v json.RawMessage) error { return plainString(v, &d.Substitute.SchemeID) },
			})
		},
		"reason": func(v json.RawMessage) error { return plainString(v, &d.Reason) },
	})
	if err != nil {
		return 0, d, err
	}
	if d.Substitute != nil && d.Substitute.ID == "" {
		return 0, d, fmt.Errorf("%s.substitute has no id", path)
	}
	if d.Substitute != nil && len(d.Substitute.ID) > 48 { // X12 234, in the answer's ACK08
		return 0, d, fmt.Errorf("%s.substitute is longer than 48 characters", path)
	}
	if d.Code != "" && acknowledge.LineWords(d.Code) == "" {
		return 0, d, fmt.Errorf("%s.code %q is no line answer (X12 668)", path, short(d.Code))
	}
	if d.Quantity != nil && d.Quantity.Sign() < 0 || d.Price != nil && d.Price.Sign() < 0 {
		return 0, d, fmt.Errorf("%s: quantity and price cannot be negative", path)
	}
	known := []string{"accepted", "quantityChanged", "priceChanged", "dateChanged", "substituted", "backOrdered", "changed", "onHold", "rejected"}
	if status != "" && !slices.Contains(known, status) {
		return 0, d, fmt.Errorf("%s.status %q is none of %s", path, short(status), strings.Join(known, ", "))
	}
	d.Status, d.Reason = gateway.Status(status), short(d.Reason)
	return at, d, nil
}

// settle gives a line that says "accepted", or no status, the status that its
// values amount to.
func settle(d *gateway.LineDecision, line gateway.Line) {
	if d.Status != "" && d.Status != gateway.Accepted {
		return
	}
	d.Status = gateway.Accepted
	var changes []gateway.Status
	if q := d.Quantity; q != nil && (line.Quantity == nil || !q.Equal(line.Quantity.Decimal) || d.UnitCode != "" && d.UnitCode != line.UnitCode) {
		changes = append(changes, gateway.QuantityChanged)
	}
	if p := d.Price; p != nil && (line.Price == nil || line.Price.PriceAmount == nil || !p.Equal(line.Price.PriceAmount.Decimal)) {
		changes = append(changes, gateway.PriceChanged)
	} else {
		d.Price = nil // as ordered
	}
	if d.Substitute != nil {
		changes = append(changes, gateway.Substituted)
	}
	switch len(changes) {
	case 0:
	case 1:
		d.Status = changes[0]
	default:
		d.Status = gateway.Changed
	}
}

// object reads a JSON object key by key; path is where it stands.
func object(raw json.RawMessage, path string, keys map[string]func(json.RawMessage) error) error {
	name := func(key string) string {
		if path == "" {
			return key
		}
		return path + "." + key
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return fmt.Errorf("%s is no object", orElse(path, "it"))
	}
	seen := map[string]bool{}
	for dec.More() {
		t, err := dec.Token()
		key, ok := t.(string)
		if err != nil || !ok {
			return fmt.Errorf("%s is no JSON", orElse(path, "it"))
		}
		var v json.RawMessage
		if err := dec.Decode(&v); err != nil {
			return fmt.Errorf("%s is no JSON", name(key))
		}
		read := keys[key]
		switch {
		case read == nil:
			known := make([]string, 0, len(keys))
			for k := range keys {
				known = append(known, k)
			}
			slices.Sort(known)
			if near := gateway.Nearest(key, known); near != "" {
				return fmt.Errorf("%s is not known (did you mean %q?)", name(short(key)), near)
			}
			return fmt.Errorf("%s is not known (there are %s)", name(short(key)), strings.Join(known, ", "))
		case seen[key]:
			return fmt.Errorf("%s stands there twice", name(key))
		}
		seen[key] = true
		if string(v) == "null" {
			continue
		}
		if err := read(v); err != nil {
			return fmt.Errorf("%s %w", name(key), err)
		}
	}
	if _, err := dec.Token(); err != nil {
		return fmt.Errorf("%s is no JSON", orElse(path, "it"))
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s is followed by something", orElse(path, "it"))
	}
	return nil
}

func plainString(v json.RawMessage, into *string) error {
	if err := json.Unmarshal(v, into); err != nil {
		return errors.New("is no text")
	}
	return nil
}

// stringOrNumber reads an identifier that some ERPs send as a number, from its
// source text: no float comes near it.
func stringOrNumber(v json.RawMessage, into *string) error {
	if len(v) > 0 && v[0] != '"' {
		if !numberText.Match(v) || bytes.ContainsRune(v, '.') {
			return errors.New("is neither text nor a whole number")
		}
		*into = string(v)
		return nil
	}
	return plainString(v, into)
}

var numberText = regexp.MustCompile(`^-?[0-9]{1,24}(\.[0-9]{1,12})?$`)

// number reads a decimal from a string or from the source text of a number.
func number(v json.RawMessage, into **gateway.Dec) error {
	text := string(v)
	if len(v) > 0 && v[0] == '"' {
		if err := plainString(v, &text); err != nil {
			return err
		}
	}
	if !numberText.MatchString(text) {
		return fmt.Errorf("%q is no decimal", short(text))
	}
	d, err := gateway.NewDec(text)
	if err != nil {
		return err
	}
	*into = &d
	return nil
}

func isObject(body []byte) bool {
	b := bytes.TrimSpace(body)
	return len(b) > 0 && b[0] == '{' && json.Valid(b)
}

// readList splits a list of orders.
func readList(body []byte) ([]json.RawMessage, error) {
	var list []json.RawMessage
	if err := json.Unmarshal(body, &list); err != nil {
		return nil, errors.New("it is no JSON")
	}
	return list, nil
}

// message finds what an error says for people: the usual keys of a JSON problem
// (RFC 9457 detail and title among them), or a short plain text.
func message(res response) string {
	var m map[string]json.RawMessage
	if isObject(res.body) && json.Unmarshal(res.body, &m) == nil {
		for _, key := range []string{"reason", "message", "detail", "error", "title", "errors"} {
			if s := words(m[key], 0); s != "" {
				return short(s)
			}
		}
		return ""
	}
	if isPage(res) || !utf8.Valid(res.body) {
		return ""
	}
	return short(string(res.body))
}

// words finds the text in a JSON value: itself, or the first one inside.
func words(v json.RawMessage, depth int) string {
	var s string
	if depth > 3 || len(v) == 0 {
		return ""
	}
	if json.Unmarshal(v, &s) == nil {
		return s
	}
	var m map[string]json.RawMessage
	if json.Unmarshal(v, &m) == nil {
		for _, key := range []string{"message", "value", "detail", "reason"} {
			if s := words(m[key], depth+1); s != "" {
				return s
			}
		}
		return ""
	}
	var list []json.RawMessage
	if json.Unmarshal(v, &list) == nil {
		var all []string
		for _, e := range list[:min(len(list), 5)] {
			if s := words(e, depth+1); s != "" {
				all = append(all, s)
			}
		}
		return strings.Join(all, "; ")
	}
	return ""
}

// short is text as one printable line of at most 300 characters.
func short(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	if n := utf8.RuneCountInString(s); n > 300 {
		r := []rune(s)
		s = string(r[:299]) + "…"
	}
	return s
}
