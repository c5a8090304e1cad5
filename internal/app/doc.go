// Package app is the composition root: the only package that knows every part.
package app
