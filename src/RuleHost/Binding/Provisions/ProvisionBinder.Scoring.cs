using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>评分, 等次, 票决.</summary>
internal sealed partial class ProvisionBinder
{
    /// <summary>What a provision of these kinds is as a value (semantics S4).</summary>
    private void ValueType(BoundOutcome provision)
    {
        switch (provision)
        {
            case BoundScore:
                provision.Type = new DataType(TypeKind.Score);
                break;
            case BoundVote:
                provision.Type = new DataType(TypeKind.Vote);
                break;
            case BoundGrade when Clauses<ScaleClause>(provision).FirstOrDefault() is { } clause:
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

    private void Outcome(BoundOutcome provision, Scope scope)
    {
        switch (provision)
        {
            case BoundScore score:
                Score(score, scope);
                break;
            case BoundGrade grade:
                GradeClauses(grade, scope);
                break;
            case BoundVote vote:
                Vote(vote, scope);
                break;
            default:
                throw new InvalidOperationException(provision.Kind.ToString());
        }

        Examples(provision, scope);
    }

    private void Score(BoundScore score, Scope scope)
    {
        var items = ImmutableArray.CreateBuilder<BoundItem>();
        var points = ImmutableArray.CreateBuilder<BoundPoints>();
        var names = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (var clause in score.Syntax.Clauses)
        {
            _reporter.Clause = clause.Keyword;
            switch (clause)
            {
                case OutOfClause outOf:
                    score.OutOf = Numeric(Formula(scope, outOf.Amount, Want.Operand), DataType.Points);
                    break;
                case ItemClause item:
                    if (!names.TryAdd(item.Name.Name, item.Name.Span))
                    {
                        _reporter.Report(BindingDiagnostics.NameTwice, Place(score, item.Name.Span), [item.Name.Name, item.Keyword], related: (Place(score, names[item.Name.Name]), new Localized("第一次写在此处", "first written here")));
                    }

                    items.Add(Item(item, scope));
                    break;
                case PointsClause change:
                    points.Add(Points(score, change, scope));
                    break;
                case RoundClause round:
                    score.Places = round.Places;
                    break;
                default:
                    break;
            }
        }

        score.Items = items.ToImmutable();
        score.Points = points.ToImmutable();
        _reporter.Clause = "项";
        WeightSum.Check(score, _reporter);
    }

    /// <summary>项 … 占 50% is a weight, 占 10分 the item's own full marks.</summary>
    private BoundItem Item(ItemClause item, Scope scope)
    {
        var share = Numeric(Formula(scope, item.Weight, Want.Operand), DataType.Percent);
        var value = Numeric(Formula(scope, item.Value, Want.Operand), DataType.Points);
        if (item.MeasuredOnly)
        {
            CheckMeasured(value.Body);
        }

        return new BoundItem(item.Name.Name, share, share.Body.Type.Kind != TypeKind.Points, value, item);
    }

    private Formula Numeric(Formula formula, DataType like)
    {
        var type = formula.Body.Type;
        if (type.Kind != TypeKind.Error && (!type.IsNumeric || (like.Kind == TypeKind.Points && type.Kind == TypeKind.Percent)))
        {
            _reporter.Report(BindingDiagnostics.WrongType, formula.Body.Origin, [formula.Body.Text, TypeWords.Of(type), TypeWords.Of(like)]);
        }

        return formula;
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

    private void GradeClauses(BoundGrade grade, Scope scope)
    {
        if (Clauses<RankByClause>(grade).FirstOrDefault() is { } by)
        {
            _reporter.Clause = by.Keyword;
            var score = by.Score is NameSyntax name ? _vocabulary.ById.GetValueOrDefault(_vocabulary.Resolve(name.Name)) as BoundScore : null;
            if (score is not null && (grade.Subject is null || score.Subject == grade.Subject))
            {
                grade.Score = score;
                scope = scope with { Score = score };
            }
            else
            {
                _reporter.ReportUnknown(BindingDiagnostics.UnknownScore, Place(grade, by.Score.Span), Written(grade, by.Score.Span), ScoreIds());
            }

            grade.TieBreakers = [.. by.TieBreakers.Select(t => Numeric(Formula(scope, t, Want.Operand), DataType.Decimal))];
        }

        var scale = grade.Type.Enum;
        var awards = ImmutableArray.CreateBuilder<BoundAward>();
        var quotas = ImmutableArray.CreateBuilder<BoundQuota>();
        var shifts = ImmutableArray.CreateBuilder<BoundShift>();
        var sawOtherwise = false;
        foreach (var clause in grade.Syntax.Clauses)
        {
            _reporter.Clause = clause.Keyword;
            switch (clause)
            {
                case GroupByClause group:
                    grade.GroupBy = Formula(scope, group.Key, Want.Operand);
                    break;
                case AwardClause award:
                    if (sawOtherwise)
                    {
                        _reporter.Report(BindingDiagnostics.OtherwiseLast, Place(grade, award.Span), []);
                    }

                    sawOtherwise |= award.When is null;
                    awards.Add(new BoundAward(InScale(grade, award.Grade, scale), Condition(scope, award.When), award));
                    break;
                case QuotaClause quota:
                    if (grade.Syntax.Clauses.All(c => c is not RankByClause))
                    {
                        _reporter.Report(ScoringDiagnostics.QuotaWithoutRank, Place(grade, quota.KeywordSpan), [grade.Id]);
                    }

                    var atMost = Numeric(Formula(scope, quota.AtMost, Want.Operand), DataType.Percent);
                    quotas.Add(new BoundQuota(InScale(grade, quota.Grade, scale), atMost, atMost.Body.Type.Kind != TypeKind.Integer, quota));
                    break;
                case ShiftClause shift:
                    var steps = (int)shift.Steps.Value.Number;
                    shifts.Add(new BoundShift(shift.IsUp ? steps : -steps, Formula(scope, shift.When, Want.Condition), shift.AtMost is null ? null : InScale(grade, shift.AtMost, scale), shift));
                    break;
                default:
                    break;
            }
        }

        grade.Awards = awards.ToImmutable();
        grade.Quotas = [.. quotas.OrderByDescending(q => q.Grade)];
        grade.Shifts = shifts.ToImmutable();
    }

    /// <summary>The place of a grade in the scale; −1 where that is an error.</summary>
    private int InScale(BoundProvision provision, NameSyntax name, EnumType? scale)
    {
        var ordinal = scale?.IndexOf(name.Name) ?? -1;
        if (scale is not null && ordinal < 0)
        {
            _reporter.ReportUnknown(BindingDiagnostics.UnknownValue, Place(provision, name.Span), name.Name, scale.Values, scale.Name);
        }

        return ordinal;
    }

    private void Vote(BoundVote vote, Scope scope)
    {
        foreach (var clause in vote.Syntax.Clauses)
        {
            _reporter.Clause = clause.Keyword;
            switch (clause)
            {
                case ValidClause valid:
                    vote.Valid = Formula(scope, valid.Condition, Want.Condition);
                    break;
                case PostponeClause postpone:
                    vote.Postponed = Formula(scope, postpone.Condition, Want.Condition);
                    break;
                case MinutesClause minutes:
                    vote.Minutes = [.. minutes.What.Select(w => Formula(scope, w, Want.Any))];
                    break;
                case PassClause pass:
                    vote.Passed = Formula(scope, pass.Condition, Want.Condition);
                    break;
                default:
                    break;
            }
        }
    }
}
