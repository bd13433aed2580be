using RuleHost.Text;

namespace RuleHost.Documents;

/// <summary>Diagnostics of files and of their form (RH00xx, RH030x).</summary>
internal static class DocumentDiagnostics
{
    public static readonly DiagnosticDescriptor NotFound = new("RH0001", Severity.Error,
        new("找不到“{0}”。", "\"{0}\" is not there."),
        new("检查路径和文件名；规则集里写的路径从规则集文件夹算起，命令行上的从当前文件夹算起。", "Check the path and the name; a path in a rulebook starts at the rulebook's folder, one on the command line at the current folder."));

    public static readonly DiagnosticDescriptor CannotOpen = new("RH0002", Severity.Error,
        new("“{0}”打不开：它是文件夹，或没有权限，或正被别的程序占用。", "\"{0}\" cannot be opened: it is a folder, or there is no permission, or another program holds it."),
        new("给出文件而不是文件夹；检查权限，关掉占用它的程序后再试。", "Name a file and not a folder; check its permissions, close the program that holds it, and try again."));

    public static readonly DiagnosticDescriptor TooLarge = new("RH0003", Severity.Error,
        new("“{0}”超过了 {1} 的上限（设置项 RULEHOST_MAX_BYTES）。", "\"{0}\" is over the limit of {1} (setting RULEHOST_MAX_BYTES)."),
        new("把文件拆小；确实需要这么大时，用环境变量 RULEHOST_MAX_BYTES 提高上限（单位为字节）。", "Split the file; where it must be that large, raise the limit with the environment variable RULEHOST_MAX_BYTES (in bytes)."));

    public static readonly DiagnosticDescriptor ReadAsGb18030 = new("RH0004", Severity.Info,
        new("“{0}”不是 UTF-8，已按 GB18030 读取。", "\"{0}\" is not UTF-8 and was read as GB18030."),
        new("如果有乱码，请在 WPS 或 Excel 里另存为“CSV UTF-8”。", "If characters look wrong, save it as \"CSV UTF-8\" in WPS or Excel."));

    public static readonly DiagnosticDescriptor NotARulebook = new("RH0005", Severity.Error,
        new("“{0}”里没有 rulebook.yaml，不是规则集文件夹。", "There is no rulebook.yaml in \"{0}\": it is not a rulebook folder."),
        new("给出有 rulebook.yaml 的文件夹。", "Name a folder that has a rulebook.yaml."));

    public static readonly DiagnosticDescriptor CannotUnpack = new("RH0006", Severity.Error,
        new("“{0}”解不开：它不是完好的 gzip 文件。", "\"{0}\" cannot be unpacked: it is not a sound gzip file."),
        new("重新压缩或重新下载；没有压缩的文件，名字不要以 .gz 结尾。", "Pack or download it again; a file that is not packed must not be named .gz."));

    public static readonly DiagnosticDescriptor NotAFile = new("RH0007", Severity.Error,
        new("“{0}”不是普通文件，而是管道或设备，不能当规则集的文件读。", "\"{0}\" is no regular file but a pipe or a device, and cannot be read as a file of a rulebook."),
        new("删去它，或者换成存有内容的文件。", "Remove it, or put a file with the contents in its place."));

    public static readonly DiagnosticDescriptor Malformed = new("RH0301", Severity.Error,
        new("这里的 YAML 读不下去：{0}", "The YAML cannot be read here: {0}"),
        new("从这里和上一行查起；同一级的内容要左对齐，文字里有特殊符号时整段加上双引号。", "Look here and at the line above; entries of one level stand under each other, and a text with special signs is put into double quotes."));

    public static readonly DiagnosticDescriptor Alias = new("RH0302", Severity.Error,
        new("不能用 YAML 的锚点和别名（& 和 *）：别名展开后可以大得没有边。", "YAML anchors and aliases (& and *) are refused: expanded, they can grow without bound."),
        new("要重复用一段内容，测试里用“样本”和“取自”，别处照写一遍；如果 & 或 * 是文字的一部分，给整段文字加上双引号。", "To use a piece again, write “样本” and “取自” in tests; elsewhere write it out. Where & or * is part of a text, put the whole text into double quotes."));

    public static readonly DiagnosticDescriptor TooDeep = new("RH0303", Severity.Error,
        new("嵌套超过 {0} 层。", "Nested more than {0} deep."),
        new("检查是不是多打了括号；真正的规则集用不到这么深。", "Look for brackets too many; no real document nests that deep."));

    public static readonly DiagnosticDescriptor TooManyNodes = new("RH0304", Severity.Error,
        new("内容超过 {0} 项。", "More than {0} entries."),
        new("把文件拆开，或把大表放进 CSV。", "Split the file, or put large tables into CSV."));

    public static readonly DiagnosticDescriptor DuplicateKey = new("RH0305", Severity.Error,
        new("“{0}”写了两次，不知道以哪一个为准。", "\"{0}\" is written twice; which one counts is not clear."),
        new("删去或改名其中一个。", "Remove or rename one of them."));

    public static readonly DiagnosticDescriptor WrongIndentCharacter = new("RH0306", Severity.Error,
        new("这一行用{0}缩进；YAML 的缩进只能用半角空格。", "This line is indented with {0}; YAML indents with plain spaces only."),
        new("把这一行开头的缩进换成半角空格。", "Indent the line with plain spaces."));

    public static readonly DiagnosticDescriptor FullWidthColon = new("RH0307", Severity.Error,
        new("键后面是全角冒号“：”；YAML 只认半角冒号“:”。", "A full-width colon \"：\" stands behind the key; YAML knows only \":\"."),
        new("改成半角冒号，后面留一个空格；如果整段是一个文字，给它加上双引号。", "Write \":\" with a space behind it; if it is one text, put it into double quotes."));

    public static readonly DiagnosticDescriptor NoSpaceAfterColon = new("RH0308", Severity.Error,
        new("“{0}”的冒号后面没有空格，所以没有读成“键: 值”。", "There is no space behind the colon of \"{0}\", so it was not read as \"key: value\"."),
        new("在冒号后面加一个半角空格。", "Put a plain space behind the colon."));

    public static readonly DiagnosticDescriptor JsonMalformed = new("RH0309", Severity.Error,
        new("这里的 JSON 读不下去：{0}", "The JSON cannot be read here: {0}"),
        new("从这里和它前面一处查起：逗号、冒号、引号和括号要用半角，并且成对。", "Look here and just before: commas, colons, quotes and brackets are half-width, and the latter come in pairs."));

    public static readonly DiagnosticDescriptor Empty = new("RH0310", Severity.Error,
        new("“{0}”是空的。", "\"{0}\" is empty."),
        new("写上内容，或删掉这个文件。", "Write something in it, or delete the file."));

    public static readonly DiagnosticDescriptor BadCharacters = new("RH0311", Severity.Error,
        new("“{0}”里有不能出现在文本里的字符，可能不是文本文件。", "\"{0}\" holds characters that no text has; it is probably not a text file."),
        new("确认给的是文本文件，不是压缩包、图片或电子表格；是文本就另存为 UTF-8。", "Make sure that it is a text file and not an archive, a picture or a spreadsheet; save a text as UTF-8."));

    public static readonly DiagnosticDescriptor CommaInText = new("RH0312", Severity.Warning,
        new("花括号里的逗号把这段文字切断了；已把“{0}”接回前面。", "A comma inside braces cut this text; \"{0}\" was put back to what precedes it."),
        new("给整段文字加上双引号。", "Put the whole text into double quotes."));

    public static readonly DiagnosticDescriptor SecondDocument = new("RH0313", Severity.Error,
        new("这里用“---”开始了第二份文档；一个文件只能有一份。", "A second document begins here with \"---\"; a file holds one."),
        new("删去“---”，或把后面的内容放进另一个文件。", "Remove the \"---\", or put what follows into a file of its own."));

    public static readonly DiagnosticDescriptor WideCommaInList = new("RH0314", Severity.Warning,
        new("“{0}”算一个值：方括号里只有半角逗号“,”分隔各项。", "\"{0}\" is one value: inside square brackets only the plain comma \",\" separates entries."),
        new("要分成几项，改用半角逗号；确实是一个值，给它加上双引号。", "For several entries write plain commas; for one value put it into double quotes."));

    public static readonly DiagnosticDescriptor InvisibleCharacter = new("RH0315", Severity.Error,
        new("“{0}”里有一个看不见的字符（{1}），常常是从网页或 Word 粘贴来的。", "\"{0}\" holds an invisible character ({1}), as pasting from a web page or Word brings along."),
        new("删去这一段，重新手打一遍。", "Delete this and type it again."));

    /// <summary>{0} the sign, {1} the one that YAML wants.</summary>
    public static readonly DiagnosticDescriptor WideSign = new("RH0344", Severity.Error,
        new("“{0}”是全角的；YAML 在这里只认半角的“{1}”。", "\"{0}\" is full-width; YAML knows only the plain \"{1}\" here."),
        new("改成半角的“{1}”；如果这一整段是一个文字，给它加上半角双引号。", "Write \"{1}\"; if all of this is one text, put it into plain double quotes."));

    /// <summary>{0} the text without its quotes.</summary>
    public static readonly DiagnosticDescriptor WideQuotes = new("RH0345", Severity.Error,
        new("“{0}”两边写的是中文引号；YAML 只认半角引号，中文引号会算进文字里。", "Chinese quotes stand around “{0}”; YAML knows only plain ones and takes these for a part of the text."),
        new("写成 \"{0}\"；没有特殊符号的，不加引号也可以。", "Write \"{0}\"; a text without special signs needs no quotes at all."));

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        NotFound, CannotOpen, TooLarge, ReadAsGb18030, NotARulebook, Malformed, Alias, TooDeep, TooManyNodes, DuplicateKey, WrongIndentCharacter,
        FullWidthColon, NoSpaceAfterColon, JsonMalformed, Empty, BadCharacters, CommaInText,
        CannotUnpack, NotAFile, SecondDocument, WideCommaInList, InvisibleCharacter, WideSign, WideQuotes,
    ];
}
