// SPDX-License-Identifier: Apache-2.0

package as2_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"fmt"
	"net/http"
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

// BenchmarkReceive: 10 KB, signed and encrypted, signed MDN in the answer, 16
// connections, without and with the journal on disk, beside the private-key operations that it cannot do without (one to
// decrypt, one to sign), in the same run.
func BenchmarkReceive(b *testing.B) {
	for _, c := range []struct {
		name, us, them string
		durable        bool
	}{
		{"rsa-2048", "us", "them", false}, {"rsa-2048-durable", "us", "them", true},
		{"ec-p256", "ec us", "ec them", false}, {"ec-p256-durable", "ec us", "ec them", true},
	} {
		b.Run(c.name, func(b *testing.B) {
			r := newReceiverOf(b, c.us, c.them)
			var door transports.Door = forgetful{r.in}
			if c.durable {
				door, _ = durable(b, r)
			}
			contentType, body, _ := r.seal(signedEncrypted, bytes.Repeat([]byte("PO1*1*10*EA*1.50~\r\n"), 540))
			floor := privateOperations(r.us)
			ctx, cancel := context.WithCancel(context.Background())
			s, up, done := r.server(), r.up, make(chan error, 1)
			go func() { done <- s.Serve(ctx, door) }()
			<-up
			client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16, DisableCompression: true}}
			var next atomic.Int64
			var wg sync.WaitGroup
			b.ResetTimer()
			start, cpu := time.Now(), processCPU()
			for range 16 {
				wg.Go(func() {
					for n := next.Add(1); n <= int64(b.N); n = next.Add(1) {
						p, err := do(client, r.request(fmt.Sprintf("<b%d@acme>", n), contentType, bytes.NewReader(body)))
						if err != nil || p.outcome() != "processed" {
							b.Error(err, p.outcome())
							return
						}
					}
				})
			}
			wg.Wait()
			took, used := time.Since(start), processCPU()-cpu
			b.StopTimer()
			client.CloseIdleConnections()
			cancel()
			if err := <-done; err != nil {
				b.Fatal(err)
			}
			each := used / time.Duration(b.N)
			b.ReportMetric(perSecond(b.N, took), "msgs/s")
			b.ReportMetric(float64((each-floor)/time.Microsecond), "µs-beyond-floor/msg") // the client's part included
			b.ReportMetric(float64(floor/time.Microsecond), "µs-floor/msg")
		})
	}
}

func perSecond(n int, d time.Duration) float64 { return float64(n) / d.Seconds() }

// privateOperations is the CPU time of one decryption and one signature.
func privateOperations(us identity) time.Duration {
	digest := make([]byte, 32)
	const n = 200
	start := processCPU()
	switch k := us.key.(type) {
	case *rsa.PrivateKey:
		secret, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, &k.PublicKey, digest, nil)
		if err != nil {
			panic(err)
		}
		for range n { // OAEP costs what PKCS #1 v1.5 costs: the exponentiation
			_, _ = rsa.DecryptOAEP(sha256.New(), nil, k, secret, nil)
			_, _ = rsa.SignPKCS1v15(nil, k, crypto.SHA256, digest)
		}
	case *ecdsa.PrivateKey:
		e, err := k.ECDH()
		if err != nil {
			panic(err)
		}
		for range n {
			_, _ = e.ECDH(e.PublicKey())
			_, _ = ecdsa.SignASN1(rand.Reader, k, digest)
		}
	}
	return (processCPU() - start) / n
}

func processCPU() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
