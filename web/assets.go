package web

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
)

//go:embed all:dist
var embedded embed.FS

// Assets are the built files.
type Assets struct {
	files    fs.FS
	manifest manifest
	served   map[string]file
}

type manifest struct {
	CSS    string   `json:"css"`
	Icon   string   `json:"icon"`
	Fonts  []string `json:"fonts"`
	Letter struct {
		Regular []string `json:"regular"`
		Bold    []string `json:"bold"`
	} `json:"letter"`
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
	a := &Assets{files: dist}
	if err := json.Unmarshal(text, &a.manifest); err != nil {
		return nil, fmt.Errorf("web: dist/manifest.json is damaged; run `make web` again: %w", err)
	}
	if a.served, err = a.read(); err != nil {
		return nil, err
	}
	return a, nil
}

// Prefix is where Handler is mounted.
const Prefix = "/static/"

// StyleSheet is the path of the style sheet.
func (a *Assets) StyleSheet() string { return Prefix + a.manifest.CSS }

// Icon is the path of the icon of the site.
func (a *Assets) Icon() string { return Prefix + a.manifest.Icon }

// Font is the path of the font that nearly every page needs, to be fetched early.
func (a *Assets) Font() string { return Prefix + a.manifest.Fonts[0] }

// LetterFonts are the TrueType fonts of a letter, regular and bold: of each the
// Latin part first, then the part with the rarer letters.
func (a *Assets) LetterFonts() (regular, bold [][]byte, err error) {
	if regular, err = a.all(a.manifest.Letter.Regular); err != nil {
		return nil, nil, err
	}
	bold, err = a.all(a.manifest.Letter.Bold)
	return regular, bold, err
}

func (a *Assets) all(names []string) ([][]byte, error) {
	var out [][]byte
	for _, name := range names {
		content, err := fs.ReadFile(a.files, name)
		if err != nil {
			return nil, fmt.Errorf("web: dist/%s is missing; run `make web` again", name)
		}
		out = append(out, content)
	}
	return out, nil
}
