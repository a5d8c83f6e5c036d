// SPDX-License-Identifier: Apache-2.0

package sftp

import (
	"errors"

	"github.com/pkg/sftp"

	"ordergate/gateway"
)

// status is an error as a client sees it: a code of SSH_FXP_STATUS and a text
// (draft-ietf-secsh-filexfer-02 §7).
type status struct {
	code error
	text string
}

// Error implements error; pkg/sftp sends it as the message.
func (s *status) Error() string { return s.text }

// Unwrap gives pkg/sftp the code.
func (s *status) Unwrap() error { return s.code }

// reply is what the client is told of an error. Permission denied is final; failure,
// which everything of our own is, may be tried again.
func reply(err error) error {
	var already *status
	if err == nil || errors.As(err, &already) {
		return err
	}
	text := gateway.PublicText(err, "a fault of ours: try again later")
	switch gateway.KindOf(err) {
	case gateway.Invalid, gateway.Denied, gateway.Conflict:
		return &status{sftp.ErrSSHFxPermissionDenied, text}
	case gateway.NotFound:
		return &status{sftp.ErrSSHFxNoSuchFile, gateway.PublicText(err, "no such file")}
	default:
		return &status{sftp.ErrSSHFxFailure, text}
	}
}

func noSuchFile() error         { return &status{sftp.ErrSSHFxNoSuchFile, "no such file"} }
func denied(text string) error  { return &status{sftp.ErrSSHFxPermissionDenied, text} }
func failure(text string) error { return &status{sftp.ErrSSHFxFailure, text} }
func unsupported() error        { return &status{sftp.ErrSSHFxOpUnsupported, "this server does not do that"} }
