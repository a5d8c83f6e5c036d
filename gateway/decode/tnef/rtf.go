// SPDX-License-Identifier: Apache-2.0

package tnef

import (
	"encoding/binary"
	"strconv"
	"strings"

	"ordergate/gateway/decode/prose"
)

const dictionary = `{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0` + "\r\n" + `\par \pard\plain\f0\fs20\b\i\u\tab\tx`

// decompress unpacks compressed RTF (MS-OXRTFCP); false when it is none.
func decompress(b []byte) ([]byte, bool) {
	if len(b) < 16 {
		return nil, false
	}
	size := binary.LittleEndian.Uint32(b[4:])
	switch kind := binary.LittleEndian.Uint32(b[8:]); {
	case size > 4*maxText:
		return nil, false
	case kind == 0x414c454d: // MELA: not compressed
		return b[16:min(len(b), 16+int(size))], true
	case kind != 0x75465a4c: // LZFu
		return nil, false
	}
	var ring [4096]byte
	at := copy(ring[:], dictionary)
	out := make([]byte, 0, size)
	put := func(c byte) {
		out = append(out, c)
		ring[at&4095] = c
		at++
	}
	for b = b[16:]; len(b) > 0 && len(out) < int(size); {
		flags := b[0]
		b = b[1:]
		for bit := 0; bit < 8 && len(b) > 0 && len(out) < int(size); bit++ {
			if flags>>bit&1 == 0 {
				put(b[0])
				b = b[1:]
				continue
			}
			if len(b) < 2 {
				return out, false
			}
			from, n := int(b[0])<<4|int(b[1])>>4, int(b[1]&15)+2
			b = b[2:]
			if from == at&4095 {
				return out, true
			}
			for ; n > 0; n-- {
				put(ring[from&4095])
				from++
			}
		}
	}
	return out, true
}

// plainRTF gives the text of RTF, or of the HTML that was wrapped in it
// (MS-OXRTFEX): destinations are left out, paragraphs are lines, cells are parted by
// tabs.
func plainRTF(rtf []byte, charset string) string {
	r := &rtfReader{b: rtf, charset: charset}
	for i := 0; i < 64 && i < len(rtf); i++ {
		if strings.HasPrefix(string(rtf[i:]), `\fromhtml`) {
			r.html = true
		}
	}
	r.read()
	if r.html {
		return prose.HTML(r.out.String())
	}
	return r.out.String()
}

type rtfGroup struct {
	skip bool // a destination that is no text
	uc   int  // characters that follow one of Unicode for those who have none
}

type rtfReader struct {
	b       []byte
	charset string
	html    bool // the text is that of \*\htmltag groups and what is between
	off     bool // \htmlrtf: what is for RTF alone
	groups  []rtfGroup
	now     rtfGroup
	drop    int    // characters still to be left out
	bytes   []byte // in the charset, not decoded yet
	out     strings.Builder
}

func (r *rtfReader) flush() {
	if len(r.bytes) > 0 {
		text, _ := prose.UTF8(r.bytes, r.charset)
		r.out.WriteString(text)
		r.bytes = r.bytes[:0]
	}
}

func (r *rtfReader) put(c byte) {
	switch {
	case r.drop > 0:
		r.drop--
	case !r.now.skip && !r.off:
		r.bytes = append(r.bytes, c)
	}
}

func (r *rtfReader) write(s string) {
	if !r.now.skip && !r.off {
		r.flush()
		r.out.WriteString(s)
	}
}

func (r *rtfReader) read() {
	r.now.uc = 1
	for len(r.b) > 0 {
		c := r.b[0]
		r.b = r.b[1:]
		switch c {
		case '{':
			if len(r.groups) < 10_000 {
				r.groups = append(r.groups, r.now)
			}
		case '}':
			r.flush()
			if n := len(r.groups); n > 0 {
				r.now, r.groups = r.groups[n-1], r.groups[:n-1]
			}
		case '\\':
			r.control()
		case '\r', '\n':
		default:
			r.put(c)
		}
	}
	r.flush()
}

// control reads a control word or symbol.
func (r *rtfReader) control() {
	if len(r.b) == 0 {
		return
	}
	c := r.b[0]
	if c < 'a' || c > 'z' {
		r.b = r.b[1:]
		switch c {
		case '\'':
			if len(r.b) >= 2 {
				v, err := strconv.ParseUint(string(r.b[:2]), 16, 8)
				r.b = r.b[2:]
				if err == nil {
					r.put(byte(v))
				}
			}
		case '*':
			r.now.skip = r.now.skip || !(r.html && strings.HasPrefix(string(r.b[:min(len(r.b), 8)]), `\htmltag`))
		case '~':
			r.put(' ')
		case '\\', '{', '}':
			r.put(c)
		}
		return
	}
	n := 0
	for n < len(r.b) && r.b[n] >= 'a' && r.b[n] <= 'z' {
		n++
	}
	word := string(r.b[:min(n, 32)])
	r.b = r.b[n:]
	n = 0
	if len(r.b) > 0 && r.b[0] == '-' {
		n++
	}
	for n < len(r.b) && n < 11 && r.b[n] >= '0' && r.b[n] <= '9' {
		n++
	}
	number, err := strconv.Atoi(string(r.b[:n]))
	r.b = r.b[n:]
	if len(r.b) > 0 && r.b[0] == ' ' {
		r.b = r.b[1:]
	}
	r.word(word, number, err == nil)
}

func (r *rtfReader) word(word string, n int, numbered bool) {
	switch word {
	case "htmlrtf":
		r.flush()
		r.off = !numbered || n != 0
	case "par", "line", "row", "sect", "page":
		r.write("\n")
	case "tab", "cell":
		r.write("\t")
	case "u":
		if !r.now.skip && !r.off {
			r.flush()
			r.out.WriteRune(rune(uint16(n)))
		}
		r.drop = r.now.uc
	case "uc":
		r.now.uc = min(max(n, 0), 8)
	case "ansicpg":
		r.charset = codepage(uint32(max(n, 0)))
	case "fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "footer", "object", "listtable", "themedata":
		r.now.skip = true
	case "endash":
		r.write("–")
	case "emdash":
		r.write("—")
	case "bullet":
		r.write("•")
	case "lquote", "rquote":
		r.write("'")
	case "ldblquote", "rdblquote":
		r.write(`"`)
	}
}
