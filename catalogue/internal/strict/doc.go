// Package strict reads YAML files that people write: every key is one that the
// reader knows, everything that is needed is there, and every fault is noted with
// file, line and column before reading goes on.
//
// Anchors, aliases, tags, deep nesting and large files are refused: no declaration
// needs them, and a hostile file is made of them.
package strict
