package program

import (
	"slices"

	"meent.nl/meent/law/document"
)

// exceptions puts the exceptions of a rule before its own outcome. Of the
// exceptions that hold, one that no other goes before decides; where that leaves
// two, the outcome fails and names both.
func (l *lowering) exceptions(f *frame, otherwise val) val {
	list := f.of.Decl.Exceptions
	if len(list) == 0 {
		return otherwise
	}
	before := order(list)
	holds, loop := make([]id, len(list)), otherwise.loop
	for i, x := range list {
		l.g.at.At = x.Place
		cond := l.holds(f, x)
		holds[i], loop = cond.num, l.merge(cond, val{loop: loop})
	}
	decides := make([]id, len(list))
	for i := range list {
		decides[i] = holds[i]
		for k := range list {
			if before[k][i] {
				decides[i] = l.g.emit(And, decides[i], l.g.emit(Not, holds[k]))
			}
		}
	}
	out := otherwise
	for i := len(list) - 1; i >= 0; i-- {
		l.g.at.At = list[i].Place
		if v, ok := l.g.value(decides[i]); ok && v == 0 {
			continue
		}
		v := l.expr(f, list[i].Formula)
		l.value(f, list[i].Formula, v)
		cond := l.scalar(decides[i], 0, booleanType, loop)
		out = l.either(f, list[i].Formula, cond, v.as(ruleUnit(v, f.of.Decl.Type)), out)
		out.typ = f.of.Decl.Type
	}
	out.num = l.conflictFree(f, list, before, decides, out.num)
	f.of.applied = decides
	return out
}

// holds tells whether the condition of an exception is true.
func (l *lowering) holds(f *frame, x *document.Exception) val {
	if x.When == nil {
		return l.scalar(l.g.literal(Root, Bool(true)), 0, booleanType, 0)
	}
	cond := l.truth(f, x.When)
	cond.num = l.g.emit(IsTrue, cond.num)
	return cond
}

func (l *lowering) conflictFree(f *frame, list []*document.Exception, before [][]bool, decides []id, out id) id {
	for i := range list {
		for k := i + 1; k < len(list); k++ {
			if before[i][k] || before[k][i] {
				continue
			}
			l.g.at.At = list[k].Place
			l.conflicts = append(l.conflicts, Conflict{Rule: f.of.number, First: list[i], Second: list[k]})
			out = l.g.guard(len(l.conflicts)-1, decides[i], decides[k], out)
		}
	}
	return out
}

// order tells which exception goes before which, also by way of a third.
func order(list []*document.Exception) [][]bool {
	before := make([][]bool, len(list))
	for i, x := range list {
		before[i] = make([]bool, len(list))
		for k, y := range list {
			before[i][k] = i != k && slices.Contains(x.Before, y.Name)
		}
	}
	for via := range list {
		for i := range list {
			for k := range list {
				before[i][k] = before[i][k] || before[i][via] && before[via][k]
			}
		}
	}
	return before
}
