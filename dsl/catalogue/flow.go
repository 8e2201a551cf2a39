package catalogue

// flowEntries are the words of the flow chart around the survey's texts.
var flowEntries = []Entry{
	{Code: "flow.lang", Zh: "zh-CN", En: "en"},
	{Code: "flow.title", Zh: "%[1]s 流程图", En: "%[1]s: flow chart"},
	{Code: "flow.legend",
		Zh: "从上往下、从左往右依次填写。右边的线是跳转，线上写着填什么才跳。黄条说在什么情况下才问，不问的从左边的虚线绕过。大框是循环，一行一行地填。",
		En: "Go down, and column by column. Lines at the right are skips, with the answer on which they are taken. A yellow strip says when a question is asked; otherwise take the dashed line around it. A frame is filled in row by row."},
	{Code: "flow.start", Zh: "开始", En: "Start"},
	{Code: "flow.end", Zh: "结束", En: "End"},
	{Code: "flow.next", Zh: "填下一行，填完往下", En: "next row; when done, go on"},
	{Code: "flow.ask", Zh: "%[1]s才问", En: "only if %[1]s"},
	{Code: "flow.specify", Zh: "%[1]s请注明：%[2]s", En: "%[1]s specify: %[2]s"},
	{Code: "flow.matrix", Zh: "表格题：%[1]s", En: "Matrix: %[1]s"},
	{Code: "flow.computed", Zh: "算出：%[1]s", En: "Computed: %[1]s"},
	{Code: "flow.rows", Zh: "循环：%[1]s %[2]s", En: "Repeat: %[1]s %[2]s"},
	{Code: "flow.times", Zh: "（%[1]s行）", En: "(%[1]s rows)"},
}
