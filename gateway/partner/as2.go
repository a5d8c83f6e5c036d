// SPDX-License-Identifier: Apache-2.0

package partner

import (
	"fmt"

	"ordergate/gateway"
)

// as2 checks the AS2 relationship against our stations and the other partners'.
func (c *checking) as2() {
	a := c.p.AS2
	if a == nil {
		return
	}
	faults := a.Validate(func(message, hint string, path ...string) gateway.Fault {
		return c.Fault(message, hint, append([]string{"as2"}, path...)...)
	})
	c.l.faults = append(c.l.faults, faults...)
	c.bad = c.bad || len(faults.Errors()) > 0
	station := c.l.d.AS2Station(c.p)
	switch {
	case station != nil && station.AS2 == a.ID:
		c.fault(fmt.Sprintf("%q is our own station %s", a.ID, station.ID), "the partner's AS2 name belongs here", "as2", "id")
	case station != nil:
	case c.p.Station != "":
		c.fault(fmt.Sprintf("station %q has no AS2 name", c.p.Station), "set as2 at the station in the config", "station")
	case len(c.l.refs.Stations) > 1:
		c.fault("an AS2 relationship is one with one of our stations", "name the station", "as2")
	default:
		c.fault("our station has no AS2 name", "set as2 at the station in the config", "as2")
	}
	for _, id := range c.l.d.ids {
		other := c.l.d.partners[id]
		if other.AS2 != nil && other.AS2.ID == a.ID && c.l.d.AS2Station(other) == station {
			c.fault(fmt.Sprintf("the AS2 name %q is partner %s (%s) already", a.ID, other.ID, other.File),
				"a name is one partner; others that come by it stand in its partners", "as2", "id")
		}
	}
}

// AS2Station is the station that a partner's AS2 relationship is with: its own, or
// the only one that has an AS2 name. nil when there is none, or no telling.
func (d *Directory) AS2Station(p *Partner) *Station {
	var found *Station
	for i := range d.stations {
		s := &d.stations[i]
		switch {
		case s.AS2 == "" || p.Station != "" && s.ID != p.Station:
		case found != nil:
			return nil
		default:
			found = s
		}
	}
	return found
}
