// Package config holds the one typed configuration of a program that runs.
//
// Purpose: defaults in code, over those a YAML file, over that MEENT_* variables,
// over that the command line. The list of settings (settings.go) is the only place
// that names them: files, variables, docs/configuration.md and `meent config check`
// all follow from it.
//
// Invariants:
//   - Strict: an unknown key or variable, a key twice, a value of the wrong kind are
//     faults. All faults are told at once, each with its place.
//   - A secret is never printed, also not in a fault.
//   - No globals: who needs a setting is given it.
package config
