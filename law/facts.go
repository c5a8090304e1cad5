package law

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// MaxFacts is the most bytes of a facts file.
const MaxFacts = 1 << 20

// maxName is the most bytes of a name that an error repeats.
const maxName = 80

// ReadFacts reads facts in JSON into f:
//
//	{"inkomen": 28500, "geboortedatum": "1985-00-00", "overleden_op": null,
//	 "vermogen": {"from": 0, "to": 5000}, "kinderen": [{"zorg": true}]}
//
// null is not applicable; what is absent is unknown; a date may be incomplete. It
// is strict: a name twice, a name that the vocabulary does not know, a value of
// another type or outside its bounds is an error. unused lists the facts and
// relations that are right but that the program does not read. The error is
// run.Problems, or says where the JSON is broken; it never holds a value.
func ReadFacts(from io.Reader, f *run.Facts, vocabulary document.Vocabulary) (unused []string, err error) {
	limited := &io.LimitedReader{R: from, N: MaxFacts + 1}
	d := json.NewDecoder(limited)
	d.UseNumber()
	r := &factsReader{d: d, f: f, words: vocabulary}
	err = r.subject(f.Applicant(), "", "")
	if err == nil {
		if _, end := d.Token(); !errors.Is(end, io.EOF) {
			err = errors.New("there is more after the end of the facts")
		}
	}
	switch {
	case limited.N <= 0:
		return nil, fmt.Errorf("the facts are longer than %d bytes", MaxFacts)
	case err != nil:
		return nil, fmt.Errorf("the facts are not readable near byte %d: %w", d.InputOffset(), err)
	}
	problems, _ := f.Err().(run.Problems)
	problems = append(slices.Clone(r.problems), problems...)
	if len(problems) > 0 {
		return nil, problems
	}
	return r.unused, nil
}

type factsReader struct {
	d        *json.Decoder
	f        *run.Facts
	words    document.Vocabulary
	problems run.Problems
	unused   []string
}

func (r *factsReader) problem(fact, member, message string) {
	if len(fact) > maxName {
		fact = fact[:maxName] + "…"
	}
	r.problems = append(r.problems, run.Problem{Fact: fact, Member: member, Message: message})
}

// subject reads an object of facts. who is nil for a member of a relation that the
// program does not read. kind is the member name of the relation.
func (r *factsReader) subject(who *run.Subject, kind, label string) error {
	if err := r.delim('{', "an object { } of facts"); err != nil {
		return err
	}
	seen := map[string]bool{}
	for r.d.More() {
		token, err := r.d.Token()
		if err != nil {
			return plain(err)
		}
		name, ok := token.(string)
		if !ok {
			return errors.New("a name is expected")
		}
		if seen[name] {
			r.problem(name, label, "is given twice")
		}
		twice := seen[name]
		seen[name] = true
		if _, isRelation := r.words.Relation(name); isRelation && label == "" {
			if err := r.list(name, twice); err != nil {
				return err
			}
			continue
		}
		if err := r.fact(who, kind, label, name, twice); err != nil {
			return err
		}
	}
	_, err := r.d.Token()
	return plain(err)
}

// fact reads one value.
func (r *factsReader) fact(who *run.Subject, kind, label, name string, skip bool) error {
	decl, known := r.words.Fact(name)
	given, message, err := r.given(decl, known)
	switch {
	case err != nil || skip:
		return err
	case !known:
		r.problem(name, label, "is not a fact or a relation that the catalogue knows")
	case decl.Of != "person" && decl.Of != "household" && decl.Of != kind:
		r.problem(name, label, "is of a "+decl.Of+"; give it inside the list of that relation")
	case message != "":
		r.problem(name, label, message)
	case who == nil || !who.Reads(name):
		if err := given.Fits(decl); err != nil {
			r.problem(name, label, err.Error())
		} else if !slices.Contains(r.unused, name) {
			r.unused = append(r.unused, name)
		}
	default:
		who.Set(name, given)
	}
	return nil
}

// given reads a value: null, true, a number, a text, or a range from … to ….
func (r *factsReader) given(decl document.Fact, known bool) (g run.Given, message string, err error) {
	token, err := r.d.Token()
	if err != nil {
		return g, "", plain(err)
	}
	switch v := token.(type) {
	case nil:
		return run.NotApplicable(), "", nil
	case json.Delim:
		if v == '{' {
			return r.ends(decl, known)
		}
		return g, "must be one value, not a list", r.skip(v)
	}
	g, message = scalar(token, decl, known)
	return g, message, nil
}

// scalar pairs a JSON value with the type that the fact has.
func scalar(token json.Token, decl document.Fact, known bool) (run.Given, string) {
	switch v := token.(type) {
	case bool:
		return run.Truth(v), ""
	case json.Number:
		d, err := value.ParseDecimal(string(v))
		if err != nil {
			return run.Given{}, "must be a number written in at most 18 digits, without an exponent"
		}
		return run.Number(d), ""
	case string:
		if known && (decl.Type.Kind == value.Number || decl.Type.Kind == value.Boolean) {
			return run.Given{}, "must be " + kindWord(decl.Type.Kind) + ", not a text in quotes"
		}
		return run.Text(v), ""
	}
	return run.Given{}, "must be a value"
}

// ends reads the rest of {"from": low, "to": high}; either end may be absent.
func (r *factsReader) ends(decl document.Fact, known bool) (g run.Given, message string, err error) {
	var end [2]run.Given
	var seen [2]bool
	for r.d.More() {
		key, err := r.d.Token()
		if err != nil {
			return g, "", plain(err)
		}
		i := slices.Index([]string{"from", "to"}, fmt.Sprint(key))
		token, err := r.d.Token()
		if err != nil {
			return g, "", plain(err)
		}
		if delim, nested := token.(json.Delim); nested {
			message = rangeForm
			if err := r.skip(delim); err != nil {
				return g, "", err
			}
			continue
		}
		if i < 0 || seen[i] || token == nil {
			message = rangeForm
			continue
		}
		seen[i] = true
		var bad string
		if end[i], bad = scalar(token, decl, known); bad != "" {
			message = bad
		}
	}
	if _, err := r.d.Token(); err != nil {
		return g, "", plain(err)
	}
	if !seen[0] && !seen[1] && message == "" {
		message = rangeForm
	}
	return run.Between(end[0], end[1]), message, nil
}

const rangeForm = `must be one value, or a range as {"from": 0, "to": 5000}`

func kindWord(k value.Kind) string {
	if k == value.Boolean {
		return "true or false"
	}
	return "a number"
}
