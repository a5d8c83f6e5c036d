// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"mime"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
	"ordergate/transports/portal"
	"ordergate/transports/smtp/relay/relaytest"
)

// house is an installation with every door open, each partner of its own form and door.
type house struct {
	*site
	d *daemon

	as2      *outsider // plays all partners that come by AS2
	host     *relaytest.Smarthost
	buyer    *cxmlBuyer
	sftpPort string
	smtpPort string
	url      string // of the HTTP doors
	sshd     string // the block of a partner's server, but for its folders
	ftps     string

	keys    map[string]string // by partner
	fetched map[string][]string
}

// cell is one order in one form by one door. Its partner is called so.
type cell struct{ door, form string }

func (c cell) id() string { return c.door + "-" + c.form }

// isa is how the partner calls itself in X12.
func (c cell) isa() string { return strings.ToUpper(strings.ReplaceAll(c.door, "-", "")) }

func (c cell) number() string {
	if c.form == "pdf" { // on paper, a number is what has a digit
		return "PO-7-" + c.id()
	}
	return "PO-" + c.id()
}

// carried are the forms: its file, the partner's mapping of it, and what shows that the
// order was answered, each once.
var carried = map[string]struct {
	file, typ, mapping string
	answers            func(c cell) []string
}{
	"850":  {"order.edi", "850", "forms-x12", func(c cell) []string { return []string{"ST*997*", "*" + c.number() + "*"} }},
	"csv":  {"order.csv", "csv", "forms-csv", func(c cell) []string { return []string{`"poNumber": "` + c.number() + `"`} }},
	"json": {"order.json", "json", "forms-json", func(c cell) []string { return []string{`"poNumber": "` + c.number() + `"`} }},
	"pdf":  {"order.pdf", "pdf", "paper-order", func(c cell) []string { return []string{`"poNumber": "` + c.number() + `"`} }},
	"cxml": {"order-cxml.xml", "OrderRequest", "forms-cxml", func(c cell) []string { return []string{`orderID="` + c.number() + `"`} }},
}

// door is a way in with its own way back.
type door struct {
	name    string
	not     map[string]string // the forms that it cannot carry, with why
	block   func(h *house, c cell) string
	send    func(h *house, c cell, file string)
	answers func(h *house, c cell) []string // documents that came back
}

var doors = []door{
	{"folder", nil, (*house).folderBlock, (*house).intoFolder, (*house).outOfFolder},
	{"as2", map[string]string{"pdf": "the sealing of these tests is of texts"}, (*house).as2Block, (*house).byAS2, (*house).fromAS2},
	{"sftp", nil, (*house).sftpBlock, (*house).bySFTP, (*house).fetchSFTP},
	{"remote-sftp", nil, (*house).sshdBlock, (*house).placed, (*house).brought},
	{"remote-ftps", nil, (*house).ftpsBlock, (*house).placed, (*house).brought},
	{"mail", nil, (*house).mailBlock, (*house).bySwaks, (*house).mailed},
	{"api-documents", nil, (*house).apiBlock, (*house).byDocuments, (*house).outbox},
	{"api-orders", map[string]string{"pdf": "files come by /v1/documents"}, (*house).apiBlock, (*house).byOrders, (*house).outbox},
	{"cxml", map[string]string{"850": "it takes cXML alone", "csv": "it takes cXML alone", "json": "it takes cXML alone", "pdf": "it takes cXML alone"}, (*house).cxmlBlock, (*house).byCXML, (*house).confirmed},
}

// newHouse opens every door that this machine has.
func newHouse(t *testing.T) *house {
	t.Helper()
	o := newOutsider(t, "")
	h := &house{site: o.x.seller, as2: o, host: relaytest.Start(t, false), buyer: newCXMLBuyer(t), sftpPort: gatewaytest.FreePort(t), smtpPort: gatewaytest.FreePort(t),
		keys: map[string]string{}, fetched: map[string][]string{}}
	for to, from := range map[string]string{"mappings/forms": "testdata/forms/mappings", "mappings/outputs": "testdata/forms/outputs"} {
		if err := os.CopyFS(h.path(to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	h.write("master/ship-tos.csv", shipTos)
	sample := formOrder{number: "1", at: time.Now()}
	h.folder("mappings/forms/examples")
	for _, name := range []string{"order.json", "order.csv", "order.xlsx"} {
		h.write("mappings/forms/examples/"+name, sample.document(t, name))
	}
	for _, dir := range []string{"client", "state"} {
		h.folder(dir)
	}
	key := sshKey(t, h.path("hostkey"))
	h.write("client/known_hosts", "[127.0.0.1]:"+h.sftpPort+" "+key+"\n")
	h.write("ca.pem", string(h.host.CA))
	h.write("password", relaytest.Password)
	h.secret("cxml.secret", []byte("opensesame"))
	port := gatewaytest.FreePort(t)
	h.url = "http://127.0.0.1:" + port
	address, user, print := h.site.sshd()
	h.sshd = "remote:\n  url: sftp://" + user + "@" + address + "\n  key: file:secrets/acme\n  hostKeys: [\"" + print + "\"]\n"
	h.edit("config.yaml", "partners: partners\n", "partners: partners\nsftp: {listen: \"127.0.0.1:"+h.sftpPort+"\", hostKeys: [hostkey]}\n"+
		"smtp: {listen: \"127.0.0.1:"+h.smtpPort+"\", hostname: mx.shop.example, addresses: [orders@shop.example]}\n"+
		"mail: {from: Orders <orders@shop.example>, smarthost: \""+h.host.Addr+"\", caFile: ca.pem, user: "+relaytest.User+", password: file:password}\n"+
		"portal: {listen: \"127.0.0.1:"+port+"\"}\n")
	return h
}

// admit makes the partner of a cell.
func (h *house) admit(c cell, block string) {
	h.t.Helper()
	f := carried[c.form]
	answers := "functional: none, ta1: never, "
	who := ""
	switch {
	case c.form == "850":
		answers, who = "", "identifiers: [{isa: \"ZZ:"+c.isa()+"\"}]\n"
	case c.door == "mail": // people are told in their own words
	case c.form == "cxml":
		answers += "mapping: cxml-confirmation, "
	default:
		answers += "mapping: confirm-json, "
	}
	h.write("partners/"+c.id()+".yaml", who+"customer: C-1001\ncurrency: USD\nmappings: {"+f.typ+": "+f.mapping+"}\nanswers: {"+answers+"orderResponse: always}\nrules: {price: {percent: 1}}\n"+block)
}

// order writes the order of a cell into a file, and gives its name.
func (h *house) order(c cell) string {
	h.t.Helper()
	f := carried[c.form]
	text := formOrder{c.number(), "000000010", 12, time.Now()}.document(h.t, f.file)
	if c.form == "850" {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "*ZZ*FORMSX12       ", fmt.Sprintf("*ZZ*%-15s", c.isa())), "FORMSX12", c.isa())
	}
	if c.door == "cxml" {
		text = strings.NewReplacer("AN-ACME", "AN-"+c.isa()).Replace(text)
	}
	if c.door == "api-orders" && c.form == "json" { // the canonical order, which needs no mapping
		text = canonicalOrder(c.number())
	}
	file := "client/" + c.id() + filepath.Ext(f.file)
	h.write(file, text)
	return h.path(file)
}

// run runs a partner's program, and wants it to do its work.
func (h *house) run(name string, args ...string) string {
	h.t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = h.path("client")
	out, err := cmd.CombinedOutput()
	if err != nil {
		h.t.Errorf("%s %q: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// texts are the files of a folder.
func (h *house) texts(pattern string) (all []string) {
	for _, f := range h.files(pattern) {
		all = append(all, h.read(f))
	}
	return all
}

func (h *house) folderBlock(c cell) string {
	for _, dir := range []string{"in", "out"} {
		h.folder(c.id() + "/" + dir)
	}
	h.edit("config.yaml", "folders:\n", "folders:\n  - {name: "+c.id()+", partners: ["+c.id()+"], in: "+c.id()+"/in, out: "+c.id()+"/out, stable: 1ms, scan: 50ms}\n")
	return "connections: [" + c.id() + "]\n"
}

func (h *house) intoFolder(c cell, file string) { h.drop(c.id(), filepath.Base(file), h.read(file)) }

func (h *house) outOfFolder(c cell) []string { return h.texts(c.id() + "/out/*") }

func (h *house) as2Block(c cell) string {
	for _, f := range h.files("certs/partners/acme/*") {
		h.secret("certs/partners/"+c.id()+"/"+filepath.Base(f), []byte(h.read(f)))
	}
	return "as2:\n  id: " + c.id() + "\n  url: " + h.as2.url + "\n"
}

func (h *house) byAS2(c cell, file string) {
	types := map[string]string{"850": "application/EDI-X12", "csv": "text/csv", "json": "application/json", "cxml": "text/xml"}
	text := strings.ReplaceAll(strings.ReplaceAll(h.read(file), "\r\n", "\n"), "\n", "\r\n")
	header, body, content := sealings["AES-128, detached"](h.as2, []byte("Content-Type: "+types[c.form]+"\r\nContent-Disposition: attachment; filename="+filepath.Base(file)+"\r\n\r\n"+text))
	id := "<" + c.id() + "@acme.example>"
	h.as2.processed(h.as2.post(id, append(header, "AS2-From: "+c.id()), body), id, content)
}

// fromAS2 is what openssl could open and verify; it was confirmed, or it came again.
func (h *house) fromAS2(c cell) (mine []string) {
	for _, text := range h.as2.documents() {
		if strings.Contains(text, c.number()) || c.form == "850" && strings.Contains(text, "ST*997*") && strings.Contains(text, c.isa()) {
			mine = append(mine, text)
		}
	}
	return mine
}

func (h *house) sftpBlock(c cell) string {
	return "sftp: {keys: [{key: \"" + sshKey(h.t, h.path("client/"+c.id()+".key")) + "\"}]}\n"
}

func (h *house) sftp(c cell, commands ...string) {
	h.t.Helper()
	h.write("client/"+c.id()+".batch", strings.Join(commands, "\n")+"\n")
	h.run("sftp", "-P", h.sftpPort, "-F", "none", "-i", h.path("client/"+c.id()+".key"), "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=yes",
		"-o", "UserKnownHostsFile="+h.path("client/known_hosts"), "-o", "LogLevel=ERROR", "-b", h.path("client/"+c.id()+".batch"), c.id()+"@127.0.0.1")
}

func (h *house) bySFTP(c cell, file string) {
	h.sftp(c, "put "+file+" in/"+filepath.Base(file)+".part", "rename in/"+filepath.Base(file)+".part in/"+filepath.Base(file))
}

func (h *house) fetchSFTP(c cell) []string {
	h.folder("client/" + c.id())
	h.sftp(c, "get out/* "+h.path("client/"+c.id()))
	return h.texts("client/" + c.id() + "/*")
}

func (h *house) sshdBlock(c cell) string {
	for _, dir := range []string{"orders", "answers"} {
		h.folder(c.id() + "/" + dir)
	}
	return h.sshd + "  fetch: {folders: [" + h.path(c.id()+"/orders") + "], every: 1s, complete: renamed}\n  push: {folder: " + h.path(c.id()+"/answers") + "}\n"
}

func (h *house) placed(c cell, file string) {
	name := c.id() + "/" + filepath.Base(file)
	h.write(name, h.read(file))
	h.own(name)
	if err := os.Rename(h.path(name), h.path(c.id()+"/orders/"+filepath.Base(file))); err != nil {
		h.t.Error(err)
	}
}

func (h *house) brought(c cell) []string { return h.texts(c.id() + "/answers/*") }

// own gives a file to the user that vsftpd runs as; sshd runs as us, and as root does not
// mind.
func (h *house) own(file string) {
	h.t.Helper()
	if os.Getuid() == 0 {
		h.run("chown", "ftp", h.path(file))
	}
}

// ftpsBlock starts vsftpd at its first partner.
func (h *house) ftpsBlock(c cell) string {
	if h.ftps == "" {
		for dir := h.dir; dir != "/" && dir != "/tmp"; dir = filepath.Dir(dir) { // its user walks through
			if err := os.Chmod(dir, 0o755); err != nil {
				h.t.Fatal(err)
			}
		}
		h.folder("empty")
		h.run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", h.path("ftp.key"), "-out", h.path("ftp.pem"), "-days", "2", "-subj", "/CN=ftp.acme.example")
		port := gatewaytest.FreePort(h.t)
		h.write("vsftpd.conf", "listen=YES\nlisten_address=127.0.0.1\nlisten_port="+port+"\nbackground=NO\nanonymous_enable=YES\nlocal_enable=NO\nwrite_enable=YES\nanon_upload_enable=YES\nanon_other_write_enable=YES\n"+
			"anon_world_readable_only=NO\nanon_umask=022\nno_anon_password=NO\nanon_root="+h.dir+"\nsecure_chroot_dir="+h.path("empty")+"\nseccomp_sandbox=NO\nxferlog_enable=NO\nssl_enable=YES\nallow_anon_ssl=YES\n"+
			"force_anon_logins_ssl=YES\nforce_anon_data_ssl=YES\nrequire_ssl_reuse=YES\nrsa_cert_file="+h.path("ftp.pem")+"\nrsa_private_key_file="+h.path("ftp.key")+"\nssl_ciphers=HIGH\nmax_per_ip=0\nmax_clients=0\n")
		h.child("127.0.0.1:"+port, "/usr/sbin/vsftpd", h.path("vsftpd.conf"))
		_, print, _ := strings.Cut(h.run("openssl", "x509", "-in", h.path("ftp.pem"), "-noout", "-fingerprint", "-sha256"), "=")
		h.ftps = "remote:\n  url: ftps://anonymous@127.0.0.1:" + port + "\n  password: file:password\n  tls: {fingerprints: [\"" + strings.ReplaceAll(strings.TrimSpace(print), ":", "") + "\"]}\n"
	}
	for _, dir := range []string{"orders", "answers"} {
		h.folder(c.id() + "/" + dir)
		if err := os.Chmod(h.path(c.id()), 0o755); err != nil {
			h.t.Fatal(err)
		}
		h.own(c.id() + "/" + dir)
	}
	return h.ftps + "  fetch: {folders: [/" + c.id() + "/orders], every: 1s, complete: renamed}\n  push: {folder: /" + c.id() + "/answers}\n"
}

func (h *house) mailBlock(c cell) string {
	return "mail:\n  from: [\"*@acme.example\"]\n  networks: [127.0.0.1]\n  confirm: {to: [" + c.id() + "@acme.example], taken: false}\n"
}

func (h *house) bySwaks(c cell, file string) {
	types := map[string]string{"850": "application/EDI-X12", "csv": "text/csv", "json": "application/json", "cxml": "text/xml", "pdf": "application/pdf"}
	h.run("swaks", "--server", "127.0.0.1:"+h.smtpPort, "--from", "buyer@acme.example", "--to", "orders+"+c.id()+"@shop.example", "--h-Subject", "Order "+c.id(),
		"--body", "Please find our order attached.", "--attach-type", types[c.form], "--attach-name", filepath.Base(file), "--attach", "@"+file)
}

// mailed is what the customer reads: X12 as it is attached, of others the subject and the
// text, each mail once.
func (h *house) mailed(c cell) (all []string) {
	for _, m := range h.host.Taken() {
		if !slices.Equal(m.To, []string{c.id() + "@acme.example"}) {
			continue
		}
		read, err := mail.ReadMessage(bytes.NewReader(m.Data))
		if err != nil {
			h.t.Fatal(err)
		}
		parts := map[string]string{}
		walkParts(h.t, read.Header.Get("Content-Type"), read.Body, parts)
		if c.form == "850" {
			delete(parts, "text/plain")
			all = append(all, strings.Join(slices.Collect(maps.Values(parts)), "\n"))
			continue
		}
		subject, err := new(mime.WordDecoder).DecodeHeader(read.Header.Get("Subject"))
		if err != nil || !strings.Contains(parts["application/pdf"], "%PDF-") || !strings.Contains(parts["text/plain"], "NUT-M8") {
			h.t.Errorf("%v: a confirmation is incomplete: %q", err, parts)
		}
		all = append(all, subject)
	}
	return all
}

func (h *house) apiBlock(c cell) string {
	h.keys[c.id()] = portal.NewKey()
	return "api: {pickup: true, keys: [{hash: \"" + portal.Hash(h.keys[c.id()]) + "\"}]}\n"
}

func (h *house) curl(c cell, args ...string) string {
	return h.run("curl", append([]string{"-sS", "--fail-with-body", "-m", "120", "-H", "Authorization: Bearer " + h.keys[c.id()]}, args...)...)
}

func (h *house) byDocuments(c cell, file string) {
	h.curl(c, "-F", "file=@"+file, h.url+"/v1/documents")
}

func (h *house) byOrders(c cell, file string) {
	types := map[string]string{"850": "application/edi-x12", "csv": "text/csv", "json": "application/json", "cxml": "application/xml"}
	h.curl(c, "-H", "Content-Type: "+types[c.form], "--data-binary", "@"+file, h.url+"/v1/orders")
}

// outbox fetches what waits, and says that it has it.
func (h *house) outbox(c cell) []string {
	var list struct{ Items []struct{ URL string } }
	out := h.curl(c, h.url+"/v1/outbox")
	if err := json.Unmarshal([]byte(out), &list); err != nil {
		h.t.Fatalf("%v: %s", err, out)
	}
	for _, i := range list.Items {
		h.fetched[c.id()] = append(h.fetched[c.id()], h.curl(c, h.url+i.URL))
		h.curl(c, "-X", "POST", h.url+i.URL+"/fetched")
	}
	return h.fetched[c.id()]
}

func (h *house) cxmlBlock(c cell) string {
	return "cxml:\n  domain: NetworkId\n  identity: AN-" + c.isa() + "\n  sharedSecret: file:cxml.secret\n  to: [AN-HOUSE]\n  url: " + h.buyer.URL + "/cxml\n  ours: {identity: AN-HOUSE, sharedSecret: file:cxml.secret}\n"
}

func (h *house) byCXML(c cell, file string) {
	if out := h.run("curl", "-sS", "-m", "120", "-H", "Content-Type: text/xml", "--data-binary", "@"+file, h.url+"/cxml"); !strings.Contains(out, `<Status code="200"`) {
		h.t.Errorf("cXML: %s", out)
	}
}

func (h *house) confirmed(c cell) []string { return h.buyer.got() }

// table is every cell that there can be on this machine.
func (h *house) table() (cells []cell) {
	h.t.Helper()
	for _, door := range doors {
		if door.name == "remote-ftps" && os.Getuid() != 0 {
			h.t.Log("NOT ROOT: vsftpd cannot be run, orders by FTPS are not tried")
			continue
		}
		for _, form := range slices.Sorted(maps.Keys(carried)) {
			if door.not[form] == "" {
				c := cell{door.name, form}
				h.admit(c, door.block(h, c))
				cells = append(cells, c)
			}
		}
	}
	return cells
}

// TestEveryDoor: an order as X12, CSV, JSON and cXML by every door that can carry it,
// through real clients and servers: one order in the ERP each, answered once, by the way
// back of its own door.
func TestEveryDoor(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	cells := h.table()
	if code, out := command(t, "check", "--config", h.path("config.yaml")); code != 0 {
		t.Fatal(out)
	}
	h.d = h.start("")
	var senders sync.WaitGroup
	for _, door := range doors {
		senders.Go(func() {
			for _, c := range cells {
				if c.door == door.name {
					door.send(h, c, h.order(c))
				}
			}
		})
	}
	senders.Wait()
	h.d.until("all orders in the ERP", func() bool { return len(h.files("erp/*.json")) >= len(cells) })
	h.d.until("quiet", h.d.idle)
	for _, c := range cells {
		door := doors[slices.IndexFunc(doors, func(d door) bool { return d.name == c.door })]
		t.Run(c.id(), func(t *testing.T) {
			back := strings.Join(door.answers(h, c), "\n---\n")
			want := carried[c.form].answers(c)
			if c.door == "mail" && c.form != "850" {
				want = []string{c.number()}
			}
			for _, w := range want {
				if n := strings.Count(back, w); n != 1 {
					t.Errorf("%q came back %d times, want once:\n%s", w, n, back)
				}
			}
		})
	}
	h.d.until("quiet", h.d.idle)
	h.told(cells)
	for _, o := range h.d.sent() {
		if o.State != "sent" {
			t.Errorf("%s for %s is %s: %s", o.Kind, o.Partner, o.State, o.Error)
		}
	}
	if n := len(h.files("erp/*.json")); n != len(cells) {
		t.Errorf("%d orders in the ERP, want %d", n, len(cells))
	}
	h.d.stop()
}

// TestSameByManyDoors: one document that a partner sends by four doors at once, as
// programs and people do who are not sure that it arrived, is one order, answered once;
// each delivery of an X12 interchange is acknowledged with the same 997.
func TestSameByManyDoors(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for form := range carried {
		c := cell{"many", form}
		h.admit(c, h.folderBlock(c)+h.sftpBlock(c)+h.mailBlock(c)+h.apiBlock(c))
		h.edit("partners/"+c.id()+".yaml", "orderResponse: always", "orderResponse: always, via: "+c.id())
	}
	h.d = h.start("")
	var senders sync.WaitGroup
	for form := range carried {
		c := cell{"many", form}
		file := h.order(c)
		for _, send := range []func(*house, cell, string){(*house).intoFolder, (*house).bySFTP, (*house).bySwaks, (*house).byDocuments} {
			senders.Go(func() { send(h, c, file) })
		}
	}
	senders.Wait()
	h.d.until("all orders in the ERP", func() bool { return len(h.files("erp/*.json")) >= len(carried) })
	h.d.until("quiet", h.d.idle)
	for form, f := range carried {
		c := cell{"many", form}
		h.bySFTP(c, h.path("client/"+c.id()+filepath.Ext(f.file)))
	}
	taken := func(n int) func() bool {
		return func() bool { return strings.Count(h.d.log.String(), `"msg":"message read"`) >= n && h.d.idle() }
	}
	h.d.until("all read", taken(5*len(carried)))
	for form, f := range carried {
		c := cell{"many", form}
		back := strings.Join(h.outOfFolder(c), "\n---\n")
		for _, want := range f.answers(c) {
			times := 1
			if want == "ST*997*" {
				times = 5
			}
			if n := strings.Count(back, want); n != times {
				t.Errorf("%s: %q came back %d times, want %d:\n%s", c.id(), want, n, times, back)
			}
		}
	}
	if n := len(h.files("erp/*.json")); n != len(carried) {
		t.Errorf("%d orders in the ERP, want %d", n, len(carried))
	}
	if code, out := command(t, "order", "list", "--waiting", "--config", h.path("config.yaml")); code != 0 || strings.Contains(out, "many-") {
		t.Errorf("somebody is to look at it:\n%s", out)
	}
	h.d.stop()
}
