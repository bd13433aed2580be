namespace RuleHost.Records;

/// <summary>Names a record: its fact type and its key, the parts of a compound key joined by <c>/</c> (<c>单位年度 城管局/2010</c>).</summary>
internal sealed record RecordKey(string Type, string Key)
{
    /// <summary>How it is written in 待查于 and in explanations: <c>单位年度[城管局/2010]</c>.</summary>
    public override string ToString() => $"{Type}[{Key}]";
}
