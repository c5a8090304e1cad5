package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func simulateCall(args ...string) (code int, out, err string) {
	var o, e bytes.Buffer
	code = Simulate(context.Background(), Env{Out: &o, Err: &e}, args)
	return code, o.String(), e.String()
}

func TestSimulateAtTheCommandLine(t *testing.T) {
	dir := t.TempDir()
	at := filepath.Join(dir, "country")
	env := Env{Out: &bytes.Buffer{}, Err: &bytes.Buffer{}}
	if code := Population(context.Background(), env, []string{"make", "--persons", "2000", "--out", at}); code != exitDone {
		t.Fatalf("no population: %d, %s", code, env.Err)
	}
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	reform := file("reform.yaml", "parameters:\n  - {law: zorgtoeslag, name: standaardpremie, from: 2026-01-01, until: 2026-12-31, value: 2400}\n")
	bad := file("bad.yaml", "parameters:\n  - {law: zorgtoeslag, name: standaardpremie, from: 2026-01-01, value: veel}\n")
	broken := file("broken.yaml", "law: zorgtoeslag\ntitle: Wet\n")
	takeUp := file("take-up.yaml", "take_up:\n  - {law: zorgtoeslag, not_claimed: 50, source: own}\n")

	code, out, errs := simulateCall("--law", "zorgtoeslag", "--population", at, "--reform", reform, "--take-up", takeUp, "--format", "json")
	var result struct {
		Synthetic bool `json:"synthetic"`
		Schemes   []struct {
			Before, After struct{ Cents int64 }
			TakeUp        struct {
				NotClaimed int64 `json:"not_claimed"`
			} `json:"take_up"`
		}
	}
	if err := json.Unmarshal([]byte(out), &result); code != exitDone || err != nil || !result.Synthetic || len(result.Schemes) != 1 ||
		result.Schemes[0].After.Cents <= result.Schemes[0].Before.Cents || result.Schemes[0].TakeUp.NotClaimed != 5000 {
		t.Errorf("exit %d, %s, %v, %s", code, out, err, errs)
	}
	page := filepath.Join(dir, "page.html")
	if code, _, errs := simulateCall("--law", "aow,zorgtoeslag", "--population", at, "--year", "2026", "--format", "html", "--out", page); code != exitDone {
		t.Errorf("a page of a year: %d, %s", code, errs)
	}
	if text, err := os.ReadFile(page); err != nil || !bytes.HasSuffix(text, []byte("</html>\n")) {
		t.Errorf("the page is not whole: %v", err)
	}
	if code, out, errs := simulateCall("replay", "--law", "zorgtoeslag", "--population", at, "--row", "3", "--reform", reform); code != exitDone || !strings.Contains(out, "nobody in this population exists") {
		t.Errorf("replay: %d, %s%s", code, out, errs)
	}
	if code, out, _ := simulateCall("--help"); code != exitDone || !strings.Contains(out, "--take-up") {
		t.Errorf("help: %d, %s", code, out)
	}

	all := []string{"--law", "zorgtoeslag", "--population", at}
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, "which laws?"},
		{[]string{"--law", "zorgtoeslag"}, "which population?"},
		{[]string{"--law", "zorgtoeslag", "--population", dir}, "holds no population"},
		{[]string{"--law", "toeslag", "--population", at}, "is not a law"},
		{append(all[:4:4], "--reform", bad), "bad.yaml:2:"},
		{append(all[:4:4], "--reform", broken), "broken.yaml:1:"},
		{append(all[:4:4], "--reform", filepath.Join(dir, "none")), "cannot be read"},
		{append(all[:4:4], "--reform", filepath.Join(dir, "country")), "holds no law files"},
		{append(all[:4:4], "--on", "2026-13-01"), "--on"},
		{append(all[:4:4], "--on", "2026-01-01", "--year", "2026"), "not both"},
		{append(all[:4:4], "--year", "26"), "write it as YYYY"},
		{append(all[:4:4], "--on", "1995-01-01"), "not a law that is in force"},
		{append(all[:4:4], "--format", "pdf"), "--format"},
		{append(all[:4:4], "--lang", "de"), "--lang"},
		{append(all[:4:4], "--workers", "-1"), "workers"},
		{append(all[:4:4], "--out", page), "new file"},
		{append(all[:4:4], "verder"), "one word too many"},
		{append([]string{"replay"}, all...), "which person?"},
		{append([]string{"replay", "--row", "2000"}, all...), "there is no row 2000"},
		{[]string{"replay", "--row", "1", "--law", "all", "--population", at}, "one goal at a time"},
	} {
		code, out, errs := simulateCall(c.args...)
		if code != exitBadInput || out != "" || !strings.Contains(errs, c.want) {
			t.Errorf("%q: exit %d, %q, %q; want %q", c.args, code, out, errs, c.want)
		}
	}
}
