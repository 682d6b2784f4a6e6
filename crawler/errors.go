package crawler

import (
	"context"
	"errors"
	"io"
	"net"
	neturl "net/url"
	"strings"
	"syscall"
	"time"
)

// reasonOf returns the code of Reasons for an error of a request and a line that says what was seen.
func reasonOf(err error) (code, detail string) {
	var u *neturl.Error
	if errors.As(err, &u) {
		err = u.Err // without the method and the URL, which the visit has
	}
	detail = oneLine(err.Error())
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case isRefused(err):
		return "address-refused", detail
	case errors.Is(err, errBomb):
		return "compression-bomb", detail
	case errors.Is(err, errCoding):
		return "content-coding", detail
	case errors.As(err, &dns):
		return "dns-failure", detail
	case errors.Is(err, errDrips):
		return "timeout", detail
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout", "no complete answer within the time limit"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "timeout", detail
	case errors.Is(err, context.Canceled):
		return "interrupted", detail
	}
	if code, seen := tlsReason(err, time.Now()); code != "" {
		return code, oneLine(seen)
	}
	return connectionReason(err), detail
}

// connectionReason tells the faults of a connection apart. net/http has no types for most of its own.
func connectionReason(err error) string {
	text := err.Error()
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return "connection-refused"
	case errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EADDRNOTAVAIL):
		return "unreachable"
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), errors.Is(err, syscall.ECONNABORTED):
		return "connection-reset"
	case strings.Contains(text, "response headers exceeded"), strings.Contains(text, "header list larger"):
		return "headers-too-large"
	case strings.Contains(text, "GOAWAY"), strings.Contains(text, "REFUSED_STREAM"), strings.Contains(text, "client connection lost"):
		return "connection-reset" // HTTP/2 takes leave in a frame
	case strings.Contains(text, "malformed"), strings.Contains(text, "http2:"), strings.Contains(text, "stream error"),
		strings.Contains(text, "invalid"), strings.Contains(text, "unsupported"), strings.Contains(text, "too many 1xx"),
		strings.Contains(text, "bad Content-Length"), strings.Contains(text, "chunk"):
		return "protocol-error"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "incomplete-answer"
	case errors.Is(err, io.EOF), strings.Contains(text, "server closed"), strings.Contains(text, "EOF"):
		return "empty-answer"
	}
	return "protocol-error"
}
