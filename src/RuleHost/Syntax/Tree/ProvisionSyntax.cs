using System.Collections.Immutable;
using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>A .rule file: its provisions, the broken ones left out (each of those gave its own diagnostics).</summary>
internal sealed record FileSyntax(SourceText Source, ImmutableArray<ProvisionSyntax> Provisions)
{
    /// <summary>Words of first lines that could not be read: the names of their provisions among them. Who uses one is not accused.</summary>
    public ImmutableArray<string> LostNames { get; init; } = [];

    /// <summary>Ids and tags of provisions that an overlay took out of the composition: a 通则 that names one reaches it no more.</summary>
    public ImmutableArray<string> RepealedNames { get; init; } = [];
}

internal enum ProvisionKind
{
    /// <summary>情形</summary>
    Situation,

    /// <summary>否决</summary>
    Veto,

    /// <summary>后果</summary>
    Consequence,

    /// <summary>通则</summary>
    General,

    /// <summary>时限</summary>
    Limit,

    /// <summary>定期</summary>
    Recurring,

    /// <summary>评分</summary>
    Score,

    /// <summary>等次</summary>
    Grade,

    /// <summary>票决</summary>
    Vote,

    /// <summary>流程</summary>
    Flow,

    /// <summary>定义</summary>
    Define,
}

internal enum Amendment
{
    None,

    /// <summary>增补</summary>
    Add,

    /// <summary>修订</summary>
    Amend,

    /// <summary>废止</summary>
    Repeal,
}

/// <summary>One provision: head and clauses.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">From the head to the end of the last clause.</param>
/// <param name="HeadSpan">The head line.</param>
/// <param name="Amendment">增补, 修订, 废止, or none.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">The id; of a definition the part behind the dot.</param>
/// <param name="DefinedOn">Of a definition, the fact type or group before the dot.</param>
/// <param name="Title">The rest of the head line; empty when there is none.</param>
/// <param name="Clauses">Its clauses that could be read, in order.</param>
internal sealed record ProvisionSyntax(
    SourceText Source,
    TextSpan Span,
    TextSpan HeadSpan,
    Amendment Amendment,
    ProvisionKind Kind,
    NameSyntax Id,
    NameSyntax? DefinedOn,
    string Title,
    ImmutableArray<ClauseSyntax> Clauses)
{
    /// <summary>Whether a clause was left out because it could not be read: what depends on it must not be judged or reported on.</summary>
    public bool Broken { get; init; }

    /// <summary>Ids of the rulebooks that its clauses come from, the topmost overlay first; empty: the rulebook that it stands in, alone.</summary>
    public ImmutableArray<string> Layers { get; init; } = [];
}
