package web

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
)

//go:embed all:dist
var embedded embed.FS

// Assets are the built files.
type Assets struct {
	CSS   string   // name of the style sheet
	Icon  string   // name of the icon of the site
	Fonts []string // names of the fonts of the screen; nearly every page needs the first

	dist          fs.FS
	regular, bold []string
}

// Load reads the files that `make web` built. It fails with the remedy when they
// are not there.
func Load() (*Assets, error) {
	dist, err := fs.Sub(embedded, "dist")
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return load(dist)
}

func load(dist fs.FS) (*Assets, error) {
	text, err := fs.ReadFile(dist, "manifest.json")
	if err != nil {
		return nil, fmt.Errorf("web: the style sheet and fonts are not built; run `make web` (needs Node.js) and build again")
	}
	var m struct {
		CSS    string   `json:"css"`
		Icon   string   `json:"icon"`
		Fonts  []string `json:"fonts"`
		Letter struct {
			Regular []string `json:"regular"`
			Bold    []string `json:"bold"`
		} `json:"letter"`
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return nil, fmt.Errorf("web: dist/manifest.json is damaged; run `make web` again: %w", err)
	}
	a := &Assets{CSS: m.CSS, Icon: m.Icon, Fonts: m.Fonts, dist: dist, regular: m.Letter.Regular, bold: m.Letter.Bold}
	for _, names := range [][]string{{m.CSS, m.Icon}, m.Fonts, a.regular, a.bold} {
		if len(names) == 0 {
			return nil, fmt.Errorf("web: dist/manifest.json misses files; run `make web` again")
		}
		for _, name := range names {
			if _, err := fs.Stat(dist, name); name == "" || err != nil {
				return nil, fmt.Errorf("web: dist/%s is missing; run `make web` again", name)
			}
		}
	}
	return a, nil
}

// Files are what a browser may fetch: the style sheet, the fonts of the screen, the
// icon and the notices of licences.
func (a *Assets) Files() fs.FS { return public{a.dist} }

// LetterFonts are the TrueType fonts of a letter, regular and bold: of each the
// Latin part first, then the part with the rarer letters.
func (a *Assets) LetterFonts() (regular, bold [][]byte, err error) {
	if regular, err = a.all(a.regular); err != nil {
		return nil, nil, err
	}
	bold, err = a.all(a.bold)
	return regular, bold, err
}

func (a *Assets) all(names []string) ([][]byte, error) {
	var out [][]byte
	for _, name := range names {
		content, err := fs.ReadFile(a.dist, name)
		if err != nil {
			return nil, fmt.Errorf("web: dist/%s is missing; run `make web` again", name)
		}
		out = append(out, content)
	}
	return out, nil
}

// public leaves out what no browser needs: the manifest and the fonts of letters.
type public struct{ fs.FS }

func (p public) Open(name string) (fs.File, error) {
	if name != "." && !served(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return p.FS.Open(name)
}

func (p public) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(p.FS, name)
	var out []fs.DirEntry
	for _, entry := range entries {
		if served(entry.Name()) {
			out = append(out, entry)
		}
	}
	return out, err
}

func served(name string) bool {
	switch path.Ext(name) {
	case ".css", ".gz", ".woff2", ".svg", ".txt":
		return true
	}
	return false
}
