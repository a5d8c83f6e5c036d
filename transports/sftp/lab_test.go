// SPDX-License-Identifier: Apache-2.0

package sftp_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"

	client "github.com/pkg/sftp"
	"go.uber.org/goleak"
	"go.uber.org/zap"
	"golang.org/x/crypto/ssh"

	"ordergate/gateway"
	"ordergate/gateway/credential"
	"ordergate/gateway/gatewaytest"
	"ordergate/gateway/strict"
	"ordergate/transports"
	"ordergate/transports/sftp"
	"ordergate/transports/transporttest"
)

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) {
		_ = os.RemoveAll(filepath.Dir(hostKey()))
		os.Exit(code)
	}))
}

// secretWord is the password of all accounts; its hash is made once.
const secretWord = "correct horse battery staple"

var hashOnce = sync.OnceValue(func() string {
	h, err := credential.New([]byte(secretWord))
	if err != nil {
		panic(err)
	}
	return h.String()
})

// hostKey is one host key for all labs: making RSA keys takes its time.
var hostKey = sync.OnceValue(func() string {
	dir, err := os.MkdirTemp("", "hostkey")
	if err != nil {
		panic(err)
	}
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		panic(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		panic(err)
	}
	file := filepath.Join(dir, "ed25519")
	if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
		panic(err)
	}
	return file
})

// counts are the metrics of a server.
type counts struct {
	mu  sync.Mutex
	all map[string]int
}

func (c *counts) add(key string, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.all == nil {
		c.all = map[string]int{}
	}
	c.all[key] += n
}

func (c *counts) get(key string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.all[key]
}

func (c *counts) SFTPLogin(result string)     { c.add("login "+result, 1) }
func (c *counts) SFTPSessions(n int)          { c.add("sessions", n) }
func (c *counts) SFTPUpload(_, result string) { c.add("upload "+result, 1) }

// outbox is an outbox in memory.
type outbox struct {
	mu   sync.Mutex
	docs map[string]*doc
}

type doc struct {
	transports.Waiting
	connection string
	body       []byte
	removed    bool
}

func (b *outbox) put(connection, id, name string, body []byte, at time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.docs == nil {
		b.docs = map[string]*doc{}
	}
	b.docs[id] = &doc{Waiting: transports.Waiting{ID: id, FileName: name, Size: int64(len(body)), CreatedAt: at}, connection: connection, body: body}
}

func (b *outbox) Waiting(_ context.Context, connection, after string, limit int) (out []transports.Waiting, _ error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, d := range b.docs {
		if d.connection == connection && !d.removed && d.ID > after {
			out = append(out, d.Waiting)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].ID < out[j].ID })
	return out[:min(limit, len(out))], nil
}

func (b *outbox) find(connection, id string) (*doc, error) {
	d := b.docs[id]
	if d == nil || d.connection != connection {
		return nil, gateway.Errorf("test", gateway.NotFound, "none")
	}
	return d, nil
}

type reader struct{ *bytes.Reader }

func (reader) Close() error { return nil }

func (b *outbox) Open(_ context.Context, connection, id string) (io.ReadSeekCloser, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	d, err := b.find(connection, id)
	if err != nil {
		return nil, err
	}
	return reader{bytes.NewReader(d.body)}, nil
}

func (b *outbox) Fetched(_ context.Context, connection, id, by string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	d, err := b.find(connection, id)
	if err == nil && d.FetchedAt.IsZero() {
		d.FetchedAt = d.CreatedAt.Add(time.Hour)
	}
	return err
}

func (b *outbox) Remove(ctx context.Context, connection, id, by string) error {
	if err := b.Fetched(ctx, connection, id, by); err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.docs[id].removed = true
	return nil
}

func (b *outbox) state(id string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	d := b.docs[id]
	switch {
	case d.removed:
		return "removed"
	case d.FetchedAt.IsZero():
		return "offered"
	}
	return "fetched"
}

// lab is a server with its disk; its lives follow one another at one address.
type lab struct {
	t        testing.TB
	dir      string
	addr     string
	listener sftp.Listener
	account  sftp.Account
	max      int64
	out      outbox
	counts   counts
	crash    func(string)
	log      *zap.Logger

	mu        sync.Mutex
	directory *sftp.Directory
	server    *sftp.Server
}

func newLab(t testing.TB, change ...func(*lab)) *lab {
	t.Helper()
	x := &lab{t: t, dir: t.TempDir(), max: 16 << 20, log: zap.NewNop()}
	strict.Defaults(&x.listener)
	strict.Defaults(&x.account)
	x.listener.PerAddress, x.listener.HostKeys = 1000, []string{hostKey()}
	x.listener.Login = 5 * time.Minute // hundreds at once, on a busy machine
	x.account.Name, x.account.User, x.account.Password, x.account.Sessions = "acme-sftp", "acme", hashOnce(), 1000
	x.addr = "127.0.0.1:" + gatewaytest.FreePort(t)
	for _, c := range change {
		c(x)
	}
	x.use()
	return x
}

// use takes the lab's account into use as it is now.
func (x *lab) use() {
	d := sftp.NewDirectory([]*sftp.Partner{{Account: x.account, ID: "acme", Speaks: []string{"acme"}}})
	x.mu.Lock()
	defer x.mu.Unlock()
	x.directory = d
}

// Transport implements transporttest.Lab.
func (x *lab) Transport() transports.Transport {
	x.listener.Listen = x.addr
	s, err := sftp.New(sftp.Config{Listener: x.listener, Dir: x.dir, MaxBytes: x.max, Clock: gateway.SystemClock{}, Log: x.log, Metrics: &x.counts, Crash: x.crash,
		Outbox: func() transports.Outbox { return &x.out }, Directory: func() *sftp.Directory { x.mu.Lock(); defer x.mu.Unlock(); return x.directory }})
	if err != nil {
		x.t.Fatal(err)
	}
	if err := s.Listen(); err != nil {
		x.t.Fatal(err)
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.server = s
	return s
}

// serve begins a life over an intake; stop ends it.
func (x *lab) serve(in transports.Intake) (stop func()) {
	x.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	tr := x.Transport()
	done := make(chan error, 1)
	go func() { done <- tr.Serve(ctx, in) }()
	var once sync.Once
	stop = func() {
		once.Do(func() {
			cancel()
			if err := <-done; err != nil {
				x.t.Error(err)
			}
		})
	}
	x.t.Cleanup(stop)
	return stop
}

// dial logs in.
func (x *lab) dial(auth ...ssh.AuthMethod) (*ssh.Client, error) {
	if len(auth) == 0 {
		auth = []ssh.AuthMethod{ssh.Password(secretWord)}
	}
	return ssh.Dial("tcp", x.addr, &ssh.ClientConfig{User: "acme", Auth: auth, HostKeyCallback: ssh.InsecureIgnoreHostKey(), Timeout: time.Minute})
}

// login logs in and opens a session, of which said gets every byte that the server
// sends: pkg/sftp's client forgets the texts of some errors.
func (x *lab) login(said io.Writer, auth ...ssh.AuthMethod) (*ssh.Client, *client.Client, error) {
	conn, err := x.dial(auth...)
	if err != nil {
		return nil, nil, err
	}
	session, err := conn.NewSession()
	if err != nil {
		return nil, nil, errors.Join(err, conn.Close())
	}
	w, errIn := session.StdinPipe()
	r, errOut := session.StdoutPipe()
	if err := errors.Join(errIn, errOut, session.RequestSubsystem("sftp")); err != nil {
		return nil, nil, errors.Join(err, conn.Close())
	}
	c, err := client.NewClientPipe(io.TeeReader(r, said), w)
	if err != nil {
		return nil, nil, errors.Join(err, conn.Close())
	}
	return conn, c, nil
}

// words is what a server said.
type words struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (w *words) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.Write(p)
}

func (w *words) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.String()
}

// client is login for tests that need one.
func (x *lab) client() *client.Client {
	x.t.Helper()
	conn, c, err := x.login(io.Discard)
	if err != nil {
		x.t.Fatal(err)
	}
	x.t.Cleanup(func() { _ = c.Close(); _ = conn.Close() })
	return c
}

// upload puts a file by a connection of its own, and looks at it as clients do.
func (x *lab) upload(name string, payload []byte, said io.Writer) error {
	conn, c, err := x.login(said)
	if err != nil {
		return err
	}
	defer conn.Close()
	defer c.Close()
	return put(c, "/in/"+name, payload)
}

// put uploads a file and looks at it, as clients do. With the answer to its close it is
// delivered: when the server ends the connection before it was looked at, that is no
// reason to send it again.
func put(c *client.Client, path string, payload []byte) error {
	f, err := c.Create(path)
	if err != nil {
		return err
	}
	if _, err := f.Write(payload); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Close(); err != nil {
		return err
	}
	info, err := c.Stat(path)
	var answered *client.StatusError
	switch {
	case err == nil && info.Size() != int64(len(payload)):
		return fmt.Errorf("it has %d bytes", info.Size())
	case errors.As(err, &answered), errors.Is(err, os.ErrNotExist), errors.Is(err, os.ErrPermission):
		return err
	}
	return nil
}

// delivery is an upload of the suite.
type delivery struct {
	x       *lab
	name    string
	payload []byte

	mu     sync.Mutex
	answer transporttest.Answer
	text   words
	done   chan struct{}
}

// Deliver implements transporttest.Lab.
func (x *lab) Deliver(name string, payload []byte) transporttest.Delivery {
	d := &delivery{x: x, name: name, payload: payload}
	d.Retry()
	return d
}

// Retry implements transporttest.Delivery.
func (d *delivery) Retry() {
	d.mu.Lock()
	defer d.mu.Unlock()
	done := make(chan struct{})
	d.done = done
	go func() {
		defer close(done)
		err := d.x.upload(d.name, d.payload, &d.text)
		d.mu.Lock()
		defer d.mu.Unlock()
		var s *client.StatusError
		switch {
		case err == nil:
			d.answer = transporttest.Taken
		case errors.Is(err, os.ErrPermission):
			d.answer = transporttest.Refused
		case errors.As(err, &s):
			d.answer = transporttest.Later
		default:
			d.answer = transporttest.Nothing
		}
	}()
}

// Answer implements transporttest.Delivery.
func (d *delivery) Answer() transporttest.Answer {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.answer
}

// Wait implements transporttest.Delivery.
func (d *delivery) Wait(ctx context.Context) transporttest.Answer {
	d.mu.Lock()
	done := d.done
	d.mu.Unlock()
	select {
	case <-done:
	case <-ctx.Done():
	}
	return d.Answer()
}

// Text implements transporttest.Delivery.
func (d *delivery) Text() string { return d.text.String() }

func TestConformance(t *testing.T) {
	t.Parallel()
	transporttest.Run(t, func(t *testing.T) transporttest.Lab { return newLab(t) })
}

// newKey makes a key and its line for an account.
func newKey(t testing.TB) (ssh.Signer, string) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return signer, strings.TrimSpace(string(ssh.MarshalAuthorizedKey(signer.PublicKey()))) + " test"
}

func keys(lines ...string) (out []sftp.Key) {
	for _, l := range lines {
		out = append(out, sftp.Key{Key: strings.TrimSpace(l)})
	}
	return out
}

// cheapHash is the cheapest hash that is taken: what is tried ten thousand times.
func cheapHash(t testing.TB) string {
	t.Helper()
	const text = "$argon2id$v=19$m=8192,t=1,p=1$c2FsdHNhbHRzYWx0$c3Vtc3Vtc3Vtc3Vtc3Vtc3Vtc3Vtc3Vtc3Vtc3Vtc3U"
	if _, err := credential.Parse(text); err != nil {
		t.Fatal(err)
	}
	return text
}
