// SPDX-License-Identifier: Apache-2.0

package acknowledge

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/decode/x12"
)

// FunctionalKind says which syntax acknowledgement a partner wants.
type FunctionalKind string

// The functional acknowledgements.
const (
	F997 FunctionalKind = "997"
	F999 FunctionalKind = "999"
	FNo  FunctionalKind = "none"
)

// When says when an answer goes out.
type When string

// The occasions. AsRequested is for TA1 (ISA14), OnChange for order responses.
const (
	Always      When = "always"
	AsRequested When = "as-requested"
	OnChange    When = "on-change"
	Never       When = "never"
)

// Form says how much an order response tells (X12 855 BAK02).
type Form string

// The forms.
const (
	Detail     Form = "detail"     // all lines: AD, AC, RD
	Exceptions Form = "exceptions" // only what is not as ordered: AK, AE, RF
	Short      Form = "short"      // header only where it can be said so: AK, RJ; else as Detail
	Requested  Form = "requested"  // what BEG07 asks for, Detail when it asks for nothing
)

// The two dialects of BAK04 and BAK09 (X12 855): the other date goes to BAK09.
const (
	PODate  = "po-date"  // BAK04 is the order's date, BAK09 the answer's
	AckDate = "ack-date" // BAK04 is the answer's date, BAK09 the order's
)

// What of an ordered line the answer repeats.
const (
	EchoFull   = "full"   // PO1 as sent
	EchoNumber = "number" // PO101 alone; PO1 as sent where PO101 is empty
)

// Profile is what one partner wants to hear, `answers:` in a partner file. Its
// zero value means the defaults.
type Profile struct {
	Functional    FunctionalKind `yaml:"functional" default:"997" doc:"syntax acknowledgement: 997, 999 or none"`
	TA1           When           `yaml:"ta1" default:"as-requested" doc:"interchange acknowledgement: as-requested (ISA14), always or never"`
	OrderResponse When           `yaml:"orderResponse" default:"always" doc:"answer to an order: always, on-change (only when something is not as ordered) or never"`
	Form          Form           `yaml:"form" default:"detail" doc:"detail (all lines), exceptions (only lines not as ordered), short (header only where that says it) or requested (BEG07)"`
	Dates         string         `yaml:"dates" default:"po-date" doc:"what BAK04 holds: po-date or ack-date; BAK09 holds the other"`
	Purpose       string         `yaml:"purpose" default:"00" doc:"BAK01 of an answer: 00 original or 06 confirmation"`
	Revision      string         `yaml:"revision" default:"05" doc:"BAK01 of an answer that follows one already sent (after on hold): 00, 04, 05 or 06"`
	// Replace and ReplaceHeader map codes the partner does not take.
	Replace       map[string]string `yaml:"replace" doc:"line codes (ACK01) the partner does not take, with what to say instead: {R2: IR}"`
	ReplaceHeader map[string]string `yaml:"replaceHeader" doc:"order codes (BAK02) the partner does not take, with what to say instead: {AK: AT}"`
	DateQualifier string            `yaml:"dateQualifier" doc:"ACK04 of a promised date: 067, 068, 069, 079 … Default: 068 when the order asks for a ship date, else 067"`
	Substitute    string            `yaml:"substituteQualifier" default:"VP" doc:"ACK07 of a substitute item that has no X12 qualifier of its own: VP, SR …"`
	Balance       bool              `yaml:"balance" doc:"make the ACKs of a line add up to the ordered quantity: what a smaller quantity leaves over is said as ID"`
	Echo          string            `yaml:"echo" default:"full" doc:"what of PO1 the answer repeats: full or number"`
	EchoHeader    []string          `yaml:"echoHeader" doc:"header segments of the order the answer repeats as sent, each with what belongs to it: CUR, REF, PER, FOB, SAC, ITD, DTM, TD5, N9, N1"`
	EchoLine      []string          `yaml:"echoLine" doc:"line segments of the order the answer repeats as sent, each with what belongs to it: CTP, MEA, PID, PO4, REF, PER, SAC, ITD, FOB, SDQ, DTM, TD5, MAN, QTY, SCH, N9, N1, SLN"`
	Reasons       bool              `yaml:"reasons" doc:"say why in words (N9 with MSG, MTX from 004020)"`
	Version       string            `yaml:"version" doc:"release to answer in (GS08); default the one the partner sent"`
	Interchange   string            `yaml:"interchangeVersion" doc:"ISA12 of answers; default the one the partner sent"`
	Delimiters    Delimiters        `yaml:"delimiters" doc:"separators of answers; default * > ^ ~, or others where data holds one of these"`
	Compact       bool              `yaml:"compact" doc:"no line break behind each segment"`
	TimeZone      string            `yaml:"timeZone" default:"UTC" doc:"the partner's zone, Area/City: of dates and times in answers, and of the day that rules about dates go by"`
	Test          bool              `yaml:"test" doc:"mark all answers as test (ISA15 T)"`
	OnHoldAfter   time.Duration     `yaml:"onHoldAfter" doc:"tell the partner once that an order is on hold (BAK02 AH) when it waits for a person longer than this; default never"`
}

// Delimiters are the separators of answers; one character each, or a name: tab,
// lf, cr, fs, gs, rs, us, nel.
type Delimiters struct {
	Element    string `yaml:"element" doc:"between elements"`
	Component  string `yaml:"component" doc:"inside composites (ISA16)"`
	Repetition string `yaml:"repetition" doc:"between repetitions (ISA11 from 00402)"`
	Segment    string `yaml:"segment" doc:"behind each segment"`
}

// WithDefaults returns the profile with every empty field filled in.
func (p Profile) WithDefaults() Profile {
	fill(&p.Functional, F997)
	fill(&p.TA1, AsRequested)
	fill(&p.OrderResponse, Always)
	fill(&p.Form, Detail)
	fill(&p.Dates, PODate)
	fill(&p.Purpose, "00")
	fill(&p.Revision, "05")
	fill(&p.Substitute, "VP")
	fill(&p.Echo, EchoFull)
	fill(&p.TimeZone, "UTC")
	return p
}

func fill[T ~string](field *T, value T) {
	if *field == "" {
		*field = value
	}
}

var (
	releaseText = regexp.MustCompile(`^00[3-9]0[0-9]0[A-Z0-9]{0,6}$`)
	// receivedRelease is what partners send and can be answered in: 003072 and
	// releases before 003010 too.
	receivedRelease = regexp.MustCompile(`^00[2-9]0[0-9][0-9][A-Z0-9]{0,6}$`)
	controlText     = regexp.MustCompile(`^00[2-9][0-9]{2}$`)
	zoneText        = regexp.MustCompile(`^(UTC|[A-Za-z]+(/[A-Za-z0-9_+-]+){1,2})$`)
	headerEchoes    = []string{"CUR", "REF", "PER", "FOB", "SAC", "ITD", "DTM", "TD5", "N9", "N1"}
	lineEchoes      = []string{"CTP", "MEA", "PID", "PO4", "REF", "PER", "SAC", "ITD", "FOB", "SDQ", "DTM", "TD5", "MAN", "QTY", "SCH", "N9", "N1", "SLN"}
	headerCodes     = []string{"AC", "AD", "AE", "AH", "AK", "AP", "AT", "NA", "RD", "RF", "RJ", "RN", "RO", "RV", "ZZ"}
)

// Validate reports what is wrong with the profile as written, one call a fault;
// path leads to the value inside the profile ("replace", "R2"), as
// strict.File.Fault wants it. Whether the time zone exists is for the caller,
// who loads it, to say: this room reads no files.
func (p Profile) Validate(report func(message, hint string, path ...string)) {
	d := p.WithDefaults()
	oneOf(report, "functional", string(d.Functional), string(F997), string(F999), string(FNo))
	oneOf(report, "ta1", string(d.TA1), string(AsRequested), string(Always), string(Never))
	oneOf(report, "orderResponse", string(d.OrderResponse), string(Always), string(OnChange), string(Never))
	oneOf(report, "form", string(d.Form), string(Detail), string(Exceptions), string(Short), string(Requested))
	oneOf(report, "dates", d.Dates, PODate, AckDate)
	oneOf(report, "purpose", d.Purpose, "00", "06")
	oneOf(report, "revision", d.Revision, "00", "04", "05", "06")
	oneOf(report, "echo", d.Echo, EchoFull, EchoNumber)
	for i, s := range p.EchoHeader {
		oneOf(report, fmt.Sprintf("echoHeader.%d", i), s, headerEchoes...)
	}
	for i, s := range p.EchoLine {
		oneOf(report, fmt.Sprintf("echoLine.%d", i), s, lineEchoes...)
	}
	replacements(report, "replace", "line answer (X12 668)", p.Replace, lineCodes())
	replacements(report, "replaceHeader", "order answer (X12 587)", p.ReplaceHeader, headerCodes)
	if p.DateQualifier != "" && (len(p.DateQualifier) != 3 || !digits(p.DateQualifier)) {
		report(fmt.Sprintf("%q is no date qualifier", p.DateQualifier), "three digits (X12 374), 067 for delivery, 068 for shipment", "dateQualifier")
	}
	if len(d.Substitute) != 2 {
		report(fmt.Sprintf("%q is no product qualifier", d.Substitute), "two characters (X12 235), such as VP or SR", "substituteQualifier")
	}
	if p.Version != "" && !releaseText.MatchString(p.Version) {
		report(fmt.Sprintf("%q is no X12 release", p.Version), "write it as GS08 does: 004010, 005010, 004010VICS", "version")
	}
	if p.Interchange != "" && !controlText.MatchString(p.Interchange) {
		report(fmt.Sprintf("%q is no interchange version", p.Interchange), "five digits as in ISA12: 00401, 00501", "interchangeVersion")
	}
	if !zoneText.MatchString(d.TimeZone) {
		report(fmt.Sprintf("%q is no time zone", d.TimeZone), "write it as Area/City, such as America/Chicago", "timeZone")
	}
	if p.OnHoldAfter < 0 {
		report("a wait cannot be negative", "", "onHoldAfter")
	}
	p.Delimiters.validate(report)
}

func oneOf(report func(string, string, ...string), path, value string, allowed ...string) {
	if slices.Contains(allowed, value) {
		return
	}
	hint := "one of " + strings.Join(allowed, ", ")
	if near := gateway.Nearest(value, allowed); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	report(fmt.Sprintf("%q is not known here", value), hint, strings.Split(path, ".")...)
}

func replacements(report func(string, string, ...string), path, what string, table map[string]string, known []string) {
	for _, from := range sortedKeys(table) {
		for _, code := range []string{from, table[from]} {
			if !slices.Contains(known, code) {
				report(fmt.Sprintf("%q is no %s", code, what), "one of "+strings.Join(known, ", "), path, from)
			}
		}
	}
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// named are the separators that have no glyph.
func named(text string) (byte, bool) {
	switch text {
	case "tab":
		return '\t', true
	case "lf":
		return '\n', true
	case "cr":
		return '\r', true
	case "fs":
		return 0x1C, true
	case "gs":
		return 0x1D, true
	case "rs":
		return 0x1E, true
	case "us":
		return 0x1F, true
	case "nel":
		return 0x15, true
	}
	if len(text) == 1 && text[0] > ' ' && text[0] < 0x7F && !alphanumeric(text[0]) {
		return text[0], true
	}
	return 0, false
}

// bytes are the separators that are set; 0 for the others.
func (d Delimiters) bytes() (out x12.Delimiters) {
	out.Element, _ = named(d.Element)
	out.Component, _ = named(d.Component)
	out.Repetition, _ = named(d.Repetition)
	out.Segment, _ = named(d.Segment)
	return out
}

func (d Delimiters) validate(report func(string, string, ...string)) {
	seen := map[byte]string{}
	for _, f := range []struct{ name, text string }{{"element", d.Element}, {"component", d.Component}, {"repetition", d.Repetition}, {"segment", d.Segment}} {
		if f.text == "" {
			continue
		}
		b, ok := named(f.text)
		if !ok {
			report(fmt.Sprintf("%q cannot be a separator", f.text), "one punctuation character, or tab, lf, cr, fs, gs, rs, us, nel", "delimiters", f.name)
			continue
		}
		if other := seen[b]; other != "" {
			report(fmt.Sprintf("%q is the separator of %s already", f.text, other), "all separators must differ (X12 TA105 026, 027)", "delimiters", f.name)
		}
		seen[b] = f.name
	}
}

func alphanumeric(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
