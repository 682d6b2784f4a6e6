package research

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// feedbackChannel looks for a way to tell the company what is good and bad: a survey, a poll, a form or address for complaints. Tools
// that watch visitors count; a form for enquiries does not.
func feedbackChannel(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	return &feedback{Search: analyzer.Search{Site: s}, labels: analyzer.NewLabels(params.Strings("labels")), tools: params.Strings("tools")}
}

type feedback struct {
	analyzer.Search
	labels *analyzer.Labels
	tools  []string
	found  bool
}

func (f *feedback) Page(_ int32, p *page.Page) {
	f.See(p)
	f.found = f.found || f.heard(p)
}

func (f *feedback) heard(p *page.Page) bool {
	for i := range p.Vendors {
		if slices.Contains(f.tools, p.Vendors[i].Name) {
			return true
		}
	}
	for i := range p.Forms {
		fm := &p.Forms[i]
		if fm.Purpose == "review" || fm.Purpose == "comment" || slices.Contains(f.tools, fm.Vendor) || f.labels.In(fm.Submit) || called(fm.Text, surveys) {
			return true
		}
	}
	for i := range p.Links {
		if f.labels.In(p.Links[i].Text) {
			return true
		}
	}
	for i := range p.Headings {
		if f.labels.In(p.Headings[i].Text) {
			return true
		}
	}
	for _, mail := range p.Contacts.Emails {
		if strings.HasPrefix(mail, "feedback@") || strings.HasPrefix(mail, "complaints@") {
			return true
		}
	}
	return false
}

// surveys are words that make a form one for opinions.
var surveys = []string{"feedback", "survey", "questionnaire", "complaint", "umfrage", "beschwerde", "sondage", "encuesta", "问卷", "意见反馈", "投诉"}

// called reports whether one of the labels stands in a text.
func called(text string, labels []string) bool {
	if text == "" {
		return false
	}
	text = strings.ToLower(text)
	for _, label := range labels {
		if strings.Contains(text, label) {
			return true
		}
	}
	return false
}

func (f *feedback) Findings() []analyzer.Finding {
	if f.found || !f.Conclusive() {
		return nil
	}
	return []analyzer.Finding{{Confidence: 0.8, Values: analyzer.V("got", f.Pages), Evidence: []analyzer.Evidence{f.Evidence()}}}
}

func (f *feedback) Unknown() bool { return !f.found && !f.Conclusive() }
