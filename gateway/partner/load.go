// SPDX-License-Identifier: Apache-2.0

package partner

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/acknowledge"
	"ordergate/gateway/change"
	"ordergate/gateway/strict"
	"ordergate/gateway/validate"
)

// Refs is what partner files may refer to.
type Refs struct {
	Folder      string // name of the folder in faults; "partners" when empty
	Stations    []Station
	Connections []Connection
	Mappings    []string // ids of mappings that read; nil: not checked
	Writers     []string // of those that write; nil: not checked
	Languages   []string // that mails can be written in; nil: not checked
	Webhooks    []string // names of those of the config
}

// MaxFiles is how many partner files a folder may hold.
const MaxFiles = 20_000

// Load reads every *.yaml and *.yml file of dir (not of folders in it; names
// with a leading dot are left alone). It reports every fault of every file. The
// Directory holds the partners whose own files are fine; a caller that reloads
// keeps its old one when there are faults (gateway.Faults.Errors).
func Load(dir fs.FS, refs Refs) (*Directory, gateway.Faults) {
	if refs.Folder == "" {
		refs.Folder = "partners"
	}
	l := &loader{refs: refs, d: &Directory{partners: map[string]*Partner{}, connections: map[string][]*Partner{},
		stations: slices.Clone(refs.Stations), byAddress: map[Address]string{}, bySender: map[sender][]*Partner{},
		byName: map[string]*Partner{}}}
	for _, s := range refs.Stations {
		for _, a := range s.Addresses() {
			if _, taken := l.d.byAddress[a]; !taken { // the config reports twins
				l.d.byAddress[a] = s.ID
			}
		}
	}
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return l.d, gateway.Faults{{File: refs.Folder, Message: fmt.Sprintf("the folder cannot be read: %v", cause(err))}}
	}
	for _, e := range entries {
		name := e.Name()
		if ext := path.Ext(name); strings.HasPrefix(name, ".") || ext != ".yaml" && ext != ".yml" {
			continue
		}
		if info, err := fs.Stat(dir, name); err == nil && info.IsDir() {
			continue
		}
		if len(l.files) >= MaxFiles {
			l.faults = append(l.faults, gateway.Fault{File: refs.Folder, Message: fmt.Sprintf("more than %d partner files", MaxFiles)})
			break
		}
		data, err := fs.ReadFile(dir, name)
		if err != nil {
			l.faults = append(l.faults, gateway.Fault{File: path.Join(refs.Folder, name), Message: fmt.Sprintf("cannot be read: %v", cause(err))})
			continue
		}
		l.decode(name, data)
	}
	l.nameWebhooks()
	l.ways()
	for _, c := range l.files {
		c.check()
	}
	l.unknownPartners()
	slices.Sort(l.d.ids)
	for _, id := range l.d.ids {
		p := l.d.partners[id]
		for _, c := range p.Connections {
			l.d.connections[c] = append(l.d.connections[c], p)
		}
	}
	strict.Sort(l.faults)
	return l.d, l.faults
}

func cause(err error) error {
	if pe, ok := err.(*fs.PathError); ok {
		return pe.Err
	}
	return err
}

type loader struct {
	refs        Refs
	d           *Directory
	faults      gateway.Faults
	files       []*checking
	connections []string // names
	read        []string // ids of all files, faulty ones too
}

var (
	idText       = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,62}$`)
	currencyText = regexp.MustCompile(`^[A-Z]{3}$`)
	typeText     = regexp.MustCompile(`^[A-Za-z0-9_-]{1,20}$`)
)

// checking is one file under way.
type checking struct {
	*strict.File
	l   *loader
	doc document
	p   *Partner
	bad bool
}

func (c *checking) fault(message, hint string, path ...string) {
	f := c.Fault(message, hint, path...)
	c.l.faults = append(c.l.faults, f)
	c.bad = true
}

func (c *checking) keyFault(message, hint string, path ...string) {
	c.l.faults, c.bad = append(c.l.faults, c.KeyFault(message, hint, path...)), true
}

// decode reads a file; what it refers to is checked when all are read.
func (l *loader) decode(name string, data []byte) {
	c := &checking{l: l}
	var faults gateway.Faults
	c.File, faults = strict.Decode(path.Join(l.refs.Folder, name), data, &c.doc)
	l.faults = append(l.faults, faults...)
	c.bad = len(faults.Errors()) > 0
	doc := &c.doc
	p := &Partner{Fault: c.File.Fault, ID: doc.Partner, Name: doc.Name, Test: doc.Test, Station: doc.Station, Identifiers: doc.Identifiers, AS2: doc.AS2, SFTP: doc.SFTP, Remote: doc.Remote, Mail: doc.Mail, API: doc.API, CXML: doc.CXML, Shop: doc.Shop, Webhooks: doc.Webhooks, PDF: doc.PDF, Customer: doc.Customer,
		Currency: doc.Currency, Mappings: doc.Mappings, Via: doc.Answers.Via, FileNames: doc.Answers.FileName, Answer: doc.Answers.Mapping,
		Answers: doc.Answers.Profile, Rules: doc.Rules, Syntax: doc.Syntax, Changes: doc.Changes, AcknowledgedWithin: doc.Acks.Within, File: c.Name, Source: data}
	c.p = p
	if p.ID == "" {
		p.ID = strings.TrimSuffix(name, path.Ext(name))
	}
	if p.Name == "" {
		p.Name = p.ID
	}
	l.read = append(l.read, p.ID)
	if !c.Broken() {
		l.files = append(l.files, c)
	}
}

// check checks a file and takes its partner in.
func (c *checking) check() {
	l, p := c.l, c.p
	if !idText.MatchString(p.ID) {
		c.fault(fmt.Sprintf("%q cannot be a partner's id", p.ID), "small letters, digits, - and _; 63 at most", "partner")
	}
	if twin := l.d.partners[p.ID]; twin != nil {
		c.fault(fmt.Sprintf("partner %q is in %s already", p.ID, twin.File), "", "partner")
	}
	c.station()
	c.as2()
	c.sftp()
	c.blocks()
	c.shops()
	c.mail()
	c.api()
	c.webhooks()
	c.identifiers()
	c.links()
	c.way()
	c.confirm()
	c.plain()
	if c.bad {
		return
	}
	l.d.partners[p.ID] = p
	l.d.ids = append(l.d.ids, p.ID)
	for _, i := range p.Identifiers {
		if i.ID != "" {
			l.d.byName[i.ID] = p
			continue
		}
		key := sender{i.ISA, i.GS}
		l.d.bySender[key] = append(l.d.bySender[key], p)
	}
}

func (c *checking) station() {
	var ids []string
	tests := 0
	for _, s := range c.l.refs.Stations {
		ids = append(ids, s.ID)
		if s.Test {
			tests++
		}
		if c.p.Station == s.ID || c.p.Station == "" && len(c.l.refs.Stations) == 1 {
			c.p.Test = c.p.Test || s.Test
			if c.p.Currency == "" {
				c.p.Currency = s.Currency
			}
		}
	}
	switch {
	case c.p.Station != "" && !slices.Contains(ids, c.p.Station):
		c.fault(fmt.Sprintf("unknown station %q", c.p.Station), nearest(c.p.Station, ids, "no station is in the config"), "station")
	case c.p.Station == "" && !c.p.Test && tests > 0 && tests < len(ids):
		// Whether its orders may reach the live ERP must not hang on an id inside.
		c.fault("it trades with every station, and some are for test", "name the station: "+strings.Join(ids, ", "), "station")
	case c.p.Station == "" && tests > 0 && tests == len(ids):
		c.p.Test = true
	}
}

// nearest is the hint beside an unknown name.
func nearest(name string, known []string, none string) string {
	if near := gateway.Nearest(name, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(known) == 0 {
		return none
	}
	if len(known) <= 12 {
		return "known are " + strings.Join(known, ", ")
	}
	return ""
}

func (c *checking) identifiers() {
	for i, id := range c.p.Identifiers {
		at := fmt.Sprint(i)
		if id.ID != "" {
			c.named(i, id)
			continue
		}
		if id.ISA.IsZero() {
			if !c.Has("identifiers", at, "isa") { // else its own fault has been reported
				c.fault("an identifier needs isa or id", `as in isa: "ZZ:ACME"`, "identifiers", at)
			}
			continue
		}
		if len(id.GS) > 15 || !printable(id.GS) { // X12 element 142
			c.fault(fmt.Sprintf("%q is not an application id", id.GS), "15 characters at most, as in GS02", "identifiers", at, "gs")
		}
		if slices.Contains(c.p.Identifiers[:i], id) {
			c.fault(fmt.Sprintf("%s is in this list already", id.ISA), "", "identifiers", at)
			continue
		}
		if ours, ok := c.l.d.byAddress[id.ISA]; ok {
			c.fault(fmt.Sprintf("%s is our own station %s", id.ISA, ours), "the partner's id belongs here", "identifiers", at, "isa")
		}
		for _, other := range c.l.d.bySender[sender{id.ISA, id.GS}] {
			if other.Station == "" || c.p.Station == "" || other.Station == c.p.Station {
				hint := "one sender is one partner; tell divisions apart by gs"
				c.fault(fmt.Sprintf("%s is partner %s (%s) already", sender{id.ISA, id.GS}, other.ID, other.File), hint, "identifiers", at, "isa")
			}
		}
	}
}

// named checks an identifier of documents that are no X12.
func (c *checking) named(i int, id Identifier) {
	at := fmt.Sprint(i)
	switch other := c.l.d.byName[id.ID]; {
	case !id.ISA.IsZero() || id.GS != "":
		c.fault("an identifier is either isa (with gs) or id", "make two of it", "identifiers", at, "id")
	case strings.TrimSpace(id.ID) != id.ID || len(id.ID) > 100:
		c.fault(fmt.Sprintf("%q is no identifier", id.ID), "100 characters at most, without blanks around", "identifiers", at, "id")
	case slices.Contains(c.p.Identifiers[:i], id):
		c.fault(fmt.Sprintf("%s is in this list already", id.ID), "", "identifiers", at)
	case other != nil:
		c.fault(fmt.Sprintf("%s is partner %s (%s) already", id.ID, other.ID, other.File), "one sender is one partner", "identifiers", at, "id")
	}
}

// String writes a sender for people.
func (s sender) String() string {
	if s.gs == "" {
		return s.isa.String()
	}
	return s.isa.String() + " with gs " + s.gs
}

// links ties the partner to the connections that may speak for it.
func (c *checking) links() {
	for i, name := range c.doc.Connections {
		at := slices.Index(c.l.connections, name)
		if at < 0 {
			c.fault(fmt.Sprintf("unknown connection %q", name), nearest(name, c.l.connections, "no connection is in the config"), "connections", fmt.Sprint(i))
			continue
		}
		if con := c.l.refs.Connections[at]; len(con.Partners) > 0 && !slices.Contains(con.Partners, c.p.ID) {
			c.fault(fmt.Sprintf("connection %q speaks for %s only", name, strings.Join(con.Partners, ", ")),
				fmt.Sprintf("add %s to its partners in the config", c.p.ID), "connections", fmt.Sprint(i))
			continue
		}
		c.p.Connections = append(c.p.Connections, name)
	}
	for _, con := range c.l.refs.Connections {
		if slices.Contains(con.Partners, c.p.ID) {
			c.p.Connections = append(c.p.Connections, con.Name)
		}
	}
	slices.Sort(c.p.Connections)
	c.p.Connections = slices.Compact(c.p.Connections)
}

// way settles which connection answers go by.
func (c *checking) way() {
	var ways []string
	for _, con := range c.l.refs.Connections {
		if con.Out && slices.Contains(c.p.Connections, con.Name) {
			ways = append(ways, con.Name)
		}
	}
	via := c.p.Via
	a := c.p.Answers.WithDefaults()
	wanted := a.Functional != acknowledge.FNo || a.OrderResponse != acknowledge.Never || a.TA1 != acknowledge.Never
	switch {
	case via == "" && len(ways) == 1:
		c.p.Via = ways[0]
	case via == "" && len(ways) == 0 && wanted && c.quiet():
	case via == "" && len(ways) == 0 && wanted:
		c.fault("answers have no way to go", "name a connection that can send (via), or set functional: none, ta1: never and orderResponse: never", "answers")
	case via == "" && wanted:
		c.fault("answers could go several ways: "+strings.Join(ways, ", "), "choose one: via: "+ways[0], "answers")
	case via == "" || slices.Contains(ways, via):
	case !slices.Contains(c.l.connections, via):
		c.fault(fmt.Sprintf("unknown connection %q", via), nearest(via, c.l.connections, "no connection is in the config"), "answers", "via")
	case !slices.Contains(c.p.Connections, via):
		c.fault(fmt.Sprintf("connection %q is not one of this partner's", via), "add it to connections", "answers", "via")
	default:
		c.fault(fmt.Sprintf("connection %q cannot send", via), nearest(via, ways, "give it an out folder"), "answers", "via")
	}
	c.confirmation()
}

// plain checks what needs no other file but mappings.
func (c *checking) plain() {
	p := c.p
	if c.doc.Currency != "" && !currencyText.MatchString(c.doc.Currency) {
		c.fault(fmt.Sprintf("%q is not a currency", c.doc.Currency), "three capitals as in ISO 4217: USD, EUR", "currency")
	}
	for _, typ := range sortedKeys(p.Mappings) {
		if !typeText.MatchString(typ) {
			c.keyFault(fmt.Sprintf("%q is not a document type", typ), "as in 850 or ORDERS", "mappings", typ)
		}
		if id := p.Mappings[typ]; c.l.refs.Mappings != nil && id != "" && !slices.Contains(c.l.refs.Mappings, id) {
			c.fault(fmt.Sprintf("unknown mapping %q", id), nearest(id, c.l.refs.Mappings, "there are no mappings"), "mappings", typ)
		}
	}
	if w := c.l.refs.Writers; p.Answer != "" && w != nil && !slices.Contains(w, p.Answer) {
		c.fault(fmt.Sprintf("no mapping %q writes anything", p.Answer), nearest(p.Answer, w, "a mapping that writes has writes: and output:"), "answers", "mapping")
	}
	c.fileNames()
	p.Answers.Validate(func(message, hint string, path ...string) {
		c.fault(message, hint, append([]string{"answers"}, path...)...)
	})
	if zone := p.Answers.TimeZone; zone != "" {
		if _, err := time.LoadLocation(zone); err != nil {
			c.fault(fmt.Sprintf("time zone %q is not known here", zone), "Area/City as in the IANA list, such as America/Chicago", "answers", "timeZone")
		}
	}
	if q := p.Changes.Quantity; q != "" && q != change.Total && q != change.Delta {
		c.fault(fmt.Sprintf("%q is not known here", q), "total or delta", "changes", "quantity")
	}
	if p.AcknowledgedWithin < 0 {
		c.fault("a wait cannot be negative", "", "acknowledgements", "within")
	}
	for _, problem := range p.Rules.Validate() {
		at := append([]string{"rules"}, problem.Path...)
		if len(problem.Path) == 2 && problem.Path[0] == "severity" && !slices.Contains(validate.Codes(), problem.Path[1]) {
			c.keyFault(problem.Message, problem.Hint, at...)
			continue
		}
		c.fault(problem.Message, problem.Hint, at...)
	}
	faults := p.Rules.Prepare(func(message, hint string, path ...string) {
		c.fault(message, hint, append([]string{"rules"}, path...)...)
	})
	c.l.faults = append(c.l.faults, faults...)
	c.bad = c.bad || len(faults.Errors()) > 0
	wrong := p.Syntax.Validate()
	for _, key := range sortedKeys(wrong) {
		message, hint, _ := strings.Cut(wrong[key], "; ")
		if key == "centuryFrom" {
			c.fault(message, hint, "syntax", key)
			continue
		}
		c.keyFault(message, hint, "syntax", "severity", key)
	}
}

var placeholders = regexp.MustCompile(`\{[^{}]*\}`)

func (c *checking) fileNames() {
	pattern := c.p.FileNames
	for _, ph := range placeholders.FindAllString(pattern, -1) {
		if known := []string{"{kind}", "{control}", "{partner}", "{date}", "{time}"}; !slices.Contains(known, ph) {
			c.fault(fmt.Sprintf("%s stands for nothing", ph), nearest(ph, known, ""), "answers", "fileName")
		}
	}
	bare := placeholders.ReplaceAllString(pattern, "x")
	switch {
	case strings.ContainsAny(bare, "/\\\x00{}") || strings.HasPrefix(bare, ".") || len(bare) > 150 || strings.TrimSpace(bare) != bare:
		c.fault(fmt.Sprintf("%q cannot name files", pattern), "letters, digits, - _ . and placeholders, no folders", "answers", "fileName")
	case !strings.Contains(pattern, "{control}"):
		c.fault("answers would overwrite each other", "put {control} into the name", "answers", "fileName")
	}
}

// unknownPartners finds connections that name partners without a file.
func (l *loader) unknownPartners() {
	for _, con := range l.refs.Connections {
		for i, id := range con.Partners {
			if slices.Contains(l.read, id) {
				continue
			}
			message, hint := fmt.Sprintf("unknown partner %q", id), nearest(id, l.read, "no partner is in "+l.refs.Folder)
			if con.Fault == nil {
				l.faults = append(l.faults, gateway.Fault{Message: "connection " + con.Name + ": " + message, Hint: hint})
				continue
			}
			l.faults = append(l.faults, con.Fault(message, hint, "partners", fmt.Sprint(i)))
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
