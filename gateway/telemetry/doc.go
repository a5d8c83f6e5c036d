// SPDX-License-Identifier: Apache-2.0

// Package telemetry makes the logger, the metrics and the admin listener with
// /metrics, /healthz and /readyz. It only watches: nothing of ordergate waits
// for it or decides by it.
package telemetry
