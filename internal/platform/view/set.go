package view

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

//go:embed layout/*.html words/*.yaml
var own embed.FS

// OwnWords are the words of the frame and the parts.
func OwnWords() fs.FS {
	sub, err := fs.Sub(own, "words")
	if err != nil {
		panic("view: " + err.Error())
	}
	return sub
}

// Set are the pages of one face in every language, read and checked once.
type Set struct {
	words *Words
	pages map[string]map[string]*template.Template // by language and page
	used  map[string]bool
}

// NewSet reads the templates of a face: each pages/*.html defines "main", and
// shared/*.html what several of them use. All faults are reported at once.
func NewSet(words *Words, face fs.FS) (*Set, error) {
	pages, err := fs.Glob(face, "pages/*.html")
	if err != nil || len(pages) == 0 {
		return nil, fmt.Errorf("view: there are no pages: %w", err)
	}
	s := &Set{words: words, pages: map[string]map[string]*template.Template{}, used: map[string]bool{}}
	var faults []error
	for _, lang := range Languages() {
		s.pages[lang] = map[string]*template.Template{}
		base := template.New("").Funcs(funcs(words.In(lang)))
		if err := errors.Join(add(base, own, "layout/*.html"), add(base, face, "shared/*.html")); err != nil {
			return nil, err
		}
		for _, page := range pages {
			t, err := base.Clone()
			if err != nil {
				return nil, fmt.Errorf("view: %w", err)
			}
			if err := add(t, face, page); err != nil {
				return nil, err
			}
			faults = append(faults, s.fold(t, lang, page)...)
			s.pages[lang][strings.TrimSuffix(path.Base(page), ".html")] = t
		}
	}
	return s, errors.Join(faults...)
}

func add(t *template.Template, files fs.FS, pattern string) error {
	names, err := fs.Glob(files, pattern)
	if err != nil {
		return fmt.Errorf("view: %w", err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return fmt.Errorf("view: %w", err)
		}
		if _, err := t.New(name).Parse(dress(tighten(string(text)))); err != nil {
			return fmt.Errorf("view: %w", err)
		}
	}
	return nil
}

// tighten leaves out the indentation of a template, which a page need not carry.
func tighten(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimLeft(line, " \t")
	}
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool { return line == "" }), "\n")
}

func (s *Set) fold(t *template.Template, lang, page string) []error {
	var faults []error
	for _, part := range t.Templates() {
		if part.Tree == nil {
			continue
		}
		f := &folder{locale: s.words.In(lang), where: page, used: s.used}
		f.list(part.Tree.Root)
		part.Tree.Root = merged(part.Tree.Root)
		faults = append(faults, f.faults...)
	}
	return faults
}

// merged joins texts that stand side by side.
func merged(l *parse.ListNode) *parse.ListNode {
	var out []parse.Node
	for _, node := range l.Nodes {
		text, ok := node.(*parse.TextNode)
		if last := len(out) - 1; ok && last >= 0 {
			if before, ok := out[last].(*parse.TextNode); ok {
				before.Text = append(before.Text[:len(before.Text):len(before.Text)], text.Text...)
				continue
			}
		}
		out = append(out, node)
	}
	l.Nodes = out
	return l
}

// Words are the words of the set.
func (s *Set) Words() *Words { return s.words }

// Used says which keys the templates use.
func (s *Set) Used() map[string]bool { return s.used }

// Pages are the names of the pages, sorted.
func (s *Set) Pages() []string {
	var names []string
	for name := range s.pages["nl"] {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

var buffers = sync.Pool{New: func() any { return bytes.NewBuffer(make([]byte, 0, 64<<10)) }}

// Render writes a page in the language of its frame.
func (s *Set) Render(w io.Writer, page string, f *Frame) error {
	t, ok := s.pages[f.Lang][page]
	if !ok {
		return fmt.Errorf("view: there is no page %q in %q", page, f.Lang)
	}
	return t.ExecuteTemplate(w, "frame", f)
}

// Send answers with a page. Nothing is sent when the page cannot be made whole.
func (s *Set) Send(w http.ResponseWriter, status int, page string, f *Frame) error {
	b := buffers.Get().(*bytes.Buffer)
	b.Reset()
	defer buffers.Put(b)
	if err := s.Render(b, page, f); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", f.Lang)
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // the reader has gone; there is nobody to tell
	return nil
}
