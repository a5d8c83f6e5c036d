// SPDX-License-Identifier: Apache-2.0

package config

import (
	"fmt"
	"os"
)

// sftp checks the SFTP server.
func (k *checker) sftp() {
	l := &k.c.SFTP
	if l.Listen != "" {
		k.listen(l.Listen, "", "sftp", "listen")
	}
	k.faults = append(k.faults, l.Validate(k.c.at("sftp"))...)
	for i, file := range l.HostKeys {
		if _, err := os.Stat(file); err != nil {
			k.add(fmt.Sprintf("%s cannot be read: %v", file, cause(err)), "leave hostKeys out, and keys are made", "sftp", "hostKeys", fmt.Sprint(i))
		}
	}
}
