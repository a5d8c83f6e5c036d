// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/app"
	"ordergate/gateway/certs"
)

type certCmd struct {
	New      certNewCmd      `cmd:"" help:"Make a key and a self-signed certificate for a station."`
	Import   certImportCmd   `cmd:"" help:"Take a certificate of a partner, or one of ours with its key: PEM, DER, PKCS#7 or PKCS#12."`
	List     certListCmd     `cmd:"" help:"Show all certificates: for what, from when until when, and which are in use."`
	Export   certExportCmd   `cmd:"" help:"Print what a partner gets of a station's certificate; never a private key."`
	Roll     certRollCmd     `cmd:"" help:"Make the next certificate of a station, and print the letter to its partners. Both are accepted from now on."`
	Verify   certVerifyCmd   `cmd:"" help:"Check files, keys, chains, dates and gaps. Exit code 1 when something is wrong."`
	Requests certRequestsCmd `cmd:"" help:"Show what partners asked for by Certificate Exchange Messaging."`
	Approve  certApproveCmd  `cmd:"" help:"Take the certificates of a partner's request."`
	Refuse   certRefuseCmd   `cmd:"" help:"Refuse a partner's request; the partner is told why."`
}

// now is the time that certificates are held against.
func now() time.Time { return gateway.SystemClock{}.Now() }

// made are the options of certificates that we make.
type made struct {
	Station string `help:"Our station." required:""`
	Name    string `help:"Name of the files; default the year."`
	Subject string `help:"As in \"CN=example-as2, O=Example Ltd\"; default CN= the station, with roll that of the one in use."`
	Key     string `help:"Kind of key: rsa-2048, rsa-3072, rsa-4096, p-256, p-384, p-521; default rsa-2048, which every partner reads, with roll that of the one in use."`
	Days    int    `help:"How long it is valid." default:"730"`
	Use     string `help:"For what: sign, encrypt, tls; default sign,encrypt, with roll that of the one in use."`
	From    string `help:"When sending goes over to it, as in 2027-01-31; default at once, with roll in 30 days."`
}

func (m *made) template() (certs.Template, error) {
	t := certs.Template{Station: m.Station, Name: m.Name, Subject: m.Subject, Key: m.Key, Days: m.Days}
	if m.Days < 1 {
		return t, fmt.Errorf("--days %d: 1 at least", m.Days)
	}
	var err error
	t.Uses, t.From, err = usesFrom(m.Use, m.From)
	return t, err
}

func usesFrom(use, from string) (us []certs.Use, at time.Time, err error) {
	if use != "" {
		if us, err = certs.ParseUses(use); err != nil {
			return nil, at, fmt.Errorf("--use: %w", err)
		}
	}
	if from != "" {
		if at, err = certs.ParseTime(from); err != nil {
			return nil, at, fmt.Errorf("--from: %w", err)
		}
	}
	return us, at, nil
}

// station opens the folder for a command about one of our stations.
func (c *configFlag) station(w world, id string) (*app.Certificates, error) {
	site, err := app.CertificatesOf(c.Config, w.getenv)
	if err != nil {
		return nil, err
	}
	if text := site.Known(certs.Owner{Kind: certs.Station, ID: id}); text != "" {
		return nil, fmt.Errorf("%s: stations stand in %s", text, c.Config)
	}
	return site, nil
}

type certNewCmd struct {
	configFlag
	made
}

func (c *certNewCmd) Run(w world) error {
	t, err := c.template()
	if err != nil {
		return err
	}
	site, err := c.station(w, c.Station)
	if err != nil {
		return faultsOr(w, err)
	}
	e, err := certs.Create(site.Dir, t, now())
	if err != nil {
		return faultsOr(w, err)
	}
	out := printable{w.out}
	fmt.Fprintf(out, "certificate  %s\nprivate key  %s (keep it here, and in a backup)\n%s", e.File, e.KeyFile, certs.Describe(e.Certificate))
	switched(w, site, e)
	fmt.Fprintf(out, "\nPartners get: ordergate cert export --station %s --name %s --out %s.pem\n", e.Owner, e.Name, e.Name)
	return nil
}

// switched tells from when sending uses a certificate.
func switched(w world, site *app.Certificates, e certs.Entry) {
	s, _ := certs.Load(site.Dir) // its faults are for verify
	es, at := s.Of(e.Kind, e.Owner), now()
	for _, u := range e.Uses {
		text := "never: another counts"
		if e.From.After(at) {
			at = e.From
		}
		if in, ok := es.ToSend(u, at); ok && in.Name == e.Name {
			text = "at once"
			if len(es) > 1 && e.Kind == certs.Partner {
				text += "; if the partner switches later, write from: DATE above the BEGIN line of the file"
			}
			if e.From.After(now()) {
				text = "from " + e.From.Format("2006-01-02 15:04 UTC")
			}
		}
		fmt.Fprintf(printable{w.out}, "%-12s %s\n", "for "+string(u), text)
	}
	fmt.Fprintln(w.out, "accepted     together with those that are there, each until its end")
}

type certImportCmd struct {
	configFlag
	File         string `arg:"" help:"The certificate file." type:"existingfile"`
	Partner      string `help:"The partner it belongs to." xor:"owner" required:""`
	Station      string `help:"Our station it belongs to." xor:"owner" required:""`
	Use          string `help:"For what: sign, encrypt, tls." default:"sign,encrypt"`
	From         string `help:"When sending goes over to it, as in 2027-01-31; default when its own validity begins."`
	Name         string `help:"Name of the file; default the date it begins."`
	Note         string `help:"A note for people."`
	PasswordFile string `help:"File with the password of a PKCS#12 file." type:"existingfile"`
	Key          string `help:"File with the private key, PEM, when it comes apart." type:"existingfile"`
	Force        bool   `help:"Take an expired certificate."`
}

func (c *certImportCmd) Run(w world) error {
	in := certs.Import{Owner: certs.Owner{Kind: certs.Partner, ID: c.Partner}, Name: c.Name, Note: c.Note, Force: c.Force}
	if c.Station != "" {
		in.Owner = certs.Owner{Kind: certs.Station, ID: c.Station}
	}
	var err error
	if in.Uses, in.From, err = usesFrom(c.Use, c.From); err != nil {
		return err
	}
	site, err := app.CertificatesOf(c.Config, w.getenv)
	if err != nil {
		return faultsOr(w, err)
	}
	unknown := site.Known(in.Owner)
	if unknown != "" && in.Owner.Kind == certs.Station {
		return fmt.Errorf("%s: stations stand in %s", unknown, c.Config)
	}
	if err := c.read(&in); err != nil {
		return err
	}
	e, err := certs.Take(site.Dir, in, now())
	if err != nil {
		return wrap(w, c.File, err)
	}
	fmt.Fprintf(printable{w.out}, "taken as     %s\n%s", e.File, certs.Describe(e.Certificate))
	for _, a := range e.Chain {
		fmt.Fprintf(printable{w.out}, "authority    %s\n", a.Subject)
	}
	switched(w, site, e)
	if unknown != "" {
		fmt.Fprintf(printable{w.out}, "note: %s yet\n", unknown)
	}
	if e.Kind == certs.Partner {
		fmt.Fprintln(w.out, "\nCompare the fingerprint with the partner by telephone, at a number you know.")
	}
	return nil
}

// read fetches the files that an import is made of.
func (c *certImportCmd) read(in *certs.Import) error {
	var err error
	if in.Data, err = bounded(c.File); err != nil {
		return err
	}
	if c.PasswordFile != "" {
		b, err := bounded(c.PasswordFile)
		if err != nil {
			return err
		}
		in.Password = strings.TrimRight(string(b), "\r\n")
	}
	if c.Key != "" {
		in.Key, err = bounded(c.Key)
	}
	return err
}

// bounded reads a file that holds certificates: 1 MiB at most.
func bounded(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, 1<<20))
}

// wrap names the file of an error that is no list of faults.
func wrap(w world, file string, err error) error {
	var faults gateway.Faults
	if errors.As(err, &faults) {
		return faultsOr(w, err)
	}
	return fmt.Errorf("%s: %w", file, err)
}

type certListCmd struct {
	configFlag
	JSON bool `help:"As JSON, a line a certificate."`
}

func (c *certListCmd) Run(w world) error {
	site, err := app.CertificatesOf(c.Config, w.getenv)
	if err != nil {
		return faultsOr(w, err)
	}
	s, faults := certs.Load(site.Dir)
	rows := s.Rows(now())
	if c.JSON {
		for _, r := range rows {
			if err := printJSON(w.out, r); err != nil {
				return err
			}
		}
	} else {
		t := tabwriter.NewWriter(printable{w.out}, 0, 8, 2, ' ', 0)
		fmt.Fprintln(t, strings.Join(certs.Heads(), "\t"))
		for _, r := range rows {
			fmt.Fprintln(t, strings.Join(r.Cells(), "\t"))
		}
		if err := t.Flush(); err != nil {
			return err
		}
	}
	for _, f := range faults {
		fmt.Fprintln(printable{w.err}, f)
	}
	return nil
}

type certExportCmd struct {
	configFlag
	Station string `help:"Our station." required:""`
	Name    string `help:"Which of its certificates; default the one in use, or with --next the next."`
	Next    bool   `help:"The one that takes over next."`
	Use     string `help:"The one for this use: sign, encrypt or tls." default:"sign"`
	Format  string `help:"pem, der or p7c." enum:"pem,der,p7c" default:"pem"`
	Out     string `help:"File to write; default standard output." type:"path"`
}

func (c *certExportCmd) Run(w world) error {
	us, _, err := usesFrom(c.Use, "")
	if err != nil {
		return err
	}
	site, err := c.station(w, c.Station)
	if err != nil {
		return faultsOr(w, err)
	}
	s, _ := certs.Load(site.Dir) // its faults are for verify
	e, err := s.Of(certs.Station, c.Station).Pick(c.Name, us[0], c.Next, now())
	if err != nil {
		return fmt.Errorf("station %s: %w", c.Station, err)
	}
	data, err := certs.Export(e, c.Format)
	if err != nil {
		return err
	}
	if c.Out == "" {
		_, err = w.out.Write(data)
		return err
	}
	if err := os.WriteFile(c.Out, data, 0o644); err != nil { // public by nature
		return err
	}
	fmt.Fprintf(printable{w.out}, "%s holds %s\n%s", c.Out, e.File, certs.Describe(e.Certificate))
	return nil
}

type certRollCmd struct {
	configFlag
	made
}

func (c *certRollCmd) Run(w world) error {
	t, err := c.template()
	if err != nil {
		return err
	}
	site, err := c.station(w, c.Station)
	if err != nil {
		return faultsOr(w, err)
	}
	old, next, err := certs.Roll(site.Dir, t, now())
	if err != nil {
		return faultsOr(w, err)
	}
	fmt.Fprintf(printable{w.err}, "%s and its key are there; %s stays in use until %s.\nThe letter to the partners, with what `ordergate cert export --station %s --name %s` prints:\n\n",
		next.File, old.File, next.From.Format("2006-01-02 15:04 UTC"), next.Owner, next.Name)
	_, err = fmt.Fprint(printable{w.out}, certs.Letter(old, next))
	return err
}
