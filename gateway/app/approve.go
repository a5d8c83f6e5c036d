// SPDX-License-Identifier: Apache-2.0

package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"go.uber.org/zap"

	"ordergate/gateway"
	"ordergate/gateway/blob"
	"ordergate/gateway/journal"
	"ordergate/gateway/mapping"
	"ordergate/gateway/review"
	"ordergate/gateway/telemetry"
)

// gate lets no edited mapping read orders that nobody has approved: the version
// approved last, made again from its kept files, stands in its place. A mapping
// of which no version was ever approved is approved as it is: there is nothing to
// hold it against. Where the kept version cannot be used, nothing reads by the
// mapping and its documents wait: an unapproved version is never used.
func (a *App) gate(l *loaded) gateway.Faults {
	states := map[string]review.MappingState{}
	set := l.mappings
	approvals := map[string]journal.Approval{}
	if l.config.Review.DiffMappings {
		var err error
		if approvals, err = a.approvals(context.Background()); err != nil {
			return gateway.Faults{{File: l.config.Mappings, Message: "which mappings were approved cannot be read: " + oneLine(err)}}
		}
		if err := a.approveFirst(set, approvals); err != nil {
			return gateway.Faults{{File: l.config.Mappings, Message: "the first version of a mapping cannot be kept: " + oneLine(err)}}
		}
	}
	other, waiting := map[string]*mapping.Mapping{}, map[string]string{}
	for _, id := range set.IDs() {
		m, _ := set.Find(id)
		st := stateOf(m)
		if ap, ok := approvals[id]; ok {
			st.Live, st.By, st.At = ap.Version, ap.Actor, ap.At
			if ap.Version != st.Now {
				a.replace(l, m, ap, &st, other, waiting)
			}
		}
		if states[id] = st; st.State != review.MappingLive {
			a.log.Warn("mapping waits for approval", zap.String("mapping", id), zap.String("file", st.File), zap.String("reason", st.Reason))
		}
	}
	if len(other)+len(waiting) > 0 {
		l.mappings = set.With(other, waiting)
	}
	l.states = states
	return nil
}

func stateOf(m *mapping.Mapping) review.MappingState {
	format, typ := m.Reads()
	reads := format + " " + typ
	if out, _, _ := m.Writes(); out != "" {
		reads = "writes " + out
	}
	v := m.Version()
	return review.MappingState{ID: m.ID(), File: m.File(), Reads: reads, State: review.MappingLive, Now: v, Live: v}
}

// replace puts the approved version in the place of an edited one.
func (a *App) replace(l *loaded, m *mapping.Mapping, ap journal.Approval, st *review.MappingState, other map[string]*mapping.Mapping, waiting map[string]string) {
	old, err := restore(context.Background(), a.vault, ap, l.config.Mappings)
	if err == nil {
		st.State, st.Reason = review.MappingEdited, fmt.Sprintf("the edit is not approved: look at it and approve it with `ordergate mapping diff --approve %s`", m.ID())
		other[m.ID()] = old
		return
	}
	st.State, st.Live = review.MappingWaiting, ""
	st.Reason = fmt.Sprintf("the edit is not approved, and the version approved before cannot be used: %s", oneLine(err))
	waiting[m.ID()] = fmt.Sprintf("Mapping %s was edited and not approved, and the version approved before cannot be used.", m.ID())
}

// approvals are the latest of each mapping.
func (a *App) approvals(ctx context.Context) (out map[string]journal.Approval, err error) {
	err = a.store.View(ctx, func(tx *journal.Tx) error { out, err = tx.Approvals(); return err })
	return out, err
}

// restore makes an approved version from its kept files.
func restore(ctx context.Context, blobs blob.Store, ap journal.Approval, dir string) (*mapping.Mapping, error) {
	files := map[string][]byte{}
	for name, sha := range ap.Files {
		data, err := readBlob(ctx, blobs, sha)
		if err != nil {
			return nil, fmt.Errorf("read %s as approved: %w", name, err)
		}
		files[name] = data
	}
	m, faults := mapping.Restore(ap.Mapping, files, MappingConfig(dir))
	if m == nil {
		return nil, faults
	}
	if m.Version() != ap.Version {
		return nil, fmt.Errorf("the kept files of mapping %s are version %.12s, not %.12s", ap.Mapping, m.Version(), ap.Version)
	}
	return m, nil
}

// approveFirst approves versions of mappings of which none was before. A command
// beside a stopped daemon leaves that to the daemon.
func (a *App) approveFirst(set *mapping.Set, approvals map[string]journal.Approval) error {
	var first []string
	for _, id := range set.IDs() {
		if _, ok := approvals[id]; !ok {
			first = append(first, id)
		}
	}
	if len(first) == 0 || a.opts.Passive {
		return nil
	}
	for _, id := range first {
		m, _ := set.Find(id)
		if err := a.keepApproval(context.Background(), m, "system", "the first version", ""); err != nil {
			return err
		}
	}
	return nil
}

// keepApproval stores an approval with the files of the version.
func (a *App) keepApproval(ctx context.Context, m *mapping.Mapping, by, reason, found string) error {
	ap := journal.Approval{Mapping: m.ID(), Version: m.Version(), Files: map[string]string{}, Actor: by, Reason: reason}
	files := m.Files()
	names := slices.Sorted(maps.Keys(files))
	for _, name := range names {
		sum := sha256.Sum256(files[name])
		ap.Files[name] = hex.EncodeToString(sum[:])
	}
	return a.store.Update(ctx, func(tx *journal.Tx) error {
		for _, name := range names {
			if err := tx.PutBlob(ap.Files[name], int64(len(files[name])), files[name]); err != nil {
				return err
			}
		}
		ap.At = tx.Now()
		if err := tx.PutApproval(ap); err != nil {
			return err
		}
		detail := strings.TrimSuffix(fmt.Sprintf("mapping %s version %.12s; %s; %s", m.ID(), ap.Version, reason, found), "; ")
		return tx.Audit(journal.AuditLine{At: tx.Now(), Actor: by, Action: "approved", Detail: detail})
	})
}

// Approve lets a version of a mapping read orders: that which stands in the files
// now, provided it is the one that was looked at. found is what was seen of it.
func (a *App) Approve(ctx context.Context, id, version, by, reason, found string) (*review.MappingState, error) {
	refuse := func(kind gateway.Kind, format string, args ...any) (*review.MappingState, error) {
		text := fmt.Sprintf(format, args...)
		return nil, &gateway.Error{Op: "app.approve", Kind: kind, Public: text, Err: errors.New(text)}
	}
	if by == "" {
		return refuse(gateway.Invalid, "Say who approves: a name is kept with every approval.")
	}
	l, faults := load(a.opts.ConfigFile, a.opts.Getenv)
	m, ok := l.mappings.Find(id)
	if !ok {
		if len(faults.Errors()) > 0 {
			return refuse(gateway.Conflict, "Mapping %q is not there or has faults: see `ordergate mapping lint`.", id)
		}
		return refuse(gateway.NotFound, "There is no mapping %q.", id)
	}
	if now := m.Version(); version != now {
		return refuse(gateway.Conflict, "The files of mapping %s changed since the difference was shown (version %.12s, now %.12s): look again.", id, version, now)
	}
	if err := a.keepApproval(ctx, m, by, reason, found); err != nil {
		return nil, err
	}
	a.log.Info("mapping approved", zap.String("mapping", id), zap.String("version", version), zap.String("by", by))
	a.files.Again()
	for _, st := range a.files.Current().states {
		if st.ID == id {
			return &st, nil
		}
	}
	return refuse(gateway.NotFound, "There is no mapping %q.", id)
}

// MappingStates says of each mapping which version reads orders.
func (a *App) MappingStates(context.Context) ([]review.MappingState, error) {
	out := slices.Collect(maps.Values(a.files.Current().states))
	slices.SortFunc(out, func(x, y review.MappingState) int { return strings.Compare(x.ID, y.ID) })
	return out, nil
}

// lookElsewhere takes up now and then what other processes wrote into the journal.
func (a *App) lookElsewhere(ctx context.Context) {
	tick := time.NewTicker(5 * time.Second)
	defer tick.Stop()
	for {
		a.approvedElsewhere(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// approvedElsewhere looks whether another node has approved what waits here.
func (a *App) approvedElsewhere(ctx context.Context) {
	waits := map[string]string{}
	for id, st := range a.files.Current().states {
		if st.State != review.MappingLive {
			waits[id] = st.Now
		}
	}
	if len(waits) == 0 {
		return
	}
	approvals, err := a.approvals(ctx)
	if err != nil {
		return // the next look finds it
	}
	for id, version := range waits {
		if approvals[id].Version == version {
			a.files.Again()
			return
		}
	}
}

// unapproved shows in health which mappings wait.
func (a *App) unapproved(c *telemetry.Component) {
	var waits []string
	for _, st := range a.files.Current().states {
		if st.State != review.MappingLive {
			waits = append(waits, fmt.Sprintf("%s (%s): %s", st.ID, st.File, st.Reason))
		}
	}
	if len(waits) == 0 || c.State != telemetry.OK {
		return
	}
	slices.Sort(waits)
	c.State, c.Detail = telemetry.Degraded, strings.Join(waits, "; ")
}
