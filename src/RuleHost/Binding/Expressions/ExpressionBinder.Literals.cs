using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>Literals, and their folding to the type that is declared on the other side.</summary>
internal sealed partial class ExpressionBinder
{
    private BoundExpression Literal(LiteralSyntax literal)
    {
        var value = literal.Value;
        DataType? type = literal.Kind switch
        {
            LiteralKind.Number => decimal.IsInteger(value.Number) ? DataType.Integer : DataType.Decimal,
            LiteralKind.Percent => DataType.Percent,
            LiteralKind.Points => DataType.Points,
            LiteralKind.Money => DataType.MoneyOf(value.Currency),
            LiteralKind.Span => DataType.SpanOf(value.Unit),
            LiteralKind.Date => DataType.Date,
            LiteralKind.Instant => DataType.Instant,
            LiteralKind.TimeOfDay => DataType.TimeOfDay,
            LiteralKind.YearMonth => DataType.Month,
            LiteralKind.Text => DataType.Text,
            LiteralKind.Bool => DataType.Bool,
            LiteralKind.None => DataType.None,
            _ => null,
        };
        if (type is null)
        {
            return Report(BindingDiagnostics.DayOfNoYear, literal.Span, Written(literal.Span));
        }

        return new ConstantExpression(type, Place(literal), literal.Kind == LiteralKind.Instant ? InZone(value) : value);
    }

    /// <summary>The lexer knows no zone: a wall-clock time becomes an instant here. A time that summer time skips is the first after it.</summary>
    private Value InZone(Value wallClock)
    {
        var zone = session.Definition.Zone;
        var local = DateTime.SpecifyKind(wallClock.InstantUtc, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return Value.OfInstant(TimeZoneInfo.ConvertTimeToUtc(local, zone));
    }

    /// <summary>
    /// A literal in the terms of the other side: a key for a record, a year for a number, a span in the declared unit. What cannot be
    /// folded stays as it is, and the comparison tells.
    /// </summary>
    private BoundExpression Folded(BoundExpression bound, DataType type)
    {
        if (bound is ErrorExpression || type.Kind == TypeKind.Error)
        {
            return bound;
        }

        if (bound is ListExpression list && type is { Kind: TypeKind.List, Element: { } element })
        {
            var items = list.Items.Select(item => Folded(item, element)).ToList();
            return new ListExpression(items.TrueForAll(i => TypeRules.Fits(i.Type, element)) ? DataType.ListOf(element) : list.Type, list.Origin, [.. items]);
        }

        if (bound is not ConstantExpression { Value: var value })
        {
            return bound;
        }

        switch (value.Kind, type.Kind)
        {
            case (ValueKind.Text, TypeKind.Record):
                return new ConstantExpression(type.WithoutNone(), bound.Origin, Value.OfRecord(new RecordKey(type.Name!, value.TextValue)));
            case (ValueKind.Text, TypeKind.Enum):
                return QuotedEnumeration(bound, value.TextValue, type.Enum!);
            case (ValueKind.Number, TypeKind.Year) when bound.Type.Kind == TypeKind.Integer && value.Number is >= 1 and <= 9999:
                return new ConstantExpression(DataType.Year, bound.Origin, Value.OfYear((int)value.Number));
            case (ValueKind.Number, TypeKind.Percent) when bound.Type.Kind == TypeKind.Integer && value.Number is 0 or 1:
                return new ConstantExpression(DataType.Percent, bound.Origin, value);
            case (ValueKind.Number, TypeKind.Integer or TypeKind.Points) when bound.Type.Kind == TypeKind.Percent && value.Number == 0:
                return new ConstantExpression(type.WithoutNone(), bound.Origin, value);
            case (ValueKind.Span, TypeKind.Span) when type.Unit is { } unit && unit.Family == value.Unit.Family && !ReferenceEquals(unit, value.Unit):
                return (value.Number * value.Unit.Factor) is var smallest && smallest % unit.Factor == 0
                    ? new ConstantExpression(DataType.SpanOf(unit), bound.Origin, Value.OfSpan(smallest / unit.Factor, unit))
                    : bound;
            default:
                return bound;
        }
    }

    private ErrorExpression QuotedEnumeration(BoundExpression bound, string text, EnumType type)
    {
        if (type.IndexOf(text) >= 0)
        {
            _reporter.Report(BindingDiagnostics.QuotedValue, bound.Origin, [text, type.Name], fix: text);
        }
        else
        {
            _reporter.ReportUnknown(BindingDiagnostics.UnknownValue, bound.Origin, text, type.Values, type.Name);
        }

        return new ErrorExpression(bound.Origin);
    }
}
