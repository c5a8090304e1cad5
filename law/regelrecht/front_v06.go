package regelrecht

import "go.yaml.in/yaml/v4"

var v060 = Version{0, 6, 0}

// front06 reads 0.6.0, of which the schema explains itself better than that of 0.5.9 and
// allows the same files.
func front06(r *reader, n *yaml.Node) *Law { return r.law(n) }
