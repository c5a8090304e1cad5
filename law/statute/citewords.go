package statute

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sort is what a word does in a citation.
type sort uint8

const (
	other sort = iota
	article
	lid
	onderdeel
	under
	and
	through
	comma
	number
)

// word is a word of a citation.
type word struct {
	text    string // of a number without what stands around it
	raw     string
	kind    sort
	plural  bool
	capital bool
	ordinal string // the number that "tweede" is
}

var ordinals = func() map[string]string {
	names := "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende " +
		"veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste"
	out := map[string]string{}
	for i, name := range strings.Fields(names) {
		out[name] = strconv.Itoa(i + 1)
	}
	return out
}()

var keywords = map[string]word{
	"artikel": {kind: article}, "art": {kind: article}, "artikelen": {kind: article, plural: true}, "artt": {kind: article, plural: true},
	"lid": {kind: lid}, "leden": {kind: lid, plural: true},
	"onderdeel": {kind: onderdeel}, "onderdelen": {kind: onderdeel, plural: true}, "onderd": {kind: onderdeel}, "sub": {kind: onderdeel},
	"onder": {kind: under}, "en": {kind: and}, "of": {kind: and}, "t/m": {kind: through}, "–": {kind: through},
}

// numberForm is the number of an article, lid or onderdeel: 4a, 1:3, 8.14a, aa, e1,
// 1°, III. An article of an old code has its letter in front: B1.
var numberForm = regexp.MustCompile(`^([0-9]{1,4}([.:][0-9]{1,4}){0,3}[a-z]{0,3}°?|[a-z]{1,2}[0-9]{0,2}°?|[IVX]{1,6}|[A-Z][0-9]{1,3}[a-z]?)$`)

// listComma is a comma between two words; that of 28.405,72 is none.
var listComma = regexp.MustCompile(`,(\s|$)`)

// lex parts a segment into words. "tot en met" becomes one.
func lex(segment string) []word {
	var out []word
	for _, field := range strings.Fields(listComma.ReplaceAllString(segment, " , ")) {
		out = append(out, wordOf(field))
		if n := len(out); n >= 3 && out[n-3].text == "tot" && out[n-2].text == "en" && out[n-1].text == "met" {
			out = append(out[:n-3], word{text: "tot en met", raw: "tot en met", kind: through})
		}
	}
	return out
}

func wordOf(field string) word {
	if field == "," {
		return word{text: field, raw: field, kind: comma}
	}
	w, known := keywords[strings.ToLower(strings.TrimSuffix(field, "."))]
	w.text, w.raw = field, field
	first, _ := utf8.DecodeRuneInString(field)
	w.capital = unicode.IsUpper(first) && !known
	if known {
		return w
	}
	w.ordinal = ordinals[strings.ToLower(field)]
	if bare := bareNumber(field); numberForm.MatchString(bare) && w.ordinal == "" {
		w.kind, w.text = number, bare
	}
	return w
}

// bareNumber takes off what may stand around a number: 2. and (a).
func bareNumber(field string) string {
	return strings.TrimSuffix(strings.Trim(field, "()"), ".")
}

func join(words []word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 && w.kind != comma {
			b.WriteByte(' ')
		}
		b.WriteString(w.raw)
	}
	return strings.Trim(b.String(), " ,")
}
