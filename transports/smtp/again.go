// SPDX-License-Identifier: Apache-2.0

package smtp

import (
	"fmt"

	"ordergate/gateway"
	"ordergate/transports/smtp/trust"
)

// Again looks once more whose a mail is that was nobody's when it came: its sender may
// stand in a partner file by now. false when it is nobody's still, or was somebody's.
// Of what was found when it came DMARC alone shows by itself that it is the partner's;
// without that its orders wait for a person.
func (d *Directory) Again(env gateway.Envelope) (gateway.Envelope, bool) {
	if d == nil || env.Transport != Name || env.Connection != Name || env.Mail == nil {
		return env, false
	}
	to, err := ParseAddress(env.Mail.Recipient)
	if err != nil {
		return env, false
	}
	from, err := ParseAddress(env.Mail.From)
	if err != nil || d.own(from) {
		return env, false
	}
	r, ok := d.recipient(to)
	if !ok || r.post {
		return env, false
	}
	box := r.box
	if box == nil {
		boxes := d.sender(from)
		if len(boxes) != 1 {
			return env, false
		}
		box = boxes[0]
	}
	mail := *env.Mail
	v := &mail.Verdict
	v.Trusted = v.DMARC == trust.Pass && box.trusts(ByDMARC) && box.sends(from) > 0 && !(box.TLS && v.TLS == "")
	if v.Reason = fmt.Sprintf("DMARC of %s passed when it came.", from.Domain); !v.Trusted {
		v.Reason = fmt.Sprintf("It came before %s was one of the senders of %s, and nothing that was found then shows that it is from it.", from, box.Partner)
	}
	env.Untrusted = ""
	if !v.Trusted {
		env.Untrusted = v.Reason
	}
	env.Mail = &mail
	env.Connection, env.Partners, env.Station, env.Test = box.Connection, box.Speaks, box.Station, box.Test
	return env, true
}
