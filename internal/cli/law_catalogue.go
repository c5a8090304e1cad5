package cli

import (
	"io/fs"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/law/document"
)

// LawCatalogue is a loaded catalogue, with the files that it was loaded from, as the
// law commands need it.
func LawCatalogue(c *catalogue.Catalogue, files fs.FS) Catalogue { return declared{c, files} }

type declared struct {
	*catalogue.Catalogue
	files fs.FS
}

func (d declared) LawFiles() (fs.FS, string) { return d.files, "laws" }

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
