using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Binding.Analysis;

/// <summary>A term compared with a constant: the term, the set equal to the constant, and the sets above and below it where there is an order.</summary>
internal sealed record ComparedTerm(Term Term, ValueSet Equal, Func<bool, ValueSet>? Above, Func<bool, ValueSet>? Below);

/// <summary>What a term can be, by its type and by what is known of it: a count is never below zero, nor is an 逾期, and a grade is one of those that its 评 give.</summary>
internal static class TermReader
{
    public static ComparedTerm? Of(BoundExpression operand, Value constant)
    {
        if (TermKey.Of(operand) is not { } key)
        {
            return null;
        }

        var none = operand.Type.Optional || operand is AggregateExpression { Function: AggregateFunction.Average or AggregateFunction.Max or AggregateFunction.Min };
        if (constant.IsNone)
        {
            return None(operand, key, none);
        }

        return constant.Kind switch
        {
            ValueKind.Bool => Discrete(operand, key, DiscreteSet.Of(["是", "否"], none), constant.Truth == Truth.True ? "是" : "否"),
            ValueKind.Enum => Enumeration(operand, key, none, constant),
            ValueKind.Text => Discrete(operand, key, Texts(operand, none, constant.TextValue), constant.TextValue),
            ValueKind.Record => Discrete(operand, key, DiscreteSet.Anything(none), constant.RecordKey.Key),
            ValueKind.Number when Grid(operand) is { } grid => Number(operand, key, none, constant.Number * grid, true, n => Value.OfNumber(n / grid), grid),
            ValueKind.Number or ValueKind.Year or ValueKind.Month or ValueKind.Date or ValueKind.TimeOfDay => Number(
                operand, key, none, constant.Number, IsWhole(operand.Type), n => Like(constant, n)),
            ValueKind.Instant => Number(operand, key, none, constant.Number, true, n => Like(constant, n)),
            ValueKind.Money => Number(operand, $"{key} in {constant.Currency}", none, constant.Number, false, n => Value.OfMoney(n, constant.Currency)),
            ValueKind.Span => Span(operand, key, none, constant),
            _ => null,
        };
    }

    /// <summary>无 of a number stands in the number's own set; of an open amount, whose set its currency names, in one apart.</summary>
    private static ComparedTerm? None(BoundExpression operand, string key, bool none)
    {
        var type = operand.Type;
        var isOpen = (type.Kind == TypeKind.Money && type.Currency is null) || (type.Kind == TypeKind.Span && type.Unit is null);
        if (isOpen)
        {
            return new ComparedTerm(new Term(key + " given", operand.Text, DiscreteSet.Of(["有"], none), null, operand), new DiscreteSet(true, [], false), null, null);
        }

        switch (type.Kind)
        {
            case TypeKind.Bool:
                return new ComparedTerm(new Term(key, operand.Text, DiscreteSet.Of(["是", "否"], none), null, operand), new DiscreteSet(true, [], false), null, null);
            case TypeKind.Enum:
                return new ComparedTerm(new Term(key, operand.Text, Choices(operand, none), null, operand), new DiscreteSet(true, [], false), null, null);
            case TypeKind.Text or TypeKind.Record:
                return new ComparedTerm(new Term(key, operand.Text, DiscreteSet.Anything(none), null, operand), new DiscreteSet(true, [], false), null, null);
            case TypeKind.Integer or TypeKind.Decimal or TypeKind.Percent or TypeKind.Points or TypeKind.Date or TypeKind.Instant or TypeKind.Month or TypeKind.Year:
                var term = new Term(key, operand.Text, Domain(operand, none, IsWhole(type)), Value.OfNumber, operand);
                return new ComparedTerm(term, new IntervalSet(true, [], IsWhole(type)), null, null);
            default:
                return null;
        }
    }

    /// <summary>
    /// Any text; of a cell of a table one of those that its rows hold, where the one that is asked for is among them: else the rows may still
    /// have to be written.
    /// </summary>
    private static DiscreteSet Texts(BoundExpression operand, bool none, string asked)
    {
        if (operand is not CellExpression { Target: RowExpression { Table: var table }, Column: var column })
        {
            return DiscreteSet.Anything(none);
        }

        var held = DiscreteSet.Of(table.Rows.Select(r => r.Cells[column]).Where(c => c.Kind == ValueKind.Text).Select(c => c.TextValue), none);
        return held.Items.Contains(asked) ? held : DiscreteSet.Anything(none);
    }

    private static ComparedTerm Discrete(BoundExpression operand, string key, DiscreteSet domain, string value) =>
        new(new Term(key, operand.Text, domain, null, operand), DiscreteSet.Of([value]), null, null);

    private static ComparedTerm Enumeration(BoundExpression operand, string key, bool none, Value constant)
    {
        var values = constant.EnumType.Values;
        var ordinal = (int)constant.Number;
        return new ComparedTerm(
            new Term(key, operand.Text, Choices(operand, none), null, operand),
            DiscreteSet.Of([values[ordinal]]),
            open => DiscreteSet.Of(values.Skip(ordinal + (open ? 1 : 0))),
            open => DiscreteSet.Of(values.Take(ordinal + (open ? 0 : 1))));
    }

    /// <summary>The values of an enumeration; of a grade, those that it can give.</summary>
    private static DiscreteSet Choices(BoundExpression operand, bool none)
    {
        var values = operand.Type.Enum!.Values;
        return operand is OutcomeExpression { Provision: BoundGrade { Awards.IsEmpty: false } grade, Member: null }
            ? DiscreteSet.Of(Attainable.Grades(grade).Select(g => values[g]), none)
            : DiscreteSet.Of(values, none);
    }

    private static ComparedTerm Number(BoundExpression operand, string key, bool none, decimal value, bool whole, Func<decimal, Value> make, decimal grid = 1) => new(
        new Term(key, operand.Text, Domain(operand, none, whole, grid), make, operand),
        IntervalSet.Of(Interval.Point(value), whole),
        open => IntervalSet.Of(Interval.Above(value, open), whole),
        open => IntervalSet.Of(Interval.Below(value, open), whole));

    /// <summary>Spans meet in the smallest unit of their family.</summary>
    private static ComparedTerm? Span(BoundExpression operand, string key, bool none, Value constant)
    {
        var unit = constant.Unit;
        if (Math.Abs(constant.Number) > 1_000_000_000)
        {
            return null;
        }

        var suffix = operand.Type.Unit is null ? $" in {unit.Family}" : "";
        return Number(operand, key + suffix, none, constant.Number * unit.Factor, false, n => Value.OfSpan(n / unit.Factor, unit));
    }

    private static bool IsWhole(DataType type) => type.Kind is TypeKind.Integer or TypeKind.Date or TypeKind.Month or TypeKind.Year or TypeKind.TimeOfDay or TypeKind.Instant;

    private static IntervalSet Domain(BoundExpression operand, bool none, bool whole, decimal grid = 1)
    {
        var fromZero = operand is AggregateExpression { Function: AggregateFunction.Count or AggregateFunction.Run }
            or LimitMemberExpression { Member: LimitMember.Overdue or LimitMember.Used }
            or OutcomeExpression { Member: "逾期" or "已用" or "总分" };
        var share = Attainable.IsShare(operand);
        decimal? low = fromZero || share ? 0 : operand is OutcomeExpression { Provision: BoundGrade, Member: not null } ? 1 : null;
        decimal? high = operand switch
        {
            OutcomeExpression { Provision: BoundScore score, Member: "总分" } => Attainable.Highest(score),
            AggregateExpression count => Attainable.Most(count),
            _ when share => 1,
            _ => null,
        };
        return IntervalSet.Of(new Interval(low * grid, low is null, high * grid, high is null), whole, none);
    }

    /// <summary>Of a total that is rounded to some places: how many of its steps make one point; then 89.99 and 90 have nothing between them.</summary>
    private static decimal? Grid(BoundExpression operand) =>
        operand is OutcomeExpression { Provision: BoundScore { Versions.IsEmpty: true, Places: { } places and <= 6 }, Member: "总分" } ? (decimal)Math.Pow(10, places) : null;

    /// <summary>A value of a constant's kind.</summary>
    private static Value Like(Value constant, decimal number) => constant.Kind switch
    {
        ValueKind.Date when number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber => Value.OfDate(DateOnly.FromDayNumber((int)number)),
        ValueKind.Month => Value.OfMonth((int)number / 12, ((int)number % 12) + 1),
        ValueKind.Year => Value.OfYear((int)number),
        ValueKind.Instant when number >= 0 && number <= DateTime.MaxValue.Ticks => Value.OfInstant(new DateTime((long)number, DateTimeKind.Utc)),
        _ => Value.OfNumber(number),
    };
}
