package page

import (
	"strings"
	"sync"
)

// An ariaRole is what WAI-ARIA 1.2 says of a role, as far as static mark-up can break it.
type ariaRole struct {
	abstract   bool // for the ontology only, never for authors
	deprecated bool
	named      bool     // must have an accessible name
	nameless   bool     // must not be named: aria-label and aria-labelledby are prohibited
	widget     bool     // a control that people operate
	atomic     bool     // its children are presentational: no control may stand in it
	required   []string // attributes that must be there, without the prefix aria-
	allowed    []string // attributes besides the global and the required ones
	parents    []string // one of them must be around it
	owns       []string // one of them must be in it
}

// ariaRoles is the roles of WAI-ARIA 1.2 by name, those of DPUB-ARIA and the graphics module, and the few of the next
// version that browsers know already.
var ariaRoles = sync.OnceValue(func() map[string]*ariaRole {
	m := make(map[string]*ariaRole, 160)
	for line := range strings.SplitSeq(strings.TrimSpace(ariaRoleTable), "\n") {
		f := strings.Split(line, "|")
		for len(f) < 6 {
			f = append(f, "")
		}
		r := &ariaRole{
			abstract: strings.Contains(f[1], "A"), deprecated: strings.Contains(f[1], "D"), named: strings.Contains(f[1], "N"),
			nameless: strings.Contains(f[1], "P"), widget: strings.Contains(f[1], "W"), atomic: strings.Contains(f[1], "C"),
			required: strings.Fields(f[2]), allowed: strings.Fields(f[3]), parents: strings.Fields(f[4]), owns: strings.Fields(f[5]),
		}
		for name := range strings.FieldsSeq(f[0]) {
			m[name] = r
		}
	}
	return m
})

// ariaRoleTable has a line for roles that behave alike: names | marks | required | allowed | parents | owned. The marks:
// A abstract, D deprecated, N name required, P name prohibited, W widget, C children presentational.
const ariaRoleTable = `
command composite input landmark range roletype section sectionhead select structure widget window|A
alert banner complementary contentinfo definition document feed figure form log main marquee math navigation note region search status tabpanel term time timer tooltip blockquote text mark comment suggestion
caption code deletion emphasis generic insertion paragraph strong subscript superscript presentation none|P
directory|D
alertdialog dialog|N||modal
application|||activedescendant expanded
article|||posinset setsize
button|NWC||expanded pressed
cell|||colindex colspan rowindex rowspan|row
checkbox switch|NWC|checked|expanded readonly required
columnheader rowheader|||sort colindex colspan rowindex rowspan expanded readonly required selected|row
combobox|NW|expanded|activedescendant autocomplete readonly required
grid treegrid|||multiselectable readonly activedescendant colcount rowcount required orientation||row rowgroup
gridcell|||colindex colspan rowindex rowspan expanded readonly required selected|row
group|||activedescendant
heading||level
img image|NC
link|NW||expanded
list|||||listitem
listbox|NW||expanded multiselectable readonly required activedescendant orientation||option
listitem|||level posinset setsize|list directory
menu menubar|||activedescendant orientation||menuitem menuitemcheckbox menuitemradio
menuitem|NW||expanded posinset setsize|menu menubar
menuitemcheckbox menuitemradio|NWC|checked|expanded posinset setsize readonly required|menu menubar
meter|NC|valuenow|valuemax valuemin valuetext
option|NWC||checked selected posinset setsize|listbox
progressbar|NC||valuemax valuemin valuenow valuetext
radio|NWC|checked|posinset setsize
radiogroup|||activedescendant readonly required orientation errormessage
row|||expanded activedescendant colindex level posinset rowindex setsize selected|table grid treegrid
rowgroup||||table grid treegrid
scrollbar|C|valuenow|orientation valuemax valuemin valuetext
searchbox textbox|NW||activedescendant autocomplete multiline placeholder readonly required
separator|||orientation valuemax valuemin valuenow valuetext
slider|NWC|valuenow|orientation readonly valuemax valuemin valuetext
spinbutton|NW||valuenow readonly required activedescendant valuemax valuemin valuetext
tab|NWC||expanded selected posinset setsize|tablist
table|||colcount rowcount||row rowgroup
tablist|||level multiselectable orientation activedescendant||tab
toolbar|||orientation activedescendant
tree|NW||multiselectable required activedescendant orientation||treeitem
treeitem|NW||expanded selected checked level posinset setsize|tree
doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink doc-biblioentry doc-bibliography doc-biblioref doc-chapter doc-colophon doc-conclusion doc-cover doc-credit doc-credits doc-dedication doc-endnote doc-endnotes doc-epigraph doc-epilogue doc-errata doc-example doc-footnote doc-foreword doc-glossary doc-glossref doc-index doc-introduction doc-noteref doc-notice doc-pagebreak doc-pagefooter doc-pageheader doc-pagelist doc-part doc-preface doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc
graphics-document graphics-object|||activedescendant expanded
graphics-symbol|N
`
