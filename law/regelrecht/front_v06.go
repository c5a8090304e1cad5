package regelrecht

import "go.yaml.in/yaml/v4"

// front06 reads 0.6.0, which adds examples to fields and changes nothing else.
func front06(r *reader, n *yaml.Node) *Law {
	r.examples = true
	return r.law(n)
}
