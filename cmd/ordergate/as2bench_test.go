// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"bytes"
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	chance "math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"ordergate/gateway/gatewaytest"
	"ordergate/transports/as2/cms"
	"ordergate/transports/as2/message"
	"ordergate/transports/as2/mime"
)

// largeBytes is the size of a large message: AS2_BYTES, 500 MB by default.
func largeBytes() int64 {
	if n, err := strconv.ParseInt(os.Getenv("AS2_BYTES"), 10, 64); err == nil {
		return n
	}
	return 500 << 20
}

// BenchmarkAS2Large: one large message of random bytes, signed and encrypted, into a
// daemon and out of one, in MB of payload a second; beside it, in the same run, what
// the disk takes of the bytes that must be written (in: the message as it came and
// its payload; out: the file that is given and the message), the cipher and the
// digest. The share is of the slower of the disk and of cipher and one digest.
func BenchmarkAS2Large(b *testing.B) {
	for _, algorithm := range []string{"aes-256-cbc", "aes-256-gcm"} {
		for _, way := range []string{"in", "out"} {
			b.Run(way+"/"+algorithm, func(b *testing.B) {
				for b.Loop() {
					x := newLargeTrade(b, algorithm)
					move := x.in
					if way == "out" {
						move = x.out
					}
					move()
					x.close()
				}
			})
		}
	}
}

// largeTrade is a daemon and its partner, which is this process.
type largeTrade struct {
	b         *testing.B
	s         *site
	d         *daemon
	algorithm string
	port      string
	key       *ecdsa.PrivateKey
	cert      *x509.Certificate
	arrived   chan error // what was sent out is here
	sink      *http.Server
	random    string // file of the payload
}

func (x *largeTrade) must(err error) {
	x.b.Helper()
	if err != nil {
		x.b.Fatal(err)
	}
}

func newLargeTrade(b *testing.B, algorithm string) *largeTrade {
	b.Helper()
	dir, err := os.MkdirTemp("", "ordergate-large") // of no TempDir: it goes when the run does
	if err != nil {
		b.Fatal(err)
	}
	x := &largeTrade{b: b, algorithm: algorithm, s: &site{&testing.T{}, dir}, arrived: make(chan error, 1), random: filepath.Join(dir, "random.bin")}
	x.must((&demoCmd{Dir: dir}).unpack(time.Now()))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	x.must(err)
	x.sink = &http.Server{Handler: http.HandlerFunc(x.receive)}
	go func() { _ = x.sink.Serve(l) }()
	x.port = gatewaytest.FreePort(&testing.T{})
	x.s.edit("config.yaml", "    as2: "+sellerName+"\n", "    as2: "+sellerName+"\nas2:\n  listen: 127.0.0.1:"+x.port+"\n  url: http://127.0.0.1:"+x.port+"/as2\n")
	x.s.edit("config.yaml", "limits:", "limits:\n  message: 4GiB")
	x.s.edit("partners/acme.yaml", "connections: [acme-folder]\n", "as2:\n  id: LARGE\n  url: http://"+l.Addr().String()+"/as2\n  mdn: none\n  encrypt: "+algorithm+"\n")
	x.s.edit("config.yaml", "  - name: acme-folder\n    in: acme/in\n    out: acme/out\n    archive: acme/archive\n    error: acme/error\n    stable: 200ms\n    scan: 1s\n", "")
	x.certificates()
	x.must(writeRandom(x.random, largeBytes()))
	x.d = x.s.start("")
	time.Sleep(time.Second) // what is loaded once is loaded
	return x
}

func (x *largeTrade) close() {
	_ = x.d.cmd.Process.Kill()
	<-x.d.done
	_ = x.sink.Close()
	_ = os.RemoveAll(x.s.dir)
}

// certificates gives the daemon its key, and makes the partner's.
func (x *largeTrade) certificates() {
	x.b.Helper()
	dir, err := testKeys()
	x.must(err)
	files, err := filepath.Glob(filepath.Join(dir, "seller", "certs", "stations", "main", "*"))
	x.must(err)
	for _, f := range files {
		text, err := os.ReadFile(f)
		x.must(err)
		x.s.secret("certs/stations/main/"+filepath.Base(f), text)
	}
	x.key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	x.must(err)
	now := time.Now()
	t := &x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "large"}, NotBefore: now.Add(-time.Hour), NotAfter: now.AddDate(1, 0, 0)}
	der, err := x509.CreateCertificate(rand.Reader, t, t, x.key.Public(), x.key)
	x.must(err)
	x.cert, err = x509.ParseCertificate(der)
	x.must(err)
	x.s.secret("certs/partners/acme/large.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
}

// seller is the daemon's certificate.
func (x *largeTrade) seller() *x509.Certificate {
	files := x.s.files("certs/stations/main/*.pem")
	text, err := os.ReadFile(files[0])
	x.must(err)
	for {
		block, rest := pem.Decode(text)
		if block == nil {
			x.b.Fatal("no certificate")
		}
		if c, err := x509.ParseCertificate(block.Bytes); err == nil {
			return c
		}
		text = rest
	}
}

// in posts a message that was made beforehand.
func (x *largeTrade) in() {
	x.b.Helper()
	sealed, err := os.Create(x.s.path("sealed"))
	x.must(err)
	defer sealed.Close()
	packed, err := message.Pack(sealed, message.PackOptions{
		Parts:   []message.Content{{FileName: "large.bin", Size: largeBytes(), Open: func() (io.ReadCloser, error) { return os.Open(x.random) }}},
		Sign:    &cms.SignOptions{Key: cms.Key{Certificate: x.cert, Private: x.key}, Hash: crypto.SHA256},
		Encrypt: &cms.EncryptOptions{Recipients: []*x509.Certificate{x.seller()}, Algorithm: x.algorithm}, Hashes: []crypto.Hash{crypto.SHA256}})
	x.must(err)
	size, err := sealed.Seek(0, io.SeekEnd)
	x.must(err)
	_, err = sealed.Seek(0, io.SeekStart)
	x.must(err)
	x.measure(size+largeBytes(), func() {
		status, body := x.post(sealed, size, packed.Header)
		if !strings.Contains(status, " 200 ") || !bytes.Contains(body, []byte("; processed\r\n")) {
			x.b.Fatalf("%s %s\n%s", status, body, x.d.log)
		}
	})
}

func (x *largeTrade) post(sealed io.Reader, size int64, header []mime.Field) (status string, body []byte) {
	conn, err := net.Dial("tcp", "127.0.0.1:"+x.port)
	x.must(err)
	defer conn.Close()
	head := fmt.Sprintf("POST /as2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAS2-Version: 1.2\r\nAS2-From: LARGE\r\nAS2-To: %s\r\nMessage-ID: <%d@large>\r\nContent-Length: %d\r\n"+
		"Disposition-Notification-To: x\r\nDisposition-Notification-Options: signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional, sha-256\r\n", sellerName, time.Now().UnixNano(), size)
	for _, f := range header {
		head += f.Name + ": " + f.Value + "\r\n"
	}
	_, err = io.WriteString(conn, head+"\r\n")
	x.must(err)
	_, err = io.Copy(conn, sealed)
	x.must(err)
	br := bufio.NewReader(conn)
	status, err = br.ReadString('\n')
	x.must(err)
	body, _ = io.ReadAll(br)
	return status, body
}

// out has the daemon send a file.
func (x *largeTrade) out() {
	x.b.Helper()
	x.measure(2*largeBytes(), func() {
		var said strings.Builder
		w := world{ctx: x.b.Context(), in: strings.NewReader(""), out: &said, err: &said, getenv: os.Getenv}
		if code := run([]string{"outbound", "send", "--config", x.s.path("config.yaml"), "--partner", "acme", "--by", "bench", x.random}, w); code != 0 {
			x.b.Fatal(said.String())
		}
		select {
		case err := <-x.arrived:
			x.must(err)
		case <-time.After(patience):
			x.b.Fatalf("nothing came\n%s", x.d.log)
		}
	})
}

// receive is the partner's server.
func (x *largeTrade) receive(w http.ResponseWriter, r *http.Request) {
	n, err := io.Copy(io.Discard, r.Body)
	if err == nil && n < largeBytes() {
		err = fmt.Errorf("%d bytes came", n)
	}
	x.arrived <- err
}

// measure reports what moving a message takes, and what must be written at least.
func (x *largeTrade) measure(written int64, move func()) {
	x.b.Helper()
	pid := x.d.cmd.Process.Pid
	_ = os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", pid), []byte("5"), 0) // the highest so far is forgotten
	idle := memory(pid, "VmRSS")
	x.b.ResetTimer()
	begin := time.Now()
	move()
	took := time.Since(begin)
	x.b.StopTimer()
	highest := memory(pid, "VmHWM")
	disk := x.diskFloor(written)
	cipherTime, digest := x.cipherFloor(), digestFloor()
	mb := func(n int64, d time.Duration) float64 { return float64(n>>20) / d.Seconds() }
	x.b.ReportMetric(mb(largeBytes(), took), "MB/s")
	x.b.ReportMetric(mb(written, disk), "disk-MB/s")
	x.b.ReportMetric(mb(largeBytes(), cipherTime), "cipher-MB/s")
	x.b.ReportMetric(mb(largeBytes(), digest), "digest-MB/s")
	x.b.ReportMetric(100*max(disk, cipherTime+digest).Seconds()/took.Seconds(), "%-of-floor")
	x.b.ReportMetric(highest-idle, "MB-over-idle")
	x.b.ReportMetric(idle, "MB-idle")
	x.b.StartTimer()
}

// diskFloor writes as many bytes, in two files as the daemon does.
func (x *largeTrade) diskFloor(n int64) time.Duration {
	x.b.Helper()
	piece := make([]byte, 256<<10)
	begin := time.Now()
	for _, name := range []string{"floor1", "floor2"} {
		f, err := os.Create(x.s.path(name))
		x.must(err)
		for left := n / 2; left > 0; left -= int64(len(piece)) {
			_, err := f.Write(piece)
			x.must(err)
		}
		x.must(f.Sync())
		x.must(f.Close())
	}
	return time.Since(begin)
}

// cipherFloor is the time of the cipher alone, in memory.
func (x *largeTrade) cipherFloor() time.Duration {
	block, err := aes.NewCipher(make([]byte, 32))
	x.must(err)
	piece := make([]byte, 32<<10, 33<<10)
	one := func() { cipher.NewCBCDecrypter(block, piece[:16]).CryptBlocks(piece, piece) }
	if strings.HasSuffix(x.algorithm, "gcm") {
		g, err := cipher.NewGCM(block)
		x.must(err)
		one = func() { g.Seal(piece[:0], make([]byte, 12), piece, nil) }
	}
	begin := time.Now()
	for left := largeBytes(); left > 0; left -= int64(len(piece)) {
		one()
	}
	return time.Since(begin)
}

func digestFloor() time.Duration {
	piece := make([]byte, 32<<10)
	h := sha256.New()
	begin := time.Now()
	for left := largeBytes(); left > 0; left -= int64(len(piece)) {
		h.Write(piece)
	}
	return time.Since(begin)
}

func writeRandom(path string, n int64) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = io.CopyN(f, chance.NewChaCha8([32]byte{1}), n)
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}
