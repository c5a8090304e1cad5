package statute

import "fmt"

// Found is what a place names in a text.
type Found struct {
	Article *Article
	// Parts are the leden and onderdelen that are named; empty where the place names
	// the article as a whole. Of an article that is Whole nothing can be named inside.
	Parts []Part
	// Unsure says that it cannot be known whether the lid or onderdeel is there,
	// because the article is Whole.
	Unsure bool
}

// Missing says that a place is not in a text. It is an error.
type Missing struct {
	What   string // artikel 7, lid 5, onderdeel b
	In     string // where it is missing: artikel 7 lid 2; empty: the regulation as a whole
	Reason string // why, where it is not just absent: it is vervallen
}

func (m Missing) Error() string {
	text := m.What
	if m.In != "" {
		text = m.In + " has no " + m.What
	} else {
		text = "there is no " + text
	}
	if m.Reason != "" {
		text += " (" + m.Reason + ")"
	}
	return text
}

// Find looks a place up. A range of articles gives all of them that are in force, from
// one end to the other, and both ends must be there. The error is a Missing.
func (t *Text) Find(p Place) ([]Found, error) {
	articles, err := t.spanned(p.Article)
	if err != nil {
		return nil, err
	}
	var out []Found
	for _, a := range articles {
		f := Found{Article: a}
		if p.Lid.From != "" || len(p.Onderdeel) > 0 {
			if f.Parts, err = a.inside(p); err != nil {
				return nil, err
			}
			f.Unsure = a.Whole
		}
		out = append(out, f)
	}
	return out, nil
}

func (t *Text) spanned(s Span) ([]*Article, error) {
	from, err := t.inForce(s.From)
	if err != nil || s.To == "" {
		return []*Article{from}, err
	}
	to, err := t.inForce(s.To)
	if err != nil {
		return nil, err
	}
	var out []*Article
	within := false
	for i := range t.Articles {
		a := &t.Articles[i]
		within = within || a == from
		if within && a.Status == InForce {
			out = append(out, a)
		}
		if a == to {
			break
		}
	}
	if len(out) == 0 {
		return nil, Missing{What: "artikel " + s.From + " tot en met " + s.To, Reason: "the last stands before the first"}
	}
	return out, nil
}

func (t *Text) inForce(number string) (*Article, error) {
	a, ok := t.Article(number)
	switch {
	case !ok:
		return nil, Missing{What: "artikel " + number}
	case a.Status != InForce:
		return nil, Missing{What: "artikel " + number, Reason: "it is " + string(a.Status)}
	case len(a.Parts) == 1 && a.Parts[0].Kind == Alinea && a.Parts[0].Status() != InForce:
		return nil, Missing{What: "artikel " + number, Reason: "it is " + string(a.Parts[0].Status())}
	}
	return a, nil
}

// inside finds the leden and onderdelen of a place.
func (a *Article) inside(p Place) ([]Part, error) {
	if a.Whole {
		return nil, nil
	}
	at, in := a.Parts, "artikel "+a.Number
	if p.Lid.From != "" {
		found, err := among(at, Lid, p.Lid, in)
		if err != nil {
			// An article of one lid may be cited as having it.
			if sameNumber(p.Lid.From, "1") && p.Lid.To == "" && len(leden(at)) == 0 && len(at) > 0 {
				found = at
			} else {
				return nil, err
			}
		} else {
			at = nil
			for _, f := range found {
				at = append(at, f.Parts...)
			}
		}
		in += " " + spanName("lid", p.Lid)
		if len(p.Onderdeel) == 0 {
			return found, nil
		}
	}
	var found []Part
	for _, s := range p.Onderdeel {
		var err error
		if found, err = among(at, Onderdeel, s, in); err != nil {
			return nil, err
		}
		in += " " + spanName("onderdeel", s)
		at = nil
		for _, f := range found {
			at = append(at, f.Parts...)
		}
	}
	return found, nil
}

// among finds the parts of a kind that a span names; both ends must be there.
func among(parts []Part, kind Kind, s Span, in string) ([]Part, error) {
	from, to := -1, -1
	for i, p := range parts {
		if p.Kind == kind && from < 0 && sameNumber(p.Number, s.From) {
			from = i
		}
		if p.Kind == kind && from >= 0 && to < 0 && sameNumber(p.Number, s.To) {
			to = i
		}
	}
	if s.To == "" {
		to = from
	}
	switch {
	case from < 0:
		return nil, Missing{What: string(kind) + " " + s.From, In: in}
	case to < 0:
		return nil, Missing{What: string(kind) + " " + s.To, In: in}
	case parts[from].Status() != InForce:
		return nil, Missing{What: string(kind) + " " + s.From, In: in, Reason: "it is " + string(parts[from].Status())}
	}
	var out []Part
	for _, p := range parts[from : to+1] {
		if p.Kind == kind {
			out = append(out, p)
		}
	}
	return out, nil
}

func spanName(what string, s Span) string {
	if s.To == "" {
		return what + " " + s.From
	}
	return fmt.Sprintf("%s %s tot en met %s", what, s.From, s.To)
}

// String writes a place as it is cited: artikel 2 lid 3 onderdeel a onder 1°.
func (p Place) String() string {
	text := spanName("artikel", p.Article)
	if p.Law != "" {
		text = p.Law + " " + text
	}
	if p.Lid.From != "" {
		text += " " + spanName("lid", p.Lid)
	}
	for i, s := range p.Onderdeel {
		word := "onderdeel"
		if i > 0 {
			word = "onder"
		}
		text += " " + spanName(word, s)
	}
	return text
}
