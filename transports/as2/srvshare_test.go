// SPDX-License-Identifier: Apache-2.0

package as2_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"

	"ordergate/transports/as2"
)

// TestOneAddress: whoever holds all the connections he can get keeps out himself only.
func TestOneAddress(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	r.config = func(c *as2.ServerConfig) { c.Connections = 8 }
	r.serve()
	var held []net.Conn
	for range 8 {
		c, err := net.Dial("tcp", r.at(plainAddress))
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		held = append(held, c)
		fmt.Fprintf(c, "POST /as2 HTTP/1.1\r\n")
	}
	for _, c := range held[4:] { // more than half: closed at once
		if n, err := c.Read(make([]byte, 1)); n != 0 || err == nil {
			t.Fatalf("%d bytes, %v", n, err)
		}
	}
	other := &http.Client{Transport: &http.Transport{DisableKeepAlives: true, DialContext: (&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 2)}}).DialContext}}
	for range 5 {
		res, err := other.Get(r.url())
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, res.Body)
		res.Body.Close()
		if res.StatusCode != http.StatusOK {
			t.Fatal(res.Status)
		}
	}
}
