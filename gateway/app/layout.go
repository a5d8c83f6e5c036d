// SPDX-License-Identifier: Apache-2.0

package app

import (
	"fmt"
	"slices"
	"time"

	"ordergate/gateway"
	"ordergate/gateway/encode"
	"ordergate/gateway/mapping"
	"ordergate/gateway/post"
	"ordergate/gateway/post/files"
)

// layOut lets a mapping write the files of an ERP target.
func layOut(f *files.Config, set *mapping.Set) error {
	m, ok := set.Find(f.Mapping)
	if !ok || !slices.Contains(set.Writers(), f.Mapping) {
		return fmt.Errorf("no mapping %q writes anything", f.Mapping)
	}
	format, _, _ := m.Writes()
	if format == "x12" {
		return fmt.Errorf("mapping %s writes X12, which an ERP is not given", f.Mapping)
	}
	f.Extension = encode.Extension(format)
	f.Write = func(req post.Request) ([]byte, error) {
		o := req.Order
		told := mapping.Told{Key: req.Key, Test: req.Test}
		if s := o.Source; s != nil {
			told.Partner, told.Station = s.Partner, s.Station
			if at, err := time.Parse(time.RFC3339, s.ReceivedAt); err == nil {
				told.Now = at // every attempt writes the same
			}
		}
		data, findings, err := m.Encode(o, told)
		if err != nil {
			return nil, err
		}
		for _, finding := range findings {
			if finding.Severity.Worse(gateway.Warn) {
				return nil, fmt.Errorf("%s: %s", finding.Field, finding.Message)
			}
		}
		return data, nil
	}
	return nil
}
