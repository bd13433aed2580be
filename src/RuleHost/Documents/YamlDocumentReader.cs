using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using ScalarStyle = RuleHost.Documents.ScalarStyle;

namespace RuleHost.Documents;

/// <summary>
/// Reads YAML into <see cref="DocumentNode"/>s from the parser's events, so that every node has its true place and nothing is built
/// that the limits do not allow. Anchors and aliases are refused. Whatever the parser throws becomes a diagnostic.
/// </summary>
internal sealed class YamlDocumentReader
{
    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly DocumentLimits _limits;
    private readonly Parser _parser;
    private readonly Stack<int> _brackets = [];
    private int _nodes;
    private bool _misread;

    private YamlDocumentReader(SourceText source, DiagnosticBag diagnostics, DocumentLimits limits)
    {
        _source = source;
        _diagnostics = diagnostics;
        _limits = limits;
        _parser = new Parser(new Scanner(new StringReader(source.Content), skipComments: true));
    }

    /// <summary>The one document of a text; null with a diagnostic where it cannot be read, where entries of it are lost, or where it is empty.</summary>
    public static DocumentNode? Read(SourceText source, DiagnosticBag diagnostics, DocumentLimits? limits = null)
    {
        if (source.Content.AsSpan().Trim().IsEmpty)
        {
            diagnostics.Report(DocumentDiagnostics.Empty, source, new TextSpan(0, 0), source.Path);
            return null;
        }

        YamlDocumentReader? reader = null;
        try
        {
            reader = new YamlDocumentReader(source, diagnostics, limits ?? DocumentLimits.Current);
            return reader.Document();
        }
        catch (RefusedException)
        {
            return null;
        }
        catch (YamlException problem)
        {
            YamlMistakes.Report(source, Offset(source, problem.Start), problem.Message, reader?.Opener, diagnostics);
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException or NullReferenceException or OverflowException)
        {
            // The library's scanner throws these for some malformed texts (an unclosed bracket); the place is where it stood.
            YamlMistakes.Report(source, reader?._parser.Current is { } at ? Offset(source, at.End) : source.Content.Length, "", reader?.Opener, diagnostics);
        }

        return null;
    }

    private int? Opener => _brackets.TryPeek(out var opener) ? opener : null;

    private static int Offset(SourceText source, Mark mark) => (int)Math.Clamp(mark.Index, 0, source.Content.Length);

    private DocumentNode? Document()
    {
        while (_parser.MoveNext())
        {
            if (_parser.Current is not (StreamStart or DocumentStart or StreamEnd or DocumentEnd))
            {
                var node = Node(1);
                while (_parser.MoveNext())
                {
                    if (_parser.Current is DocumentStart second)
                    {
                        _diagnostics.Report(DocumentDiagnostics.SecondDocument, Place(second.Start, second.End));
                        break;
                    }
                }

                // Entries that were lost would only be missed again by whoever reads the document.
                return _misread ? null : node;
            }
        }

        _diagnostics.Report(DocumentDiagnostics.Empty, _source, new TextSpan(0, 0), _source.Path);
        return null;
    }

    private DocumentNode Node(int depth)
    {
        var current = _parser.Current!;
        var place = Place(current.Start, current.End);
        if (++_nodes > _limits.MaxNodes)
        {
            Refuse(DocumentDiagnostics.TooManyNodes, place, _limits.MaxNodes);
        }

        if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false })
        {
            Refuse(DocumentDiagnostics.Alias, place);
        }

        if (depth > _limits.MaxDepth)
        {
            Refuse(DocumentDiagnostics.TooDeep, place, _limits.MaxDepth);
        }

        switch (current)
        {
            case Scalar scalar:
                return Scalar(place, scalar);
            case SequenceStart sequence:
                return Sequence(place, depth, sequence.Style == SequenceStyle.Flow);
            case MappingStart:
                return Mapping(place, depth);
            default:
                throw new InvalidOperationException();
        }
    }

    private ScalarNode Scalar(SourceLocation place, Scalar scalar)
    {
        var style = Style(scalar);
        if (style == ScalarStyle.Plain && Invisible(scalar.Value) is { } sign)
        {
            _misread = true;
            _diagnostics.Report(DocumentDiagnostics.InvisibleCharacter, place, scalar.Value.Replace(sign.ToString(), "", StringComparison.Ordinal), string.Create(CultureInfo.InvariantCulture, $"U+{(int)sign:X4}"));
        }

        return new ScalarNode(place, scalar.Value, style);
    }

    private SequenceNode Sequence(SourceLocation place, int depth, bool inBrackets)
    {
        var items = ImmutableArray.CreateBuilder<DocumentNode>();
        if (inBrackets)
        {
            _brackets.Push(place.Span.Start);
        }

        while (Next() is not SequenceEnd)
        {
            var item = Node(depth + 1);
            if (inBrackets && item is ScalarNode { Style: ScalarStyle.Plain } text && text.Text.AsSpan().ContainsAny('，', '、'))
            {
                _diagnostics.Report(DocumentDiagnostics.WideCommaInList, item.Place, text.Text);
            }

            items.Add(item);
        }

        if (inBrackets)
        {
            _brackets.Pop();
            return new SequenceNode(ToHere(place), items.ToImmutable());
        }

        return new SequenceNode(Whole(place, items), items.ToImmutable());
    }

    private MappingNode Mapping(SourceLocation place, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<(ScalarNode Key, DocumentNode Value)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var inBraces = _parser.Current is MappingStart { Style: MappingStyle.Flow };
        if (inBraces)
        {
            _brackets.Push(place.Span.Start);
        }

        while (Next() is not MappingEnd)
        {
            var key = Node(depth + 1);
            Next();
            var value = Node(depth + 1);
            if (key is not ScalarNode name)
            {
                _diagnostics.Report(DocumentDiagnostics.Malformed, key.Place, new Localized("键必须是一个词。", "a key must be one word."));
                _misread = true;
                continue;
            }

            if (Misread(name, value, inBraces))
            {
                _misread = true;
                continue;
            }

            if (inBraces && CutByComma(entries, name, value) is { } rejoined)
            {
                entries[^1] = (entries[^1].Key, rejoined);
                continue;
            }

            if (!seen.Add(name.Text))
            {
                _diagnostics.Report(DocumentDiagnostics.DuplicateKey, name.Place, name.Text);
                continue;
            }

            entries.Add((name, value));
        }

        if (inBraces)
        {
            _brackets.Pop();
            return new MappingNode(ToHere(place), entries.ToImmutable());
        }

        var end = entries.Count == 0 ? place : new SourceLocation(_source, place.Span.To(entries[^1].Value.Place.Span));
        return new MappingNode(end, entries.ToImmutable());
    }

    /// <summary>A key that swallowed its colon, or its indentation: { 名称：文本 }, fields:{ 名称: 文本 }, a full-width space in front.</summary>
    private bool Misread(ScalarNode name, DocumentNode value, bool inBraces)
    {
        if (name.Style != ScalarStyle.Plain || name.Text.Length == 0)
        {
            return false;
        }

        if (YamlMistakes.WrongIndent(name.Text[0]) is { } wrong)
        {
            _diagnostics.Report(DocumentDiagnostics.WrongIndentCharacter, _source, new TextSpan(name.Place.Span.Start, 1), wrong);
            return true;
        }

        var swallowed = inBraces && value is ScalarNode { Style: ScalarStyle.Plain, Text: "" } && !FollowsTightComma(name.Place.Span.Start);
        if (YamlMistakes.LooksLikeEntry(name.Text) && (swallowed || name.Text.AsSpan(name.Text.AsSpan().IndexOfAny(':', '：') + 1).TrimStart() is ['{' or '[', ..]))
        {
            YamlMistakes.ReportEntry(name.Place, _diagnostics);
            return true;
        }

        return false;
    }

    private bool FollowsTightComma(int start) => start > 0 && _source.Content[start - 1] == ',';

    /// <summary>
    /// YAML ends a plain text in braces at a comma: { title: 重构稿,非原文 } is a title and a key without a value. People mean one text; it
    /// is put together again, with a warning.
    /// </summary>
    private ScalarNode? CutByComma(ImmutableArray<(ScalarNode Key, DocumentNode Value)>.Builder entries, ScalarNode name, DocumentNode value)
    {
        if (entries.Count == 0
            || value is not ScalarNode { Style: ScalarStyle.Plain, Text: "", Place.Span.Length: 0 }
            || name.Style != ScalarStyle.Plain
            || entries[^1].Value is not ScalarNode { Style: ScalarStyle.Plain, Text.Length: > 0 } before
            || !FollowsTightComma(name.Place.Span.Start)
            || _source.Content.AsSpan(name.Place.Span.End).TrimStart() is [':', ..])
        {
            return null;
        }

        _diagnostics.Report(DocumentDiagnostics.CommaInText, name.Place, name.Text);
        var place = new SourceLocation(_source, before.Place.Span.To(name.Place.Span));
        return new ScalarNode(place, _source.Slice(place.Span).ToString(), ScalarStyle.Plain);
    }

    private ParsingEvent Next() => _parser.MoveNext() ? _parser.Current! : throw new InvalidOperationException();

    private SourceLocation Place(Mark start, Mark end) => new(_source, TextSpan.FromBounds(Offset(_source, start), Math.Max(Offset(_source, start), Offset(_source, end))));

    /// <summary>From a place to the closing bracket, before or behind which the parser says that it stands.</summary>
    private SourceLocation ToHere(SourceLocation start)
    {
        var end = Offset(_source, _parser.Current!.End);
        end += end < _source.Content.Length && _source.Content[end] is ']' or '}' && _source.Content[Math.Max(0, end - 1)] is not (']' or '}') ? 1 : 0;
        return new SourceLocation(_source, TextSpan.FromBounds(start.Span.Start, Math.Max(start.Span.End, end)));
    }

    private SourceLocation Whole(SourceLocation place, ImmutableArray<DocumentNode>.Builder items) =>
        items.Count == 0 ? place : new SourceLocation(_source, place.Span.To(items[^1].Place.Span));

    /// <summary>The first control or format character of a text; null where it has none.</summary>
    private static char? Invisible(string text)
    {
        foreach (var c in text)
        {
            if ((char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF' or '\u00AD')
            {
                return c;
            }
        }

        return null;
    }

    private static ScalarStyle Style(Scalar scalar) => scalar.Style switch
    {
        YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Block,
        YamlDotNet.Core.ScalarStyle.SingleQuoted or YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.Quoted,
        _ => ScalarStyle.Plain,
    };

    private void Refuse(DiagnosticDescriptor descriptor, SourceLocation place, params ReadOnlySpan<object> arguments)
    {
        _diagnostics.Report(descriptor, place, arguments);
        throw new RefusedException();
    }

    /// <summary>Ends the reading after a diagnostic has been given.</summary>
    private sealed class RefusedException : Exception;
}
