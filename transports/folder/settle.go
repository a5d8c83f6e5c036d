// SPDX-License-Identifier: Apache-2.0

package folder

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
)

// maxName is the longest name of a file in bytes, on all common file systems.
const maxName = 255

const errorSuffix = ".error.txt"

// archive moves a taken file to the archive's folder of the day (UTC) and returns
// its new path.
func (r *run) archive(c *claim) (string, error) {
	dir := filepath.Join(r.cfg.Archive, r.clock.Now().UTC().Format(time.DateOnly))
	if err := makeDirs(r.cfg.Archive, dir); err != nil {
		return "", err
	}
	for _, name := range []string{c.name, withMark(c.name, c.batch, maxName), withMark(c.name, newBatch(r.clock.Now()), maxName)} {
		to := filepath.Join(dir, name)
		err := moveNew(c.path, to)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", r.gone(err)
		}
		return to, nil
	}
	return "", fmt.Errorf("no free name for %q", c.name)
}

// refuse moves a file that can never be taken to the error folder, with a text
// beside it. The text comes first: no file lies there unexplained.
func (r *run) refuse(c *claim, reason error) error {
	if err := makeDirs(r.cfg.Error); err != nil {
		return wrap("move to the error folder", err)
	}
	room := maxName - len(errorSuffix)
	for _, name := range []string{clipName(c.name, room), withMark(c.name, c.batch, room), withMark(c.name, newBatch(r.clock.Now()), room)} {
		to := filepath.Join(r.cfg.Error, name)
		if _, err := os.Lstat(to); err == nil {
			continue
		}
		ok, err := explain(to+errorSuffix, r.explanation(c, reason), c.key())
		if err != nil {
			return wrap("move to the error folder", err)
		}
		if !ok {
			continue
		}
		err = moveNew(c.path, to)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return wrap("move to the error folder", r.gone(err))
		}
		r.log.Warn("file moved to the error folder", zap.String("file", c.name), zap.String("to", to),
			zap.String("kind", string(gateway.KindOf(reason))), zap.Error(reason))
		r.cfg.Crash("folder.refused")
		return nil
	}
	return fmt.Errorf("no free name for %q in the error folder", c.name)
}

func (r *run) explanation(c *claim, reason error) string {
	first := "This file was not taken, and nothing was made of it."
	todo := "Ask the sender for a right file. To try this very file again, move it back into the folder."
	if gateway.KindOf(reason) == gateway.Conflict {
		first = "This file changed after it had been taken: what was taken is in the journal, what it holds now is not."
		todo = "Ask the sender which state counts. To take this one as well, move it back into the folder."
	}
	return fmt.Sprintf("%s\n\nFile:       %q\nFolder:     %s (connection %s)\nWhen:       %s\nWhat:       %s\nWhat to do: %s\nClaim:      %s\n",
		first, c.name, r.cfg.In, r.cfg.Name, r.clock.Now().UTC().Format(time.RFC3339),
		gateway.PublicText(reason, "the file cannot be taken; the log says why"), todo, c.key())
}

// explain writes the text beside a refused file. A text that stands there for
// the same claim is from a try that was cut off; any other one is left alone, and
// false returned.
func explain(path, text, key string) (ok bool, err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o640)
	if errors.Is(err, fs.ErrExist) {
		found, readErr := os.ReadFile(path)
		if readErr != nil {
			return false, readErr
		}
		if len(found) > 0 && !bytes.Contains(found, []byte("Claim:      "+key+"\n")) {
			return false, nil
		}
		f, err = os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0o640)
	}
	if err != nil {
		return false, err
	}
	_, err = f.WriteString(text)
	return err == nil, errors.Join(err, f.Close())
}

// makeDirs makes folders one level each: a missing parent may be a disk that is
// not there at the moment.
func makeDirs(dirs ...string) error {
	for _, dir := range dirs {
		if err := os.Mkdir(dir, 0o750); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}

// withMark puts a mark before the extension: orders.edi, orders.MARK.edi.
func withMark(name, mark string, room int) string {
	ext := filepath.Ext(name)
	if len(ext) > 20 || len(ext) == len(name) {
		ext = ""
	}
	stem := strings.TrimSuffix(name, ext)
	return clipName(stem, room-len(mark)-1-len(ext)) + "." + mark + ext
}

func clipName(name string, room int) string { return name[:min(len(name), room)] }

func stack() []byte { return debug.Stack() }
