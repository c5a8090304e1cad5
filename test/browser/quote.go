package browser

import "encoding/json"

// quote is a text as a string of JavaScript or CSS.
func quote(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil { // a string: cannot fail
		panic(err)
	}
	return string(quoted)
}
