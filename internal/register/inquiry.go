package register

import (
	"context"
	"fmt"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/ldv"
)

// inquiry is a plan being carried out, in two rounds: the person self with the
// relations, then the members of those relations.
type inquiry struct {
	*plan
	service *Service
	trace   ldv.TraceContext
	bsn     kernel.BSN
	at      time.Time
	first   map[string]*call // by register
	second  []*call
	members map[string]Members               // by relation; all of them, merged over the registers
	ids     map[kernel.BSN]kernel.ResidentID // of everybody met, also by the inquiries beside it
	before  *inquiry                         // the first stage of the same question; nil in that
}

// again says whether the members of a relation are known from the first stage.
func (in *inquiry) again(r *related) bool {
	return in.before != nil && in.before.relations[r.name] != nil
}

// inquire carries out plans beside each other. Who is asked about in several is looked
// up once. Of a plan that carries on, before is its first stage.
func (s *Service) inquire(ctx context.Context, plans []*plan, before []*inquiry) ([]*inquiry, error) {
	all := make([]*inquiry, len(plans))
	var calls []*call
	numbers, ids := map[kernel.ResidentID]kernel.BSN{}, map[kernel.BSN]kernel.ResidentID{}
	for i, p := range plans {
		if first := before[i]; first != nil {
			all[i] = first.carryOn(p)
			calls = append(calls, all[i].firstCalls()...)
			continue
		}
		bsn, known := numbers[p.Resident]
		if !known {
			var err error
			if bsn, err = s.Subjects.BSN(ctx, p.Resident); err != nil {
				return nil, err
			}
			numbers[p.Resident], ids[bsn] = bsn, p.Resident
		}
		_, trace := ldv.NewSpan(ctx)
		in := &inquiry{
			plan: p, service: s, trace: trace, bsn: bsn,
			first: map[string]*call{}, members: map[string]Members{}, ids: ids,
		}
		all[i] = in
		calls = append(calls, in.firstCalls()...)
	}
	s.runAll(ctx, calls)
	calls = nil
	for _, in := range all {
		if err := in.gather(ctx); err != nil {
			return nil, err
		}
		in.planSecond()
		calls = append(calls, in.second...)
	}
	s.runAll(ctx, calls)
	for _, in := range all {
		in.at = s.Clock.Now()
	}
	return all, nil
}

// firstCalls plans the first round.
func (in *inquiry) firstCalls() []*call {
	in.planFirst()
	calls := make([]*call, 0, len(in.first))
	for _, id := range sortedKeys(in.first) {
		calls = append(calls, in.first[id])
	}
	return calls
}

func (in *inquiry) newCall(r *catalogue.Register, subjects ...kernel.BSN) *call {
	return &call{
		Request: Request{Register: r, Purpose: in.verdict.Purpose, Subjects: subjects},
		trace:   in.trace.Child(),
	}
}

func (in *inquiry) firstCall(r *catalogue.Register) *call {
	c := in.first[r.ID]
	if c == nil {
		c = in.newCall(r, in.bsn)
		in.first[r.ID] = c
	}
	return c
}

func (in *inquiry) planFirst() {
	for _, name := range sortedKeys(in.self) {
		if w := in.self[name]; !w.refused {
			c := in.firstCall(w.field.Register)
			c.Fields = append(c.Fields, w.field)
		}
	}
	for _, name := range sortedKeys(in.relations) {
		r := in.relations[name]
		if r.refused {
			continue
		}
		requests, registers := map[string]*RelationRequest{}, map[string]*catalogue.Register{}
		if !in.again(r) {
			requests[r.relation.Register.ID] = &RelationRequest{Relation: r.relation}
			registers[r.relation.Register.ID] = r.relation.Register
		}
		for _, fieldName := range sortedKeys(r.fields) {
			w := r.fields[fieldName]
			switch {
			case w.refused:
			case w.field.Of == "person":
				if request := requests[w.field.Register.ID]; request != nil {
					request.Members = append(request.Members, w.field)
				}
			default:
				id := w.field.Register.ID
				if requests[id] == nil {
					requests[id], registers[id] = &RelationRequest{Relation: r.relation}, w.field.Register
				}
				requests[id].Fields = append(requests[id].Fields, w.field)
			}
		}
		for _, id := range sortedKeys(requests) {
			c := in.firstCall(registers[id])
			c.Relations = append(c.Relations, *requests[id])
		}
	}
}

// planSecond asks what the registers know of the members as persons.
func (in *inquiry) planSecond() {
	for _, name := range sortedKeys(in.relations) {
		r := in.relations[name]
		calls := map[string]*call{}
		for _, fieldName := range sortedKeys(r.fields) {
			w := r.fields[fieldName]
			if w.refused || w.field.Of != "person" {
				continue
			}
			subjects := in.subjects(r, w)
			if len(subjects) == 0 {
				continue
			}
			key := fmt.Sprint(w.field.Register.ID, len(w.members), w.members)
			c := calls[key]
			if c == nil {
				c = in.newCall(w.field.Register, subjects...)
				c.relation = r
				calls[key] = c
			}
			c.Fields = append(c.Fields, w.field)
		}
		for _, key := range sortedKeys(calls) {
			in.second = append(in.second, calls[key])
		}
	}
}

// subjects are the members with a number of whom a field is wanted.
func (in *inquiry) subjects(r *related, w *wanted) []kernel.BSN {
	var subjects []kernel.BSN
	for _, m := range in.members[r.name].List {
		if !m.BSN.IsZero() && w.of(in.ids[m.BSN]) {
			subjects = append(subjects, m.BSN)
		}
	}
	return subjects
}
