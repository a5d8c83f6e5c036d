// SPDX-License-Identifier: Apache-2.0

package prose

import (
	"regexp"
	"strings"
)

var (
	forward = regexp.MustCompile(`(?i)^\s*(re|aw)?\s*:?\s*(fwd?|wg|tr|rv|enc|i|doorst|vb|vs|pd)\s*:`)
	// Forwarded says that what follows is the point of the mail, not a quotation.
	forwarded = regexp.MustCompile(`(?i)^[\s>*-]*(begin forwarded message|(-+\s*)?(forwarded message|original message forwarded|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|message transféré|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|forwarded by .*))\s*:?\s*-*\s*$`)
	replied   = regexp.MustCompile(`(?i)^\s*(-{2,}\s*(original message|ursprüngliche nachricht|originalnachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht)\s*-{2,}|_{10,}\s*)\s*$`)
	wrote     = regexp.MustCompile(`(?i)^\s*(on|am|le|el|il|op)\b.{5,200}(wrote|schrieb|a écrit|escribió|ha scritto|schreef)\b.{0,80}:\s*$`)
	header    = regexp.MustCompile(`(?i)^\s*\*?(from|von|de|da|van)\s*:\*?\s+\S`)
	sent      = regexp.MustCompile(`(?i)^\s*\*?(sent|date|gesendet|datum|envoyé|enviado|inviato|verzonden)\s*:`)
	mobile    = regexp.MustCompile(`(?i)^\s*(sent from my |von meinem .* gesendet|envoyé de mon |enviado desde mi |inviato da |get outlook for |verstuurd vanaf mijn )`)
)

// Own gives what of a mail's text its sender wrote: without the mail that it answers,
// and without the signature. In a mail that was forwarded all stays, since what was
// forwarded is its point; so it does where nothing else would be left.
func Own(text, subject string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	end, forwards := Quotation(lines, subject)
	own := lines[:end]
	if !forwards {
		own = unquoted(own)
	}
	own = unsigned(own, forwards)
	if s := joined(own); s != "" {
		return s
	}
	return joined(lines)
}

// Quotation gives the line that the mail begins with which a mail answers, the number
// of lines when there is none. forwards is true of a mail that was forwarded: what it
// holds is its point.
func Quotation(lines []string, subject string) (from int, forwards bool) {
	forwards, from = forward.MatchString(subject), len(lines)
	for i, l := range lines {
		switch {
		case forwarded.MatchString(l):
			forwards = true
		case forwards:
		case replied.MatchString(l) && !isFooter(lines, i), wrote.MatchString(l), i > 0 && header.MatchString(l) && i+1 < len(lines) && sent.MatchString(lines[i+1]):
			from = min(from, i)
		case wrapped(lines, i):
			from = min(from, i)
		}
	}
	return from, forwards
}

// wrapped tells a line "On … wrote:" that was broken in two.
func wrapped(lines []string, i int) bool {
	return i+1 < len(lines) && len(lines[i]) > 20 && !wrote.MatchString(lines[i+1]) && wrote.MatchString(strings.TrimRight(lines[i], " ")+" "+strings.TrimLeft(lines[i+1], " "))
}

// isFooter tells the line above a mailing list's footer, which ends the text too but
// quotes nothing.
func isFooter(lines []string, i int) bool {
	return strings.HasPrefix(strings.TrimSpace(lines[i]), "___") && i+1 < len(lines) && strings.Contains(strings.ToLower(lines[i+1]), "mailing list")
}

// unquoted leaves lines out that are quoted with >.
func unquoted(lines []string) (out []string) {
	for _, l := range lines {
		if !strings.HasPrefix(l, ">") {
			out = append(out, l)
		}
	}
	return out
}

// unsigned cuts what stands behind "-- " (RFC 3676 §4.3), a mailing list's footer, and
// what telephones add. In a forwarded mail only what stands at the very end goes.
func unsigned(lines []string, forwards bool) []string {
	for i, l := range lines {
		last := !forwards || i > len(lines)-8
		if last && (l == "-- " || l == "--" || mobile.MatchString(l) || strings.HasPrefix(strings.TrimSpace(l), "___") && isFooter(lines, i)) {
			return lines[:i]
		}
	}
	return lines
}

func joined(lines []string) string {
	s := strings.Trim(strings.Join(lines, "\n"), "\n")
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return s + "\n"
}

// Unflow joins the lines of format=flowed (RFC 3676 §4.2); delsp takes the blank at
// the end of a joined line away.
func Unflow(text string, delsp bool) string {
	var out strings.Builder
	quoted := -1 // depth of the paragraph under way
	for _, l := range strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n") {
		depth := len(l) - len(strings.TrimLeft(l, ">"))
		body := strings.TrimPrefix(l[depth:], " ") // stuffed
		if quoted >= 0 && quoted != depth {
			out.WriteByte('\n')
			quoted = -1
		}
		if quoted < 0 && depth > 0 {
			out.WriteString(strings.Repeat(">", depth) + " ")
		}
		flows := strings.HasSuffix(body, " ") && body != "-- "
		if flows && delsp {
			body = body[:len(body)-1]
		}
		out.WriteString(body)
		if quoted = -1; flows {
			quoted = depth
		} else {
			out.WriteByte('\n')
		}
	}
	if quoted >= 0 {
		out.WriteByte('\n')
	}
	return out.String()
}
