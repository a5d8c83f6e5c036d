// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"errors"
	"io"
	"net"
	"time"

	gosmtp "github.com/emersion/go-smtp"
)

// receive spools a mail as it comes. Each read moves the connection's deadline on, so
// that a large mail may take its time, yet whoever is silent or trickles is cut off.
// When it is not read to its end, what is left of it is let by within bounds, or the
// connection ends.
func (s *session) receive(r io.Reader) (sp *spool, err error) {
	sp = &spool{dir: s.server.Dir}
	begun := time.Now()
	defer func() {
		if err != nil {
			sp.close()
		}
	}()
	var end lines
	most := int64(s.server.MaxSize)
	buf := make([]byte, 16<<10)
	for {
		_ = s.conn.SetReadDeadline(s.deadline(begun, sp.size))
		n, err := r.Read(buf)
		end.look(buf[:n])
		switch {
		case sp.size+int64(n) > most:
			s.letBy(most)
			return sp, errSize
		default:
			if _, err := sp.Write(buf[:n]); err != nil {
				s.letBy(most)
				return sp, err
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			if end.bare || end.cr {
				return sp, errBareLine
			}
			return sp, nil
		case err != nil:
			s.letBy(most)
			return sp, broken(err)
		}
	}
}

// deadline is when the next bytes must be there: a client has the time that it may be
// silent, and the time that the slowest one needs for what came so far.
func (s *session) deadline(begun time.Time, came int64) time.Time {
	now := time.Now()
	at := now.Add(s.server.Idle)
	if rate := int64(s.server.MinRate); rate > 0 {
		if slowest := begun.Add(s.server.Idle + time.Duration(came/rate)*time.Second); slowest.Before(at) {
			at = slowest
		}
	}
	return at
}

// letBy lets the client come to the end of a mail that is not taken.
func (s *session) letBy(most int64) {
	s.conn.drain(4*most, time.Now().Add(min(s.server.Idle, time.Minute)))
}

// broken tells why a mail did not come whole.
func broken(err error) error {
	var timeout net.Error
	switch {
	case errors.Is(err, gosmtp.ErrDataTooLarge):
		return errSize
	case errors.Is(err, gosmtp.ErrTooLongLine):
		return say(554, 5, 6, 0, "A line of the mail is longer than %d bytes", maxLine)
	case errors.As(err, &timeout) && timeout.Timeout():
		return errSlow
	default: // the client went away: nobody hears it
		return say(451, 4, 4, 2, "The mail broke off")
	}
}
