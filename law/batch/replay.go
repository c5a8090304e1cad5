package batch

import (
	"fmt"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Row is what is known of one row, for any program that reads no more than the
// columns hold: with it the machine gives the outcome of the row, with its trace. Facts
// that the program does not read are left out.
func (p *People) Row(of *program.Program, row int) (*run.Facts, error) {
	f := run.NewFacts(of)
	return f, p.Fill(f, row)
}

// Fill tells facts, of which nothing is known yet, what is known of a row.
func (p *People) Fill(f *run.Facts, row int) error {
	of := f.Program()
	if row < 0 || row >= p.Rows {
		return fmt.Errorf("there is no row %d: the rows are 0 to %d", row, p.Rows-1)
	}
	if err := tell(of, program.Root, f.Applicant(), p.Facts, row); err != nil {
		return err
	}
	for i, r := range of.Relations {
		m, ok := p.Relations[r.Name]
		if !ok {
			return fmt.Errorf("relation %s is not given", r.Name)
		}
		from := int(m.From[row])
		for k, subject := range f.List(r.Name, int(m.From[row+1])-from) {
			if err := tell(of, program.Scope(i+1), subject, m.Facts, from+k); err != nil {
				return err
			}
		}
	}
	return f.Err()
}

// tell puts what is known of a subject in its facts.
func tell(p *program.Program, scope program.Scope, to *run.Subject, facts map[string]*Column, i int) error {
	for _, n := range p.Windows[scope].Slots {
		fact := p.Facts[n]
		c, ok := facts[fact.Name]
		if !ok {
			return fmt.Errorf("there is no column %s", fact.Name)
		}
		v, known := c.Value(i)
		if !known {
			continue
		}
		if fact.Type.Kind == value.Word && v.MayHold() {
			if v.Lo < 0 || int(v.Lo) >= len(fact.Type.Words) {
				return fmt.Errorf("column %s holds a word that does not exist", fact.Name)
			}
			to.Set(fact.Name, run.Text(fact.Type.Words[v.Lo]))
			continue
		}
		if !to.Put(n, v) {
			return fmt.Errorf("column %s holds a value that the fact cannot be", fact.Name)
		}
	}
	return nil
}
