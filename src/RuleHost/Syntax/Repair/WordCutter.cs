using System.Text;

namespace RuleHost.Syntax;

/// <summary>Finds the ways to cut a run of letters and digits into declared names, keywords and literals, longest parts first.</summary>
internal sealed class WordCutter(string word, Func<string, bool> isName)
{
    /// <summary>Longer runs are not worth a proposal.</summary>
    public const int MaxLength = 200;

    private const int MaxSteps = 20_000;

    private readonly List<(string Text, bool IsOperand)> _parts = [];
    private readonly HashSet<(int At, bool AfterOperand)> _dead = [];
    private readonly List<string> _found = [];
    private int _steps;
    private int _most;

    /// <summary>At most so many cuts, as the text they would be written as.</summary>
    public IReadOnlyList<string> Cuts(int most)
    {
        _most = most;
        if (word.Length <= MaxLength)
        {
            From(0, false);
        }

        return _found;
    }

    /// <summary>Cuts what is left; two operands never stand side by side.</summary>
    private bool From(int at, bool afterOperand)
    {
        if (at == word.Length)
        {
            if (_parts.Count > 1 || (_parts.Count == 1 && _parts[0].Text != word))
            {
                _found.Add(Joined());
            }

            return true;
        }

        if (++_steps > MaxSteps || _dead.Contains((at, afterOperand)))
        {
            return false;
        }

        var any = false;
        for (var length = Math.Min(word.Length - at, ClauseLexer.MaxNameLength); length > 0 && _found.Count < _most; length--)
        {
            var part = word.Substring(at, length);
            if (Keywords.Reserved.Find(part) is { } keyword)
            {
                any |= With(part, keyword.Kind is TokenKind.Yes or TokenKind.No or TokenKind.None or TokenKind.Pronoun && !afterOperand, at + length);
            }

            if (!afterOperand)
            {
                if (Literal(part) is { } literal)
                {
                    any |= With(literal, true, at + length);
                }
                else if (length < word.Length && isName(part))
                {
                    any |= With(part, true, at + length);
                }
            }
        }

        if (!any && _found.Count < _most)
        {
            _dead.Add((at, afterOperand));
        }

        return any;
    }

    private bool With(string part, bool isOperand, int next)
    {
        _parts.Add((part, isOperand));
        var found = From(next, isOperand);
        _parts.RemoveAt(_parts.Count - 1);
        return found;
    }

    private string Joined()
    {
        var text = new StringBuilder();
        foreach (var (part, _) in _parts)
        {
            text.Append(text.Length > 0 ? " " : "").Append(part);
        }

        return text.ToString();
    }

    /// <summary>The literal that a part is, numbers in Chinese characters written in digits; null if it is none.</summary>
    private static string? Literal(string part)
    {
        if (char.IsAsciiDigit(part[0]))
        {
            return NumberReader.IsLiteral(part) ? part : null;
        }

        return ChineseNumerals.Literal(part);
    }
}
