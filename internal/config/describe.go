package config

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// Describe writes every setting, its value and where it was set, without secrets: the
// output of `meent config check`.
func (c *Config) Describe(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for _, s := range c.settings() {
		if s.mode != "" && s.mode != c.Mode {
			continue
		}
		from := c.from[s.key]
		if from == "" {
			from = "default"
		}
		content := s.get()
		if content == "" {
			content = "(empty)"
		}
		if _, err := fmt.Fprintf(table, "%s\t%s\t%s\n", s.key, content, from); err != nil {
			return err
		}
	}
	return table.Flush()
}

// Reference is the table of all settings in docs/configuration.md.
func Reference() string {
	var out strings.Builder
	out.WriteString("| key in the file | variable | default | meaning |\n|---|---|---|---|\n")
	for _, s := range defaults().settings() {
		standard := "(empty)"
		if content := s.get(); content != "" {
			standard = "`" + content + "`"
		}
		says := s.says
		if s.mode != "" {
			says += " (mode " + string(s.mode) + " only)"
		}
		key, variable := "`"+s.key+"`", "`"+s.variable()+"`"
		if s.secret {
			key, variable = key+"<br>`"+s.key+"_file`", variable+"<br>`"+s.variable()+"_FILE`"
		}
		if s.list {
			says += " (list; a comma between them in a variable)"
		}
		fmt.Fprintf(&out, "| %s | %s | %s | %s |\n", key, variable, standard, says)
	}
	return out.String()
}
