package view

import (
	"strings"
	"testing"
	"testing/fstest"
)

func wordsFrom(t testing.TB, text string) *Words {
	t.Helper()
	w, err := LoadWords(OwnWords(), fstest.MapFS{"test.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestSay(t *testing.T) {
	w := wordsFrom(t, `
plain: {nl: Hallo, en: Hello}
named: {nl: "Dag {name}, het is {day}", en: "{day}: hello {name}"}
count: {nl: {one: "1 zaak", other: "{n} zaken"}, en: {one: "{n} case", other: "{n} cases"}}
`)
	for _, c := range []struct {
		lang, key string
		args      []any
		want      string
	}{
		{"nl", "plain", nil, "Hallo"},
		{"en", "plain", nil, "Hello"},
		{"nl", "named", []any{"day", "maandag", "name", "Noor"}, "Dag Noor, het is maandag"},
		{"en", "named", []any{"name", "Noor", "day", "Monday"}, "Monday: hello Noor"},
		{"nl", "count", []any{"n", 1}, "1 zaak"},
		{"nl", "count", []any{"n", 0}, "0 zaken"},
		{"en", "count", []any{"n", 2}, "2 cases"},
		{"nl", "missing", nil, "⟦missing⟧"},
		{"nl", "named", []any{"name", "Noor"}, "Dag Noor, het is ⟦day⟧"},
	} {
		if got := w.Say(c.lang, c.key, c.args...); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.key, c.lang, got, c.want)
		}
	}
}

func TestWordsFaultsNameThePlace(t *testing.T) {
	_, err := LoadWords(fstest.MapFS{"test.yaml": {Data: []byte(`
only: {nl: Hallo}
other: {nl: "Dag {name}", en: "Hello {who}"}
german: {nl: Hallo, en: Hello, de: Hallo}
twice: {nl: a, en: b}
twice: {nl: a, en: b}
half: {nl: {one: x}, en: y}
`)}})
	if err == nil {
		t.Fatal("all was taken")
	}
	for _, want := range []string{"test.yaml:2: only: needs a text in nl and in en", "test.yaml:3: other", "test.yaml:4: german", "twice", "test.yaml:7: half"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the faults do not say %q:\n%v", want, err)
		}
	}
}
