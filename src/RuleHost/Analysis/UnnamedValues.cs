using RuleHost.Binding;
using RuleHost.Binding.Analysis;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Analysis;

/// <summary>
/// Values of an enumeration that no provision names and no case gives (RH0436), of such as provisions compare with named values alone. In a
/// rulebook without cases only shared enumerations are looked at, and a single value that is left over is what the named ones are not; so is, always, the other one of two.
/// </summary>
internal sealed class UnnamedValues(AnalysisReport report)
{
    private readonly Dictionary<EnumType, HashSet<int>> _named = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<EnumType> _asWhole = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<EnumType, (BoundExpression Field, BoundJudgement? Judgement)> _asked = new(ReferenceEqualityComparer.Instance);

    public void Check(Func<IReadOnlyList<SourceText>> cases)
    {
        var model = report.Model;
        foreach (var formula in model.Formulas)
        {
            Visit(formula.Body, null);
        }

        foreach (var judgement in model.Provisions.OfType<BoundJudgement>().Where(j => j is { Subject: not null, Kind: not ProvisionKind.General }))
        {
            foreach (var formula in judgement.When.Concat(judgement.Filter is { } filter ? [filter] : []))
            {
                Visit(formula.Body, judgement);
            }
        }

        foreach (var value in model.Definition.Parameters.Values.SelectMany(p => p.Values.Select(v => v.Value)).Concat(model.Definition.Tables.Values.SelectMany(t => t.Rows.SelectMany(r => r.Cells))))
        {
            Name(value);
        }

        var texts = new Lazy<IReadOnlyList<SourceText>>(cases);
        foreach (var (type, place) in Declared(model.Definition))
        {
            // What a base declares is its own business: its cases are not among those of the county that extends it.
            if (place.Source != model.Definition.Source || type.Values.Length < 3 || _asWhole.Contains(type) || !_named.TryGetValue(type, out var named))
            {
                continue;
            }

            var unnamed = type.Values.Where((value, i) => !named.Contains(i) && !texts.Value.Any(t => t.Content.Contains(value, StringComparison.Ordinal))).ToList();
            if (unnamed.Count > (texts.Value.Count > 0 ? 0 : model.Definition.Enumerations.ContainsKey(type.Name) ? 1 : int.MaxValue))
            {
                report.Tell(JudgementDiagnostics.ValuesUnused, null, null, place, [type.Name, Listing.Of(unnamed)], Example(type, unnamed[0]));
            }
        }
    }

    private static IEnumerable<(EnumType Type, SourceLocation Place)> Declared(RulebookDefinition definition)
    {
        var seen = new HashSet<EnumType>(ReferenceEqualityComparer.Instance);
        foreach (var type in definition.Enumerations.Values)
        {
            if (seen.Add(type) && definition.Places.TryGetValue(type.Name, out var place))
            {
                yield return (type, place);
            }
        }

        foreach (var fact in definition.Facts.Values.Where(f => !f.BuiltIn))
        {
            foreach (var field in fact.Fields.Where(f => f.Type.Kind == TypeKind.Enum && f.Type.Enum is { } type && !definition.Enumerations.ContainsKey(type.Name)))
            {
                if (seen.Add(field.Type.Enum!) && (definition.Places.TryGetValue($"{fact.Name}.{field.Name}", out var place) || definition.Places.TryGetValue(fact.Name, out place)))
                {
                    yield return (field.Type.Enum!, place);
                }
            }
        }
    }

    private void Visit(BoundExpression root, BoundJudgement? judgement)
    {
        var pending = new Stack<BoundExpression>([root]);
        while (pending.TryPop(out var expression))
        {
            switch (expression)
            {
                case CompareExpression { Operator: ComparisonOperator.Equal or ComparisonOperator.NotEqual } equal when Named(equal.Left, equal.Right, judgement) || Named(equal.Right, equal.Left, judgement):
                    pending.Push(equal.Left is ConstantExpression ? equal.Right : equal.Left);
                    continue;
                case CompareExpression { Operator: ComparisonOperator.In or ComparisonOperator.NotIn, Right: ListExpression list } member when list.Items.All(i => Named(member.Left, i, judgement)):
                    pending.Push(member.Left);
                    continue;
                default:
                    break;
            }

            foreach (var child in BoundChildren.Of(expression))
            {
                if (child.Type.Enum is { } whole)
                {
                    // Compared by order, with another field, counted by, looked up: any value may matter.
                    _asWhole.Add(whole);
                }

                pending.Push(child);
            }
        }
    }

    private bool Named(BoundExpression field, BoundExpression constant, BoundJudgement? judgement)
    {
        if (field is ConstantExpression || constant is not ConstantExpression { Value: var value } || field.Type.Enum is not { } type)
        {
            return false;
        }

        Name(value);
        if (judgement is not null && field is FieldExpression { Target: SubjectExpression })
        {
            _asked.TryAdd(type, (field, judgement));
        }

        return value.Kind is ValueKind.Enum or ValueKind.None;
    }

    private void Name(Value value)
    {
        if (value.Kind != ValueKind.Enum)
        {
            return;
        }

        if (!_named.TryGetValue(value.EnumType, out var named))
        {
            _named[value.EnumType] = named = [];
        }

        named.Add((int)value.Number);
    }

    private Localized? Example(EnumType type, string value)
    {
        if (!_asked.TryGetValue(type, out var asked) || asked.Judgement is not { Subject: { } subject } judgement || TermKey.Of(asked.Field) is not { } key)
        {
            return null;
        }

        var term = new Term(key, asked.Field.Text, DiscreteSet.Of(type.Values), null, asked.Field);
        var values = System.Collections.Immutable.ImmutableDictionary<string, (Term, ValueSet)>.Empty.Add(key, (term, DiscreteSet.Of([value])));
        return report.Examples.Show(
            subject,
            values,
            new($"{judgement.Id}：{asked.Field.Text} = {value}", $"{judgement.Id}: {asked.Field.Text} = {value}"),
            [judgement],
            outcomes => outcomes.MissingOf(judgement).IsEmpty ? [outcomes.State(judgement)] : null);
    }
}
