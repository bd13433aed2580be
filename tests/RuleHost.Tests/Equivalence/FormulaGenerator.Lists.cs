using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Tests.Equivalence;

internal sealed partial class FormulaGenerator
{
    /// <summary>Any list, with the type of its elements.</summary>
    private (BoundExpression List, DataType Element) List(int depth)
    {
        var targets = Targets();
        var target = targets[random.Next(targets.Count)];
        switch (random.Next(9))
        {
            case 8 when Paths(DataType.ListOf(Vocabulary.Card)) is { Count: > 0 } cards:
                return (cards[random.Next(cards.Count)], Vocabulary.Card);
            case 0:
                var types = vocabulary.Facts.Values.Where(t => !t.BuiltIn || !withoutCards).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
                var type = types[random.Next(types.Count)];
                return (new RecordsExpression(DataType.ListOf(DataType.RecordOf(type.Name)), At(type.Name), type), DataType.RecordOf(type.Name));
            case 1 or 2 when targets.Find(t => t.Type.Name == "单位") is { } unit:
                var slot = random.Next(1, 3);
                return (new ReferrersExpression(DataType.ListOf(Vocabulary.Sanction), At($"{unit.Text} 的 处分"), unit, vocabulary.Facts["处分"], slot), Vocabulary.Sanction);
            case 3 or 4 when targets.Find(t => t.Type.Name == "案件") is { } of:
                var definition = RandomValue.Pick(random, vocabulary.Facts["案件"].Events.AsSpan());
                var element = DataType.EventOf(definition);
                return (new EventsExpression(DataType.ListOf(element), At($"{of.Text}.{definition.Name}"), of, definition), element);
            case 5:
                return (new RowsExpression(DataType.ListOf(DataType.RowOf("事项")), At("事项"), vocabulary.Table), DataType.RowOf("事项"));
            case 6 when depth > 0:
                var mapped = RandomValue.Pick(random, Vocabulary.Scalars.AsSpan());
                return (Aggregate(AggregateFunction.Map, DataType.ListOf(mapped), depth, () => Expression(mapped, depth - 1)), mapped);
            default:
                var scalar = RandomValue.Pick(random, DataType.Text, Vocabulary.Unit, DataType.Decimal);
                return (TypedList(scalar, depth), scalar);
        }
    }

    /// <summary>A list of elements of a type: a field where there is one, else a written one.</summary>
    private BoundExpression TypedList(DataType element, int depth)
    {
        var fields = Paths(DataType.ListOf(element));
        return fields.Count > 0 && random.Next(4) != 0 ? fields[random.Next(fields.Count)] : WrittenList(element, depth);
    }

    private ListExpression WrittenList(DataType element, int depth)
    {
        var items = Many(() => random.Next(3) == 0 ? Expression(element, depth - 1) : Constant(element, RandomValue.Of(element, random)));
        return new(DataType.ListOf(element), At($"[{Join(", ", items)}]"), items);
    }

    private AggregateExpression Quantified(int depth)
    {
        var function = RandomValue.Pick(random, AggregateFunction.Exists, AggregateFunction.Every);
        return Aggregate(function, DataType.Bool, depth, function == AggregateFunction.Every || random.Next(4) == 0 ? () => Condition(depth - 1) : null);
    }

    /// <summary>A value of a type picked from a list: 首, 末, and what reduces it.</summary>
    private AggregateExpression Picked(DataType type, int depth)
    {
        var numeric = type.IsNumeric || type.Kind is TypeKind.Money or TypeKind.Span;
        var function = random.Next(6) switch
        {
            0 or 1 when numeric => AggregateFunction.Sum,
            2 when numeric => AggregateFunction.Average,
            3 when IsOrdered(type) => AggregateFunction.Max,
            4 when IsOrdered(type) => AggregateFunction.Min,
            5 => AggregateFunction.Last,
            _ => AggregateFunction.First,
        };
        return Aggregate(function, type, depth, () => Expression(type, depth - 1));
    }

    private AggregateExpression Aggregate(AggregateFunction function, DataType type, int depth, Func<BoundExpression>? selector)
    {
        var (list, element) = List(depth - 1);
        var local = new LocalExpression(element, At($"其{_slots}"), _slots++);
        _locals.Add(local);
        var filter = random.Next(2) == 0 ? Condition(depth - 1) : null;

        // Without a selector the elements themselves are taken, where they are of the type wanted.
        var itself = function is not (AggregateFunction.Every or AggregateFunction.Exists or AggregateFunction.Run) && (element == type || type.Element == element) && random.Next(2) == 0;
        var chosen = itself ? null : selector?.Invoke();
        _locals.Remove(local);
        return new(type, At($"{function}({list.Text} 称 {local.Text} 其中 {filter?.Text}, {chosen?.Text})"), function, list, local.Slot, filter, chosen);
    }
}
