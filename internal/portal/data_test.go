package portal

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"meent.nl/meent/internal/register"
)

// everyField answers with each field that the catalogue has of a person, one known
// and the others as state.
func everyField(t testing.TB, state register.State) register.Answer {
	p := register.Person{Values: map[string]register.Value{}}
	for _, r := range world(t).Registers {
		for _, f := range r.Fields {
			if f.Of == "person" {
				p.Values[f.Name] = register.Value{Field: f.Name, State: state, Register: r.ID, FetchedAt: now}
			}
		}
	}
	p.Values["naam"] = register.Value{Field: "naam", State: register.Known, Text: "Yara Bouwman", Register: "brp", FetchedAt: now}
	return register.Answer{Person: p, At: now}
}

// section is a group of the page, from the id of its heading.
func section(t *testing.T, doc *html.Node, id string) *html.Node {
	t.Helper()
	for _, s := range find(doc, "section") {
		if attr(s, "aria-labelledby") == id {
			return s
		}
	}
	t.Fatalf("the page has no group %s", id)
	return nil
}

// inGroup counts the fields of a person that the catalogue puts in a group.
func inGroup(t *testing.T, group string) int {
	n := 0
	for _, r := range world(t).Registers {
		for _, f := range r.Fields {
			if f.Of == "person" && f.Group == group {
				n++
			}
		}
	}
	return n
}

// What no register can say stands behind one line of its group; it can be opened.
func TestUnknownDataIsOneLine(t *testing.T) {
	f := fullFakes(t)
	f.answer = everyField(t, register.Unknown)
	_, h := open(t, f)
	others, work := inGroup(t, "wie-ik-ben")-1, inGroup(t, "werk")
	for lang, want := range map[string][2]string{
		"nl": {fmt.Sprintf("Nog %d gegevens die hier niet bekend zijn", others), fmt.Sprintf("%d gegevens die hier niet bekend zijn", work)},
		"en": {fmt.Sprintf("%d more pieces of data that are not known here", others), fmt.Sprintf("%d pieces of data that are not known here", work)},
	} {
		page := get(h, lang, "/gegevens").Body.String()
		check(t, lang, page)
		doc := parse(t, page)
		for i, id := range []string{"wie-ik-ben", "werk"} {
			s := section(t, doc, id)
			behind := find(s, "details")
			if len(behind) != 1 || text(find(behind[0], "summary")[0]) != want[i] {
				t.Errorf("%s: group %s says %q, want one line %q", lang, id, text(s), want[i])
				continue
			}
			if hidden := len(find(behind[0], "dt")); hidden != []int{others, work}[i] {
				t.Errorf("%s: opening the line of %s shows %d data", lang, id, hidden)
			}
			if shown := len(find(s, "dt")) - len(find(behind[0], "dt")); shown != 1-i {
				t.Errorf("%s: group %s shows %d data before it is opened, want %d", lang, id, shown, 1-i)
			}
		}
	}
}

// A register that failed or refused, and a field that is not for this person, say
// something: they stay in sight.
func TestOtherDataStaysInSight(t *testing.T) {
	for _, state := range []register.State{register.NotApplicable, register.Failed, register.Refused} {
		f := fullFakes(t)
		f.answer = everyField(t, state)
		_, h := open(t, f)
		doc := parse(t, get(h, "nl", "/gegevens").Body.String())
		s := section(t, doc, "werk")
		if len(find(s, "details")) != 0 || len(find(s, "dt")) != inGroup(t, "werk") {
			t.Errorf("%s: the group does not show its data: %q", state, text(s))
		}
	}
}

// Every group of the catalogue has a title of its own in both languages.
func TestEveryGroupHasATitle(t *testing.T) {
	words := loadPages(t).Words()
	for _, r := range world(t).Registers {
		for _, f := range r.Fields {
			nl, en := &visit{Locale: words.In("nl")}, &visit{Locale: words.In("en")}
			if a, b := nl.groupName(f.Group), en.groupName(f.Group); a == b || strings.Contains(a, "⟦") {
				t.Errorf("field %s is in group %s, titled %q and %q", f.Name, f.Group, a, b)
			}
		}
	}
}

// BenchmarkDataPage is the page with every field that there is.
func BenchmarkDataPage(b *testing.B) {
	f := fullFakes(b)
	f.answer = everyField(b, register.Unknown)
	_, h := open(b, f)
	for b.Loop() {
		if w := get(h, "nl", "/gegevens"); w.Code != 200 {
			b.Fatal(w.Code)
		}
	}
}

// A resident may see of themselves what this page asks for: the purpose grants each
// of it, so that no register refuses.
func TestInspectionGrantsWhatThePageAsks(t *testing.T) {
	c := world(t)
	purpose, ok := c.Purpose(inspection)
	if !ok {
		t.Fatalf("the catalogue has no purpose %s", inspection)
	}
	granted := map[string]bool{}
	for _, g := range purpose.Grants {
		for _, name := range g.Fields {
			granted[name] = true
		}
	}
	for _, w := range ownWanted(c) {
		if !granted[w.Field] || w.Relation != "" && !granted[w.Relation] {
			t.Errorf("the page asks %s of %q, which %s does not grant", w.Field, w.Relation, inspection)
		}
	}
}
