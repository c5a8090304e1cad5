package web

import (
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
)

type file struct {
	contentType   string
	plain, packed []byte // packed is nil where compressing does not help
}

var contentTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".woff2": "font/woff2",
	".svg":   "image/svg+xml",
	".txt":   "text/plain; charset=utf-8",
}

func (a *Assets) read() (map[string]file, error) {
	served := map[string]file{}
	names, err := fs.Glob(a.files, "*")
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	for _, name := range names {
		kind, ok := contentTypes[path.Ext(name)]
		if !ok {
			continue
		}
		f := file{contentType: kind}
		if f.plain, err = fs.ReadFile(a.files, name); err != nil {
			return nil, fmt.Errorf("web: %w", err)
		}
		if packed, err := fs.ReadFile(a.files, name+".gz"); err == nil {
			f.packed = packed
		}
		served[name] = f
	}
	for _, name := range append([]string{a.manifest.CSS, a.manifest.Icon}, a.manifest.Fonts...) {
		if _, ok := served[name]; !ok {
			return nil, fmt.Errorf("web: dist/%s is missing; run `make web` again", name)
		}
	}
	return served, nil
}

// Handler serves the files under Prefix. Their names change with their content, so
// that a browser never has to ask again.
func (a *Assets) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, ok := a.served[strings.TrimPrefix(r.URL.Path, Prefix)]
		if !ok {
			http.NotFound(w, r)
			return
		}
		h := w.Header()
		h.Set("Content-Type", f.contentType)
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
		body := f.plain
		if f.packed != nil {
			h.Set("Vary", "Accept-Encoding")
			if acceptsGzip(r.Header.Get("Accept-Encoding")) {
				h.Set("Content-Encoding", "gzip")
				body = f.packed
			}
		}
		h.Set("Content-Length", strconv.Itoa(len(body)))
		if r.Method == http.MethodHead {
			return
		}
		_, _ = w.Write(body) // the reader has gone; there is nobody to tell
	})
}

func acceptsGzip(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, parameters, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(name) == "gzip" {
			return strings.ReplaceAll(parameters, " ", "") != "q=0"
		}
	}
	return false
}
