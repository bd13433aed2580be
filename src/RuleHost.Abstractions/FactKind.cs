namespace RuleHost.Abstractions;

/// <summary>What a <see cref="FactValue"/> is.</summary>
public enum FactKind
{
    /// <summary>待查: nobody has said.</summary>
    Unknown,

    /// <summary>无: known to be absent.</summary>
    None,

    /// <summary>是否.</summary>
    Truth,

    /// <summary>整数, 小数, 百分比 (30% is 0.3), 分.</summary>
    Number,

    /// <summary>金额: an exact amount in one currency.</summary>
    Money,

    /// <summary>文本, an enumeration's value, or a record's key.</summary>
    Text,

    /// <summary>日期.</summary>
    Date,

    /// <summary>时刻.</summary>
    Instant,

    /// <summary>时长: an amount in its own unit; units of different families never convert.</summary>
    Span,

    /// <summary>列表.</summary>
    List,
}
