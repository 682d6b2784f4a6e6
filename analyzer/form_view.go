package analyzer

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// FormCosts list every form of the site that brings a lead, an order, a booking or a subscriber, with what it costs to
// fill in. A form with the same purpose, address and fields on many pages is one.
type FormCosts struct {
	Forms    int        `json:"forms"`    // distinct ones; of a site with more than 50,000, that many
	Uses     int        `json:"uses"`     // on pages, added up
	Embedded int        `json:"embedded"` // of the uses: forms of a service, whose fields cannot be seen
	Mean     float64    `json:"mean"`     // friction of the distinct ones
	List     []FormCost `json:"list"`     // hardest first, at most 100
}

// A FormCost is one form.
type FormCost struct {
	Purpose  string   `json:"purpose"`
	Submit   string   `json:"submit"` // label of its button
	Page     string   `json:"page"`   // the first that has it
	Selector string   `json:"selector"`
	Action   string   `json:"action"`
	Pages    int      `json:"pages"`
	Friction float64  `json:"friction"`           // 0 … 100, see Friction
	Fields   []string `json:"fields"`             // what it asks, in order, at most 30
	Costs    []Cost   `json:"costs"`              // the dearest first
	Language string   `json:"language,omitempty"` // of the page

	last int32
}

const (
	maxFormsKept    = 1000
	maxFormsCounted = 50_000
	maxFormsShown   = 100
	maxFieldNames   = 30
	notKept         = -1 // place of a form that is counted only
)

// A formFinder keeps each distinct form once.
type formFinder struct {
	view  FormCosts
	forms []FormCost
	index map[uint64]int
	seed  maphash.Seed
}

func newFormFinder() *formFinder {
	return &formFinder{index: map[uint64]int{}, seed: maphash.MakeSeed()}
}

func (f *formFinder) page(i int32, p *page.Page) {
	for k := range p.Forms {
		m := &p.Forms[k]
		switch m.Purpose {
		case "contact", "lead", "booking", "order", "register", "checkout", "newsletter":
		default:
			continue
		}
		if len(m.Fields) == 0 {
			if m.Vendor != "" {
				f.view.Uses++
				f.view.Embedded++
			}
			continue // the button of a cart asks nothing
		}
		f.view.Uses++
		f.form(i, p, m)
	}
}

func (f *formFinder) form(i int32, p *page.Page, m *page.Form) {
	key := f.key(p, m)
	at, ok := f.index[key]
	if !ok {
		if len(f.index) >= maxFormsCounted {
			return
		}
		f.view.Forms++
		if len(f.forms) >= maxFormsKept {
			f.index[key] = notKept
			return
		}
		at = len(f.forms)
		f.index[key] = at
		c := FormCost{Purpose: strings.Clone(m.Purpose), Language: strings.Clone(p.Language), Submit: strings.Clone(m.Submit), Page: strings.Clone(p.URL), Selector: strings.Clone(m.Selector),
			Action: strings.Clone(m.Action), Fields: []string{}, last: -1}
		c.Friction, c.Costs = Friction(m, &p.Signals)
		for _, q := range Questions(m) {
			if len(c.Fields) < maxFieldNames {
				c.Fields = append(c.Fields, strings.Clone(q))
			}
		}
		f.forms = append(f.forms, c)
	}
	if at == notKept {
		return
	}
	if c := &f.forms[at]; c.last != i {
		c.last = i
		c.Pages++
	}
}

// key is the same for forms that ask the same and send it to the same place. A form that is sent to its own page is the
// same form on every page.
func (f *formFinder) key(p *page.Page, m *page.Form) uint64 {
	var h maphash.Hash
	h.SetSeed(f.seed)
	h.WriteString(m.Purpose)
	if action, _, _ := strings.Cut(m.Action, "?"); !strings.HasPrefix(p.URL, action) {
		h.WriteString(action)
	}
	for k := range m.Fields {
		if d := &m.Fields[k]; Visible(d) {
			h.WriteByte(0)
			h.WriteString(Called(d))
			h.WriteByte(0)
			h.WriteString(d.Type)
		}
	}
	return h.Sum64()
}

func (f *formFinder) costs() *FormCosts {
	v := f.view
	for k := range f.forms {
		v.Mean += f.forms[k].Friction
	}
	if len(f.forms) > 0 {
		v.Mean /= float64(len(f.forms))
	}
	v.List = f.forms
	if v.List == nil {
		v.List = []FormCost{}
	}
	slices.SortStableFunc(v.List, func(a, b FormCost) int {
		return cmp.Or(cmp.Compare(b.Friction, a.Friction), cmp.Compare(b.Pages, a.Pages))
	})
	v.List = v.List[:min(len(v.List), maxFormsShown)]
	return &v
}
