package document

import "slices"

// NewVocabulary is a vocabulary of these facts and relations. Of two of one name the
// first counts.
func NewVocabulary(facts []Fact, relations ...RelationDecl) Vocabulary {
	v := vocabulary{facts: make(map[string]Fact, len(facts)), relations: relations}
	for _, f := range facts {
		if _, twice := v.facts[f.Name]; !twice {
			v.facts[f.Name] = f
		}
	}
	return v
}

type vocabulary struct {
	facts     map[string]Fact
	relations []RelationDecl
}

func (v vocabulary) Fact(name string) (Fact, bool) {
	f, ok := v.facts[name]
	return f, ok
}

func (v vocabulary) Relation(name string) (RelationDecl, bool) {
	i := slices.IndexFunc(v.relations, func(r RelationDecl) bool { return r.Name == name })
	if i < 0 {
		return RelationDecl{}, false
	}
	return v.relations[i], true
}

func (v vocabulary) Relations() []RelationDecl { return v.relations }
