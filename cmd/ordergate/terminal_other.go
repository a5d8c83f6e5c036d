// SPDX-License-Identifier: Apache-2.0

//go:build !linux

package main

import "os"

// hideTyping hides nothing here: what is typed is to be seen.
func hideTyping(*os.File) (show func(), terminal bool) { return nil, false }
