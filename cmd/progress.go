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
)

// A progress tells how an audit goes on: a line on a terminal, log lines elsewhere, nothing with --quiet.
type progress interface {
	start(site string)
	update(audit.Progress)
	stop()
}

// newProgress chooses by what w is.
func newProgress(w io.Writer, quiet bool) progress {
	switch {
	case quiet:
		return silent{}
	case terminal(w):
		return &line{bars: mpb.New(mpb.WithOutput(w), mpb.WithRefreshRate(100*time.Millisecond))}
	}
	return &log{to: slog.New(slog.NewTextHandler(w, nil)), every: 5 * time.Second}
}

func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

type silent struct{}

func (silent) start(string)          {}
func (silent) update(audit.Progress) {}
func (silent) stop()                 {}

// line is one line on a terminal. Several lines may share the bars of a batch.
type line struct {
	bars  *mpb.Progress
	alone bool
	bar   *mpb.Bar
	site  string

	mu    sync.Mutex
	begun time.Time
	now   audit.Progress
}

func (l *line) start(site string) {
	l.site, l.begun = site, time.Now()
	l.bar = l.bars.New(0, mpb.NopStyle(), mpb.PrependDecorators(decor.Any(func(decor.Statistics) string { return l.text() })))
}

func (l *line) update(p audit.Progress) {
	l.mu.Lock()
	l.now = p
	l.mu.Unlock()
}

func (l *line) stop() { l.bar.Abort(true) }

// text is the line: pages done, queue, pages a second, findings, time left or why it waits.
func (l *line) text() string {
	l.mu.Lock()
	p := l.now
	l.mu.Unlock()
	seconds := time.Since(l.begun).Seconds()
	rate := float64(p.Audited) / max(seconds, 0.1)
	text := fmt.Sprintf("%s  %d pages, %d queued, %.0f pages/s, %d findings", short(l.site, 40), p.Audited, p.Queue, rate, p.Findings)
	switch {
	case p.Phase == "judge":
		text += ", judging the site"
	case p.Phase == "report":
		text += ", writing the report"
	case p.Waiting != "":
		text += ", waiting: " + p.Waiting
	case rate > 0 && p.Queue > 0:
		text += ", about " + (time.Duration(float64(p.Queue)/rate) * time.Second).Round(time.Second).String() + " left"
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

func (l *log) stop() {}

// batchProgress gives every site of a batch a line of its own.
type batchProgress struct {
	quiet bool
	w     io.Writer
	bars  *mpb.Progress
}

func newBatchProgress(w io.Writer, quiet bool) *batchProgress {
	b := &batchProgress{quiet: quiet, w: w}
	if !quiet && terminal(w) {
		b.bars = mpb.New(mpb.WithOutput(w), mpb.WithRefreshRate(100*time.Millisecond))
	}
	return b
}

func (b *batchProgress) next() progress {
	if b.bars != nil {
		return &line{bars: b.bars}
	}
	return newProgress(b.w, b.quiet)
}

func (b *batchProgress) wait() {
	if b.bars != nil {
		b.bars.Wait()
	}
}
