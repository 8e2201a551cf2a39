package catalogue

// paperEntries are the texts of the printed form. What they say of skips and of who is asked can be read back: a test does.
var paperEntries = []Entry{
	{Code: "paper.stop", Zh: "。", En: "."},
	{Code: "paper.colon", Zh: "：", En: ": "},

	{Code: "paper.record", Zh: "编号：%[1]s", En: "Record: %[1]s"},
	{Code: "paper.year", Zh: "年", En: " (year) "},
	{Code: "paper.month", Zh: "月", En: " (month) "},
	{Code: "paper.day", Zh: "日", En: " (day) "},
	{Code: "paper.also", Zh: "也可填：", En: "or else: "},
	{Code: "paper.write-in", Zh: "填名称", En: "write the name"},
	{Code: "paper.computed", Zh: "由以上回答算出", En: "computed from the answers above"},
	{Code: "paper.row", Zh: "序号", En: "No."},
	{Code: "paper.row-of", Zh: "“%[1]s”序号", En: "No. of “%[1]s”"},
	{Code: "paper.more-rows", Zh: "行不够的，另附一张", En: "continue on another sheet where rows run out"},
	{Code: "paper.codes", Zh: "选项填序号", En: "enter the codes of options"},
	{Code: "paper.not-offered", Zh: "%[1]s的不选", En: "not if %[1]s"},
	{Code: "paper.recorded", Zh: "记录的是：%[1]s", En: "recorded: %[1]s"},

	{Code: "paper.remark-word", Zh: "备注", En: "Remark"},
	{Code: "paper.remark-block", Zh: "备注：%[1]s，不允许通过审核，进行提交", En: "Remark: %[1]s; does not pass the review and is not submitted"},
	{Code: "paper.remark-warn", Zh: "备注：%[1]s，应警告提示，但允许通过审核，进行提交", En: "Remark: %[1]s; draws a warning, but passes the review and is submitted"},

	{Code: "paper.ask", Zh: "%[1]s的填写", En: "only if %[1]s"},

	{Code: "paper.ranking", Zh: "按先后写 1、2、3", En: "number them in order"},
}
