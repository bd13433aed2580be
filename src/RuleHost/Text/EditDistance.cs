namespace RuleHost.Text;

/// <summary>How far two words are apart: inserted, left-out, wrong and transposed characters, where look-alikes count half.</summary>
internal static class EditDistance
{
    /// <summary>The cost of one strange, missing or transposed character.</summary>
    public const int Full = 2;

    /// <summary>The cost of a character that looks like the right one.</summary>
    public const int Similar = 1;

    /// <summary>The distance; any number above <paramref name="limit"/> when it is more than that.</summary>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit = int.MaxValue)
    {
        if ((long)Math.Abs(a.Length - b.Length) * Full > limit)
        {
            return int.MaxValue;
        }

        var width = b.Length + 1;
        Span<int> rows = width <= 128 ? stackalloc int[3 * width] : new int[3 * width];
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++)
        {
            last[j] = j * Full;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i * Full;
            var best = row[0];
            for (var j = 1; j < width; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : LookAlikes.AreSimilar(a[i - 1], b[j - 1]) ? Similar : Full;
                var cost = Math.Min(Math.Min(last[j], row[j - 1]) + Full, last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost = Math.Min(cost, before[j - 2] + Full);
                }

                row[j] = cost;
                best = Math.Min(best, cost);
            }

            if (best > limit)
            {
                return int.MaxValue;
            }

            var reused = before;
            before = last;
            last = row;
            row = reused;
        }

        return last[b.Length];
    }
}
