using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Cases;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>时限 and 定期: events, budgets, thresholds (semantics S15, S16).</summary>
internal sealed partial class ProvisionBinder
{
    /// <summary>限: exactly typed, since 逾期, 剩余 and 已用 have its unit (semantics S11).</summary>
    private void Budgets(BoundLimit limit, Scope scope)
    {
        if (limit.Kind == ProvisionKind.Recurring)
        {
            session.Spans[limit] = DataType.SpanOf(SpanUnit.Day);
            return;
        }

        var budgets = ImmutableArray.CreateBuilder<BoundBudget>();
        var units = new List<SpanUnit?>();
        foreach (var clause in Clauses<WithinClause>(limit))
        {
            _reporter.Clause = clause.Keyword;
            var amount = clause.Amount is null ? null : Formula(scope, clause.Amount, Want.Of(DataType.OpenSpan));
            var until = clause.UntilExpression is null ? null : Formula(scope, clause.UntilExpression, Want.Operand);
            CheckPositive(amount);
            if (until is not null && until.Body.Type.Kind is not (TypeKind.Date or TypeKind.Instant or TypeKind.Error))
            {
                _reporter.Report(BindingDiagnostics.WithinToWhat, until.Body.Origin, [until.Body.Text, TypeWords.Of(until.Body.Type)]);
            }

            if (clause.UntilPoint is { } point)
            {
                CheckPoint(limit, point);
            }

            budgets.Add(new BoundBudget(amount, until, clause.UntilPoint, Condition(scope, clause.When), clause));
            units.Add(amount is not null ? UnitOf(amount.Body.Type) : until?.Body.Type.Kind == TypeKind.Instant ? SpanUnit.Hour : SpanUnit.Day);
        }

        limit.Budgets = budgets.ToImmutable();
        CheckSeveralBudgets(limit);
        SetUnit(limit, units);
    }

    private static SpanUnit? UnitOf(DataType type) => type.Kind == TypeKind.Span ? type.Unit : null;

    /// <summary>Several 限 of one family are told in the first one's unit; of several families, or of a parameter without value, in whatever the budget brings.</summary>
    private void SetUnit(BoundLimit limit, List<SpanUnit?> units)
    {
        if (units.Count == 0 || units[0] is not { } first || units.Exists(u => u?.Family != first.Family))
        {
            return;
        }

        limit.Unit = first;
        session.Spans[limit] = DataType.SpanOf(first);
    }

    private void CheckSeveralBudgets(BoundLimit limit)
    {
        if (limit.Budgets.Length < 2)
        {
            return;
        }

        // One message, at the last that stands without a condition: most often it was meant to replace the one before.
        if (limit.Budgets.LastOrDefault(b => b.When is null) is { } bare)
        {
            var other = limit.Budgets.First(b => b != bare);
            _reporter.Report(BindingDiagnostics.SeveralWithin, Place(limit, bare.Syntax.Span), [limit.Id], related: (Place(limit, other.Syntax.Span), new("另一个“限”", "another “限”")));
        }
    }

    private void CheckPositive(Formula? amount)
    {
        if (amount?.Body is ConstantExpression { Value: { Kind: ValueKind.Span, Number: <= 0 } })
        {
            _reporter.Report(BindingDiagnostics.NotPositive, amount.Body.Origin, [amount.Body.Text]);
        }
    }

    private void Limit(BoundLimit limit, Scope scope)
    {
        var suspensions = ImmutableArray.CreateBuilder<BoundSuspension>();
        var extensions = ImmutableArray.CreateBuilder<BoundExtension>();
        var restarts = ImmutableArray.CreateBuilder<BoundWhenEvent>();
        var unlimited = ImmutableArray.CreateBuilder<Formula>();
        var notApplicable = ImmutableArray.CreateBuilder<Formula>();
        var ons = ImmutableArray.CreateBuilder<BoundOn>();
        foreach (var clause in limit.Syntax.Clauses)
        {
            _reporter.Clause = clause.Keyword;
            switch (clause)
            {
                case SinceClause since:
                    Since(limit, since, scope);
                    break;
                case EveryClause every:
                    CheckPoint(limit, every.Point);
                    limit.Every = every.Point;
                    break;
                case SuspendClause suspend:
                    suspensions.Add(Suspension(limit, suspend, scope));
                    break;
                case ExtendClause extend:
                    extensions.Add(Extension(limit, extend, scope));
                    break;
                case RestartClause restart:
                    restarts.Add(Events(restart.From, scope));
                    break;
                case UnlimitedClause condition:
                    unlimited.Add(Formula(scope, condition.Condition, Want.Condition));
                    break;
                case NotApplicableClause condition:
                    notApplicable.Add(Formula(scope, condition.Condition, Want.Condition));
                    break;
                case OnClause on:
                    ons.Add(On(limit, on, scope));
                    break;
                case CutoffClause cutoff:
                    limit.Cutoff = cutoff;
                    break;
                case CalendarClause calendar:
                    Calendar(limit, calendar, scope);
                    break;
                case ByClause by:
                    CheckRole(limit, by.By);
                    limit.By = by.By.Name;
                    break;
                default:
                    break;
            }
        }

        limit.Suspensions = suspensions.ToImmutable();
        limit.Extensions = extensions.ToImmutable();
        limit.Restarts = restarts.ToImmutable();
        limit.Unlimited = unlimited.ToImmutable();
        limit.NotApplicable = notApplicable.ToImmutable();
        limit.Ons = ons.ToImmutable();
        Examples(limit, scope);
    }

    private void Since(BoundLimit limit, SinceClause clause, Scope scope)
    {
        if (clause.From is { } from)
        {
            limit.Since = Events(from, scope);
        }

        if (clause.Until is not { } until)
        {
            return;
        }

        if (limit.Until is not null && clause.From is null)
        {
            _reporter.Report(BindingDiagnostics.ClauseTwice, Place(limit, clause.KeywordSpan), ["至"]);
        }

        limit.Until = Events(until, scope);
        if (limit.Since is { Events: [{ Body: EventsExpression start }] } && limit.Until is { Events: [{ Body: EventsExpression end }] } && start.Event == end.Event && start.Text == end.Text)
        {
            _reporter.Report(BindingDiagnostics.SameStartAndEnd, end.Origin, [end.Text]);
        }
    }

    private BoundWhenEvent Events(WhenEventSyntax syntax, Scope scope)
    {
        var events = ImmutableArray.CreateBuilder<Formula>(syntax.Events.Length);
        foreach (var item in syntax.Events)
        {
            events.Add(Formula(scope, item, Want.Events));
        }

        return new BoundWhenEvent(events.MoveToImmutable(), syntax.IsAll);
    }

    private BoundSuspension Suspension(BoundLimit limit, SuspendClause clause, Scope scope)
    {
        var (from, until) = (Events(clause.From, scope), Events(clause.Until, scope));
        var most = clause.AtMost is null ? null : Formula(scope, clause.AtMost, Want.Of(DataType.OpenSpan));
        CheckPositive(most);
        var family = session.SpanOf(limit).Unit?.Family;
        if (clause.Measure is not null && family is SpanFamily.WorkingHours or SpanFamily.Clock)
        {
            _reporter.Report(BindingDiagnostics.HeldInAnotherUnit, Place(limit, clause.Span), [TypeWords.Of(family.Value)]);
        }

        if (limit.Syntax.Clauses.OfType<SuspendClause>().First() is var first && first.Measure != clause.Measure)
        {
            _reporter.Report(BindingDiagnostics.HeldInTwoUnits, Place(limit, clause.Span), [limit.Id]);
        }

        return new BoundSuspension(from, until, most, clause);
    }

    private BoundExtension Extension(BoundLimit limit, ExtendClause clause, Scope scope)
    {
        var source = limit.Syntax.Source;
        var span = Want.Of(session.SpanOf(limit));
        var each = clause.Each is null ? null : session.Formula(scope, source, clause.Each.Span, binder => binder.BindAddressee(clause.Each, Want.Events));
        var amount = clause.Each is null
            ? Formula(scope, clause.Amount, span)
            : session.Formula(scope, source, clause.Amount.Span, binder => binder.BindEach(clause.Each, clause.Amount, span));
        CheckPositive(amount);
        var most = clause.AtMost is null ? null : Formula(scope, clause.AtMost, Want.OperandLike(session.SpanOf(limit)));
        if (most is { Body: var cap } && cap.Type.Kind is not (TypeKind.Integer or TypeKind.Error) && TypeRules.Compare(cap.Type, session.SpanOf(limit)) != Mismatch.None)
        {
            _reporter.Report(BindingDiagnostics.CapOfExtension, cap.Origin, [cap.Text]);
        }

        CheckPositive(most);
        return new BoundExtension(amount, each, most, Condition(scope, clause.When), clause);
    }

    private BoundOn On(BoundLimit limit, OnClause clause, Scope scope)
    {
        var amount = clause.ThresholdAmount is null ? null : Threshold(limit, clause, scope);
        var addressee = clause.Addressee is null ? null : Formula(scope, clause.Addressee, Want.Recipient);
        if (clause is { Effect: EffectKind.Issue, EffectName: { } card } && session.Definition.Cards.IndexOf(card.Name) < 0)
        {
            _reporter.ReportUnknown(BindingDiagnostics.UnknownCard, Place(limit, card.Span), card.Name, session.Definition.Cards.Values);
        }

        if (clause.By is { } by)
        {
            CheckRole(limit, by);
        }

        var deemedFrom = clause.DeemedFrom is null ? null : Events(clause.DeemedFrom, scope);
        var deemed = clause.Effect == EffectKind.Deem ? limit.Subject?.FindEvent(clause.EffectName!.Name) : null;
        if (deemedFrom is not null && deemed is null)
        {
            _reporter.Report(BindingDiagnostics.DeemedSinceWhat, Place(limit, clause.EffectName!.Span), [clause.EffectName.Name, limit.Subject?.Name ?? ""]);
        }

        return new BoundOn(clause.Threshold, amount, clause.Effect, clause.EffectName?.Name, addressee, clause.By?.Name, deemed, deemedFrom, Condition(scope, clause.When), clause);
    }

    /// <summary>A threshold is a span of the budget's family; 用满 also takes a share of the budget.</summary>
    private Formula Threshold(BoundLimit limit, OnClause clause, Scope scope)
    {
        if (clause.Threshold == ThresholdKind.SuspendedFor)
        {
            // A stretch of 中止 is measured in its own unit.
            var length = Formula(scope, clause.ThresholdAmount!, Want.Of(DataType.OpenSpan));
            CheckPositive(length);
            return length;
        }

        var span = session.SpanOf(limit);
        var amount = Formula(scope, clause.ThresholdAmount!, Want.OperandLike(span));
        var type = amount.Body.Type;
        if (type.Kind is TypeKind.Percent or TypeKind.Decimal or TypeKind.Integer)
        {
            if (clause.Threshold != ThresholdKind.Used)
            {
                _reporter.Report(BindingDiagnostics.ShareOfBudget, amount.Body.Origin, [amount.Body.Text]);
            }
            else if (amount.Body is ConstantExpression { Value.Number: <= 0 or > 1 })
            {
                _reporter.Report(BindingDiagnostics.ShareOfBudget, amount.Body.Origin, [amount.Body.Text]);
            }

            return amount;
        }

        if (type.Kind != TypeKind.Error && TypeRules.Compare(type, span) is var mismatch && mismatch != Mismatch.None)
        {
            if (mismatch == Mismatch.Families && type.Unit!.Family == SpanFamily.WorkingDays && EndsOnADate(limit))
            {
                CheckPositive(amount);
                return amount;
            }

            if (mismatch == Mismatch.Families)
            {
                _reporter.Report(BindingDiagnostics.ThresholdFamily, amount.Body.Origin, [amount.Body.Text, TypeWords.Of(type.Unit!.Family), TypeWords.Of(span.Unit!.Family)]);
            }
            else
            {
                _reporter.Report(BindingDiagnostics.WrongType, amount.Body.Origin, [amount.Body.Text, TypeWords.Of(type), TypeWords.Of(span)]);
            }
        }

        CheckPositive(amount);
        return amount;
    }

    /// <summary>A bare name is a calendar; anything longer (a field, a cell of a table) is a text that names the calendar of the case.</summary>
    private void Calendar(BoundLimit limit, CalendarClause clause, Scope scope)
    {
        if (clause.Calendar is not NameSyntax { Name: var name })
        {
            limit.CalendarFrom = Formula(scope, clause.Calendar, Want.Of(DataType.Text));
            return;
        }

        var calendars = session.Definition.Calendars;
        if (name == AnnouncedCalendar.Name || calendars.Others.ContainsKey(name))
        {
            limit.Calendar = name;
            return;
        }

        _reporter.ReportUnknown(BindingDiagnostics.UnknownCalendar, Place(limit, clause.Calendar.Span), name, [AnnouncedCalendar.Name, .. calendars.Others.Keys.Order(StringComparer.Ordinal)]);
    }

    /// <summary>A point of the calendar is made of the words that the language has for it.</summary>
    private void CheckPoint(BoundProvision provision, DatePointSyntax point)
    {
        var known = true;
        foreach (var part in point.Parts)
        {
            if (part.Word is { } word && Keywords.CanonicalDateWord(word) is null)
            {
                known = false;
                _reporter.ReportUnknown(BindingDiagnostics.UnknownDateWord, Place(provision, part.Span), word, [.. Keywords.DateWords.Words.Select(w => w.Canonical)]);
            }
        }

        if (known && !(provision.Kind == ProvisionKind.Recurring ? DatePoints.Recurs(point) : DatePoints.IsMeaningful(point)))
        {
            _reporter.Report(BindingDiagnostics.NoSuchPoint, Place(provision, point.Span), [Written(provision, point.Span)]);
        }
    }

    /// <summary>A clock to a date has no unit of its own: working days and calendar days both count back from it.</summary>
    private static bool EndsOnADate(BoundLimit limit) => limit.Kind == ProvisionKind.Recurring || limit.Syntax.Clauses.All(c => c is not WithinClause { Amount: not null });
}
