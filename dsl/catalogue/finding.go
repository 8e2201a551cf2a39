package catalogue

// findingEntries are what a check says about answers. Their codes are the codes of findings.
var findingEntries = []Entry{
	{Code: "required", Zh: `应答未答`, En: `not answered`, About: &About{
		Zh: `这一题按填写的路径应当问到，又不是选填，却没有回答。补上回答；如果本不该问到，多半是前面某题的选择有误。`,
		En: `The question is asked on this route, is not optional, and bears no answer.`,
	}},
	{Code: "skipped", Zh: `按前面的回答不该填这一题`, En: `answered although it is passed over`, About: &About{
		Zh: `前面的回答使这一题被跳过，却填了答案。删去这个答案；如果答案是对的，那么前面的回答有误。`,
		En: `Earlier answers pass this question over, yet it bears an answer. Remove it, or correct the earlier answer.`,
	}},
	{Code: "required.row", Zh: `没有填；应有 %[1]d 个`, En: `missing: there must be %[1]d`},
	{Code: "skipped.row", Zh: `多出来的；按前面的回答应有 %[1]d 个`, En: `one too many: by earlier answers there are %[1]d`},
	{Code: "skipped.row-most", Zh: `多出来的；最多 %[1]d 个`, En: `one too many: there are at most %[1]d`},
	{Code: "type", Zh: `答案的样子不对，应填%[1]s`, En: `not %[1]s`, About: &About{
		Zh: `答案不是这种题型的样子：数里有文字、整数题填了小数、日期不存在、数超过 10^15，或选项题里填了不是选项编号的东西。`,
		En: `The answer is not of the question's type: text in a number, a fraction in an integer, a date that is none, a number beyond 10^15 …`,
	}},
	{Code: "option", Zh: `没有这个选项或选重了，可选：%[1]s`, En: `no such option, or marked twice; the options are %[1]s`, About: &About{
		Zh: `填了这一题没有的选项编号，同一个选项填了两遍，把“只能单独选”的选项与别的一起选了，或选了按前面的回答不给选的选项。`,
		En: `The code is none of the question's options, stands twice, an exclusive option is marked with others, or earlier answers rule the option out.`,
	}},
	{Code: "option.none", Zh: `按前面的回答一个也没有`, En: `none, given the answers before`},
	{Code: "range", Zh: `超出范围，应为 %[1]s`, En: `outside the bound %[1]s`, About: &About{
		Zh: `数（或多选的个数、文字的字数）不在题目规定的范围里，或文字不是题目要的样子。`,
		En: `The number, or the number of marks or characters, is outside the question's bound, or a text is not in the form that the question asks for.`,
	}},
	{Code: "range.rows", Zh: `个数不合要求，应为 %[1]s`, En: `their number is outside the bound %[1]s`},
	{Code: "range.form", Zh: `不合要求，应为：%[1]s`, En: `not in the form required: %[1]s`},
	{Code: "range.characters", Zh: `%[1]s 个字`, En: `%[1]s characters`},
	{Code: "range.location", Zh: `纬度 -90～90，经度 -180～180，精度不小于 0`, En: `latitude -90～90, longitude -180～180, accuracy not below 0`},
	{Code: "range.photo", Zh: `不超过 %[1]d 个字符的图片（约 500 KB）`, En: `a picture of at most %[1]d characters (about 500 KB)`},
	{Code: "range.places", Zh: `%[1]s 项`, En: `%[1]s options`},
	{Code: "form.resident-id", Zh: `与证件一字不差的 18 位身份证号码`, En: `a resident id number of 18 characters, exactly as on the card`},
	{Code: "form.phone", Zh: `手机号，或带区号的电话，如 0870-1234567`, En: `a mobile number, or a telephone number with its area code, as 0870-1234567`},
	{Code: "range.words", Zh: `%[1]s`, En: `%[1]s`},
	{Code: "computed", Zh: `与按其他回答算出的不符，应为 %[1]s`, En: `differs from what the other answers give: %[1]s`, About: &About{
		Zh: `这一项是算出来的，记录里存的值与按其他回答算出的不同，或者其他回答算不出值却存了一个。改正有误的回答，或删去这个值。`,
		En: `The item is computed, and the stored value is not what the other answers give, or they give none. Correct what is wrong, or remove the value.`,
	}},
	{Code: "computed.none", Zh: `没有值（用到的回答不全）`, En: `no value, for answers are missing`},
	{Code: "assert", Zh: `校验不通过`, En: `an edit rule acts`, About: &About{
		Zh: `问卷里写明的校验没有通过，说明见该校验自己的话。阻止（block）的必须改正，警告（warn）的请核对。`,
		En: `A rule of the survey acts; its message is the survey's own.`,
	}},
	{Code: "unknown", Zh: `问卷里没有“%[1]s”这一题`, En: `the survey has no question %[1]s`, About: &About{
		Zh: `数据里有问卷没有的题号或列名。以 _ 开头的不检查。`,
		En: `A key that no question bears. Keys that start with _ are not checked.`,
	}},
	{Code: "duplicate", Zh: `编号 _id 与前面的记录重复`, En: `a record with this _id came before`, About: &About{
		Zh: `同一个 _id 出现了两次，可能一户填了两遍。`,
		En: `A second record with an _id already seen.`,
	}},
	{Code: "malformed", Zh: `这一行读不出来：%[1]s`, En: `cannot be read: %[1]s`, About: &About{
		Zh: `这一行（或这一条）不是完整的记录，其余各行照常检查。`,
		En: `The line or row is no record; the rest of the batch is still checked.`,
	}},
	{Code: "survey", Zh: `这条记录写明属于问卷“%[1]s”，现在用来核对的是“%[2]s”`, En: `the record says that it is of the survey %[1]s, but is checked against %[2]s`, About: &About{
		Zh: `记录里的 _survey 写着它属于哪份问卷，与现在用的不是同一份。多半是拿错了问卷或答卷。`,
		En: `The record's _survey names another survey than the one at hand: one of the two files is probably the wrong one.`,
	}},
	{Code: "version", Zh: `这条记录写明按“%[1]s”版问卷填写，现在用来核对的是“%[2]s”版`, En: `the record says that it was filled in for version %[1]s of the survey, but is checked against version %[2]s`, About: &About{
		Zh: `记录里的 _version 与问卷的 version（版本）不同：题目可能改过，查出的问题未必算数。请用当时的那一版核对。`,
		En: `The record's _version differs from the survey's version. Questions may have changed; check it against the version of its time.`,
	}},
	{Code: "malformed.value", Zh: `有一项不能作答案（%[1]s）`, En: `a value cannot be an answer (%[1]s)`},
	{Code: "none.refused", Zh: `拒答`, En: `refused`},
	{Code: "none.dontknow", Zh: `不知道`, En: `dontknow`},
	{Code: "expect.choice", Zh: `一个选项编号`, En: `one code of its options`},
	{Code: "expect.choices", Zh: `一组选项编号`, En: `a list of codes of its options`},
	{Code: "expect.ranking", Zh: `一组选项编号，按先后排`, En: `a list of codes of its options, in order of preference`},
	{Code: "expect.number", Zh: `数，不超过 10^15`, En: `a number within 10^15`},
	{Code: "expect.integer", Zh: `整数，不超过 10^15`, En: `a whole number within 10^15`},
	{Code: "expect.text", Zh: `文字`, En: `a text`},
	{Code: "expect.date", Zh: `真实的日期，如 2020-04-13`, En: `a real date like 2020-04-13`},
	{Code: "expect.time", Zh: `时间，如 08:30`, En: `a time like 08:30`},
	{Code: "expect.datetime", Zh: `真实的日期和时间，如 2020-04-13T08:30`, En: `a real date with a time, like 2020-04-13T08:30`},
	{Code: "expect.location", Zh: `位置：纬度和经度，如 28.2,112.9`, En: `a location: latitude and longitude, like 28.2,112.9`},
	{Code: "expect.photo", Zh: `照片（JPEG、PNG 或 WebP 的图片），或它的文件名，如 001.jpg`, En: `a photo (a JPEG, PNG or WebP picture), or the name of its file, like 001.jpg`},
	{Code: "expect.rows", Zh: `一个一个列出的回答`, En: `a list of rows`},
	{Code: "expect.row", Zh: `按题号列出的回答`, En: `a row of answers by question`},
	{Code: "expect.another", Zh: `是或否`, En: `yes or no`},
	{Code: "expect.signature", Zh: `签名`, En: `a signature`},
}
