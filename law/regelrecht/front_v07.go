package regelrecht

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"
)

var v070 = Version{0, 7, 0}

// front07 reads 0.7.0. It has DATE_PART and START_OF, the place of an article in its law,
// what an article declares of its document, and markings where 0.6 has untranslatables;
// it has no enables.
func front07(r *reader, n *yaml.Node) *Law { return r.law(n) }

// placement checks the containers of an article, which nothing is worked out from.
func (r *reader) placement(n *yaml.Node) {
	var ignored string
	var keys []key
	for _, container := range []string{"boek", "deel", "hoofdstuk", "titeldeel", "afdeling", "paragraaf"} {
		keys = append(keys, key{name: container, read: func(n *yaml.Node) {
			r.object(n, container, key{name: "number", need: true, read: r.text("number", &ignored)},
				key{name: "heading", read: r.text("heading", &ignored)})
		}})
	}
	r.object(n, "placement", keys...)
}

// declares checks what an article says of its document, which nothing is worked out from.
func (r *reader) declares(n *yaml.Node) {
	var ignored string
	r.list(n, "declares", func(n *yaml.Node) {
		r.object(n, "what an article declares",
			key{name: "property", need: true, read: r.word("property", &ignored,
				"name", "officiele_titel", "valid_from", "valid_to", "regulatory_layer", "legal_basis")},
			key{name: "value", need: true}, key{name: "applies_from", read: r.text("applies_from", &ignored)})
	})
}

// marking reads a part that the format cannot express. It is refused as an
// untranslatable is, unless a person has accepted it.
func (r *reader) marking(a *Article, n *yaml.Node) {
	u := Untranslatable{Place: r.place(n)}
	var ignored string
	r.object(n, "a marking",
		key{name: "about", need: true, read: r.text("about", &u.Construct)},
		key{name: "reason", need: true, read: r.text("reason", &u.Reason)},
		key{name: "resolution", need: true, read: r.word("resolution", &ignored, "operation", "model")},
		key{name: "resolved_by", need: true, read: r.text("resolved_by", &ignored)},
		key{name: "target", need: true, read: func(n *yaml.Node) {
			r.list(n, "target", func(n *yaml.Node) {
				var name string
				r.name("target", &name)(n)
				u.Targets = append(u.Targets, name)
			})
		}},
		key{name: "legal_text_excerpt", need: true, read: r.text("legal_text_excerpt", &ignored)},
		key{name: "accepted", read: r.truth("accepted", &u.Accepted)})
	a.Untranslatables = append(a.Untranslatables, u)
}

// targets finds what an article works out although it says that it cannot.
func (r *reader) targets(a *Article) {
	for _, u := range a.Untranslatables {
		for _, action := range a.Actions {
			if slices.Contains(u.Targets, action.Output) {
				r.faults = append(r.faults, faultAt(action.Place, fmt.Sprintf("article %s: %s is worked out here, and a marking says that it cannot be",
					a.Number, action.Output), "no action for it, or a marking without it"))
			}
		}
	}
}

// voids refuses an override by which something does not arise at all.
func (r *reader) voids(n *yaml.Node) {
	var is bool
	r.truth("voids", &is)(n)
	if is {
		r.fault(n, "voids: an output that does not arise at all, which is not carried out here", "an override with another value")
	}
}
