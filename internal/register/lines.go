package register

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/ldv"
)

// entry is a log line in the making: one person, one register.
type entry struct {
	entryKey
	call            *call // nil: all was refused, nothing was asked
	fields, refused map[string]bool
}

type entryKey struct {
	resident kernel.ResidentID
	register string
	failed   bool
}

type entries map[entryKey]*entry

func (e entries) at(resident kernel.ResidentID, register string, c *call) *entry {
	key := entryKey{resident, register, c != nil && c.failed}
	if e[key] == nil {
		e[key] = &entry{entryKey: key, fields: map[string]bool{}, refused: map[string]bool{}}
	}
	if e[key].call == nil {
		e[key].call = c
	}
	return e[key]
}

// lines is what the log must hold before anything is given.
func (in *inquiry) lines() []logbook.Line {
	all := entries{}
	in.enterSelf(all)
	for _, name := range sortedKeys(in.relations) {
		in.enterRelation(all, in.relations[name])
	}
	for _, c := range in.second {
		for _, bsn := range c.Subjects {
			e := all.at(in.ids[bsn], c.Register.ID, c)
			for _, f := range c.Fields {
				e.fields[f.Name] = true
			}
		}
	}
	sorted := slices.SortedFunc(maps.Values(all), func(a, b *entry) int {
		// The asked person first, so that the span of the call is theirs.
		if (a.resident == in.Resident) != (b.resident == in.Resident) {
			if a.resident == in.Resident {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.resident, b.resident), cmp.Compare(a.register, b.register), cmp.Compare(bit(a.failed), bit(b.failed)))
	})
	claimed := map[*call]bool{}
	lines := make([]logbook.Line, len(sorted))
	for i, e := range sorted {
		lines[i] = in.line(e, claimed)
	}
	return lines
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (in *inquiry) enterSelf(all entries) {
	for _, name := range sortedKeys(in.self) {
		if w := in.self[name]; w.refused {
			all.at(in.Resident, registerOf(w.field), nil).refused[name] = true
		} else {
			all.at(in.Resident, w.field.Register.ID, in.first[w.field.Register.ID]).fields[name] = true
		}
	}
}

// enterRelation logs the relation with the person self, and what was asked of the
// two together with the member; with the person self where the member is unknown.
func (in *inquiry) enterRelation(all entries, r *related) {
	var owner string
	if r.relation != nil {
		owner = r.relation.Register.ID
	}
	switch {
	case in.again(r): // the first stage has it
	case r.refused:
		all.at(in.Resident, owner, nil).refused[r.name] = true
	default:
		all.at(in.Resident, owner, in.first[owner]).fields[r.name] = true
	}
	known := []kernel.ResidentID{}
	unknown := 0
	for _, m := range in.members[r.name].List {
		if m.BSN.IsZero() {
			unknown++
		} else {
			known = append(known, in.ids[m.BSN])
		}
	}
	for _, name := range sortedKeys(r.fields) {
		w := r.fields[name]
		about := known
		if unknown > 0 || len(known) == 0 {
			about = append(slices.Clone(known), in.Resident)
		}
		for _, resident := range about {
			switch {
			case !w.of(resident):
			case w.refused:
				all.at(resident, registerOf(w.field), nil).refused[name] = true
			case r.refused: // nothing was asked of anyone
			case w.field.Of != "person" || resident == in.Resident:
				if c := in.first[w.field.Register.ID]; c != nil && c.carries(r, w.field) {
					all.at(resident, w.field.Register.ID, c).fields[name] = true
				}
			}
		}
	}
}

// carries says whether the call asked for a field with the members of a relation.
func (c *call) carries(r *related, f *catalogue.Field) bool {
	for _, request := range c.Relations {
		if request.Relation == r.relation && (slices.Contains(request.Fields, f) || slices.Contains(request.Members, f)) {
			return true
		}
	}
	return false
}

func registerOf(f *catalogue.Field) string {
	if f == nil {
		return ""
	}
	return f.Register.ID
}

// Where the purpose itself does not exist, the refusal is logged all the same.
const (
	unknownOrganisation = "onbekend"
	unknownActivity     = "urn:meent:verwerking:onbekend"
	subjectType         = "meent:resident"
)

func (in *inquiry) line(e *entry, claimed map[*call]bool) logbook.Line {
	trace, start, end := in.trace.Child(), in.at, in.at
	if c := e.call; c != nil {
		start, end = c.start, c.end
		if len(c.Subjects) == 1 && !claimed[c] {
			trace, claimed[c] = c.trace, true
		} else {
			trace = c.trace.Child()
		}
	}
	l := logbook.Line{
		Resident: e.resident, At: in.at, Purpose: in.Purpose, Register: e.register,
		Organisation: unknownOrganisation, Fields: sortedKeys(e.fields), Refused: sortedKeys(e.refused),
		Service: in.Service, Case: in.Case, Decision: in.Decision, By: in.By,
		Record: in.record(e, trace, start, end),
	}
	if p := in.verdict.Purpose; p != nil {
		l.Organisation = in.service.Catalogue.Carrier(p.Organisation, in.municipality())
	}
	if len(e.fields) > 0 {
		l.Basis = in.basis[e.register]
	}
	return l
}

// municipality is where the person is registered, as the question asks it; "" where
// that is not asked, or not known.
func (in *inquiry) municipality() string {
	w := in.self[catalogue.MunicipalityField]
	if w == nil && in.before != nil {
		return in.before.municipality()
	}
	if w == nil {
		return ""
	}
	return in.value(w, in.firstOf(w), in.bsn).Text
}

func (in *inquiry) record(e *entry, trace ldv.TraceContext, start, end time.Time) ldv.Record {
	name, activity := in.Purpose, unknownActivity
	if p := in.verdict.Purpose; p != nil {
		name, activity = p.Title.NL, p.Activity
	}
	if r, ok := in.service.Catalogue.Register(e.register); ok {
		name = r.Title.NL + ": " + name
	}
	record := ldv.New(trace, name, start, end)
	if e.failed {
		record.Status = ldv.Error
	}
	record.Attributes[ldv.ProcessingActivity] = activity
	record.Attributes[ldv.DataSubject] = string(e.resident)
	record.Attributes[ldv.DataSubjectType] = subjectType
	return record
}
