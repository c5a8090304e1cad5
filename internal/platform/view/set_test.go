package view

import (
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func page(text string) fstest.MapFS {
	return fstest.MapFS{"pages/one.html": {Data: []byte(`{{define "main"}}` + text + `{{end}}`)}}
}

func TestATemplateWithWrongWordsIsRefused(t *testing.T) {
	w := wordsFrom(t, `
known: {nl: Hallo, en: Hello}
named: {nl: "Dag {name}", en: "Hello {name}"}
`)
	for text, want := range map[string]string{
		`<h1>{{t "unknown"}}</h1>`:                       `there are no words for "unknown"`,
		`<h1>{{t "named"}}</h1>`:                         `take the arguments [name]`,
		`<h1>{{t "named" "who" .}}</h1>`:                 `take the arguments [name]`,
		`<h1>{{t "named" "name"}}</h1>`:                  `by turns`,
		`{{if .}}{{range .}}{{t .}}{{end}}{{end}}`:       `must be written out`,
		`{{if eq (t "nowhere") "x"}}<p>{{.}}</p>{{end}}`: `there are no words for "nowhere"`,
	} {
		if _, err := NewSet(w, page(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	if _, err := NewSet(w, fstest.MapFS{}); err == nil {
		t.Error("a face without pages was taken")
	}
}

func TestRender(t *testing.T) {
	w := wordsFrom(t, `amp: {nl: "Vragen & <antwoorden>", en: "Questions & <answers>"}`)
	s, err := NewSet(w, page(`<h1 title="{{t "amp"}}">{{t "amp"}}</h1><p>{{.}}</p>`))
	if err != nil {
		t.Fatal(err)
	}
	out := httptest.NewRecorder()
	f := &Frame{Lang: "en", Title: "One", Body: "<script>"}
	if err := s.Send(out, 404, "one", f); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<html lang="en">`, `<title>One – Meent</title>`, `title="Questions &amp; &lt;answers&gt;">Questions &amp; &lt;answers&gt;</h1>`,
		`<p class="nl-paragraph">&lt;script&gt;</p>`,
	} {
		if !strings.Contains(out.Body.String(), want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
	if out.Code != 404 || out.Header().Get("Content-Language") != "en" {
		t.Errorf("%d %v", out.Code, out.Header())
	}
	empty := httptest.NewRecorder()
	if err := s.Send(empty, 200, "none", f); err == nil || empty.Body.Len() > 0 {
		t.Error("a page that does not exist was sent")
	}
	if broken, err := NewSet(w, page(`<p>before</p>{{.Missing}}`)); err != nil {
		t.Fatal(err)
	} else if err := broken.Send(empty, 200, "one", f); err == nil || empty.Body.Len() > 0 {
		t.Error("half a page was sent")
	}
}

func TestDress(t *testing.T) {
	for in, want := range map[string]string{
		`<p>`:                              `<p class="nl-paragraph">`,
		`<p class="own">`:                  `<p class="own">`,
		`<p class="+own" id="x">`:          `<p class="nl-paragraph own" id="x">`,
		`<button primary type="x">`:        `<button class="nl-button nl-button--primary" type="x">`,
		`<a secondary href="/x">`:          `<a class="nl-button nl-button--secondary" href="/x">`,
		`<input type="hidden" name=a>`:     `<input type="hidden" name=a>`,
		`<section>`:                        `<section>`,
		`<li{{if .X}} id="{{.X}}"{{end}}>`: `<li class="utrecht-unordered-list__item"{{if .X}} id="{{.X}}"{{end}}>`,
		`<td number>`:                      `<td class="utrecht-table__cell utrecht-table__cell--numeric-column utrecht-table__cell--numeric-data">`,
	} {
		if got := dress(in); got != want {
			t.Errorf("%s became %s, want %s", in, got, want)
		}
	}
}

func TestProblemsLeadToTheField(t *testing.T) {
	fields := []Field{
		{ID: "a", Kind: "text", Error: "1"}, {ID: "b", Kind: "date", Error: "2"}, {ID: "c", Kind: "choice", Error: "3", Choice: []Choice{{Value: "x"}}}, {ID: "d", Kind: "text"},
	}
	got := Problems(fields...)
	if len(got) != 3 || got[0].Field != "a" || got[1].Field != "b-day" || got[2].Field != "c-x" {
		t.Errorf("%+v", got)
	}
}
