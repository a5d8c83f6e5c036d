// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
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
// orders a second that were taken. API_ORDERS says how many.
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
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections, DisableCompression: true}}
	var number atomic.Int64
	for b.Loop() {
		var wg sync.WaitGroup
		first := number.Load()
		begin, before := time.Now(), cpu(d.cmd.Process.Pid)
		for range connections {
			wg.Go(func() {
				for n := number.Add(1); n <= first+orders; n = number.Add(1) {
					post(b, client, "http://"+address+"/v1/orders", key, canonicalOrder(fmt.Sprint("B-", n)))
				}
			})
		}
		wg.Wait()
		b.ReportMetric(float64((cpu(d.cmd.Process.Pid)-before).Microseconds())/float64(orders), "daemon-us/order")
		b.ReportMetric(float64(orders)/time.Since(begin).Seconds(), "orders/s")
	}
	b.ReportMetric(memory(d.cmd.Process.Pid, "VmHWM"), "MB-most")
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

func post(b *testing.B, client *http.Client, url, key, body string) {
	req, err := http.NewRequest(http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		b.Error(err)
		return
	}
	req.Header.Set("Authorization", "Bearer "+key)
	req.Header.Set("Content-Type", "application/json")
	res, err := client.Do(req)
	if err != nil {
		b.Error(err)
		return
	}
	text, err := io.ReadAll(res.Body)
	_ = res.Body.Close()
	if err != nil || res.StatusCode != http.StatusAccepted {
		b.Errorf("%s %v %s", res.Status, err, text)
	}
}
