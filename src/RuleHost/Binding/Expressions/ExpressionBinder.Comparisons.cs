using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>Comparisons (semantics S9 to S12).</summary>
internal sealed partial class ExpressionBinder
{
    private BoundExpression Compare(CompareSyntax syntax)
    {
        switch (syntax.Operator)
        {
            case ComparisonOperator.In or ComparisonOperator.NotIn:
                return Membership(syntax);
            case ComparisonOperator.Contains:
                var list = Bind(syntax.Left, Want.List);
                var element = list.Type.Kind == TypeKind.List ? list.Type.Element! : DataType.Error;
                var item = Folded(Bind(syntax.Right, Want.OperandLike(element)), element);
                CheckMeeting(item, element, list, syntax.Span);
                return new CompareExpression(Place(syntax), list, syntax.Operator, item);
            default:
                var (left, right) = Pair(syntax.Left, syntax.Right);
                CheckComparison(left, syntax.Operator, right, syntax.Span);
                return new CompareExpression(Place(syntax), left, syntax.Operator, right);
        }
    }

    private CompareExpression Membership(CompareSyntax syntax)
    {
        var left = Bind(syntax.Left, Want.Operand);
        var right = Bind(syntax.Right, new Want(WantKind.Container, DataType.ListOf(left.Type.WithoutNone())));
        if (right.Type.Kind == TypeKind.Window)
        {
            if (left.Type.Kind is not (TypeKind.Date or TypeKind.Instant or TypeKind.Month or TypeKind.Year or TypeKind.Error))
            {
                Report(BindingDiagnostics.NotInWindow, left, left.Text, TypeWords.Of(left.Type), right.Text);
            }
        }
        else if (right.Type.Kind == TypeKind.List)
        {
            right = Folded(right, DataType.ListOf(left.Type.WithoutNone()));
            CheckMembers(left, right, syntax.Span);
        }

        return new CompareExpression(Place(syntax), left, syntax.Operator, right);
    }

    /// <summary>Of a list that is written out each item is checked by itself, so that the odd one is underlined.</summary>
    private void CheckMembers(BoundExpression left, BoundExpression right, TextSpan span)
    {
        if (right is not ListExpression list)
        {
            CheckMeeting(left, right.Type.Element!, right, span);
            return;
        }

        foreach (var item in list.Items)
        {
            if (item.Type.Kind == TypeKind.None)
            {
                CheckMayBeNone(left, span);
            }
            else
            {
                CheckMeeting(item, left.Type, left, item.Origin.Span);
            }
        }
    }

    /// <summary>
    /// Both sides of a comparison. A bare name is bound after the side that says its type by itself, so that the type can tell an
    /// enumeration's value from a field (semantics S2).
    /// </summary>
    private (BoundExpression Left, BoundExpression Right) Pair(ExpressionSyntax leftSyntax, ExpressionSyntax rightSyntax)
    {
        BoundExpression left, right;
        if (leftSyntax is NameSyntax name && (!NeedsType(rightSyntax) || (rightSyntax is NameSyntax other && IsUnknown(name) && !IsUnknown(other))))
        {
            right = Bind(rightSyntax, Want.Operand);
            left = Bind(leftSyntax, Want.OperandLike(Hint(right)));
        }
        else
        {
            left = Bind(leftSyntax, Want.Operand);
            right = Bind(rightSyntax, Want.OperandLike(Hint(left)));
        }

        return (Folded(left, right.Type), Folded(right, left.Type));
    }

    private bool IsUnknown(NameSyntax name) => Candidates(name, Want.Operand).Count == 0;

    private static DataType? Hint(BoundExpression bound) => bound.Type.Kind is TypeKind.None ? null : bound.Type.WithoutNone();

    /// <summary>Whether what an expression means may hang on the type of the other side.</summary>
    private static bool NeedsType(ExpressionSyntax syntax) =>
        syntax is NameSyntax or IfSyntax or CasesSyntax or ListSyntax or LiteralSyntax { Kind: LiteralKind.None } or CallSyntax;

    private BoundExpression Between(BetweenSyntax syntax)
    {
        var operand = Bind(syntax.Operand, Want.Operand);
        var low = Folded(Bind(syntax.Low, Want.OperandLike(Hint(operand))), operand.Type);
        var high = Folded(Bind(syntax.High, Want.OperandLike(Hint(operand))), operand.Type);
        CheckComparison(operand, ComparisonOperator.GreaterOrEqual, low, syntax.Span);
        if (low.Type.Kind == TypeKind.Error || TypeRules.Compare(operand.Type, low.Type) == Mismatch.None)
        {
            CheckComparison(operand, ComparisonOperator.LessOrEqual, high, syntax.Span);
        }

        return new BetweenExpression(Place(syntax), operand, low, high);
    }

    private void CheckComparison(BoundExpression left, ComparisonOperator @operator, BoundExpression right, TextSpan span)
    {
        if (left.Type.Kind == TypeKind.Error || right.Type.Kind == TypeKind.Error)
        {
            return;
        }

        var ordering = @operator is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual);
        if (left.Type.Kind == TypeKind.None || right.Type.Kind == TypeKind.None)
        {
            if (ordering)
            {
                Report(BindingDiagnostics.OrderOfNone, span, Written(span));
            }
            else
            {
                CheckMayBeNone(left.Type.Kind == TypeKind.None ? right : left, span);
            }

            return;
        }

        if (!CheckMeeting(left, right.Type, right, span))
        {
            return;
        }

        if (ordering && !(TypeRules.IsOrdered(left.Type) && TypeRules.IsOrdered(right.Type)))
        {
            Report(BindingDiagnostics.NoOrder, span, left.Type.Enum is { } values ? new Localized(values.Name, $"the values of {values.Name}") : TypeWords.Of(left.Type.WithoutNone()));
        }
    }

    /// <summary><c>x = 无</c> where x can never be 无 is a misunderstanding: what nobody said is 缺失(x).</summary>
    private void CheckMayBeNone(BoundExpression operand, TextSpan span)
    {
        if (!operand.Type.Optional && operand.Type.Kind is not (TypeKind.Error or TypeKind.None) && !MayBeEmpty(operand))
        {
            Report(BindingDiagnostics.NeverNone, span, operand.Text);
        }
    }

    /// <summary>平均, 最大, 最小 of an empty list are 无 although they are numbers (semantics S7).</summary>
    private static bool MayBeEmpty(BoundExpression expression) =>
        expression is AggregateExpression { Function: AggregateFunction.Average or AggregateFunction.Max or AggregateFunction.Min };

    /// <summary>Whether a value of one expression can be compared with the type of another; tells where it cannot.</summary>
    private bool CheckMeeting(BoundExpression left, DataType rightType, BoundExpression right, TextSpan span)
    {
        var mismatch = TypeRules.Compare(left.Type, rightType);
        if (mismatch == Mismatch.None)
        {
            return true;
        }

        if (MissingUnit(left, right, rightType) || MissingUnit(right, left, left.Type))
        {
            return false;
        }

        if (!TellMixed(mismatch, Place(span), left.Text, left.Type, right.Text, rightType))
        {
            Report(BindingDiagnostics.UnlikeTypes, span, left.Text, TypeWords.Of(left.Type.WithoutNone()), right.Text, TypeWords.Of(rightType.WithoutNone()));
        }

        return false;
    }

    /// <summary>A bare number beside an amount or a span wants the declared unit: told at the number, with the unit.</summary>
    private bool MissingUnit(BoundExpression number, BoundExpression other, DataType otherType)
    {
        var unit = otherType.Kind switch
        {
            TypeKind.Money => otherType.Currency,
            TypeKind.Span => otherType.Unit?.Name,
            _ => null,
        };
        if (unit is null || number is not ConstantExpression { Type.Kind: TypeKind.Integer or TypeKind.Decimal })
        {
            return false;
        }

        var written = number.Text + unit;
        _reporter.Report(
            BindingDiagnostics.UnlikeTypes,
            number.Origin,
            [other.Text, TypeWords.Of(otherType.WithoutNone()), number.Text, TypeWords.Of(number.Type)],
            new Localized($"写上单位：{written}。", $"Write the unit: {written}."),
            written);
        return true;
    }

    /// <summary>The mismatches that have a message of their own. True where one was told.</summary>
    private bool TellMixed(Mismatch mismatch, SourceLocation place, object left, DataType leftType, object right, DataType rightType)
    {
        switch (mismatch)
        {
            case Mismatch.Families:
                _reporter.Report(BindingDiagnostics.SpanFamilies, place, [left, TypeWords.Of(leftType.Unit!.Family), right, TypeWords.Of(rightType.Unit!.Family)]);
                return true;
            case Mismatch.Currencies:
                _reporter.Report(BindingDiagnostics.Currencies, place, [left, leftType.Currency!, right, rightType.Currency!]);
                return true;
            case Mismatch.DateAndInstant:
                _reporter.Report(BindingDiagnostics.DateAndInstant, place, [leftType.Kind == TypeKind.Instant ? left : right, leftType.Kind == TypeKind.Date ? left : right]);
                return true;
            case Mismatch.PercentAndCount:
                var (percent, count) = leftType.Kind == TypeKind.Percent ? (left, right) : (right, left);
                _reporter.Report(BindingDiagnostics.PercentAndCount, place, [percent, count]);
                return true;
            default:
                return false;
        }
    }
}
