package regelrecht

import "go.yaml.in/yaml/v4"

// front07 refuses 0.7.0: it takes away what 0.5 has, and gives rules that 0.5 cannot say.
func front07(r *reader, n *yaml.Node) *Law {
	r.fault(n, "version 0.7.0 of the format is known and not read: it replaces untranslatables by markings, "+
		"has DATE_PART and START_OF, and overrides that void an entitlement", "a file of version 0.5.0 to 0.6.0")
	return nil
}
