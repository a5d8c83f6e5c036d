// SPDX-License-Identifier: Apache-2.0

package sftp_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	client "github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"ordergate/transports/transporttest"
)

// 10,000 wrong passwords, of a user that exists and of one that does not: nobody gets in,
// few are looked at, and the partner still gets in by its key.
func TestGuessing(t *testing.T) {
	t.Parallel()
	signer, line := newKey(t)
	x := newLab(t, func(x *lab) { x.account.Keys, x.listener.Failures, x.account.Password = keys(line), 10, cheapHash(t) })
	x.serve(transporttest.NewIntake())
	const n = 10_000
	var in, asked int
	var mu sync.Mutex
	var wg sync.WaitGroup
	work := make(chan int)
	for range 16 {
		wg.Go(func() {
			for i := range work {
				config := &ssh.ClientConfig{User: []string{"acme", "nobody"}[i%2], HostKeyCallback: ssh.InsecureIgnoreHostKey(), Timeout: time.Minute,
					Auth: []ssh.AuthMethod{ssh.PasswordCallback(func() (string, error) { mu.Lock(); asked++; mu.Unlock(); return fmt.Sprint("guess ", i), nil })}}
				if c, err := ssh.Dial("tcp", x.addr, config); err == nil {
					mu.Lock()
					in++
					mu.Unlock()
					_ = c.Close()
				}
			}
		})
	}
	for i := range n {
		work <- i
	}
	close(work)
	wg.Wait()
	if in > 0 {
		t.Errorf("%d got in", in)
	}
	if refused := x.counts.get("login refused"); refused > 40 || refused < 10 {
		t.Errorf("%d of %d were looked at", refused, asked)
	}
	if banned := x.counts.get("login banned"); banned+x.counts.get("login full") < n/2 {
		t.Errorf("%d were turned away", banned)
	}
	if _, err := x.dial(ssh.PublicKeys(signer)); err == nil { // this address is shut out, whoever comes
		t.Error("an address that is shut out got in")
	}
}

// Users that exist and users that do not have the same tries, and are asked for the same.
func TestUnknownUser(t *testing.T) {
	t.Parallel()
	x := newLab(t, func(x *lab) { x.listener.Failures, x.listener.Tries = 1000, 3 })
	x.serve(transporttest.NewIntake())
	said := map[string]string{}
	for _, user := range []string{"acme", "nobody"} {
		tries := 0
		_, err := ssh.Dial("tcp", x.addr, &ssh.ClientConfig{User: user, HostKeyCallback: ssh.InsecureIgnoreHostKey(), Timeout: time.Minute,
			Auth: []ssh.AuthMethod{ssh.RetryableAuthMethod(ssh.PasswordCallback(func() (string, error) { tries++; return "wrong", nil }), 10)}})
		if err == nil {
			t.Fatal("in")
		}
		said[user] = fmt.Sprint(tries, " ", err)
	}
	if said["acme"] != said["nobody"] {
		t.Errorf("they can be told apart: %q", said)
	}
	for name, long := range map[string]string{"user": strings.Repeat("u", 100_000), "control": "a\x00b\n"} {
		if _, err := ssh.Dial("tcp", x.addr, &ssh.ClientConfig{User: long, HostKeyCallback: ssh.InsecureIgnoreHostKey(), Timeout: time.Minute, Auth: []ssh.AuthMethod{ssh.Password(long)}}); err == nil {
			t.Error(name, "got in")
		}
	}
}

// A key lets in while it is valid, from where it may be used.
func TestKeys(t *testing.T) {
	t.Parallel()
	signer, line := newKey(t)
	other, _ := newKey(t)
	x := newLab(t, func(x *lab) { x.account.Password, x.account.Keys = "", keys(line) })
	x.serve(transporttest.NewIntake())
	try := func(s ssh.Signer) error {
		c, err := x.dial(ssh.PublicKeys(s))
		if err == nil {
			_ = c.Close()
		}
		return err
	}
	if err := try(signer); err != nil {
		t.Error(err)
	}
	if err := try(other); err == nil {
		t.Error("another key got in")
	}
	if _, err := x.dial(); err == nil {
		t.Error("an account without password let one in")
	}
	x.account.Keys[0].Expires = "2020-01-31"
	x.use()
	if err := try(signer); err == nil {
		t.Error("a key that is over got in")
	}
	x.account.Keys[0].Expires, x.account.From = "2999-01-31", []string{"192.0.2.0/24"}
	x.use()
	if err := try(signer); err == nil {
		t.Error("it came from elsewhere")
	}
}

// An account that is taken away ends its connections.
func TestReloaded(t *testing.T) {
	t.Parallel()
	x := newLab(t)
	x.serve(transporttest.NewIntake())
	c := x.client()
	x.server.Reloaded()
	if _, err := c.ReadDir("/in"); err != nil {
		t.Fatal("nothing has changed, and the connection ended:", err)
	}
	x.account.User = "acme2"
	x.use()
	x.server.Reloaded()
	if err := c.Wait(); err == nil {
		t.Error("it ended well")
	}
}

// Clients that send nothing, or only half of something, are cut off.
func TestSlow(t *testing.T) {
	t.Parallel()
	signer, line := newKey(t)
	x := newLab(t, func(x *lab) { // a busy machine has dialled all, or logged in, before the first is cut off
		x.listener.Login, x.listener.Idle, x.listener.Connections, x.account.Keys = 3*time.Second, time.Second, 20, keys(line)
	})
	x.serve(transporttest.NewIntake())
	var all []net.Conn
	for i := range 15 { // half of all connections may be strangers'
		c, err := net.Dial("tcp", x.addr)
		if err != nil {
			t.Fatal(err)
		}
		if i%2 == 0 {
			fmt.Fprint(c, "SSH-2.0-slow")
		}
		all = append(all, c)
	}
	for _, c := range all {
		_, _ = io.Copy(io.Discard, c) // until it is closed
		_ = c.Close()
	}
	if n := x.counts.get("login full"); n < 5 {
		t.Errorf("%d strangers were too many", n)
	}
	var idle *client.Client // the strangers have gone by now, or do soon
	eventually(t, "a login", func() bool {
		conn, c, err := x.login(io.Discard, ssh.PublicKeys(signer))
		if err == nil {
			t.Cleanup(func() { _ = conn.Close() })
			idle = c
		}
		return err == nil
	})
	_ = idle.Wait() // it ends although it says nothing
	eventually(t, "the end of the session", func() bool { return x.counts.get("sessions") == 0 })
}

// What is too much is refused, with a reason, and the connection goes on.
func TestLimits(t *testing.T) {
	t.Parallel()
	x := newLab(t, func(x *lab) {
		x.max, x.account.SpoolBytes, x.account.SpoolFiles, x.account.Sessions = 2<<20, 3<<20, 3, 2
	})
	in := transporttest.NewIntake()
	x.serve(in)
	c := x.client()
	if err := put(c, "/in/large", make([]byte, 2<<20+1)); err == nil {
		t.Error("a file over the limit was taken")
	}
	if err := put(c, "/in/"+strings.Repeat("n", 256), []byte("x")); err == nil {
		t.Error("a name over the limit was taken")
	}
	if err := put(c, "/in/"+strings.Repeat("n", 255), []byte("x")); err != nil {
		t.Error("a name at the limit:", err)
	}
	f, err := c.Create("/in/far")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt([]byte("x"), 1<<40); err == nil {
		t.Error("an offset of a terabyte was taken")
	}
	if err := f.Close(); err == nil {
		t.Error("and closed")
	}
	for i := range 4 {
		f, err := c.Create(fmt.Sprintf("/in/%d.part", i))
		if i == 3 {
			if err == nil {
				t.Error("too many unfinished files")
			}
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(make([]byte, 1<<20)); err != nil {
			t.Error(err)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
	for _, name := range []string{"0.part", "1.part", "2.part"} {
		if err := c.Remove("/in/" + name); err != nil {
			t.Error(name, err)
		}
	}
	if n := len(in.Taken()); n != 1 {
		t.Errorf("%d taken", n)
	}
	var open []*client.File
	for range 300 {
		f, err := c.Create("/in/same.part")
		if err != nil {
			break
		}
		open = append(open, f)
	}
	if len(open) != 256 {
		t.Errorf("%d files are open", len(open))
	}
	second := x.client()
	if _, err := second.Getwd(); err != nil {
		t.Error(err)
	}
	if _, _, err := x.login(io.Discard); err == nil || !strings.Contains(err.Error(), "too many connections of this account: 2 at most") {
		t.Error("a third connection:", err)
	}
}

// raw speaks SFTP by hand.
func (x *lab) raw() (io.ReadWriteCloser, func()) {
	x.t.Helper()
	conn, err := x.dial()
	if err != nil {
		x.t.Fatal(err)
	}
	ch, reqs, err := conn.OpenChannel("session", nil)
	if err != nil {
		x.t.Fatal(err)
	}
	go ssh.DiscardRequests(reqs)
	if ok, err := ch.SendRequest("subsystem", true, ssh.Marshal(struct{ Name string }{"sftp"})); err != nil || !ok {
		x.t.Fatal(ok, err)
	}
	return ch, func() { _ = conn.Close() }
}

func packet(kind byte, body ...byte) []byte {
	return append(binary.BigEndian.AppendUint32(nil, uint32(len(body)+1)), append([]byte{kind}, body...)...)
}

// Packets that are too large, or no packets, end the session and nothing else.
func TestPackets(t *testing.T) {
	t.Parallel()
	x := newLab(t)
	x.serve(transporttest.NewIntake())
	for name, b := range map[string][]byte{
		"huge":    {0xff, 0xff, 0xff, 0xff, 1},
		"empty":   {0, 0, 0, 0},
		"unknown": packet(99, 0, 0, 0, 1),
		"short":   packet(3, 0, 0),
		"open":    packet(3, 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff),
		"rubbish": bytes.Repeat([]byte{0, 0, 0, 5, 14}, 100),
	} {
		ch, done := x.raw()
		if _, err := ch.Write(append(packet(1, 0, 0, 0, 3), b...)); err != nil {
			t.Error(name, err)
		}
		_ = ch.(ssh.Channel).CloseWrite()
		_, _ = io.Copy(io.Discard, ch)
		done()
	}
	if err := x.upload("po.edi", []byte("x"), io.Discard); err != nil {
		t.Error("the server has suffered:", err)
	}
}

// Only SFTP is spoken: no shell, no scp, no forwarding.
func TestNothingElse(t *testing.T) {
	t.Parallel()
	x := newLab(t)
	x.serve(transporttest.NewIntake())
	conn, err := x.dial()
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for _, command := range []string{"id", "scp -t /in", "internal-sftp"} {
		s, err := conn.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		var said bytes.Buffer
		s.Stderr = &said
		var exit *ssh.ExitError
		if err := s.Run(command); !errors.As(err, &exit) || exit.ExitStatus() != 1 || !strings.Contains(said.String(), "SFTP only") {
			t.Error(command, err, said.String())
		}
	}
	if _, err := conn.Dial("tcp", "127.0.0.1:22"); err == nil {
		t.Error("it forwards")
	}
	if _, err := conn.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("it forwards back")
	}
}

// Old algorithms are refused unless the config wants them.
func TestAlgorithms(t *testing.T) {
	t.Parallel()
	for _, legacy := range []bool{false, true} {
		x := newLab(t, func(x *lab) { x.listener.Legacy = legacy })
		x.serve(transporttest.NewIntake())
		for name, c := range map[string]ssh.Config{"kex": {KeyExchanges: []string{ssh.InsecureKeyExchangeDH14SHA1}}, "cipher": {Ciphers: []string{ssh.InsecureCipherAES128CBC}}, "mac": {Ciphers: []string{ssh.CipherAES128CTR}, MACs: []string{ssh.HMACSHA1}}} {
			conn, err := ssh.Dial("tcp", x.addr, &ssh.ClientConfig{Config: c, User: "acme", Auth: []ssh.AuthMethod{ssh.Password(secretWord)}, HostKeyCallback: ssh.InsecureIgnoreHostKey(), Timeout: time.Minute})
			if (err == nil) != legacy {
				t.Errorf("legacy %v, %s: %v", legacy, name, err)
			}
			if err == nil {
				_ = conn.Close()
			}
		}
	}
}

// Writes in any order, as pipelining clients send them (paramiko, JSch), reading and
// writing at once, appending, and gaps.
func TestOrderOfWrites(t *testing.T) {
	t.Parallel()
	x := newLab(t)
	in := transporttest.NewIntake()
	x.serve(in)
	c := x.client()
	want := make([]byte, 300_000)
	for i := range want {
		want[i] = byte(i * 7 >> 3)
	}
	f, err := c.OpenFile("/in/a", os.O_RDWR|os.O_CREATE|os.O_TRUNC)
	if err != nil {
		t.Fatal(err)
	}
	var pieces []int
	for at := 0; at < len(want); at += 10_000 {
		pieces = append(pieces, at)
	}
	slices.Reverse(pieces)
	var wg sync.WaitGroup
	for _, at := range pieces {
		wg.Go(func() {
			if _, err := f.WriteAt(want[at:at+10_000], int64(at)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	back := make([]byte, 1000)
	if _, err := f.ReadAt(back, 5000); err != nil || !bytes.Equal(back, want[5000:6000]) {
		t.Error("what was written is not read back", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if all := in.Taken(); len(all) != 1 || !bytes.Equal(all[0].Payload, want) {
		t.Fatal("the bytes did not come through")
	}
	g, err := c.Create("/in/gap")
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int64{0, 200} {
		if _, err := g.WriteAt(want[:100], at); err != nil {
			t.Error(err)
		}
	}
	if err := g.Close(); err == nil || len(in.Taken()) != 1 {
		t.Error("a file with a gap was taken:", err)
	}
	if info, err := c.Stat("/in/gap"); err != nil || info.Size() != 100 {
		t.Error("it is not cut to what is there:", info, err)
	}
	h, err := c.OpenFile("/in/gap", os.O_WRONLY|os.O_APPEND)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Write(want[100:400]); err != nil {
		t.Error(err)
	}
	if err := h.Close(); err != nil {
		t.Error(err)
	}
	if all := in.Taken(); len(all) != 2 || !bytes.Equal(all[1].Payload, want[:400]) {
		t.Error("what was appended did not come through")
	}
}
