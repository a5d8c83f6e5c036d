// SPDX-License-Identifier: Apache-2.0

package cxml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// parties are who writes to whom.
type parties struct {
	id     string // payloadID
	ours   Ours
	secret string
	theirs credential // of documents that name nobody in Header/To
}

// addressed makes a document complete that a mapping has written: DOCTYPE, payloadID,
// and of the Header what the mapping cannot know or must not hold. What it wrote itself
// (Header/To, the Request) stays byte by byte.
func addressed(doc []byte, p parties) ([]byte, error) {
	if i := bytes.Index(doc, []byte("?>")); i >= 0 && bytes.HasPrefix(doc, []byte("<?xml")) {
		doc = bytes.TrimLeft(doc[i+2:], " \t\r\n")
	}
	at, err := places(doc)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	dtd := "cXML"
	if at.fulfil {
		dtd = "Fulfill"
	}
	fmt.Fprintf(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE cXML SYSTEM \"http://xml.cxml.org/schemas/cXML/%s/%s.dtd\">\n", Version, dtd)
	b.WriteString("<cXML payloadID=\"" + escaped(p.id) + "\"")
	b.Write(doc[len("<cXML"):at.root])
	from := "\n    <From>" + credentialXML(p.ours.Domain, p.ours.Identity, "") + "</From>"
	sender := "\n    <Sender>" + credentialXML(p.ours.Domain, p.ours.Identity, p.secret) + "<UserAgent>ordergate</UserAgent></Sender>"
	if at.to == 0 {
		b.WriteString("\n  <Header>" + from + "\n    <To>" + credentialXML(p.theirs.domain, p.theirs.identity, "") + "</To>" + sender + "\n  </Header>")
		b.Write(doc[at.root:])
		return b.Bytes(), nil
	}
	b.Write(doc[at.root:at.header])
	b.WriteString(from)
	b.Write(doc[at.header:at.to])
	b.WriteString(sender)
	b.Write(doc[at.to:])
	return b.Bytes(), nil
}

func credentialXML(domain, identity, secret string) string {
	if secret != "" {
		secret = "<SharedSecret>" + escaped(secret) + "</SharedSecret>"
	}
	return `<Credential domain="` + escaped(domain) + `"><Identity>` + escaped(identity) + "</Identity>" + secret + "</Credential>"
}

// spots are offsets in a document: behind the start of the root, behind that of
// Header, behind the end of Header/To. The last two are 0 where there is no Header.
type spots struct {
	root, header, to int64
	fulfil           bool // its DTD is Fulfill.dtd
}

func places(doc []byte) (at spots, err error) {
	if !bytes.HasPrefix(doc, []byte("<cXML ")) && !bytes.HasPrefix(doc, []byte("<cXML>")) {
		return at, errors.New("its root is not cXML")
	}
	d := xml.NewDecoder(bytes.NewReader(doc))
	var way []string
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return at, err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			way = append(way, t.Name.Local)
			switch path := strings.Join(way, "/"); {
			case len(way) == 1:
				if at.root = d.InputOffset(); attribute(t, "payloadID") != "" {
					return at, errors.New("its payloadID is given by the sender")
				}
			case path == "cXML/Header":
				at.header = d.InputOffset()
			case path == "cXML/Header/From" || path == "cXML/Header/Sender":
				return at, errors.New("its Header names the sender, which is filled in when it is sent")
			case len(way) == 3 && way[1] == "Request":
				at.fulfil = t.Name.Local == "ConfirmationRequest" || t.Name.Local == "ShipNoticeRequest"
			}
		case xml.EndElement:
			if strings.Join(way, "/") == "cXML/Header/To" {
				at.to = d.InputOffset()
			}
			way = way[:len(way)-1]
		}
	}
	if at.header > 0 && at.to == 0 {
		return at, errors.New("its Header has no To")
	}
	return at, nil
}

// statusIn finds the Status of a Response.
func statusIn(body []byte) (code int, text string, ok bool) {
	r, refused := utf8Of(body)
	if refused != nil {
		return 0, "", false
	}
	d := xml.NewDecoder(r)
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var way []string
	for {
		tok, err := d.Token()
		if err != nil {
			return 0, "", false
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if way = append(way, t.Name.Local); strings.Join(way, "/") == "cXML/Response/Status" {
				code, err = strconv.Atoi(attribute(t, "code"))
				return code, said(d, attribute(t, "text")), err == nil
			}
			if len(way) > maxDepth {
				return 0, "", false
			}
		case xml.EndElement:
			way = way[:len(way)-1]
		}
	}
}

// said is what a Status says, for people: its text and what stands in it, not all of
// a novel.
func said(d *xml.Decoder, text string) string {
	if tok, err := d.Token(); err == nil {
		if t, ok := tok.(xml.CharData); ok {
			if more := strings.Join(strings.Fields(string(t)), " "); more != "" {
				text += ": " + more
			}
		}
	}
	text = strings.Map(func(r rune) rune {
		if control(r) {
			return ' '
		}
		return r
	}, text)
	if r := []rune(text); len(r) > 300 {
		text = string(r[:300]) + "…"
	}
	return text
}
