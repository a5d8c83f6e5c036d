// SPDX-License-Identifier: Apache-2.0

package gatewaytest

import (
	"net"
	"os"
	"strconv"
	"sync/atomic"
	"testing"
)

var lastPort atomic.Int32

// FreePort finds a port of 127.0.0.1 that nobody has now, and that the system gives to
// nobody who asks for any, or calls from it: a server that is started there later, or
// once more, must find it free. A test process gives no port twice.
func FreePort(t testing.TB) string {
	t.Helper()
	lastPort.CompareAndSwap(0, int32(12000+os.Getpid()*61%15000))
	for range 1000 {
		port := strconv.Itoa(int(lastPort.Add(1)))
		l, err := net.Listen("tcp", "127.0.0.1:"+port)
		if err != nil {
			continue
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		return port
	}
	t.Fatal("no port is free")
	return ""
}
