package catalogue

// sqlEntries are what a generated script of SQL says about itself.
var sqlEntries = []Entry{
	{Code: "sql.head",
		Zh: "问卷 %[1]s：视图 findings 给出表 answers（列 record、answers）里每份答卷的问题。由 surveyc 生成，请勿手改。",
		En: "Survey %[1]s: the view findings gives what is wrong with each record of the table answers (columns record, answers). Made by surveyc; do not edit."},
	{Code: "sql.unsaid",
		Zh: "以下各项 SQL 无法表达，只由 surveyc check 检查",
		En: "what this script cannot say and only surveyc check looks at"},
}
