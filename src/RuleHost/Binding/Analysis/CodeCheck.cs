using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding.Analysis;

/// <summary>
/// Codes that their dictionary does not hold (RH0575): a row of a table that is not there, and a value compared with a field that is looked up
/// in a table, where the table has no such key.
/// </summary>
internal static class CodeCheck
{
    public static void Check(IReadOnlyList<BoundProvision> provisions, BindingSession session, Reporter reporter)
    {
        var dictionaries = new Dictionary<FieldDefinition, HashSet<TableDefinition>>(ReferenceEqualityComparer.Instance);
        var all = provisions.Where(p => !p.Broken).SelectMany(p => session.RootsOf(p).Where(r => r.Clause != "例").Select(r => (Provision: p, Root: r))).ToList();
        foreach (var (_, root) in all)
        {
            foreach (var row in All(root.Body).OfType<RowExpression>())
            {
                if (row.Key is FieldExpression field)
                {
                    (dictionaries.TryGetValue(field.Field, out var tables) ? tables : dictionaries[field.Field] = []).Add(row.Table);
                }
            }
        }

        foreach (var (provision, root) in all)
        {
            (reporter.Provision, reporter.Clause) = (provision, root.Clause);
            foreach (var expression in All(root.Body))
            {
                switch (expression)
                {
                    case RowExpression { Key: ConstantExpression key } row:
                        Look(row.Table, key, reporter);
                        break;
                    case CompareExpression { Operator: ComparisonOperator.Equal or ComparisonOperator.NotEqual, Left: FieldExpression field, Right: ConstantExpression code }:
                        Compared(field, code);
                        break;
                    case CompareExpression { Operator: ComparisonOperator.In or ComparisonOperator.NotIn, Left: FieldExpression field, Right: ListExpression list }:
                        foreach (var code in list.Items.OfType<ConstantExpression>())
                        {
                            Compared(field, code);
                        }

                        break;
                    default:
                        break;
                }
            }
        }

        (reporter.Provision, reporter.Clause) = (null, null);

        // Looked up in several tables, a field may hold codes of each.
        void Compared(FieldExpression field, ConstantExpression code)
        {
            if (code.Value.Kind == ValueKind.Text && dictionaries.TryGetValue(field.Field, out var tables) && tables.Count == 1)
            {
                Look(tables.First(), code, reporter);
            }
        }
    }

    private static void Look(TableDefinition table, ConstantExpression key, Reporter reporter)
    {
        // An empty table is still to be filled in.
        var code = ValueText.Canonical(key.Value);
        if (!key.Value.IsNone && !table.Rows.IsEmpty && table.Find(code) is null)
        {
            var near = DidYouMean.Nearest(code, [.. table.Rows.Select(r => r.Key)]);
            reporter.Report(
                ReachDiagnostics.CodeOutsideTable,
                key.Origin,
                [code, table.Name],
                near is null ? null : new Localized($"是不是“{near}”？确实有这个编码的，在表里补上。", $"Did you mean “{near}”? Where there is such a code, add its row to the table."));
        }
    }

    private static IEnumerable<BoundExpression> All(BoundExpression root)
    {
        var pending = new Stack<BoundExpression>([root]);
        while (pending.TryPop(out var expression))
        {
            yield return expression;
            foreach (var child in BoundChildren.Of(expression))
            {
                pending.Push(child);
            }
        }
    }
}
