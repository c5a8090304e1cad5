package portal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/document"
	"meent.nl/meent/law/page"
	"meent.nl/meent/law/value"
)

// The pages of the laws are the same for everybody who is not logged in, and may be
// kept for five minutes by whoever fetched them.
const publicFor = "public, max-age=300"

// laws is what the pages of the laws are made of; it is worked out when first asked.
type laws struct {
	set     *document.Set
	changes []value.Date // every day on which a law or a parameter changes, sorted

	mu   sync.Mutex
	sent map[string]sentPage           // pages as they were made for who is not logged in
	uses map[value.Date]func() lawUses // per first day of a stretch in which nothing changes
}

// mostSent bounds how many pages are kept; beyond it all are made anew.
const mostSent = 200

type sentPage struct {
	body []byte
	etag string
}

func newLaws(set *document.Set) *laws {
	l := &laws{set: set, sent: map[string]sentPage{}, uses: map[value.Date]func() lawUses{}}
	note := func(from, until value.Date) {
		l.changes = append(l.changes, from)
		if until != 0 {
			l.changes = append(l.changes, until+1)
		}
	}
	for _, law := range set.Laws() {
		for _, d := range set.Versions(law) {
			note(d.From, d.Until)
			for _, p := range d.Parameters {
				for _, v := range p.Values {
					note(v.From, v.Until)
				}
			}
		}
	}
	slices.Sort(l.changes)
	l.changes = slices.Compact(l.changes)
	return l
}

// since is the first day of the stretch around a date in which no law changes; before
// all of them it is the date itself.
func (l *laws) since(on value.Date) value.Date {
	i, exact := slices.BinarySearch(l.changes, on)
	switch {
	case exact:
		return on
	case i == 0:
		return on
	}
	return l.changes[i-1]
}

// isChange says that on a day, or on the next, something changes in some law.
func (l *laws) isChange(on value.Date) bool {
	_, first := slices.BinarySearch(l.changes, on)
	_, last := slices.BinarySearch(l.changes, on+1)
	return first || last
}

// dateOf reads a date of the address: 2026-01-01. Absent is the other.
func (v *visit) dateOf(name string, absent value.Date) (value.Date, error) {
	text := v.r.URL.Query().Get(name)
	if text == "" {
		return absent, nil
	}
	d, err := value.ParseDate(text)
	if err != nil {
		return 0, kernel.Errorf(kernel.Invalid, "%s is no date: write it as 2026-01-01", name)
	}
	return d, nil
}

// lawOf is the law of the address.
func (v *visit) lawOf() (string, error) {
	law := v.path("law")
	if len(v.laws.set.Versions(law)) == 0 {
		return "", kernel.Errorf(kernel.NotFound, "there is no such law")
	}
	return law, nil
}

// shownOn is the date on which a law is shown where none is asked for: today, or when
// it is not in force the last day, or the first, on which it is.
func (v *visit) shownOn(law string) value.Date {
	today := v.today()
	versions := v.laws.set.Versions(law)
	for _, d := range slices.Backward(versions) {
		switch {
		case d.InForce(today):
			return today
		case d.From <= today && d.Until != 0:
			return d.Until
		}
	}
	return versions[0].From
}

// public sends a page about laws. Who is not logged in gets it from what is kept under
// its address, here being its address in full; make is asked only for what is not.
// rests is what else the page rests on, beside the address and the laws; it may be empty.
// Addresses without end, as those with any day, are not kept: they would drive out others.
func (v *visit) public(name, here, rests string, isKept bool, crumbs []view.Link, make func() (title string, body any, err error)) error {
	key := v.Lang + " " + here + " " + rests
	if !v.loggedIn && isKept {
		if kept, ok := v.laws.kept(key); ok {
			return v.sendPublic(kept)
		}
	}
	title, body, err := make()
	if err != nil {
		return err
	}
	f, err := v.frame(title, crumbs)
	if err != nil {
		return err
	}
	f.Here, f.Body = here, body
	if v.loggedIn {
		return v.set.Send(v.w, http.StatusOK, name, f)
	}
	var b bytes.Buffer
	if err := v.set.Render(&b, name, f); err != nil {
		return err
	}
	sum := sha256.Sum256(b.Bytes())
	made := sentPage{body: b.Bytes(), etag: `W/"` + hex.EncodeToString(sum[:12]) + `"`}
	if isKept {
		v.laws.keep(key, made)
	}
	return v.sendPublic(made)
}

func (v *visit) sendPublic(p sentPage) error {
	h := v.w.Header()
	h.Set("Cache-Control", publicFor)
	h.Set("Vary", "Cookie, Accept-Language")
	h.Set("ETag", p.etag)
	h.Set("Content-Language", v.Lang)
	for candidate := range strings.SplitSeq(v.r.Header.Get("If-None-Match"), ",") {
		if "W/"+strings.TrimPrefix(strings.TrimSpace(candidate), "W/") == p.etag {
			v.w.WriteHeader(http.StatusNotModified)
			return nil
		}
	}
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(p.body)))
	v.w.WriteHeader(http.StatusOK)
	if v.r.Method != http.MethodHead {
		_, _ = v.w.Write(p.body) // the reader has gone; there is nobody to tell
	}
	return nil
}

func (l *laws) kept(key string) (sentPage, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	p, ok := l.sent[key]
	return p, ok
}

func (l *laws) keep(key string, p sentPage) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.sent) >= mostSent {
		clear(l.sent)
	}
	l.sent[key] = p
}

// lawNames are what people call facts, relations and words, in a language.
type lawNames struct{ *visit }

// Label is what the catalogue calls a fact or a relation.
func (n lawNames) Label(name string) (document.Text, bool) {
	if f, ok := n.Catalogue.Field(name); ok {
		return document.Text{NL: f.Label.NL, EN: f.Label.EN}, true
	}
	if r, ok := n.Catalogue.RelationOf(name); ok {
		return document.Text{NL: r.Label.NL, EN: r.Label.EN}, true
	}
	return document.Text{}, false
}

// Word is what the pages call a word of a list.
func (n lawNames) Word(word string, _ page.Lang) (string, bool) {
	key := wordPrefix + word
	if !n.words.Has(key) {
		return "", false
	}
	return n.T(key), true
}

// wordPrefix is what the keys of words of lists begin with.
const wordPrefix = "word."

func (v *visit) lawLang() page.Lang { return page.Lang(v.Lang) }

// lawPath is the page of a law on a date.
func lawPath(law string, on value.Date) string {
	return "/wetten/" + url.PathEscape(law) + "?op=" + on.String()
}

func ruleID(name string) string       { return "regel-" + name }
func numberID(name string) string     { return "getal-" + name }
func factAnchor(name string) string   { return "gegeven-" + name }
func articleID(article string) string { return "artikel-" + strings.ReplaceAll(article, " ", "-") }

// officialText is where the government publishes a regulation, as it read on a day.
func officialText(source string, on value.Date) string {
	switch {
	case strings.HasPrefix(source, "BWB"):
		return "https://wetten.overheid.nl/" + url.PathEscape(source) + "/" + on.String()
	case strings.HasPrefix(source, "CVDR"):
		return "https://lokaleregelgeving.overheid.nl/" + url.PathEscape(source)
	}
	return ""
}

// registerOf is the register that holds a fact or a relation.
func (v *visit) registerOf(name string) (*catalogue.Register, bool) {
	if f, ok := v.Catalogue.Field(name); ok {
		return f.Register, true
	}
	if r, ok := v.Catalogue.RelationOf(name); ok {
		return r.Register, true
	}
	return nil, false
}

// lawTitle is the title of a law on a date, or of its last version.
func (v *visit) lawTitle(law string, on value.Date) string {
	if d, ok := v.laws.set.Document(law, on); ok {
		return d.Title
	}
	if all := v.laws.set.Versions(law); len(all) > 0 {
		return all[len(all)-1].Title
	}
	return law
}
