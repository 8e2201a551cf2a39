package catalogue

// schemaEntries are what a generated JSON Schema says about itself.
var schemaEntries = []Entry{
	{Code: "jsonschema.unsaid",
		Zh: "以下各项本文件无法表达，只由 surveyc check 检查",
		En: "what this schema cannot say and only surveyc check looks at"},
}
