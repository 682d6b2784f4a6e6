package analyzer

import (
	"testing"

	"github.com/siteassay/assay/page"
)

func TestServiceLadder(t *testing.T) {
	c := &Climb{Questions: NewLabels([]string{"faq"}), Community: NewLabels([]string{"forum", "帮助中心"})}
	if c.Level() != 0 {
		t.Errorf("a site without pages stands on rung %d", c.Level())
	}
	c.Page(&page.Page{URL: "/a", Contacts: page.Contacts{Phones: []page.Phone{{Number: "1"}}}})
	c.Page(&page.Page{URL: "/b", Forms: []page.Form{{Purpose: "newsletter"}}}) // asks nothing
	if c.Level() != LevelContact {
		t.Errorf("a phone number alone is rung %d", c.Level())
	}
	c.Page(&page.Page{URL: "/c", Forms: []page.Form{{Purpose: "contact"}}})
	c.Page(&page.Page{URL: "/d", Type: page.Article, Links: []page.Link{{Text: "A forum we like"}}})
	if c.Level() != LevelMail {
		t.Errorf("a form is rung %d; an article that names a forum gives none", c.Level())
	}
	c.Page(&page.Page{URL: "/e", Links: []page.Link{{Text: "帮助中心"}}})
	v := c.view()
	if v.Level != LevelCommunity || len(v.Rungs) != 5 || v.Rungs[1].Pages != 0 || v.Rungs[2].First != "/c" || v.Rungs[4].First != "/e" {
		t.Errorf("%+v", v)
	}
}
