// Package purpose answers one question: may this field be read, for this purpose?
//
// What is not granted in the catalogue is refused: an unknown purpose allows
// nothing, an unknown field is never allowed. Every answer that allows names the
// legal basis of the grant. (AVG article 5(1)(b) and 6; Awb article 2:5.)
package purpose
