// SPDX-License-Identifier: Apache-2.0

package remote

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"os"
	"path"
	"strings"
	"sync/atomic"
	"time"

	"github.com/jlaffaye/ftp"
)

// pinError says that a server shows another certificate than the known one.
type pinError struct {
	offered [sha256.Size]byte
}

func (e *pinError) Error() string {
	return fmt.Sprintf("the server shows another certificate than is known of it: SHA-256 %X", e.offered)
}

// tlsConfig is how an FTPS server is known; nil for plain FTP. All connections of a
// session share it: many servers take a data connection only when it takes up the TLS
// session of the control connection.
func (w *way) tlsConfig() (*tls.Config, error) {
	if w.server.scheme == "ftp" {
		return nil, nil
	}
	c := &tls.Config{ServerName: w.server.host, MinVersion: tls.VersionTLS12, ClientSessionCache: tls.NewLRUClientSessionCache(4)}
	if w.cfg.TLS.ServerName != "" {
		c.ServerName = w.cfg.TLS.ServerName
	}
	if file := w.cfg.TLS.CA; file != "" {
		pem, err := os.ReadFile(w.Path(file))
		if err != nil {
			return nil, fmt.Errorf("tls.ca: %w", err)
		}
		c.RootCAs = x509.NewCertPool()
		if !c.RootCAs.AppendCertsFromPEM(pem) {
			return nil, fmt.Errorf("tls.ca: %s holds no certificate in PEM", file)
		}
	}
	if len(w.cfg.TLS.Fingerprints) > 0 {
		c.InsecureSkipVerify = true // by VerifyConnection instead, which is asked of resumed sessions too
		c.VerifyConnection = func(s tls.ConnectionState) error {
			if len(s.PeerCertificates) == 0 {
				return &pinError{}
			}
			sum := sha256.Sum256(s.PeerCertificates[0].Raw)
			for _, text := range w.cfg.TLS.Fingerprints {
				if want, err := fingerprint(text); err == nil && string(want) == string(sum[:]) {
					return nil
				}
			}
			return &pinError{sum}
		}
	}
	return c, nil
}

// ftpSession is a session by FTP. RFC 959, 4217, 3659.
type ftpSession struct {
	links *links
	conn  *ftp.ServerConn
	tls   *tls.Config
	way   *way

	listing atomic.Bool // the next data connection is one of a listing
	cut     atomic.Bool // it was longer than is read
}

// openFTP connects and logs in.
func (w *way) openFTP(ctx context.Context) (session, error) {
	config, err := w.tlsConfig()
	if err != nil {
		return nil, err
	}
	password, err := w.secret(w.cfg.Password)
	if err != nil {
		return nil, fmt.Errorf("password: %w", err)
	}
	s := &ftpSession{links: &links{}, tls: config, way: w}
	limited, cancel := context.WithTimeoutCause(ctx, w.cfg.Timeout, fmt.Errorf("no login within %s", w.cfg.Timeout))
	defer cancel()
	defer s.links.during(limited)()
	control := true
	options := []ftp.DialOption{ftp.DialWithDialFunc(func(_, address string) (net.Conn, error) {
		if control {
			control = false
			return s.control(limited, address)
		}
		return s.data(address)
	})}
	switch w.server.scheme {
	case "ftps":
		options = append(options, ftp.DialWithExplicitTLS(config))
	case "ftps+implicit":
		options = append(options, ftp.DialWithTLS(config))
	}
	if s.conn, err = ftp.Dial(w.server.address(), options...); err != nil {
		err = s.links.reason(err)
		s.links.cut(err)
		return nil, err
	}
	if err := s.conn.Login(w.server.user, password); err != nil {
		err = s.links.reason(err)
		s.links.cut(err)
		return nil, loginError(err)
	}
	return s, nil
}

// loginError tells a server that does not want us from one that is in trouble. Of a
// refused user the library gives the server's words alone.
func loginError(err error) error {
	var reply *textproto.Error
	var network net.Error
	switch {
	case errors.As(err, &reply) && (reply.Code == ftp.StatusNotLoggedIn || reply.Code == ftp.StatusNotImplementedParameter):
		return &authError{fmt.Errorf("password (%d %s)", reply.Code, clean(reply.Msg))}
	case reply == nil && !errors.As(err, &network) && errors.Unwrap(err) == nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
		var quiet *silence
		if !errors.As(err, &quiet) {
			return &authError{fmt.Errorf("user (%s)", clean(err.Error()))}
		}
	}
	return err
}

func (s *ftpSession) control(ctx context.Context, address string) (net.Conn, error) {
	l, err := dial(ctx, address, s.way.cfg.Timeout)
	if err != nil {
		return nil, err
	}
	s.links.add(l)
	if s.way.server.scheme != "ftps+implicit" {
		return l, nil
	}
	c := tls.Client(l, s.tls)
	if err := c.HandshakeContext(ctx); err != nil {
		l.cut(err)
		return nil, err
	}
	return c, nil
}

// data opens a data connection. TLS shakes hands at the first byte: some servers
// begin only once they were told what it is for.
func (s *ftpSession) data(address string) (net.Conn, error) {
	l, err := dial(context.Background(), address, s.way.cfg.Timeout)
	if err != nil {
		return nil, fmt.Errorf("data connection: %w", err)
	}
	s.links.add(l)
	d := &dataConn{Conn: l, s: s, link: l, left: -1}
	if s.tls != nil {
		d.Conn = tls.Client(l, s.tls)
	}
	if s.listing.Load() {
		d.left = listBudget
	}
	return d, nil
}

// dataConn is a data connection; one of a listing has an end.
type dataConn struct {
	net.Conn
	s    *ftpSession
	link *link
	left int64 // bytes that may still be read; below 0: no limit

	wrote bool
}

func (d *dataConn) Read(p []byte) (int, error) {
	if d.left == 0 {
		d.s.cut.Store(true)
		return 0, errCut
	}
	if d.left > 0 {
		p = p[:min(int64(len(p)), d.left)]
	}
	n, err := d.Conn.Read(p)
	if d.left > 0 {
		d.left -= int64(n)
	}
	return n, err
}

// Handshake lets the library begin TLS for an empty file.
func (d *dataConn) Handshake() error {
	d.wrote = true
	if c, ok := d.Conn.(*tls.Conn); ok {
		return c.Handshake()
	}
	return nil
}

func (d *dataConn) Write(p []byte) (int, error) {
	d.wrote = true
	return d.Conn.Write(p)
}

// goodbye is how long a server may take to end a data connection that we have ended.
const goodbye = 5 * time.Second

// Close ends our side, and lets the server end its own after what we have sent: a
// connection that is closed while something of the server's is unread (TLS 1.3 sends
// tickets unasked) is reset, and the server may lose the end of the document.
func (d *dataConn) Close() error {
	defer d.s.links.drop(d.link)
	if c, ok := d.Conn.(*tls.Conn); ok && d.wrote {
		if err := c.CloseWrite(); err != nil {
			return errors.Join(err, d.link.Close())
		}
		d.link.timeout = min(d.link.timeout, goodbye)
		if t, ok := d.link.Conn.(*net.TCPConn); ok {
			_ = t.CloseWrite()
		}
		_, _ = io.Copy(io.Discard, io.LimitReader(d.link, 64<<10)) // tickets, and its own goodbye
	}
	return d.Conn.Close()
}

func (s *ftpSession) list(ctx context.Context, dir string) ([]entry, bool, error) {
	defer s.links.during(ctx)()
	s.listing.Store(true)
	defer s.listing.Store(false)
	s.cut.Store(false)
	all, err := s.conn.List(dir)
	if err != nil && s.cut.Load() { // what came is good; the session is not
		s.links.cut(errCut)
		return entries(all), true, nil
	}
	if err != nil {
		return nil, false, s.fault(err)
	}
	return entries(all), false, nil
}

func entries(all []*ftp.Entry) []entry {
	files := make([]entry, 0, len(all))
	for _, e := range all {
		if e.Type == ftp.EntryTypeFile && e.Size < 1<<62 {
			files = append(files, entry{path.Base(strings.ReplaceAll(e.Name, "\\", "/")), int64(e.Size), e.Time.UTC()})
		}
	}
	return files
}

// precise tells whether listings have times to the second (MLSD, RFC 3659 §7); those
// of LIST have minutes, and days once they are old.
func (s *ftpSession) precise() bool { return s.conn.IsTimePreciseInList() }

func (s *ftpSession) stat(ctx context.Context, name string) (entry, error) {
	defer s.links.during(ctx)()
	if s.conn.IsTimePreciseInList() {
		e, err := s.conn.GetEntry(name)
		if err == nil {
			if e.Type != ftp.EntryTypeFile || e.Size >= 1<<62 {
				return entry{}, fmt.Errorf("it is not a file: %w", errGone)
			}
			return entry{path.Base(name), int64(e.Size), e.Time.UTC()}, nil
		}
		if !unknownCommand(err) {
			return entry{}, s.missing(err)
		}
	}
	size, err := s.conn.FileSize(name)
	switch {
	case err == nil && s.conn.IsGetTimeSupported():
		at, err := s.conn.GetTime(name)
		if err == nil {
			return entry{path.Base(name), size, at.UTC()}, nil
		}
		if !unknownCommand(err) {
			return entry{}, s.missing(err)
		}
	case err != nil && !unknownCommand(err):
		return entry{}, s.missing(err)
	}
	return s.find(ctx, name)
}

// find looks a file up in its folder's listing, for servers that tell in no other way.
func (s *ftpSession) find(ctx context.Context, name string) (entry, error) {
	files, _, err := s.list(ctx, path.Dir(name))
	for _, f := range files {
		if f.name == path.Base(name) {
			return f, nil
		}
	}
	if err == nil {
		err = errGone
	}
	return entry{}, err
}

func unknownCommand(err error) bool {
	var reply *textproto.Error
	return errors.As(err, &reply) && (reply.Code == ftp.StatusBadCommand || reply.Code == ftp.StatusNotImplemented || reply.Code == ftp.StatusNotImplementedParameter)
}

// missing is what the refusal of a question about a file means: it is not there.
func (s *ftpSession) missing(err error) error {
	err = s.fault(err)
	var reply *textproto.Error
	if errors.As(err, &reply) && reply.Code == ftp.StatusFileUnavailable && !errors.Is(err, errDenied) {
		return fmt.Errorf("%w (%w)", errGone, err)
	}
	return err
}

func (s *ftpSession) read(ctx context.Context, name string, _ int64) (io.ReadCloser, error) {
	stop := s.links.during(ctx)
	r, err := s.conn.Retr(name)
	if err != nil {
		stop()
		return nil, s.missing(err)
	}
	return &ftpReader{s, r, stop}, nil
}

type ftpReader struct {
	s    *ftpSession
	r    *ftp.Response
	stop func()
}

func (r *ftpReader) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	if err != nil && err != io.EOF {
		err = broken(r.s.links.reason(err))
	}
	return n, err
}

// Close asks whether the server has sent everything: an end of the data connection
// alone proves nothing. RFC 959 §5.4 (226).
func (r *ftpReader) Close() error {
	defer r.stop()
	return r.s.fault(r.r.Close())
}

func (s *ftpSession) write(ctx context.Context, name string, r io.Reader) error {
	defer s.links.during(ctx)()
	return s.fault(s.conn.Stor(name, r))
}

func (s *ftpSession) rename(ctx context.Context, from, to string, _ bool) error {
	defer s.links.during(ctx)()
	return s.fault(s.conn.Rename(from, to))
}

// remove deletes a file. Servers say 550 to one that is not there as to one that may
// not go.
func (s *ftpSession) remove(ctx context.Context, name string) error {
	stop := s.links.during(ctx)
	err := s.fault(s.conn.Delete(name))
	stop()
	var reply *textproto.Error
	if errors.As(err, &reply) && reply.Code == ftp.StatusFileUnavailable {
		if _, there := s.stat(ctx, name); there == nil {
			return fmt.Errorf("%w (%w)", errDenied, err)
		} else if errors.Is(there, errGone) {
			return errGone
		}
	}
	return err
}

func (s *ftpSession) alive(ctx context.Context) error {
	defer s.links.during(ctx)()
	return s.links.reason(s.conn.NoOp())
}

// close says goodbye if the server listens, and cuts the connection off.
func (s *ftpSession) close() {
	t := time.AfterFunc(time.Second, func() { s.links.cut(errors.New("closed")) })
	_ = s.conn.Quit()
	t.Stop()
	s.links.cut(errors.New("closed"))
}

// fault gives errors our names. A reply of the server leaves the session as it was,
// unless it says goodbye (421) or the reply came with trouble of the connection.
func (s *ftpSession) fault(err error) error {
	if err == nil {
		return nil
	}
	var reply *textproto.Error
	if !errors.As(err, &reply) || reply.Code == ftp.StatusNotAvailable || reply.Code == ftp.StatusTransfertAborted || s.links.reason(err) != err {
		return broken(s.links.reason(err))
	}
	text := strings.ToLower(reply.Msg)
	if strings.Contains(text, "denied") || strings.Contains(text, "permission") || strings.Contains(text, "not permitted") || strings.Contains(text, "not allowed") {
		return fmt.Errorf("%w (%w)", errDenied, err)
	}
	if strings.Contains(text, "no such") || strings.Contains(text, "not found") || strings.Contains(text, "not exist") || strings.Contains(text, "cannot find") {
		return fmt.Errorf("%w (%w)", errGone, err)
	}
	return err
}
