using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RuleHost.Text;

namespace RuleHost.Documents;

/// <summary>Reads JSON into <see cref="DocumentNode"/>s with places; comments and trailing commas are refused, depth is bounded.</summary>
internal static class JsonDocumentReader
{
    /// <summary>The document; null with a diagnostic where it cannot be read.</summary>
    public static DocumentNode? Read(SourceText source, DiagnosticBag diagnostics, DocumentLimits? limits = null)
    {
        limits ??= DocumentLimits.Current;
        if (source.Content.AsSpan().Trim().IsEmpty)
        {
            diagnostics.Report(DocumentDiagnostics.Empty, source, new TextSpan(0, 0), source.Path);
            return null;
        }

        // Half a surrogate pair cannot be written in UTF-8; it becomes the replacement character, which takes as many offsets.
        var bytes = Encoding.UTF8.GetBytes(source.Content);
        var places = new BytePlaces(source, bytes);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = limits.MaxDepth });
        var complete = false;
        try
        {
            reader.Read();
            var node = Node(ref reader, places, diagnostics);
            complete = true;
            reader.Read();
            return node;
        }
        catch (HalfCharacterException half)
        {
            diagnostics.Report(DocumentDiagnostics.JsonMalformed, half.Place, new Localized("\\u 只写了半个字符：\\ud800 到 \\udfff 要成对。", "\\u gives half a character: \\ud800 to \\udfff come in pairs."));
            return null;
        }
        catch (JsonException)
        {
            // Where it stopped: at the mistake or at the space before it.
            var offset = places.At(reader.BytesConsumed, 0).Span.Start;
            if (reader.CurrentDepth >= limits.MaxDepth - 1 && source.Content.AsSpan(offset) is ['[' or '{', ..])
            {
                diagnostics.Report(DocumentDiagnostics.TooDeep, source, new TextSpan(offset, 1), limits.MaxDepth);
            }
            else
            {
                JsonMistakes.Report(source, offset, complete, diagnostics);
            }

            return null;
        }
    }

    private static DocumentNode Node(ref Utf8JsonReader reader, BytePlaces places, DiagnosticBag diagnostics)
    {
        var start = reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var entries = ImmutableArray.CreateBuilder<(ScalarNode, DocumentNode)>();
                var seen = new HashSet<string>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = Text(ref reader, places);
                    reader.Read();
                    var value = Node(ref reader, places, diagnostics);
                    if (seen.Add(key.Text))
                    {
                        entries.Add((key, value));
                    }
                    else
                    {
                        diagnostics.Report(DocumentDiagnostics.DuplicateKey, key.Place, key.Text);
                    }
                }

                return new MappingNode(places.At(start, reader.BytesConsumed - start), entries.ToImmutable());
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<DocumentNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Node(ref reader, places, diagnostics));
                }

                return new SequenceNode(places.At(start, reader.BytesConsumed - start), items.ToImmutable());
            case JsonTokenType.String:
                return Text(ref reader, places);
            default:
                return new ScalarNode(places.At(start, reader.BytesConsumed - start), Encoding.UTF8.GetString(reader.ValueSpan), ScalarStyle.Json);
        }
    }

    private static ScalarNode Text(ref Utf8JsonReader reader, BytePlaces places)
    {
        // Of a key the reader has consumed the colon too.
        var place = places.At(reader.TokenStartIndex, reader.ValueSpan.Length + 2);
        try
        {
            return new ScalarNode(place, reader.GetString()!, ScalarStyle.Quoted);
        }
        catch (InvalidOperationException)
        {
            throw new HalfCharacterException(place);
        }
    }

    private sealed class HalfCharacterException(SourceLocation place) : Exception
    {
        public SourceLocation Place { get; } = place;
    }

    /// <summary>Turns byte offsets, asked for in rising order mostly, into offsets of the text.</summary>
    private sealed class BytePlaces(SourceText source, byte[] bytes)
    {
        private readonly bool _ascii = bytes.Length == source.Content.Length;
        private long _byte;
        private int _char;

        public SourceLocation At(long start, long length)
        {
            var first = Offset(start);
            return new SourceLocation(source, TextSpan.FromBounds(first, Math.Max(first, Offset(start + length))));
        }

        private int Offset(long at)
        {
            at = Math.Clamp(at, 0, bytes.Length);
            if (_ascii)
            {
                return (int)at;
            }

            if (at < _byte)
            {
                return _char - Encoding.UTF8.GetCharCount(bytes, (int)at, (int)(_byte - at));
            }

            _char += Encoding.UTF8.GetCharCount(bytes, (int)_byte, (int)(at - _byte));
            _byte = at;
            return _char;
        }
    }
}
