package catalogue

// pageEntries are the texts of the HTML form.
var pageEntries = []Entry{
	{Code: "page.version", Zh: "版本 %[1]s", En: "Version %[1]s"},
	{Code: "page.source", Zh: "来源：%[1]s", En: "Source: %[1]s"},
	{Code: "page.noscript", Zh: "这份问卷要靠浏览器的 JavaScript 才能填写。请打开 JavaScript，或换一个浏览器。", En: "This form needs JavaScript. Turn it on, or use another browser."},
	{Code: "page.optional", Zh: "选填", En: "optional"},
	{Code: "page.multi", Zh: "可多选", En: "several allowed"},
	{Code: "page.marks", Zh: "选 %[1]s 项", En: "mark %[1]s"},
	{Code: "page.marks-least", Zh: "至少选 %[1]s 项", En: "mark at least %[1]s"},
	{Code: "page.marks-most", Zh: "最多选 %[1]s 项", En: "mark at most %[1]s"},
	{Code: "page.specify", Zh: "%[1]s（请注明）", En: "%[1]s (please specify)"},
	{Code: "page.search", Zh: "输入几个字来找选项", En: "Type to find an option"},
	{Code: "page.more-found", Zh: "还有 %[1]d 个没有列出，再多输入几个字", En: "%[1]d more; type on to find yours"},
	{Code: "page.none-found", Zh: "没有这样的选项", En: "no such option"},
	{Code: "page.clear", Zh: "清除选择", En: "Clear"},
	{Code: "page.kept", Zh: "记录里原来的答案是“%[1]s”，这里显示不出来，已原样保留；重新填写后就换成新答案。", En: "The record holds “%[1]s” here, which cannot be shown. It is kept until you fill this in again."},
	{Code: "page.leftover", Zh: "记录里的答案：%[1]s", En: "Answer in the record: %[1]s"},
	{Code: "page.remove", Zh: "删除这个答案", En: "Remove this answer"},
	{Code: "page.parked", Zh: "这些题现在不用回答，填过的答案先收起来了，改回去就会恢复：%[1]s", En: "No longer asked; their answers are set aside and come back when the questions do: %[1]s"},
	{Code: "page.carried", Zh: "记录里有本问卷没有的项目，已原样保留：%[1]s", En: "The record holds entries that this form does not ask for; they are kept: %[1]s"},
	{Code: "page.unchecked", Zh: "这些校验本页不做，要由程序核对：%[1]s", En: "Not checked by this page but by a program: %[1]s"},
	{Code: "page.progress", Zh: "已答 %[1]d / %[2]d", En: "%[1]d of %[2]d answered"},
	{Code: "page.missing", Zh: "还有 %[1]d 项未答", En: "%[1]d to answer"},
	{Code: "page.blocking", Zh: "有 %[1]d 处要改正", En: "%[1]d to correct"},
	{Code: "page.warning", Zh: "有 %[1]d 处请核对", En: "%[1]d to verify"},
	{Code: "page.done", Zh: "已填好", En: "Complete"},
}
