package view

import "strings"

// Beside writes a value next to a label: what the label says already of the time that an
// amount is for is left out, as of Kale huur per maand: € 618,40 per maand.
func Beside(label, text string) string {
	at := strings.LastIndex(text, " per ")
	if at < 0 || strings.Contains(text[at+len(" per "):], " ") {
		return text
	}
	per := text[at:]
	if !strings.HasSuffix(label, per) {
		return text
	}
	return strings.TrimSuffix(strings.ReplaceAll(text, per+" ", " "), per)
}
