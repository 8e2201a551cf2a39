package catalogue

// languageEntries speak of a survey's other languages: E9xx. What needs a table has no example.
var languageEntries = []Entry{
	{Code: "E901", Zh: `“%[1]s”不是语言代码，要写 en、bo、ug 这样的两三个小写字母`, En: `%[1]s is no language code: write two or three small letters, such as en, bo, ug`, About: &About{
		Zh: `语言代码用国际通行的：英语 en，藏语 bo，维吾尔语 ug，蒙古语 mn，彝语 ii，壮语 za，苗语 hmn。后面可以加 - 和文字或地区，如 ug-Arab。手机按它选字体，朗读软件按它选发音。`,
		En: `The codes are those of BCP 47: en, bo, ug, maybe with a script or region as in ug-Arab. Fonts and screen readers go by them.`,
		Broken: example + `language 英语 "English" from "survey.en.csv"
question 1 "年龄" integer
`,
		Mended: example + `question 1 "年龄" integer
`,
	}},
	{Code: "E902", Zh: `语言 %[1]s 在第 %[2]d 行已经声明过`, En: `the language %[1]s is declared already, on line %[2]d`, About: &About{
		Zh: `一种语言只声明一次，译文放在一个文件里。`,
		En: `A language is declared once, with all its translations in one file.`,
	}},
	{Code: "E903", Zh: `译文不能取自“%[1]s”：要写同一文件夹或其子文件夹里的 .csv 文件，用 / 分隔`, En: `translations cannot come from %[1]s: write a .csv file of the same folder or one below it, with /`, About: &About{
		Zh: `译文文件要在问卷自己的文件夹里或它下面，文件名以 .csv 结尾，如 water.en.csv。译者交回的 Excel 文件用 surveyc texts import 收进来。不能写 ..、盘符或 \。`,
		En: `The file stands in the survey's folder or below it, and its name ends in .csv, as water.en.csv. The translator's spreadsheet is taken in by surveyc texts import. No .., drive or backslash.`,
		Broken: example + `language en "English" from "survey.en.xlsx"
question 1 "年龄" integer
`,
		Mended: example + `question 1 "年龄" integer
`,
	}},
	{Code: "E904", Zh: `这里读不到别的文件，译文不能取自“%[1]s”`, En: `no other file can be read here, so no translations can come from %[1]s`, About: &About{
		Zh: `问卷是从标准输入或一段文字里读的，不知道它在哪个文件夹。请把问卷存成文件再用。`,
		En: `The survey came from standard input or from text in memory, so there is no folder to look in. Save it as a file.`,
		Broken: example + `language en "English" from "survey.en.csv"
question 1 "年龄" integer
`,
		Mended: example + `question 1 "年龄" integer
`,
	}},
	{Code: "E905", Zh: `“%[1]s”不是文字表格`, En: `%[1]s is no text table`, About: &About{
		Zh: `文件要是 UTF-8 或 GB18030 编码的 CSV。译者交回的 Excel 文件用 surveyc texts import 收进来。`,
		En: `The file must be a CSV in UTF-8 or GB18030. A spreadsheet is taken in by surveyc texts import.`,
	}},
	{Code: "E906", Zh: `译文太多：最多 %[1]d 行、%[2]d MB`, En: `there are too many translations: at most %[1]d rows and %[2]d MB`, About: &About{
		Zh: `译文都在表单里，再多手机就打不开了。`,
		En: `All translations are in the form, which would not open on a phone with more.`,
	}},
	{Code: "E907", Zh: `读不了“%[1]s”：%[2]s`, En: `cannot read %[1]s: %[2]s`, About: &About{
		Zh: `文件在，但是打不开。看看它是不是正被别的程序占用，或者没有读的权限。`,
		En: `The file is there but cannot be opened: another program may hold it, or it may not be read.`,
	}},
	{Code: "E908", Zh: `表格第一行要有“原文”和“译文”两列，这里是“%[1]s”`, En: `the first row must have the columns text and translation; it is %[1]s`, About: &About{
		Zh: `第一行是列名：原文（text）、译文（translation），还可以有位置（place）；其他的列不管它。用 surveyc texts export 导出的文件就是这样。`,
		En: `The first row names the columns: text, translation, and maybe place. Other columns do not matter. surveyc texts export writes it so.`,
	}},
	{Code: "E909", Zh: `这一行的引号不成对，读不下去`, En: `the quotes of this row do not match`, About: &About{
		Zh: `CSV 里带逗号或引号的格子要整个放在引号里，里面的引号写两遍。`,
		En: `A cell with a comma or a quote stands in quotes, with the quotes inside doubled.`,
	}},
	{Code: "E910", Zh: `引入的文件里不能声明语言`, En: `an included file cannot declare a language`, About: &About{
		Zh: `语言在主文件里声明；引入的文件里的文字，也翻译在主文件的译文表里。`,
		En: `Languages are declared in the main file. What included files say is translated in its table, too.`,
	}},
	{Code: "E911", Zh: `语言太多，一份问卷最多声明 %[1]d 种`, En: `there are too many languages: at most %[1]d`, About: &About{
		Zh: `所有译文都在一个表单里。再多的语言，请另写一份问卷，用引入共用题目。`,
		En: `All translations are in one form. For more languages write another survey that includes the same parts.`,
	}},
	{Code: "W901", Zh: `“%[1]s”还没有译完，共 %[2]d 条文字：%[3]s`, En: `%[1]s is not complete; of %[2]d texts %[3]s`, About: &About{
		Zh: `没有译文的文字照原文显示。原文改过的，旧译文先不用，请译者看过再说。surveyc texts export 导出表格，表里标着哪些要译。`,
		En: `A text without a translation is shown as it is written. Where the text has changed its old translation is not used until a translator has seen it. surveyc texts export writes a table that shows what there is to do.`,
	}},
	{Code: "W902", Zh: `还没有译文文件“%[1]s”，各处都显示原文`, En: `there is no file %[1]s yet, so every text is shown as it is written`, About: &About{
		Zh: `文件按问卷所在的文件夹去找。如果文件是有的，检查文件名；如果还没有，用 surveyc texts export 导出表格请人翻译，再用 surveyc texts import 收进来。`,
		En: `The file is looked for in the folder of the survey. If there is one, check its name. If there is none yet, surveyc texts export writes a table for the translator, and surveyc texts import takes it in.`,
	}},
	{Code: "W903", Zh: `%[1]s 的译文里插入的答案和原文“%[2]s”不一样，译文没有用`, En: `the translation at %[1]s inserts other answers than %[2]q does, and is not used`, About: &About{
		Zh: `原文里的 {题号} 会换成那道题的答案。译文里要有同样的 {题号}，各写一样多次，位置随译文的语序。`,
		En: `{id} in a text is replaced by the answer of that item. A translation must bear the same ids in braces, each as often, wherever its grammar wants them.`,
	}},
	{Code: "W904", Zh: `%[1]s 的译文比原文“%[2]s”长得太多，译文没有用`, En: `the translation at %[1]s is much longer than %[2]q, and is not used`, About: &About{
		Zh: `多半是把几条译文粘到了一个格子里。`,
		En: `Several translations may have been pasted into one cell.`,
	}},
	{Code: "translation.missing", Zh: `%[1]d 条没有译文（%[2]s）`, En: `%[1]d are not translated (%[2]s)`},
	{Code: "translation.outdated", Zh: `%[1]d 条的原文改过（%[2]s）`, En: `%[1]d have changed since (%[2]s)`},
}
