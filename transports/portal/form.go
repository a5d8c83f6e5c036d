// SPDX-License-Identifier: Apache-2.0

package portal

import (
	"errors"
	"io"
	"mime/multipart"
)

// maxFields is the most fields of a form that are looked at.
const maxFields = 50

// form finds the file of a form (RFC 7578) and makes it the payload. It is streamed:
// what comes after it is looked at when it was read.
func form(h *Handover, body *Body, boundary string) *Problem {
	if boundary == "" {
		return NewProblem("request-invalid", "The form's Content-Type has no boundary.")
	}
	parts := multipart.NewReader(body, boundary)
	file, problem := next(parts, body)
	if problem != nil {
		return problem
	}
	if file == nil {
		return NewProblem("payload-invalid", "There is no file in the form.")
	}
	if h.FileName == "" {
		h.FileName = file.FileName()
	}
	h.ContentType, h.Body = file.Header.Get("Content-Type"), file
	h.Problem = func(err error) *Problem {
		if p := body.Problem(err); p != nil {
			return p
		}
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return broken()
		}
		return nil
	}
	h.Stop = func() *Problem {
		switch another, problem := next(parts, body); {
		case problem != nil:
			return problem
		case another != nil:
			return NewProblem("payload-invalid", "There are several files in the form: send each by a request of its own.")
		}
		return nil
	}
	return nil
}

// next is the next file of a form; nil when there is none.
func next(parts *multipart.Reader, body *Body) (*multipart.Part, *Problem) {
	for range maxFields {
		p, err := parts.NextPart()
		switch {
		case err == io.EOF:
			return nil, nil
		case err != nil:
			if problem := body.Problem(err); problem != nil {
				return nil, problem
			}
			return nil, broken()
		case p.FileName() != "":
			return p, nil
		}
	}
	return nil, NewProblem("payload-invalid", "The form has too many fields.")
}

func broken() *Problem {
	return NewProblem("request-invalid", "The form cannot be read: it breaks off, or its boundary is wrong.")
}
