// SPDX-License-Identifier: Apache-2.0

package mime_test

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"ordergate/transports/as2/mime"
)

func TestReadHeader(t *testing.T) {
	t.Parallel()
	type fields = []mime.Field
	for _, c := range []struct {
		name, in string
		want     fields
		rest     string
	}{
		{"plain", "A: 1\r\nB: 2\r\n\r\nbody", fields{{"A", "1"}, {"B", "2"}}, "body"},
		{"LF only", "A: 1\nB: 2\n\nbody", fields{{"A", "1"}, {"B", "2"}}, "body"},
		{"folded by tab: OpenAS2 writes ;<TAB>boundary= (as2.md 3.2)",
			"Content-Type: multipart/signed; micalg=sha1;\r\n\tboundary=\"x\"\r\n\r\n",
			fields{{"Content-Type", `multipart/signed; micalg=sha1; boundary="x"`}}, ""},
		{"folded right after the colon", "Content-Type:\r\n text/plain\r\n\r\n", fields{{"Content-Type", "text/plain"}}, ""},
		{"folded thrice", "A: 1\r\n 2\n\t 3\r\n \r\n\r\nx", fields{{"A", "1 2 3"}}, "x"},
		{"blanks kept inside a value", "AS2-From: \"A  B\"\r\n\r\n", fields{{"AS2-From", `"A  B"`}}, ""},
		{"blank before the colon", "A : 1\r\n\r\n", fields{{"A", "1"}}, ""},
		{"no blank after the colon (as2.md 3.4)", "Final-Recipient:rfc822;x\r\n\r\n", fields{{"Final-Recipient", "rfc822;x"}}, ""},
		{"raw UTF-8", "A: Grüße\r\n\r\n", fields{{"A", "Grüße"}}, ""},
		{"empty header", "\r\nbody", nil, "body"},
		{"nothing", "", nil, ""},
		{"header alone (RFC 2046 5.1)", "A: 1\r\nB: 2", fields{{"A", "1"}, {"B", "2"}}, ""},
		{"empty value", "A:\r\n\r\n", fields{{"A", ""}}, ""},
		{"long line", "A: " + strings.Repeat("x", 10000) + "\r\n\r\ny", fields{{"A", strings.Repeat("x", 10000)}}, "y"},
	} {
		for way, wrap := range map[string]func(io.Reader) io.Reader{"whole": func(r io.Reader) io.Reader { return r }, "byte by byte": iotest.OneByteReader} {
			t.Run(c.name+"/"+way, func(t *testing.T) {
				t.Parallel()
				br := bufio.NewReaderSize(wrap(strings.NewReader(c.in)), 64)
				h, err := mime.ReadHeader(br, 0)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(c.want, h.Fields); diff != "" {
					t.Error(diff)
				}
				rest, _ := io.ReadAll(br)
				if string(rest) != c.rest || string(h.Raw)+string(rest) != c.in {
					t.Errorf("raw %q, rest %q", h.Raw, rest)
				}
			})
		}
	}
}

func TestReadHeaderRefuses(t *testing.T) {
	t.Parallel()
	read := func(in string, limit int64) error {
		_, err := mime.ReadHeader(bufio.NewReader(strings.NewReader(in)), limit)
		return err
	}
	for name, in := range map[string]string{
		"no colon": "ISA*00*\r\n\r\n", "continuation first": " x: y\r\n\r\n", "no name": ": y\r\n\r\n",
		"blank in a name": "A B: c\r\n\r\n", "binary": "\x30\x80\x06\x09\x2a\n\n", "no colon later": "A: b\r\nxyz\r\n\r\n",
	} {
		if err := read(in, 0); !errors.Is(err, mime.ErrHeader) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var limit *mime.LimitError
	if err := read(strings.Repeat("A: b\r\n", 200000), 0); !errors.As(err, &limit) || limit.Limit != 64<<10 {
		t.Errorf("bomb: %v", err)
	}
	if err := read("A: bcdefghijkl\r\n\r\n", 10); !errors.As(err, &limit) {
		t.Errorf("small limit: %v", err)
	}
	broken := iotest.ErrReader(io.ErrClosedPipe)
	if _, err := mime.ReadHeader(bufio.NewReader(io.MultiReader(strings.NewReader("A: b\r\n"), broken)), 0); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("reader's error: %v", err)
	}
}

func TestGet(t *testing.T) {
	t.Parallel()
	h := mime.Header{Fields: []mime.Field{{Name: "content-TYPE", Value: "a/b"}, {Name: "X", Value: "1"}, {Name: "x", Value: "2"}}}
	if h.Get("Content-Type") != "a/b" || h.Get("Y") != "" {
		t.Error("Get")
	}
	if diff := cmp.Diff([]string{"1", "2"}, h.All("X")); diff != "" {
		t.Error(diff)
	}
}

func TestParseMediaType(t *testing.T) {
	t.Parallel()
	type params = map[string]string
	for _, c := range []struct {
		in, typ string
		want    params
	}{
		{"application/EDI-X12", "application/edi-x12", nil},
		{`Multipart/Signed; protocol="application/pkcs7-signature"; micalg="SHA-256"; boundary="a;b"`, "multipart/signed",
			params{"protocol": "application/pkcs7-signature", "micalg": "SHA-256", "boundary": "a;b"}},
		{"multipart/signed;\tboundary=----=_Part_1_23.45;micalg=sha1;", "multipart/signed", params{"boundary": "----=_Part_1_23.45", "micalg": "sha1"}},
		{"application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "application/pkcs7-mime", params{"smime-type": "enveloped-data", "name": "smime.p7m"}},
		{"a/b;;; ; x = 1 ;y", "a/b", params{"x": "1"}},
		{`attachment; filename="C:\new\po.x12"`, "attachment", params{"filename": `C:\new\po.x12`}},
		{`attachment; filename="a \"q\" \\ b"`, "attachment", params{"filename": `a "q" \ b`}},
		{`attachment; filename=my file.txt`, "attachment", params{"filename": "my file.txt"}},
		{`attachment; filename="never closed`, "attachment", params{"filename": "never closed"}},
		{"attachment; filename=\"Gruess.txt\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.txt", "attachment", params{"filename": "Grüße.txt"}},
		{"attachment; filename*=iso-8859-1'de'Gr%FC%DFe.txt", "attachment", params{"filename": "Grüße.txt"}},
		{`attachment; filename*0="long "; filename*1*=na%20; filename*2=me`, "attachment", params{"filename": "long na me"}},
		{"attachment; filename*0*=utf-8''Gr%C3; filename*1*=%BC; filename*3=lost", "attachment", params{"filename": "Grü"}},
		{"attachment; filename*=broken%zz%4", "attachment", params{"filename": "broken%zz%4"}},
		{"a/b; x=1; x=2", "a/b", params{"x": "1"}},
	} {
		typ, got, err := mime.ParseMediaType(c.in)
		if err != nil || typ != c.typ {
			t.Errorf("%s: %q, %v", c.in, typ, err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.in, diff)
		}
	}
	for _, in := range []string{"", " ; a=b", "a b/c", "/x", "a/", "a/b/c", "a/b boundary=x"} {
		if typ, _, err := mime.ParseMediaType(in); err == nil {
			t.Errorf("%q: %q without an error", in, typ)
		}
	}
}

func TestFileName(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("ä", 200) + ".x12"
	for _, c := range []struct{ name, disposition, typ, decoded, safe string }{
		{"none", "", "a/b", "", ""},
		{"plain", `attachment; filename="po.x12"`, "", "po.x12", "po.x12"},
		{"name of the type (mendelson)", "", `application/EDI-X12; name=po.x12`, "po.x12", "po.x12"},
		{"disposition first", `attachment; filename=a`, `a/b; name=b`, "a", "a"},
		{"disposition without one", "attachment", `a/b; name=b`, "b", "b"},
		{"RFC 2047 (OpenAS2 #382)", `attachment; filename="=?UTF-8?Q?Gr=C3=BC=C3=9Fe?= =?utf-8?B?LnR4dA==?="`, "", "Grüße.txt", "Grüße.txt"},
		{"RFC 2047 in Windows-1252", `attachment; filename="=?windows-1252?Q?=80uro.txt?="`, "", "€uro.txt", "€uro.txt"},
		{"raw UTF-8 (as2.md 2)", `attachment; filename="Bestellung_ä.edi"`, "", "Bestellung_ä.edi", "Bestellung_ä.edi"},
		{"raw Latin-1", "attachment; filename=\"Bestellung_\xe4.edi\"", "", "Bestellung_ä.edi", "Bestellung_ä.edi"},
		{"path (OpenAS2 #513)", `attachment; filename="../../etc/passwd"`, "", "../../etc/passwd", "passwd"},
		{"Windows path", `attachment; filename="C:\edi\out.x12"`, "", `C:\edi\out.x12`, "out.x12"},
		{"dots", `attachment; filename=".."`, "", "..", "file"},
		{"slashes", `attachment; filename="//"`, "", "//", "file"},
		{"hidden", `attachment; filename=".bashrc"`, "", ".bashrc", "_bashrc"},
		{"reserved", `attachment; filename="a:b*c?.txt"`, "", "a:b*c?.txt", "a_b_c_.txt"},
		{"controls", "attachment; filename*=utf-8''a%00%0a%E2%80%AEb.txt", "", "a\x00\n\u202eb.txt", "ab.txt"},
		{"controls only", "attachment; filename*=utf-8''%01%02", "", "\x01\x02", "file"},
		{"long", `attachment; filename="` + long + `"`, "", long, strings.Repeat("ä", 73) + ".x12"},
	} {
		h := mime.Header{}
		if c.disposition != "" {
			h.Fields = append(h.Fields, mime.Field{Name: "Content-Disposition", Value: c.disposition})
		}
		if c.typ != "" {
			h.Fields = append(h.Fields, mime.Field{Name: "Content-Type", Value: c.typ})
		}
		if decoded, safe := mime.FileName(h); decoded != c.decoded || safe != c.safe {
			t.Errorf("%s: %q, %q", c.name, decoded, safe)
		}
	}
}

func TestTransferDecoder(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ encoding, in, want string }{
		{"", "a\nb\r\n", "a\nb\r\n"},
		{"Binary", "\x00\xff", "\x00\xff"},
		{"7bit", "x", "x"}, {"8BIT", "x", "x"},
		{"base64", "aGVsbG8g\r\nd29y bGQ=\n\n", "hello world"},
		{`"BASE64"`, "\taGVs\rbG8=\r\n", "hello"},
		{"quoted-printable", "a=3Db=\r\nc=20\r\n", "a=bc \r\n"},
	} {
		for _, in := range []io.Reader{strings.NewReader(c.in), iotest.OneByteReader(strings.NewReader(c.in)), iotest.DataErrReader(strings.NewReader(c.in))} {
			r, err := mime.TransferDecoder(c.encoding, in)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := io.ReadAll(r); err != nil || string(got) != c.want {
				t.Errorf("%s: %q, %v", c.encoding, got, err)
			}
		}
	}
	var unsupported *mime.UnsupportedEncodingError
	if _, err := mime.TransferDecoder("x-uuencode", nil); !errors.As(err, &unsupported) {
		t.Error(err)
	}
	for _, bad := range []string{"aGVs*G8=", "aGVsbG8", "aGVsbG8=aGVs"} {
		r, _ := mime.TransferDecoder("base64", strings.NewReader(bad))
		if got, err := io.ReadAll(r); err == nil {
			t.Errorf("base64 %q: %q without an error", bad, got)
		}
	}
}
