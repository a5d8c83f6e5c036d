// SPDX-License-Identifier: Apache-2.0

package acknowledge

import (
	"errors"
	"fmt"
	"io"

	"ordergate/gateway"
	"ordergate/gateway/decode/x12"
)

// Numbers reads an interchange that somebody else wrote for a partner, and gives
// the numbers by which the partner will acknowledge it. What has no interchange
// gives none. Errors: Invalid for an interchange that the partner could not read
// either, and for several, which one acknowledgement could not tell apart; those
// of r otherwise.
func Numbers(r io.Reader) (Sealed, error) {
	var s Sealed
	in := x12.NewReader(r, x12.Options{Reuse: true})
	seen := 0
	for {
		ev, err := in.Next()
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		if err != nil {
			return Sealed{}, fmt.Errorf("read the interchange: %w", err)
		}
		switch ev.Kind {
		case x12.InterchangeStart:
			if seen++; seen > 1 {
				return Sealed{}, unfit("There are several interchanges in it: send them one by one.")
			}
		case x12.GroupStart:
			s.Groups = append(s.Groups, SealedGroup{FunctionalID: ev.Group.FunctionalID, Version: ev.Group.Version, Control: ev.Group.Control})
		case x12.Set:
			if len(s.Groups) == 0 {
				return Sealed{}, unfit("A transaction set stands outside any functional group.")
			}
			g := &s.Groups[len(s.Groups)-1]
			g.Sets = append(g.Sets, SealedSet{ID: ev.Report.ID, Control: ev.Report.Control, Index: -1})
		case x12.InterchangeEnd:
			if ev.Interchange.Status == "R" {
				return Sealed{}, unfit("Interchange %s is broken (TA105 %s): no partner could read it.", ev.Interchange.Control, ev.Interchange.Note)
			}
			s.Control = ev.Interchange.Control
		}
	}
}

// unfit refuses an interchange.
func unfit(text string, args ...any) error {
	return &gateway.Error{Op: "acknowledge.numbers", Kind: gateway.Invalid, Public: fmt.Sprintf(text, args...)}
}
