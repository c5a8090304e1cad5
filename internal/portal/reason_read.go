package portal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// explained is what the law engine answered, as it is stored with a right or a
// decision, with the type of the outcome read.
type explained struct {
	reason.Explanation
	Type value.Type `json:"-"`
}

func readReason(result json.RawMessage) (explained, error) {
	var e explained
	if len(result) == 0 { // nothing was worked out
		return e, nil
	}
	if err := json.Unmarshal(result, &e); err != nil {
		return e, fmt.Errorf("portal: the answer of the law engine is not readable: %w", err)
	}
	e.Type = typeOf(e.Answer.Unit)
	return e, nil
}

// readAnswer reads what it came to and leaves the steps, which are most of it.
func readAnswer(result json.RawMessage) (explained, error) {
	var e explained
	d := json.NewDecoder(bytes.NewReader(result))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return e, nil // nothing was worked out
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return e, fmt.Errorf("portal: the answer of the law engine is not readable: %w", err)
		}
		var into any = &json.RawMessage{}
		if key == "answer" {
			into = &e.Answer
		}
		if err := d.Decode(into); err != nil {
			return e, fmt.Errorf("portal: the answer of the law engine is not readable: %w", err)
		}
		if key == "answer" {
			break
		}
	}
	e.Type = typeOf(e.Answer.Unit)
	return e, nil
}

// pays says whether an answer of the law is an amount to receive.
func (e explained) pays() bool {
	if e.Answer.Status != run.Decided || e.Type.Kind != value.Number || e.Type.Unit.Quantity != value.Euro {
		return false
	}
	d, err := value.ParseDecimal(e.Answer.Text)
	return err == nil && d.Coefficient > 0
}

// typeOf reads a type as the law engine writes it; a relation is a number of persons,
// and of a list of values it is the type of each.
func typeOf(text string) value.Type {
	text = strings.TrimPrefix(text, "list of values in ")
	t, err := value.ParseType(text, func(string) bool { return true })
	if err != nil {
		return value.Type{Kind: value.Word}
	}
	return t
}

// pathOf is where a fact stands among the facts.
func pathOf(of reason.Person, name string) string {
	if of.Relation == "" {
		return name
	}
	return fmt.Sprintf("%s[%d].%s", of.Relation, of.Member, name)
}

// articleLink is the article in the official collection, as it read on that day
// (juriconnect 1.3). Empty where the regulation is not in it.
func articleLink(a reason.Article, on value.Date) string {
	switch {
	case strings.HasPrefix(a.Source, "BWB"):
		return "https://wetten.overheid.nl/jci1.3:c:" + url.PathEscape(a.Source) + "&artikel=" + url.QueryEscape(a.Article) + "&z=" + on.String() + "&g=" + on.String()
	case strings.HasPrefix(a.Source, "CVDR"):
		return "https://lokaleregelgeving.overheid.nl/" + url.PathEscape(a.Source)
	}
	return ""
}
