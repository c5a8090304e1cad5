package register

import (
	"context"
	"maps"

	"meent.nl/meent/internal/kernel"
)

// Next says of each question what is wanted in the next stage, on what is known by now;
// none of any question ends it, but for the first stage. In that known is nil. Each stage is of what
// the question wants and no earlier stage asked.
type Next func(known []Answer) ([][]Wanted, error)

// AskInStages is AskAll for questions of which not everything may prove to be needed:
// Wanted is the most that is asked, and next says stage by stage what is. What no stage
// asked is NotNeeded: no register saw the request, and there is no line in the log. Each
// stage is one round trip, in the log before next sees it. A relation is asked in the
// first stage, with the fields that its own register holds of its members.
func (s *Service) AskInStages(ctx context.Context, questions []Question, next Next) ([]Answer, error) {
	answers := make([]Answer, len(questions))
	first := make([]*inquiry, len(questions))
	asked := make([]map[Wanted]bool, len(questions))
	may := make([]map[Wanted]bool, len(questions))
	for i, q := range questions {
		asked[i], may[i] = map[Wanted]bool{}, map[Wanted]bool{}
		for _, w := range q.Wanted {
			may[i][w] = true
		}
	}
	for known := []Answer(nil); ; known = answers {
		wanted, err := next(known)
		if err != nil {
			return nil, err
		}
		if len(wanted) != len(questions) {
			return nil, kernel.Errorf(kernel.Internal, "a stage is about %d of %d questions", len(wanted), len(questions))
		}
		var now []Question
		var before []*inquiry
		var at []int
		for i, list := range wanted {
			if len(list) == 0 {
				continue
			}
			if err := s.fits(list, may[i], asked[i], first[i]); err != nil {
				return nil, err
			}
			q := questions[i]
			q.Wanted = list
			now, before, at = append(now, q), append(before, first[i]), append(at, i)
		}
		if len(now) == 0 && known == nil {
			continue
		}
		if len(now) == 0 {
			break
		}
		inquiries, err := s.stage(ctx, now, before)
		if err != nil {
			return nil, err
		}
		for n, in := range inquiries {
			i := at[n]
			if first[i] == nil {
				first[i] = in
				answers[i] = Answer{Person: in.person(), At: in.at}
				continue
			}
			add(&answers[i].Person, in.person())
		}
	}
	for i, q := range questions {
		if answers[i].Person.Values == nil {
			answers[i] = Answer{Person: Person{Resident: q.Resident, Values: map[string]Value{}, Related: map[string]Relation{}}, At: s.Clock.Now()}
		}
		s.leave(&answers[i], q.Wanted)
	}
	return answers, nil
}

// fits checks that a stage asks what the question wants, once, and relations with what
// their own register holds first.
func (s *Service) fits(list []Wanted, may, asked map[Wanted]bool, first *inquiry) error {
	for _, w := range list {
		whole := w
		whole.Member = ""
		f, known := s.Catalogue.Field(w.Field)
		r, related := s.Catalogue.RelationOf(w.Relation)
		switch {
		case !may[whole] || asked[w] || asked[whole]:
			return kernel.Errorf(kernel.Internal, "a stage asks for %s %s, which its question does not want, or an earlier stage asked", w.Relation, w.Field)
		case first != nil && related && (w.Field == "" || known && f.Register == r.Register || first.relations[w.Relation] == nil):
			return kernel.Errorf(kernel.Internal, "a later stage asks for relation %s, or a field %s that its register holds", w.Relation, w.Field)
		}
		asked[w] = true
	}
	return nil
}

// carryOn is a later stage: the persons are those of the first.
func (in *inquiry) carryOn(p *plan) *inquiry {
	return &inquiry{
		plan: p, service: in.service, trace: in.trace, bsn: in.bsn, ids: in.ids, before: in,
		first: map[string]*call{}, members: map[string]Members{},
	}
}

// bare is the members of a relation without what is known of them.
func (in *inquiry) bare(relation string) Members {
	known := in.members[relation]
	list := make([]Member, len(known.List))
	for i, m := range known.List {
		list[i] = Member{BSN: m.BSN, Values: map[string]Value{}}
	}
	return Members{State: known.State, List: list}
}

// add puts what a later stage said with what is known.
func add(p *Person, more Person) {
	maps.Copy(p.Values, more.Values)
	for name, r := range more.Related {
		for i, m := range r.Members {
			maps.Copy(p.Related[name].Members[i].Values, m.Values)
		}
	}
}

// leave marks what was wanted and no stage asked. Of a member without a number no
// register could be asked: that stays unknown.
func (s *Service) leave(a *Answer, wanted []Wanted) {
	p := &a.Person
	for _, w := range wanted {
		if w.Relation == "" {
			if _, asked := p.Values[w.Field]; !asked {
				p.Values[w.Field] = Value{Field: w.Field, State: NotNeeded}
			}
			continue
		}
		r, asked := p.Related[w.Relation]
		if !asked {
			p.Related[w.Relation] = Relation{State: NotNeeded}
		}
		for _, m := range r.Members {
			if _, asked := m.Values[w.Field]; w.Field == "" || asked {
				continue
			}
			v := Value{Field: w.Field, State: NotNeeded}
			if f, known := s.Catalogue.Field(w.Field); known && m.Resident == "" {
				v = Value{Field: w.Field, State: Unknown, Register: f.Register.ID, Synthetic: f.Register.Synthetic, FetchedAt: a.At}
			}
			m.Values[w.Field] = v
		}
	}
}
