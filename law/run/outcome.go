package run

import (
	"errors"
	"fmt"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/program"
	"meent.nl/meent/law/value"
)

var errOtherProgram = errors.New("the facts are for another program than this machine's")

// Status says how far a question is answered.
type Status uint8

const (
	Decided Status = iota // the outcome is known
	Ranged                // an amount between Low and High, whatever the missing facts are
	Needs                 // missing facts decide
	Fails                 // the law gives no outcome; a run then gives a *Failure as its error
)

// String is decided, range, needs or fails.
func (s Status) String() string { return [...]string{"decided", "range", "needs", "fails"}[s] }

// MarshalText writes the status as String does.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Outcome is the answer of a run.
type Outcome struct {
	Status Status
	Type   value.Type
	Scale  int // decimals of a number: value = Value × 10^-Scale
	// Value is the decided value as a register holds it; see Text.
	Value int64
	// NotApplicable says that it is decided that there is no outcome.
	NotApplicable bool
	// Low and High bound a Ranged outcome, which MayBeNotApplicable as well.
	Low, High          int64
	MayBeNotApplicable bool
	// Members are the chosen members of a decided list of persons, from 0.
	Members []int
	// Missing lists the unknown facts that can still change the outcome, and Idle
	// those that cannot, both in the order of the law.
	Missing, Idle []Missing

	words []string
}

// Missing is a fact that is not known, or not completely.
type Missing struct {
	Fact     string // empty where the members of Relation are themselves unknown
	Relation string // of whose member; empty for the applicant
	Member   int    // from 0; -1 where the members are unknown
}

// Text writes a value of the outcome's type: 130, true, 1985-12-01, P67Y3M, a word.
func (o *Outcome) Text(register int64) string {
	return program.Text(o.Type, o.Scale, register, o.words)
}

// Decimal is a decided number.
func (o *Outcome) Decimal() value.Decimal {
	return value.Decimal{Coefficient: o.Value, Scale: int8(o.Scale)}
}

// Failure says that the law gives no outcome for these facts: two exceptions hold
// at once, a division by zero, a day that does not exist, a value of a table that is not
// known.
type Failure struct {
	Law, Article, Rule string
	Place              document.Place
	Message            string
}

func (f *Failure) Error() string {
	return fmt.Sprintf("%s, article %s, %s (%s): %s", f.Law, f.Article, f.Rule, f.Place, f.Message)
}

// failure explains the failure of an instruction.
func failure(p *program.Program, instr int) *Failure {
	in, o := p.Code[instr], p.Origins[instr]
	r := p.Rules[o.Rule]
	f := &Failure{Law: r.Decl.Law, Article: r.Decl.Article, Rule: r.Decl.Name, Place: o.At}
	switch in.Op {
	case program.Guard:
		c := p.Conflicts[in.Imm]
		f.Message = fmt.Sprintf("the exceptions %s (article %s) and %s (article %s) both hold, and the law does not say which goes before",
			c.First.Name, c.First.Article, c.Second.Name, c.Second.Article)
	case program.Divisor:
		f.Message = "a division by zero"
	case program.MakeDate:
		f.Message = "there is no such day"
	case program.Cell:
		t := in.Table.Decl
		f.Message = fmt.Sprintf("in the table %s %s is not known for this row", t.Name, t.Table.Columns[in.Imm].Name)
	case program.AtMostOne:
		f.Message = "more than one person is chosen where the law knows one"
	default:
		f.Message = "a number is larger than the engine holds"
	}
	return f
}

// outcome reads the goal from the registers of a run with all facts known.
func (m *Machine) outcome() (Outcome, error) {
	o := Outcome{Type: m.p.Type, Scale: m.p.Result.Scale, words: m.p.Words}
	if m.p.Type.Kind == value.Relation {
		return m.chosen(o)
	}
	c := m.cells[m.p.Result.Reg]
	if c.s == Failed {
		return Outcome{}, failure(m.p, int(c.v))
	}
	o.Value, o.NotApplicable = c.v, c.s == Absent
	return o, nil
}

func (m *Machine) chosen(o Outcome) (Outcome, error) {
	at := m.p.Result
	o.Members = []int{}
	for k := range m.count[at.Scope] {
		c := m.cells[m.at(at.Scope, k, at.Reg)]
		if c.s == Failed {
			return Outcome{}, failure(m.p, int(c.v))
		}
		if c.v != 0 {
			o.Members = append(o.Members, k)
		}
	}
	return o, nil
}
