package entitlement

import (
	"context"
	"errors"
	"slices"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// collectNeeded is collectAll for what can matter to the outcomes: first who there are, as
// the register of persons has them; then, of what can still change an outcome, yes or no
// and words; then incomes; then the rest. What is left has the state not-needed.
func (s *Service) collectNeeded(ctx context.Context, resident kernel.ResidentID, asked ...asking) ([]collected, error) {
	if len(asked) == 0 {
		return nil, nil
	}
	told, err := loadStatements(ctx, s.DB.Read(), resident)
	if err != nil {
		return nil, err
	}
	questions, needs := make([]register.Question, len(asked)), make([]*need, len(asked))
	for i, a := range asked {
		questions[i] = a.question()
		needs[i] = s.needOf(a, questions[i].Wanted, told)
	}
	answers, err := s.Registers.AskInStages(ctx, questions, func(known []register.Answer) ([][]register.Wanted, error) {
		return s.stage(ctx, needs, known)
	})
	if err != nil {
		return nil, err
	}
	all := make([]collected, len(asked))
	for i, a := range asked {
		all[i] = collected{answer: answers[i], told: told, carrier: s.Catalogue.Carrier(a.service.Organisation, municipality(answers[i], told))}
	}
	return all, nil
}

// stage takes in what is known by now, with what the resident told us in the log before
// it is used, and says what is needed next.
func (s *Service) stage(ctx context.Context, needs []*need, known []register.Answer) ([][]register.Wanted, error) {
	wanted := make([][]register.Wanted, len(needs))
	if known == nil {
		for i, n := range needs {
			wanted[i] = n.first()
		}
		return wanted, nil
	}
	var lines []logbook.Line
	for i, n := range needs {
		own, err := n.take(known[i].Person)
		if err != nil {
			return nil, err
		}
		carrier := s.Catalogue.Carrier(n.service.Organisation, municipality(known[i], n.told))
		if line, ok := s.statementLine(ctx, n.asking, carrier, own); ok {
			lines = append(lines, line)
		}
	}
	if len(lines) > 0 {
		if err := s.Log.Write(ctx, lines...); err != nil {
			return nil, err
		}
	}
	for i, n := range needs {
		var err error
		if wanted[i], err = n.next(known[i].Person); err != nil {
			return nil, err
		}
	}
	return wanted, nil
}

// need is what one question still needs: its programs, on what is known so far.
type need struct {
	asking
	catalogue *catalogue.Catalogue
	told      statements
	all       []register.Wanted
	may       map[register.Wanted]bool
	asked     map[register.Wanted]bool
	goal      *part   // of the service
	others    []*part // shown beside it, and with whom it is had
	after     []*part // asked where the goal may be more than nothing
	done      bool    // nothing is left to ask
}

// part is one program under way.
type part struct {
	p       *program.Program
	facts   *run.Facts
	machine *run.Machine
	taken   map[statementKey]bool
	lists   map[string]bool
	settled bool
	none    bool // it came to nothing
	missing []run.Missing
}

func newPart(p *program.Program) *part {
	return &part{p: p, facts: run.NewFacts(p), machine: run.NewMachine(p), taken: map[statementKey]bool{}, lists: map[string]bool{}}
}

// needOf begins with nothing known. The right of a service, and with whom it is had, are
// worked out on the facts of its goal too.
func (s *Service) needOf(a asking, all []register.Wanted, told statements) *need {
	n := &need{asking: a, catalogue: s.Catalogue, told: told, all: all, may: map[register.Wanted]bool{}, asked: map[register.Wanted]bool{}}
	for _, w := range all {
		n.may[w] = true
	}
	last := len(a.programs) - 1
	for _, p := range a.programs[:last] {
		n.others = append(n.others, newPart(p))
	}
	goal := a.programs[last]
	n.goal = newPart(goal)
	// Without a program nothing is worked out.
	if j := a.service.Joint; j != nil && j.Goal != "" {
		if p, err := s.Laws.Program(j.Goal, goal.On); err == nil {
			n.others = append(n.others, newPart(p))
		}
	}
	if a.service.Right != "" && !isAmount(goal.Type) {
		if p, err := s.Laws.Program(a.service.Right, goal.On); err == nil {
			n.after = append(n.after, newPart(p))
		}
	}
	return n
}

// first is the relations, and all that the register that keeps them holds.
func (n *need) first() []register.Wanted {
	return n.ask(slices.DeleteFunc(slices.Clone(n.all), func(w register.Wanted) bool {
		f, known := n.catalogue.Field(w.Field)
		return known && len(f.Register.Relations) == 0
	}))
}

func (n *need) ask(wanted []register.Wanted) []register.Wanted {
	for _, w := range wanted {
		n.asked[w] = true
	}
	return wanted
}

// take gives the programs what is new, and says which facts the resident told us.
func (n *need) take(person register.Person) (own []string, err error) {
	for _, one := range slices.Concat([]*part{n.goal}, n.others, n.after) {
		if one.settled {
			continue
		}
		told, err := one.take(person, n.told)
		if err != nil {
			return nil, err
		}
		own = append(own, told...)
	}
	return own, nil
}

// next is what is needed of what can still change an outcome: the first tier of it.
func (n *need) next(person register.Person) ([]register.Wanted, error) {
	if n.done {
		return nil, nil
	}
	tiers := [tiers][]register.Wanted{}
	want := func(w register.Wanted) {
		f, known := n.catalogue.Field(w.Field)
		whole := register.Wanted{Relation: w.Relation, Field: w.Field}
		switch {
		case !known || !n.may[whole]:
			return
		case f.Of != "person" || w.Relation == "":
			w = whole
		case w.Member == "":
			return // no register knows who it is
		}
		if n.asked[whole] || n.asked[w] {
			return
		}
		if t := tier(f); !slices.Contains(tiers[t], w) {
			tiers[t] = append(tiers[t], w)
		}
	}
	parts := append([]*part{n.goal}, n.others...)
	for i := 0; i < len(parts); i++ {
		if err := parts[i].run(); err != nil {
			return nil, err
		}
		for _, m := range parts[i].missing {
			if m.Relation == "" {
				want(register.Wanted{Field: m.Fact})
			} else if list := person.Related[m.Relation].Members; m.Member >= 0 && m.Member < len(list) {
				want(register.Wanted{Relation: m.Relation, Field: m.Fact, Member: list[m.Member].Resident})
			}
		}
		if i == len(n.others) && !n.goal.none {
			parts = append(parts, n.after...)
		}
	}
	also := slices.Clone(n.held)
	if j := n.service.Joint; j != nil && !n.goal.none {
		for _, w := range n.all {
			if w.Relation != "" && w.Field != "" && slices.Contains([]string{j.With, j.Except, j.OtherWhen}, w.Field) {
				also = append(also, w)
			}
		}
	}
	for _, w := range also {
		if w.Relation == "" {
			want(w)
		}
		for _, m := range person.Related[w.Relation].Members {
			want(register.Wanted{Relation: w.Relation, Field: w.Field, Member: m.Resident})
		}
	}
	for t, wanted := range tiers {
		if len(wanted) > 0 {
			n.done = t == len(tiers)-1
			return n.ask(wanted), nil
		}
	}
	n.done = true
	return nil, nil
}

// tiers is how many stages follow the first at most.
const tiers = 3

// tier is when a fact is asked, of those that can matter: first what is short and often
// decides, then income, which decides more than the rest.
func tier(f *catalogue.Field) int {
	switch {
	case f.Type.Kind == value.Boolean || f.Type.Kind == value.Word:
		return 0
	case f.Group == "inkomen" && f.Type.Kind == value.Number:
		return 1
	}
	return 2
}

// run works the program out on what is known.
func (o *part) run() error {
	if o.settled {
		return nil
	}
	outcome, err := o.machine.Run(o.facts)
	var failure *run.Failure
	if errors.As(err, &failure) {
		o.settled, o.missing = true, nil // the law gives no outcome, whatever is asked
		return nil
	}
	if err != nil {
		return err
	}
	o.missing = outcome.Missing
	o.settled = len(o.missing) == 0
	o.none = outcome.Status == run.Decided && (outcome.NotApplicable || outcome.Value == 0 && len(outcome.Members) == 0)
	return nil
}

// take sets the facts that became known, as a dossier has them.
func (o *part) take(person register.Person, told statements) (own []string, err error) {
	put := func(who *run.Subject, relation string, values register.Person) {
		for _, name := range who.Names() {
			v, asked := values.Values[name]
			key := statementKey{relation + who.Label(), values.Resident, name}
			if !asked || o.taken[key] || err != nil {
				continue
			}
			o.taken[key] = true
			d := dossier{facts: map[string]any{}}
			d.put(d.facts, FactUse{Relation: relation, Member: member(relation, values.Resident), Field: name}, o.typeOf(name), v, told)
			if d.uses[0].Register == OwnStatement {
				own = append(own, name)
			}
			if fact, known := d.facts[name]; known {
				var g run.Given
				if g, err = given(fact); err == nil {
					who.Set(name, g)
				}
			}
		}
	}
	put(o.facts.Applicant(), "", person)
	for i, r := range o.p.Relations {
		related := person.Related[r.Name]
		if related.State != register.Known {
			continue
		}
		if !o.lists[r.Name] {
			o.lists[r.Name] = true
			o.facts.List(r.Name, len(related.Members))
		}
		members := o.facts.Members(i)
		for k := range members {
			put(&members[k], r.Name, related.Members[k])
		}
	}
	return own, errors.Join(err, o.facts.Err())
}

// member is of whom a statement is: the resident self has no name in it.
func member(relation string, resident kernel.ResidentID) kernel.ResidentID {
	if relation == "" {
		return ""
	}
	return resident
}

func (o *part) typeOf(name string) value.Type {
	for i := range o.p.Facts {
		if o.p.Facts[i].Name == name {
			return o.p.Facts[i].Type
		}
	}
	return value.Type{}
}
