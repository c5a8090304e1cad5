package gbav

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"meent.nl/meent/internal/population/personlist"
)

func official(t testing.TB) (lists []*List, byLine map[int]*personlist.Person, remarks []Remark, refusals []error) {
	t.Helper()
	f, err := os.Open(officialSet(t))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	byLine = map[int]*personlist.Person{}
	for {
		list, err := r.Next()
		if err == io.EOF {
			return lists, byLine, remarks, refusals
		}
		if err != nil {
			t.Fatal(err)
		}
		lists = append(lists, list)
		p, m, err := list.Person()
		remarks = append(remarks, m...)
		if err != nil {
			refusals = append(refusals, err)
			continue
		}
		byLine[list.Line] = p
	}
}

// The expected counts were taken from the columns of the file by other means: the
// first lines of lists with 07.67.20 = O, with 08.13.10, with 05.06.10, and so on.
func TestOfficialSetAddsUp(t *testing.T) {
	lists, people, remarks, refusals := official(t)
	if len(lists) != 687 || len(people) != 685 || len(refusals) != 2 {
		t.Fatalf("%d lists, %d people, %d refused; want 687 = 685 + 2 (five more are double, which the import sees)", len(lists), len(people), len(refusals))
	}
	rows := 0
	for _, l := range lists {
		rows += l.Rows
	}
	if rows != 2156 {
		t.Errorf("the lists have %d lines, the file 2156", rows)
	}
	count := map[string]int{}
	for _, p := range people {
		count["suspended "+p.Suspended.Reason]++
		if p.Suspended.Reason == "O" && p.Death != nil {
			count["deceased"]++
		}
		if len(p.Children) > 0 {
			count["with children"]++
		}
		if len(p.Residences) > 0 && p.Residences[0].Abroad.Country != "" {
			count["abroad"]++
		}
		if p.Secrecy > 0 {
			count["secrecy"]++
		}
		for _, x := range p.Partnerships {
			if !x.Ended {
				count["married"]++
			}
		}
	}
	for what, want := range map[string]int{"suspended ": 588, "suspended E": 56, "suspended R": 20, "suspended O": 20, "suspended M": 1,
		"deceased": 20, "abroad": 81, "secrecy": 46, "married": 183, "with children": 230} {
		if count[what] != want {
			t.Errorf("%s: %d, want %d", what, count[what], want)
		}
	}
	if len(remarks) != 9 {
		t.Errorf("%d remarks, want 9: %v", len(remarks), remarks)
	}
}

func TestOfficialTrickyLists(t *testing.T) {
	_, people, _, refusals := official(t)
	for _, r := range refusals {
		if !strings.Contains(r.Error(), "it has no BSN") {
			t.Errorf("refused: %v", r)
		}
	}
	// Only the year of birth.
	if low, high, ok := people[41].Birth.On.Range(); !ok || low.String() != "1968-01-01" || high.String() != "1968-12-31" {
		t.Errorf("line 41 is born %s to %s", low, high)
	}
	if !people[464].Birth.On.Unknown() {
		t.Error("line 464 has an unknown date of birth")
	}
	// Eleven historical permits below the one that holds; of the nationalities two were
	// lost, and one entry says only that she is not Dutch.
	if p := people[41]; p.Permit == nil || p.Permit.Code != "21" || len(p.Nationalities) != 1 {
		t.Errorf("line 41: permit %+v, nationalities %v", p.Permit, p.Nationalities)
	}
	// Dissolved: the start stands in the historical record.
	if x := people[41].Partnerships; len(x) != 1 || !x[0].Ended || x[0].From != day(t, "20000115") || x[0].EndReason != "R" {
		t.Errorf("line 41: partnerships %+v", x)
	}
	// Two men, two women: married as anybody else.
	for _, line := range []int{309, 348} {
		p := people[line]
		if len(p.Partnerships) == 0 || p.Partnerships[0].Ended || p.Partnerships[0].Partner.Gender != p.Gender {
			t.Errorf("line %d is not married to somebody of the same gender", line)
		}
	}
	// No announcement on this line, and another partner on the next: two marriages,
	// the one that holds first. Its date of death cannot be read: it stays unknown.
	p := people[1692]
	if len(p.Partnerships) != 2 || p.Partnerships[0].Ended || !p.Partnerships[1].Ended || p.Partnerships[1].From != day(t, "20001023") {
		t.Errorf("line 1692: partnerships %+v", p.Partnerships)
	}
	if p.Death == nil || !p.Death.On.Unknown() || p.Suspended.Reason != "" {
		t.Errorf("line 1692: death %+v", p.Death)
	}
	if len(p.Children) != 4 {
		t.Errorf("line 1692 has %d children, want 4 (with three older names each)", len(p.Children))
	}
	// A death that was withdrawn is no death.
	if p := people[880]; p.Death != nil {
		t.Errorf("line 880: death %+v", p.Death)
	}
	// Emigrated, after an address in the Netherlands.
	if p := people[1910]; p.Residences[0].Abroad.Country != "5002" || p.Residences[1].Address.Number != "83" {
		t.Errorf("line 1910: %+v", p.Residences)
	}
	// An address that was written down anew later is one stay.
	if n := len(people[10].Residences); n != 3 {
		t.Errorf("line 10 has %d stays, want 3 of its four records", n)
	}
}

// Going on at the end of any list gives the lists that follow, and no other.
func TestResumeAnywhere(t *testing.T) {
	raw, err := os.ReadFile(officialSet(t))
	if err != nil {
		t.Fatal(err)
	}
	lists, _, _, _ := official(t)
	for i := 0; i < len(lists); i += 97 {
		r, err := NewReader(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Resume(lists[i].End); err != nil {
			t.Fatal(err)
		}
		for _, want := range lists[i+1:] {
			got, err := r.Next()
			if err != nil {
				t.Fatal(err)
			}
			if got.Line != want.Line || got.Digest != want.Digest || got.End != want.End {
				t.Fatalf("after line %d comes line %d, want %d", lists[i].Line, got.Line, want.Line)
			}
		}
		if _, err := r.Next(); err != io.EOF {
			t.Fatalf("after the last list: %v", err)
		}
	}
}

func day(t *testing.T, text string) personlist.Date {
	t.Helper()
	d, ok := personlist.ParseDate(text)
	if !ok {
		t.Fatal(text)
	}
	return d
}
