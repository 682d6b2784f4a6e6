package report

import _ "embed"

// The JSON Schemas (draft 2020-12) of report.json and of the output of `assay page`. They are made from the Go types
// and their comments, and a test fails when they are stale: go test ./report -run Schema -update.
var (
	//go:embed schema/report.schema.json
	ReportSchema []byte
	//go:embed schema/page.schema.json
	PageSchema []byte
)
