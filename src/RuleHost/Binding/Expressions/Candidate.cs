using RuleHost.Model;
using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>What a bare name may mean.</summary>
internal enum CandidateKind
{
    /// <summary>A member of the innermost list element.</summary>
    Element,

    /// <summary>A member of the subject.</summary>
    Subject,

    /// <summary>A name given by 称.</summary>
    Alias,
    Parameter,

    /// <summary>All records of a fact type, or all rows of a table.</summary>
    Collection,
    Role,

    /// <summary>A value of the enumeration that is expected.</summary>
    EnumValue,

    /// <summary>A provision's id as a text: 情形 = Q30.</summary>
    Id,

    /// <summary>What the language itself names: 本年度, 超时, 总分.</summary>
    BuiltIn,
}

/// <summary>One thing that a bare name may mean.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Bound">The name so bound.</param>
/// <param name="Qualified">How to write it so that nothing else is meant; null where there is no way.</param>
internal sealed record Candidate(CandidateKind Kind, BoundExpression Bound, string? Qualified)
{
    /// <summary>What it is, in a message that lists several.</summary>
    public Localized Describe() => Kind switch
    {
        CandidateKind.Element => new($"列表元素的成员（{Qualified}）", $"a member of the list's element ({Qualified})"),
        CandidateKind.Subject => new($"本的成员（{Qualified}）", $"a member of the subject ({Qualified})"),
        CandidateKind.Alias => new("用“称”取的名", "a name given by 称"),
        CandidateKind.Parameter => new("参数", "a parameter"),
        CandidateKind.Collection => new("全部记录", "all records of that name"),
        CandidateKind.Role => new("角色", "a role"),
        CandidateKind.EnumValue => new($"枚举值（{Qualified}）", $"an enumeration's value ({Qualified})"),
        CandidateKind.Id => new("条文编号", "a provision's id"),
        _ => new("内建名称", "a built-in name"),
    };
}
