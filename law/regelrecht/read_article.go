package regelrecht

import (
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/document"
)

var (
	oldCharacters = []string{"BESCHIKKING", "TOETS", "WAARDEBEPALING", "BESLUIT_VAN_ALGEMENE_STREKKING", "INFORMATIEF"}
	newCharacters = append([]string{"RECHTSPOSITIE"}, oldCharacters...)
	decisions     = []string{"TOEKENNING", "AFWIJZING", "GOEDKEURING", "GEEN_BESLUIT", "ALGEMEEN_VERBINDEND_VOORSCHRIFT",
		"BELEIDSREGEL", "VOORBEREIDINGSBESLUIT", "ANDERE_HANDELING", "AANSLAG"}
)

func (r *reader) characters() []string {
	if r.version.before(v059) {
		return oldCharacters
	}
	return newCharacters
}

func faultAt(at document.Place, message, expected string) document.Fault {
	return document.Fault{Place: at, Message: message, Expected: expected}
}

func (r *reader) readArticle(l *Law, n *yaml.Node) {
	a := &Article{Place: r.place(n), Law: l}
	r.article = numberOf(n)
	defer func() { r.article = "" }()
	var ignored string
	r.object(n, "an article",
		key{name: "number", need: true, read: r.text("number", &a.Number)},
		key{name: "text", need: true, read: r.text("text", &a.Text)},
		key{name: "url", need: true, read: r.text("url", &a.URL)},
		key{name: "machine_readable", read: func(n *yaml.Node) { r.section(a, n) }},
		key{name: "placement", since: v070, read: r.placement},
		key{name: "references", read: func(n *yaml.Node) {
			r.list(n, "references", func(n *yaml.Node) {
				keys := []key{{name: "id", need: true, read: r.text("id", &ignored)}, {name: "bwb_id", need: true, read: r.text("bwb_id", &ignored)}}
				for _, part := range []string{"artikel", "lid", "onderdeel", "hoofdstuk", "paragraaf", "afdeling"} {
					keys = append(keys, key{name: part, read: r.text(part, &ignored)})
				}
				r.object(n, "a reference", keys...)
			})
		}},
	)
	l.Articles = append(l.Articles, a)
}

// numberOf is the number of an article before the article has been read.
func numberOf(n *yaml.Node) string {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == "number" {
			return clip(n.Content[i+1].Value)
		}
	}
	return ""
}

// section reads machine_readable.
func (r *reader) section(a *Article, n *yaml.Node) {
	var ignored string
	r.object(n, "machine_readable",
		key{name: "definitions", read: func(n *yaml.Node) { r.definitions(a, n) }},
		key{name: "execution", read: func(n *yaml.Node) { r.execution(a, n) }},
		key{name: "open_terms", read: func(n *yaml.Node) { r.list(n, "open_terms", func(n *yaml.Node) { r.openTerm(a, n) }) }},
		key{name: "implements", read: func(n *yaml.Node) {
			r.list(n, "implements", func(n *yaml.Node) {
				t := Term{Place: r.place(n)}
				r.object(n, "implements", key{name: "law", need: true, read: r.text("law", &t.Law)},
					key{name: "article", need: true, read: r.text("article", &t.Article)},
					key{name: "open_term", need: true, read: r.text("open_term", &t.Term)},
					key{name: "gelet_op", read: r.text("gelet_op", &ignored)})
				a.Implements = append(a.Implements, t)
			})
		}},
		key{name: "hooks", read: func(n *yaml.Node) { r.list(n, "hooks", func(n *yaml.Node) { r.hook(a, n) }) }},
		key{name: "overrides", read: func(n *yaml.Node) {
			r.list(n, "overrides", func(n *yaml.Node) {
				o := Override{Place: r.place(n)}
				r.object(n, "overrides", key{name: "law", need: true, read: r.text("law", &o.Law)},
					key{name: "article", need: true, read: r.text("article", &o.Article)},
					key{name: "output", need: true, read: r.text("output", &o.Output)},
					key{name: "voids", since: v070, read: r.voids},
					key{name: "legal_text_excerpt", since: v070, read: r.text("legal_text_excerpt", &ignored)})
				a.Overrides = append(a.Overrides, o)
			})
		}},
		key{name: "untranslatables", since: v051, until: v070, read: func(n *yaml.Node) {
			r.list(n, "untranslatables", func(n *yaml.Node) { r.untranslatable(a, n) })
		}},
		key{name: "markings", since: v070, read: func(n *yaml.Node) {
			r.list(n, "markings", func(n *yaml.Node) { r.marking(a, n) })
		}},
		key{name: "declares", since: v070, read: r.declares},
		key{name: "competent_authority", read: r.authority},
		key{name: "endpoint", read: r.text("endpoint", &ignored)},
		// Upstream carries out neither of these; what stands in them is not kept.
		key{name: "enables", until: v070}, key{name: "requires"},
	)
}

func (r *reader) definitions(a *Article, n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		r.fault(n, "definitions is "+nodeShape(n), "a mapping of names to values")
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, val := n.Content[i], n.Content[i+1]
		d := Definition{Place: r.place(name), Name: name.Value}
		if !nameForm.MatchString(d.Name) {
			r.fault(name, fmt.Sprintf("%q cannot be a name", clip(d.Name)), "letters, digits and _")
			continue
		}
		if val.Kind != yaml.MappingNode {
			d.Value, _ = r.literal(val)
		} else {
			var kind, ignored string
			f := Field{}
			r.object(val, "a definition",
				key{name: "value", need: true, read: func(n *yaml.Node) { d.Value, _ = r.literal(n) }},
				key{name: "type", read: r.word("type", &kind, typeWords...)},
				key{name: "type_spec", read: func(n *yaml.Node) { r.typeSpec(&f, n) }},
				key{name: "description", read: r.text("description", &ignored)},
				key{name: "legal_basis", read: r.legalBasis})
			d.Unit = f.Unit
			r.declared(valueNode(val), d.Value, Type(kind), f.Unit)
		}
		a.Definitions = append(a.Definitions, d)
	}
}

func valueNode(n *yaml.Node) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == "value" {
			return n.Content[i+1]
		}
	}
	return n
}

// declared refuses text where a definition says that it is a number.
func (r *reader) declared(n *yaml.Node, v Value, kind Type, unit string) {
	if v.Kind == Text && (kind == NumberType || kind == AmountType || unit != "") {
		r.fault(n, "text where a number is declared", "a number in digits, without quotes")
	}
}

// almostNumber is what somebody means as a number and YAML takes for text, or for
// another number: 9e999, 1,000, 010.
var almostNumber = regexp.MustCompile(`^[-+]?(?:[0-9][0-9_,.]*(?:[eE][-+]?[0-9]+)?|0[xob][0-9A-Fa-f_]+)$`)

// literal reads a value that is no operation: a definition, a default.
func (r *reader) literal(n *yaml.Node) (Value, bool) {
	switch n.Kind {
	case yaml.SequenceNode:
		var list []Value
		ok := true
		for _, item := range n.Content {
			v, is := r.literal(item)
			list, ok = append(list, v), ok && is
		}
		return ListOf(list), ok
	case yaml.ScalarNode:
		switch n.Tag {
		case "!!null":
			return Value{}, true
		case "!!bool":
			return TruthOf(n.Value == "true"), true
		case "!!int", "!!float":
			x, ok := r.number(n, "a value")
			return NumberOf(x), ok
		case "!!str", "!!timestamp":
			if n.Style == 0 && almostNumber.MatchString(n.Value) {
				r.fault(n, fmt.Sprintf("a value: %q is not a number in digits", clip(n.Value)), "a number in digits, or quotes around text")
				return Value{}, false
			}
			return TextOf(n.Value), true
		}
	}
	r.fault(n, "a value is "+nodeShape(n), "a number, text, true, false, null or a list of them")
	return Value{}, false
}

func (r *reader) openTerm(a *Article, n *yaml.Node) {
	t := OpenTerm{Field: Field{Place: r.place(n), Required: true}}
	var kind, layer, ignored string
	r.object(n, "an open term",
		key{name: "id", need: true, read: r.name("id", &t.Name)},
		key{name: "type", need: true, read: r.word("type", &kind, "string", "number", "boolean", "amount", "date")},
		key{name: "description", read: r.text("description", &t.Description)},
		key{name: "required", read: r.truth("required", &t.Required)},
		key{name: "delegated_to", read: r.text("delegated_to", &ignored)},
		key{name: "delegation_type", read: r.word("delegation_type", &layer, layerWords()...)},
		key{name: "legal_basis", read: r.text("legal_basis", &ignored)},
		key{name: "expected_source", since: v070, read: r.text("expected_source", &ignored)},
		key{name: "decided_per_case_by", since: v070, read: r.text("decided_per_case_by", &ignored)},
		key{name: "default", read: func(n *yaml.Node) {
			t.HasDefault = true
			r.object(n, "default", key{name: "actions", read: func(n *yaml.Node) { t.Default = r.actions(n) }})
		}})
	t.Type, t.Layer = Type(kind), Layer(layer)
	a.OpenTerms = append(a.OpenTerms, t)
}

func (r *reader) hook(a *Article, n *yaml.Node) {
	h := Hook{Place: r.place(n), Stage: "BESLUIT"}
	var point string
	r.object(n, "a hook",
		key{name: "hook_point", need: true, read: r.word("hook_point", &point, "pre_actions", "post_actions")},
		key{name: "applies_to", need: true, read: func(n *yaml.Node) {
			r.object(n, "applies_to",
				key{name: "legal_character", need: true, read: r.word("legal_character", &h.LegalCharacter, r.characters()...)},
				key{name: "decision_type", read: r.word("decision_type", &h.DecisionType, decisions...)},
				key{name: "stage", read: r.text("stage", &h.Stage)})
		}})
	h.Before = point == "pre_actions"
	a.Hooks = append(a.Hooks, h)
}

func (r *reader) untranslatable(a *Article, n *yaml.Node) {
	u := Untranslatable{Place: r.place(n)}
	var ignored string
	r.object(n, "an untranslatable",
		key{name: "construct", need: true, read: r.text("construct", &u.Construct)},
		key{name: "reason", need: true, read: r.text("reason", &u.Reason)},
		key{name: "suggestion", read: r.text("suggestion", &ignored)},
		key{name: "legal_text_excerpt", read: r.text("legal_text_excerpt", &ignored)},
		key{name: "accepted", read: r.truth("accepted", &u.Accepted)})
	a.Untranslatables = append(a.Untranslatables, u)
}

func (r *reader) legalBasis(n *yaml.Node) {
	var ignored string
	var keys []key
	for _, k := range strings.Fields("law bwb_id article paragraph sentence url juriconnect explanation") {
		keys = append(keys, key{name: k, read: r.text(k, &ignored)})
	}
	r.object(n, "legal_basis", keys...)
}
