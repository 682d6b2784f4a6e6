// Package docs holds the documents that the program prints itself.
package docs

import _ "embed"

// Facts is facts.md: every field that expressions of rules can read, with its type and an expression that reads it. It is
// printed from the code (go test ./rules/builtin -run Doc -update).
//
//go:embed facts.md
var Facts string
