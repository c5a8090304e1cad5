// Package nl is the Netherlands as this program knows it: organisations, registers,
// laws, purposes, services and life events, as files that people write.
package nl

import "embed"

// FS holds the files, for catalogue.Load.
//
//go:embed *.yaml organisations registers purposes services life-events laws
var FS embed.FS
