using RuleHost.Text;

namespace RuleHost.Strictness;

/// <summary>How a clause of the text in force compares with the clause of the base.</summary>
internal enum Strength
{
    Equal,
    Tighter,
    Looser,
    Incomparable,
}

/// <summary>A clause that is not as it was in the base.</summary>
/// <param name="Clause">Its keyword, in Chinese.</param>
/// <param name="Strength">How it compares.</param>
/// <param name="Base">Where the base says it; null: it says nothing of the kind.</param>
/// <param name="Effective">Where the text in force says it; null: it no longer does.</param>
internal sealed record ClauseChange(string Clause, Strength Strength, SourceLocation? Base, SourceLocation? Effective)
{
    /// <summary>The amount in force, where the clause is one: an opening may bound it.</summary>
    public Model.BoundExpression? Amount { get; init; }
}
