package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"
)

// writer numbers and writes the objects of a file.
type writer struct {
	objects []string // object n is objects[n-1]
	err     error
}

func (w *writer) reserve() int { w.objects = append(w.objects, ""); return len(w.objects) }

func (w *writer) put(number int, body string) { w.objects[number-1] = body }

func (w *writer) add(body string) int { n := w.reserve(); w.put(n, body); return n }

func (w *writer) stream(dictionary string, content []byte) int {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	if _, err := z.Write(content); err != nil && w.err == nil {
		w.err = err
	}
	if err := z.Close(); err != nil && w.err == nil {
		w.err = err
	}
	return w.add(fmt.Sprintf("<<%s /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", dictionary, packed.Len(), packed.String()))
}

// WriteTo writes the whole document. Nothing may be added to it afterwards.
func (d *Document) WriteTo(out io.Writer) (int64, error) {
	for _, p := range d.pages {
		d.foot(p)
	}
	w := &writer{}
	catalog := d.assemble(w)
	if w.err != nil {
		return 0, fmt.Errorf("pdf: %w", w.err)
	}
	var file bytes.Buffer
	file.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	offsets := make([]int, len(w.objects))
	for i, body := range w.objects {
		offsets[i] = file.Len()
		fmt.Fprintf(&file, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	id := sha256.Sum256(file.Bytes())
	start := file.Len()
	fmt.Fprintf(&file, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&file, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&file, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(offsets)+1, catalog, len(w.objects), id[:16], id[:16], start)
	n, err := out.Write(file.Bytes())
	return int64(n), err
}

// assemble writes every object and returns the catalog; the last is the information
// dictionary.
func (d *Document) assemble(w *writer) int {
	catalog, tree, pages := w.reserve(), w.reserve(), w.reserve()
	pageObject := map[*page]int{}
	for _, p := range d.pages {
		pageObject[p] = w.reserve()
	}
	for i, l := range d.links {
		l.object, l.key = w.reserve(), len(d.pages)+i
	}
	d.structure(w, tree, func(p *page) int { return pageObject[p] })
	fonts := d.embed(w)
	var kids strings.Builder
	for _, p := range d.pages {
		fmt.Fprintf(&kids, "%d 0 R ", pageObject[p])
		w.put(pageObject[p], d.pageDictionary(w, p, pages, fonts))
	}
	for _, l := range d.links {
		w.put(l.object, fmt.Sprintf("<</Type /Annot /Subtype /Link /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] /F 4 /StructParent %d /Contents %s /A <</S /URI /URI %s>>>>",
			l.box[0], l.box[1], l.box[2], l.box[3], l.key, hexText(l.text), asciiText(l.href)))
	}
	w.put(pages, fmt.Sprintf("<</Type /Pages /Count %d /Kids [%s]>>", len(d.pages), kids.String()))
	meta := w.reserve()
	w.put(meta, d.metadata())
	w.put(catalog, fmt.Sprintf("<</Type /Catalog /Pages %d 0 R /Lang %s /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R /Metadata %d 0 R /ViewerPreferences <</DisplayDocTitle true>>>>",
		pages, asciiText(d.info.Lang), tree, meta))
	w.add(fmt.Sprintf("<</Title %s /Author %s /CreationDate %s /Producer (Meent)>>",
		hexText(d.info.Title), hexText(d.info.Author), asciiText("D:"+d.info.Created.UTC().Format("20060102150405")+"Z")))
	return catalog
}

func (d *Document) pageDictionary(w *writer, p *page, parent int, fonts map[*font]int) string {
	content := w.stream("", p.content.Bytes())
	var use, annotations strings.Builder
	for _, f := range slices.SortedFunc(maps.Keys(p.used), func(a, b *font) int { return strings.Compare(a.name, b.name) }) {
		fmt.Fprintf(&use, "/%s %d 0 R ", f.name, fonts[f])
	}
	for _, l := range d.links {
		if l.page == p {
			fmt.Fprintf(&annotations, "%d 0 R ", l.object)
		}
	}
	extra := ""
	if annotations.Len() > 0 {
		extra = " /Annots [" + annotations.String() + "]"
	}
	return fmt.Sprintf("<</Type /Page /Parent %d 0 R /MediaBox [0 0 %.2f %.2f] /Contents %d 0 R /Resources <</Font <<%s>>>> /StructParents %d /Tabs /S%s>>",
		parent, pageWidth, pageHeight, content, use.String(), p.number, extra)
}

// structure writes the structure tree and the way back from pages and links to it.
func (d *Document) structure(w *writer, tree int, pageObject func(*page) int) {
	d.root.all(func(e *element) { e.object = w.reserve() })
	d.root.all(func(e *element) {
		parent := tree
		if e.parent != nil {
			parent = e.parent.object
		}
		w.put(e.object, e.dictionary(parent, pageObject))
	})
	var numbers strings.Builder
	for _, p := range d.pages {
		fmt.Fprintf(&numbers, "%d [", p.number)
		for _, e := range p.marked {
			fmt.Fprintf(&numbers, "%d 0 R ", e.object)
		}
		numbers.WriteString("] ")
	}
	for _, l := range d.links {
		fmt.Fprintf(&numbers, "%d %d 0 R ", l.key, l.element.object)
	}
	parents := w.add(fmt.Sprintf("<</Nums [%s]>>", numbers.String()))
	w.put(tree, fmt.Sprintf("<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>",
		d.root.object, parents, len(d.pages)+len(d.links)))
}

// hexText is a text string in UTF-16, which needs no escapes.
func hexText(text string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String() + ">"
}

// asciiText is a string of ASCII; anything else is left out.
func asciiText(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		switch {
		case c == '(' || c == ')' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c >= ' ' && c < 0x7f:
			b.WriteByte(c)
		}
	}
	return "(" + b.String() + ")"
}
