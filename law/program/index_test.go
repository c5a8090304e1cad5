package program_test

import (
	"slices"
	"testing"

	"meent.nl/meent/law/program"
)

func TestIndexSaysWhichGoalsAFactCanChange(t *testing.T) {
	p := &program.Program{
		Law: "toeslag", Rule: "bedrag",
		Relations: []program.Relation{relation("kinderen"), relation("partners")},
		Facts:     []program.Fact{fact("leeftijd", true, 1), fact("inkomen", true, 2), fact("opvang", false, 1)},
	}
	other := &program.Program{Law: "toeslag", Rule: "recht", Facts: []program.Fact{fact("leeftijd", true)}}
	later := *p // the same goal on another day reads more
	later.Facts = append(slices.Clone(p.Facts), fact("vermogen", true))
	x := program.NewIndex(p, other, &later)
	for _, c := range []struct {
		role program.Role
		want []string
	}{
		{program.Role{Fact: "leeftijd"}, []string{"toeslag.bedrag", "toeslag.recht"}},
		{program.Role{Fact: "leeftijd", Relation: "kinderen"}, []string{"toeslag.bedrag"}},
		{program.Role{Fact: "leeftijd", Relation: "partners"}, nil},
		{program.Role{Fact: "opvang"}, nil},
		{program.Role{Fact: "vermogen"}, []string{"toeslag.bedrag"}},
		{program.Role{Relation: "kinderen"}, []string{"toeslag.bedrag"}},
		{program.Role{Fact: "schoenmaat"}, nil},
	} {
		if got := x.Goals(c.role); !slices.Equal(got, c.want) {
			t.Errorf("%+v can change %v, want %v", c.role, got, c.want)
		}
	}
	if got := x.Members("leeftijd"); !slices.Equal(got, []program.Role{{Fact: "leeftijd", Relation: "kinderen"}}) {
		t.Errorf("of members it is read as %v", got)
	}
}

func relation(name string) program.Relation {
	var r program.Relation
	r.Name = name
	return r
}

func fact(name string, root bool, members ...program.Scope) program.Fact {
	f := program.Fact{Root: root, Members: members}
	f.Name = name
	return f
}
