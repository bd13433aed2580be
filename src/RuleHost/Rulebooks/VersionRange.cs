using System.Collections.Immutable;
using System.Globalization;

namespace RuleHost.Rulebooks;

/// <summary>
/// Which versions fit: bounds joined by a space, each <c>&gt;=</c>, <c>&gt;</c>, <c>&lt;=</c>, <c>&lt;</c> or <c>=</c> before a version
/// (<c>&gt;=2011.2 &lt;2012</c>). A part that a version does not have counts as 0; what stands behind <c>-</c> or <c>+</c> does not count.
/// </summary>
internal sealed class VersionRange
{
    private readonly ImmutableArray<(string Sign, ImmutableArray<int> Version)> _bounds;

    private VersionRange(ImmutableArray<(string Sign, ImmutableArray<int> Version)> bounds) => _bounds = bounds;

    /// <summary>The range of a text; null where it is none.</summary>
    public static VersionRange? Parse(string text)
    {
        var bounds = ImmutableArray.CreateBuilder<(string, ImmutableArray<int>)>();
        foreach (var part in text.Split([' ', ',', '，', '、'], StringSplitOptions.RemoveEmptyEntries))
        {
            var digits = part.AsSpan().IndexOfAnyInRange('0', '9');
            if (digits < 0 || part[..digits] is not (">=" or ">" or "<=" or "<" or "=" or "") || Parts(part[digits..]) is not { } version)
            {
                return null;
            }

            bounds.Add((digits == 0 ? "=" : part[..digits], version));
        }

        return bounds.Count == 0 ? null : new VersionRange(bounds.ToImmutable());
    }

    /// <summary>Whether no version can lie in it: its bounds contradict each other.</summary>
    public bool IsEmpty =>
        _bounds.Any(low => low.Sign is ">=" or ">" or "=" && _bounds.Any(high => high.Sign is "<=" or "<" or "=" && Compare(low.Version, high.Version) is var order && (order > 0 || (order == 0 && (low.Sign == ">" || high.Sign == "<")))));

    /// <summary>Whether a version lies in it; what is no version does not.</summary>
    public bool Contains(string version) => Parts(version) is { } parts && _bounds.All(b => Fits(Compare(parts, b.Version), b.Sign));

    private static bool Fits(int order, string sign) => sign switch
    {
        ">=" => order >= 0,
        ">" => order > 0,
        "<=" => order <= 0,
        "<" => order < 0,
        _ => order == 0,
    };

    private static ImmutableArray<int>? Parts(string version)
    {
        var end = version.AsSpan().IndexOfAny('-', '+');
        var parts = ImmutableArray.CreateBuilder<int>();
        foreach (var part in (end < 0 ? version : version[..end]).Split('.'))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            parts.Add(number);
        }

        return parts.ToImmutable();
    }

    private static int Compare(ImmutableArray<int> a, ImmutableArray<int> b)
    {
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var order = (i < a.Length ? a[i] : 0).CompareTo(i < b.Length ? b[i] : 0);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
