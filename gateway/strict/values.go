// SPDX-License-Identifier: Apache-2.0

package strict

import (
	"encoding"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"

	"ordergate/gateway"
)

var (
	textType     = reflect.TypeFor[encoding.TextUnmarshaler]()
	treeType     = reflect.TypeFor[tree]()
	decType      = reflect.TypeFor[gateway.Dec]()
	durationType = reflect.TypeFor[time.Duration]()
)

func isTree(t reflect.Type) bool { return reflect.PointerTo(t).Implements(treeType) }

// scalarType tells whether a type is written as a single value.
func scalarType(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer || isTree(t) {
		return false
	}
	if t == decType || reflect.PointerTo(t).Implements(textType) {
		return true
	}
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return true
	}
	return false
}

func setScalar(v reflect.Value, text string) error {
	switch {
	case v.Type() == decType:
		d, err := parseDec(text)
		if err == nil {
			v.Set(reflect.ValueOf(d))
		}
		return err
	case reflect.PointerTo(v.Type()).Implements(textType):
		return v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(text))
	case v.Type() == durationType:
		d, err := ParseDuration(text)
		if err == nil {
			v.SetInt(int64(d))
		}
		return err
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Bool:
		return setBool(v, text)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		i, err := parseInt(text, math.MinInt64>>(64-v.Type().Bits()), math.MaxInt64>>(64-v.Type().Bits()))
		if err != nil {
			return err
		}
		v.SetInt(i)
	default:
		most := int64(math.MaxInt64)
		if bits := v.Type().Bits(); bits < 64 {
			most = 1<<bits - 1
		}
		i, err := parseInt(text, 0, most)
		if err != nil {
			return err
		}
		v.SetUint(uint64(i))
	}
	return nil
}

func setBool(v reflect.Value, text string) error {
	switch text {
	case "true", "false":
		v.SetBool(text == "true")
		return nil
	}
	hint := "write true or false"
	switch strings.ToLower(text) {
	case "yes", "on", "y", "1", "true":
		hint = "write true"
	case "no", "off", "n", "0", "false":
		hint = "write false"
	}
	return &Problem{fmt.Sprintf("%q is neither true nor false", shorten(text)), hint}
}

func parseInt(text string, least, most int64) (int64, error) {
	digits := strings.TrimPrefix(text, "-")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return 0, &Problem{fmt.Sprintf("%q is not a whole number", shorten(text)), ""}
	}
	if len(digits) > 1 && digits[0] == '0' {
		return 0, &Problem{fmt.Sprintf("%q starts with a zero", shorten(text)), "write it without: elsewhere that means octal"}
	}
	i, err := strconv.ParseInt(text, 10, 64)
	if err != nil || i < least || i > most {
		return 0, &Problem{fmt.Sprintf("%s is out of range", shorten(text)), fmt.Sprintf("%d to %d", least, most)}
	}
	return i, nil
}

// parseDec takes plain decimals only, as people write amounts.
func parseDec(text string) (gateway.Dec, error) {
	digits := strings.TrimPrefix(text, "-")
	whole, fraction, dot := strings.Cut(digits, ".")
	if whole == "" || dot && fraction == "" || strings.Trim(whole+fraction, "0123456789") != "" || len(digits) > 60 {
		p := &Problem{Message: fmt.Sprintf("%q is not a decimal number", shorten(text))}
		if strings.Contains(text, ",") {
			p.Hint = "write a point, no comma"
		}
		return gateway.Dec{}, p
	}
	d, err := gateway.NewDec(text)
	if err != nil {
		return gateway.Dec{}, &Problem{Message: fmt.Sprintf("%q is not a decimal number", shorten(text))}
	}
	return d, nil
}
