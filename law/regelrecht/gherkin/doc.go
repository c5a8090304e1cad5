// Package gherkin reads feature files: Feature, Background, Scenario, steps, tables and
// tags, with English or (after "# language: nl") Dutch keywords. Outlines, rules and
// texts in triple quotes are refused: the scenarios of RegelRecht have none.
package gherkin
