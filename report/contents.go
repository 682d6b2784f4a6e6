package report

// Contents are the ids of the sections that this report has, in the order in which they stand; the text of an id is its heading.
func (v *view) Contents() []string {
	if !v.Judged {
		return []string{"unjudged", "glossary"}
	}
	var ids []string
	for _, s := range []struct {
		id  string
		has bool
	}{
		{"foreign", v.Foreign() != nil},
		{"fixes", true},
		{"paths", v.Paths() != nil},
		{"functions", v.Functions() != nil},
		{"promises", v.Promises() != nil},
		{"calls", v.Calls() != nil},
		{"forms", v.Forms() != nil},
		{"claims", v.Claims() != nil},
		{"objections", v.Objections() != nil},
		{"findings", true},
		{"accepted", len(v.Doc.Accepted) > 0},
		{"strengths", true},
		{"gaps", len(v.Doc.Score.Missing) > 0 || len(v.Gates) > 0},
		{"pages", true},
		{"own", len(v.Doc.Own) > 0},
		{"resources", len(v.Doc.Resources) > 0},
		{"unjudged", true},
		{"method", true},
		{"glossary", true},
	} {
		if s.has {
			ids = append(ids, s.id)
		}
	}
	return ids
}
