using System.Collections.Immutable;
using RuleHost.Analysis;
using RuleHost.Binding.Analysis;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Strictness;

/// <summary>
/// A case in which the text in force is laxer than its base, made for a clause that was changed. Made cases are tried against both before one
/// is shown: it passes by the base, and fails with the overlay.
/// </summary>
/// <param name="before">The base.</param>
/// <param name="after">The text in force.</param>
/// <param name="changed">Parameters whose values differ.</param>
internal sealed class WeakerCase(RulebookModel before, RulebookModel after, IReadOnlySet<string> changed)
{
    /// <summary>So many cases are tried for one overlay: a text with more to show than that is to be mended first.</summary>
    private const int MaxTried = 1_000;

    private const int MaxFilled = 30;
    private const int MostDays = 4;
    private const int MostReached = 3;

    /// <summary>How many stand in line before a quota of a made-up case: with ten, shares are whole numbers.</summary>
    private const int Entrants = 10;

    private readonly Counterexample _before = new(before);
    private readonly Counterexample _after = new(after);
    private int _tried;

    /// <summary>A case for a clause of a provision that an overlay changed; null where none was found.</summary>
    public Localized? Of(BoundProvision old, BoundProvision now, string clause)
    {
        if (old.Kind != ProvisionKind.General)
        {
            return Of(new Change(old, now, old, now, clause)) ?? OfGrade(old, now, clause);
        }

        return before.Provisions.OfType<BoundJudgement>().Where(j => j.Generals.Contains(old) && after.ById.ContainsKey(j.Id)).Take(MostReached)
            .Select(j => Of(new Change(j, after.ById[j.Id], old, now, clause))).FirstOrDefault(c => c is not null);
    }

    /// <summary>A case for a clause of a 通则 that an overlay added, about a provision that it reaches.</summary>
    public Localized? OfAdded(BoundJudgement general, BoundProvision reached, string clause) =>
        after.ById.TryGetValue(reached.Id, out var now) ? Of(new Change(reached, now, null, general, clause)) : null;

    /// <summary>What a veto forbids is seen at the grade, where the veto's own facts cannot be made up.</summary>
    private Localized? OfGrade(BoundProvision old, BoundProvision now, string clause)
    {
        if (clause != "不得" || old is not BoundJudgement veto || before.Provisions.OfType<BoundGrade>().FirstOrDefault(g => g.Vetoes.Contains(veto)) is not { } grade || !after.ById.TryGetValue(grade.Id, out var other))
        {
            return null;
        }

        return Of(new Change(grade, other, old, now, clause) { Settled = veto });
    }

    private Localized? Of(Change change)
    {
        foreach (var day in Days(change))
        {
            foreach (var seed in Seeds(change, day))
            {
                foreach (var events in ClauseConditions.Events(change.Old, change.Now, change.Clause).Append([]))
                {
                    if (_tried < MaxTried && Solver.Find(seed.AsSpan()) is { } values && Try(change, day, values, events) is { } found)
                    {
                        return found;
                    }
                }
            }
        }

        return change.Old is BoundVote ? Counted(change) : null;
    }

    /// <summary>Numbers of a vote hang together, which no solving term by term finds: some are tried, none above the one before.</summary>
    private Localized? Counted(Change change)
    {
        int[] numbers = [10, 6, 5, 4, 3, 2, 1];
        var fields = (change.Old.Subject?.Fields ?? []).Where(f => f.Type.Kind == TypeKind.Integer).Take(3).ToList();
        IEnumerable<ImmutableArray<int>> Falling(int count) => count == 0 ? [[]] : Falling(count - 1).SelectMany(c => numbers.Where(n => c.IsEmpty || n <= c[^1]).Select(c.Add));
        foreach (var tried in Falling(fields.Count))
        {
            if (_tried < MaxTried && CaseDraft.About(before, change.Old.Subject!, CaseDraft.DayOfLatest(before)) is { } draft)
            {
                for (var i = 0; i < fields.Count; i++)
                {
                    draft.Give(fields[i].Name, Value.OfNumber(tried[i]));
                }

                if (Shown(change, draft) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>A day on which everything has its latest value, and those from which something of the change begins.</summary>
    private IEnumerable<DateOnly> Days(Change change)
    {
        var latest = new[] { CaseDraft.DayOfLatest(before), CaseDraft.DayOfLatest(after) }.Max();
        var starts = new[] { before, after }.SelectMany(m => changed.SelectMany(name => m.Definition.Parameters.TryGetValue(name, out var p) ? p.Values : [])).Select(v => v.From)
            .Append(change.Old.InForceFrom).Append(change.Now.InForceFrom).OfType<DateOnly>()
            .Where(d => d.Year is > 1990 and < 2100);

        // A week later, so that what begins before the as-of begins on the right side of the day.
        return starts.Select(d => d.AddDays(7)).Append(latest).Distinct().OrderDescending().Take(MostDays);
    }

    /// <summary>Conditions of cases that may show it, the likeliest first.</summary>
    private static IEnumerable<Condition[]> Seeds(Change change, DateOnly day)
    {
        // A veto is felt by whom the best grade would be given.
        var holds = Holds(change.Old, day);
        holds = change is { Settled: not null, Old: BoundGrade { Awards: [{ When: { } best }, ..] } } ? holds.Add(Read(best, day)) : holds;
        yield return [.. holds, JudgementConditions.Not(Holds(change.Now, day))];

        // What burdens is missed where the base says it, what lets off is new where the overlay does.
        var burdens = ClauseDirections.Of(change.Clause) == ClauseDirection.StaysOrGrows;
        var (old, now) = (Lines(change.From, change.Clause, day), Lines(change.To, change.Clause, day));
        foreach (var line in burdens ? old : now)
        {
            foreach (var other in burdens ? now : old)
            {
                yield return [.. holds, .. line, JudgementConditions.Not(other)];
            }

            yield return [.. holds, .. line];
        }

        yield return [.. holds];
    }

    private static ImmutableArray<Condition> Holds(BoundProvision provision, DateOnly day) => provision switch
    {
        BoundJudgement judgement => JudgementConditions.WithGenerals(judgement, e => DatedValues.On(day, e)),
        { Filter: { } filter } => [Read(filter, day)],
        _ => [],
    };

    private static List<ImmutableArray<Condition>> Lines(BoundProvision? provision, string clause, DateOnly day) =>
        provision is null ? [] : [.. ClauseConditions.Of(provision, clause).Select(line => line.Select(f => Read(f, day)).ToImmutableArray())];

    private static Condition Read(Formula formula, DateOnly day) => ConditionReader.Read(DatedValues.On(day, formula.Body));

    private Localized? Try(Change change, DateOnly day, ImmutableDictionary<string, (Term Term, ValueSet Set)> values, ImmutableArray<Formula> events)
    {
        if (change.Old.Subject is not { } subject || CaseDraft.About(before, subject, day) is not { } draft)
        {
            return null;
        }

        // The clock begins first: what stops it, or makes it longer, comes after.
        var starts = (change.Old as BoundLimit)?.Since?.Events ?? [];
        if (!starts.Concat(events).All(e => draft.Happens(e.Body)) || !Counterexample.Place(draft, values))
        {
            return null;
        }

        if (change.Settled is { } veto)
        {
            draft.Holds(veto);
        }

        if (change.Old is BoundJudgement { ConfirmBy: not null } confirmed)
        {
            draft.Confirm(confirmed);
        }

        return change.Old switch
        {
            BoundLimit limit => Moments(draft, limit).Select(moment =>
            {
                draft.AsOf = moment;
                return Shown(change, draft);
            }).FirstOrDefault(c => c is not null),
            BoundGrade { Quotas.IsEmpty: false, Score: { } score } when draft.TotalOf(score) is { } total => Enumerable.Range(0, Entrants)
                .Select(ahead => draft.Compete(score, total, ahead, Entrants - 1 - ahead) ? Shown(change, draft) : null).FirstOrDefault(c => c is not null),
            _ => Shown(change, draft),
        };
    }

    /// <summary>Just after each moment at which the base's clock has something to say.</summary>
    private List<DateTime> Moments(CaseDraft draft, BoundLimit limit)
    {
        var moments = new List<DateTime>();
        if (Filled(draft, limit) is LimitFinding { Due: { } due })
        {
            var made = draft.AsOf;
            moments.Add(due.DateTime);
            draft.AsOf = due.DateTime.AddDays(90);
            moments.AddRange((Filled(draft, limit) as LimitFinding)?.Cards.Select(c => c.At.DateTime) ?? []);
            draft.AsOf = made;
        }

        return [.. moments.Distinct().Select(m => m.AddMinutes(1))];
    }

    /// <summary>What the base says, once everything is given that it misses.</summary>
    private Finding? Filled(CaseDraft draft, BoundProvision provision)
    {
        var finding = _before.FindingOf(draft, provision);
        for (var i = 0; i < MaxFilled && finding is not null && finding.Missing.Any(draft.Fill); i++)
        {
            finding = _before.FindingOf(draft, provision);
        }

        return finding;
    }

    /// <summary>The case with as much given as shows it: what is not given may be all that the overlay lacks.</summary>
    private Localized? Shown(Change change, CaseDraft draft)
    {
        var found = new Stack<Localized>();
        for (var i = 0; i < MaxFilled && _tried++ < MaxTried; i++)
        {
            if (_before.FindingOf(draft, change.Old) is not { } old || _after.FindingOf(draft, change.Now) is not { } now)
            {
                break;
            }

            if (LaxerOutcome.Of(old, now) is { } laxer && Written(change, draft, laxer) is { } text)
            {
                found.Push(text);
            }

            if (!old.Missing.Concat(now.Missing).Any(draft.Fill))
            {
                break;
            }
        }

        return found.FirstOrDefault(c => _before.Passes(c.Chinese) && _before.Passes(c.English) && !_after.Passes(c.Chinese));
    }

    private Localized? Written(Change change, CaseDraft draft, LaxerOutcome laxer)
    {
        var id = change.Old.Id;
        var name = new Localized($"{id}：基础为 {laxer.Before.Chinese}，叠加以后为 {laxer.After.Chinese}", $"{id}: {laxer.Before.English} by the base, {laxer.After.English} with the overlay");
        DraftExpectation[] expected = [new(change.Old, laxer.Before.Chinese, laxer.Before.English)];
        return draft.Write(Language.Chinese, name, expected) is { } chinese && draft.Write(Language.English, name, expected) is { } english
            ? new Localized(chinese, english)
            : null;
    }

    /// <summary>A clause that was changed, and where it is seen.</summary>
    /// <param name="Old">The provision of the base that is judged.</param>
    /// <param name="Now">The same in force.</param>
    /// <param name="From">Whose clause it is in the base; null: nobody's.</param>
    /// <param name="To">Whose clause it is in force.</param>
    private sealed record Change(BoundProvision Old, BoundProvision Now, BoundProvision? From, BoundProvision To, string Clause)
    {
        /// <summary>What is taken to hold, so that it is seen.</summary>
        public BoundJudgement? Settled { get; init; }
    }
}
