package regelrecht

import "go.yaml.in/yaml/v4"

// What each version brought: 0.5.1 untranslatables, 0.5.2 regulations of water boards,
// 0.5.3 valid_to, 0.5.4 DATE_DIFF, 0.5.5 ROUND, CEIL and FLOOR, 0.5.6 more units, 0.5.7
// FOREACH, 0.5.8 nullable and that a parameter is required unless it says otherwise,
// 0.5.9 RECHTSPOSITIE.
var (
	v050 = Version{0, 5, 0}
	v051 = Version{0, 5, 1}
	v052 = Version{0, 5, 2}
	v053 = Version{0, 5, 3}
	v054 = Version{0, 5, 4}
	v055 = Version{0, 5, 5}
	v056 = Version{0, 5, 6}
	v057 = Version{0, 5, 7}
	v058 = Version{0, 5, 8}
	v059 = Version{0, 5, 9}
)

func front05(r *reader, n *yaml.Node) *Law { return r.law(n) }
