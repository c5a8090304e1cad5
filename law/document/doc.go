// Package document reads law files: YAML documents, one per version of a
// regulation, in the order of the regulation. It checks names, types and units
// and reports every fault with file, line and column.
package document
