// SPDX-License-Identifier: Apache-2.0

package gate

// Remembered counts the callers that are remembered.
func Remembered(w *Watch) int { return len(w.seen) + len(w.old) }
