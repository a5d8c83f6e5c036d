// SPDX-License-Identifier: Apache-2.0

package render

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"runtime/debug"
	"time"

	"ordergate/gateway/render/pdfium"
)

// Faults of a document as the worker tells them.
const (
	faultDamaged  = "damaged"
	faultPassword = "password"
	faultSecurity = "encryption"
	faultEmpty    = "empty"
	faultLimit    = "limit"
)

// workerMemory is what a worker may take; one that takes more ends itself with the
// code exitMemory.
const (
	workerMemory = 270 << 20
	exitMemory   = 71
	exitDeadline = 72
)

// Work is a worker's life: it reads requests from in and answers on out until in ends.
// It is for a process of its own, whose privileges it gives up as far as it can.
func Work(in io.Reader, out io.Writer, cache string) error {
	confine()
	ctx := context.Background()
	e, err := pdfium.New(ctx, cache)
	if err != nil {
		return err
	}
	defer e.Close()
	debug.FreeOSMemory()
	if err := writeFrame(out, answer{State: "ready"}, nil); err != nil {
		return err
	}
	stop := watchMemory(workerMemory)
	defer stop()
	r := bufio.NewReaderSize(in, 1<<16)
	for {
		var req request
		body, err := readFrame(r, &req, small, maxBody)
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if err := writeFrame(out, answer{State: "taken"}, nil); err != nil {
			return err
		}
		alarm := time.AfterFunc(req.Deadline+5*time.Second, func() { os.Exit(exitDeadline) }) // when nobody is left to kill us
		ans, pic := serve(ctx, e, req, body)
		alarm.Stop()
		if req.Do == "pages" {
			if pic, err = pack(ans.Pages); err != nil {
				return err
			}
		}
		if err := writeFrame(out, ans, pic); err != nil {
			return err
		}
		large := len(body)+len(pic) > 4<<20
		body, ans, pic = nil, answer{}, nil
		if large {
			debug.FreeOSMemory()
		}
	}
}

func serve(ctx context.Context, e *pdfium.Engine, req request, body []byte) (ans answer, pic []byte) {
	ans.State = "done"
	d, err := e.Open(ctx, body, req.Passwords)
	if err != nil {
		ans.fail(err, 0)
		return ans, nil
	}
	defer d.Close()
	ans.Count = d.Pages()
	if req.Do == "pages" {
		ans.read(d, req)
		return ans, nil
	}
	var img image.Image
	if req.Do == "gray" {
		img, err = d.Gray(req.First, req.DPI, req.Turn)
	} else {
		img, err = d.Picture(req.First, req.DPI, req.Turn)
	}
	if err != nil {
		ans.fail(err, req.First)
		return ans, nil
	}
	var buf bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&buf, img); err != nil {
		ans.fail(fmt.Errorf("%w: %v", pdfium.ErrTooLarge, err), req.First)
		return ans, nil
	}
	return ans, buf.Bytes()
}

func (a *answer) read(d *pdfium.Document, req request) {
	if a.Count <= 0 {
		a.Fault = faultEmpty
		return
	}
	a.Title, _ = d.Meta("Title")
	a.Maker, _ = d.Meta("Producer")
	var err error
	defer func() { a.Files, a.More = d.Files() }() // those on the pages, too
	if err = d.TakeFiles(); err != nil {
		a.fail(err, 0)
		return
	}
	if a.XFA, err = d.Packet("datasets"); err != nil {
		a.fail(err, 0)
		return
	}
	for n := 1; n <= min(a.Count, req.Pages); n++ {
		p, err := d.Page(n)
		if err != nil {
			a.fail(err, n)
			if errors.Is(err, pdfium.ErrTrap) {
				return // the instance is not to be used again
			}
			continue
		}
		a.Pages = append(a.Pages, p)
	}
}

// fail keeps the first fault.
func (a *answer) fail(err error, page int) {
	if a.Fault != "" {
		return
	}
	a.Page, a.Note = page, err.Error()
	switch {
	case errors.Is(err, pdfium.ErrPassword):
		a.Fault = faultPassword
	case errors.Is(err, pdfium.ErrSecurity):
		a.Fault = faultSecurity
	case errors.Is(err, pdfium.ErrDamaged):
		a.Fault = faultDamaged
	default:
		a.Fault = faultLimit
	}
}
