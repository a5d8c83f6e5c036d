// SPDX-License-Identifier: Apache-2.0

//go:build !linux

package pdfium

import "context"

func withMemory(ctx context.Context) context.Context { return ctx }
