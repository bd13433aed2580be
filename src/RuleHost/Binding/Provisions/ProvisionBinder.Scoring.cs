using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>评分, 等次, 票决: checked in full, judged in a later version.</summary>
internal sealed partial class ProvisionBinder
{
    /// <summary>What a provision of these kinds is as a value (semantics S4).</summary>
    private void ValueType(BoundUnjudged provision)
    {
        switch (provision.Kind)
        {
            case ProvisionKind.Score:
                provision.Type = new DataType(TypeKind.Score);
                break;
            case ProvisionKind.Vote:
                provision.Type = new DataType(TypeKind.Vote);
                break;
            case ProvisionKind.Grade when Clauses<ScaleClause>(provision).FirstOrDefault() is { } clause:
                _reporter.Clause = clause.Keyword;
                if (Scale(provision, clause) is { } scale)
                {
                    provision.Type = DataType.EnumOf(scale);
                    if (!scale.Ordered)
                    {
                        _reporter.Report(BindingDiagnostics.ScaleUnordered, Place(provision, clause.Scale.Span), [scale.Name]);
                    }
                }

                break;
            default:
                break;
        }
    }

    private void Unjudged(BoundUnjudged provision, Scope scope)
    {
        switch (provision.Kind)
        {
            case ProvisionKind.Score:
                Score(provision, scope);
                break;
            case ProvisionKind.Grade:
                GradeClauses(provision, scope);
                break;
            case ProvisionKind.Vote:
                Vote(provision, scope);
                break;
            case ProvisionKind.Flow:
                Flow(provision, scope with { InFlow = true });
                break;
            default:
                throw new InvalidOperationException(provision.Kind.ToString());
        }

        Examples(provision, scope);
    }

    private void Score(BoundUnjudged score, Scope scope)
    {
        var weights = new List<(BoundExpression Weight, TextSpan Span)>();
        var names = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (var clause in score.Syntax.Clauses)
        {
            _reporter.Clause = clause.Keyword;
            switch (clause)
            {
                case OutOfClause outOf:
                    Numeric(Checked(scope, outOf.Amount, Want.Operand), DataType.Points);
                    break;
                case ItemClause item:
                    if (!names.TryAdd(item.Name.Name, item.Name.Span))
                    {
                        _reporter.Report(BindingDiagnostics.NameTwice, Place(score, item.Name.Span), [item.Name.Name, item.Keyword], related: (Place(score, names[item.Name.Name]), new Localized("第一次写在此处", "first written here")));
                    }

                    var weight = Checked(scope, item.Weight, Want.Operand);
                    Numeric(weight, DataType.Percent);
                    weights.Add((weight, item.Weight.Span));
                    var value = Checked(scope, item.Value, Want.Operand);
                    Numeric(value, DataType.Points);
                    if (item.MeasuredOnly)
                    {
                        CheckMeasured(value);
                    }

                    break;
                case PointsClause points:
                    CheckPoints(score, points, scope);
                    break;
                default:
                    break;
            }
        }

        _reporter.Clause = "项";
        WeightSum.Check(score, weights, _reporter);
    }

    /// <summary>扣 and 加 of a score itself: the same shape as in a judgement, without 计入.</summary>
    private void CheckPoints(BoundProvision provision, PointsClause clause, Scope scope)
    {
        Numeric(Checked(scope, clause.Amount, Want.Operand), DataType.Points);
        if (clause.Per is { } per)
        {
            session.Expression(scope, provision.Syntax.Source, per.Span, binder => binder.BindPer(per));
        }

        if (clause.AtMost is { } atMost)
        {
            Numeric(Checked(scope, atMost, Want.Operand), DataType.Points);
        }

        if (clause.When is { } when)
        {
            Checked(scope, when, Want.Condition);
        }

        if (clause.Into is { } into && into.Name != provision.Id)
        {
            _reporter.Report(BindingDiagnostics.PointsIntoWhat, Place(provision, into.Span), [clause.Keyword, provision.Id]);
        }
    }

    private void Numeric(BoundExpression expression, DataType like)
    {
        var type = expression.Type;
        if (type.Kind == TypeKind.Error)
        {
            return;
        }

        if (!type.IsNumeric || (like.Kind == TypeKind.Points && type.Kind == TypeKind.Percent))
        {
            _reporter.Report(BindingDiagnostics.WrongType, expression.Origin, [expression.Text, TypeWords.Of(type), TypeWords.Of(like)]);
        }
    }

    /// <summary>仅客观: every field that the value reaches must be declared <c>basis: measured</c>. Definitions are looked through.</summary>
    private void CheckMeasured(BoundExpression value)
    {
        var seen = new HashSet<BoundDefinition>();
        var pending = new Stack<BoundExpression>([value]);
        while (pending.TryPop(out var expression))
        {
            if (expression is FieldExpression { Field.Measured: false, Type.Kind: not (TypeKind.Record or TypeKind.List or TypeKind.Group) } field)
            {
                _reporter.Report(BindingDiagnostics.NotMeasured, value.Origin, [value.Text, field.Field.Name]);
                return;
            }

            if (expression is DefinitionExpression { Definition: var definition } && seen.Add(definition) && definition.Body is { } body)
            {
                pending.Push(body.Body);
            }

            if (expression is LimitReference or ErrorExpression)
            {
                continue;
            }

            foreach (var child in BoundChildren.Of(expression))
            {
                pending.Push(child);
            }
        }
    }

    private void GradeClauses(BoundUnjudged grade, Scope scope)
    {
        var by = Clauses<RankByClause>(grade).FirstOrDefault();
        if (by is not null)
        {
            _reporter.Clause = by.Keyword;
            var score = by.Score is NameSyntax name ? _vocabulary.ById.GetValueOrDefault(_vocabulary.Resolve(name.Name)) : null;
            if (score is { Kind: ProvisionKind.Score } && (grade.Subject is null || score.Subject == grade.Subject))
            {
                scope = scope with { Score = score };
            }
            else
            {
                _reporter.ReportUnknown(BindingDiagnostics.UnknownScore, Place(grade, by.Score.Span), Written(grade, by.Score.Span), ScoreIds());
            }
        }

        var scale = grade.Type.Enum;
        var sawOtherwise = false;
        foreach (var clause in grade.Syntax.Clauses)
        {
            _reporter.Clause = clause.Keyword;
            switch (clause)
            {
                case GroupByClause group:
                    Checked(scope, group.Key, Want.Operand);
                    break;
                case AwardClause award:
                    InScale(grade, award.Grade, scale);
                    if (sawOtherwise)
                    {
                        _reporter.Report(BindingDiagnostics.OtherwiseLast, Place(grade, award.Span), []);
                    }

                    sawOtherwise |= award.When is null;
                    if (award.When is { } when)
                    {
                        Checked(scope, when, Want.Condition);
                    }

                    break;
                case QuotaClause quota:
                    InScale(grade, quota.Grade, scale);
                    Numeric(Checked(scope, quota.AtMost, Want.Operand), DataType.Percent);
                    break;
                case ShiftClause shift:
                    Checked(scope, shift.When, Want.Condition);
                    if (shift.AtMost is { } atMost)
                    {
                        InScale(grade, atMost, scale);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private void InScale(BoundProvision provision, NameSyntax name, EnumType? scale)
    {
        if (scale is not null && scale.IndexOf(name.Name) < 0)
        {
            _reporter.ReportUnknown(BindingDiagnostics.UnknownValue, Place(provision, name.Span), name.Name, scale.Values, scale.Name);
        }
    }

    private void Vote(BoundUnjudged vote, Scope scope)
    {
        foreach (var clause in vote.Syntax.Clauses)
        {
            _reporter.Clause = clause.Keyword;
            if (clause is ValidClause or PassClause)
            {
                Checked(scope, clause is ValidClause valid ? valid.Condition : ((PassClause)clause).Condition, Want.Condition);
            }
        }
    }
}
