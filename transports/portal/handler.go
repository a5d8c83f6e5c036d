// SPDX-License-Identifier: Apache-2.0

package portal

import (
	"crypto/rand"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"path"
	"runtime/debug"
	"slices"
	"strings"

	"go.uber.org/zap"

	"ordergate/transports/httpserver"
	"ordergate/transports/portal/gate"
)

// requestID is the header that names a request in our log.
const requestID = "Request-Id"

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	begin := s.now()
	control := http.NewResponseController(w)
	// What net/http reads of a body that nobody wanted has an end too.
	_ = control.SetReadDeadline(begin.Add(s.Idle))
	_ = control.SetWriteDeadline(begin.Add(s.Idle + httpserver.Window))
	a := &answer{ResponseWriter: w, r: r, idle: s.Idle}
	head(a)
	defer func() {
		s.guarded(a, r, recover())
		a.close()
		s.Observe(r.Pattern, a.status, s.now().Sub(begin))
	}()
	if r.ProtoMajor == 1 && len(r.TransferEncoding) > 0 {
		// With the connection ends all doubt about where the next request begins (RFC
		// 9112 §6.1).
		w.Header().Set("Connection", "close")
	}
	if !s.askers.Take(r.RemoteAddr) {
		s.Refuse(a, NewProblem("unavailable", "Too many requests of yours are on their way."))
		return
	}
	defer s.askers.Give(r.RemoteAddr)
	select {
	case s.requests <- struct{}{}:
		defer func() { <-s.requests }()
	default:
		s.Refuse(a, NewProblem("unavailable", "Too many requests are on their way."))
		return
	}
	r.RemoteAddr = s.client(r)
	if s.crossOrigin(a, r) {
		return
	}
	s.route(a, r)
}

// head sets what each answer says.
func head(w http.ResponseWriter) {
	h := w.Header()
	h.Set(requestID, strings.ToLower(rand.Text()[:16]))
	h.Set("X-Content-Type-Options", "nosniff")
}

// route finds the handler; what there is none for is a problem too.
func (s *Server) route(w *answer, r *http.Request) {
	if clean := path.Clean(r.URL.Path); clean != r.URL.Path && clean+"/" != r.URL.Path || strings.ContainsAny(r.URL.Path, "\\\x00") {
		s.Refuse(w, NewProblem("not-found", "There is no such address."))
		return
	}
	h, pattern := s.mux.Handler(r)
	if pattern != "" {
		r.Pattern = pattern
		s.mux.ServeHTTP(w, r) // it fills in path values
		return
	}
	// It tells 405 from 404, in words of its own.
	probe := &probe{header: http.Header{}}
	h.ServeHTTP(probe, r)
	if probe.status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", probe.header.Get("Allow"))
		s.Refuse(w, NewProblem("method", "Here it is "+probe.header.Get("Allow")+"."))
		return
	}
	s.Refuse(w, NewProblem("not-found", "There is no such address."))
}

type probe struct {
	header http.Header
	status int
}

func (p *probe) Header() http.Header         { return p.header }
func (p *probe) Write(b []byte) (int, error) { return len(b), nil }
func (p *probe) WriteHeader(status int)      { p.status = status }

// guarded makes a panic one lost request: the client is told to come again.
func (s *Server) guarded(a *answer, r *http.Request, p any) {
	if p == nil {
		return
	}
	if p == http.ErrAbortHandler {
		panic(p)
	}
	s.Log.Error("request lost, a bug", zap.String("request_id", a.Header().Get(requestID)), zap.String("remote_addr", r.RemoteAddr), zap.String("err", fmt.Sprint(p)), zap.ByteString("stack", debug.Stack()))
	if a.status == 0 {
		a.reset()
		s.Refuse(a, NewProblem("unavailable", "The request was not carried out."))
	}
}

// client is the address of a client: what a proxy of ours says, else the peer's.
func (s *Server) client(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil || len(s.proxies) == 0 || !s.isProxy(host) {
		return r.RemoteAddr
	}
	said := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, a := range slices.Backward(said) { // the right ones are by our proxies, the left ones by anybody
		if a = strings.TrimSpace(a); !s.isProxy(a) {
			if ip, err := netip.ParseAddr(a); err == nil {
				return net.JoinHostPort(ip.String(), "0")
			}
			break
		}
	}
	return r.RemoteAddr
}

func (s *Server) isProxy(host string) bool {
	ip, err := netip.ParseAddr(host)
	return err == nil && slices.ContainsFunc(s.proxies, func(n netip.Prefix) bool { return n.Contains(ip.Unmap()) })
}

// crossOrigin answers questions of browsers (Fetch standard, CORS), and tells whether
// that was all.
func (s *Server) crossOrigin(w *answer, r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if len(s.Origins) > 0 {
		w.Header().Add("Vary", "Origin")
	}
	if origin == "" || !slices.Contains(s.Origins, origin) {
		return false
	}
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", origin)
	h.Set("Access-Control-Expose-Headers", "Location, Link, ETag, Retry-After, Idempotent-Replayed, Preference-Applied, "+requestID)
	if r.Method != http.MethodOptions || r.Header.Get("Access-Control-Request-Method") == "" {
		return false
	}
	h.Set("Access-Control-Allow-Methods", "GET, HEAD, POST, DELETE")
	h.Set("Access-Control-Allow-Headers", "Authorization, X-API-Key, Content-Type, Content-Encoding, Idempotency-Key, Prefer, If-None-Match, Ordergate-Partner")
	h.Set("Access-Control-Max-Age", "600")
	w.WriteHeader(http.StatusNoContent)
	return true
}

// authenticate finds who asks.
func (s *Server) authenticate(w http.ResponseWriter, r *http.Request) (*Caller, *Problem) {
	if wait := s.watch.Wait(gate.Caller(r.RemoteAddr, "")); wait > 0 {
		retryAfter(w, wait)
		return nil, NewProblem("too-many-requests", "Too many wrong keys came from your address.")
	}
	key, given := keyOf(r)
	if !given {
		return nil, NewProblem("key-missing", "Send your key in the header Authorization: Bearer og_…")
	}
	c, why := s.Directory().Find(key, s.Clock.Now())
	if c == nil {
		return nil, s.wrongKey(r, key, why)
	}
	if wait := s.rate.take(c.KeyID); wait > 0 {
		retryAfter(w, wait)
		return nil, NewProblem("too-many-requests", fmt.Sprintf("A key may ask %d times in a minute.", s.Rate))
	}
	return c, nil
}

// wrongKey counts a guess. Nobody is told what was wrong with the key but that it is no
// key at all, which its checksum says of a slip.
func (s *Server) wrongKey(r *http.Request, key, why string) *Problem {
	id, err := Parse(key)
	log := s.Log.With(zap.String("remote_addr", r.RemoteAddr), zap.String("key", id), zap.String("reason", why))
	caller := gate.Caller(r.RemoteAddr, "")
	if s.watch.Wrong(caller) {
		s.Audit(r.Context(), fmt.Sprintf("from %s, with id %q: %s", r.RemoteAddr, id, why))
	}
	if wait := s.watch.Wait(caller); wait > 0 {
		log.Warn("address kept out: wrong API keys", zap.Duration("for", wait))
	} else {
		log.Info("wrong API key")
	}
	if err != nil {
		return NewProblem("key-unknown", "What came is no whole key: one has 71 characters and begins with og_. Was a character lost?")
	}
	return NewProblem("key-unknown", "The key is not known, or no longer valid. Ask us for a new one.")
}

// keyOf is the key of a request. Two headers that differ are none.
func keyOf(r *http.Request) (key string, given bool) {
	bearer, own := r.Header.Values("Authorization"), r.Header.Values("X-API-Key")
	if len(bearer)+len(own) != 1 {
		return "", len(bearer)+len(own) > 0
	}
	if len(own) == 1 {
		return strings.TrimSpace(own[0]), true
	}
	scheme, token, _ := strings.Cut(strings.TrimSpace(bearer[0]), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return "", true
	}
	return strings.TrimSpace(token), true
}

// Acting is for which partners a request is: those of the header Ordergate-Partner or
// the parameter partner, which the caller may speak for, else all of the caller's.
func Acting(r *http.Request) ([]string, *Problem) {
	c := CallerOf(r.Context())
	named := r.Header.Get("Ordergate-Partner")
	if q := r.URL.Query().Get("partner"); q != "" {
		if named != "" && named != q {
			return nil, NewProblem("request-invalid", "The header Ordergate-Partner and the parameter partner name two partners.")
		}
		named = q
	}
	switch {
	case named == "":
		return c.Partners, nil
	case !c.For(named):
		return nil, NewProblem("key-scope", fmt.Sprintf("The key does not speak for partner %q.", clip(named)))
	}
	return []string{named}, nil
}

func clip(s string) string {
	if len(s) > 80 {
		return strings.ToValidUTF8(s[:80], "") + "…"
	}
	return s
}
