// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ordergate/transports/portal"
)

// BenchmarkAPIOrders: orders of canonical JSON by POST /v1/orders at 64 connections, each
// answered 202 when it is durable, while the daemon reads, checks and posts what came:
// how many were taken a second, how many posted meanwhile, and the processor time of the
// whole way of one, until the last is posted. Clients and daemon share the machine.
// API_ORDERS says how many.
func BenchmarkAPIOrders(b *testing.B) {
	const connections = 64
	orders := int64(10_000)
	if n, err := strconv.ParseInt(os.Getenv("API_ORDERS"), 10, 64); err == nil {
		orders = n
	}
	dir, err := os.MkdirTemp("", "ordergate-api")
	if err != nil {
		b.Fatal(err)
	}
	defer os.RemoveAll(dir)
	s := &site{&testing.T{}, dir}
	if err := (&demoCmd{Dir: dir}).unpack(time.Now()); err != nil {
		b.Fatal(err)
	}
	key := portal.NewKey()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	address := l.Addr().String()
	_ = l.Close()
	s.edit("config.yaml", "limits:", "log: {level: warn}\nportal: {listen: "+address+"}\nlimits:")
	s.edit("partners/acme.yaml", "connections: [acme-folder]\n", fmt.Sprintf("connections: [acme-folder]\napi: {keys: [{hash: %q}]}\n", portal.Hash(key)))
	d := s.launch("")
	defer func() { _ = d.cmd.Process.Kill(); <-d.done }()
	for {
		c, err := net.Dial("tcp", address)
		if err == nil {
			_ = c.Close()
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	clients := make([]*rawClient, connections)
	for i := range clients {
		clients[i] = dialRaw(b, address, key)
	}
	done := 0
	for b.Loop() {
		var next atomic.Int64
		var wg sync.WaitGroup
		begin, before := time.Now(), cpu(d.cmd.Process.Pid)
		for _, c := range clients {
			wg.Go(func() {
				for n := next.Add(1); n <= orders; n = next.Add(1) {
					if err := c.post(canonicalOrder(fmt.Sprint("B-", int64(done)+n))); err != nil {
						b.Error(err)
						return
					}
				}
			})
		}
		wg.Wait()
		taken := time.Since(begin)
		if b.Failed() {
			return
		}
		done += int(orders)
		worked := count(s.path("erp"))
		for deadline := time.Now().Add(5 * time.Minute); count(s.path("erp")) < done; time.Sleep(50 * time.Millisecond) {
			if time.Now().After(deadline) {
				b.Fatalf("%d of %d orders posted", count(s.path("erp")), done)
			}
		}
		whole, used := time.Since(begin), cpu(d.cmd.Process.Pid)-before
		perOrder := used.Microseconds() / orders
		b.ReportMetric(float64(orders)/taken.Seconds(), "taken/s")
		b.ReportMetric(float64(int64(worked)-int64(done)+orders)/taken.Seconds(), "posted-meanwhile/s")
		b.ReportMetric(float64(orders)/whole.Seconds(), "posted/s")
		b.ReportMetric(float64(perOrder), "daemon-us/order")
		b.ReportMetric(float64(1_000_000/max(perOrder, 1)), "orders/s-a-core")
	}
	b.ReportMetric(syncs(b, dir), "fsync/s-floor")
	b.ReportMetric(memory(d.cmd.Process.Pid, "VmHWM"), "MB-most")
}

// syncs is how many small writes a second the disk makes durable one by one.
func syncs(b *testing.B, dir string) float64 {
	f, err := os.CreateTemp(dir, "sync")
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	const n = 200
	begin := time.Now()
	for range n {
		if _, err := f.Write(make([]byte, 4096)); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
	return n / time.Since(begin).Seconds()
}

// cpu is how long processors have worked for a process, with all that it does beside.
func cpu(pid int) time.Duration {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
	user, _ := strconv.ParseInt(fields[11], 10, 64)
	system, _ := strconv.ParseInt(fields[12], 10, 64)
	return time.Duration(user+system) * 10 * time.Millisecond // USER_HZ is 100
}

// rawClient is a client that takes little of the processors it shares with the daemon:
// one kept connection, requests written as they are.
type rawClient struct {
	conn net.Conn
	r    *bufio.Reader
	head string
}

func dialRaw(b *testing.B, address, key string) *rawClient {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = conn.Close() })
	return &rawClient{conn, bufio.NewReader(conn), "POST /v1/orders HTTP/1.1\r\nHost: " + address + "\r\nAuthorization: Bearer " + key + "\r\nContent-Type: application/json\r\nContent-Length: "}
}

// post posts an order, and wants it taken.
func (c *rawClient) post(body string) error {
	if _, err := io.WriteString(c.conn, c.head+strconv.Itoa(len(body))+"\r\n\r\n"+body); err != nil {
		return err
	}
	status, length := "", 0
	for {
		line, err := c.r.ReadString('\n')
		if err != nil {
			return err
		}
		if line = strings.TrimSpace(line); line == "" {
			break
		}
		if status == "" {
			status = line
		}
		if n, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			if length, err = strconv.Atoi(n); err != nil {
				return err
			}
		}
	}
	text := make([]byte, length)
	if _, err := io.ReadFull(c.r, text); err != nil {
		return err
	}
	if !strings.Contains(status, " 202 ") {
		return fmt.Errorf("%s: %s", status, text)
	}
	return nil
}
