package cli

import (
	"io/fs"
	"strings"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/page"
)

// LawCatalogue is a loaded catalogue, with the files that it was loaded from, as the
// law commands need it.
func LawCatalogue(c *catalogue.Catalogue, files fs.FS) Catalogue { return declared{c, files} }

type declared struct {
	*catalogue.Catalogue
	files fs.FS
}

func (d declared) LawFiles() (fs.FS, string) { return d.files, "laws" }

func (d declared) Declared() *catalogue.Catalogue { return d.Catalogue }

// Word is the name of a municipality; other words stand as they are.
func (d declared) Word(word string, lang page.Lang) (string, bool) {
	for _, o := range d.Organisations {
		if o.Municipality != "" && o.Municipality == word {
			name := o.Name.In(string(lang))
			for _, prefix := range []string{"Gemeente ", "Municipality of "} {
				name = strings.TrimPrefix(name, prefix)
			}
			return name, true
		}
	}
	return "", false
}

func (d declared) Holder(name string) (register, owner string, ok bool) {
	if f, found := d.Field(name); found {
		return f.Register.ID, f.Register.Owner, true
	}
	if r, found := d.RelationOf(name); found {
		return r.Register.ID, r.Register.Owner, true
	}
	return "", "", false
}

func (d declared) Label(name string) (document.Text, bool) {
	if f, found := d.Field(name); found {
		return document.Text{NL: f.Label.NL, EN: f.Label.EN}, true
	}
	if r, found := d.RelationOf(name); found {
		return document.Text{NL: r.Label.NL, EN: r.Label.EN}, true
	}
	return document.Text{}, false
}
