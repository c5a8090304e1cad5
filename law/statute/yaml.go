package statute

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"meent.nl/meent/law/value"
)

// ReadYAML reads a regulation with a text per article, or per lid and onderdeel, as
// the corpus of the ministry of the interior has it: `bwb_id`, `valid_from`, and
// `articles` with `number`, `text` and `url`. Whatever else a file holds is passed
// over. Errors are Faults.
func ReadYAML(name string, r io.Reader) (*Text, error) {
	data, err := io.ReadAll(newBounded(r, MaxYAML))
	if err != nil {
		return nil, Fault{File: name, Message: err.Error()}
	}
	if !utf8.Valid(data) {
		return nil, Fault{File: name, Message: "the file is not UTF-8 text"}
	}
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		return nil, yamlFault(name, err)
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, Fault{File: name, Line: 1, Foreign: true, Message: "the file is no YAML mapping with bwb_id and articles"}
	}
	y := &yamlText{name: name}
	y.text.Format = YAML
	if err := y.file(doc.Content[0]); err != nil {
		return nil, err
	}
	t, wrong := y.finish()
	if wrong != "" {
		return nil, Fault{File: name, Message: wrong}
	}
	return t, nil
}

func yamlFault(name string, err error) error {
	var one *yaml.LoadError
	if errors.As(err, &one) {
		return Fault{File: name, Line: max(one.Mark.Line, 1), Message: "this is not YAML: " + strings.TrimPrefix(one.Message, "yaml: ")}
	}
	return Fault{File: name, Message: "this is not YAML: " + strings.TrimPrefix(err.Error(), "yaml: ")}
}

// yamlText reads one file.
type yamlText struct {
	building
	name string
}

func (y *yamlText) fault(n *yaml.Node, format string, args ...any) error {
	return Fault{File: y.name, Line: n.Line, Message: fmt.Sprintf(format, args...)}
}

// entries are the values of a mapping by key; the first counts.
func entries(n *yaml.Node) map[string]*yaml.Node {
	out := map[string]*yaml.Node{}
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if _, twice := out[n.Content[i].Value]; !twice {
			out[n.Content[i].Value] = n.Content[i+1]
		}
	}
	return out
}

// scalar is a text, whatever YAML takes it for: 1:1 is an article and not 61.
func scalar(n *yaml.Node) string {
	if n == nil || n.Kind != yaml.ScalarNode {
		return ""
	}
	return n.Value
}

var (
	cvdrIn    = regexp.MustCompile(`CVDR[0-9]{1,8}`)
	versionIn = regexp.MustCompile(`/(?:BWB[RVW][0-9]{7})/([0-9]{4}-[0-9]{2}-[0-9]{2})`)
)

func (y *yamlText) file(n *yaml.Node) error {
	top := entries(n)
	y.text.Source = scalar(top["bwb_id"])
	if y.text.Source == "" {
		y.text.Source = cvdrIn.FindString(scalar(top["url"]))
	}
	for _, key := range []string{"name", "officiele_titel", "title"} {
		// A name that begins with # points at a place in the corpus.
		if text := plain(scalar(top[key])); text != "" && !strings.HasPrefix(text, "#") {
			y.text.Title = text
			break
		}
	}
	if err := y.version(top); err != nil {
		return err
	}
	list := top["articles"]
	if list == nil || list.Kind != yaml.SequenceNode {
		return Fault{File: y.name, Line: n.Line, Foreign: true, Message: "the file has no list articles; this reads regulations with a text per article"}
	}
	for _, item := range list.Content {
		if err := y.entry(item); err != nil {
			return err
		}
	}
	return y.divide(list)
}

// version is the first day of the text: valid_from, or else the day in its address.
func (y *yamlText) version(top map[string]*yaml.Node) error {
	day := scalar(top["valid_from"])
	at := top["valid_from"]
	if day == "" {
		if m := versionIn.FindStringSubmatch(scalar(top["url"])); m != nil {
			day, at = m[1], top["url"]
		}
	}
	if day == "" {
		return nil
	}
	from, err := value.ParseDate(day)
	if err != nil {
		return y.fault(at, "the day of this version is wrong: %v", err)
	}
	y.text.From = from
	return nil
}
