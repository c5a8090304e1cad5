package personlist

import (
	"reflect"
	"testing"

	"meent.nl/meent/internal/kernel"
)

func bsn(t *testing.T, text string) kernel.BSN {
	t.Helper()
	b, err := kernel.ParseBSN(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAListSurvivesItsStore(t *testing.T) {
	born, _ := ParseDate("19850000")
	p := &Person{
		Line: 7, BSN: bsn(t, "999993653"), Names: Names{Given: "Jaël", Prefix: "de", Surname: "Jager"}, Gender: Woman,
		Birth: Birth{On: born}, Parents: []Relative{{Birth: Birth{On: UnknownDate()}}, {BSN: bsn(t, "999994736")}},
		Partnerships: []Partnership{{Partner: Relative{BSN: bsn(t, "999992387")}, Kind: "H"}},
		Death:        &Death{On: UnknownDate()},
		Residences:   []Residence{{Since: born, Abroad: Abroad{Country: "5010", Lines: [3]string{"Rue", "", ""}}}},
		Children:     []Child{{Relative: Relative{BSN: bsn(t, "999991425")}}},
	}
	text, err := Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	back, err := Unmarshal(text)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p, back) {
		t.Errorf("%+v\nbecame\n%+v", p, back)
	}
	if n := len(p.Relatives()); n != 3 {
		t.Errorf("%d relatives, want 3", n)
	}
	for _, damaged := range []string{"", "{}", `{"Numbers":["999993653"],"Person":{"Parents":[{}]}}`, `{"Numbers":["123456789"],"Person":{}}`} {
		if _, err := Unmarshal([]byte(damaged)); err == nil {
			t.Errorf("%s is read", damaged)
		}
	}
}
