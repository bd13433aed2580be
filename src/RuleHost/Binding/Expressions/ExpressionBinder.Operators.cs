using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>Logic, arithmetic, choices, blocks and stretches of time (semantics S8 to S13).</summary>
internal sealed partial class ExpressionBinder
{
    private LogicalExpression Logical(LogicalSyntax syntax)
    {
        var operands = ImmutableArray.CreateBuilder<BoundExpression>(syntax.Operands.Length);
        foreach (var operand in syntax.Operands)
        {
            operands.Add(Bind(operand, Want.Condition));
        }

        return new LogicalExpression(Place(syntax), syntax.IsAnd, operands.MoveToImmutable());
    }

    private BoundExpression Consecutive(ConsecutiveSyntax syntax)
    {
        var count = syntax.Count.Value;
        var months = syntax.Count.Kind != LiteralKind.Span ? 0 : ReferenceEquals(count.Unit, SpanUnit.Year) ? KeyPeriods.Year : ReferenceEquals(count.Unit, SpanUnit.Month) ? KeyPeriods.Month : 0;
        var ofYears = _scope.Subject is { } yearly && !HasEarlier(yearly, KeyPeriods.Month) && HasEarlier(yearly, KeyPeriods.Year);
        if (months == 0 || (months == KeyPeriods.Month && ofYears) || !decimal.IsInteger(count.Number) || count.Number is < 2 or > 100)
        {
            Report(BindingDiagnostics.ConsecutiveYears, syntax.Count.Span, Written(syntax.Count.Span));
        }

        else if (_scope.Subject is not { } subject || !HasEarlier(subject, months))
        {
            Report(BindingDiagnostics.NoYear, syntax.Span, "连续", _scope.Subject?.Name ?? "?");
        }

        return new ConsecutiveExpression(Place(syntax), months == 0 ? 2 : (int)Math.Clamp(count.Number, 2, 100), months == 0 ? KeyPeriods.Year : months, Bind(syntax.Condition, Want.Condition));
    }

    private BoundExpression Arithmetic(ArithmeticSyntax syntax)
    {
        var operands = ImmutableArray.CreateBuilder<BoundExpression>(syntax.Operands.Length);
        foreach (var operand in syntax.Operands)
        {
            var bound = Bind(operand, Want.Operand);
            RefuseMaybeNone(bound);
            operands.Add(bound);
        }

        var type = operands[0].Type.WithoutNone();
        for (var i = 0; i < syntax.Operators.Length; i++)
        {
            var next = operands[i + 1];
            var result = TypeRules.Arithmetic(syntax.Operators[i], type, next.Type.WithoutNone(), out var why);
            if (result is null)
            {
                var left = Written(syntax.Operands[0].Span.To(syntax.Operands[i].Span));
                var span = syntax.Operands[0].Span.To(syntax.Operands[i + 1].Span);
                if (!TellMixed(why, Place(span), left, type, next.Text, next.Type))
                {
                    Report(BindingDiagnostics.CannotCalculate, span, left, TypeWords.Of(type), Sign(syntax.Operators[i]), next.Text, TypeWords.Of(next.Type));
                }

                return new ErrorExpression(Place(syntax));
            }

            if (syntax.Operators[i] == ArithmeticOperator.Divide && next is ConstantExpression { Value: { Kind: ValueKind.Number or ValueKind.Money or ValueKind.Span, Number: 0 } })
            {
                var quotient = syntax.Operands[0].Span.To(syntax.Operands[i + 1].Span);
                return Report(BindingDiagnostics.DivisionByZero, quotient, Written(quotient));
            }

            type = result;
        }

        return new ArithmeticExpression(type, Place(syntax), operands.MoveToImmutable(), syntax.Operators);
    }

    private static string Sign(ArithmeticOperator @operator) => @operator switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        _ => "/",
    };

    private BoundExpression Negate(NegateSyntax syntax)
    {
        var operand = Bind(syntax.Operand, Want.Operand);
        RefuseMaybeNone(operand);
        if (operand.Type.Kind == TypeKind.Error)
        {
            return new ErrorExpression(Place(syntax));
        }

        if (!operand.Type.IsNumeric && operand.Type.Kind is not (TypeKind.Money or TypeKind.Span))
        {
            return Report(BindingDiagnostics.CannotReckon, operand, "-", operand.Text, TypeWords.Of(operand.Type));
        }

        if (operand is not ConstantExpression constant)
        {
            return new NegateExpression(operand.Type.WithoutNone(), Place(syntax), operand);
        }

        return new ConstantExpression(constant.Type, Place(syntax), ValueOperators.Negate(constant.Value));
    }

    /// <summary>Arithmetic wants a number: what may be 无 needs 缺省 first (semantics S9). What comes of an empty list is 待查 instead (S7).</summary>
    private void RefuseMaybeNone(BoundExpression operand)
    {
        if (operand.Type is { Kind: TypeKind.None } || (operand.Type.Optional && !IsOfList(operand)))
        {
            Report(BindingDiagnostics.MaybeNoneOperand, operand, operand.Text);
        }
    }

    /// <summary>首(…), 末(…), and what is reached through them.</summary>
    private static bool IsOfList(BoundExpression expression) => expression switch
    {
        AggregateExpression => true,
        EventMemberExpression member => IsOfList(member.Target),
        FieldExpression { Field.Type.Optional: false } field => IsOfList(field.Target),
        CellExpression cell => IsOfList(cell.Target),
        DateOfExpression date => IsOfList(date.Operand),
        _ => false,
    };

    private BoundExpression If(IfSyntax syntax, Want want)
    {
        var condition = Bind(syntax.Condition, Want.Condition);
        var branch = BranchWant(want);
        var then = Bind(syntax.Then, branch);
        var type = then.Type;
        var other = Bind(syntax.Else, branch.Kind == WantKind.Operand && branch.Type is null ? Want.OperandLike(Hint(then)) : branch);
        other = Folded(other, type);
        then = Folded(then, other.Type);
        if (TypeRules.Join(then.Type, other.Type) is not { } joined)
        {
            return Report(BindingDiagnostics.BranchesDiffer, syntax.Span, then.Text, TypeWords.Of(then.Type), other.Text, TypeWords.Of(other.Type));
        }

        return new IfExpression(joined, Place(syntax), condition, then, other);
    }

    /// <summary>A branch wants what the whole wants; whether the whole fits is asked once, of the whole.</summary>
    private static Want BranchWant(Want want) => want.Kind switch
    {
        WantKind.Typed when want.Type!.Kind != TypeKind.List => Want.OperandLike(want.Type.WithoutNone()),
        WantKind.Operand => want,
        _ => Want.Operand,
    };

    private BoundExpression Cases(CasesSyntax syntax, Want want)
    {
        var branch = BranchWant(want);
        var items = ImmutableArray.CreateBuilder<CaseItem>();
        BoundExpression? otherwise = null;
        DataType? type = null;
        foreach (var item in syntax.Cases)
        {
            var condition = item.Condition is null ? null : Bind(item.Condition, Want.Condition);
            var result = Bind(item.Result, branch.Type is null && type is { Kind: not TypeKind.None } ? Want.OperandLike(type.WithoutNone()) : branch);
            result = type is null ? result : Folded(result, type);
            if (type is not null && TypeRules.Join(type, result.Type) is null)
            {
                Report(BindingDiagnostics.BranchesDiffer, item.Result.Span, Written(syntax.Cases[0].Result.Span), TypeWords.Of(type), result.Text, TypeWords.Of(result.Type));
                type = DataType.Error;
            }

            type = type is null ? result.Type : TypeRules.Join(type, result.Type) ?? DataType.Error;
            if (condition is not null && otherwise is null)
            {
                items.Add(new CaseItem(item.Mark, condition, result));
            }
            else if (condition is null && otherwise is null)
            {
                otherwise = result;
            }
            else
            {
                Report(BindingDiagnostics.OtherwiseLast, item.Span);
            }
        }

        CheckMarks(syntax.Cases.Select(c => (c.Mark, c.Span)));
        var name = _scope.Provision?.Id ?? Written(syntax.Span);
        return new CasesExpression(type ?? DataType.Error, Place(syntax), items.ToImmutable(), otherwise, name);
    }

    private BlockExpression Block(BlockSyntax syntax)
    {
        var items = ImmutableArray.CreateBuilder<BlockItem>(syntax.Items.Length);
        foreach (var item in syntax.Items)
        {
            items.Add(new BlockItem(item.Mark, Bind(item.Expression, Want.Condition)));
        }

        var atLeast = syntax.Kind == BlockKind.All ? items.Count : syntax.AtLeast is { } count ? (int)Math.Clamp(count.Value.Number, 0, 1000) : 1;
        if (syntax.Kind == BlockKind.AtLeast && (atLeast < 1 || atLeast > items.Count))
        {
            Report(BindingDiagnostics.AtLeastOutside, syntax.AtLeast!.Span, atLeast, items.Count);
        }

        CheckMarks(syntax.Items.Select(i => (i.Mark, i.Span)));
        return new BlockExpression(Place(syntax), syntax.Kind, atLeast, items.MoveToImmutable());
    }

    /// <summary>Items count up from (一): a gap or a repetition is mostly an item left out or numbered by hand.</summary>
    private void CheckMarks(IEnumerable<(string Mark, TextSpan Span)> items)
    {
        var due = 1;
        foreach (var (mark, span) in items)
        {
            if (ItemMarks.Number(mark) is not { } number)
            {
                return;
            }

            if (number != due)
            {
                _reporter.Report(AnalysisDiagnostics.MarksOutOfOrder, Place(new TextSpan(span.Start, mark.Length)), [mark, ItemMarks.Write(due, mark)], fix: ItemMarks.Write(due, mark));
                return;
            }

            due++;
        }
    }

    private RecentExpression Recent(WithinSyntax syntax)
    {
        var length = syntax.Length.Value;
        if (length.Kind != ValueKind.Span || length.Unit.Family is not (SpanFamily.Days or SpanFamily.Months) || length.Number <= 0 || !decimal.IsInteger(length.Number) || length.Number > 100_000)
        {
            Report(BindingDiagnostics.WindowLength, syntax.Length.Span, Written(syntax.Length.Span));
            length = Value.OfSpan(1, SpanUnit.Day);
        }

        BoundExpression? anchor = null;
        if (syntax.AsOf is not null)
        {
            anchor = Bind(syntax.AsOf, Want.Operand);
            if (anchor.Type.Kind is not (TypeKind.Date or TypeKind.Instant or TypeKind.Error))
            {
                anchor = Report(BindingDiagnostics.WrongType, anchor, anchor.Text, TypeWords.Of(anchor.Type), TypeWords.Of(DataType.Date));
            }
        }

        return new RecentExpression(Place(syntax), length, anchor);
    }

    private BoundExpression List(ListSyntax syntax, Want want)
    {
        var element = want.Type is { Kind: TypeKind.List } list ? list.Element : null;
        var items = ImmutableArray.CreateBuilder<BoundExpression>(syntax.Items.Length);
        DataType? type = null;
        foreach (var item in syntax.Items)
        {
            var like = element is { Kind: not TypeKind.Error } ? element : type is { Kind: not TypeKind.None } ? type.WithoutNone() : null;
            var bound = Bind(item, Want.OperandLike(like));
            bound = like is null ? bound : Folded(bound, like);
            items.Add(bound);
            var joined = type is null ? bound.Type : TypeRules.Join(type, bound.Type);
            if (joined is null && element is null)
            {
                Report(BindingDiagnostics.BranchesDiffer, item.Span, items[0].Text, TypeWords.Of(type!), bound.Text, TypeWords.Of(bound.Type));
            }

            type = joined ?? DataType.Error;
        }

        return new ListExpression(DataType.ListOf(type ?? element ?? DataType.Error), Place(syntax), items.MoveToImmutable());
    }
}
