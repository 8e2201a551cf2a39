package html

import (
	_ "embed"

	"github.com/surveyc/surveyc/dsl/catalogue"
)

//go:embed device.min.css
var deviceStyle string

// deviceSaid are the texts that the application around the form says. Their codes are the ones that device/*.ts names.
var deviceSaid = []catalogue.Code{
	"device.title", "device.all", "device.draft", "device.complete", "device.exported", "device.left", "device.new", "device.next", "device.copies", "device.blank",
	"device.search", "device.none-found", "device.empty", "device.unnamed", "device.clock", "device.foot", "device.clearing", "device.back", "device.saved", "device.saving",
	"device.here", "device.failed", "device.finish", "device.unfinished", "device.unverified", "device.memory", "device.late", "device.restored", "device.copy", "device.full", "device.refused",
	"device.retry", "device.elsewhere", "device.take", "device.taken", "device.twice", "device.migrated", "device.newer", "device.unfit", "device.seen", "device.foreign",
	"device.copied", "device.renewed",
	"device.export", "device.export-table", "device.import", "device.handed-out", "device.share", "device.show-text", "device.too-large", "device.unread", "device.taken-in",
	"device.taken-block", "device.taken-warn", "device.taken-same", "device.taken-foreign", "device.taken-broken", "device.taken-cut", "device.taken-unread", "device.workbook", "device.no-table", "device.no-head", "device.head-twice", "device.differing", "device.both", "device.replace", "device.leave",
	"device.choose", "device.choose-all", "device.delete", "page.reason.cancel",
	"page.row.ask", "page.row.delete", "page.row.keep", "page.row.deleted", "page.row.undo",
}
