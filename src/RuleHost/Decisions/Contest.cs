using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// All who compete for a grade in one year (or month): ranks within their groups, and the quotas in order (semantics S20). Everything is
/// counted, nothing depends on the order in which records are given.
/// </summary>
/// <param name="evaluation">Whose facts.</param>
/// <param name="grade">The grade.</param>
/// <param name="entrants">Those who compete or may, in order of their keys.</param>
/// <param name="open">What would complete the list of entrants; empty where it is complete.</param>
internal sealed class Contest(Evaluation evaluation, BoundGrade grade, ImmutableArray<Entrant> entrants, ImmutableArray<string> open)
{
    private readonly Dictionary<RecordKey, Entrant> _byKey = entrants.ToDictionary(e => e.Record.RecordKey);
    private readonly Dictionary<string, Ranking> _groups = new(StringComparer.Ordinal);
    private readonly List<Dictionary<string, Ranking>> _stages = [];
    private bool? _resolved = false;

    private bool IsOpen => !open.IsEmpty;

    public Entrant? Find(RecordKey key) => _byKey.GetValueOrDefault(key);

    public Standing Standing(Entrant entrant)
    {
        if (entrant.GroupName is not { } name)
        {
            return new Standing(new Traced(Value.Unknown, entrant.Group.Missing), new Traced(Value.Unknown, entrant.Group.Missing), null);
        }

        var group = Group(name);
        var (least, most) = group.Before(entrant, strictly: true);
        return new Standing(
            Between(least + 1, IsOpen ? null : most + 1, entrant),
            Between(group.Sure, IsOpen ? null : group.Sure + group.Doubtful, entrant),
            name);
    }

    /// <summary>The grade of an entrant, in full.</summary>
    public GradeOutcome Outcome(Entrant entrant)
    {
        if (!Resolve())
        {
            return GradeOutcome.Of(Traced.Unknown($"{entrant.Record.RecordKey}.{grade.Id}"));
        }

        var path = new GradePath(evaluation, grade, entrant, withVetoes: true);
        var quotas = ImmutableArray.CreateBuilder<QuotaPlace>();
        for (var i = 0; i < grade.Quotas.Length; i++)
        {
            if (path.Meets(grade.Quotas[i]))
            {
                var place = Place(i, entrant, path);
                quotas.Add(place);
                path.Take(place);
            }
        }

        path.Finish();
        var free = new GradePath(evaluation, grade, entrant, withVetoes: false);
        for (var i = 0; i < grade.Quotas.Length; i++)
        {
            if (free.Meets(grade.Quotas[i]))
            {
                free.Take(Place(i, entrant, free));
            }
        }

        free.Finish();
        return path.Outcome(free) with { Quotas = quotas.ToImmutable() };
    }

    /// <summary>Plays the quotas once for all. False where a grade is asked for while its own quotas are being played.</summary>
    private bool Resolve()
    {
        if (_resolved is not false)
        {
            return _resolved ?? false;
        }

        _resolved = null;
        var paths = entrants.Select(e => new GradePath(evaluation, grade, e, withVetoes: true)).ToList();
        for (var i = 0; i < grade.Quotas.Length; i++)
        {
            var quota = grade.Quotas[i];
            var contending = paths.Where(p => p.Meets(quota)).ToList();
            var stage = new Dictionary<string, Ranking>(StringComparer.Ordinal);
            foreach (var name in contending.Select(p => p.Entrant.GroupName).OfType<string>().Distinct())
            {
                var near = contending.Where(p => p.Entrant.GroupName is not { } own || own == name).ToLookup(p => p.IsSurely(quota) && p.Entrant.GroupName is not null && p.Entrant.Enters.Truth == Truth.True);
                stage[name] = new Ranking(near[true].Select(p => p.Entrant), near[false].Select(p => p.Entrant));
            }

            _stages.Add(stage);
            foreach (var path in contending)
            {
                path.Take(Place(i, path.Entrant, null));
            }
        }

        _resolved = true;
        return true;
    }

    /// <summary>
    /// Whether an entrant gets a place: the first so many by rank. Those who tie at the edge are all out, or all in where the rulebook's
    /// convention 并列 says so.
    /// </summary>
    /// <param name="asking">Where given, what an open answer waits for is told to it.</param>
    private QuotaPlace Place(int index, Entrant entrant, GradePath? asking)
    {
        var quota = grade.Quotas[index];
        var atMost = evaluation.Run(quota.AtMost, entrant.Frame);
        if (entrant.GroupName is not { } name)
        {
            asking?.Wait(entrant.Group.Missing);
            return new QuotaPlace(quota, (0, null), (0, null), Truth.Unknown, false);
        }

        var group = Group(name);
        var number = (Low: group.Sure, High: IsOpen ? null : (int?)group.Sure + group.Doubtful);
        var places = Places(quota, atMost.Value, number);
        var conventions = evaluation.Model.Definition.Conventions;
        var ranking = _stages[index].TryGetValue(name, out var known) ? known : new Ranking([], []);
        var (least, most) = ranking.Before(entrant, conventions.TiesAreIn);
        var got = !IsOpen && most + 1 <= places.Low ? Truth.True
            : places.High is { } top && least + 1 > top ? Truth.False
            : Truth.Unknown;
        if (got == Truth.Unknown && asking is not null)
        {
            asking.Wait(Missing.Union(Missing.Union(atMost.Missing, entrant.Total.Missing), Missing.Union(Others(entrant, name), open)));
        }

        var tied = got == Truth.False && !conventions.TiesAreIn && ranking.Before(entrant, strictly: true).Most + 1 <= places.Low;
        return new QuotaPlace(quota, places, number, got, tied);
    }

    private (int Low, int? High) Places(BoundQuota quota, Value atMost, (int Low, int? High) number)
    {
        if (atMost.Kind != ValueKind.Number)
        {
            return (0, null);
        }

        if (!quota.IsShare)
        {
            var fixedPlaces = (int)Math.Clamp(decimal.Floor(atMost.Number), 0, int.MaxValue);
            return (fixedPlaces, fixedPlaces);
        }

        return (Rounded(number.Low * atMost.Number), number.High is { } high ? Rounded(high * atMost.Number) : null);
    }

    /// <summary>名额取整.</summary>
    private int Rounded(decimal places)
    {
        var conventions = evaluation.Model.Definition.Conventions;
        var whole = conventions.QuotaRounding switch
        {
            QuotaRounding.Up => decimal.Ceiling(places),
            QuotaRounding.HalfUp => decimal.Round(places, 0, MidpointRounding.AwayFromZero),
            _ => decimal.Floor(places),
        };
        return (int)Math.Clamp(conventions.AtLeastOnePlace && places > 0 ? Math.Max(1, whole) : whole, 0, int.MaxValue);
    }

    private Ranking Group(string name)
    {
        if (!_groups.TryGetValue(name, out var group))
        {
            var near = entrants.Where(e => e.GroupName is not { } own || own == name).ToLookup(e => e.GroupName is not null && e.Enters.Truth == Truth.True);
            _groups[name] = group = new Ranking(near[true], near[false]);
        }

        return group;
    }

    /// <summary>What the others of a group miss who may rank before an entrant.</summary>
    private ImmutableArray<string> Others(Entrant entrant, string name)
    {
        var missing = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var other in entrants)
        {
            if (!ReferenceEquals(other, entrant) && (other.GroupName is not { } own || own == name) && other.Against(entrant).AtLeast != Truth.False)
            {
                missing.AddRange(other.Missing.Concat(other.Total.Missing).Concat(other.Group.Missing).Concat(other.Enters.Missing).Where(seen.Add));
            }
        }

        return [.. missing];
    }

    private Traced Between(int low, int? high, Entrant entrant) => low == high
        ? Value.OfNumber(low)
        : new Traced(
            Value.UnknownWithin(new ValueBounds(Value.OfNumber(low), high is { } most ? Value.OfNumber(most) : Value.Unknown)),
            Missing.Union(Missing.Union(entrant.Total.Missing, Others(entrant, entrant.GroupName!)), open));
}
