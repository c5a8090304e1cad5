package embedded

import (
	"fmt"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/value"
)

// maxMembers bounds one list, whatever the catalogue says.
const maxMembers = 1000

// checked is what an entry asks to be stored, in the form of the tables.
type checked struct {
	register *catalogue.Register
	subject  kernel.BSN
	rows     []row
	lists    []list
}

// list is the members of a relation that this register declares.
type list struct {
	relation string
	state    string
	members  []string // keys
	known    int64
}

func (s *Store) check(e Entry) (checked, error) {
	r, ok := s.catalogue.Register(e.Register)
	if !ok {
		return checked{}, kernel.Invalidf("the catalogue has no register %q", e.Register)
	}
	if e.Subject.IsZero() {
		return checked{}, kernel.Invalidf("an entry of register %s names no person", r.ID)
	}
	c := checked{register: r, subject: e.Subject}
	for name, v := range e.Values {
		row, err := s.row(r, name, v, func(f *catalogue.Field) bool { return f.Of == "person" })
		if err != nil {
			return checked{}, err
		}
		c.rows = append(c.rows, row)
	}
	for name, members := range e.Related {
		if err := s.checkRelated(&c, name, members); err != nil {
			return checked{}, err
		}
	}
	return c, nil
}

func (s *Store) checkRelated(c *checked, name string, members register.Members) error {
	relation, ok := s.catalogue.RelationOf(name)
	if !ok {
		return kernel.Invalidf("the catalogue has no relation %q", name)
	}
	own := relation.Register == c.register
	switch {
	case len(members.List) > maxMembers:
		return kernel.Invalidf("relation %s of register %s holds at most %d members", name, c.register.ID, maxMembers)
	case own && members.State != register.Known && members.State != register.Unknown:
		return kernel.Invalidf("relation %s of register %s is known or unknown, not %s", name, c.register.ID, members.State)
	case own && members.State != register.Known && len(members.List) > 0:
		return kernel.Invalidf("relation %s of register %s is unknown and holds members all the same", name, c.register.ID)
	}
	l := list{relation: name, state: members.State.String()}
	seen := map[string]bool{c.subject.Digits(): true}
	for i, m := range members.List {
		key := m.BSN.Digits()
		if m.BSN.IsZero() {
			if !own {
				return kernel.Invalidf("register %s cannot tell who is meant by a member of %s without a number", c.register.ID, name)
			}
			key = fmt.Sprintf("%s#%d", name, i)
		}
		if seen[key] {
			return kernel.Invalidf("relation %s of register %s names a person twice, or the person self", name, c.register.ID)
		}
		seen[key] = true
		l.members = append(l.members, key)
		for field, v := range m.Values {
			row, err := s.row(c.register, field, v, func(f *catalogue.Field) bool {
				return f.Of == relation.Member || f.Of == "person" && m.BSN.IsZero()
			})
			if err != nil {
				return err
			}
			row.related = key
			c.rows = append(c.rows, row)
		}
	}
	if own {
		c.lists = append(c.lists, l)
	}
	return nil
}

// row checks one value. allowed says whether a field may stand where this one does.
func (s *Store) row(r *catalogue.Register, name string, v register.Value, allowed func(*catalogue.Field) bool) (row, error) {
	f, ok := s.catalogue.Field(name)
	if !ok || f.Register != r || !allowed(f) {
		return row{}, kernel.Invalidf("register %s has no field %q of this kind of person", r.ID, name)
	}
	out := row{field: name, state: v.State.String(), synthetic: bit(v.Synthetic || r.Synthetic)}
	if v.Since != 0 {
		out.since = v.Since.String()
	}
	var err error
	switch v.State {
	case register.Known:
		out.value, err = f.Canonical(v.Text)
	case register.Incomplete:
		out.low, err = f.Canonical(v.Low)
		if err == nil {
			out.high, err = f.Canonical(v.High)
		}
		if err == nil && !f.InOrder(out.low, out.high) {
			err = kernel.Invalidf("field %s takes a range that ends at or after its start", name)
		}
	case register.Unknown, register.NotApplicable:
	default:
		err = kernel.Invalidf("field %s cannot be stored as %s", name, v.State)
	}
	if err != nil {
		return row{}, kernel.Invalidf("register %s: %w", r.ID, err)
	}
	return out, nil
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// parseSince reads the column since.
func parseSince(text string) (value.Date, error) {
	if text == "" {
		return 0, nil
	}
	return value.ParseDate(text)
}
