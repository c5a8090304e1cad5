// Package nl is the Netherlands as this program knows it: organisations, registers,
// laws, purposes, services, life events and what-ifs, as files that people write.
package nl

import "embed"

// FS holds the files, for catalogue.Load.
//
//go:embed *.yaml organisations registers purposes services life-events what-ifs laws
var FS embed.FS
