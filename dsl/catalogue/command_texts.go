package catalogue

// textsEntries are what `surveyc texts` says, and what stands in the tables for translators.
var textsEntries = []Entry{
	{Code: "cmd.texts.short", Zh: "导出问卷的文字给人翻译，译好收回来", En: "give a survey's texts to a translator and take them back"},
	{Code: "cmd.texts.long",
		Zh: `把问卷里的文字导出成表格请人翻译，译好以后收回来。

  export  导出 Excel 或 CSV 表格，标明哪些要译、哪些原文改过
  import  把译者交回的表格收进问卷旁边的译文文件`,
		En: `Writes a survey's texts into a table for a translator, and takes the table back.

  export  write a spreadsheet or CSV that shows what there is to translate
  import  take a translator's table into the file of translations beside the survey`},
	{Code: "cmd.texts.example",
		Zh: `  surveyc texts export surveys/examples/water/water.survey --language en --out 译文.xlsx
  surveyc texts import surveys/examples/water/water.survey 译文.xlsx`,
		En: `  surveyc texts export surveys/examples/water/water.survey --language en --out texts.xlsx
  surveyc texts import surveys/examples/water/water.survey texts.xlsx`},
	{Code: "cmd.texts-export.short", Zh: "把问卷的文字导出成表格", En: "write a survey's texts into a table"},
	{Code: "cmd.texts-export.long",
		Zh: `把问卷里的文字导出成表格：原文一列（锁住），译文一列（请译者填），还有状态和备注。
同样的文字只出现一次。原文改过的，旧译文写在备注里。`,
		En: `Writes a survey's texts into a table: a column of texts (locked), one for their translations, a status, remarks.
The same text stands there once. Where a text has changed, its old translation is a remark.`},
	{Code: "cmd.texts-export.example",
		Zh: `  surveyc texts export surveys/examples/water/water.survey --out 译文.xlsx
  surveyc texts export surveys/jdlk/jdlk.survey --language bo --out 藏语.xlsx`,
		En: `  surveyc texts export surveys/examples/water/water.survey --out texts.xlsx
  surveyc texts export surveys/jdlk/jdlk.survey --language bo --out tibetan.xlsx`},
	{Code: "cmd.texts-import.short", Zh: "把译者交回的表格收进来", En: "take in a translator's table"},
	{Code: "cmd.texts-import.long",
		Zh: `把译者交回的表格（Excel 或 CSV）收进问卷声明的译文文件。表格里没有译的，
原来有译文的就留着原来的。收完说明还缺什么。`,
		En: `Takes a translator's table (XLSX or CSV) into the file of translations that the survey names. What
the table does not translate keeps the translation that it has. Then it says what is still missing.`},
	{Code: "cmd.texts-import.example",
		Zh: "  surveyc texts import surveys/examples/water/water.survey 译文.xlsx",
		En: "  surveyc texts import surveys/examples/water/water.survey texts.xlsx"},
	{Code: "cmd.texts.flag.out", Zh: "写到这个`文件`：.xlsx 或 .csv", En: "write to this `file`: .xlsx or .csv"},
	{Code: "cmd.flag.language", Zh: "用问卷的哪种译文，写语言`代码`，如 en；不写就是问卷自己的语言", En: "the `code` of one of the survey's languages, such as en; its own where there is none"},
	{Code: "cmd.no-languages", Zh: "这份问卷没有译文，不能用 --language %[1]s", En: "this survey is not translated, so there is no --language %[1]s"},
	{Code: "cmd.unknown-language", Zh: "这份问卷没有“%[1]s”的译文，有的是：%[2]s", En: "this survey is not translated into %[1]q, but into: %[2]s"},
	{Code: "cmd.texts.no-out", Zh: "没有写导出到哪个 .xlsx 或 .csv 文件，例如 --out 译文.xlsx", En: "say which .xlsx or .csv file to write, such as --out texts.xlsx"},
	{Code: "cmd.texts.which-language", Zh: "没有写哪种语言，例如 --language en。问卷声明的语言有：%[1]s", En: "say which language, such as --language en; the survey declares: %[1]s"},
	{Code: "cmd.texts.undeclared", Zh: "问卷里还没有声明这种语言。先在问卷的标题下面加一行：\n  语言 %[1]s \"%[1]s\" 来自 \"%[2]s.%[1]s.csv\"", En: "the survey does not declare this language; put below its title:\n  language %[1]s \"%[1]s\" from \"%[2]s.%[1]s.csv\""},
	{Code: "cmd.texts.no-workbook", Zh: "不是 Excel（.xlsx）表格，或者坏了，或者太大", En: "this is no workbook (.xlsx), or it is broken or too large"},
	{Code: "cmd.texts.no-table", Zh: "不是 .xlsx 或 .csv 表格", En: "this is no .xlsx or .csv table"},
	{Code: "cmd.texts.fits-nothing", Zh: "表格里没有一条译文是问卷“%[1]s”的，什么也没有改", En: "no row of this table has a translation for %[1]s; nothing was changed"},
	{Code: "cmd.texts.exported", Zh: "%[1]s：%[2]s", En: "%[1]s: %[2]s"},
	{Code: "cmd.texts.imported", Zh: "已收进 %[1]s：%[2]s", En: "taken into %[1]s: %[2]s"},
	{Code: "cmd.texts.counted", Zh: "共 %[1]d 条，译好 %[2]d 条，未译 %[3]d 条，要重看 %[4]d 条", En: "%[1]d texts, %[2]d translated, %[3]d missing, %[4]d to be looked at again"},
	{Code: "cmd.texts.status.done", Zh: "已译", En: "done"},
	{Code: "cmd.texts.status.missing", Zh: "未译", En: "missing"},
	{Code: "cmd.texts.status.outdated", Zh: "原文改过", En: "changed"},
	{Code: "cmd.texts.status.unlike", Zh: "花括号不符", En: "braces differ"},
	{Code: "cmd.texts.status.long", Zh: "太长", En: "too long"},
	{Code: "cmd.texts.was", Zh: "原来是“%[1]s”，译作“%[2]s”", En: "was %[1]q, translated as %[2]q"},
	{Code: "cmd.texts.places", Zh: "有 %[1]d 处", En: "stands in %[1]d places"},
	{Code: "cmd.texts.keep", Zh: "译文里也要有 %[1]s", En: "keep %[1]s"},
	{Code: "cmd.texts.advice",
		Zh: `译成：%[1]s
1. 只填“译文 translation”一列；黄色的格子是还没有译的。
2. 花括号里的题号会换成答案，如 {1}：译文里要原样写上，次数一样，位置随语序。
3. “原文改过”的，备注里有旧原文和旧译文：请按现在的原文写译文，旧译文仍合适也要再填一遍。
4. 同样的文字只译一次，各处都用。某一处要译得不同，就另加一行，写上那一处的位置和原文（先撤销工作表保护，没有密码）。
5. 译好后保存，把这个文件交回即可。`,
		En: `Into: %[1]s
1. Fill in the column “译文 translation”. Yellow cells are still to be translated.
2. An id in braces, such as {1}, is replaced by an answer. Keep it as it is and as often; put it where the grammar wants it.
3. Where a text has changed, the remark has the old text and its translation. Write the translation of the text as it is now, even if the old one still fits.
4. The same text is translated once, for all its places. Where one place needs other words, add a row with that place and the text (lift the protection of the sheet first; there is no password).
5. Save, and send this file back.`},
}
