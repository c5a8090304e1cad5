package nl_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// row is a published case; Inputs and Expected differ per law.
type row struct {
	Law, Description string
	Year             int
	Inputs           map[string]json.RawMessage
	Expected         map[string]json.RawMessage
}

func (r row) text(key string) string { return plain(r.Inputs[key]) }

func plain(raw json.RawMessage) string { return strings.Trim(string(raw), `"`) }

// mostLeftOut is the share of the rows, in percent, that may be left out.
const mostLeftOut = 3

// TestPublished works out every published row: official tables, leaflets and the
// official calculator. One that does not come out stands in docs/law-conflicts.md.
func TestPublished(t *testing.T) {
	rows, listed := rowsOf(t, "published.json"), leftOut(t)
	used := make([]bool, len(listed))
	left := 0
	for _, r := range rows {
		faults := judge(t, r, published)
		at := -1
		for i, l := range listed {
			if l.is(r) {
				at, used[i] = i, true
			}
		}
		switch {
		case at < 0:
			for _, f := range faults {
				t.Error(f)
			}
		case len(faults) == 0:
			t.Errorf("docs/law-conflicts.md leaves out %s, which comes out", r)
		default:
			left++
		}
	}
	for i, l := range listed {
		if !used[i] {
			t.Errorf("docs/law-conflicts.md leaves out %v, which is no row", l)
		}
	}
	if len(rows) < 300 || left*100 > len(rows)*mostLeftOut {
		t.Errorf("%d of %d rows are left out; at most %d%% may be", left, len(rows), mostLeftOut)
	}
	t.Logf("%d rows, %d left out", len(rows), left)
}

var published = map[string]func(testing.TB, row){
	"zorgtoeslag": zorgtoeslagRow, "drempelinkomen": drempelinkomenRow, "kinderbijslag": kinderbijslagRow, "aow": aowRow,
	"kindgebonden_budget": kindgebondenBudgetRow, "wml": minimumloonRow, "huurtoeslag": huurtoeslagRow,
	"kinderopvangtoeslag": kinderopvangtoeslagRow, "participatiewet": participatiewetRow,
	"inkomstenbelasting": inkomstenbelastingRow, "awb": awbRow, "termijnenwet": termijnenwetRow,
}

// TestComputed works out every row that others computed from official parameters.
func TestComputed(t *testing.T) {
	for _, r := range rowsOf(t, "computed.json") {
		for _, f := range judge(t, r, computed) {
			t.Error(f)
		}
	}
}

func rowsOf(t testing.TB, file string) []row {
	t.Helper()
	world(t) // one fault, not one per row, where it cannot be read
	var rows []row
	if err := json.Unmarshal(sharedData(t, "law-cases/"+file), &rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

func (r row) String() string {
	return fmt.Sprintf("%s %d, %s %s", r.Law, r.Year, r.Description, r.Inputs)
}

// verdict is what is wrong with a row, kept apart from whether the test fails.
type verdict struct {
	testing.TB
	faults []string
}

func (v *verdict) Errorf(format string, args ...any) {
	v.faults = append(v.faults, fmt.Sprintf(format, args...))
}

func (v *verdict) Fatalf(format string, args ...any) {
	v.Errorf(format, args...)
	panic(v)
}

func (v *verdict) Fatal(args ...any) { v.Fatalf("%s", fmt.Sprint(args...)) }

// judge gives what is wrong with a row, or nothing where it comes out.
func judge(t *testing.T, r row, laws map[string]func(testing.TB, row)) (faults []string) {
	t.Helper()
	try, ok := laws[r.Law]
	if !ok {
		return []string{fmt.Sprintf("nobody works out %s", r)}
	}
	v := &verdict{TB: t}
	defer func() {
		if stopped := recover(); stopped != nil && stopped != any(v) {
			panic(stopped)
		}
		for _, f := range v.faults {
			faults = append(faults, fmt.Sprintf("%s: %s", r, f))
		}
	}()
	asked = 0
	try(v, r)
	if asked == 0 {
		v.Errorf("nothing was asked")
	}
	return nil
}

// asked counts the questions of check, so that no row passes without one.
var asked int

// check asks a goal and compares it with what was published, cut to as many decimals.
func check(t testing.TB, r row, goal, on string, facts person, want string) {
	t.Helper()
	asked++
	got := ask(t, goal, on, facts)
	if !same(got, want) && !same(cents(got), want) {
		t.Errorf("%s is %s, published %s", goal, got, want)
	}
}

// cents rounds an exact amount half up to cents, as leaflets print it.
func cents(text string) string {
	whole, decimals, _ := strings.Cut(text, ".")
	var euros, part int64
	if _, err := fmt.Sscanf(whole+" "+(decimals + "000")[:3], "%d %d", &euros, &part); err != nil {
		return text
	}
	total := euros*100 + (part+5)/10
	return fmt.Sprintf("%d.%02d", total/100, total%100)
}
