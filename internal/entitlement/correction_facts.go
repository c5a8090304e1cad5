package entitlement

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/register"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/timeline"
)

// basisFacts are the facts of a decision beside what is known now, by their path in the
// decision.
type basisFacts struct {
	then    map[string]json.RawMessage // by path
	members map[string]int             // of each relation, how many there were
	order   []string                   // the paths
	now     map[string]FactUse
	// later are facts that the decision did not use, as they are known now, by path.
	later map[string]FactUse
	// others are relations of which the members are not who they were.
	others []string
}

// compared lays what is known now beside the facts of a decision.
func (s *Service) compared(b Basis, uses []FactUse) (*basisFacts, error) {
	f := &basisFacts{then: map[string]json.RawMessage{}, members: map[string]int{}, now: map[string]FactUse{}, later: map[string]FactUse{}}
	var root map[string]json.RawMessage
	if err := json.Unmarshal(b.Facts, &root); err != nil {
		return nil, kernel.Errorf(kernel.Internal, "the facts of decision %s cannot be read", b.ID)
	}
	for name, raw := range root {
		if _, ok := s.Catalogue.RelationOf(name); !ok {
			f.add(name, raw)
			continue
		}
		var members []map[string]json.RawMessage
		if err := json.Unmarshal(raw, &members); err != nil {
			return nil, kernel.Errorf(kernel.Internal, "the facts of decision %s cannot be read", b.ID)
		}
		f.members[name] = len(members)
		for i, m := range members {
			for field, raw := range m {
				f.add(memberPath(name, i+1, field), raw)
			}
		}
	}
	slices.Sort(f.order)
	f.match(b, uses)
	return f, nil
}

func (f *basisFacts) add(path string, raw json.RawMessage) {
	f.then[path] = raw
	f.order = append(f.order, path)
}

// match gives each fact of now its path in the decision: the first member of a relation
// then may be the second now.
func (f *basisFacts) match(b Basis, uses []FactUse) {
	was, is := map[string][]kernel.ResidentID{}, map[string][]kernel.ResidentID{}
	for _, source := range b.Sources {
		place(was, source.Path, source.Member)
	}
	known := map[string]bool{}
	for _, use := range uses {
		if use.Field == "" {
			known[use.Relation] = use.State == register.Known.String()
			continue
		}
		place(is, use.Path, use.Member)
	}
	for relation, n := range f.members {
		if known[relation] && !sameMembers(was[relation], is[relation], n) {
			f.others = append(f.others, relation)
		}
	}
	slices.Sort(f.others)
	for _, use := range uses {
		path := use.Path
		if use.Field == "" || slices.Contains(f.others, use.Relation) {
			continue
		}
		if at := slices.Index(was[use.Relation], use.Member); use.Relation != "" && use.Member != "" && at >= 0 {
			path = memberPath(use.Relation, at+1, use.Field)
		}
		if _, used := f.then[path]; used {
			f.now[path] = use
		} else {
			f.later[path] = use
		}
	}
}

// place puts a person at their number in a relation.
func place(all map[string][]kernel.ResidentID, path string, who kernel.ResidentID) {
	relation, n, _ := splitPath(path)
	if relation == "" {
		return
	}
	for len(all[relation]) < n {
		all[relation] = append(all[relation], "")
	}
	all[relation][n-1] = who
}

// sameMembers says whether the members of a relation are who they were, of n persons then.
// Of whom it is not stored who they were the number tells.
func sameMembers(was, is []kernel.ResidentID, n int) bool {
	if len(is) != n {
		return false
	}
	for _, who := range is {
		if who != "" && len(was) == n && !slices.Contains(was, "") && !slices.Contains(was, who) {
			return false
		}
	}
	return true
}

func memberPath(relation string, n int, field string) string {
	return fmt.Sprintf("%s[%d].%s", relation, n, field)
}

// splitPath parts kinderen[1].geboortedatum; of a fact of the resident self relation is empty.
func splitPath(path string) (relation string, n int, field string) {
	relation, rest, ok := strings.Cut(path, "[")
	number, field, dotted := strings.Cut(rest, "].")
	n, err := strconv.Atoi(number)
	if !ok || !dotted || err != nil || n < 1 || n > mostMembers {
		return "", 0, path
	}
	return relation, n, field
}

// valueNow is what is known now as the law engine reads it; ok is false where that is no
// news: the register was not asked, or did not answer.
func (s *Service) valueNow(use FactUse) (raw json.RawMessage, ok bool, err error) {
	field, declared := s.Catalogue.Field(use.Field)
	state, parsed := register.ParseState(use.State)
	if !declared || !parsed {
		return nil, false, nil
	}
	var v any
	switch state {
	case register.Known:
		v = lawValue(field.Type, use.Text)
	case register.NotApplicable:
	case register.Incomplete:
		v = map[string]any{"from": lawValue(field.Type, use.Low), "to": lawValue(field.Type, use.High)}
	case register.Unknown:
		return nil, use.Since != 0, nil
	default:
		return nil, false, nil
	}
	raw, err = json.Marshal(v)
	return raw, true, err
}

// asGivenRaw reads a stored value for the law engine.
func asGivenRaw(raw json.RawMessage) (run.Given, error) {
	if len(raw) == 0 {
		return run.Unknown(), nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return run.Given{}, fmt.Errorf("entitlement: a fact of a decision cannot be read")
	}
	return given(v)
}

// knownFact is a stored value as it is shown.
func knownFact(raw json.RawMessage) KnownFact {
	var ends struct{ From, To json.RawMessage }
	switch {
	case len(raw) == 0:
		return KnownFact{State: register.Unknown.String()}
	case string(raw) == "null":
		return KnownFact{State: register.NotApplicable.String()}
	case raw[0] == '{' && json.Unmarshal(raw, &ends) == nil:
		return KnownFact{State: register.Incomplete.String(), Low: unquoted(ends.From), High: unquoted(ends.To)}
	}
	return KnownFact{State: register.Known.String(), Text: unquoted(raw)}
}

func unquoted(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	return string(raw)
}

func instant(at time.Time) timeline.Instant { return timeline.Instant(at.UnixMicro()) }
