package catalogue

// codelistEntries speak of lists of options in tables beside the survey, and of options under others: E7xx. What needs a
// table has no example.
var codelistEntries = []Entry{
	{Code: "E701", Zh: `找不到选项表的文件“%[1]s”`, En: `there is no file %[1]s for this list`, About: &About{
		Zh: `选项表的文件按问卷所在的文件夹去找。检查文件名，并把它和问卷放在一起。`,
		En: `A list's file is looked for in the folder of the survey. Check its name and put it there.`,
	}},
	{Code: "E702", Zh: `选项表不能取自“%[1]s”：要写同一文件夹或其子文件夹里的 .csv 文件，用 / 分隔`, En: `a list cannot come from %[1]s: write a .csv file of the same folder or one below it, with /`, About: &About{
		Zh: `选项表的文件要在问卷自己的文件夹里或它下面，文件名以 .csv 结尾，如 villages.csv。Excel 表请另存为 CSV。不能写 ..、盘符或 \。`,
		En: `A list's file stands in the survey's folder or below it, and its name ends in .csv. No .., drive or backslash.`,
		Broken: example + `choices village from "villages.xlsx"
question 1 "村" village
`,
		Mended: example + `choices village
  option 101 "东村"
  option 102 "西村"
question 1 "村" village
`,
	}},
	{Code: "E703", Zh: `这里读不到别的文件，选项表不能取自“%[1]s”`, En: `no other file can be read here, so no list can come from %[1]s`, About: &About{
		Zh: `问卷是从标准输入或一段文字里读的，不知道它在哪个文件夹。请把问卷存成文件再用。`,
		En: `The survey came from standard input or from text in memory, so there is no folder to look in. Save it as a file.`,
		Broken: example + `choices village from "villages.csv"
question 1 "村" village
`,
		Mended: example + `choices village
  option 101 "东村"
  option 102 "西村"
question 1 "村" village
`,
	}},
	{Code: "E704", Zh: `“%[1]s”不是文字表格`, En: `%[1]s is no text table`, About: &About{
		Zh: `文件要是 UTF-8 或 GB18030 编码的 CSV。Excel 表请另存为 CSV。`,
		En: `The file must be a CSV in UTF-8 or GB18030. Save a spreadsheet as CSV.`,
	}},
	{Code: "E705", Zh: `选项表太大：最多 %[1]d 个选项、%[2]d MB`, En: `the list is too large: at most %[1]d options and %[2]d MB`, About: &About{
		Zh: `选项再多，手机上的表单就打不开了。请把表分开，比如一个县一份问卷。`,
		En: `A form with more options would not open on a phone. Divide the list.`,
	}},
	{Code: "E706", Zh: `读不了“%[1]s”：%[2]s`, En: `cannot read %[1]s: %[2]s`, About: &About{
		Zh: `文件在，但是打不开。看看它是不是正被别的程序占用，或者没有读的权限。`,
		En: `The file is there but cannot be opened: another program may hold it, or it may not be read.`,
	}},
	{Code: "E707", Zh: `表格第一行要有“编号”和“名称”两列，这里是“%[1]s”`, En: `the first row must have the columns code and text; it is %[1]s`, About: &About{
		Zh: `第一行是列名：编号（code）、名称（text），还可以有上级（of）；其他的列不管它。`,
		En: `The first row names the columns: code, text, and maybe of. Other columns do not matter.`,
	}},
	{Code: "E708", Zh: `这一行的引号不成对，读不下去`, En: `the quotes of this row do not match`, About: &About{
		Zh: `CSV 里带逗号或引号的格子要整个放在引号里，里面的引号写两遍。`,
		En: `A cell with a comma or a quote stands in quotes, with the quotes inside doubled.`,
	}},
	{Code: "E709", Zh: `编号要是整数，不超过 10^15，这里是“%[1]s”`, En: `a code is a whole number up to 10^15, not %[1]s`, About: &About{
		Zh: `编号只用数字 0 到 9。行政区划代码可以直接用。`,
		En: `A code is digits only.`,
	}},
	{Code: "E710", Zh: `编号 %[1]s 没有名称`, En: `the code %[1]s has no text`, About: &About{
		Zh: `每个选项都要有名称，人看的是名称。`,
		En: `Every option needs a text.`,
	}},
	{Code: "E711", Zh: `“%[1]s”没有“上级”这一列，不能写 of（上级）`, En: `%[1]s has no column of, so of cannot be written here`, About: &About{
		Zh: `只有取自文件、带“上级”一列的选项表，才能按前面一题的答案来挑选项。`,
		En: `Only a list from a file with a column of can be narrowed by an earlier answer.`,
		Broken: example + `choices village
  option 101 "东村"
question 1 "乡镇"
  option ① "桃镇"
question 2 "村" village of 1
`,
		Mended: example + `choices village
  option 101 "东村"
question 1 "乡镇"
  option ① "桃镇"
question 2 "村" village
`,
	}},
	{Code: "E712", Zh: `“%[1]s”不是选项题，不能作上级`, En: `question %[1]s has no options, so nothing can be under it`, About: &About{
		Zh: `of（上级）后面写前面一道选项题的题号。`,
		En: `Behind of stands an earlier question with options.`,
	}},
	{Code: "W701", Zh: `“%[1]s”题答 %[2]s 时，“%[3]s”题一个选项也没有，却要回答`, En: `where %[1]s is %[2]s, %[3]s must be answered and has no option`, About: &About{
		Zh: `表格里没有哪一行的“上级”是这个编号。在表格里补上，或者写 ask if（询问 如果），只在有选项时才问。`,
		En: `No row of the table is under that code. Add rows, or an ask if, so that the question is asked only where there is something to choose.`,
	}},
	{Code: "E713", Zh: `上级编号 %[1]s 不是“%[2]s”题的选项`, En: `%[1]s, which this is under, is no option of question %[2]s`, About: &About{
		Zh: `“上级”一列写的是上一级那道题的选项编号。`,
		En: `The column of holds codes of the options of the question above.`,
	}},
}
