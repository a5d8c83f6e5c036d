// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	netsmtp "net/smtp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	gosmtp "github.com/emersion/go-smtp"
	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"ordergate/gateway"
	"ordergate/gateway/app"
	"ordergate/gateway/notify"
	"ordergate/transports/portal"
)

// The demo's partner that comes by SFTP, mail and the HTTP API.
const west = "west"

// unpackDoors writes what these doors need beside the files of unpack: free ports, a key
// of SFTP and one of the API. A folder of a former run stays as it is.
func (c *demoCmd) unpackDoors() error {
	config := filepath.Join(c.Dir, "config.yaml")
	text, err := os.ReadFile(config)
	if err != nil || strings.Contains(string(text), "\nsftp:") {
		return err
	}
	ports, err := freePorts(4)
	if err != nil {
		return err
	}
	for _, dir := range []string{west, "partners", "mails"} {
		if err := os.MkdirAll(filepath.Join(c.Dir, dir), 0o750); err != nil {
			return err
		}
	}
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		return err
	}
	half, err := ssh.NewPublicKey(public)
	if err != nil {
		return err
	}
	apiKey := portal.NewKey()
	fill := strings.NewReplacer("{sftp}", ports[0], "{smtp}", ports[1], "{box}", ports[2], "{portal}", ports[3],
		"{sshKey}", strings.TrimSpace(string(ssh.MarshalAuthorizedKey(half))), "{apiHash}", portal.Hash(apiKey))
	account, err1 := demoFiles.ReadFile("demo/doors/partners/" + west + ".yaml")
	listen, err2 := demoFiles.ReadFile("demo/doors/config.txt")
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	err = errors.Join(os.WriteFile(c.file("key"), pem.EncodeToMemory(block), 0o600), os.WriteFile(c.file("api-key"), []byte(apiKey+"\n"), 0o600),
		os.WriteFile(filepath.Join(c.Dir, "partners", west+".yaml"), []byte(fill.Replace(string(account))), 0o640))
	if err != nil {
		return err
	}
	return os.WriteFile(config, append(text, fill.Replace(string(listen))...), 0o640) // last: with it all is there
}

// file is one of the partner's own.
func (c *demoCmd) file(name string) string { return filepath.Join(c.Dir, west, name) }

// letterbox is the mail server of the demo's customers: each mail becomes a file.
type letterbox struct{ dir string }

// NewSession implements smtp.Backend.
func (l letterbox) NewSession(*gosmtp.Conn) (gosmtp.Session, error) { return l, nil }

func (letterbox) Mail(string, *gosmtp.MailOptions) error { return nil }
func (letterbox) Rcpt(string, *gosmtp.RcptOptions) error { return nil }
func (letterbox) Reset()                                 {}
func (letterbox) Logout() error                          { return nil }

// Data keeps a mail.
func (l letterbox) Data(r io.Reader) error {
	text, err := io.ReadAll(io.LimitReader(r, 16<<20))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(l.dir, "confirmation-"+time.Now().Format("150405.000")+".eml"), text, 0o640)
}

// open serves the letterbox until it is closed.
func (l letterbox) open(address string) (*gosmtp.Server, error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	s := gosmtp.NewServer(l)
	s.Domain, s.ReadTimeout, s.WriteTimeout = "mx.globex.example", time.Minute, time.Minute
	go func() { _ = s.Serve(listener) }() // it ends when it is closed
	return s, nil
}

// ways has the partner order by SFTP, by mail and by the API.
func (c *demoCmd) ways(ctx context.Context, w world, a *app.App, n *narrator, now time.Time) error {
	for _, way := range []struct {
		title string
		run   func(context.Context, world, *app.App, *narrator, time.Time) error
	}{
		{"5. By SFTP: an upload, and the answers to fetch.", c.bySFTP},
		{"6. By mail: an order attached, a confirmation with a PDF back.", c.byMail},
		{"7. By the HTTP API: what became of it is the answer.", c.byAPI},
		{"8. On paper: PDFs that nobody described. One is read and posted, one does not add up and waits.", c.onPaper},
	} {
		fmt.Fprintln(w.out, way.title)
		if err := way.run(ctx, w, a, n, now); err != nil {
			return fmt.Errorf("%s: %w", way.title, err)
		}
	}
	return nil
}

// bySFTP uploads an X12 order under another name first, and fetches what is in out.
func (c *demoCmd) bySFTP(ctx context.Context, w world, a *app.App, n *narrator, now time.Time) error {
	address := a.Config().SFTP.Listen
	_, lines, err := app.SFTPHostKeys(filepath.Join(c.Dir, "config.yaml"), "", w.getenv)
	if err != nil {
		return err
	}
	err = os.WriteFile(c.file("known_hosts"), []byte(strings.Join(lines, "\n")+"\n"), 0o640)
	key, err1 := os.ReadFile(c.file("key"))
	signer, err2 := ssh.ParsePrivateKey(key)
	known, err3 := knownhosts.New(c.file("known_hosts"))
	if err := errors.Join(err, err1, err2, err3); err != nil {
		return err
	}
	conn, err := ssh.Dial("tcp", address, &ssh.ClientConfig{User: west, Auth: []ssh.AuthMethod{ssh.PublicKeys(signer)}, HostKeyCallback: known, HostKeyAlgorithms: []string{ssh.KeyAlgoED25519}, Timeout: time.Minute})
	if err != nil {
		return err
	}
	defer conn.Close()
	client, err := sftp.NewClient(conn)
	if err != nil {
		return err
	}
	defer client.Close()
	order, err := demoFiles.ReadFile("demo/doors/order.edi")
	if err != nil {
		return err
	}
	f, err := client.Create("in/order.part")
	if err != nil {
		return err
	}
	_, err = io.WriteString(f, fill(string(order), now))
	if err := errors.Join(err, f.Close(), client.Rename("in/order.part", "in/order-"+stamp(now)+".edi")); err != nil {
		return err
	}
	if err := n.wait(ctx, []string{"offered 997", "offered 855"}); err != nil {
		return err
	}
	waiting, err := client.ReadDir("out")
	if err != nil {
		return err
	}
	for _, i := range waiting {
		if err := fetch(client, "out/"+i.Name(), c.file(i.Name())); err != nil {
			return err
		}
		fmt.Fprintf(w.out, "   fetched    %s\n", c.file(i.Name()))
	}
	_, port, _ := net.SplitHostPort(address)
	fmt.Fprintf(w.out, "   again      sftp -P %s -i %s -o UserKnownHostsFile=%s %s@127.0.0.1\n\n", port, c.file("key"), c.file("known_hosts"), west)
	return nil
}

func fetch(client *sftp.Client, from, to string) error {
	f, err := client.Open(from)
	if err != nil {
		return err
	}
	b, err := io.ReadAll(f)
	return errors.Join(err, f.Close(), os.WriteFile(to, b, 0o640))
}

// canonical is an order as JSON, whose number ends in how it comes.
func canonical(now time.Time, by string) (string, error) {
	b, err := demoFiles.ReadFile("demo/doors/order.json")
	return strings.NewReplacer("{by}", by, "{iso}", now.Format(time.DateOnly)).Replace(fill(string(b), now)), err
}

// byMail sends an order as a person does.
func (c *demoCmd) byMail(ctx context.Context, w world, a *app.App, n *narrator, now time.Time) error {
	order, err := canonical(now, "mail")
	if err != nil {
		return err
	}
	if err := c.mail(a, "Order GW-"+stamp(now)+"-mail", "application/json", "order.json", []byte(order), now); err != nil {
		return err
	}
	if err := n.wait(ctx, []string{"mail-answered"}); err != nil {
		return err
	}
	mails, err := filepath.Glob(filepath.Join(c.Dir, "mails", "*.eml"))
	if err != nil || len(mails) == 0 {
		return errors.Join(err, errors.New("the confirmation did not arrive"))
	}
	fmt.Fprintf(w.out, "   mail       %s\n\n", mails[len(mails)-1])
	return nil
}

// mail sends a file as a person of the partner does.
func (c *demoCmd) mail(a *app.App, subject, kind, name string, attached []byte, now time.Time) error {
	text := strings.ReplaceAll("From: Pat Field <pat@globex.example>\nTo: orders@shop.example\nSubject: "+subject+"\nMessage-ID: <"+strings.ReplaceAll(subject, " ", "-")+now.Format(".000000000")+"@globex.example>\nDate: "+now.Format(time.RFC1123Z)+
		"\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nPlease find our order attached.\n--b\nContent-Type: "+kind+"\nContent-Disposition: attachment; filename="+name+"\nContent-Transfer-Encoding: base64\n\n"+
		base64.StdEncoding.EncodeToString(attached)+"\n--b--\n", "\n", "\r\n")
	return netsmtp.SendMail(a.Config().SMTP.Listen, nil, "pat@globex.example", []string{"orders+" + west + "@shop.example"}, []byte(text))
}

// byAPI posts an order as a shop does, and shows its events.
func (c *demoCmd) byAPI(ctx context.Context, w world, a *app.App, n *narrator, now time.Time) error {
	order, err := canonical(now, "api")
	key, err2 := os.ReadFile(c.file("api-key"))
	if err := errors.Join(err, err2, os.WriteFile(c.file("order.json"), []byte(order), 0o640)); err != nil {
		return err
	}
	url := "http://" + a.Config().Portal.Listen
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url+"/v1/orders", bytes.NewReader([]byte(order)))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+strings.TrimSpace(string(key)))
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Prefer", "wait=30")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	var said struct{ State, Number string }
	if err := json.NewDecoder(io.LimitReader(res.Body, 1<<20)).Decode(&said); err != nil || res.StatusCode >= 300 {
		return errors.Join(err, fmt.Errorf("the API answered %s", res.Status))
	}
	number := "GW-" + stamp(now) + "-api"
	if err := n.wait(ctx, []string{"posted " + number}); err != nil {
		return err
	}
	fmt.Fprintf(w.out, "   the API    %s, order %s is %s\n", res.Status, number, nonEmpty(said.State, "taken"))
	config := filepath.Join(c.Dir, "config.yaml")
	events, err := eventsOf(ctx, w, config, number, now)
	for _, e := range events {
		fmt.Fprintf(w.out, "   event      %s %s\n", e.Type, number)
	}
	fmt.Fprintf(w.out, "   again      curl -s %s/v1/orders -H \"Authorization: Bearer $(cat %s)\" -H \"Content-Type: application/json\" -H \"Prefer: wait=10\" -d @%s\n"+
		"   all of it  %s/v1/docs; ordergate events --config %s\n\n", url, c.file("api-key"), c.file("order.json"), url, config)
	return err
}

// eventsOf gives the events of an order, once all is decided.
func eventsOf(ctx context.Context, w world, config, number string, since time.Time) (all []gateway.Event, err error) {
	ctx, cancel := context.WithTimeoutCause(ctx, time.Minute, errors.New("the order was not answered within a minute"))
	defer cancel()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	err = withOps(w, config, func(ops app.Operations) error {
		for {
			feed, err := ops.Events(ctx, notify.Filter{Order: number, Limit: 10, Since: since.Add(-time.Minute)})
			if err != nil {
				return err
			}
			all = feed.Events
			if slices.ContainsFunc(all, func(e gateway.Event) bool { return e.Type == gateway.EventAnswered }) {
				return nil
			}
			select {
			case <-tick.C:
			case <-ctx.Done():
				return context.Cause(ctx)
			}
		}
	})
	return all, err
}
