package config

import "fmt"

// check finds what is wrong between settings that are right by themselves.
func (c *Config) check() Faults {
	var faults Faults
	add := func(key, format string, args ...any) {
		place := c.from[key]
		if place == "" {
			place = "setting " + key
		}
		faults = append(faults, Fault{place, fmt.Sprintf(format, args...)})
	}
	for _, s := range c.settings() {
		if c.from[s.key] != "" && s.mode != "" && s.mode != c.Mode {
			add(s.key, "%s has no meaning in mode %s; take it out", s.key, c.Mode)
		}
	}
	if c.Mode == Production {
		for _, key := range []string{"database", "base_url", "host", "oidc.issuer", "oidc.client_id", "oidc.key_file"} {
			if c.from[key] == "" {
				add(key, "mode production needs %s", key)
			}
		}
	}
	if c.Session.Absolute < c.Session.Idle {
		add("session.absolute_minutes", "session.absolute_minutes must not be less than session.idle_minutes")
	}
	if c.BRP.URL == "" {
		for _, key := range []string{"brp.key", "brp.key_header", "brp.timeout_seconds"} {
			if c.from[key] != "" {
				add(key, "%s has no meaning without brp.url", key)
			}
		}
	}
	return faults
}
