package statute

import (
	"encoding/xml"
	"strings"
)

// artikel reads the article whose start was just read.
func (b *bwb) artikel(start xml.StartElement) error {
	a := Article{Status: statusOf(attribute(start, "status"))}
	parts, err := b.parts(func(name string) (bool, error) {
		if name != "kop" {
			return false, nil
		}
		return true, b.kop(&a)
	})
	if err != nil {
		return err
	}
	a.Parts = parts
	if a.Number == "" {
		a.Number = plain(strings.TrimPrefix(attribute(start, "label"), "Artikel"))
	}
	if a.Number == "" {
		return nil // an article without a number cannot be cited
	}
	if len(a.Number) > maxNumber {
		return b.fault("the number of an article of more than %d characters", maxNumber)
	}
	if wrong := b.article(a); wrong != "" {
		return b.fault("%s", wrong)
	}
	return nil
}

func statusOf(text string) Status {
	switch text {
	case "vervallen":
		return Repealed
	case "nogniet":
		return NotYet
	}
	return InForce
}

// kop reads the number and the heading of an article.
func (b *bwb) kop(a *Article) error {
	for inside := b.depth; b.depth >= inside; {
		token, err := b.next()
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if token == nil {
			return b.fault("the file ends in the middle of an article")
		} else if !ok {
			continue
		}
		switch start.Name.Local {
		case "nr":
			text, err := b.inline()
			if err != nil {
				return err
			}
			a.Number = strings.TrimRight(text, ". ")
		case "titel":
			if a.Heading, err = b.inline(); err != nil {
				return err
			}
		default:
			if err := b.skip(); err != nil {
				return err
			}
		}
	}
	return nil
}

// parts reads what stands inside the element whose start was just read. own reads an
// element that belongs to it alone, and says whether it did.
func (b *bwb) parts(own func(name string) (bool, error)) ([]Part, error) {
	var out []Part
	for inside := b.depth; b.depth >= inside; {
		token, err := b.next()
		if err != nil {
			return nil, err
		}
		start, ok := token.(xml.StartElement)
		if token == nil {
			return nil, b.fault("the file ends in the middle of an article")
		} else if !ok {
			continue
		}
		name := start.Name.Local
		if mine, err := own(name); err != nil {
			return nil, err
		} else if mine {
			continue
		}
		switch name {
		case "meta-data":
			err = b.skip()
		case "lid":
			out, err = b.numbered(out, Lid, "lidnr")
		case "li":
			out, err = b.numbered(out, Onderdeel, "li.nr")
		case "lijst", "table", "tgroup", "tbody", "thead", "colspec":
			var inner []Part
			inner, err = b.parts(none)
			out = append(out, inner...)
		default:
			var text string
			if text, err = b.inline(); err == nil && text != "" {
				out, err = b.add(out, Part{Kind: Alinea, Text: text})
			}
			if isPicture(name) && text == "" {
				out, err = b.add(out, Part{Kind: Alinea, Text: picture})
			}
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func none(string) (bool, error) { return false, nil }

func isPicture(name string) bool {
	return name == "plaatje" || name == "illustratie" || name == "formule"
}

func (b *bwb) add(to []Part, p Part) ([]Part, error) {
	if wrong := b.part(p); wrong != "" {
		return nil, b.fault("%s", wrong)
	}
	return append(to, p), nil
}

// numbered reads a lid or an onderdeel. The text that it begins with is its own; what
// comes after a list stands inside it.
func (b *bwb) numbered(to []Part, kind Kind, numberIn string) ([]Part, error) {
	p := Part{Kind: kind}
	parts, err := b.parts(func(name string) (bool, error) {
		if name != numberIn {
			return false, nil
		}
		text, err := b.inline()
		p.Number = partNumber(text)
		return true, err
	})
	if err != nil {
		return nil, err
	}
	p.Text, p.Parts = opening(parts)
	return b.add(to, p)
}

// opening takes the alinea's off that a lid or onderdeel begins with.
func opening(parts []Part) (string, []Part) {
	n := 0
	var text []string
	for n < len(parts) && parts[n].Kind == Alinea {
		text = append(text, parts[n].Text)
		n++
	}
	return strings.Join(text, " "), parts[n:]
}

// partNumber is a number without what stands around it; a dash or a dot is none.
func partNumber(text string) string {
	text = strings.Trim(text, ".)(: \t")
	if strings.Trim(text, "–—-•*·■□") == "" {
		return ""
	}
	return text
}
