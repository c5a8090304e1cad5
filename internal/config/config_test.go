package config_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/config"
	"meent.nl/meent/internal/kernel"
)

// write makes a file and gives its name.
func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestNothingSetIsADemo(t *testing.T) {
	c, err := config.Load("", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if c.Mode != config.Demo || c.BaseURL != "http://localhost:8080" || c.Session.Idle != 15*time.Minute {
		t.Errorf("have %+v", c)
	}
}

const production = `
mode: production
base_url: https://meent.example/
host: gemeente-rotterdam
database: postgres://meent:geheim-1@db/meent
oidc:
  issuer: https://inloggen.example
  client_id: meent
  key_file: /etc/meent/key.pem
  scopes: [profile, bsn]
brp:
  url: https://brp.example/haalcentraal
  key: geheim-2
session:
  idle_minutes: 10
`

func TestLaterSourcesWin(t *testing.T) {
	file := write(t, "meent.yaml", production)
	c, err := config.Load(file, []string{"MEENT_SESSION_IDLE_MINUTES=20", "MEENT_OIDC_SCOPES=a,b", "MEENT_LISTEN=:1", "PATH=/bin", "MEENT_TEST_POSTGRES=required"}, map[string]string{"listen": "0.0.0.0:9"})
	if err != nil {
		t.Fatal(err)
	}
	have := strings.TrimSpace(fmt.Sprintln(c.BaseURL, c.Session.Idle, c.OIDC.Scopes, c.Listen, c.Database.Reveal(), c.BRP.Key.Reveal()))
	want := "https://meent.example 20m0s [a b] 0.0.0.0:9 postgres://meent:geheim-1@db/meent geheim-2"
	if have != want {
		t.Errorf("have %s\nwant %s", have, want)
	}
}

func TestDemoAddressFollowsListen(t *testing.T) {
	for listen, want := range map[string]string{":81": "http://localhost:81", "0.0.0.0:81": "http://localhost:81", "[::1]:81": "http://[::1]:81"} {
		c, err := config.Load("", []string{"MEENT_LISTEN=" + listen}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if c.BaseURL != want {
			t.Errorf("%s: want %s, have %s", listen, want, c.BaseURL)
		}
	}
}

func TestSecretsComeFromFiles(t *testing.T) {
	secret := write(t, "secret", "geheim-3\n")
	c, err := config.Load("", []string{"MEENT_BRP_URL=https://brp.example", "MEENT_BRP_KEY_FILE=" + secret}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if c.BRP.Key.Reveal() != "geheim-3" {
		t.Error("the secret was not read")
	}
}

func TestConfigNamesItsFile(t *testing.T) {
	c, err := config.Load("", []string{"MEENT_CONFIG=" + write(t, "m.yaml", "log: {level: debug}")}, nil)
	if err != nil || c.Log.Level != "debug" {
		t.Errorf("have %+v, %v", c, err)
	}
}

// TestSecretsAreNeverPrinted prints a configuration in every way at hand.
func TestSecretsAreNeverPrinted(t *testing.T) {
	c, err := config.Load(write(t, "meent.yaml", production), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := c.Describe(&out); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&out, "%v %+v %#v %s", c, *c, *c, c.Database)
	if strings.Contains(out.String(), "geheim") {
		t.Errorf("a secret was printed: %s", out.String())
	}
	for _, line := range []string{"base_url", "https://meent.example", "meent.yaml:3:1", "(secret)", "default"} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("the description does not have %s:\n%s", line, out.String())
		}
	}
	if strings.Contains(out.String(), "demo.seed") {
		t.Error("the description has a setting of the other mode")
	}
}

func TestAllFaultsAtOnceWithTheirPlace(t *testing.T) {
	file := write(t, "meent.yaml", `mode: test
lisen: localhost:8080
log:
  level: loud
  level: info
  colour: yes
session: 15
brp:
  url: http://brp.example
  key: [geheim-1, geheim-2]
trusted_proxies: [10.0.0.0/8, here]
demo:
  seed:
  date: 2026-02-30
`)
	_, err := config.Load(file, []string{"MEENT_LISTN=x", "MEENT_DATABASE=mysql://geheim-3", "MEENT_DEMO_RESIDENTS=0", "MEENT_BRP_KEY_FILE=/not/there"}, map[string]string{"listen": "nowhere"})
	if kernel.KindOf(err) != kernel.Invalid {
		t.Fatalf("want a refusal, have %v", err)
	}
	for _, fault := range []string{
		`meent.yaml:1:1: mode must be demo or production; "test" is not`,
		`meent.yaml:2:1: there is no setting lisen; there are base_url, `,
		`meent.yaml:4:3: log.level must be debug or info or warn or error; "loud" is not`,
		`meent.yaml:5:3: log.level is there twice`,
		`meent.yaml:6:3: there is no setting log.colour; there are log.format, log.level`,
		`meent.yaml:7:10: session: expected settings, as key: value`,
		`meent.yaml:9:3: brp.url must be https://host`,
		`meent.yaml:10:3: brp.key is one value and not a list`,
		`meent.yaml:11:1: trusted_proxies must be networks such as 10.0.0.0/8; "10.0.0.0/8,here" is not`,
		`meent.yaml:13:8: demo.seed must be a value or a list of values`,
		`meent.yaml:14:3: demo.date must be a date YYYY-MM-DD; "2026-02-30" is not`,
		`variable MEENT_LISTN: there is no such setting`,
		`variable MEENT_DATABASE: database must be sqlite:`,
		`variable MEENT_DEMO_RESIDENTS: demo.residents must be a whole number from 1 to 1000000; "0" is not`,
		`variable MEENT_BRP_KEY_FILE: the file /not/there of brp.key_file cannot be read`,
		`command line: listen must be host:port`,
	} {
		if !strings.Contains(err.Error(), fault) {
			t.Errorf("not told: %s", fault)
		}
	}
	if strings.Contains(err.Error(), "geheim") {
		t.Error("a fault tells a secret")
	}
	if t.Failed() {
		t.Log(err)
	}
}

func TestFaultsBetweenSettings(t *testing.T) {
	for content, fault := range map[string]string{
		"mode: production":                            "mode production needs oidc.issuer",
		"oidc: {client_id: x}":                        "oidc.client_id has no meaning in mode demo",
		production + "demo: {seed: 3}":                "demo.seed has no meaning in mode production",
		"session: {absolute_minutes: 5}":              "must not be less",
		"brp: {key: x}":                               "brp.key has no meaning without brp.url",
		"mode: [":                                     "this is not YAML",
		"- mode":                                      "expected settings",
		"mode: &a demo\nlisten: *a":                   "must be a value",
		"base_url: https://u:p@meent.example":         "base_url must be",
		"base_url: https://meent.example?x=1":         "base_url must be",
		"log: {level: \"in\\nfo\"}":                   "log.level must be",
		"demo: {seed: 1.5}":                           "demo.seed must be a whole number",
		"oidc: {end_at_provider: maybe}":              "oidc.end_at_provider must be true or false",
		strings.Repeat("# too large\n", 100_000):      "at most 1 MiB",
		"database: \"sqlite:\"":                       "database must be",
		"oidc: {scopes: [\"a b\"]}":                   "oidc.scopes must be words",
		"mode: demo\n---\nmode: demo":                 "not YAML",
		"brp: {url: https://x.example, key_file: ''}": "brp.key_file must be the name of one file",
	} {
		_, err := config.Load(write(t, "meent.yaml", content), nil, nil)
		if err == nil || !strings.Contains(err.Error(), fault) {
			t.Errorf("%.60s: want %q, have %v", content, fault, err)
		}
	}
	if _, err := config.Load("/not/there.yaml", nil, nil); err == nil {
		t.Error("a file that is not there was read")
	}
}
