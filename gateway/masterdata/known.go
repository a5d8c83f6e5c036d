// SPDX-License-Identifier: Apache-2.0

package masterdata

import "hash/maphash"

// known gives numbers of ours to names, in the order they come. Names are kept as
// 128-bit hashes: a million take some 40 MB, and that two meet among them has a
// chance of 1 in 10^26.
type known struct {
	seeds [2]maphash.Seed
	ids   map[[2]uint64]uint32
	last  uint32
}

// deleted marks a name that a file of changes takes away.
const deletedMark = 1 << 31

func newKnown() *known {
	return &known{seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}, ids: map[[2]uint64]uint32{}}
}

func (k *known) hash(name string) [2]uint64 {
	return [2]uint64{maphash.String(k.seeds[0], name), maphash.String(k.seeds[1], name)}
}

// put returns the number of a name. The first time counts: newer files come
// first.
func (k *known) put(name string, deleted bool) uint32 {
	h := k.hash(name)
	if id, ok := k.ids[h]; ok {
		return id &^ deletedMark
	}
	k.last++
	id := k.last
	if deleted {
		id |= deletedMark
	}
	k.ids[h] = id
	return k.last
}

// get returns the number of a name, 0 when it is not known.
func (k *known) get(name string) (id uint32, deleted bool) {
	v := k.ids[k.hash(name)]
	return v &^ deletedMark, v&deletedMark != 0
}
