// SPDX-License-Identifier: Apache-2.0

// Package config reads config.yaml into a typed Config and reports every fault
// of it at once, with its place in the file. Reloader keeps whatever is read from
// files (config, partners, mappings) up to date while the process runs.
//
// It must not open what it names: ports, journals and folders are for their own
// rooms.
//
// Invariant: a Config that Load returns without errors is complete: every default
// is filled in and every path is absolute or relative to the working directory.
package config

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/decode/x12"
	"ordergate/gateway/extractor"
	"ordergate/gateway/partner"
	"ordergate/gateway/post/files"
	posthttp "ordergate/gateway/post/http"
	"ordergate/gateway/render"
	"ordergate/gateway/strict"
	"ordergate/gateway/telemetry"
	"ordergate/transports/as2"
	"ordergate/transports/folder"
	"ordergate/transports/portal"
	"ordergate/transports/sftp"
	"ordergate/transports/smtp"
	"ordergate/transports/smtp/relay"
	"ordergate/transports/webhook"
)

// Config is config.yaml. An empty file is valid. Relative paths are relative to
// the file's folder; Load has resolved them. It is read-only after Load.
type Config struct {
	Node     string              `yaml:"node" doc:"name of this process among several that share a journal; default the host's name"`
	Data     string              `yaml:"data" default:"data" doc:"folder of everything the process stores: journal, payloads, spool; on a local disk"`
	Journal  Journal             `yaml:"journal" doc:"the durable store"`
	Partners string              `yaml:"partners" default:"partners" doc:"folder of the partner files"`
	Mappings string              `yaml:"mappings" default:"mappings" doc:"folder of the mapping files"`
	Texts    string              `yaml:"languages" default:"languages" doc:"folder of the texts of confirmation mails, a file a language; those that it does not have are built in"`
	Certs    string              `yaml:"certs" default:"certs" doc:"folder of the certificates: stations/STATION/NAME.pem with NAME.key, partners/PARTNER/NAME.pem"`
	Master   string              `yaml:"master" default:"master" doc:"folder of the master data: customers.csv, items.csv, prices.csv …; without it rules that need master data are skipped"`
	Stations []partner.Station   `yaml:"stations" doc:"our own identities; most installations have one"`
	Folders  []folder.Config     `yaml:"folders" doc:"connections by watched folders"`
	AS2      as2.Listener        `yaml:"as2" doc:"where partners reach us by AS2; the relationships stand in the partner files"`
	SFTP     sftp.Listener       `yaml:"sftp" doc:"our SFTP server; the accounts stand in the partner files"`
	SMTP     smtp.Listener       `yaml:"smtp" doc:"where mail with orders comes in; who may send stands in the partner files"`
	Mail     relay.Config        `yaml:"mail" doc:"how our mails go out"`
	PDF      render.Config       `yaml:"pdf" doc:"how PDFs and scans are read"`
	Portal   portal.Listener     `yaml:"portal" doc:"the HTTP listener for partners: API, cXML, shops; the keys stand in the partner files"`
	Webhooks []webhook.Config    `yaml:"webhooks" doc:"who is told of what happens to orders"`
	Model    extractor.Config    `yaml:"extractor" doc:"a language model of your own that is asked as well what an order on paper says; off without a url"`
	ERP      Target              `yaml:"erp" doc:"where orders are posted; default files in the data folder"`
	TestERP  *Target             `yaml:"testErp" doc:"where test orders are posted, with the keys of erp; default nowhere, they are a dry run"`
	Admin    Admin               `yaml:"admin" doc:"listener for operators: API, metrics, health"`
	Log      telemetry.LogConfig `yaml:"log" doc:"the log, on standard error"`
	Limits   Limits              `yaml:"limits" doc:"how much is taken"`
	Work     Work                `yaml:"work" doc:"how the pipeline works; the defaults suit most"`
	Keep     Retention           `yaml:"retention" doc:"how long things are kept"`
	Review   Review              `yaml:"review" doc:"what a person must have seen before it goes live"`
	Reload   Reload              `yaml:"reload" doc:"how edits of config, partners, mappings, certificates and master data are found"`

	file   *strict.File
	dir    string
	getenv func(string) string
}

// Journal says where the durable store is.
type Journal struct {
	URL      string        `yaml:"url" doc:"a file (SQLite) or postgres://user@host/database; default journal.db in the data folder"`
	Password strict.Secret `yaml:"password" doc:"of the PostgreSQL user"`
}

// Admin is the operators' listener.
type Admin struct {
	Listen string `yaml:"listen" default:"127.0.0.1:9464" doc:"host:port, or off; it has no login of its own, so keep it on loopback"`
}

// Target is an ERP target; exactly one kind is set after Load.
type Target struct {
	Files *files.Config `yaml:"files" doc:"canonical JSON, a file an order"`
	HTTP  *HTTP         `yaml:"http" doc:"canonical JSON by HTTP POST with an Idempotency-Key"`
	// HoldRefusals sends an ERP's no to a person instead of to the partner.
	HoldRefusals bool `yaml:"holdRefusals" doc:"an order the ERP refuses waits for a person instead of being rejected to the partner"`
}

// Kind names the kind of target that is set: "files", "http" or "".
func (t *Target) Kind() string {
	switch {
	case t == nil:
		return ""
	case t.Files != nil:
		return "files"
	case t.HTTP != nil:
		return "http"
	}
	return ""
}

// HTTP is a target that posts by HTTP; its secrets are references (see
// Config.HTTPTarget).
type HTTP struct {
	posthttp.Config `yaml:",inline"`
	Headers         map[string]strict.Secret `yaml:"headers" doc:"headers sent along, as in Authorization: ${env:ERP_AUTHORIZATION}"`
	Secrets         []strict.Secret          `yaml:"signingSecrets" doc:"sign requests (Standard Webhooks, HMAC-SHA256); two while they are being changed"`
	MaxAnswer       strict.Bytes             `yaml:"maxAnswer" default:"1MiB" doc:"largest answer that is read"`
	Master          *posthttp.MasterConfig   `yaml:"master" doc:"read master data from the ERP into the folder of master data"`
	CAFile          string                   `yaml:"caFile" doc:"PEM file of the authorities to trust in place of the system's"`
}

// HTTPTarget is h with its secrets and certificates fetched, for posthttp.New.
// Errors name references, never secrets.
func (c *Config) HTTPTarget(h *HTTP) (posthttp.Config, error) {
	cfg := h.Config
	cfg.MaxBody = int64(h.MaxAnswer)
	cfg.Headers = map[string]string{}
	for name, ref := range h.Headers {
		v, err := c.Secret(ref)
		if err != nil {
			return cfg, fmt.Errorf("header %s: %w", name, err)
		}
		cfg.Headers[name] = v
	}
	for _, ref := range h.Secrets {
		v, err := c.Secret(ref)
		if err != nil {
			return cfg, fmt.Errorf("signing secret: %w", err)
		}
		cfg.Secrets = append(cfg.Secrets, v)
	}
	if h.CAFile != "" {
		pem, err := os.ReadFile(h.CAFile)
		if err != nil {
			return cfg, fmt.Errorf("read caFile: %w", err)
		}
		cfg.CA = pem
	}
	return cfg, nil
}

// Limits bound what is taken. Sizes are bytes.
type Limits struct {
	Message   strict.Bytes `yaml:"message" default:"256MiB" doc:"largest payload that is taken"`
	Inline    strict.Bytes `yaml:"inline" default:"64KiB" doc:"payloads up to this size lie in the journal, larger ones in files"`
	FreeSpace strict.Bytes `yaml:"freeSpace" default:"256MiB" doc:"nothing is taken when less is free on the disk of the data folder; 0 switches this off"`
	Waiting   int          `yaml:"waiting" default:"0" doc:"nothing is taken when so many messages wait to be read; 0 is no limit"`
	X12       X12          `yaml:"x12" doc:"how much of X12 is read; what goes beyond is rejected with a finding that says where, never cut short"`
}

// X12 bounds what is read of X12 documents.
type X12 struct {
	Segment     strict.Bytes `yaml:"segment" default:"1MiB" doc:"largest segment"`
	Elements    int          `yaml:"elements" default:"1000" doc:"most elements of a segment"`
	Set         strict.Bytes `yaml:"set" default:"16MiB" doc:"largest transaction set; so much memory, some times over, is needed to read it"`
	Sets        int          `yaml:"sets" default:"0" doc:"most transaction sets of an interchange; 0 is no limit"`
	Interchange strict.Bytes `yaml:"interchange" default:"0" doc:"largest interchange; 0 is no limit but that of the message"`
}

// Of12 gives the limits as the codec takes them.
func (l Limits) Of12() x12.Limits {
	return x12.Limits{Segment: int(l.X12.Segment), Elements: l.X12.Elements, Set: int(l.X12.Set), Sets: l.X12.Sets, Interchange: int64(l.X12.Interchange)}
}

// Work says how the pipeline works.
type Work struct {
	Poll         time.Duration `yaml:"poll" default:"1s" doc:"how often due work is looked for behind the journal's own hints"`
	Grace        time.Duration `yaml:"grace" default:"10s" doc:"how long running work may go on when the process stops"`
	PieceSets    int           `yaml:"pieceSets" default:"200" doc:"transaction sets read in a transaction"`
	PieceBytes   strict.Bytes  `yaml:"pieceBytes" default:"4MiB" doc:"bytes read in a transaction"`
	PostParallel int           `yaml:"postParallel" default:"8" doc:"posts under way at the same time"`
	UnknownWait  time.Duration `yaml:"unknownWait" default:"30s" doc:"wait before an order is looked up of which nobody knows whether the ERP has it"`
}

// Retention says how long things are kept. 0 is for ever.
type Retention struct {
	Payloads time.Duration `yaml:"payloads" default:"0" doc:"payloads of finished messages, 0 for ever; orders, decisions and the audit trail stay"`
	Proof    time.Duration `yaml:"proof" default:"0" doc:"AS2 messages and receipts (MDNs) as they went over the wire, both ways, 0 for ever; they are the legal proof, and ordergate as2 verify needs them"`
	Events   time.Duration `yaml:"events" default:"30d" doc:"events and what became of them at webhooks, 0 for ever; a webhook that is disabled for longer misses some"`
}

// Review says what a person must have seen before it goes live.
type Review struct {
	DiffMappings bool `yaml:"diffMappings" doc:"an edited mapping reads no order before somebody has approved its difference (ordergate mapping diff --approve); until then the version before stays in use"`
}

// Reload says how edits are found.
type Reload struct {
	Poll time.Duration `yaml:"poll" default:"5s" doc:"how often files are looked at behind the operating system's hints"`
}

// Load reads the config file at path. It reports every fault, with the path as
// given; the Config is never nil and holds what could be read. getenv and files
// resolve secrets: every reference of the config is tried, so that a missing one
// is a fault now and not at the first order.
func Load(path string, getenv func(string) string) (*Config, gateway.Faults) {
	data, err := os.ReadFile(path)
	if err != nil {
		c := Default(filepath.Dir(path), getenv)
		return c, gateway.Faults{{File: path, Message: fmt.Sprintf("cannot be read: %v", cause(err))}}
	}
	return Parse(path, data, getenv)
}

// Default is the config of an empty file in dir, without its warnings.
func Default(dir string, getenv func(string) string) *Config {
	c, _ := Parse(filepath.Join(dir, "config.yaml"), nil, getenv)
	return c
}

// Parse is Load on bytes: path is where they are from.
func Parse(path string, data []byte, getenv func(string) string) (*Config, gateway.Faults) {
	c := &Config{dir: filepath.Dir(path), getenv: getenv}
	file, faults := strict.Decode(path, data, c)
	c.file = file
	k := &checker{c: c, faults: faults}
	if file.Broken() {
		c.ERP.Files = &files.Config{Dir: filepath.Join(c.Data, "erp")}
		c.resolve()
		return c, faults
	}
	k.erpDefault()
	c.resolve()
	k.all()
	strict.Sort(k.faults)
	return c, k.faults
}

func cause(err error) error {
	if pe, ok := err.(*os.PathError); ok {
		return pe.Err
	}
	return err
}

// Path resolves a path of the config: relative to the config file's folder.
func (c *Config) Path(p string) string {
	if p == "" || filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(c.dir, p)
}

// Secret fetches a secret of the config, from the environment or a file relative
// to the config's folder. It is read anew each time, so that a changed file
// counts. The error names the reference, never the secret.
func (c *Config) Secret(s strict.Secret) (string, error) {
	return s.Resolve(c.getenv, func(p string) ([]byte, error) { return os.ReadFile(c.Path(p)) })
}

// File is the config as read, for faults that other rooms find in it.
func (c *Config) File() *strict.File { return c.file }

// Refs is what partner files may refer to; mappings are the ids of the mappings
// loaded, nil when they are not to be checked.
func (c *Config) Refs(mappings []string) partner.Refs {
	refs := partner.Refs{Folder: c.Partners, Stations: c.Stations, Mappings: mappings}
	for _, w := range c.Webhooks {
		refs.Webhooks = append(refs.Webhooks, w.Name)
	}
	for i, f := range c.Folders {
		refs.Connections = append(refs.Connections, partner.Connection{Name: f.Name, Partners: f.Partners, Out: f.Out != "", Fault: c.at("folders", fmt.Sprint(i))})
	}
	return refs
}

// at makes faults below a place in the file.
func (c *Config) at(prefix ...string) func(message, hint string, path ...string) gateway.Fault {
	return func(message, hint string, path ...string) gateway.Fault {
		return c.file.Fault(message, hint, append(append([]string(nil), prefix...), path...)...)
	}
}

// resolve makes paths relative to the config file's folder, and fills in what
// defaults need more than a constant for.
func (c *Config) resolve() {
	paths := []*string{&c.Data, &c.Partners, &c.Mappings, &c.Certs, &c.Master, &c.Texts, &c.AS2.Cert, &c.AS2.Key, &c.SMTP.Cert, &c.SMTP.Key, &c.Mail.CAFile, &c.Mail.DKIM.KeyFile, &c.Mail.Font, &c.Portal.Cert, &c.Portal.Key, &c.Model.CAFile}
	for i := range c.Folders {
		f := &c.Folders[i]
		paths = append(paths, &f.In, &f.Out, &f.Archive, &f.Error)
	}
	for i := range c.SFTP.HostKeys {
		paths = append(paths, &c.SFTP.HostKeys[i])
	}
	for i := range c.Webhooks {
		paths = append(paths, &c.Webhooks[i].CAFile)
	}
	for _, t := range []*Target{&c.ERP, c.TestERP} {
		if t != nil && t.Files != nil {
			paths = append(paths, &t.Files.Dir)
		}
		if t != nil && t.HTTP != nil {
			paths = append(paths, &t.HTTP.CAFile)
		}
	}
	if !strings.Contains(c.Journal.URL, "://") {
		paths = append(paths, &c.Journal.URL)
	}
	for _, p := range paths {
		*p = c.Path(*p)
	}
	if c.Journal.URL == "" {
		c.Journal.URL = filepath.Join(c.Data, "journal.db")
	}
	if c.Node == "" {
		c.Node = hostName()
	}
	for i := range c.Folders {
		c.Folders[i].Node = c.Node
	}
}

func hostName() string {
	name, err := os.Hostname()
	if err != nil || !nameText.MatchString(name) {
		return "node"
	}
	return name
}
