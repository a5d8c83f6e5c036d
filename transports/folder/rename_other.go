// SPDX-License-Identifier: Apache-2.0

//go:build !linux

package folder

func renameNew(from, to string) error { return reserveAndRename(from, to) }
