// Package config holds the one typed configuration: defaults in code, a YAML file, MEENT_* variables; strict, all faults at once.
package config
