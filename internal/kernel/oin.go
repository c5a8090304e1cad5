package kernel

// OIN is an Organisatie-identificatienummer of Logius: 20 digits.
type OIN string

// ParseOIN checks the shape of an OIN.
func ParseOIN(text string) (OIN, error) {
	if len(text) != 20 {
		return "", Invalidf("an OIN has 20 digits, not %d characters", len(text))
	}
	for _, c := range text {
		if c < '0' || c > '9' {
			return "", Invalidf("an OIN has digits only")
		}
	}
	return OIN(text), nil
}
