using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>What an expression may name beside what the rulebook declares: its subject, and the elements of the lists that it stands in.</summary>
internal sealed record Scope
{
    /// <summary>The provision, where it is one's.</summary>
    public BoundProvision? Provision { get; init; }

    /// <summary>本's type: a record, or a group for a 通则; null where nothing is judged.</summary>
    public DataType? Subject { get; init; }

    /// <summary>The subject's name by 对 … 称.</summary>
    public string? SubjectAlias { get; init; }

    /// <summary>Elements of the lists around, innermost last.</summary>
    public ImmutableArray<ScopeElement> Elements { get; init; } = [];

    /// <summary>Inside a flow: 超时 is a name.</summary>
    public bool InFlow { get; init; }

    /// <summary>Inside a grade: the score that 总分 and 名次 are of.</summary>
    public BoundProvision? Score { get; init; }

    /// <summary>Inside a 例: what it is about is known by its key alone, so an unknown name where a record is wanted is a key.</summary>
    public bool InExample { get; init; }

    public Scope With(ScopeElement element) => this with { Elements = Elements.Add(element) };

    public static Scope Of(BoundProvision provision, string? alias = null) => new()
    {
        Provision = provision,
        Subject = provision.Subject is { } type ? DataType.RecordOf(type.Name)
            : provision.Group is { } group ? DataType.GroupOf(group.Name)
            : NamesSubject(provision.Syntax) ? DataType.Error
            : null,
        SubjectAlias = alias,
    };

    private static bool NamesSubject(ProvisionSyntax syntax) => syntax.DefinedOn is not null || syntax.Clauses.Any(c => c is ForClause);

    /// <summary>Whether a name that is not found may belong to what could not be bound: then it is no mistake of its own.</summary>
    public bool IsUncertain => Subject is { Kind: TypeKind.Error } || Elements is [.., { Type.Kind: TypeKind.Error }];

    public static Scope Of(FactType type) => new() { Subject = DataType.RecordOf(type.Name) };
}

/// <summary>An element: its local, and its name by 称.</summary>
internal sealed record ScopeElement(DataType Type, int Slot, string? Alias);
