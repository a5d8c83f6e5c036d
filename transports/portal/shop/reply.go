// SPDX-License-Identifier: Apache-2.0

package shop

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strings"

	"go.uber.org/zap"

	"ordergate/gateway"
)

// statusOf is what a failed call is answered by: shops try again on 5xx, and most of
// them on anything but 2xx. An error of unknown kind is trouble of ours.
func statusOf(err error) int {
	switch gateway.KindOf(err) {
	case gateway.Invalid:
		return http.StatusUnprocessableEntity
	case gateway.Denied:
		return http.StatusForbidden
	case gateway.NotFound:
		return http.StatusNotFound
	case gateway.Conflict:
		return http.StatusConflict
	}
	return http.StatusServiceUnavailable
}

// failed answers for a call that failed; the intake has counted it.
func (c *call) failed(err error) {
	code := statusOf(err)
	c.Log.Warn("webhook not taken", append(c.fields(), zap.String("kind", string(gateway.KindOf(err))), zap.Error(err))...)
	text := "trouble on our side, try again later"
	if code != http.StatusServiceUnavailable {
		text = gateway.PublicText(err, "it cannot be taken")
	}
	c.fault(code, text)
}

// refuse answers for what came no further than this door.
func (c *call) refuse(code int, text string, kind gateway.Kind) {
	c.Observe(Name, c.size, kind)
	c.Log.Info("webhook refused", append(c.fields(), zap.Int("status", code), zap.String("kind", string(kind)), zap.String("why", text))...)
	c.fault(code, text)
}

// pass answers what is real and nothing to take: the shop need not send it again.
func (c *call) pass(why string) {
	c.Log.Info("webhook passed over", append(c.fields(), zap.String("why", why))...)
	answer := c.vendor.answer
	if !strings.Contains(answer, "op") {
		answer = `{"taken":false}`
	}
	c.answer(http.StatusOK, answer)
}

func (c *call) fault(code int, text string) {
	b, err := json.Marshal(map[string]string{"error": text})
	if err != nil {
		b = []byte("{}")
	}
	if code == http.StatusServiceUnavailable {
		c.w.Header().Set("Retry-After", "60")
	}
	c.answer(code, string(b))
}

func (c *call) answer(code int, body string) {
	c.w.Header().Set("Content-Type", "application/json")
	c.w.Header().Set("X-Content-Type-Options", "nosniff")
	c.w.WriteHeader(code)
	_, _ = c.w.Write([]byte(body)) // who went away before the answer sends it again
}

func (c *call) fields() []zap.Field {
	f := []zap.Field{zap.String("transport", Name), zap.String("remote_addr", c.r.RemoteAddr), zap.Duration("duration", c.Clock.Now().Sub(c.began))}
	if c.account != nil {
		f = append(f, zap.String("partner", c.account.Partner), zap.String("connection", c.account.Connection))
	}
	if c.hook.topic != "" {
		f = append(f, zap.String("topic", shorten(c.hook.topic)))
	}
	return f
}

// shorten bounds what others name, and keeps it on its line.
func shorten(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return -1
		}
		return r
	}, s)
	return s[:min(len(s), 100)]
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
