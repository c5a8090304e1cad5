package gbav

import (
	"errors"
	"strings"
	"testing"
)

type row = map[string]string

var anna = row{"": "a", "01.01.20": "999993653", "01.02.10": "Anna", "01.02.40": "Bos", "01.03.10": "19851201", "01.04.10": "V", "07.70.10": "0", "08.09.10": "0599", "08.10.30": "20200101"}

// with is Anna with other columns.
func with(more row) row {
	r := row{}
	for _, m := range []row{anna, more} {
		for k, v := range m {
			r[k] = v
		}
	}
	return r
}

func TestChildrenAndTheirHistory(t *testing.T) {
	p, _ := one(t,
		with(row{"09.01.20": "999992387", "09.02.40": "Bos", "09.03.10": "20150101", "09.H": "59"}),
		row{"09.02.40": "Smit", "09.03.10": "20150101", "09.H": "09"},
		row{"09.01.20": "999994736", "09.02.40": "Bos", "09.03.10": "20180101", "09.H": "09"},
		row{"09.02.40": "Bos", "09.03.10": "20190101", "09.89.10": "L"})
	if len(p.Children) != 2 || p.Children[0].Names.Surname != "Bos" || p.Children[1].BSN.Digits() != "999994736" {
		t.Errorf("%+v", p.Children)
	}
}

func TestWhatWasEnteredInErrorNeverWas(t *testing.T) {
	p, _ := one(t,
		with(row{"05.H": "55", "08.11.20": "1", "08.H": "58"}),
		row{"05.02.40": "Kok", "05.06.10": "20100101", "05.84.10": "O", "08.11.20": "9", "08.10.30": "20100101", "08.84.10": "O"})
	if len(p.Partnerships) != 0 || len(p.Residences) != 1 {
		t.Errorf("partnerships %v, residences %v", p.Partnerships, p.Residences)
	}
}

func TestNewestPartnershipFirst(t *testing.T) {
	p, _ := one(t,
		with(row{"05.01.20": "999992387", "05.02.40": "Oud", "05.07.10": "20000101", "05.07.40": "S", "05.15.10": "H", "05.H": "55"}),
		row{"05.01.20": "999992387", "05.02.40": "Oud", "05.06.10": "19900101", "05.15.10": "H", "05.H": "05"},
		row{"05.01.20": "999994736", "05.02.40": "Nieuw", "05.06.10": "20100101", "05.15.10": "P"})
	if len(p.Partnerships) != 2 || p.Partnerships[0].Partner.Names.Surname != "Nieuw" || p.Partnerships[1].From != day(t, "19900101") {
		t.Errorf("%+v", p.Partnerships)
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		list row
		want string
	}{
		{with(row{"01.01.20": ""}), "line 2: refused: it has no BSN (01.01.20)"},
		{with(row{"01.01.20": "999993654"}), "fails the eleven-test"},
		{with(row{"01.01.20": "99993653"}), "a BSN has 9 digits"},
		{with(row{"01.01.20": "=cmd|' /C'!A0"}), "a BSN has 9 digits"},
		{with(row{"07.67.20": "F"}), "made in error"},
		{with(row{"07.67.20": "Q"}), "not one of O, E, M, R, F, W"},
	} {
		people, _, refusals, err := read(csv(c.list))
		if err != nil || len(people) != 0 || len(refusals) != 1 || !strings.Contains(refusals[0].Error(), c.want) {
			t.Errorf("%v: %v %v; want %q", c.list, refusals, err, c.want)
			continue
		}
		var refusal *Refusal
		if !errors.As(refusals[0], &refusal) || refusal.Line != 2 {
			t.Errorf("%v does not say line 2", refusals[0])
		}
		if value := c.list["01.01.20"]; value != "" && strings.Contains(refusals[0].Error(), value) {
			t.Errorf("%v shows the number", refusals[0])
		}
	}
}

func TestUnreadableValuesAreUnknownAndSaidSo(t *testing.T) {
	p, remarks := one(t, with(row{"01.03.10": "19821291", "01.04.10": "X", "07.70.10": "9", "05.01.20": "123456789", "05.02.40": "Kok", "05.06.10": "20200101"}))
	if !p.Birth.On.Unknown() || p.Gender != "O" || p.Secrecy != 7 || !p.Partnerships[0].Partner.BSN.IsZero() {
		t.Errorf("%+v", p)
	}
	if len(remarks) != 4 {
		t.Fatalf("%d remarks: %v", len(remarks), remarks)
	}
	for _, r := range remarks {
		for _, value := range []string{"19821291", "123456789", "Bos", "999993653"} {
			if strings.Contains(r.String(), value) {
				t.Errorf("%s shows a value", r)
			}
		}
	}
}

// Text that a spreadsheet would run is text: some names begin with @ or =.
func TestFormulaIsText(t *testing.T) {
	p, remarks := one(t, with(row{"01.02.40": `=HYPERLINK("")`, "01.02.10": "@tenborough"}))
	if p.Names.Surname != `=HYPERLINK("")` || p.Names.Given != "@tenborough" || len(remarks) != 0 {
		t.Errorf("%+v %v", p.Names, remarks)
	}
}

func TestTheDigestIsOfTheContent(t *testing.T) {
	digest := func(rows ...row) [32]byte {
		r, err := NewReader(strings.NewReader(csv(rows...)))
		if err != nil {
			t.Fatal(err)
		}
		list, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		return list.Digest
	}
	base := digest(anna)
	if digest(with(row{"": "another name of the list"})) != base {
		t.Error("the name that the file gives the list counts")
	}
	for _, more := range []row{{"01.02.10": "Ann", "01.02.40": "aBos"}, {"08.H": "58"}, {"07.70.10": "1"}} {
		if digest(with(more)) == base {
			t.Errorf("%v does not count", more)
		}
	}
	if digest(anna, row{"09.02.40": "Bos"}) == base {
		t.Error("a further line does not count")
	}
}
