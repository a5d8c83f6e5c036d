// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge/confirmation"
	"ordergate/gateway/acknowledge/letter"
	"ordergate/gateway/config"
	"ordergate/gateway/intake"
	"ordergate/transports/smtp/relay"
)

// ProbeMail sends a test mail by the config's smarthost, step by step.
func ProbeMail(ctx context.Context, configFile string, getenv func(string) string, to string) ([]relay.Step, error) {
	cfg, faults := config.Load(configFile, getenv)
	if len(faults.Errors()) > 0 {
		return nil, faults
	}
	if !cfg.Mail.On() {
		return nil, fmt.Errorf("no mail goes out: set from and smarthost of mail in %s", configFile)
	}
	if !letter.Valid(to) {
		return nil, fmt.Errorf("%q is no address", to)
	}
	o, err := cfg.MailOptions()
	if err != nil {
		return nil, err
	}
	if o.Paths.Key == nil && o.Paths.Address != "" {
		if o.Paths.Key, err = relay.KeyIn(filepath.Join(cfg.Data, "mail")); err != nil {
			return nil, err
		}
	}
	o.Clock = gateway.SystemClock{}
	return relay.New(o).Probe(ctx, to, intake.NewID("X", o.Clock.Now()), net.DefaultResolver), nil
}

// PreviewMail writes what a customer would get of an order into a folder, as text,
// HTML and PDF, and returns the files. ref is a canonical order in a JSON file, or the
// number or id of an order in the journal.
func PreviewMail(ctx context.Context, configFile string, getenv func(string) string, ref, language, dir string) (files []string, err error) {
	l, faults := load(configFile, getenv)
	if len(faults.Errors()) > 0 {
		return nil, faults
	}
	in := confirmation.Letter{Kind: confirmation.Answered, Order: new(gateway.Order), Now: gateway.SystemClock{}.Now(), PDF: true, Reasons: true}
	station := ""
	if in.Fonts, err = l.config.MailFonts(); err != nil {
		return nil, err
	}
	if data, err := os.ReadFile(ref); err == nil {
		if err := json.Unmarshal(data, in.Order); err != nil {
			return nil, fmt.Errorf("%s is no canonical order: %w", ref, err)
		}
	} else if err := stored(ctx, configFile, getenv, ref, &in); err != nil {
		return nil, err
	}
	if s := in.Order.Source; s != nil {
		station = s.Station
	}
	if in.Decision.Status == "" {
		in.Decision = *gateway.Uniform(in.Order, gateway.Accepted, "preview", "", in.Now)
	}
	if station == "" && len(l.config.Stations) > 0 {
		station = l.config.Stations[0].ID
	}
	in.Language = l.texts.Choose(language)
	if language != "" && l.texts.Get(language) == nil {
		return nil, fmt.Errorf("there is no language %q: known are %v", language, l.texts.Codes())
	}
	if s := l.partners.Station(station); s != nil {
		if in.Head = s.Letterhead; in.Head.Company == "" {
			in.Head.Company = s.Name
		}
		if language == "" {
			in.Language = l.texts.Choose(s.Language)
		}
	}
	w, err := confirmation.Write(in)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return nil, err
	}
	for _, f := range []struct {
		ext  string
		data []byte
	}{{".txt", []byte(w.Subject + "\n\n" + w.Text)}, {".html", []byte(w.HTML)}, {".pdf", w.PDF}} {
		name := filepath.Join(dir, "confirmation-"+in.Language.Code+f.ext)
		if err := os.WriteFile(name, f.data, 0o640); err != nil {
			return files, err
		}
		files = append(files, name)
	}
	return files, nil
}

// stored reads an order of the journal, with what was decided of it.
func stored(ctx context.Context, configFile string, getenv func(string) string, ref string, in *confirmation.Letter) error {
	ops, done, err := Operate(ctx, configFile, getenv)
	if err != nil {
		return err
	}
	defer func() { _ = done() }() // it only read
	shown, err := ops.Show(ctx, ref)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(shown.Order, in.Order); err != nil {
		return fmt.Errorf("read order %s: %w", ref, err)
	}
	if shown.Decision != nil {
		in.Decision = *shown.Decision
	}
	in.ERP, in.Test = shown.ERPNumber, shown.Test
	return nil
}
