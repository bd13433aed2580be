using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>
/// Bare names (semantics S2): a name is looked up by kind, not by a chain of scopes. Of everything it may mean at its place exactly one must
/// fit; nothing shadows.
/// </summary>
internal sealed partial class ExpressionBinder
{
    private BoundExpression Name(NameSyntax syntax, Want want)
    {
        var candidates = Candidates(syntax, want);
        var fitting = candidates.FindAll(c => want.Fits(c.Bound.Type));
        return fitting.Count switch
        {
            1 => fitting[0].Bound,
            > 1 => Ambiguous(syntax, fitting),
            _ when candidates.Count > 0 => candidates[0].Bound,
            _ => Unknown(syntax, want),
        };
    }

    /// <summary>Everything that a name may mean where something is wanted, whether or not its type fits.</summary>
    private List<Candidate> Candidates(NameSyntax syntax, Want want)
    {
        var name = _vocabulary.Resolve(syntax.Name);
        var place = Place(syntax);
        var found = new List<Candidate>();
        if (Innermost(syntax.Span) is { } element)
        {
            found.AddRange(Members(element, name, place).Select(m => new Candidate(CandidateKind.Element, m, $"其.{syntax.Name}")));
        }

        if (_scope.Subject is { } subject)
        {
            found.AddRange(Members(new SubjectExpression(subject, place), name, place).Select(m => new Candidate(CandidateKind.Subject, m, $"本.{syntax.Name}")));
            if (_scope.SubjectAlias == name)
            {
                found.Add(new Candidate(CandidateKind.Alias, new SubjectExpression(subject, place), "本"));
            }
        }

        foreach (var outer in _scope.Elements)
        {
            if (outer.Alias == name)
            {
                found.Add(new Candidate(CandidateKind.Alias, new LocalExpression(outer.Type, place, outer.Slot), null));
            }
        }

        if (session.Definition.Parameters.TryGetValue(name, out var parameter))
        {
            found.Add(new Candidate(CandidateKind.Parameter, new ParameterExpression(parameter.Type, place, parameter), null));
        }

        AddCollections(found, name, place, want);
        if (want.TakesRoles && session.Definition.Roles.Contains(name))
        {
            found.Add(new Candidate(CandidateKind.Role, new ConstantExpression(DataType.Text, place, Value.OfText(name)), null));
        }

        if (want.Enumeration is { } enumeration && enumeration.IndexOf(name) is >= 0 and var ordinal)
        {
            found.Add(new Candidate(CandidateKind.EnumValue, new ConstantExpression(DataType.EnumOf(enumeration), place, Value.OfEnum(enumeration, ordinal)), $"{enumeration.Name.Split('.')[^1]}.{syntax.Name}"));
        }

        if (want.Type is { Kind: TypeKind.Text } && _vocabulary.ById.ContainsKey(name))
        {
            found.Add(new Candidate(CandidateKind.Id, new ConstantExpression(DataType.Text, place, Value.OfText(name)), null));
        }

        if (LastMonth(syntax, place, want) is { } lastMonth)
        {
            found.Add(new Candidate(CandidateKind.BuiltIn, lastMonth, null));
        }
        else if (BuiltIn(syntax, place) is { } builtIn)
        {
            found.Add(new Candidate(CandidateKind.BuiltIn, builtIn, null));
        }

        return found;
    }

    private void AddCollections(List<Candidate> found, string name, SourceLocation place, Want want)
    {
        if (!want.TakesCollections)
        {
            return;
        }

        if (_vocabulary.FactType(name) is { } type)
        {
            found.Add(new Candidate(CandidateKind.Collection, new RecordsExpression(DataType.ListOf(DataType.RecordOf(name)), place, type), null));
        }

        if (session.Definition.Tables.TryGetValue(name, out var table))
        {
            found.Add(new Candidate(CandidateKind.Collection, new RowsExpression(DataType.ListOf(DataType.RowOf(name)), place, table), null));
        }
    }

    /// <summary>上月 before a dot is the record of the month before; elsewhere it is a stretch of time.</summary>
    private EarlierExpression? LastMonth(NameSyntax syntax, SourceLocation place, Want want) =>
        want.Kind is WantKind.Target or WantKind.Record && !syntax.Quoted && Keywords.CanonicalPeriod(syntax.Name) == "上月" && _scope.Subject is { } subject && HasEarlier(subject, KeyPeriods.Month)
            ? new EarlierExpression(subject, place, new SubjectExpression(subject, place), KeyPeriods.Month)
            : null;

    private BoundExpression? BuiltIn(NameSyntax syntax, SourceLocation place)
    {
        if (!syntax.Quoted && Keywords.CanonicalPeriod(syntax.Name) is { } period && PeriodWords.Find(period) is { } calendarPeriod)
        {
            return new PeriodExpression(place, calendarPeriod);
        }

        if (_scope.InFlow && syntax.Name is "超时" or "超時" or "timeout")
        {
            return new TimeoutExpression(place);
        }

        if (_scope.Score is not { } score || MemberWords.Ranked(syntax.Name) is not { } member)
        {
            return null;
        }

        var subject = new SubjectExpression(_scope.Subject ?? DataType.Error, place);
        return member == "总分" ? new OutcomeExpression(DataType.Points, place, subject, score, member) : new OutcomeExpression(DataType.Integer, place, subject, _scope.Provision!, member);
    }

    private LocalExpression? Innermost(TextSpan span) =>
        _scope.Elements is [.., var element] ? new LocalExpression(element.Type, Place(span), element.Slot) : null;

    private ErrorExpression Ambiguous(NameSyntax syntax, List<Candidate> fitting)
    {
        if (fitting.Exists(c => c.Kind == CandidateKind.Element) && fitting.TrueForAll(c => c.Kind is CandidateKind.Element or CandidateKind.Subject)
            && fitting.Exists(c => c.Kind == CandidateKind.Subject))
        {
            return Report(BindingDiagnostics.ElementOrSubject, syntax.Span, syntax.Name);
        }

        var chinese = string.Join("、", fitting.Select(c => c.Describe().Chinese));
        var english = string.Join(", ", fitting.Select(c => c.Describe().English));
        return Report(BindingDiagnostics.Ambiguous, syntax.Span, syntax.Name, new Localized(chinese, english));
    }

    private BoundExpression Unknown(NameSyntax syntax, Want want)
    {
        if (_scope.IsUncertain || want.Type is { Kind: TypeKind.Error })
        {
            return new ErrorExpression(Place(syntax));
        }

        var name = syntax.Name;
        if (_scope.InExample && want.Type is { Kind: TypeKind.Record } record)
        {
            return new ConstantExpression(DataType.Text, Place(syntax), Value.OfText(name));
        }

        if (MemberWords.LimitMember(name) is not null && _scope.Subject is { Kind: TypeKind.Record } subject && _vocabulary.FactType(subject.Name!) is { } type)
        {
            var limits = _vocabulary.LimitsOf(type).Select(l => $"{l.Id}.{name}").ToList();
            if (limits.Count > 0)
            {
                _reporter.Report(
                    BindingDiagnostics.BareLimitMember,
                    Place(syntax),
                    [name, type.Name, Listing.Of(limits)],
                    fix: limits.Count == 1 ? limits[0] : null);
                return new ErrorExpression(Place(syntax));
            }
        }

        if (want.Type is { Kind: TypeKind.Enum, Enum: { } enumeration })
        {
            _reporter.ReportUnknown(BindingDiagnostics.UnknownValue, Place(syntax), name, enumeration.Values, enumeration.Name);
        }
        else
        {
            UnknownName(syntax, want);
        }

        return new ErrorExpression(Place(syntax));
    }

    private void UnknownName(NameSyntax syntax, Want want)
    {
        // Without the subject no name of it can be told from a misspelt one; beside an error a bare name may be any value.
        if (_reporter.LacksSubject || _reporter.IsMisread(syntax.Name) || want.Type is { Kind: TypeKind.Error })
        {
            _reporter.KeepBack();
            return;
        }

        if (_reporter.StandsAlone && UnspacedRepair.Diagnose(source, syntax.Span, session.IsDeclared, session.IsFact) is { } unspaced)
        {
            _reporter.Report(unspaced);
            return;
        }

        if (want.Type is { Kind: TypeKind.Text } && _reporter.StandsAlone && DidYouMean.Nearest(syntax.Name, NamesInReach(want)) is null)
        {
            _reporter.Report(
                BindingDiagnostics.UnknownName,
                Place(syntax),
                [syntax.Name],
                new Localized($"如果这是文字，加上引号：\"{syntax.Name}\"。", $"If it is a text, put it in quotes: \"{syntax.Name}\"."),
                $"\"{syntax.Name}\"");
            return;
        }

        if (_vocabulary.FactType(syntax.Name) is not null && !want.TakesCollections)
        {
            _reporter.Report(BindingDiagnostics.TypeAsValue, Place(syntax), [syntax.Name]);
            return;
        }

        var known = NamesInReach(want).ToList();
        if (_reporter.StandsAlone && ProseHints.For(syntax.Name, known, name => IsEvent(syntax, name)) is (var hint, var fix))
        {
            _reporter.Report(BindingDiagnostics.UnknownName, Place(syntax), [syntax.Name], hint, fix);
            return;
        }

        // Whom a measure is for is one of a few names, however many others there are.
        _reporter.ReportUnknown(
            BindingDiagnostics.UnknownName,
            Place(syntax),
            syntax.Name,
            want.Kind is WantKind.Addressee or WantKind.Recipient or WantKind.Record
                ? known.FindAll(name => Candidates(new NameSyntax(syntax.Span, name, false), want).Exists(c => want.Fits(c.Bound.Type)))
                : known);
    }

    private bool IsEvent(NameSyntax syntax, string name) =>
        Candidates(new NameSyntax(syntax.Span, name, false), Want.Events).Exists(c => c.Bound.Type is { Kind: TypeKind.List, Element.Kind: TypeKind.Event });

    /// <summary>All names that could stand at a place: for did-you-mean and for the repair of unspaced text.</summary>
    internal IEnumerable<string> NamesInReach(Want want)
    {
        var names = session.Definition.Parameters.Keys.Order(StringComparer.Ordinal).AsEnumerable();
        if (_scope.Elements is [.., var element])
        {
            names = names.Concat(_vocabulary.MemberNames(element.Type));
        }

        if (_scope.Subject is { } subject)
        {
            names = names.Concat(_vocabulary.MemberNames(subject));
        }

        names = names.Concat(_scope.Elements.Select(e => e.Alias).OfType<string>());
        if (want.TakesCollections)
        {
            names = names.Concat(session.Definition.Facts.Keys.Order(StringComparer.Ordinal)).Concat(session.Definition.Tables.Keys.Order(StringComparer.Ordinal));
        }

        if (want.TakesRoles)
        {
            names = names.Concat(session.Definition.Roles);
        }

        return want.Enumeration is { } enumeration ? names.Concat(enumeration.Values) : names;
    }

    private BoundExpression Pronoun(PronounSyntax syntax)
    {
        var place = Place(syntax);
        switch (syntax.Pronoun)
        {
            case Syntax.Pronoun.Now:
                return new NowExpression(place);
            case Syntax.Pronoun.It:
                return (BoundExpression?)Innermost(syntax.Span) ?? Report(BindingDiagnostics.NoElement, syntax.Span);
            default:
                break;
        }

        if (_scope.Subject is not { } subject)
        {
            return Report(BindingDiagnostics.NoSubject, syntax.Span, Written(syntax.Span));
        }

        if (syntax.Pronoun == Syntax.Pronoun.This)
        {
            return new SubjectExpression(subject, place);
        }

        return HasEarlier(subject, KeyPeriods.Year)
            ? new EarlierExpression(subject, place, new SubjectExpression(subject, place), KeyPeriods.Year)
            : Report(BindingDiagnostics.NoYear, syntax.Span, Written(syntax.Span), subject.Name ?? "?");
    }

    /// <summary>Whether the subject's key has a 年度 or 月份: only then there is a 上年 or 上月.</summary>
    private bool HasEarlier(DataType subject, int months) =>
        subject.Kind == TypeKind.Error || (subject.Kind == TypeKind.Record && _vocabulary.FactType(subject.Name!) is { } type && KeyPeriods.Has(type, months));
}
