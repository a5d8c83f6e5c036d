// SPDX-License-Identifier: Apache-2.0

package telemetry

import (
	"fmt"
	"io"
	"sync"
	"time"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// LogConfig says how the log looks. The zero value is json lines from info on.
type LogConfig struct {
	Level  string `yaml:"level" default:"info" enum:"debug,info,warn,error" doc:"the least a line must weigh: debug (protocol steps), info (a line per state change), warn (will retry, or is held), error (somebody must act)"`
	Format string `yaml:"format" default:"json" enum:"json,console" doc:"json for machines, console for people"`
}

// NewLogger builds a logger that writes to w; the returned level can be changed
// while it runs. Times are UTC, RFC 3339. Writes are serialised; w is not closed.
func NewLogger(cfg LogConfig, w io.Writer) (*zap.Logger, zap.AtomicLevel, error) {
	level := zap.NewAtomicLevel()
	if cfg.Level != "" {
		if err := level.UnmarshalText([]byte(cfg.Level)); err != nil {
			return nil, level, fmt.Errorf("read log level: %w", err)
		}
	}
	ec := zap.NewProductionEncoderConfig()
	ec.TimeKey, ec.MessageKey, ec.LevelKey = "time", "msg", "level"
	ec.EncodeTime = func(t time.Time, enc zapcore.PrimitiveArrayEncoder) {
		enc.AppendString(t.UTC().Format("2006-01-02T15:04:05.000Z07:00"))
	}
	ec.EncodeDuration = zapcore.SecondsDurationEncoder
	var enc zapcore.Encoder
	switch cfg.Format {
	case "", "json":
		enc = zapcore.NewJSONEncoder(ec)
	case "console":
		ec.EncodeLevel = zapcore.CapitalLevelEncoder
		ec.EncodeDuration = zapcore.StringDurationEncoder
		enc = zapcore.NewConsoleEncoder(ec)
	default:
		return nil, level, fmt.Errorf("log format %q is neither json nor console", cfg.Format)
	}
	return zap.New(zapcore.NewCore(enc, &lockedWriter{w: w}, level)), level, nil
}

// lockedWriter serialises writes; a file that can be synced is.
type lockedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *lockedWriter) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}

// Sync implements zapcore.WriteSyncer. A log needs no fsync.
func (l *lockedWriter) Sync() error { return nil }
