package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func built() fstest.MapFS {
	return fstest.MapFS{
		"manifest.json": {Data: []byte(`{"css":"meent.1.css","icon":"meent.1.svg","fonts":["a.woff2"],"letter":{"regular":["r.ttf"],"bold":["b.ttf"]}}`)},
		"meent.1.css":   {Data: []byte("p{color:red}")}, "meent.1.css.gz": {Data: []byte("packed")},
		"meent.1.svg": {Data: []byte("<svg/>")}, "a.woff2": {Data: []byte("font")}, "r.ttf": {Data: []byte("R")}, "b.ttf": {Data: []byte("B")},
	}
}

func TestNothingBuiltSaysWhatToDo(t *testing.T) {
	if _, err := load(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "make web") {
		t.Errorf("got %v", err)
	}
	half := built()
	delete(half, "meent.1.css")
	if _, err := load(half); err == nil || !strings.Contains(err.Error(), "meent.1.css") {
		t.Errorf("got %v", err)
	}
}

func TestServe(t *testing.T) {
	assets, err := load(built())
	if err != nil {
		t.Fatal(err)
	}
	get := func(path, encoding string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("Accept-Encoding", encoding)
		w := httptest.NewRecorder()
		assets.Handler().ServeHTTP(w, r)
		return w
	}
	for _, c := range []struct{ path, encoding, body, packed string }{
		{assets.StyleSheet(), "br, gzip;q=0.8", "packed", "gzip"},
		{assets.StyleSheet(), "", "p{color:red}", ""},
		{assets.StyleSheet(), "gzip;q=0", "p{color:red}", ""},
		{assets.Icon(), "gzip", "<svg/>", ""},
	} {
		w := get(c.path, c.encoding)
		if w.Code != 200 || w.Body.String() != c.body || w.Header().Get("Content-Encoding") != c.packed {
			t.Errorf("%s (%s): %d %q %v", c.path, c.encoding, w.Code, w.Body, w.Header())
		}
		if !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s may not be kept", c.path)
		}
	}
	for _, path := range []string{"/static/", "/static/manifest.json", "/static/r.ttf", "/static/../web.go"} {
		if w := get(path, ""); w.Code != 404 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	regular, bold, err := assets.LetterFonts()
	if err != nil || string(regular[0]) != "R" || string(bold[0]) != "B" {
		t.Errorf("%q %q %v", regular, bold, err)
	}
}
