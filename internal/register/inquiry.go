package register

import (
	"context"
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
}

// inquire carries out plans beside each other. Who is asked about in several is looked
// up once.
func (s *Service) inquire(ctx context.Context, plans []*plan) ([]*inquiry, error) {
	all := make([]*inquiry, len(plans))
	var calls []*call
	numbers, ids := map[kernel.ResidentID]kernel.BSN{}, map[kernel.BSN]kernel.ResidentID{}
	for i, p := range plans {
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
		in.planFirst()
		for _, id := range sortedKeys(in.first) {
			calls = append(calls, in.first[id])
		}
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
		requests := map[string]*RelationRequest{r.relation.Register.ID: {Relation: r.relation}}
		registers := map[string]*catalogue.Register{r.relation.Register.ID: r.relation.Register}
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
		var subjects []kernel.BSN
		for _, m := range in.members[name].List {
			if !m.BSN.IsZero() {
				subjects = append(subjects, m.BSN)
			}
		}
		if len(subjects) == 0 {
			continue
		}
		calls := map[string]*call{}
		for _, fieldName := range sortedKeys(r.fields) {
			w := r.fields[fieldName]
			if w.refused || w.field.Of != "person" {
				continue
			}
			c := calls[w.field.Register.ID]
			if c == nil {
				c = in.newCall(w.field.Register, subjects...)
				c.relation = r
				calls[w.field.Register.ID] = c
			}
			c.Fields = append(c.Fields, w.field)
		}
		for _, id := range sortedKeys(calls) {
			in.second = append(in.second, calls[id])
		}
	}
}
