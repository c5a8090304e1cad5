package pdf

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// embed writes every font that is used, with the Unicode value of its glyphs.
func (d *Document) embed(w *writer) map[*font]int {
	used := map[*font]map[uint16]rune{}
	for _, p := range d.pages {
		for f, glyphs := range p.used {
			if used[f] == nil {
				used[f] = map[uint16]rune{}
			}
			maps.Copy(used[f], glyphs)
		}
	}
	objects := map[*font]int{}
	for _, f := range slices.Concat(d.fonts.regular, d.fonts.bold) {
		if glyphs := used[f]; glyphs != nil {
			objects[f] = f.embed(w, glyphs)
		}
	}
	return objects
}

// embed writes a font as a composite font whose codes are its glyphs.
func (f *font) embed(w *writer, glyphs map[uint16]rune) int {
	name := "Letter" + f.name
	file := w.stream(fmt.Sprintf("/Length1 %d", len(f.file)), f.file)
	descriptor := w.add(fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R>>",
		name, f.bbox[0], f.bbox[1], f.bbox[2], f.bbox[3], f.ascent, f.descent, f.ascent, file))
	ids := slices.Sorted(maps.Keys(glyphs))
	var widths strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&widths, "%d [%d] ", id, f.width(id))
	}
	descendant := w.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /CIDToGIDMap /Identity /DW 500 /W [%s]>>",
		name, descriptor, widths.String()))
	unicode := w.stream("", []byte(toUnicode(ids, glyphs)))
	return w.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		name, descendant, unicode))
}

// toUnicode is the CMap from glyphs to letters (ISO 32000-1, 9.10.3).
func toUnicode(ids []uint16, glyphs map[uint16]rune) string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for part := range slices.Chunk(ids, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, id := range part {
			fmt.Fprintf(&b, "<%04X> <%s>\n", id, strings.TrimSuffix(strings.TrimPrefix(hexText(string(glyphs[id])), "<FEFF"), ">"))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}
