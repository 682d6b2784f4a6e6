package cmd

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/report"
)

// A progress tells how an audit goes on: a line on a terminal, log lines elsewhere, nothing with --quiet.
type progress interface {
	start(site string)
	update(audit.Progress)
	stop(doc *report.Document) // nil when the audit failed
}

// newProgress chooses by what w is.
func newProgress(w io.Writer, s *Settings) progress {
	switch {
	case s.Quiet:
		return silent{}
	case terminal(w):
		return &line{bars: newBars(w), alone: true, lang: s.Lang, most: s.MaxPages}
	}
	return &log{to: slog.New(slog.NewTextHandler(w, nil)), every: 5 * time.Second}
}

func newBars(w io.Writer) *mpb.Progress {
	return mpb.New(mpb.WithOutput(w), mpb.WithRefreshRate(100*time.Millisecond))
}

func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}

type silent struct{}

func (silent) start(string)          {}
func (silent) update(audit.Progress) {}
func (silent) stop(*report.Document) {}

// line is one line on a terminal. The sites of a batch share the bars, and the line of one that is done goes away.
type line struct {
	bars  *mpb.Progress
	alone bool // the bars are this line's
	bar   *mpb.Bar
	site  string
	lang  string
	most  int // pages that will be audited at most

	mu    sync.Mutex
	begun time.Time
	now   audit.Progress
}

func (l *line) start(site string) {
	l.site, l.begun = site, time.Now()
	l.bar = l.bars.New(0, mpb.NopStyle(), mpb.PrependDecorators(decor.Any(func(decor.Statistics) string {
		l.mu.Lock()
		p := l.now
		l.mu.Unlock()
		return l.text(p, time.Since(l.begun))
	})))
}

func (l *line) update(p audit.Progress) {
	l.mu.Lock()
	l.now = p
	l.mu.Unlock()
}

func (l *line) stop(*report.Document) {
	l.bar.Abort(true)
	if l.alone {
		l.bars.Wait()
	}
}

// text is the line: pages done, queue, pages a second, findings, time left or why it waits.
func (l *line) text(p audit.Progress, running time.Duration) string {
	rate := float64(p.Audited) / max(running.Seconds(), 0.1)
	text := short(l.site, 32) + say(l.lang, "  %d pages, %d queued, %.0f/s, %d findings", "  已评 %d 页，待评 %d，每秒 %.0f 页，问题 %d", p.Audited, p.Queue, rate, p.Findings)
	left := min(p.Queue, l.most-p.Audited)
	switch {
	case p.Phase == "resources":
		text += say(l.lang, ", checking resources and links: %d of %d", "，正在检查资源和链接：%d / %d", p.Checked, p.ToCheck)
	case p.Phase == "judge":
		text += say(l.lang, ", judging the site", "，正在评判整站")
	case p.Phase == "report":
		text += say(l.lang, ", writing the report", "，正在写报告")
	case p.Waiting != "":
		text += say(l.lang, ", waiting: ", "，等待：") + waitingWord(l.lang, p.Waiting)
	case rate > 0 && left > 0:
		text += say(l.lang, ", %s left", "，约剩 %s", max(time.Second, time.Duration(float64(left)/rate*float64(time.Second)).Round(time.Second)))
	}
	return printable(text)
}

func short(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// log writes a line now and then.
type log struct {
	to    *slog.Logger
	every time.Duration
	site  string
	last  time.Time
	phase string
}

func (l *log) start(site string) {
	l.site, l.last = site, time.Now()
	l.to.Info("audit started", "site", site)
}

func (l *log) update(p audit.Progress) {
	if p.Phase == l.phase && time.Since(l.last) < l.every {
		return
	}
	l.last, l.phase = time.Now(), p.Phase
	args := []any{"site", l.site, "phase", p.Phase, "pages", p.Audited, "queue", p.Queue, "findings", p.Findings}
	if p.Waiting != "" {
		args = append(args, "waiting", p.Waiting)
	}
	l.to.Info("audit", args...)
}

func (l *log) stop(doc *report.Document) {
	if doc == nil {
		l.to.Error("audit failed", "site", l.site)
		return
	}
	args := []any{"site", l.site, "state", doc.State, "pages", doc.Counts.Audited}
	if doc.State != report.Empty { // nothing has no score
		args = append(args, "score", fmt.Sprintf("%.1f", doc.Score.Overall))
	}
	l.to.Info("audit finished", append(args, "seconds", fmt.Sprintf("%.1f", doc.Run.Seconds))...)
}

// batchProgress gives every site of a batch a line of its own.
type batchProgress struct {
	w    io.Writer
	s    *Settings
	bars *mpb.Progress
}

func newBatchProgress(w io.Writer, s *Settings) *batchProgress {
	b := &batchProgress{w: w, s: s}
	if !s.Quiet && terminal(w) {
		b.bars = newBars(w)
	}
	return b
}

func (b *batchProgress) next(site *Settings) progress {
	if b.bars != nil {
		return &line{bars: b.bars, lang: b.s.Lang, most: site.MaxPages}
	}
	return newProgress(b.w, b.s)
}

func (b *batchProgress) wait() {
	if b.bars != nil {
		b.bars.Wait()
	}
}
