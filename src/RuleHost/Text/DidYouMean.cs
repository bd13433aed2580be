namespace RuleHost.Text;

/// <summary>Suggests the name that was probably meant. Made for short Chinese names: a transposition and a look-alike character cost less than a strange one.</summary>
internal static class DidYouMean
{
    /// <summary>The nearest candidate, or null when none is near enough.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates) => Nearest(word, candidates, 1) is [var first, ..] ? first : null;

    /// <summary>A hint that offers the nearest candidate, or shows them all where they are few; null where neither helps.</summary>
    public static Localized? Hint(string word, IReadOnlyCollection<string> candidates) =>
        Nearest(word, candidates) is { } near ? new Localized($"是不是“{near}”？", $"Did you mean \"{near}\"?")
        : candidates.Count is > 0 and <= 12 ? new Localized($"可以写：{string.Join("、", candidates)}。", $"It may be: {string.Join(", ", candidates)}.")
        : null;

    /// <summary>The nearest candidates, best first; equally near ones in ordinal order.</summary>
    public static IReadOnlyList<string> Nearest(string word, IEnumerable<string> candidates, int most)
    {
        if (word.Length is 0 or > 64)
        {
            return [];
        }

        var folded = Fold(word);
        var near = new SortedSet<(int Distance, string Candidate)>(Comparer<(int Distance, string Candidate)>.Create(static (a, b) =>
            a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : string.CompareOrdinal(a.Candidate, b.Candidate)));
        foreach (var candidate in candidates)
        {
            if (candidate.Length is 0 or > 64 || candidate == word)
            {
                continue;
            }

            var limit = Limit(Math.Max(word.Length, candidate.Length));
            var distance = EditDistance.Between(folded, Fold(candidate), limit);
            if (distance <= limit)
            {
                near.Add((distance, candidate));
                if (near.Count > most)
                {
                    near.Remove(near.Max);
                }
            }
        }

        return [.. near.Select(n => n.Candidate)];
    }

    /// <summary>Full-width forms and capitals do not make names differ.</summary>
    private static string Fold(string name) => string.Create(name.Length, name, static (folded, text) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = char.ToLowerInvariant(text[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(text[i] - 0xFEE0) : text[i]);
        }
    });

    /// <summary>How far a suggestion may be, in <see cref="EditDistance.Full"/>: of two characters one, of six two, of nine three.</summary>
    private static int Limit(int length) => length switch
    {
        1 => EditDistance.Similar,
        <= 5 => EditDistance.Full,
        <= 8 => 2 * EditDistance.Full,
        _ => 3 * EditDistance.Full,
    };
}
