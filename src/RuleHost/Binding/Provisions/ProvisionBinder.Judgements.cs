using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>情形, 否决, 后果, 通则: conditions, modifiers, prohibitions, points, confirmation.</summary>
internal sealed partial class ProvisionBinder
{
    private void Judgement(BoundJudgement judgement, Scope scope)
    {
        var when = ImmutableArray.CreateBuilder<Formula>();
        var notApplicable = ImmutableArray.CreateBuilder<Formula>();
        var measures = ImmutableArray.CreateBuilder<BoundMeasure>();
        var modifiers = ImmutableArray.CreateBuilder<BoundModifier>();
        var forbids = ImmutableArray.CreateBuilder<BoundForbid>();
        var points = ImmutableArray.CreateBuilder<BoundPoints>();
        foreach (var clause in judgement.Syntax.Clauses)
        {
            _reporter.Clause = clause.Keyword;
            switch (clause)
            {
                case WhenClause condition:
                    when.Add(Formula(scope, condition.Condition, Want.Condition));
                    break;
                case NotApplicableClause condition:
                    notApplicable.Add(Formula(scope, condition.Condition, Want.Condition));
                    break;
                case MeasureClause measure:
                    measures.Add(Measure(judgement, measure, scope));
                    break;
                case ModifierClause modifier:
                    modifiers.Add(Modifier(judgement, modifier, scope));
                    break;
                case ForbidClause forbid:
                    forbids.Add(Forbid(judgement, forbid, scope));
                    break;
                case PointsClause change:
                    points.Add(Points(judgement, change, scope));
                    break;
                case EventsClause events:
                    judgement.Events = session.Formula(scope, judgement.Syntax.Source, events.Events.Span, binder => binder.BindEvents(events.Events));
                    break;
                case ConfirmClause confirm:
                    CheckRole(judgement, confirm.By);
                    judgement.ConfirmBy = confirm.By.Name;
                    break;
                default:
                    break;
            }
        }

        judgement.When = when.ToImmutable();
        judgement.NotApplicable = notApplicable.ToImmutable();
        judgement.Measures = measures.ToImmutable();
        judgement.Modifiers = modifiers.ToImmutable();
        judgement.Forbids = forbids.ToImmutable();
        judgement.Points = points.ToImmutable();
        Examples(judgement, scope);
        CheckCondition(judgement);
        VetoRules.Check(judgement, _reporter);
    }

    /// <summary>A 情形 or 否决 that says of nothing when it holds was mostly not written to its end.</summary>
    private void CheckCondition(BoundJudgement judgement)
    {
        if (judgement.Kind is ProvisionKind.Situation or ProvisionKind.Veto && judgement.When.IsEmpty && judgement is { Filter: null, Subject: { } subject } && !judgement.Syntax.Broken)
        {
            _reporter.Clause = null;
            _reporter.Report(AnalysisDiagnostics.NoCondition, Place(judgement, judgement.Syntax.HeadSpan), [judgement.Id, subject.Name]);
        }
    }

    private BoundModifier Modifier(BoundJudgement judgement, ModifierClause clause, Scope scope)
    {
        if (clause.Kind is ModifierKind.Aggravate or ModifierKind.Reduce && !judgement.Syntax.Clauses.Any(c => c is BasisClause))
        {
            _reporter.Report(BindingDiagnostics.BeyondTheRange, Place(judgement, clause.KeywordSpan), [clause.Keyword]);
        }

        var addressee = clause.Addressee is null ? null : Formula(scope, clause.Addressee, Want.Addressee);
        return new BoundModifier(clause.Kind, addressee, Formula(scope, clause.When, Want.Condition), clause);
    }

    private BoundForbid Forbid(BoundJudgement judgement, ForbidClause clause, Scope scope)
    {
        var names = ImmutableArray.CreateBuilder<string>(clause.Items.Length);
        var scales = ImmutableArray.CreateBuilder<string>(clause.Items.Length);
        foreach (var item in clause.Items)
        {
            if (clause.IsGrading)
            {
                if (Grade(judgement, item) is var (grade, scale))
                {
                    names.Add(grade);
                    scales.Add(scale);
                }
            }
            else if (Action(judgement, item) is { } name)
            {
                names.Add(name);
            }
        }

        return new BoundForbid(clause.IsGrading, names.ToImmutable(), scales.ToImmutable(), Condition(scope, clause.When), clause);
    }

    /// <summary>
    /// After 评为 grades are names: of the scales of the subject's 等次, or, where the subject has none, of an ordered enumeration. One that
    /// stands in several scales is written with its scale (个人等次.优秀).
    /// </summary>
    private (string Grade, string Scale)? Grade(BoundJudgement judgement, ExpressionSyntax item)
    {
        var scales = Scales(judgement);
        if (item is MemberSyntax { Target: NameSyntax scaleName, Member: var member })
        {
            var named = _vocabulary.ById.GetValueOrDefault(scaleName.Name) is BoundGrade grade ? session.TypeOf(grade).Enum
                : session.Definition.Enumerations.GetValueOrDefault(scaleName.Name);
            if (named is null)
            {
                _reporter.ReportUnknown(BindingDiagnostics.UnknownEnumeration, Place(judgement, scaleName.Span), scaleName.Name, [.. session.Definition.Enumerations.Keys.Order(StringComparer.Ordinal), .. GradeIds()]);
                return null;
            }

            return GradeOf(judgement, member, [named]);
        }

        if (item is NameSyntax name)
        {
            return GradeOf(judgement, name, scales);
        }

        _reporter.Report(BindingDiagnostics.ForbidItem, Place(judgement, item.Span), [Written(judgement, item.Span)]);
        return null;
    }

    private (string Grade, string Scale)? GradeOf(BoundProvision provision, NameSyntax name, IReadOnlyCollection<EnumType> scales)
    {
        var holding = scales.Where(s => s.IndexOf(name.Name) >= 0).Select(s => s.Name).Distinct().ToList();
        switch (holding.Count)
        {
            case 1:
                return (name.Name, holding[0]);
            case 0:
                _reporter.ReportUnknown(BindingDiagnostics.UnknownGrade, Place(provision, name.Span), name.Name, [.. scales.SelectMany(s => s.Values)]);
                return null;
            default:
                _reporter.Report(BindingDiagnostics.GradeOfSeveral, Place(provision, name.Span), [name.Name, Listing.Of(holding), $"{holding[0]}.{name.Name}"]);
                return null;
        }
    }

    private List<EnumType> Scales(BoundProvision provision)
    {
        var own = provision.Subject is null ? [] : GradesOf(provision.Subject).Select(g => session.TypeOf(g).Enum).OfType<EnumType>().Distinct().ToList();
        return own.Count > 0 ? own : [.. session.Definition.Enumerations.Values.Where(e => e.Ordered).OrderBy(e => e.Name, StringComparer.Ordinal)];
    }

    private IEnumerable<BoundGrade> GradesOf(FactType type) => _vocabulary.ProvisionsOf(type.Name).OfType<BoundGrade>();

    private IEnumerable<string> GradeIds() => _vocabulary.ById.Values.Where(p => p.Kind == ProvisionKind.Grade).Select(p => p.Id);

    /// <summary>Without 评为 the names are events of the subject, or steps of its flows.</summary>
    private string? Action(BoundJudgement judgement, ExpressionSyntax item)
    {
        var steps = judgement.Subject is null ? [] : _vocabulary.ProvisionsOf(judgement.Subject.Name)
            .Where(p => p.Kind == ProvisionKind.Flow)
            .SelectMany(flow => Clauses<StepClause>(flow).Select(s => (Flow: flow.Id, Step: s.Name.Name)))
            .ToList();
        switch (item)
        {
            case NameSyntax name:
                if (judgement.Subject?.FindEvent(name.Name) is not null || steps.Exists(s => s.Step == name.Name))
                {
                    return name.Name;
                }

                _reporter.ReportUnknown(
                    BindingDiagnostics.UnknownAction,
                    Place(judgement, name.Span),
                    name.Name,
                    [.. judgement.Subject?.Events.Select(e => e.Name) ?? [], .. steps.Select(s => s.Step).Distinct()],
                    judgement.Subject?.Name ?? judgement.Group?.Name ?? "?");
                return null;
            case MemberSyntax { Target: NameSyntax flow, Member: var step } when steps.Contains((flow.Name, step.Name)):
                return step.Name;
            default:
                _reporter.Report(BindingDiagnostics.ForbidItem, Place(judgement, item.Span), [Written(judgement, item.Span)]);
                return null;
        }
    }

    private BoundPoints Points(BoundProvision provision, PointsClause clause, Scope scope)
    {
        var source = provision.Syntax.Source;
        var amount = Amount(provision, session.Formula(scope, source, clause.Amount, Want.Operand));
        var per = clause.Per is null ? null : session.Formula(scope, source, clause.Per.Span, binder => binder.BindPer(clause.Per, clause.Step));
        var atMost = clause.AtMost is null ? null : Amount(provision, session.Formula(scope, source, clause.AtMost, Want.Operand));
        var score = clause.Into is null ? null : _vocabulary.ById.GetValueOrDefault(_vocabulary.Resolve(clause.Into.Name));
        if (clause.Into is { } into)
        {
            if (score is not BoundScore)
            {
                _reporter.ReportUnknown(BindingDiagnostics.UnknownScore, Place(provision, into.Span), into.Name, ScoreIds());
            }
            else if (provision is BoundScore ? score != provision : provision.Subject is { } judged && score.Subject is { } scored && judged != scored)
            {
                _reporter.Report(ScoringDiagnostics.PointsElsewhere, Place(provision, into.Span), [into.Name, score.Subject?.Name ?? "?", provision.Subject?.Name ?? "?"]);
            }
        }
        else if (provision is not BoundScore)
        {
            _reporter.Report(BindingDiagnostics.PointsIntoWhat, Place(provision, clause.KeywordSpan), [clause.Keyword, Listing.Of(ScoreIds())]);
        }

        return new BoundPoints(clause.IsPlus, amount, per, atMost, score?.Id ?? clause.Into?.Name, Condition(scope, clause.When), clause);
    }

    private List<string> ScoreIds() => [.. _vocabulary.ById.Values.Where(p => p.Kind == ProvisionKind.Score).Select(p => p.Id).Order(StringComparer.Ordinal)];

    /// <summary>Points are points or a plain number.</summary>
    private Formula Amount(BoundProvision provision, Formula formula)
    {
        var type = formula.Body.Type;
        if (type.Kind is not (TypeKind.Points or TypeKind.Integer or TypeKind.Decimal or TypeKind.Error) || type.Optional)
        {
            _reporter.Report(BindingDiagnostics.WrongType, formula.Body.Origin, [formula.Body.Text, TypeWords.Of(type), TypeWords.Of(DataType.Points)]);
        }

        return formula;
    }

    private static string Written(BoundProvision provision, TextSpan span) => provision.Syntax.Source.Slice(span).ToString();
}
