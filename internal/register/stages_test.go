package register_test

import (
	"errors"
	"maps"
	"reflect"
	"slices"
	"testing"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/internal/register/registertest"
)

// wanted is what question would ask.
func wanted(names ...string) []register.Wanted {
	return question(registertest.Everything, names...).Wanted
}

// staged gives the stages one after the other, and notes which fields of the person were
// known at each.
func staged(known *[][]string, stages ...[]register.Wanted) register.Next {
	return func(now []register.Answer) ([][]register.Wanted, error) {
		var fields []string
		for _, a := range now {
			fields = slices.Sorted(maps.Keys(a.Person.Values))
		}
		*known = append(*known, fields)
		if len(*known) > len(stages) {
			return [][]register.Wanted{nil}, nil
		}
		return [][]register.Wanted{stages[len(*known)-1]}, nil
	}
}

// What is asked in stages is answered and logged as in one, but for what no stage asked.
func TestStagesAskTheSame(t *testing.T) {
	names := []string{"geboortedatum", "inkomen", "kinderen.", "kinderen.geboortedatum", "kinderen.behoort_tot_huishouden", "kinderen.intensieve_zorg", "kinderen.inkomen"}
	whole := newBench(t)
	want, err := whole.Ask(t.Context(), question(registertest.Everything, names...))
	if err != nil {
		t.Fatal(err)
	}
	b := newBench(t)
	var known [][]string
	got, err := b.AskInStages(t.Context(), []register.Question{question(registertest.Everything, names...)}, staged(&known,
		wanted("geboortedatum", "kinderen.", "kinderen.geboortedatum", "kinderen.behoort_tot_huishouden"),
		wanted("inkomen", "kinderen.intensieve_zorg"),
		[]register.Wanted{{Relation: "kinderen", Field: "inkomen", Member: "r2"}}))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got[0], want) {
		t.Errorf("in stages the answer is\n%+v\nwant\n%+v", got[0], want)
	}
	sameLines(t, b.log.Lines(),
		"r1 brp: behoort_tot_huishouden geboortedatum kinderen", "r2 brp: behoort_tot_huishouden geboortedatum",
		"r1 belastingdienst: inkomen", "r1 ciz: intensieve_zorg", "r2 ciz: intensieve_zorg", "r2 belastingdienst: inkomen")
	if both := []string{"geboortedatum", "inkomen"}; !reflect.DeepEqual(known, [][]string{nil, both[:1], both, both}) {
		t.Errorf("the stages saw %v", known)
	}
}

func TestWhatNoStageAsksIsNotFetched(t *testing.T) {
	b := newBench(t)
	q := question(registertest.Everything, "geboortedatum", "inkomen", "kinderen.", "kinderen.geboortedatum", "kinderen.inkomen", "partnerkandidaten.geboortedatum")
	var known [][]string
	got, err := b.AskInStages(t.Context(), []register.Question{q}, staged(&known, wanted("geboortedatum", "kinderen.", "kinderen.geboortedatum")))
	if err != nil {
		t.Fatal(err)
	}
	p := got[0].Person
	children := p.Related["kinderen"].Members
	if short(p.Values["inkomen"]) != "not-needed" || short(children[0].Values["inkomen"]) != "not-needed" || p.Related["partnerkandidaten"].State != register.NotNeeded {
		t.Errorf("what was not asked is %+v", p)
	}
	if short(children[1].Values["inkomen"]) != "unknown" { // no register could be asked
		t.Errorf("of a child without a number it is %+v", children[1].Values["inkomen"])
	}
	if len(b.tax.Asked()) != 0 {
		t.Error("the register of incomes was asked")
	}
	sameLines(t, b.log.Lines(), "r1 brp: geboortedatum kinderen", "r2 brp: geboortedatum")
}

func TestStagesThatCannotBe(t *testing.T) {
	q := question(registertest.Everything, "geboortedatum", "inkomen", "kinderen.", "kinderen.geboortedatum", "kinderen.behoort_tot_huishouden")
	for name, stages := range map[string][][]register.Wanted{
		"what the question does not want":  {wanted("naam")},
		"the same twice":                   {wanted("inkomen"), wanted("inkomen")},
		"a relation later":                 {wanted("geboortedatum"), wanted("kinderen.")},
		"a field of its register later":    {wanted("kinderen."), wanted("kinderen.behoort_tot_huishouden")},
		"one member of a field of the two": {{{Relation: "kinderen", Field: "behoort_tot_huishouden", Member: "r2"}}},
	} {
		b := newBench(t)
		var known [][]string
		if got, err := b.AskInStages(t.Context(), []register.Question{q}, staged(&known, stages...)); kernel.KindOf(err) != kernel.Internal || got != nil {
			t.Errorf("%s gives %+v, %v", name, got, err)
		}
	}
}

// A stage whose lines cannot be written gives nothing, and neither do those before it.
func TestStagesWithoutALogGiveNothing(t *testing.T) {
	b := newBench(t)
	q := question(registertest.Everything, "geboortedatum", "inkomen")
	stage := 0
	got, err := b.AskInStages(t.Context(), []register.Question{q}, func([]register.Answer) ([][]register.Wanted, error) {
		stage++
		if stage == 2 {
			b.log.Err = errors.New("the disk is full")
			return [][]register.Wanted{wanted("inkomen")}, nil
		}
		return [][]register.Wanted{wanted("geboortedatum")}, nil
	})
	if kernel.KindOf(err) != kernel.Unavailable || got != nil || stage != 2 {
		t.Errorf("got %+v, %v at stage %d", got, err, stage)
	}
	stop := errors.New("no more")
	if got, err := b.AskInStages(t.Context(), []register.Question{q}, func([]register.Answer) ([][]register.Wanted, error) { return nil, stop }); !errors.Is(err, stop) || got != nil {
		t.Errorf("got %+v, %v", got, err)
	}
}
