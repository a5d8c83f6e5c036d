// SPDX-License-Identifier: Apache-2.0

package certs

import (
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"ordergate/gateway"
)

// maxFile bounds a file: a certificate with a long chain is some 20 KiB.
const maxFile = 256 << 10

// maxChain bounds the certificates of a file.
const maxChain = 20

var (
	ownerText = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,62}$`)
	nameText  = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$`)
)

// Load reads the folder, with every fault of every file. A file with an error is
// not in the Store; one with warnings is. A folder that is missing is empty.
// Files and folders whose names begin with a dot are left alone.
func Load(dir string) (*Store, gateway.Faults) {
	l := &loader{}
	for _, e := range l.list(dir) {
		switch path := filepath.Join(dir, e.Name()); e.Name() {
		case Station.folder():
			l.owners(path, Station)
		case Partner.folder():
			l.owners(path, Partner)
		case "README.md":
		default:
			l.warn(path, "does not belong here", "certs/ holds stations/STATION/NAME.pem and partners/PARTNER/NAME.pem")
		}
	}
	return newStore(l.entries), l.faults
}

type loader struct {
	entries []Entry
	faults  gateway.Faults
}

func (l *loader) add(file, message, hint string) {
	l.faults = append(l.faults, gateway.Fault{File: file, Message: message, Hint: hint})
}

func (l *loader) warn(file, message, hint string) {
	l.faults = append(l.faults, gateway.Fault{File: file, Message: message, Hint: hint, Warning: true})
}

// list gives what is in a folder, hidden names aside.
func (l *loader) list(dir string) []fs.DirEntry {
	all, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		l.add(dir, "cannot be read: "+cause(err), "")
	}
	return slices.DeleteFunc(all, func(e fs.DirEntry) bool {
		return strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), "~")
	})
}

func (l *loader) owners(dir string, kind OwnerKind) {
	for _, e := range l.list(dir) {
		path := filepath.Join(dir, e.Name())
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			if e.Name() != "README.md" {
				l.warn(path, "does not belong here", fmt.Sprintf("put it into the folder of a %s, %s", kind, filepath.Join(dir, "ID")))
			}
			continue
		}
		if !ownerText.MatchString(e.Name()) {
			l.add(path, fmt.Sprintf("%q cannot be the id of a %s", e.Name(), kind), "small letters, digits, - and _; as in its file or in config.yaml")
			continue
		}
		l.owner(path, Owner{kind, e.Name()})
	}
}

// owner reads the files of one owner.
func (l *loader) owner(dir string, who Owner) {
	files := l.list(dir)
	has := func(name string) bool {
		return slices.ContainsFunc(files, func(e fs.DirEntry) bool { return e.Name() == name })
	}
	first := len(l.entries)
	for _, e := range files {
		path := filepath.Join(dir, e.Name())
		stem, ext := strings.TrimSuffix(e.Name(), filepath.Ext(e.Name())), strings.ToLower(filepath.Ext(e.Name()))
		switch {
		case e.Name() == "README.md" || e.Name() == "README":
		case filepath.Ext(e.Name()) == ".pem" && nameText.MatchString(stem):
			l.pair(who, stem, path)
		case filepath.Ext(e.Name()) == ".key" && who.Kind == Partner:
			l.add(path, "a private key in the folder of a partner", "remove it: a partner's private key must be nowhere but with the partner; ask for a new certificate if it came from there")
		case filepath.Ext(e.Name()) == ".key":
			if !has(stem + ".pem") {
				l.warn(path, "a private key without its certificate", fmt.Sprintf("there is no %s.pem beside it", stem))
			}
		case slices.Contains([]string{".p12", ".pfx", ".p7b", ".p7c", ".cer", ".crt", ".der", ".jks", ".pem"}, ext):
			l.add(path, "is not read as it is", fmt.Sprintf("ordergate cert import %s --%s %s; then remove it", path, who.Kind, who.ID))
		default:
			l.warn(path, "does not belong here", "certificates are NAME.pem, their private keys NAME.key")
		}
	}
	l.twice(l.entries[first:])
}

// twice warns of one certificate in two files of an owner.
func (l *loader) twice(es []Entry) {
	seen := map[string]string{}
	for _, e := range es {
		if other := seen[e.Fingerprint]; other != "" {
			l.warn(e.File, fmt.Sprintf("is the same certificate as %s.pem", other), "remove one of them")
		}
		seen[e.Fingerprint] = e.Name
	}
}

// pair reads a certificate and its key. When they do not fit they are read once
// more: they may just have been replaced, one after the other.
func (l *loader) pair(who Owner, name, path string) {
	e, faults := readPair(who, name, path)
	if len(faults.Errors()) > 0 {
		e, faults = readPair(who, name, path)
	}
	l.faults = append(l.faults, faults...)
	if len(faults.Errors()) == 0 {
		l.entries = append(l.entries, e)
	}
}

func readPair(who Owner, name, path string) (Entry, gateway.Faults) {
	e := Entry{Kind: who.Kind, Owner: who.ID, Name: name, File: path}
	l := &loader{}
	data, err := readFile(path, maxFile)
	if err != nil {
		l.add(path, err.Error(), "")
		return e, l.faults
	}
	h, faults := readHeader(path, data)
	l.faults = faults
	l.certificate(&e, data)
	if e.Certificate == nil {
		return e, l.faults
	}
	l.window(&e, h)
	if who.Kind == Station {
		l.key(&e, strings.TrimSuffix(path, ".pem")+".key")
	}
	l.quality(&e)
	return e, l.faults
}

// certificate takes the PEM blocks of a file.
func (l *loader) certificate(e *Entry, data []byte) {
	all, lines, broken := blocks(data)
	at := func(line int) func(message, hint string) {
		return func(message, hint string) {
			l.faults = append(l.faults, gateway.Fault{File: e.File, Line: line, Column: 1, Message: message, Hint: hint})
		}
	}
	if broken > 0 {
		at(broken)("this PEM block is damaged", "copy the file anew; if it came by mail, ask for it as an attachment")
		return
	}
	if len(all) == 0 || len(all) > maxChain {
		l.add(e.File, fmt.Sprintf("%d certificates in it", len(all)), fmt.Sprintf("it should hold the certificate as PEM (-----BEGIN CERTIFICATE-----), then its chain, %d at most; for other forms: ordergate cert import", maxChain))
		return
	}
	var certs []*x509.Certificate
	for i, b := range all {
		switch {
		case isKey(b) && e.Kind == Partner:
			at(lines[i])("a private key in a partner's certificate file", "remove it: a partner's private key must be nowhere but with the partner")
			return
		case isKey(b):
			at(lines[i])("a private key in the certificate's file, which is the one that partners get", fmt.Sprintf("move it to %s.key, with mode 0600", e.Name))
			return
		case b.Type != "CERTIFICATE":
			at(lines[i])(fmt.Sprintf("a block of type %q", clean(b.Type)), "only CERTIFICATE is read here; for other forms: ordergate cert import")
			return
		}
		c, err := x509.ParseCertificate(b.Bytes)
		if err != nil {
			at(lines[i])("this certificate cannot be read: "+strings.TrimPrefix(err.Error(), "x509: "), "")
			return
		}
		certs = append(certs, c)
	}
	for i, c := range certs[1:] {
		if certs[0].IsCA && !selfSigned(c) && issued(certs[0], c) {
			at(lines[i+1])("this certificate was issued by the first one", "the owner's own certificate comes first, its authorities after it")
			return
		}
	}
	e.Certificate, e.Chain, e.Fingerprint = certs[0], certs[1:], Fingerprint(certs[0])
}

// window takes the header and bounds it by the certificate's own validity.
func (l *loader) window(e *Entry, h header) {
	c := e.Certificate
	e.Uses, e.Note = h.uses, h.note
	e.From, e.Until = c.NotBefore.UTC(), c.NotAfter.UTC()
	switch {
	case h.from.IsZero():
	case !h.from.Before(e.Until):
		l.add(e.File, fmt.Sprintf("from: %s is after the end of the certificate, %s", date(h.from), date(e.Until)), "")
	case h.from.After(e.From):
		e.From = h.from
	case h.from.Before(e.From.Truncate(day)): // a date is the begin of its day
		l.warn(e.File, fmt.Sprintf("from: %s is before the certificate itself begins, %s", date(h.from), date(e.From)), "its own begin counts")
	}
	switch {
	case h.until.IsZero():
	case !h.until.After(e.From):
		l.add(e.File, fmt.Sprintf("until: %s is before its begin, %s", date(h.until), date(e.From)), "")
	case h.until.Before(e.Until):
		e.Until = h.until
	case h.until.After(e.Until.Add(day)):
		l.warn(e.File, fmt.Sprintf("until: %s is after the end of the certificate, %s", date(h.until), date(e.Until)), "its own end counts")
	}
}

// key reads the private key of a station's certificate.
func (l *loader) key(e *Entry, path string) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		l.warn(e.File, "has no private key: nothing can be signed or decrypted with it", fmt.Sprintf("it should be %s", path))
		return
	}
	e.KeyFile = path
	data, err := readFile(path, maxFile)
	if err != nil {
		l.add(path, err.Error(), "")
		return
	}
	if info != nil && info.Mode().Perm()&0o077 != 0 {
		l.warn(path, fmt.Sprintf("others may read this private key (mode %04o)", info.Mode().Perm()), "chmod 600 "+path)
	}
	all, _, _ := blocks(data)
	all = slices.DeleteFunc(all, func(b *pem.Block) bool { return !isKey(b) })
	if len(all) != 1 {
		l.add(path, fmt.Sprintf("%d private keys in it", len(all)), "it should hold one, as PEM (-----BEGIN PRIVATE KEY-----)")
		return
	}
	key, err := parseKey(all[0])
	switch {
	case err != nil:
		l.add(path, err.Error(), "")
	case !fits(key, e.Certificate):
		l.add(path, fmt.Sprintf("is not the key of the certificate in %s", e.File), "put the key that was made with it there")
	default:
		e.Private = key
	}
}

// readFile reads a file of ours, bounded.
func readFile(path string, limit int64) ([]byte, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() { // opening a pipe would wait for a writer
		return nil, errors.New("is not a file")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %s", cause(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot be read: %s", cause(err))
	case int64(len(data)) > limit:
		return nil, fmt.Errorf("is larger than %d KiB: that is no certificate", limit>>10)
	}
	return data, nil
}

func cause(err error) string {
	if errors.Is(err, fs.ErrPermission) {
		return "it belongs to another user than the one that ordergate runs as"
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
