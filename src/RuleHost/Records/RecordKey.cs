namespace RuleHost.Records;

/// <summary>Names a record: its fact type and its key, the parts of a compound key joined by <c>/</c> (<c>单位年度 城管局/2010</c>).</summary>
internal sealed record RecordKey(string Type, string Key)
{
    // Everything that an evaluation keeps is kept by record: the hash is reckoned once, so that a key is never changed into another.
    private readonly int _hash = HashCode.Combine(Type, Key);

    public string Type { get; } = Type;

    public string Key { get; } = Key;

    public bool Equals(RecordKey? other) => ReferenceEquals(this, other) || (other is not null && Key == other.Key && Type == other.Type);

    public override int GetHashCode() => _hash;

    /// <summary>How it is written in 待查于 and in explanations: <c>单位年度[城管局/2010]</c>.</summary>
    public override string ToString() => $"{Type}[{Key}]";
}
