// SPDX-License-Identifier: Apache-2.0

package cms

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rsa"
	"crypto/x509"
	"io"
	"testing"
	"time"
)

const benchSize = 64 << 20

// bare runs a cipher alone over the same bytes, as the floor of the same run.
func bare(algorithm string, encrypt bool, data []byte) {
	block, _ := aes.NewCipher(make([]byte, 32))
	if algorithm == "aes-256-gcm" {
		aead, _ := cipher.NewGCM(block)
		if encrypt {
			aead.Seal(data[:0], make([]byte, 12), data[:len(data)-16], nil)
		} else {
			_, _ = aead.Open(data[:0], make([]byte, 12), data, nil) // wrong tag, same work but the clearing
		}
		return
	}
	mode := cipher.NewCBCDecrypter(block, make([]byte, 16))
	if encrypt {
		mode = cipher.NewCBCEncrypter(block, make([]byte, 16))
	}
	mode.CryptBlocks(data, data)
}

// share reports what is reached of the bare cipher, in percent; both run in turn.
func share(b *testing.B, algorithm string, encrypt bool, work func()) {
	data := make([]byte, benchSize)
	b.SetBytes(benchSize)
	var alone, ours time.Duration
	for b.Loop() {
		start := time.Now()
		work()
		ours += time.Since(start)
		b.StopTimer()
		if algorithm == "aes-256-gcm" && !encrypt { // seal, so that opening finds the tag right
			bare(algorithm, true, data)
		}
		start = time.Now()
		bare(algorithm, encrypt, data)
		alone += time.Since(start)
		b.StartTimer()
	}
	b.ReportMetric(100*alone.Seconds()/ours.Seconds(), "%ofcipher")
}

func BenchmarkDecrypt(b *testing.B) {
	for _, algorithm := range []string{"aes-256-cbc", "aes-256-gcm"} {
		for _, form := range []string{"DER", "BER"} {
			b.Run(algorithm+"-"+form, func(b *testing.B) {
				size := int64(benchSize)
				if form == "BER" {
					size = -1
				}
				message := encrypted(b, make([]byte, benchSize), EncryptOptions{Recipients: []*x509.Certificate{parties()["p256"].Certificate}, Algorithm: algorithm, Size: size})
				buf := make([]byte, 64<<10)
				share(b, algorithm, false, func() {
					d, err := Decrypt(bytes.NewReader(message), DecryptOptions{Keys: []Key{parties()["p256"].Key},
						Again: func() (io.Reader, error) { return bytes.NewReader(message), nil }})
					if err != nil {
						b.Fatal(err)
					}
					if _, err := io.CopyBuffer(onlyWriter{}, d, buf); err != nil {
						b.Fatal(err)
					}
				})
			})
		}
	}
}

// onlyWriter throws away, without the ReadFrom of io.Discard.
type onlyWriter struct{}

func (onlyWriter) Write(p []byte) (int, error) { return len(p), nil }

func BenchmarkEncrypt(b *testing.B) {
	content := make([]byte, benchSize)
	for _, algorithm := range []string{"aes-256-cbc", "aes-256-gcm"} {
		for _, size := range []int64{benchSize, -1} {
			name := algorithm + "-DER"
			if size < 0 {
				name = algorithm + "-BER"
			}
			b.Run(name, func(b *testing.B) {
				share(b, algorithm, true, func() {
					w, err := Encrypt(onlyWriter{}, EncryptOptions{Recipients: []*x509.Certificate{parties()["p256"].Certificate}, Algorithm: algorithm, Size: size})
					if err != nil {
						b.Fatal(err)
					}
					for rest := content; len(rest) > 0; rest = rest[min(len(rest), 64<<10):] {
						if _, err := w.Write(rest[:min(len(rest), 64<<10)]); err != nil {
							b.Fatal(err)
						}
					}
					if err := w.Close(); err != nil {
						b.Fatal(err)
					}
				})
			})
		}
	}
}

// BenchmarkSmall: a message of 10 KB to an RSA key, and the RSA alone.
func BenchmarkSmall(b *testing.B) {
	p := parties()["rsa"]
	for _, algorithm := range []string{"aes-256-cbc", "aes-256-gcm"} {
		message := encrypted(b, make([]byte, 10<<10), EncryptOptions{Recipients: []*x509.Certificate{p.Certificate}, Algorithm: algorithm, Size: 10 << 10})
		e, err := openEnvelope(bytes.NewReader(message), DecryptOptions{Keys: []Key{p.Key}})
		if err != nil {
			b.Fatal(err)
		}
		key, _, err := contentKey(e.found, 32)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(algorithm+"-beside-RSA", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e, err := openEnvelope(bytes.NewReader(message), DecryptOptions{Keys: []Key{p.Key}})
				if err != nil {
					b.Fatal(err)
				}
				var body io.Reader
				if e.content.mode == modeCBC {
					body, err = newCBCReader(e, key)
				} else {
					body, err = openSealed(e, key, nil)
				}
				if err != nil {
					b.Fatal(err)
				}
				if _, err := io.Copy(io.Discard, body); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("RSA", func(b *testing.B) {
		b.ReportAllocs()
		//lint:ignore SA1019 it is what AS2 peers send
		sealed, err := rsa.EncryptPKCS1v15(nil, &p.Private.(*rsa.PrivateKey).PublicKey, make([]byte, 32))
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			//lint:ignore SA1019 it is what AS2 peers send
			if err := rsa.DecryptPKCS1v15SessionKey(nil, p.Private.(*rsa.PrivateKey), sealed, make([]byte, 32)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
