package catalogue

// includeEntries speak of files that a survey includes: E6xx. What needs more than one file has no example.
var includeEntries = []Entry{
	{Code: "E601", Zh: `找不到文件“%[1]s”%[2]s`, En: `there is no file %[1]s%[2]s`, About: &About{
		Zh: `引入的文件按引入它的那个文件所在的文件夹去找。检查文件名，并把它放到那个文件夹里。`,
		En: `An included file is looked for in the folder of the file that includes it. Check its name and put it there.`,
	}},
	{Code: "E602", Zh: `文件互相引入，绕成了一圈：%[1]s`, En: `files include each other in a circle: %[1]s`, About: &About{
		Zh: `一个文件不能直接或间接地引入它自己。把共用的内容放到另一个文件里，让两边都引入它。`,
		En: `A file cannot include itself, directly or through others. Put what both need into a file of its own.`,
	}},
	{Code: "E603", Zh: `不能引入“%[1]s”：要写同一文件夹或其子文件夹里的 .survey 文件，用 / 分隔`, En: `cannot include %[1]s: write a .survey file of the same folder or one below it, with /`, About: &About{
		Zh: `引入的文件要在问卷自己的文件夹里或它下面，文件名以 .survey 结尾，如 water.survey、parts/water.survey。不能写 ..、盘符或 \。`,
		En: `An included file stands in the survey's folder or below it, and its name ends in .survey. No .., drive or backslash.`,
		Broken: example + `include "../water.survey"
question 1 "年龄" integer
`,
		Mended: example + `question 1 "年龄" integer
`,
	}},
	{Code: "E604", Zh: `这里读不到别的文件，不能引入“%[1]s”`, En: `no other file can be read here, so %[1]s cannot be included`, About: &About{
		Zh: `问卷是从标准输入或一段文字里读的，不知道它在哪个文件夹，所以引入不了别的文件。请把问卷存成文件再用。`,
		En: `The survey came from standard input or from text in memory, so there is no folder to look in. Save it as a file.`,
		Broken: example + `include "water.survey"
question 1 "年龄" integer
`,
		Mended: example + `question 1 "年龄" integer
`,
	}},
	{Code: "E605", Zh: `引入得太多：%[1]s`, En: `too much is included: %[1]s`, About: &About{
		Zh: `引入最多套 8 层，一份问卷最多引入 100 次，合起来不超过 16 MB。`,
		En: `Includes nest 8 deep at most; a survey has at most 100 of them, and 16 MB altogether.`,
	}},
	{Code: "E606", Zh: `文件“%[1]s”已经引入过，再引入一次要用另一个前缀`, En: `the file %[1]s is included already; to include it again give it another prefix`, About: &About{
		Zh: `同一个文件引入两次，题号就会重复。第二次写上前缀，如 include "person.survey" prefix b，题号就成了 b-1、b-2。`,
		En: `The same file included twice would declare its ids twice. With prefix b they become b-1, b-2.`,
	}},
	{Code: "E607", Zh: `引入的文件里不能有问卷的名称行`, En: `an included file cannot have the line that names a survey`, About: &About{
		Zh: `名称行（survey 代号 "标题"）只写在主文件里。要么删去这一行，要么引入的是另一份完整的问卷，写错了文件名。`,
		En: `Only the main file has the line survey ID "title". Remove it here, or include another file.`,
	}},
	{Code: "E608", Zh: `读不出文件“%[1]s”：%[2]s`, En: `cannot read the file %[1]s: %[2]s`, About: &About{
		Zh: `文件打不开，或者不是文字。引入的文件和问卷一样，是 UTF-8、UTF-16 或 GB18030 的文字。`,
		En: `The file cannot be opened or is no text. Included files are text like surveys: UTF-8, UTF-16 or GB18030.`,
	}},
	{Code: "include.chain", Zh: `（%[1]s）`, En: ` (%[1]s)`},
	{Code: "include.not-text", Zh: `不是文字`, En: `it is no text`},
	{Code: "include.deep", Zh: `套了 %[1]d 层以上`, En: `nested more than %[1]d deep`},
	{Code: "include.many", Zh: `超过 %[1]d 次`, En: `more than %[1]d times`},
	{Code: "include.large", Zh: `合起来超过 %[1]d MB`, En: `more than %[1]d MB altogether`},
	{Code: "place.line", Zh: `第 %[1]d 行`, En: `line %[1]d`},
	{Code: "place.file-line", Zh: ` %[1]s 第 %[2]d 行`, En: `line %[2]d of %[1]s`},
}
