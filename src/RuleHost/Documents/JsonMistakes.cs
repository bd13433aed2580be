using RuleHost.Text;

namespace RuleHost.Documents;

/// <summary>What a person did where JSON cannot be read on.</summary>
internal static class JsonMistakes
{
    private const string WideSigns = "“”‘’，：｛｝［］、；";

    /// <summary>Reports the mistake at which the reader stopped.</summary>
    /// <param name="source">The text.</param>
    /// <param name="offset">The beginning of what it could not read, or the space before that.</param>
    /// <param name="complete">Whether a whole document stands before it.</param>
    /// <param name="diagnostics">Gets the diagnostic.</param>
    public static void Report(SourceText source, int offset, bool complete, DiagnosticBag diagnostics)
    {
        var content = source.Content;
        while (offset < content.Length && content[offset] is ' ' or '\t')
        {
            offset++;
        }

        offset = BehindNumber(content, offset);
        diagnostics.Report(DocumentDiagnostics.JsonMalformed, source, new TextSpan(offset, offset < content.Length ? 1 : 0),
            complete ? new Localized("文档到这里已经结束，后面还有内容。", "the document ended before this, and something follows.") : Cause(content, offset));
    }

    /// <summary>The reader stops at the beginning of a number that ends in a sign which is not JSON's: 1，</summary>
    private static int BehindNumber(string content, int offset)
    {
        var end = offset;
        while (end < content.Length && (char.IsAsciiDigit(content[end]) || content[end] is '-' or '+' or '.' or 'e' or 'E'))
        {
            end++;
        }

        return end < content.Length && end > offset && WideSigns.Contains(content[end], StringComparison.Ordinal) ? end : offset;
    }

    private static Localized Cause(string content, int offset)
    {
        var rest = content.AsSpan(offset);
        var before = content.AsSpan(0, offset).TrimEnd();
        return rest switch
        {
            [] => new("内容到这里就完了，括号或引号还没有成对。", "the text ends here, with a bracket or a quote still open."),
            ['/' or '#', ..] => new("JSON 里不能写注释。", "JSON has no comments."),
            ['\'', ..] => new("要用双引号，不能用单引号。", "double quotes are due, not single ones."),
            [var wide, ..] when WideSigns.Contains(wide, StringComparison.Ordinal) => new($"“{wide}”是全角的，这里要用半角符号。", $"\"{wide}\" is full-width; a plain sign is due here."),
            ['}' or ']', ..] when before is [.., ','] => new("最后一项后面多了逗号。", "there is a comma behind the last entry."),
            ['}' or ']', ..] => new($"“{rest[0]}”在这里不成对，或前面少了内容。", $"\"{rest[0]}\" has no partner here, or something is missing before it."),
            ['"', .. var text] => Text(text),
            ['{' or '[', ..] => new("前面少了逗号或冒号。", "a comma or a colon is missing before this."),
            [',' or ':', ..] => new($"这里多了“{rest[0]}”，或前面少了内容。", $"there is a \"{rest[0]}\" too many here, or something is missing before it."),
            [(>= '0' and <= '9') or '-' or '+' or '.', ..] => new("数字写错了：不能以 0 或 + 开头，小数点两边都要有数字。", "the number is wrong: it must not begin with 0 or +, and there are digits on both sides of the point."),
            _ when char.IsLetter(rest[0]) => new("文字要放在双引号里（true、false、null 除外）。", "a text is put into double quotes (except true, false and null)."),
            _ => new("这里有不认识的写法。", "this is not known to JSON."),
        };
    }

    /// <summary>A text that could not be read, from behind its first quote.</summary>
    private static Localized Text(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    return new("前面少了逗号或冒号。", "a comma or a colon is missing before this.");
                case '\\' when i + 1 >= text.Length || !"\"\\/bfnrtu".Contains(text[i + 1], StringComparison.Ordinal) || (text[i + 1] == 'u' && !IsHex(text[(i + 2)..])):
                    return new("“\\”后面只能跟 \" \\ / b f n r t 或 uXXXX；文字里的“\\”要写成“\\\\”。", "a \"\\\" is followed by \" \\ / b f n r t or uXXXX; in a text it is written twice.");
                case '\\':
                    i++;
                    break;
                case < ' ':
                    return new("引号没有在这一行结束；文字里的换行写成 \\n。", "a quote is not closed in this line; a line break inside a text is written \\n.");
            }
        }

        return new("引号没有结束。", "the quote is not closed.");
    }

    private static bool IsHex(ReadOnlySpan<char> text) => text.Length >= 4 && !text[..4].ContainsAnyExcept("0123456789abcdefABCDEF");
}
