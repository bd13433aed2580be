namespace RuleHost.Text;

/// <summary>Did-you-mean: the known name that a misspelt one most likely stands for.</summary>
internal static class NearMiss
{
    /// <summary>The nearest of some names; null where none is near enough to be worth offering.</summary>
    public static string? Of(string wrong, IEnumerable<string> known)
    {
        var folded = Fold(wrong);
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var name in known)
        {
            var candidate = Fold(name);
            var allowed = Allowed(Math.Max(folded.Length, candidate.Length));
            if (Math.Abs(folded.Length - candidate.Length) > allowed)
            {
                continue;
            }

            var distance = Distance(folded, candidate);
            if (distance <= allowed && distance < Math.Min(bestDistance, Math.Max(folded.Length, candidate.Length)))
            {
                best = name;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>A hint that offers the nearest name, or lists what there is where the list is short.</summary>
    public static Localized? Hint(string wrong, IReadOnlyCollection<string> known)
    {
        if (Of(wrong, known) is { } near)
        {
            return new Localized($"是否想写“{near}”?", $"Did you mean \"{near}\"?");
        }

        return known.Count is > 0 and <= 12
            ? new Localized($"可用的有:{string.Join("、", known)}。", $"Known here: {string.Join(", ", known)}.")
            : null;
    }

    /// <summary>One slip in a word of two or three characters, about a third of a longer one.</summary>
    private static int Allowed(int length) => Math.Max(1, length / 3);

    /// <summary>Full-width forms and case do not make names differ.</summary>
    private static string Fold(string name) =>
        string.Create(name.Length, name, static (folded, text) =>
        {
            for (var i = 0; i < folded.Length; i++)
            {
                var c = text[i];
                folded[i] = char.ToUpperInvariant(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c);
            }
        });

    /// <summary>Edits (insert, delete, replace, swap of neighbours) between two words.</summary>
    private static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var above = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replace, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, above, row) = (above, row, before);
        }

        return above[b.Length];
    }
}
