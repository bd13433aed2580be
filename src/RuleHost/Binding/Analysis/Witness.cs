using System.Collections.Immutable;
using RuleHost.Values;

namespace RuleHost.Binding.Analysis;

/// <summary>Values under which something happens, in words: <c>态度端正 = 否、数量 不小于 3</c>.</summary>
internal static class Witness
{
    public static string Of(ImmutableDictionary<string, (Term Term, ValueSet Set)> values)
    {
        var parts = values.Values.OrderBy(v => v.Term.Key, StringComparer.Ordinal).Select(v => Of(v.Term, v.Set)).Where(t => t.Length > 0).ToList();
        return parts.Count == 0 ? "—" : string.Join("，", parts);
    }

    private static string Of(Term term, ValueSet set)
    {
        if (set is IntervalSet numbers)
        {
            return numbers.Parts is [var part, ..] ? Of(term, part) : $"{term.Text} = 无";
        }

        var discrete = (DiscreteSet)set;
        if (discrete.AllBut)
        {
            return discrete.Items.IsEmpty ? "" : string.Join("，", discrete.Items.Order(StringComparer.Ordinal).Select(i => $"{term.Text} ≠ {i}"));
        }

        if (discrete.Items.IsEmpty)
        {
            return $"{term.Text} = 无";
        }

        // The first in the order of declaration, not of hashing: the same text on every machine.
        var item = ((DiscreteSet)term.Domain).Items.Order(StringComparer.Ordinal).Where(discrete.Items.Contains).DefaultIfEmpty(discrete.Items.Order(StringComparer.Ordinal).First()).First();
        return term.Text.Contains(" ? ", StringComparison.Ordinal)
            ? term.Text.Replace(" ? ", $" {Relation(item)} ", StringComparison.Ordinal)
            : $"{term.Text} = {item}";
    }

    private static string Relation(string item) => item is "<" or ">" or "=" ? item : "≠";

    private static string Of(Term term, Interval part)
    {
        string Number(decimal number) => ValueText.Canonical(term.Make!(number));
        return part switch
        {
            { Low: { } low, High: { } high } when low == high => $"{term.Text} = {Number(low)}",
            { Low: { } low, LowOpen: false } => $"{term.Text} = {Number(low)}",
            { High: { } high, HighOpen: false } => $"{term.Text} = {Number(high)}",
            { Low: { } low, High: { } high } => $"{Number(low)} < {term.Text} < {Number(high)}",
            { Low: { } low } => $"{term.Text} > {Number(low)}",
            { High: { } high } => $"{term.Text} < {Number(high)}",
            _ => "",
        };
    }
}
