package structureddata

import (
	"strings"
	"testing"

	"github.com/siteassay/assay/internal/schemaorg"
)

// Every property that a feature asks for must exist: a slip in the list would be reported on every site.
func TestRichResultsAreOfSchemaOrg(t *testing.T) {
	if len(features()) < 20 {
		t.Fatalf("only %d features were read", len(features()))
	}
	for _, f := range features() {
		for _, ty := range f.types {
			if schemaorg.LookupType(ty) == nil {
				t.Errorf("%s is no type", ty)
			}
		}
		if !strings.HasPrefix(f.docs, "https://") || f.en == "" || f.zh == "" {
			t.Errorf("%v has no source or name", f.types)
		}
		for _, n := range append(append([]need{}, f.needs...), f.wants...) {
			for _, path := range append(append([]string{}, n.any...), n.when...) {
				first, _, _ := strings.Cut(path, ".")
				p := schemaorg.LookupProperty(first)
				if p == nil || n.list == "" && !p.On(f.types...) {
					t.Errorf("%v has no property %s", f.types, first)
				}
				for name := range strings.SplitSeq(path, ".") {
					if schemaorg.LookupProperty(name) == nil && name != "@id" {
						t.Errorf("%v: %s is no property", f.types, name)
					}
				}
			}
		}
	}
}
