using System.Collections.Frozen;

namespace RuleHost.Syntax;

/// <summary>The words of one role, found by any of their writings.</summary>
internal sealed class WordTable
{
    private readonly FrozenDictionary<string, Keyword> _bySpelling;
    private readonly FrozenDictionary<string, Keyword>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public WordTable(IReadOnlyList<Keyword> words, params ReadOnlySpan<(string Spelling, Keyword Word)> alsoWritten)
    {
        Words = words;
        var spellings = new Dictionary<string, Keyword>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            spellings.Add(word.Canonical, word);
        }

        foreach (var (spelling, word) in alsoWritten)
        {
            spellings.Add(spelling, word);
        }

        foreach (var word in words)
        {
            spellings.TryAdd(word.Traditional, word);
            spellings.TryAdd(word.English, word);
        }

        _bySpelling = spellings.ToFrozenDictionary(StringComparer.Ordinal);
        _lookup = _bySpelling.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<Keyword> Words { get; }

    public IEnumerable<string> Spellings => _bySpelling.Keys;

    /// <summary>The word so written, in whichever writing; null if there is none.</summary>
    public Keyword? Find(ReadOnlySpan<char> spelling) => _lookup.TryGetValue(spelling, out var word) ? word : null;

    /// <summary>The word with a canonical writing.</summary>
    public Keyword this[string canonical] => _bySpelling[canonical];
}
