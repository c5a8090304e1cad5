package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// font is one TrueType file: what is needed to set text in it.
type font struct {
	file       []byte
	name       string // in the document: F1
	unitsPerEm int
	ascent     int
	descent    int
	bbox       [4]int
	advances   []uint16 // per glyph
	glyphs     map[rune]uint16
}

var errFont = errors.New("pdf: this is not a TrueType font that can be embedded")

// parseFont reads the tables head, hhea, maxp, hmtx and cmap (OpenType 1.9).
func parseFont(file []byte) (f *font, err error) {
	defer func() { // a damaged font reads outside its tables
		if recover() != nil {
			f, err = nil, errFont
		}
	}()
	if len(file) < 12 || binary.BigEndian.Uint32(file) != 0x00010000 {
		return nil, errFont
	}
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		at := file[12+16*i:]
		offset, length := binary.BigEndian.Uint32(at[8:]), binary.BigEndian.Uint32(at[12:])
		tables[string(at[:4])] = file[offset : offset+length]
	}
	f = &font{file: file}
	head, hhea := tables["head"], tables["hhea"]
	f.unitsPerEm = int(binary.BigEndian.Uint16(head[18:]))
	for i := range f.bbox {
		f.bbox[i] = f.em(signed(head[36+2*i:]))
	}
	f.ascent, f.descent = f.em(signed(hhea[4:])), f.em(signed(hhea[6:]))
	f.advances = readAdvances(tables["hmtx"], int(binary.BigEndian.Uint16(hhea[34:])), int(binary.BigEndian.Uint16(tables["maxp"][4:])))
	if f.glyphs, err = readCmap(tables["cmap"]); err != nil {
		return nil, err
	}
	return f, nil
}

func signed(b []byte) int { return int(int16(binary.BigEndian.Uint16(b))) }

// em turns font units into thousandths of an em.
func (f *font) em(units int) int { return units * 1000 / f.unitsPerEm }

// width is the advance of a glyph in thousandths of an em.
func (f *font) width(glyph uint16) int { return f.em(int(f.advances[glyph])) }

func readAdvances(hmtx []byte, measured, glyphs int) []uint16 {
	out := make([]uint16, glyphs)
	for i := range out {
		out[i] = binary.BigEndian.Uint16(hmtx[4*min(i, measured-1):])
	}
	return out
}

// readCmap reads the Unicode subtable of format 4.
func readCmap(cmap []byte) (map[rune]uint16, error) {
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		record := cmap[4+8*i:]
		platform := binary.BigEndian.Uint16(record)
		sub := cmap[binary.BigEndian.Uint32(record[4:]):]
		if (platform == 0 || platform == 3) && binary.BigEndian.Uint16(sub) == 4 {
			return segments(sub), nil
		}
	}
	return nil, fmt.Errorf("%w: it has no Unicode table of format 4", errFont)
}

func segments(sub []byte) map[rune]uint16 {
	n := int(binary.BigEndian.Uint16(sub[6:])) / 2
	ends, starts := sub[14:], sub[16+2*n:]
	deltas, offsets := sub[16+4*n:], sub[16+6*n:]
	at := func(table []byte, i int) int { return int(binary.BigEndian.Uint16(table[2*i:])) }
	glyphs := map[rune]uint16{}
	for i := range n {
		for c := at(starts, i); c <= at(ends, i) && c != 0xFFFF; c++ {
			glyph := c
			if offset := at(offsets, i); offset != 0 {
				if glyph = at(offsets[2*i+offset:], c-at(starts, i)); glyph == 0 {
					continue
				}
			}
			if glyph = (glyph + at(deltas, i)) & 0xFFFF; glyph != 0 {
				glyphs[rune(c)] = uint16(glyph)
			}
		}
	}
	return glyphs
}
