// SPDX-License-Identifier: Apache-2.0

package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"

	"ordergate/gateway"
	"ordergate/gateway/decode"
)

// book is a workbook with what its sheets need.
type book struct {
	src    *whole
	limits decode.Limits
	left   int64 // bytes that may still be unpacked
	files  map[string]*zip.File
	sheets []sheet
	since  int // 1900 or 1904
	texts  []string
	styles []style
	fonts  []font
	fills  []bool // whether they colour the cell
}

type sheet struct {
	name, part string
	hidden     bool
}

// open reads what stands around the sheets. limits are complete.
func open(src io.ReaderAt, size int64, limits decode.Limits) (*book, error) {
	b := &book{src: &whole{ReaderAt: src, size: size}, limits: limits, left: limits.Unpacked, files: map[string]*zip.File{}, since: 1900}
	if size > limits.Document {
		return nil, b.beyond(fmt.Sprintf("It is %d bytes long; at most %d are read.", size, limits.Document))
	}
	if err := b.container(size); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(b.src, size)
	if err != nil {
		return nil, b.broken("the archive", err)
	}
	for _, f := range z.File {
		if name := strings.ToLower(strings.TrimPrefix(f.Name, "/")); b.files[name] == nil {
			b.files[name] = f
		}
	}
	main, err := b.main()
	if err != nil {
		return nil, err
	}
	return b, b.load(main)
}

// container tells apart what is no workbook of this format.
func (b *book) container(size int64) error {
	head := make([]byte, min(size, 1<<20))
	if _, err := b.src.ReadAt(head, 0); err != nil && b.src.err != nil {
		return b.src.err
	}
	wide := func(s string) bool {
		var u []byte
		for _, c := range []byte(s) {
			u = append(u, c, 0)
		}
		return bytes.Contains(head, u)
	}
	switch {
	case len(head) == 0:
		return refuse("none", "The file is empty.", "Ask the partner to send it again.")
	case bytes.HasPrefix(head, []byte(ole)) && wide("EncryptedPackage"):
		return encrypted()
	case bytes.HasPrefix(head, []byte(ole)):
		return refuse("old", "The workbook is in the format of Excel 97 to 2003 (.xls), or protected with a password; neither is read.", "Ask the partner to save it as Excel workbook (.xlsx), without a password.")
	case !bytes.HasPrefix(head, []byte("PK")):
		return refuse("syntax", "The file is no Excel workbook (.xlsx).", "Ask the partner to save it as Excel workbook (.xlsx).")
	}
	return nil
}

// main finds the part that is the workbook.
func (b *book) main() (string, error) {
	rels, err := b.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range rels {
		if strings.HasSuffix(r.kind, "/officeDocument") && b.files[strings.ToLower(r.target)] != nil && strings.HasSuffix(r.target, ".xml") {
			return r.target, nil
		}
	}
	switch {
	case b.files["xl/workbook.xml"] != nil:
		return "xl/workbook.xml", nil
	case b.files["xl/workbook.bin"] != nil:
		return "", refuse("old", "The workbook is a binary one (.xlsb), which is not read.", "Ask the partner to save it as Excel workbook (.xlsx).")
	case b.files["content.xml"] != nil:
		return "", refuse("old", "The file is an OpenDocument spreadsheet (.ods), which is not read.", "Ask the partner to save it as Excel workbook (.xlsx).")
	}
	return "", refuse("syntax", "The file is an archive, and no workbook is in it.", "Ask the partner to send the Excel workbook (.xlsx) itself.")
}

type relation struct{ id, kind, target string }

// relations reads what a part refers to; "" is the package itself.
func (b *book) relations(of string) (out []relation, err error) {
	dir, file := path.Split(of)
	p, err := b.part(dir + "_rels/" + file + ".rels")
	if p == nil || err != nil {
		return nil, err
	}
	err = p.each(func(e xml.StartElement) error {
		if e.Name.Local != "Relationship" || attribute(e, "TargetMode") == "External" {
			return nil
		}
		target := attribute(e, "Target")
		if rooted, ok := strings.CutPrefix(target, "/"); ok {
			target = rooted
		} else {
			target = path.Join(dir, target)
		}
		if len(out) >= 10_000 {
			return b.beyond("It has too many parts.")
		}
		out = append(out, relation{attribute(e, "Id"), attribute(e, "Type"), target})
		return nil
	}, nil, nil)
	return out, err
}

// load reads the workbook's sheets, texts and styles.
func (b *book) load(main string) error {
	rels, err := b.relations(main)
	if err != nil {
		return err
	}
	targets := map[string]string{}
	for _, r := range rels {
		targets[r.id] = r.target
	}
	p, err := b.part(main)
	if err != nil {
		return err
	}
	err = p.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			if v := attribute(e, "date1904"); v == "1" || v == "true" {
				b.since = 1904
			}
		case "sheet":
			id := ""
			for _, a := range e.Attr {
				if a.Name.Local == "id" && a.Name.Space != "" {
					id = a.Value
				}
			}
			if len(b.sheets) >= 10_000 {
				return b.beyond("It has too many sheets.")
			}
			state := attribute(e, "state")
			b.sheets = append(b.sheets, sheet{attribute(e, "name"), targets[id], state == "hidden" || state == "veryHidden"})
		}
		return nil
	}, nil, nil)
	if err != nil {
		return err
	}
	for _, r := range rels {
		switch {
		case strings.HasSuffix(r.kind, "/sharedStrings"):
			err = b.loadTexts(r.target)
		case strings.HasSuffix(r.kind, "/styles"):
			err = b.loadStyles(r.target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// sheet finds a sheet by name; "" is the first.
func (b *book) sheet(name string) (sheet, error) {
	var names []string
	for _, s := range b.sheets {
		if s.part != "" && b.files[strings.ToLower(s.part)] != nil && (name == "" || s.name == name) {
			return s, nil
		}
		names = append(names, s.name)
	}
	if name == "" {
		return sheet{}, refuse("syntax", "The workbook has no sheet that can be read.", "Ask the partner to save the file again with Excel.")
	}
	hint := "Correct sheet in the mapping's layout"
	if near := gateway.Nearest(name, names); near != "" {
		hint += fmt.Sprintf("; did you mean %q?", near)
	} else {
		hint += "; the sheets are " + strings.Join(names[:min(len(names), 20)], ", ") + "."
	}
	return sheet{}, refuse("sheet", fmt.Sprintf("The workbook has no sheet %q.", name), hint)
}

// sound reads a sheet to its end, checksum and all.
func (b *book) sound(s sheet) error {
	f, err := b.unpack(s.part)
	if err != nil {
		return err
	}
	defer f.Close()
	before := b.left
	if _, err := io.Copy(io.Discard, f); err != nil {
		return b.broken(s.part, err)
	}
	b.left = before // it is unpacked once more
	return nil
}

var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// plainText undoes how a workbook writes characters that XML has not (ST_Xstring).
func plainText(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(e string) string {
		n, _ := strconv.ParseUint(e[2:6], 16, 16)
		if n < ' ' && n != '\t' && n != '\n' && n != '\r' {
			return "\ufffd"
		}
		return string(rune(n))
	})
}

// loadTexts reads the texts that cells refer to by number.
func (b *book) loadTexts(name string) error {
	p, err := b.part(name)
	if p == nil || err != nil {
		return err
	}
	var said strings.Builder
	inText, phonetic, total := false, false, int64(0)
	return p.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "si":
			said.Reset()
		case "rPh":
			phonetic = true
		case "t":
			inText = !phonetic
		}
		return nil
	}, func(name string) error {
		switch name {
		case "t":
			inText = false
		case "rPh":
			phonetic = false
		case "si":
			total += int64(said.Len())
			if len(b.texts) >= b.limits.Nodes || total > b.limits.Document {
				return b.beyond("It holds too many texts.")
			}
			b.texts = append(b.texts, plainText(said.String()))
		}
		return nil
	}, func(s string) error {
		if inText {
			said.WriteString(s)
			if said.Len() > b.limits.Value {
				return b.beyond("A text in it is too long.")
			}
		}
		return nil
	})
}

// loadStyles reads how cells show their numbers.
func (b *book) loadStyles(name string) error {
	p, err := b.part(name)
	if p == nil || err != nil {
		return err
	}
	codes := map[int]style{}
	inside := ""
	return p.each(func(e xml.StartElement) error {
		if len(b.styles) >= 100_000 || len(b.fonts) >= 100_000 || len(b.fills) >= 100_000 {
			return b.beyond("It has too many styles.")
		}
		switch e.Name.Local {
		case "numFmt":
			id, err := strconv.Atoi(attribute(e, "numFmtId"))
			if err == nil && len(codes) < 100_000 {
				code := attribute(e, "formatCode")
				st := styleOf(code)
				st.code = code
				codes[id] = st
			}
		case "cellXfs", "cellStyleXfs", "fonts", "fills", "dxfs":
			inside = e.Name.Local
		case "xf":
			if inside != "cellXfs" {
				return nil
			}
			id, _ := strconv.Atoi(attribute(e, "numFmtId"))
			st, ok := codes[id]
			if !ok {
				st = builtIn(id)
			}
			st.font, _ = strconv.Atoi(attribute(e, "fontId"))
			st.fill, _ = strconv.Atoi(attribute(e, "fillId"))
			b.styles = append(b.styles, st)
		default:
			b.looks(inside, e)
		}
		return nil
	}, func(name string) error {
		if name == inside {
			inside = ""
		}
		return nil
	}, nil)
}
