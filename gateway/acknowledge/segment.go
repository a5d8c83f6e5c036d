// SPDX-License-Identifier: Apache-2.0

package acknowledge

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/decode"
	"ordergate/gateway/decode/x12"
)

// Segment is an id and its elements. Composites and repeated elements are made
// with x12.Composite and x12.Repeated: their separators are chosen when the
// segment is written.
type Segment []string

func (s Segment) out() x12.Segment { return x12.Segment{ID: s[0], Elements: s[1:]} }

// Set is a transaction set without envelope and control numbers.
type Set struct {
	ID             string    `json:"id"`           // ST01: "997"
	FunctionalID   string    `json:"functionalId"` // GS01: "FA"
	Version        string    `json:"version"`      // GS08
	Agency         string    `json:"agency"`       // GS07
	Implementation string    `json:"implementation,omitempty"`
	Sender         string    `json:"sender"`           // GS02: ours; "" takes the Envelope's, or the interchange's
	Receiver       string    `json:"receiver"`         // GS03: the partner's; likewise
	Segments       []Segment `json:"segments"`         // ST and SE left out
	Latin1         bool      `json:"latin1,omitempty"` // it answers a document in ISO 8859-1, and is written so
}

// Bundle is what goes to one partner in one interchange: TA1 segments, and sets
// that are ready together.
type Bundle struct {
	TA1  []Segment
	Sets []Set
}

// Envelope is what Seal puts around a Bundle. The numbers are those the caller
// took from the journal in the transaction that stores the interchange.
type Envelope struct {
	Sender, Receiver           decode.Party // ISA05-08: ours, the partner's
	GroupSender, GroupReceiver string       // GS02, GS03 of sets that bring none
	Interchange                int64        // ISA13
	Group                      int64        // GS06 of the first group; Bundle.Groups numbers in a row are used
	Set                        int64        // ST02 of the first set; len(Bundle.Sets) numbers in a row are used
	Version                    string       // ISA12 the partner used, "" to derive it from the first set's release
	Now                        time.Time    // in the partner's zone: written as it reads
	Test                       bool         // ISA15 T; Profile.Test has the same effect
	// Syntax is what the partner's own documents are held against: what it may
	// send us, we may send it.
	Syntax x12.Policy
}

// Sealed is a written interchange and the numbers it carries, by which the
// partner's own acknowledgement will name it.
type Sealed struct {
	Payload []byte `json:"-"`
	// Replaced names the values of which characters were lost, since the
	// partner's character set does not have them.
	Replaced []string      `json:"replaced,omitempty"`
	Control  string        `json:"control"` // ISA13
	Groups   []SealedGroup `json:"groups,omitempty"`
}

// SealedGroup is a functional group of a Sealed interchange.
type SealedGroup struct {
	FunctionalID string      `json:"functionalId"` // GS01
	Version      string      `json:"version"`      // GS08
	Control      string      `json:"control"`      // GS06
	Sets         []SealedSet `json:"sets"`
}

// SealedSet is a transaction set of a SealedGroup; Index is its place in
// Bundle.Sets.
type SealedSet struct {
	ID      string `json:"id"`      // ST01
	Control string `json:"control"` // ST02
	Index   int    `json:"index"`
}

type groupKey struct{ functional, version, agency, sender, receiver string }

// groups puts sets of a kind together, in the order of their first one.
func (b Bundle) groups(env Envelope) (keys []groupKey, members map[groupKey][]int) {
	members = map[groupKey][]int{}
	for i, s := range b.Sets {
		k := groupKey{s.FunctionalID, s.Version, orElse(s.Agency, "X"), groupID(s.Sender, env.GroupSender, env.Sender.ID), groupID(s.Receiver, env.GroupReceiver, env.Receiver.ID)}
		if members[k] == nil {
			keys = append(keys, k)
		}
		members[k] = append(members[k], i)
	}
	return keys, members
}

// groupID is the first of some ids that a GS can hold (GS02, GS03): what the
// partner sent may be none, and the interchange's own is the next best.
func groupID(ids ...string) string {
	i := slices.IndexFunc(ids, func(id string) bool { return id != "" && len(id) <= 15 && carriable(id, "") })
	if i < 0 {
		return ""
	}
	return ids[i]
}

// Groups is how many functional groups the bundle makes under env (whose
// numbers do not matter): so many GS06 numbers Seal uses.
func (b Bundle) Groups(env Envelope) int {
	keys, _ := b.groups(env)
	return len(keys)
}

const maxControl = 999_999_999

// Seal writes the bundle as one interchange. Separators are those of the
// profile, else the usual ones, else others that no value holds. It is read back
// before it leaves: a value that cannot be carried or that no partner would take
// (*x12.ErrValue), a number that does not fit and a missing address are errors
// of kind Invalid that name it.
func (b Bundle) Seal(p Profile, env Envelope) (Sealed, error) {
	p = p.WithDefaults()
	keys, members := b.groups(env)
	if len(b.TA1) == 0 && len(b.Sets) == 0 {
		return Sealed{}, invalid("there is nothing to send")
	}
	if err := env.check(int64(len(keys)), int64(len(b.Sets))); err != nil {
		return Sealed{}, err
	}
	o := &x12.Out{
		SenderQualifier: env.Sender.Qualifier, SenderID: env.Sender.ID,
		ReceiverQualifier: env.Receiver.Qualifier, ReceiverID: env.Receiver.ID,
		Time: env.Now, Version: interchangeVersion(p, env, b.Sets), Control: env.Interchange, Usage: "P",
		Delimiters: p.Delimiters.bytes(), Strict: true, Compact: p.Compact,
		Latin1: slices.ContainsFunc(b.Sets, func(s Set) bool { return s.Latin1 }),
	}
	if env.Test || p.Test {
		o.Usage = "T"
	}
	for _, s := range b.TA1 {
		o.TA1 = append(o.TA1, s.out())
	}
	out := Sealed{Control: fmt.Sprintf("%09d", env.Interchange)}
	if o.Latin1 {
		out.Replaced = b.foreign()
	}
	set := env.Set
	for i, k := range keys {
		if err := k.check(); err != nil {
			return Sealed{}, err
		}
		og := x12.OutGroup{FunctionalID: k.functional, Sender: k.sender, Receiver: k.receiver, Control: env.Group + int64(i), Version: k.version, Agency: k.agency, FirstSet: set}
		g := SealedGroup{FunctionalID: k.functional, Version: k.version, Control: strconv.FormatInt(og.Control, 10)}
		for _, at := range members[k] {
			s := b.Sets[at]
			os := x12.OutSet{ID: s.ID, Implementation: s.Implementation}
			for _, seg := range s.Segments {
				os.Segments = append(os.Segments, seg.out())
			}
			og.Sets = append(og.Sets, os)
			g.Sets = append(g.Sets, SealedSet{ID: s.ID, Control: fmt.Sprintf("%04d", set), Index: at})
			set++
		}
		o.Groups = append(o.Groups, og)
		out.Groups = append(out.Groups, g)
	}
	payload, err := x12.Encode(o)
	if err == nil {
		err = x12.Verify(payload, env.Syntax)
	}
	if err != nil {
		return Sealed{}, gateway.E("acknowledge", gateway.Invalid, err)
	}
	out.Payload = payload
	return out, nil
}

// foreign names the values that ISO 8859-1 does not have all characters of.
func (b Bundle) foreign() (out []string) {
	for _, s := range b.Sets {
		for _, seg := range s.Segments {
			for i, v := range seg[1:] {
				if _, whole := x12.Latin1(v); !whole {
					out = append(out, fmt.Sprintf("%s%02d %q", seg[0], i+1, v))
				}
			}
		}
	}
	return out
}

func (env Envelope) check(groups, sets int64) error {
	switch {
	case env.Interchange < 1 || env.Interchange > maxControl:
		return invalid("interchange control number %d is outside 1 to 999999999", env.Interchange)
	case groups > 0 && (env.Group < 1 || env.Group+groups-1 > maxControl):
		return invalid("group control number %d is outside 1 to 999999999", env.Group)
	case sets > 0 && (env.Set < 1 || env.Set+sets-1 > maxControl):
		return invalid("transaction set control number %d is outside 1 to 999999999", env.Set)
	case env.Now.IsZero():
		return invalid("the time of the answer is missing")
	}
	for _, a := range []struct {
		name  string
		party decode.Party
	}{{"sender (ISA05, ISA06)", env.Sender}, {"receiver (ISA07, ISA08)", env.Receiver}} {
		if a.party.ID == "" || len(a.party.ID) > 15 || len(a.party.Qualifier) != 2 {
			return invalid("%s %q:%q: a qualifier has 2 characters, an id 1 to 15", a.name, a.party.Qualifier, a.party.ID)
		}
	}
	return nil
}

func (k groupKey) check() error {
	for _, a := range []struct{ name, id string }{{"sender (GS02)", k.sender}, {"receiver (GS03)", k.receiver}} {
		if len(a.id) < 1 || len(a.id) > 15 {
			return invalid("group %s %q: 2 to 15 characters", a.name, a.id)
		}
	}
	return nil
}

// interchangeVersion is ISA12: what the profile says, else what the partner
// sends, else what belongs to the release.
func interchangeVersion(p Profile, env Envelope, sets []Set) string {
	switch {
	case p.Interchange != "":
		return p.Interchange
	case controlText.MatchString(env.Version):
		return env.Version
	case len(sets) > 0 && len(sets[0].Version) >= 6 && digits(sets[0].Version[:6]):
		return sets[0].Version[:5]
	default:
		return "00401"
	}
}

// release is the six digits of a GS08, 004010 where it has none.
func release(version string) string {
	if len(version) >= 6 && digits(version[:6]) {
		return version[:6]
	}
	return "004010"
}

// date writes a date as a release wants it: six digits before 004010.
func date(version string, t time.Time) string {
	if release(version) < "004010" {
		return t.Format("060102")
	}
	return t.Format("20060102")
}

// redate writes a date as sent as a release wants it, "" for what is none.
func redate(version, sent string) string {
	for _, layout := range []string{"20060102", "060102"} {
		if d, err := time.Parse(layout, sent); err == nil {
			return date(version, d)
		}
	}
	return ""
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func invalid(format string, args ...any) error {
	return gateway.Errorf("acknowledge", gateway.Invalid, format, args...)
}
