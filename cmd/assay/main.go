// Command assay audits a company's website the way a marketing director would, and proves every word.
package main

import (
	"github.com/siteassay/assay/cmd"
	"github.com/siteassay/assay/rules/builtin"
)

func main() { cmd.Main(builtin.Packs()...) }
