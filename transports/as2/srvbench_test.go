// SPDX-License-Identifier: Apache-2.0

package as2_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"ordergate/gateway"
	"ordergate/transports"
	"ordergate/transports/transporttest"
)

// forgetful is a door that keeps nothing, so that a benchmark's memory stays.
type forgetful struct{ *transporttest.Intake }

func (f forgetful) Processed(context.Context, string, string, string, string) (*gateway.Exchange, error) {
	return nil, nil
}

func (f forgetful) Take(_ context.Context, t transports.Taking) (*gateway.Exchange, bool, error) {
	return &t.Exchange, false, nil
}

const (
	benchConnections = 16
	benchBodies      = 512 // that differ; after them they come again under new Message-IDs
)

// BenchmarkAS2Receive: 10 KB, signed and encrypted, signed receipt in the answer,
// over 16 connections; through a door that keeps nothing, and through the real one
// on disk. The messages are made beforehand and sent by a process that does no
// cryptography, so that CPU time is the receiver's alone. Beside it, in the same
// run, the floor: the public-key operations of such a message and nothing else, on
// all processors.
func BenchmarkAS2Receive(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(50)) // as the daemon does
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(64 << 20))
	for _, c := range []struct {
		name, us, them string
		durable        bool
	}{
		{"rsa/fake", "us", "them", false}, {"rsa/durable", "us", "them", true},
		{"ec/fake", "ec us", "ec them", false}, {"ec/durable", "ec us", "ec them", true},
	} {
		b.Run(c.name, func(b *testing.B) {
			r := newReceiverOf(b, c.us, c.them)
			var door transports.Door = forgetful{r.in}
			if c.durable {
				door, _ = durable(b, r)
			}
			ctx, cancel := context.WithCancel(context.Background())
			s, up, done := r.server(), r.up, make(chan error, 1)
			go func() { done <- s.Serve(ctx, door) }()
			<-up
			load := startLoad(b, r, benchFile(b, r), b.N)
			rate, floor := publicKeyFloor(r.us, r.them)
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			written := bytesWritten()
			b.ResetTimer()
			start, cpu := time.Now(), processCPU()
			load()
			took, used := time.Since(start), processCPU()-cpu
			b.StopTimer()
			written = bytesWritten() - written
			runtime.ReadMemStats(&after)
			rate2, floor2 := publicKeyFloor(r.us, r.them)
			cancel()
			if err := <-done; err != nil {
				b.Fatal(err)
			}
			rate, floor = (rate+rate2)/2, (floor+floor2)/2
			b.ReportMetric(perSecond(b.N, took), "msgs/s")
			b.ReportMetric(rate, "floor-msgs/s")
			b.ReportMetric(100*perSecond(b.N, took)/rate, "%-of-floor")
			b.ReportMetric(float64((used/time.Duration(b.N)-floor)/time.Microsecond), "µs-CPU-beyond/msg")
			b.ReportMetric(float64(floor/time.Microsecond), "µs-CPU-floor/msg")
			b.ReportMetric(float64(written)/float64(b.N)/1024, "KB-written/msg")
			b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(b.N), "allocs/msg")
			b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(b.N)/1024, "KB/msg")
		})
	}
}

// benchFile holds messages to send: of each its length and its bytes.
func benchFile(b *testing.B, r *receiver) string {
	b.Helper()
	var file bytes.Buffer
	for n := range min(benchBodies, b.N) {
		payload := append(fmt.Appendf(nil, "BEG*00*SA*%09d~\r\n", n), bytes.Repeat([]byte("PO1*1*10*EA*1.50~\r\n"), 540)...)
		contentType, body, _ := r.seal(signedEncrypted, payload)
		head := fmt.Sprintf("Host: %s\r\nAS2-Version: 1.2\r\nAS2-From: ACME\r\nAS2-To: \"US Corp\"\r\nContent-Type: %s\r\nDisposition-Notification-To: edi@acme.example\r\n"+
			"Disposition-Notification-Options: %s\r\nContent-Length: %d\r\n\r\n", r.at(plainAddress), contentType, optionsSHA256, len(body))
		message := append([]byte(head), body...)
		file.Write(binary.BigEndian.AppendUint32(nil, uint32(len(message))))
		file.Write(message)
	}
	path := filepath.Join(b.TempDir(), "messages")
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// startLoad starts the sender; what it returns sends n messages.
func startLoad(b *testing.B, r *receiver, file string, n int) func() {
	b.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "ORDERGATE_BENCH_LOAD="+strings.Join([]string{r.at(plainAddress), file, strconv.Itoa(n)}, "\x1f"))
	c.Stderr = os.Stderr
	in, err := c.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := c.Start(); err != nil {
		b.Fatal(err)
	}
	lines := bufio.NewReader(out)
	if line, err := lines.ReadString('\n'); err != nil {
		b.Fatal(line, err)
	}
	return func() {
		_ = in.Close()
		_, _ = io.Copy(io.Discard, lines)
		if err := c.Wait(); err != nil {
			b.Fatal("the sender: ", err)
		}
	}
}

// sendLoad is the sender's process: it tells when it is connected, and begins when
// its input ends.
func sendLoad(args string) error {
	part := strings.Split(args, "\x1f")
	n, err := strconv.ParseInt(part[2], 10, 64)
	if err != nil {
		return err
	}
	file, err := os.ReadFile(part[1])
	if err != nil {
		return err
	}
	var messages [][]byte
	for len(file) > 0 {
		end := 4 + binary.BigEndian.Uint32(file)
		messages, file = append(messages, file[4:end]), file[end:]
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	failures := make(chan error, benchConnections)
	begin := make(chan struct{})
	for range benchConnections {
		conn, err := net.Dial("tcp", part[0])
		if err != nil {
			return err
		}
		wg.Go(func() {
			<-begin
			br := bufio.NewReader(conn)
			for i := next.Add(1); i <= n; i = next.Add(1) {
				if err := sendOne(conn, br, i, messages[int(i)%len(messages)]); err != nil {
					failures <- fmt.Errorf("message %d: %w", i, err)
					return
				}
			}
			_ = conn.Close()
		})
	}
	fmt.Println("connected")
	_, _ = io.Copy(io.Discard, os.Stdin)
	close(begin)
	wg.Wait()
	close(failures)
	return <-failures
}

func sendOne(conn net.Conn, br *bufio.Reader, id int64, message []byte) error {
	head := fmt.Appendf(nil, "POST /as2 HTTP/1.1\r\nMessage-ID: <b%d@acme>\r\n", id)
	if _, err := (&net.Buffers{head, message}).WriteTo(conn); err != nil {
		return err
	}
	status, err := br.ReadString('\n')
	if err != nil {
		return err
	}
	length := 0
	for line := ""; line != "\r\n"; {
		if line, err = br.ReadString('\n'); err != nil {
			return err
		}
		if v, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			if length, err = strconv.Atoi(strings.TrimSpace(v)); err != nil {
				return err
			}
		}
	}
	body, err := br.Peek(min(length, br.Size()))
	if err != nil {
		return err
	}
	if !strings.Contains(status, " 200 ") || !bytes.Contains(body, []byte("MDN-sent-automatically; processed\r\n")) {
		return errors.New(status + string(body))
	}
	_, err = br.Discard(length)
	return err
}

func perSecond(n int, d time.Duration) float64 { return float64(n) / d.Seconds() }

// publicKeyFloor does what a message needs of public keys, on all processors for a
// while: to open its key, to check its signature, to sign its receipt. It returns
// how often a second, and the CPU time of one.
func publicKeyFloor(us, them identity) (rate float64, each time.Duration) {
	one := publicKeyWork(us, them)
	var n atomic.Int64
	var wg sync.WaitGroup
	start, cpu := time.Now(), processCPU()
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for time.Since(start) < 400*time.Millisecond {
				one()
				n.Add(1)
			}
		})
	}
	wg.Wait()
	return perSecond(int(n.Load()), time.Since(start)), (processCPU() - cpu) / time.Duration(n.Load())
}

func publicKeyWork(us, them identity) func() {
	must := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	digest := make([]byte, 32)
	switch k := us.key.(type) {
	case *rsa.PrivateKey:
		secret, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, &k.PublicKey, digest, nil)
		must(err)
		peer := them.key.(*rsa.PrivateKey)
		sig, err := rsa.SignPKCS1v15(nil, peer, crypto.SHA256, digest)
		must(err)
		return func() { // OAEP costs what PKCS #1 v1.5 costs: the exponentiation
			_, err := rsa.DecryptOAEP(sha256.New(), nil, k, secret, nil)
			must(err)
			must(rsa.VerifyPKCS1v15(&peer.PublicKey, crypto.SHA256, digest, sig))
			_, err = rsa.SignPKCS1v15(nil, k, crypto.SHA256, digest)
			must(err)
		}
	case *ecdsa.PrivateKey:
		e, err := k.ECDH()
		must(err)
		ephemeral, err := ecdh.P256().GenerateKey(rand.Reader)
		must(err)
		peer := them.key.(*ecdsa.PrivateKey)
		sig, err := ecdsa.SignASN1(rand.Reader, peer, digest)
		must(err)
		return func() {
			_, err := e.ECDH(ephemeral.PublicKey())
			must(err)
			if !ecdsa.VerifyASN1(&peer.PublicKey, digest, sig) {
				panic("not verified")
			}
			_, err = ecdsa.SignASN1(rand.Reader, k, digest)
			must(err)
		}
	}
	panic("a key of another kind")
}

// bytesWritten is what the process has written, to files and connections.
func bytesWritten() (n int64) {
	b, err := os.ReadFile("/proc/self/io")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(b)) {
		_, _ = fmt.Sscanf(line, "wchar: %d", &n)
	}
	return n
}

func processCPU() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
