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
        var bytes = Encoding.UTF8.GetBytes(source.Content);
        var places = new BytePlaces(source, bytes);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = limits.MaxDepth + 1 });
        try
        {
            if (!reader.Read())
            {
                diagnostics.Report(DocumentDiagnostics.Empty, source, new TextSpan(0, 0), source.Path);
                return null;
            }

            var node = Node(ref reader, places, diagnostics);
            if (reader.Read())
            {
                diagnostics.Report(DocumentDiagnostics.JsonMalformed, places.At(reader.TokenStartIndex, 1));
                return null;
            }

            return node;
        }
        catch (JsonException)
        {
            var at = reader.BytesConsumed;
            diagnostics.Report(reader.CurrentDepth >= limits.MaxDepth ? DocumentDiagnostics.TooDeep : DocumentDiagnostics.JsonMalformed, places.At(at, at < bytes.Length ? 1 : 0), limits.MaxDepth);
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
                    var key = new ScalarNode(places.At(reader.TokenStartIndex, reader.BytesConsumed - reader.TokenStartIndex), Text(ref reader), ScalarStyle.Quoted);
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
                return new ScalarNode(places.At(start, reader.BytesConsumed - start), Text(ref reader), ScalarStyle.Quoted);
            default:
                return new ScalarNode(places.At(start, reader.BytesConsumed - start), Encoding.UTF8.GetString(reader.ValueSpan), ScalarStyle.Json);
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: no text.
            throw new JsonException();
        }
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
