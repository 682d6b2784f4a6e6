package page

import (
	"slices"
	"strings"
)

// socialHosts is the domains of the platforms on which companies have profiles.
var socialHosts = map[string]string{
	"facebook.com": "facebook", "fb.com": "facebook", "fb.me": "facebook", "instagram.com": "instagram", "twitter.com": "x", "x.com": "x",
	"linkedin.com": "linkedin", "lnkd.in": "linkedin", "youtube.com": "youtube", "tiktok.com": "tiktok", "douyin.com": "douyin", "weibo.com": "weibo",
	"weibo.cn": "weibo", "xiaohongshu.com": "xiaohongshu", "xhslink.com": "xiaohongshu", "bilibili.com": "bilibili", "zhihu.com": "zhihu",
	"pinterest.com": "pinterest", "pin.it": "pinterest", "xing.com": "xing", "github.com": "github", "gitlab.com": "gitlab", "vimeo.com": "vimeo",
	"threads.net": "threads", "threads.com": "threads", "bsky.app": "bluesky", "reddit.com": "reddit", "discord.gg": "discord", "discord.com": "discord",
	"medium.com": "medium", "tumblr.com": "tumblr", "flickr.com": "flickr", "snapchat.com": "snapchat", "behance.net": "behance", "dribbble.com": "dribbble",
	"soundcloud.com": "soundcloud", "spotify.com": "spotify", "twitch.tv": "twitch", "vk.com": "vk", "ok.ru": "ok", "kuaishou.com": "kuaishou",
	"toutiao.com": "toutiao", "yelp.com": "yelp", "plurk.com": "plurk",
	"mastodon.social": "mastodon", "fosstodon.org": "mastodon", "mastodon.online": "mastodon", "mas.to": "mastodon", "hachyderm.io": "mastodon",
	"pinterest.de": "pinterest", "pinterest.fr": "pinterest", "pinterest.es": "pinterest", "pinterest.co": "pinterest", "douban.com": "douban",
	"ameblo.jp": "ameblo", "note.com": "note", "naver.com": "naver",
}

// notProfiles is the first path segments that share, log in, embed or stand for the platform itself.
var notProfiles = []string{"sharer", "sharer.php", "share", "share.php", "sharearticle", "sharing", "dialog", "intent", "tr", "plugins", "embed", "watch", "hashtag",
	"home", "login", "signup", "search", "policies", "policy", "privacy", "terms", "tos", "legal", "help", "about", "explore", "settings", "ads", "oauth", "i",
	"cws", "widgets", "v", "video", "reel", "p", "pin", "status", "submit", "ajax", "login.php", "home.php", "l.php", "question", "tardis", "sharing.php", "events", "groups", "t", "playlist", "results",
	"learning", "feed", "posts", "pulse", "marketing", "business", "developers", "features", "pricing", "security", "topics", "trending", "gp"}

// social takes the profile links: links to a platform that name an account. Links that share the page are none.
func (b *business) social(c *Contacts) {
	seen := map[string]bool{}
	for k := range b.hrefs() {
		h := &b.links[k]
		if h.host == "" || len(c.Social) >= maxContacts {
			continue
		}
		platform := socialHosts[lastLabels(h.host)]
		if platform == "" {
			if platform = mastodonLink(b, h); platform == "" {
				continue
			}
		}
		if !profile(platform, h.host, h.path) {
			continue
		}
		if key := profileKey(h); !seen[key] {
			seen[key] = true
			c.Social = append(c.Social, Social{Platform: platform, URL: strings.Clone(clip(h.href, 500))})
		}
	}
}

// mastodonLink tells a profile of any Mastodon server: the account's path and what the link says.
func mastodonLink(b *business, h *hrefAt) string {
	if !strings.HasPrefix(h.path, "/@") {
		return ""
	}
	for rel := range strings.FieldsSeq(attr(b.elements[h.index].node, "rel")) {
		if strings.EqualFold(rel, "me") {
			return "mastodon"
		}
	}
	if strings.Contains(strings.ToLower(clip(b.label(h.index), 80)), "mastodon") {
		return "mastodon"
	}
	return ""
}

// profile reports whether the path names an account of the platform.
func profile(platform, host, path string) bool {
	first := strings.ToLower(accountSegment(path))
	switch host {
	case "developers.facebook.com", "business.facebook.com", "l.facebook.com", "help.instagram.com", "support.twitter.com", "api.twitter.com", "platform.twitter.com",
		"service.weibo.com", "v.t.sina.com.cn", "gist.github.com", "raw.github.com", "docs.github.com", "open.spotify.com", "player.vimeo.com", "help.github.com",
		"player.bilibili.com", "accounts.google.com", "policies.google.com", "developer.twitter.com", "blog.naver.com":
		return host == "blog.naver.com"
	}
	if first == "" {
		switch platform {
		case "medium", "tumblr", "weibo", "behance": // accounts are subdomains
			return strings.Count(host, ".") == 2 && !strings.HasPrefix(host, "www.")
		}
		return false
	}
	if strings.Contains(path, "/status/") || strings.Contains(path, "/posts/") || strings.Contains(path, "/videos/") || strings.Contains(path, "/photo") || strings.Contains(path, "/permalink") {
		return false // something that was posted there
	}
	switch platform {
	case "facebook":
		if first == "profile.php" || first == "pages" || first == "people" || first == "groups" {
			return true
		}
	case "linkedin":
		return first == "company" || first == "in" || first == "school" || first == "showcase" || first == "pub"
	case "youtube":
		return first == "c" || first == "channel" || first == "user" || strings.HasPrefix(first, "@") || !slices.Contains(notProfiles, first)
	case "github":
		return strings.Count(strings.Trim(path, "/"), "/") <= 1 && !slices.Contains(notProfiles, first)
	case "discord":
		return host == "discord.gg" || first == "invite"
	case "naver":
		return false
	case "zhihu":
		return first == "people" || first == "org" || first == "column"
	case "bilibili":
		return host == "space.bilibili.com"
	case "reddit":
		return first == "r" || first == "user" || first == "u"
	}
	return !slices.Contains(notProfiles, first)
}

// profileKey is a profile link without scheme, www and what follows the path: links with one key are one profile.
func profileKey(h *hrefAt) string {
	path := h.path
	if k := strings.IndexAny(path, "?#"); k >= 0 {
		path = path[:k]
	}
	return strings.ToLower(strings.TrimPrefix(h.host, "www.") + strings.TrimRight(path, "/"))
}
