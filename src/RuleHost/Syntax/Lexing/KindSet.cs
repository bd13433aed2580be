namespace RuleHost.Syntax;

/// <summary>A set of token kinds: what may stand at a place.</summary>
internal readonly record struct KindSet(ulong Low, ulong High)
{
    public static KindSet Of(params ReadOnlySpan<TokenKind> kinds)
    {
        var set = default(KindSet);
        foreach (var kind in kinds)
        {
            set |= kind < (TokenKind)64 ? new KindSet(1UL << (int)kind, 0) : new KindSet(0, 1UL << ((int)kind - 64));
        }

        return set;
    }

    public static KindSet operator |(KindSet a, KindSet b) => new(a.Low | b.Low, a.High | b.High);

    public static KindSet operator &(KindSet a, KindSet b) => new(a.Low & b.Low, a.High & b.High);

    public static KindSet operator ~(KindSet a) => new(~a.Low, ~a.High);

    public static implicit operator KindSet(TokenKind kind) => Of(kind);

    public bool IsEmpty => (Low | High) == 0;

    public bool Has(TokenKind kind) => ((kind < (TokenKind)64 ? Low >> (int)kind : High >> ((int)kind - 64)) & 1) != 0;

    public bool HasAll(KindSet other) => (Low & other.Low) == other.Low && (High & other.High) == other.High;
}
