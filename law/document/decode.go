package document

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/value"
)

// Kinds are the kinds of regulation. An uitvoeringspraktijk is none: it is what an
// organisation does where no regulation says how, and is shown as such.
var Kinds = []string{"wet", "amvb", "ministeriele-regeling", "verordening", "beleidsregel", "uitvoeringspraktijk"}

var (
	lawForm    = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	sourceForm = regexp.MustCompile(`^(BWB[RVW][0-9]{7}|CVDR[0-9]{1,8}|TG[0-9]{3}-[0-9A-Z]{2,8}|www\.[a-z0-9-]{2,60}\.nl)$`)
	// municipalityForm is that of the words of a fact.
	municipalityForm = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)
	nameForm         = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
)

const (
	lawWords          = "lower case letters, digits and -, as zorgtoeslag or wet-ib-2001"
	municipalityWords = "a word of the fact that says which municipality it is, as utrecht or 0344"
	nameWords         = "lower case letters, digits and _, as drempelinkomen"
)

// document decodes one law file.
func (r *reader) document(n *yaml.Node) *Document {
	d := &Document{Place: r.place(n), Lines: r.lines()}
	parts := struct{ parameters, terms, articles *yaml.Node }{}
	ok := r.object(n, "a law file",
		field{"law", true, r.matching(&d.Law, "law", lawForm, lawWords)},
		field{"title", true, r.string(&d.Title, "title")},
		field{"kind", true, r.oneOf(&d.Kind, "kind", Kinds)},
		field{"source", true, r.matching(&d.Source, "source", sourceForm, "a BWB or CVDR identifier, as BWBR0018451 or CVDR641652, the number of a leaflet, as TG082-1Z51FD, or, where none is known, the site that publishes the rules, as www.diemen.nl")},
		field{"in_force", true, func(n *yaml.Node) { r.interval(n, d) }},
		field{"municipality", false, func(n *yaml.Node) {
			r.note(d, "municipality", n)
			r.matching(&d.Municipality, "municipality", municipalityForm, municipalityWords)(n)
		}},
		field{"carried_out_by", true, r.matching(&d.CarriedOutBy, "carried_out_by", lawForm, lawWords)},
		field{"plain", true, r.plain(&d.Plain, "plain")},
		field{"takes", false, func(n *yaml.Node) { r.list(n, "takes", func(n *yaml.Node) { r.take(n, d) }) }},
		field{"open_terms", false, func(n *yaml.Node) { parts.terms = n }},
		field{"parameters", false, func(n *yaml.Node) { parts.parameters = n }},
		field{"articles", true, func(n *yaml.Node) { parts.articles = n }},
	)
	if !ok {
		return nil
	}
	if at, given := r.notes[note{d, "municipality"}]; given && d.Kind != "" && !slices.Contains(municipalKinds, d.Kind) {
		r.fault(at, "a "+d.Kind+" is not made by a municipality", "municipality with kind: "+strings.Join(municipalKinds, " or "))
	}
	// These need the name of the law, which may stand below them.
	if parts.terms != nil {
		r.list(parts.terms, "open_terms", func(n *yaml.Node) { r.openTerm(n, d) })
	}
	if parts.parameters != nil {
		r.list(parts.parameters, "parameters", func(n *yaml.Node) { r.parameter(n, d) })
	}
	if parts.articles != nil {
		r.articles(parts.articles, d)
	}
	return d
}

func (r *reader) interval(n *yaml.Node, d *Document) {
	r.object(n, "in_force",
		field{"from", true, func(n *yaml.Node) {
			var ok bool
			if d.From, ok = r.date(n, "from"); ok {
				r.note(d, dated, n)
			}
		}},
		field{"until", false, func(n *yaml.Node) {
			var ok bool
			if d.Until, ok = r.date(n, "until"); ok {
				r.note(d, "until", n)
			}
		}},
	)
	_, isDated := r.notes[note{d, dated}]
	if at, ok := r.notes[note{d, "until"}]; ok && isDated && d.Until < d.From {
		r.fault(at, fmt.Sprintf("in force until %s, which is before %s", d.Until, d.From), "the last day in force")
		delete(r.notes, note{d, dated})
	}
}

func (r *reader) take(n *yaml.Node, d *Document) {
	t := Take{Place: r.place(n)}
	r.object(n, "an item of takes",
		field{"from", true, r.matching(&t.From, "from", lawForm, lawWords)},
		field{"names", true, func(n *yaml.Node) {
			r.list(n, "names", func(n *yaml.Node) {
				var name string
				r.matching(&name, "a name", nameForm, nameWords)(n)
				if name == "" {
					return
				}
				t.Names = append(t.Names, name)
				r.note(d, "take "+t.From+"."+name, n)
			})
		}},
	)
	d.Takes = append(d.Takes, t)
}

func (r *reader) openTerm(n *yaml.Node, d *Document) {
	t := &OpenTerm{Place: r.place(n)}
	r.object(n, "an open term",
		field{"name", true, r.name(&t.Name, t)},
		field{"label", false, r.plain(&t.Label, "label")},
		field{"yields", true, func(n *yaml.Node) { r.valueType(n, &t.Type, "yields") }},
		field{"cites", true, r.string(&t.Cites, "cites")},
		field{"of", false, r.matching(&t.Of, "of", nameForm, "person, household or the member of a relation")},
		field{"per_municipality", false, func(n *yaml.Node) {
			r.note(t, "per", n)
			r.matching(&t.Per, "per_municipality", nameForm, "the fact or rule that says which municipality it is")(n)
		}},
	)
	_, per := r.notes[note{t, "per"}]
	switch {
	case per && (t.Of == "" || t.Label == Text{}):
		r.fault(t.Place, "a term that municipalities set without of or label", "of: …, as household, and label: {nl: …, en: …}")
	case !per && t.Of != "":
		r.fault(t.Place, "of on a term that one regulation sets for all", "of only with per_municipality; what fills it says of whom it is")
	}
	d.OpenTerms = append(d.OpenTerms, t)
}

// string reads a text into target.
func (r *reader) string(target *string, what string) func(*yaml.Node) {
	return func(n *yaml.Node) { *target, _ = r.scalar(n, what, "a text") }
}

// matching reads a text of a fixed form into target, which stays empty otherwise.
func (r *reader) matching(target *string, what string, form *regexp.Regexp, expected string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		text, ok := r.scalar(n, what, expected)
		if !ok {
			return
		}
		if !form.MatchString(text) || len(text) > 80 {
			r.fault(r.place(n), fmt.Sprintf("%s %q has the wrong form", what, clip(text)), expected)
			return
		}
		*target = text
	}
}

// name reads the name of a part of a document and notes where it stands.
func (r *reader) name(target *string, owner any) func(*yaml.Node) {
	return func(n *yaml.Node) {
		r.note(owner, "name", n)
		r.matching(target, "name", nameForm, nameWords)(n)
	}
}

func (r *reader) oneOf(target *string, what string, allowed []string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		text, ok := r.scalar(n, what, "one of "+strings.Join(allowed, ", "))
		if !ok {
			return
		}
		for _, a := range allowed {
			if a == text {
				*target = text
				return
			}
		}
		r.fault(r.place(n), fmt.Sprintf("%s %q is unknown", what, clip(text)), "one of "+strings.Join(allowed, ", "))
	}
}

// plain reads a text in both languages.
func (r *reader) plain(target *Text, what string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		r.object(n, what,
			field{"nl", true, r.string(&target.NL, what+" in Dutch")},
			field{"en", true, r.string(&target.EN, what+" in English")})
	}
}

func (r *reader) valueType(n *yaml.Node, target *value.Type, what string) {
	text, ok := r.scalar(n, what, value.TypeForms)
	if !ok {
		return
	}
	t, err := value.ParseType(text, func(name string) bool { _, known := r.voc.Relation(name); return known })
	if err != nil {
		r.fault(r.place(n), what+": "+err.Error(), value.TypeForms)
		return
	}
	*target = t
}
