using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>Functions, over lists (semantics S7) and of plain values (semantics S9).</summary>
internal sealed partial class ExpressionBinder
{
    private BoundExpression Call(CallSyntax syntax, Want want)
    {
        if (syntax.Function is not NameSyntax name || Keywords.CanonicalFunction(name.Name) is not { } function)
        {
            var written = Written(syntax.Function.Span);
            _reporter.ReportUnknown(BindingDiagnostics.UnknownFunction, Place(syntax.Function), written, syntax.Function is NameSyntax ? [.. Keywords.Functions.Words.Select(w => w.Canonical)] : []);
            return new ErrorExpression(Place(syntax));
        }

        return function switch
        {
            "存在" => Aggregate(syntax, function, AggregateFunction.Exists, 1, 1),
            "每个" => Aggregate(syntax, function, AggregateFunction.Every, 1, 1),
            "计数" => Aggregate(syntax, function, AggregateFunction.Count, 1, 1),
            "合计" => Aggregate(syntax, function, AggregateFunction.Sum, 1, 2),
            "平均" => Aggregate(syntax, function, AggregateFunction.Average, 1, 2),
            "首" => Aggregate(syntax, function, AggregateFunction.First, 1, 2),
            "末" => Aggregate(syntax, function, AggregateFunction.Last, 1, 2),
            "连续次数" => Aggregate(syntax, function, AggregateFunction.Run, 2, 2),
            "各" => Aggregate(syntax, function, AggregateFunction.Map, 2, 2),
            "最大" => Extreme(syntax, function, isMax: true),
            "最小" => Extreme(syntax, function, isMax: false),
            "保留" => Round(syntax, function),
            "缺省" => Default(syntax, function, want),
            "已知" => Known(syntax, function, missing: false),
            "缺失" => Known(syntax, function, missing: true),
            _ => DateOf(syntax, function),
        };
    }

    private bool CheckCount(CallSyntax syntax, string function, int least, int most)
    {
        if (syntax.Arguments.Length >= least && syntax.Arguments.Length <= most)
        {
            return true;
        }

        Report(BindingDiagnostics.ArgumentCount, syntax.Span, function, least == most ? $"{least}" : $"{least}–{most}", syntax.Arguments.Length);
        return false;
    }

    private BoundExpression Aggregate(CallSyntax syntax, string function, AggregateFunction kind, int least, int most)
    {
        if (!CheckCount(syntax, function, least, most))
        {
            return new ErrorExpression(Place(syntax));
        }

        var argument = syntax.Arguments[0];
        var list = Bind(argument.Expression, Want.List);
        return Aggregate(syntax, function, kind, argument, list, syntax.Arguments.Length > 1 ? syntax.Arguments[1] : null);
    }

    private BoundExpression Aggregate(CallSyntax syntax, string function, AggregateFunction kind, ListArgumentSyntax argument, BoundExpression list, ListArgumentSyntax? selectorSyntax)
    {
        if (kind == AggregateFunction.Every != (argument.All is not null))
        {
            return kind == AggregateFunction.Every
                ? Report(BindingDiagnostics.EveryNeedsAll, argument.Span, Written(argument.Expression.Span))
                : Report(BindingDiagnostics.ListPartsElsewhere, argument.Span, Written(argument.Span));
        }

        var element = list.Type.Kind == TypeKind.List ? list.Type.Element! : DataType.Error;
        var outer = _scope;
        var slot = Locals++;
        _scope = _scope.With(new ScopeElement(element, slot, argument.As?.Name));
        var filter = argument.Where is null ? null : Bind(argument.Where, Want.Condition);
        var selector = argument.All is not null ? Bind(argument.All, Want.Condition) : selectorSyntax is null ? null : Selector(selectorSyntax, kind == AggregateFunction.Run ? Want.Condition : Want.Operand);
        _scope = outer;
        if (kind == AggregateFunction.Run && element is { Kind: TypeKind.Record } && _vocabulary.FactType(element.Name!) is { Time: null, BuiltIn: false } timeless)
        {
            return Report(BindingDiagnostics.NoOrderOfTime, argument.Span, function, timeless.Name);
        }

        var type = ResultType(syntax, function, kind, element, selector);
        return type is null ? new ErrorExpression(Place(syntax)) : new AggregateExpression(type, Place(syntax), kind, list, slot, filter, selector);
    }

    private BoundExpression Selector(ListArgumentSyntax syntax, Want want)
    {
        NoListParts(syntax);
        return Bind(syntax.Expression, want);
    }

    private void NoListParts(ListArgumentSyntax syntax)
    {
        if (syntax.Where is not null || syntax.As is not null || syntax.All is not null)
        {
            Report(BindingDiagnostics.ListPartsElsewhere, syntax.Span, Written(syntax.Span));
        }
    }

    private DataType? ResultType(CallSyntax syntax, string function, AggregateFunction kind, DataType element, BoundExpression? selector)
    {
        var value = selector?.Type ?? element;
        if (value.Kind == TypeKind.Error)
        {
            return kind is AggregateFunction.Exists or AggregateFunction.Every ? DataType.Bool : kind is AggregateFunction.Count or AggregateFunction.Run ? DataType.Integer : DataType.Error;
        }

        switch (kind)
        {
            case AggregateFunction.Exists or AggregateFunction.Every:
                return DataType.Bool;
            case AggregateFunction.Count or AggregateFunction.Run:
                return DataType.Integer;
            case AggregateFunction.First or AggregateFunction.Last:
                return value.OrNone();
            case AggregateFunction.Map:
                return DataType.ListOf(value.WithoutNone());
            case AggregateFunction.Sum or AggregateFunction.Average when value.IsNumeric || value.Kind is TypeKind.Money or TypeKind.Span:
                return kind == AggregateFunction.Average && value.Kind == TypeKind.Integer ? DataType.Decimal : value.WithoutNone();
            case AggregateFunction.Max or AggregateFunction.Min when TypeRules.IsOrdered(value):
                return value.WithoutNone();
            default:
                if (selector is null)
                {
                    Report(BindingDiagnostics.NeedsSelector, syntax.Span, function, TypeWords.Of(value.WithoutNone()));
                }
                else
                {
                    Report(BindingDiagnostics.CannotReckon, selector, function, selector.Text, TypeWords.Of(value.WithoutNone()));
                }

                return null;
        }
    }

    /// <summary>最大, 最小: with a list first they look through it, with plain values they compare them (semantics S3).</summary>
    private BoundExpression Extreme(CallSyntax syntax, string function, bool isMax)
    {
        if (!CheckCount(syntax, function, 1, int.MaxValue))
        {
            return new ErrorExpression(Place(syntax));
        }

        var argument = syntax.Arguments[0];
        var first = Bind(argument.Expression, argument.Where is null && argument.As is null ? new Want(WantKind.ListOrOrdered) : Want.List);
        if (first.Type.Kind == TypeKind.List)
        {
            return CheckCount(syntax, function, 1, 2)
                ? Aggregate(syntax, function, isMax ? AggregateFunction.Max : AggregateFunction.Min, argument, first, syntax.Arguments.Length > 1 ? syntax.Arguments[1] : null)
                : new ErrorExpression(Place(syntax));
        }

        if (first.Type.Kind == TypeKind.Error || !CheckCount(syntax, function, 2, int.MaxValue))
        {
            return new ErrorExpression(Place(syntax));
        }

        var operands = ImmutableArray.CreateBuilder<BoundExpression>(syntax.Arguments.Length);
        operands.Add(first);
        var type = first.Type;
        foreach (var next in syntax.Arguments.AsSpan()[1..])
        {
            NoListParts(next);
            var operand = Folded(Bind(next.Expression, Want.OperandLike(first.Type.WithoutNone())), first.Type);
            CheckComparison(first, ComparisonOperator.Less, operand, next.Span);
            operands.Add(operand);
            type = TypeRules.Join(type, operand.Type) ?? DataType.Error;
        }

        foreach (var operand in operands)
        {
            RefuseMaybeNone(operand);
        }

        return new ExtremeExpression(type.WithoutNone(), Place(syntax), isMax, operands.ToImmutable());
    }

    private BoundExpression Default(CallSyntax syntax, string function, Want want)
    {
        if (!CheckCount(syntax, function, 2, 2))
        {
            return new ErrorExpression(Place(syntax));
        }

        NoListParts(syntax.Arguments[0]);
        NoListParts(syntax.Arguments[1]);
        var operand = Bind(syntax.Arguments[0].Expression, want.Type is { Kind: not TypeKind.List } ? Want.OperandLike(want.Type.WithoutNone()) : Want.Operand);
        var fallback = Folded(Bind(syntax.Arguments[1].Expression, Want.OperandLike(operand.Type.WithoutNone())), operand.Type.WithoutNone());
        if (operand.Type.Kind == TypeKind.Error || fallback.Type.Kind == TypeKind.Error)
        {
            return new ErrorExpression(Place(syntax));
        }

        if (!CheckMeeting(operand, fallback.Type, fallback, syntax.Span))
        {
            return new ErrorExpression(Place(syntax));
        }

        return new DefaultExpression(TypeRules.Join(operand.Type.WithoutNone(), fallback.Type) ?? DataType.Error, Place(syntax), operand, fallback);
    }

    /// <summary>保留(x, n位): rounds at the very place where it is written. Places of a percentage are those behind its own point: 82.42%.</summary>
    private BoundExpression Round(CallSyntax syntax, string function)
    {
        if (!CheckCount(syntax, function, 2, 2))
        {
            return new ErrorExpression(Place(syntax));
        }

        NoListParts(syntax.Arguments[0]);
        NoListParts(syntax.Arguments[1]);
        var operand = Bind(syntax.Arguments[0].Expression, Want.Operand);
        RefuseMaybeNone(operand);
        var places = Bind(syntax.Arguments[1].Expression, Want.Operand);
        if (operand.Type.Kind == TypeKind.Error || places.Type.Kind == TypeKind.Error)
        {
            return new ErrorExpression(Place(syntax));
        }

        var type = operand.Type.WithoutNone();
        if (TypeRules.Arithmetic(ArithmeticOperator.Round, type, DataType.Integer, out _) is null)
        {
            return Report(BindingDiagnostics.CannotReckon, operand, function, operand.Text, TypeWords.Of(type));
        }

        if (places is not ConstantExpression { Value: { Kind: ValueKind.Number, Number: >= 0 and <= MostPlaces } number } || !decimal.IsInteger(number.Number) || places.Type.Kind != TypeKind.Integer)
        {
            return Report(BindingDiagnostics.PlacesNotPlain, places, places.Text);
        }

        var constant = type.Kind == TypeKind.Percent ? new ConstantExpression(DataType.Integer, places.Origin, Value.OfNumber(number.Number + 2)) : places;
        return new ArithmeticExpression(type, Place(syntax), [operand, constant], [ArithmeticOperator.Round]);
    }

    private const int MostPlaces = 10;

    private BoundExpression Known(CallSyntax syntax, string function, bool missing)
    {
        if (!CheckCount(syntax, function, 1, 1))
        {
            return new ErrorExpression(Place(syntax));
        }

        NoListParts(syntax.Arguments[0]);
        return new KnownExpression(Place(syntax), Bind(syntax.Arguments[0].Expression, Want.Any), missing);
    }

    private BoundExpression DateOf(CallSyntax syntax, string function)
    {
        if (!CheckCount(syntax, function, 1, 1))
        {
            return new ErrorExpression(Place(syntax));
        }

        NoListParts(syntax.Arguments[0]);
        var operand = Bind(syntax.Arguments[0].Expression, Want.Operand);
        if (operand.Type.Kind is not (TypeKind.Instant or TypeKind.Date or TypeKind.Error))
        {
            return Report(BindingDiagnostics.WrongType, operand, operand.Text, TypeWords.Of(operand.Type), TypeWords.Of(DataType.Instant));
        }

        return operand.Type.Kind == TypeKind.Date ? operand
            : new DateOfExpression(operand.Type.Optional ? DataType.Date.OrNone() : DataType.Date, Place(syntax), operand);
    }

    /// <summary>Whom a measure or a card is for: a record, or a list, perhaps filtered.</summary>
    public BoundExpression BindAddressee(ListArgumentSyntax syntax, Want want)
    {
        if (syntax.Where is null)
        {
            return Bind(syntax.Expression, want);
        }

        var list = Bind(syntax.Expression, Want.List);
        return Filtered(syntax, list, AggregateFunction.Map, list.Type.Kind == TypeKind.List ? list.Type : DataType.Error);
    }

    /// <summary>事件: a list of records, events or texts, perhaps filtered, or a single one.</summary>
    public BoundExpression BindEvents(ListArgumentSyntax syntax)
    {
        var list = Bind(syntax.Expression, syntax.Where is null ? new Want(WantKind.ListOrOrdered) : Want.List);
        return list.Type.Kind == TypeKind.List ? Filtered(syntax, list, AggregateFunction.Map, list.Type) : list;
    }

    /// <summary>A value for each element of a list: what 各 gives.</summary>
    public BoundExpression BindEach(ListArgumentSyntax syntax, ExpressionSyntax value, Want want)
    {
        var list = Bind(syntax.Expression, Want.List);
        var outer = _scope;
        var slot = Locals++;
        _scope = _scope.With(new ScopeElement(list.Type.Kind == TypeKind.List ? list.Type.Element! : DataType.Error, slot, syntax.As?.Name));
        var filter = syntax.Where is null ? null : Bind(syntax.Where, Want.Condition);
        var selector = Bind(value, want);
        _scope = outer;
        return new AggregateExpression(DataType.ListOf(selector.Type), Place(value.Span), AggregateFunction.Map, list, slot, filter, selector);
    }

    /// <summary>After 每: a number, or a list, whose count is meant; with 满, how many whole steps it holds, of an amount or a span too.</summary>
    public BoundExpression BindPer(ListArgumentSyntax syntax, ExpressionSyntax? step)
    {
        var list = Bind(syntax.Expression, syntax.Where is not null ? Want.List : step is null ? new Want(WantKind.ListOrNumber) : new Want(WantKind.ListOrOrdered));
        var per = list.Type.Kind == TypeKind.List ? Filtered(syntax, list, AggregateFunction.Count, DataType.Integer) : list;
        if (step is null || per.Type.Kind == TypeKind.Error)
        {
            return per;
        }

        RefuseMaybeNone(per);
        var unit = Folded(Bind(step, Want.OperandLike(per.Type.WithoutNone())), per.Type.WithoutNone());
        if (unit.Type.Kind == TypeKind.Error)
        {
            return unit;
        }

        return TypeRules.Arithmetic(ArithmeticOperator.WholeTimes, per.Type.WithoutNone(), unit.Type.WithoutNone(), out _) is null
            ? Report(BindingDiagnostics.CannotCalculate, step.Span, per.Text, TypeWords.Of(per.Type), "满", unit.Text, TypeWords.Of(unit.Type))
            : new ArithmeticExpression(DataType.Integer, Place(syntax.Span.To(step.Span)), [per, unit], [ArithmeticOperator.WholeTimes]);
    }

    private AggregateExpression Filtered(ListArgumentSyntax syntax, BoundExpression list, AggregateFunction function, DataType type)
    {
        var outer = _scope;
        var slot = Locals++;
        _scope = _scope.With(new ScopeElement(list.Type.Kind == TypeKind.List ? list.Type.Element! : DataType.Error, slot, syntax.As?.Name));
        var filter = syntax.Where is null ? null : Bind(syntax.Where, Want.Condition);
        _scope = outer;
        return new AggregateExpression(type, Place(syntax.Span), function, list, slot, filter, null);
    }
}
