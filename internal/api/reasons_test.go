package api_test

import (
	"strings"
	"testing"
)

// One right comes with its reasons: the explanation as it is stored, and what is told of
// it. No number loses a digit.
func TestARightTellsItsReasons(t *testing.T) {
	h := server(world{}, ann)
	answer, body, text := ask(t, h, "GET", "/v1/rechten/zorgtoeslag", "")
	if answer.StatusCode != 200 {
		t.Fatalf("%d: %s", answer.StatusCode, text)
	}
	for _, want := range []string{`"inkomensgegeven":28500.50`, `"facts_that_lead":[{"fact":"inkomensgegeven"`, `"value":"40857.26"`, `"cliff":true`, `"programma":"abc"`} {
		if !strings.Contains(strings.ReplaceAll(text, ": ", ":"), want) {
			t.Errorf("it does not hold %s: %s", want, text)
		}
	}
	if told, ok := body["uitleg"].(map[string]any); !ok || told["steps"] != nil || told["sum"] == nil {
		t.Errorf("what is told is %v", body["uitleg"])
	}
	if answer, _, text := ask(t, h, "GET", "/v1/rechten/niets", ""); answer.StatusCode != 404 {
		t.Errorf("a right that is not there: %d: %s", answer.StatusCode, text)
	}
}

// A decision says what would have changed it, beside the reasons that were issued.
func TestADecisionTellsWhatWouldHaveChangedIt(t *testing.T) {
	answer, body, text := ask(t, server(world{}, ann), "GET", "/v1/besluiten/"+theID, "")
	if answer.StatusCode != 200 {
		t.Fatalf("%d: %s", answer.StatusCode, text)
	}
	told, _ := body["uitleg"].(map[string]any)
	change, _ := told["what_would_change"].(map[string]any)
	if turnings, _ := change["turnings"].([]any); len(turnings) != 1 {
		t.Errorf("what is told is %v", body["uitleg"])
	}
}
