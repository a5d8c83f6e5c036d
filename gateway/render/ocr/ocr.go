// SPDX-License-Identifier: Apache-2.0

// Package ocr reads pictures of pages with tesseract, a program that is installed or
// not. It owns how the program is run and how its answer becomes words with boxes.
//
// It must not give the program anything but the picture, or trust its answer further
// than a word with a confidence.
//
// Invariant: a run ends within its limits of time and memory and leaves no file.
package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"

	"ordergate/gateway/decode/paper"
)

// Limits of a run.
const (
	perPage   = 60 * time.Second
	memory    = 1 << 30
	maxOutput = 16 << 20
)

// ErrLimit: the run was ended for want of time or memory.
var ErrLimit = errors.New("tesseract took too long or too much memory")

// Engine is how tesseract is run.
type Engine struct {
	Path      string
	Languages []string // "eng" when empty
	// Limit bounds the memory and the processor time of a process that was started;
	// nil does not.
	Limit func(pid int, memory, seconds uint64)
	// Time is how long a run may take; 0 is a minute.
	Time time.Duration
}

var rotate = regexp.MustCompile(`(?m)^Rotate: (\d+)$`)

// Turn tells by how many quarters a picture must be turned clockwise to be upright. A
// picture with too little text to tell is taken as it is.
func (e Engine) Turn(ctx context.Context, png []byte) (int, error) {
	out, err := e.run(ctx, png, "osd", "--psm", "0")
	if err != nil {
		if ctx.Err() != nil || errors.Is(err, ErrLimit) {
			return 0, err
		}
		return 0, nil // "Too few characters"
	}
	conf := regexp.MustCompile(`(?m)^Orientation confidence: ([\d.]+)$`).FindSubmatch(out)
	m := rotate.FindSubmatch(out)
	if m == nil || conf == nil {
		return 0, nil
	}
	if sure, err := strconv.ParseFloat(string(conf[1]), 32); err != nil || sure < 1 {
		return 0, nil
	}
	deg, err := strconv.Atoi(string(m[1]))
	if err != nil {
		return 0, nil
	}
	return deg / 90 & 3, nil
}

// Read reads the words of an upright picture. Their boxes are points of the page that
// the picture shows, with a slant of the scan taken out.
func (e Engine) Read(ctx context.Context, png []byte, dpi int) ([]paper.Word, error) {
	lang := strings.Join(e.Languages, "+")
	if lang == "" {
		lang = "eng"
	}
	args := []string{"--psm", "3", "--dpi", strconv.Itoa(dpi), "-c", "tessedit_create_tsv=1"}
	out, err := e.run(ctx, png, lang, args...)
	if err != nil && lang != "eng" && strings.Contains(err.Error(), "language") {
		out, err = e.run(ctx, png, "eng", args...) // the language's data is not installed
	}
	if err != nil {
		return nil, err
	}
	return words(out, float32(dpi)/72), nil
}

func (e Engine) run(ctx context.Context, png []byte, lang string, args ...string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "ordergate-ocr-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for tesseract: %w", err)
	}
	defer os.RemoveAll(dir)
	within := e.Time
	if within == 0 {
		within = perPage
	}
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	cmd := exec.CommandContext(ctx, e.Path, append([]string{"stdin", "stdout", "-l", lang}, args...)...)
	cmd.Dir = dir
	cmd.Env = []string{"OMP_THREAD_LIMIT=1", "LC_ALL=C", "TMPDIR=" + dir}
	if v := os.Getenv("TESSDATA_PREFIX"); v != "" {
		cmd.Env = append(cmd.Env, "TESSDATA_PREFIX="+v)
	}
	cmd.WaitDelay = time.Second // a child of its own may keep the pipes open
	out, said := &capped{left: maxOutput, whole: true}, &capped{left: 8 << 10}
	cmd.Stdout, cmd.Stderr = out, said
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start tesseract: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start tesseract: %w", err)
	}
	if e.Limit != nil { // it has read nothing of the picture yet
		e.Limit(cmd.Process.Pid, memory, uint64(perPage/time.Second))
	}
	stop := context.AfterFunc(ctx, func() { in.Close() })
	defer stop()
	_, werr := io.Copy(in, bytes.NewReader(png))
	in.Close()
	err = cmd.Wait()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil && errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, ErrLimit
	case errors.As(err, &exit) && exit.ExitCode() == -1, errors.Is(err, ErrLimit):
		return nil, ErrLimit // killed, or it wrote without end
	case err != nil:
		return nil, fmt.Errorf("%w: %s", err, firstLine(said.buf.String()))
	case werr != nil:
		return nil, fmt.Errorf("hand tesseract the picture: %w", werr)
	}
	return out.buf.Bytes(), nil
}

func firstLine(s string) string {
	s = strings.TrimSpace(s)
	if strings.Contains(s, "language") {
		return "a language is not installed"
	}
	s, _, _ = strings.Cut(s, "\n")
	return strings.ToValidUTF8(s[:min(len(s), 200)], "")
}

// capped keeps so many bytes. It drops what follows, or fails when nothing counts but
// the whole.
type capped struct {
	buf   bytes.Buffer
	left  int
	whole bool
}

func (c *capped) Write(p []byte) (int, error) {
	n := min(len(p), c.left)
	c.buf.Write(p[:n])
	c.left -= n
	if c.whole && n < len(p) {
		return n, ErrLimit
	}
	return len(p), nil
}
