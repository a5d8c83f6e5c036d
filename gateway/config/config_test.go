// SPDX-License-Identifier: Apache-2.0

package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"ordergate/gateway"
	"ordergate/gateway/config"
	"ordergate/gateway/partner"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func env(name string) string {
	return map[string]string{"ERP_AUTH": "Bearer s3cret", "ERP_SIGN": "whsec_c2VjcmV0", "PG": "p:w/d"}[name]
}

func parse(text string) (*config.Config, gateway.Faults) {
	return config.Parse("/etc/og/config.yaml", []byte(text), env)
}

// erp silences the warning about a missing target.
const erp = "erp: {files: {dir: erp}}\n"

func TestAnEmptyFileIsValid(t *testing.T) {
	t.Parallel()
	c, faults := parse("")
	if diff := cmp.Diff("/etc/og/config.yaml: warning: no erp: orders are written to data/erp (set erp)", faults.Error()); diff != "" {
		t.Error(diff)
	}
	if c.Data != "/etc/og/data" || c.Journal.URL != "/etc/og/data/journal.db" || c.ERP.Files.Dir != "/etc/og/data/erp" || c.ERP.Files.Remember != 90*24*time.Hour ||
		c.TestERP != nil || c.Admin.Listen != "127.0.0.1:9464" || c.Log.Level != "info" || c.Limits.Message != 256<<20 || c.Work.Poll != time.Second || c.Node == "" {
		t.Errorf("%+v", c)
	}
}

func TestAWholeConfig(t *testing.T) {
	t.Parallel()
	c, faults := parse(`
node: gate-1
data: /var/lib/ordergate
journal: {url: "postgres://gate@db:5432/orders", password: "${env:PG}"}
stations:
  - {id: main, isa: "ZZ:OURID", gs: OURID, aliases: ["01:000123456"], currency: USD}
folders:
  - {name: acme, partners: [acme], station: main, in: drop/acme/in, out: drop/acme/out}
  - {name: hub, in: /srv/hub/in, scan: 1m}
erp:
  http:
    url: https://erp.example/orders
    lookup: https://erp.example/orders/{key}
    headers: {Authorization: "${env:ERP_AUTH}"}
    signingSecrets: ["${env:ERP_SIGN}"]
    timeout: 1m
testErp: {files: {dir: test}}
log: {level: debug, format: console}
retention: {payloads: 400d}
`)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if c.Stations[0].ISA != (partner.Address{Qualifier: "ZZ", ID: "OURID"}) || c.Stations[0].Aliases[0].ID != "000123456" {
		t.Errorf("%+v", c.Stations)
	}
	if c.Folders[0].In != "/etc/og/drop/acme/in" || c.Folders[1].In != "/srv/hub/in" || c.Folders[1].Scan != time.Minute || c.Folders[0].Stable != 2*time.Second || c.Folders[0].Node != "gate-1" {
		t.Errorf("%+v", c.Folders)
	}
	h, err := c.HTTPTarget(c.ERP.HTTP)
	if err != nil || h.Headers["Authorization"] != "Bearer s3cret" || h.Secrets[0] != "whsec_c2VjcmV0" || h.Timeout != time.Minute || h.MaxBody != 1<<20 {
		t.Errorf("%+v %v", h, err)
	}
	if dsn, err := c.DSN(); err != nil || dsn != "postgres://gate:p%3Aw%2Fd@db:5432/orders" {
		t.Errorf("%s %v", dsn, err)
	}
	refs := c.Refs(nil)
	if len(refs.Connections) != 2 || !refs.Connections[0].Out || refs.Connections[1].Out {
		t.Errorf("%+v", refs.Connections)
	}
	if got := refs.Connections[0].Fault("m", "", "partners", "0").String(); got != "/etc/og/config.yaml:8:29: m" {
		t.Error(got)
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, text, want string }{
		{"unknown key", erp + "journl: x\n", `2:1: unknown key "journl" (did you mean "journal"?)`},
		{"unknown key inside", erp + "limits: {mesage: 1MB}\n", `2:10: unknown key "mesage" (did you mean "message"?)`},
		{"type", erp + "limits: {message: lots}\n", `2:19: "lots" is not a size (like 512, 64KiB, 10MB or 1GiB)`},
		{"range", erp + "limits: {message: 12}\n", `2:19: 12 is out of range (1KiB to 1TiB)`},
		{"work range", erp + "work: {poll: 1ms, pieceSets: 10001}\n", "2:14: 1ms is out of range (50ms to 1m)\n2:30: 10001 is out of range (1 to 10000)"},
		{"log level", erp + "log: {level: verbose}\n", `2:14: "verbose" is not known here (one of debug, info, warn, error)`},
		{"node", erp + "node: a b\n", `2:7: "a b" cannot be a node's name (letters, digits, dots and dashes; 63 at most)`},
		{"retention", erp + "retention: {payloads: 1h}\n", `2:23: payloads kept for 1h only (7d or more, or 0 for ever)`},
		{"retention of proof", erp + "retention: {proof: 7d}\n", `2:20: proof kept for 7d only (30d or more, or 0 for ever)`},

		{"journal scheme", erp + "journal: {url: mysql://x/y}\n", `2:16: "mysql://x/y" is no journal (a file, or postgres://user@host/database)`},
		{"journal password inline", erp + "journal: {url: postgres://a:hunter2@h/d}\n", `2:16: a secret does not stand in the file itself (set journal.password to ${env:NAME} or file:path)`},
		{"journal password in the query", erp + "journal: {url: postgres://h/d?password=hunter2}\n", `2:16: a secret does not stand in the file itself (set journal.password to ${env:NAME} or file:path)`},
		{"journal without database", erp + "journal: {url: postgres://h}\n", `2:16: the URL names no database (postgres://user@host:5432/database)`},
		{"journal unreadable", erp + "journal: {url: \"postgres://a:hun ter2@h/d\"}\n", `2:16: the URL cannot be read (postgres://user@host:5432/database)`},
		{"password of a file", erp + "journal: {password: \"${env:PG}\"}\n", `2:21: a file has no password`},
		{"secret not set", erp + "journal: {url: postgres://h/d, password: \"${env:NONE}\"}\n", `2:42: read secret: environment variable NONE is not set`},

		{"admin address", erp + "admin: {listen: 9464}\n", `2:17: "9464" is no address to listen on (host:port as in 127.0.0.1:9464, or off)`},
		{"admin open", erp + "admin: {listen: 0.0.0.0:9464}\n", `2:17: warning: the admin listener on 0.0.0.0:9464 has no login and can be reached from outside (127.0.0.1:9464)`},
		{"admin off", erp + "admin: {listen: off}\n", ``},

		{"station without id", erp + "stations: [{isa: \"ZZ:A\"}]\n", `2:12: a station needs an id (like main)`},
		{"station id", erp + "stations: [{id: Main, isa: \"ZZ:A\"}]\n", `2:17: "Main" cannot be a station's id (small letters, digits, - and _; 63 at most)`},
		{"station without isa", erp + "stations: [{id: main}]\n", "2:12: a station needs isa (our interchange id, as in isa: \"ZZ:OURID\")"},
		{"station isa", erp + "stations: [{id: main, isa: OURID}]\n", `2:28: "OURID" has no qualifier (write ISA05 and ISA06 with a colon between: "ZZ:OURID")`},
		{"station isa too long", erp + "stations: [{id: main, isa: \"ZZ:ABCDEFGHIJKLMNOP\"}]\n", `2:28: "ABCDEFGHIJKLMNOP" is not an interchange id (1 to 15 characters, as in ISA06)`},
		{"station twice", erp + "stations:\n - {id: a, isa: \"ZZ:A\"}\n - {id: a, isa: \"ZZ:A\"}\n", "4:9: station \"a\" is there already (each needs an id of its own)\n4:17: ZZ:A is station a already (an address means one station)"},
		{"station alias twice", erp + "stations:\n - {id: a, isa: \"ZZ:A\"}\n - {id: b, isa: \"ZZ:B\", aliases: [\"ZZ:C\", \"ZZ:A\"]}\n", `4:43: ZZ:A is station a already (an address means one station)`},
		{"station currency", erp + "stations: [{id: a, isa: \"ZZ:A\", currency: Dollar}]\n", `2:43: "Dollar" is not a currency (three capitals as in ISO 4217: USD, EUR)`},

		{"connection without name", erp + "folders: [{in: a}]\n", `2:11: a connection needs a name (give it the partner's, like acme-folder)`},
		{"connection twice", erp + "folders:\n - {name: a, in: a/in}\n - {name: a, in: b/in}\n", `4:11: connection "a" is there already (each needs a name of its own)`},
		{"connection's station", erp + "stations: [{id: main, isa: \"ZZ:A\"}]\nfolders: [{name: a, in: a/in, station: mian}]\n", `3:40: unknown station "mian" (did you mean "main"?)`},
		{"no station at all", erp + "folders: [{name: a, in: a/in, station: main}]\n", `2:40: unknown station "main" (no station is configured)`},
		{"folder of two connections", erp + "folders:\n - {name: a, in: a/in}\n - {name: b, in: a/in}\n", `4:18: /etc/og/a/in is in of connection a already (each needs a folder of its own)`},
		{"a loop", erp + "folders:\n - {name: a, in: a/in}\n - {name: b, out: a/in}\n", `4:19: /etc/og/a/in is in of connection a already (each needs a folder of its own)`},
		{"in inside another's in", erp + "folders:\n - {name: a, in: a/in}\n - {name: b, in: a/in/b, archive: x, error: y}\n", `4:18: /etc/og/a/in/b lies inside /etc/og/a/in, which is in of connection a (put it beside, not inside)`},
		{"data inside in", erp + "data: drop/data\nfolders: [{name: a, in: drop, archive: x, error: y}]\n", `3:25: /etc/og/drop holds /etc/og/drop/data, which is the data folder (put them beside each other)`},
		{"erp inside in", "erp: {files: {dir: drop/erp}}\nfolders: [{name: a, in: drop, archive: x, error: y}]\n", `2:25: /etc/og/drop holds /etc/og/drop/erp, which is the files of erp (put them beside each other)`},
		{"root", erp + "folders: [{name: a, out: /}]\n", `2:26: the root of the disk cannot be out of connection a`},
		{"shared archives", erp + "folders:\n - {name: a, in: a/in, archive: done, error: bad}\n - {name: b, in: b/in, archive: done, error: bad}\n", ``},

		{"model without url", erp + "extractor: {model: m}\n", `2:12: no url is given, so that no model is asked (set url)`},
		{"model's url", erp + "extractor: {url: models.example, model: m}\n", `2:18: this is no URL to call (https://host/path)`},
		{"model's key inline", erp + "extractor: {url: \"http://127.0.0.1:8000/v1\", model: m, key: hunter2}\n", `2:61: a secret does not stand in the file itself (write ${env:NAME} or file:path)`},
		{"model's key not set", erp + "extractor: {url: \"http://127.0.0.1:8000/v1\", model: m, key: \"${env:NONE}\"}\n", `2:61: read secret: environment variable NONE is not set`},
		{"model's time-out", erp + "extractor: {url: \"http://127.0.0.1:8000/v1\", model: m, timeout: 1h}\n", `2:65: a time-out is 1s to 10m`},
		{"model's ca file", erp + "extractor: {url: \"http://127.0.0.1:8000/v1\", model: m, caFile: none.pem}\n", `2:12: read caFile: open /etc/og/none.pem: no such file or directory`},
		{"model", erp + "extractor: {url: \"http://127.0.0.1:8000/v1\", model: m}\n", ``},

		{"two targets", "erp: {files: {dir: a}, http: {url: \"https://x/y\"}}\n", `1:6: two targets (files or http, not both)`},
		{"no target", "erp: {holdRefusals: true}\n", `1:6: no target (set files or http)`},
		{"no folder", "erp: {files: {}}\n", `1:14: files need a folder (set dir)`},
		{"no url", "erp: {http: {}}\n", `1:7: this is no URL to call (https://host/path)`},
		{"url", "erp: {http: {url: erp.example}}\n", `1:19: this is no URL to call (https://host/path)`},
		{"secret in the url", "erp: {http: {url: \"https://u:hunter2@erp.example/\"}}\n", `1:19: a secret does not stand in the file itself (take user and password out of the URL and set headers)`},
		{"header inline", "erp: {http: {url: \"https://x/y\", headers: {Authorization: hunter2}}}\n", `1:59: a secret does not stand in the file itself (write ${env:NAME} or file:path)`},
		{"header not set", "erp: {http: {url: \"https://x/y\", headers: {Authorization: \"${env:NONE}\"}}}\n", `1:59: read secret: environment variable NONE is not set`},
		{"header of ours", "erp: {http: {url: \"https://x/y\", headers: {Content-Type: \"${env:PG}\"}}}\n", `1:44: header Content-Type is ours to set`},
		{"lookup", "erp: {http: {url: \"https://x/y\", lookup: \"https://x/z\"}}\n", `1:13: lookup "https://x/z" does not say {key}: every order would be the same`},
		{"time-out", "erp: {http: {url: \"https://x/y\", timeout: 1h}}\n", `1:43: a time-out of 1h (1s to 10m)`},
		{"master: no such table", "erp: {http: {url: \"https://x/y\", master: {tables: {item: /items}}}}\n", `1:52: there is no table "item" (did you mean "items"?)`},
		{"master: no table", "erp: {http: {url: \"https://x/y\", master: {every: 1h}}}\n", `1:42: master names no tables (items: https://erp.example/items)`},
		{"master: too often", "erp: {http: {url: \"https://x/y\", master: {every: 1s, tables: {items: /items}}}}\n", `1:50: 1s is out of range (10s to 7d)`},
		{"master: another host", "erp: {http: {url: \"https://x/y\", master: {tables: {items: \"https://z/items\"}}}}\n", `1:13: master data items: this is no address on the host of url`},
		{"ca file", "erp: {http: {url: \"https://x/y\", caFile: none.pem}}\n", `1:13: read caFile: open /etc/og/none.pem: no such file or directory`},
		{"test is live", erp + "testErp: {files: {dir: ./erp/}}\n", "2:24: test orders would reach the live ERP: the folder is the same (give testErp a folder of its own)\n2:24: /etc/og/erp is the files of erp already (each needs a folder of its own)"},
		{"test is live by http", "erp: {http: {url: \"https://x/y\"}}\ntestErp: {http: {url: \"https://x/y\"}}\n", `2:23: test orders would reach the live ERP: the URL is the same (give testErp a URL of its own)`},

		{"not YAML", "erp: [\n", `2:1: not YAML: did not find expected node content (while parsing a flow node)`},
		{"all at once", "folder: 1\nadmin: {listen: x}\nfolders: [{name: a}]\n", `1:1: unknown key "folder" (did you mean "folders"?)
1:1: warning: no erp: orders are written to data/erp (set erp)
2:17: "x" is no address to listen on (host:port as in 127.0.0.1:9464, or off)
3:11: neither a folder to take from nor one to deliver to (set in, out or both)`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, faults := parse(tt.text)
			got := strings.ReplaceAll(faults.Error(), "/etc/og/config.yaml:", "")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if strings.Contains(got, "hunter2") {
				t.Error("a fault repeats a secret")
			}
		})
	}
}

func TestLoad(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "config.yaml")
	if _, faults := config.Load(path, env); faults.Error() != path+": cannot be read: no such file or directory" {
		t.Error(faults)
	}
	if err := os.WriteFile(path, []byte("erp: {http: {url: \"https://x/y\", headers: {Authorization: file:auth.txt}}}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, faults := config.Load(path, env); faults.Error() != path+":1:59: read secret: open "+dir+"/auth.txt: no such file or directory" {
		t.Error(faults)
	}
	if err := os.WriteFile(filepath.Join(dir, "auth.txt"), []byte("Bearer x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, faults := config.Load(path, env)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if h, err := c.HTTPTarget(c.ERP.HTTP); err != nil || h.Headers["Authorization"] != "Bearer x" {
		t.Errorf("%v %v", h.Headers, err)
	}
}
