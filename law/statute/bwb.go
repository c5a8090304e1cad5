package statute

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"meent.nl/meent/law/value"
)

// ReadBWB reads a "toestand" of the Basiswettenbestand: the XML in which
// wetten.overheid.nl publishes one version of a regulation (schema
// BWB-toestand/2016-1). Its articles are read as they come by; annexes, the preamble
// and editorial metadata are passed over. Errors are Faults.
func ReadBWB(name string, r io.Reader) (*Text, error) {
	in := newBounded(r, MaxXML)
	b := &bwb{name: name, d: xml.NewDecoder(in)}
	b.text.Format = BWB
	if err := b.toestand(); err != nil {
		return nil, err
	}
	t, wrong := b.finish()
	if wrong != "" {
		return nil, Fault{File: name, Message: wrong}
	}
	return t, nil
}

// bwb reads one file.
type bwb struct {
	building
	name  string
	d     *xml.Decoder
	depth int
	noted bool // the title was read
}

func (b *bwb) fault(format string, args ...any) error {
	line, _ := b.d.InputPos()
	return Fault{File: b.name, Line: line, Message: fmt.Sprintf(format, args...)}
}

// next is the next element, end or text; nil at the end of the file.
func (b *bwb) next() (xml.Token, error) {
	for {
		token, err := b.d.Token()
		if errors.Is(err, io.EOF) && token == nil {
			return nil, nil
		}
		if err != nil {
			return nil, b.wrong(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if b.depth++; b.depth > maxDepth {
				return nil, b.fault("more than %d elements inside each other", maxDepth)
			}
			return token, nil
		case xml.EndElement:
			b.depth--
			return token, nil
		case xml.CharData:
			return token, nil
		case xml.Directive:
			// A document type with declarations of its own is how entities are smuggled in.
			if strings.ContainsAny(string(token), "[<") {
				return nil, b.fault("the file declares a document type of its own; the XML of wetten.overheid.nl does not")
			}
		}
	}
}

func (b *bwb) wrong(err error) error {
	var large tooLarge
	if errors.As(err, &large) {
		return Fault{File: b.name, Message: large.Error()}
	}
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return Fault{File: b.name, Line: syntax.Line, Message: "this is not right XML: " + syntax.Msg}
	}
	return b.fault("the XML cannot be read: %v", err)
}

// toestand reads the file.
func (b *bwb) toestand() error {
	root := true
	for {
		token, err := b.next()
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if token == nil {
			return nil
		} else if !ok {
			continue
		}
		if root {
			if err := b.root(start); err != nil {
				return err
			}
			root = false
			continue
		}
		switch start.Name.Local {
		case "citeertitel":
			err = b.title()
		case "artikel":
			err = b.artikel(start)
		case "meta-data", "bijlage", "aanhef", "wetsluiting", "intitule", "wijzig-artikel", "bwb-wijzigingen", "redactionele-correcties":
			err = b.skip()
		}
		if err != nil {
			return err
		}
	}
}

func (b *bwb) root(start xml.StartElement) error {
	if start.Name.Local != "toestand" {
		return Fault{File: b.name, Foreign: true, Message: fmt.Sprintf(
			"the file begins with <%s>, and not with <toestand> as the XML of wetten.overheid.nl does", clip(start.Name.Local))}
	}
	b.text.Source = attribute(start, "bwb-id")
	day, err := value.ParseDate(attribute(start, "inwerkingtreding"))
	if err != nil {
		return b.fault("<toestand> has no date inwerkingtreding: %v", err)
	}
	b.text.From = day
	return nil
}

// title is the name by which the regulation is cited; the first is that of the whole.
func (b *bwb) title() error {
	text, err := b.inline()
	if err == nil && !b.noted {
		b.text.Title, b.noted = text, true
	}
	return err
}

// skip passes over the element whose start was just read.
func (b *bwb) skip() error {
	for inside := b.depth; b.depth >= inside; {
		token, err := b.next()
		if err != nil {
			return err
		}
		if token == nil {
			return b.fault("the file ends in the middle of an element")
		}
	}
	return nil
}

// inline is the text of the element whose start was just read, on one line, without
// footnotes and metadata.
func (b *bwb) inline() (string, error) {
	var text strings.Builder
	for inside := b.depth; b.depth >= inside; {
		token, err := b.next()
		switch token := token.(type) {
		case nil:
			if err == nil {
				err = b.fault("the file ends in the middle of an element")
			}
			return "", err
		case xml.CharData:
			text.Write(token)
		case xml.StartElement:
			switch token.Name.Local {
			case "meta-data", "noot":
				if err := b.skip(); err != nil {
					return "", err
				}
			case "plaatje", "illustratie", "formule":
				if err := b.skip(); err != nil {
					return "", err
				}
				text.WriteString(" " + picture + " ")
			case "redactie":
				// What the editors add is marked; what they put in place is the text.
				if attribute(token, "type") == "extra" {
					note, err := b.inline()
					if err != nil {
						return "", err
					}
					text.WriteString(" " + editors + note + "] ")
				}
			case "al", "entry", "li", "li.nr":
				text.WriteByte(' ')
			}
		}
		if text.Len() > maxText {
			return "", b.fault("a text of more than %d KiB in one element", maxText>>10)
		}
	}
	return plain(text.String()), nil
}

// picture stands for what the official text shows as a picture.
const picture = "[afbeelding: zie de officiële publicatie]"

// editors begins a note of the editors of the collection, up to a ].
const editors = "[Red: "

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// clip keeps what stands in a file from filling an error.
func clip(text string) string {
	const most = 40
	text = strings.ToValidUTF8(text, "?")
	if len(text) > most {
		return strings.ToValidUTF8(text[:most], "") + "…"
	}
	return text
}
