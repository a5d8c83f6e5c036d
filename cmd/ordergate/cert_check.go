// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/x509"
	"fmt"
	"strings"

	"ordergate/gateway/app"
	"ordergate/gateway/certs"
)

type certVerifyCmd struct {
	configFlag
	Owner string `arg:"" optional:"" help:"A station or partner; default all."`
	CA    string `help:"PEM file of authorities to trust in place of the system's." type:"existingfile"`
}

func (c *certVerifyCmd) Run(w world) error {
	site, err := app.CertificatesOf(c.Config, w.getenv)
	if err != nil {
		return faultsOr(w, err)
	}
	check := certs.Check{At: now(), Owners: site.Exchanging}
	if c.CA != "" {
		data, err := bounded(c.CA)
		if err != nil {
			return err
		}
		check.Roots = x509.NewCertPool()
		if !check.Roots.AppendCertsFromPEM(data) {
			return fmt.Errorf("%s: there is no certificate as PEM in it", c.CA)
		}
	}
	report := certs.Verify(site.Dir, check, c.Owner)
	if c.Owner != "" && report.Certificates == 0 && len(report.Faults) == 0 {
		return fmt.Errorf("%s has no certificates", c.Owner)
	}
	for _, f := range report.Faults {
		fmt.Fprintln(printable{w.out}, f)
	}
	wrong := len(report.Faults.Errors())
	fmt.Fprintf(w.out, "%d certificate(s), %d fault(s), %d warning(s)\n", report.Certificates, wrong, len(report.Faults)-wrong)
	if wrong > 0 {
		return exitCode(1)
	}
	return nil
}

type certRequestsCmd struct {
	configFlag
	All  bool `help:"Those that were decided, too."`
	JSON bool `help:"As JSON, a line a request."`
}

func (c *certRequestsCmd) Run(w world) error {
	site, err := app.CertificatesOf(c.Config, w.getenv)
	if err != nil {
		return faultsOr(w, err)
	}
	all, faults, err := site.Requests.List()
	if err != nil {
		return err
	}
	shown := 0
	for _, r := range all {
		if r.State != certs.Waiting && !c.All {
			continue
		}
		shown++
		if c.JSON {
			err = printJSON(w.out, r)
		} else {
			_, err = fmt.Fprintln(printable{w.out}, r.Text())
		}
		if err != nil {
			return err
		}
	}
	for _, f := range faults {
		fmt.Fprintln(printable{w.err}, f)
	}
	if shown == 0 && !c.JSON {
		fmt.Fprintln(w.out, "no requests wait")
	}
	return nil
}

type certApproveCmd struct {
	configFlag
	ID string `arg:"" help:"The request, as cert requests shows it."`
	By string `help:"Who compared the fingerprints with the partner." required:""`
}

func (c *certApproveCmd) Run(w world) error {
	return decide(w, c.Config, c.ID, certs.Decision{Approve: true, By: c.By})
}

type certRefuseCmd struct {
	configFlag
	ID     string `arg:"" help:"The request, as cert requests shows it."`
	By     string `help:"Who refuses it." required:""`
	Reason string `help:"Why; the partner is told." required:""`
}

func (c *certRefuseCmd) Run(w world) error {
	return decide(w, c.Config, c.ID, certs.Decision{By: c.By, Reason: c.Reason})
}

func decide(w world, config, id string, d certs.Decision) error {
	site, err := app.CertificatesOf(config, w.getenv)
	if err != nil {
		return faultsOr(w, err)
	}
	r, err := site.Requests.Decide(id, d, site.Dir, now())
	if err != nil {
		return faultsOr(w, err)
	}
	fmt.Fprintf(printable{w.out}, "request %s of %s: %s\n", r.ID, r.Partner, r.State)
	if len(r.Files) > 0 {
		fmt.Fprintf(printable{w.out}, "  %s\n", strings.Join(r.Files, "\n  "))
	}
	return nil
}
