package regelrecht

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

var (
	slugForm = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,127}$`)
	nameForm = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_]{0,127}$`)
)

// law reads a whole file.
func (r *reader) law(n *yaml.Node) *Law {
	l := &Law{Place: r.place(n), Format: r.version}
	var layer, ignored, validFrom string
	var published bool
	given := map[string]bool{}
	id := func(name string, to *string) key {
		return key{name: name, read: func(n *yaml.Node) { given[name] = true; r.text(name, to)(n) }}
	}
	ok := r.object(n, "the file",
		key{name: "$schema", need: true},
		key{name: "$id", need: true, read: r.slug("$id", &l.ID)},
		key{name: "regulatory_layer", need: true, read: r.word("regulatory_layer", &layer, layerWords()...)},
		key{name: "publication_date", need: true, read: r.date("publication_date", &l.Published, &published)},
		key{name: "valid_from", read: r.validFrom(l, &validFrom)},
		key{name: "valid_to", since: v053, read: r.date("valid_to", &l.Until, &l.Ends)},
		key{name: "url", need: true, read: r.text("url", &l.URL)},
		key{name: "articles", need: true, read: func(n *yaml.Node) {
			r.list(n, "articles", func(n *yaml.Node) { r.readArticle(l, n) })
		}},
		key{name: "name", read: r.text("name", &l.Name)},
		key{name: "uuid", read: r.text("uuid", &ignored)},
		key{name: "competent_authority", read: r.authority},
		id("bwb_id", &l.BWB), id("celex_nummer", &ignored), id("tractatenblad_id", &ignored),
		id("gemeente_code", &l.Municipality), id("provincie_code", &l.Province), id("officiele_titel", &ignored),
		key{name: "waterschap_code", since: v052, read: func(n *yaml.Node) {
			given["waterschap_code"] = true
			r.text("waterschap_code", &l.WaterBoard)(n)
		}},
		key{name: "eli", read: r.text("eli", &ignored)}, key{name: "unts_nummer", read: r.text("unts_nummer", &ignored)},
		key{name: "stcrt_id", read: r.text("stcrt_id", &ignored)}, key{name: "organisation", read: r.text("organisation", &ignored)},
		key{name: "legal_basis", read: r.legalBases},
		key{name: "preamble", read: r.preamble},
		key{name: "procedure", read: r.procedures},
	)
	if !ok {
		return nil
	}
	l.Layer = Layer(layer)
	for _, want := range needs[l.Layer] {
		if !given[want] {
			r.fault(n, fmt.Sprintf("a %s without %s", layer, want), want+": …")
		}
	}
	if strings.HasPrefix(l.Name, "#") {
		l.Name = ""
	}
	r.resolveValidFrom(l, validFrom, n)
	if l.Dated && l.Ends && l.Until < l.From {
		r.fault(n, "valid_to is before valid_from", "the last day in force")
	}
	r.check(l, n)
	return l
}

func layerWords() []string {
	words := make([]string, len(layers))
	for i, l := range layers {
		words[i] = string(l)
	}
	return words
}

func (r *reader) slug(what string, to *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind != yaml.ScalarNode || !slugForm.MatchString(n.Value) {
			r.fault(n, fmt.Sprintf("%s is %q", what, clip(n.Value)), "lower case letters, digits, _ and -")
			return
		}
		*to = n.Value
	}
}

// validFrom reads a date, or the name of an output that gives it.
func (r *reader) validFrom(l *Law, ref *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if name, is := strings.CutPrefix(n.Value, "#"); is && n.Kind == yaml.ScalarNode {
			*ref = name
			return
		}
		r.date("valid_from", &l.From, &l.Dated)(n)
	}
}

// resolveValidFrom finds the date that an output of the same law gives literally.
func (r *reader) resolveValidFrom(l *Law, name string, n *yaml.Node) {
	if name == "" {
		return
	}
	for _, a := range l.Articles {
		for _, action := range a.Actions {
			if lit, ok := action.Value.(*Literal); ok && action.Output == name {
				if d, isDate := lit.Value.Date(); isDate {
					l.From, l.Dated = d, true
					return
				}
			}
		}
	}
	r.fault(n, fmt.Sprintf("valid_from is #%s, and no article gives that as a date", clip(name)),
		"an action with that output and a date as its value")
}

// authority reads a competent authority, which is not carried out.
func (r *reader) authority(n *yaml.Node) {
	var ignored string
	if n.Kind == yaml.ScalarNode {
		r.text("competent_authority", &ignored)(n)
		return
	}
	r.object(n, "competent_authority", key{name: "name", need: true, read: r.text("name", &ignored)},
		key{name: "type", read: r.word("type", &ignored, "INSTANCE", "CATEGORY")})
}

func (r *reader) legalBases(n *yaml.Node) {
	var ignored string
	r.list(n, "legal_basis", func(n *yaml.Node) {
		r.object(n, "a legal basis", key{name: "law_id", need: true, read: r.text("law_id", &ignored)},
			key{name: "article", need: true, read: r.text("article", &ignored)},
			key{name: "description", read: r.text("description", &ignored)})
	})
}

func (r *reader) preamble(n *yaml.Node) {
	var ignored string
	r.object(n, "preamble", key{name: "text", need: true, read: r.text("text", &ignored)},
		key{name: "url", read: r.text("url", &ignored)},
		key{name: "machine_readable", read: func(n *yaml.Node) {
			r.fault(n, "rules in a preamble, which upstream never carries out", "rules in an article")
		}})
}

// procedures checks the stages of a decision, which are for whoever drives a case.
func (r *reader) procedures(n *yaml.Node) {
	var ignored string
	var flag bool
	r.list(n, "procedure", func(n *yaml.Node) {
		r.object(n, "a procedure", key{name: "id", need: true, read: r.text("id", &ignored)},
			key{name: "default", read: r.truth("default", &flag)},
			key{name: "applies_to", need: true, read: func(n *yaml.Node) {
				r.object(n, "applies_to", key{name: "legal_character", need: true, read: r.text("legal_character", &ignored)})
			}},
			key{name: "stages", need: true, read: func(n *yaml.Node) { r.list(n, "stages", r.stage) }})
	})
}

func (r *reader) stage(n *yaml.Node) {
	var ignored string
	r.object(n, "a stage", key{name: "name", need: true, read: r.text("name", &ignored)},
		key{name: "description", read: r.text("description", &ignored)},
		key{name: "requires", read: func(n *yaml.Node) {
			r.list(n, "requires", func(n *yaml.Node) {
				r.object(n, "what a stage requires", key{name: "name", need: true, read: r.text("name", &ignored)},
					key{name: "type", need: true, read: r.word("type", &ignored, typeWords...)})
			})
		}})
}

// check finds names that mean two things in one article, units that do not go
// together, and numbers of articles that are not unique.
func (r *reader) check(l *Law, n *yaml.Node) {
	var numbers []string
	for _, a := range l.Articles {
		if slices.Contains(numbers, a.Number) && len(a.Actions) > 0 {
			r.faults = append(r.faults, faultAt(a.Place, "article "+a.Number+" stands here for the second time", "one article of that number"))
		}
		numbers = append(numbers, a.Number)
		r.names(a)
		r.units(a)
		r.targets(a)
		r.outputs(a)
	}
}

// outputs finds an output that two actions of one article give: the last would hide the
// others.
func (r *reader) outputs(a *Article) {
	for i, action := range a.Actions {
		for _, other := range a.Actions[:i] {
			if other.Output == action.Output {
				r.faults = append(r.faults, faultAt(action.Place, fmt.Sprintf("article %s: %s is given on line %d too", a.Number, action.Output, other.Place.Line),
					"one action for each output"))
				break
			}
		}
	}
}
