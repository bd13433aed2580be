namespace RuleHost.Model;

/// <summary>
/// A whole expression of a clause, the unit that both evaluators run: the compiler keeps one delegate a formula, by
/// <see cref="Index"/>; the interpreter walks <see cref="Body"/>.
/// </summary>
/// <param name="index">Its index in <see cref="RulebookModel.Formulas"/>.</param>
/// <param name="body">The expression.</param>
/// <param name="localCount">How many locals its lists' elements need.</param>
internal sealed class Formula(int index, BoundExpression body, int localCount)
{
    public int Index { get; } = index;

    public BoundExpression Body { get; } = body;

    public int LocalCount { get; } = localCount;

    public override string ToString() => Body.Text;
}
