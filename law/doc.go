// Package law takes law files in and gives decisions out. It knows no web, no
// SQL, no clock and no resident.
package law
