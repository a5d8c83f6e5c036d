// SPDX-License-Identifier: Apache-2.0

package mapping

import (
	"io/fs"
	"path"

	"ordergate/gateway/decode/paper/lexicon"
	"ordergate/gateway/decode/paper/tree"
)

// readWords reads the installation's dictionaries, words/*.txt of the mappings' folder.
// Where one has faults none counts.
func (l *loader) readWords(fsys fs.FS) {
	names, err := fs.Glob(fsys, "words/*.txt")
	if err != nil {
		l.fail(path.Join(l.cfg.Dir, "words"), 0, 0, "cannot be read: "+err.Error(), "")
		return
	}
	texts := map[string]string{}
	for _, name := range names {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			l.fail(path.Join(l.cfg.Dir, name), 0, 0, "cannot be read: "+err.Error(), "")
			continue
		}
		texts[name] = string(b)
	}
	_, faults := lexicon.Own(texts)
	for _, f := range faults {
		f.File = path.Join(l.cfg.Dir, f.File)
		l.faults = append(l.faults, f)
	}
	if len(faults) == 0 && len(texts) > 0 {
		l.words = texts
	}
}

// layWords gives a mapping of what is laid out for people the installation's
// dictionaries: they are among its sources.
func (l *loader) layWords(m *merged) {
	if _, ok := l.decoder(m.reads.Format).(*tree.Format); !ok || len(l.words) == 0 {
		return
	}
	m.reads.Words = l.words
	for name, text := range l.words {
		m.sources[path.Join(l.cfg.Dir, name)] = []byte(text)
	}
}
