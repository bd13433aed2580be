using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Rulebooks.Overlays;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Strictness;

/// <summary>
/// Holds an overlay to its base (semantics S23): it may tighten freely, and loosen only what the base opens, within the bounds and by the
/// level that the opening names. Decided from the two texts, whatever the cases.
/// </summary>
internal sealed class OverlayStrictness
{
    private readonly RulebookModel _before;
    private readonly RulebookModel _after;
    private readonly string? _level;
    private readonly IReadOnlyList<ProvisionSyntax> _written;
    private readonly DiagnosticBag _diagnostics;
    private readonly DatedValues _dated;
    private readonly Comparer _comparer;
    private readonly WeakerCase _cases;

    private OverlayStrictness(RulebookModel before, RulebookModel after, string? level, IReadOnlyList<ProvisionSyntax> written, DiagnosticBag diagnostics)
    {
        (_before, _after, _level, _written, _diagnostics) = (before, after, level, written, diagnostics);
        _dated = new DatedValues(before, after);
        _comparer = new Comparer(_dated);
        _cases = new WeakerCase(before, after, _dated.Changed);
    }

    /// <param name="before">The base, bound alone.</param>
    /// <param name="after">The effective rulebook.</param>
    /// <param name="level">The overlay's level (省, 市, 县, …); null: not known, then no opening is its.</param>
    /// <param name="written">The overlay's own provisions, as it writes them: where its author is shown what is wrong.</param>
    /// <param name="diagnostics">Where findings go.</param>
    public static void Check(RulebookModel before, RulebookModel after, string? level, IReadOnlyList<ProvisionSyntax> written, DiagnosticBag diagnostics)
    {
        var check = new OverlayStrictness(before, after, level, written, diagnostics);
        foreach (var provision in before.Provisions)
        {
            check.Provision(provision);
        }

        check.AddedGenerals();
        ConventionStrictness.Check(before, after, diagnostics);
    }

    /// <summary>How every provision of the base that is not as it was compares, by id; for a view of what an overlay does.</summary>
    public static IEnumerable<(BoundProvision Provision, ImmutableArray<ClauseChange> Changes)> Changes(RulebookModel before, RulebookModel after)
    {
        var comparer = new Comparer(new DatedValues(before, after));
        foreach (var provision in before.Provisions)
        {
            var changes = Pairs(after, provision).SelectMany(p => ProvisionComparison.Of(p.Before, p.After, comparer)).ToImmutableArray();
            if (!changes.IsEmpty)
            {
                yield return (provision, changes);
            }
        }
    }

    private void Provision(BoundProvision before)
    {
        // From a day on, too: until then the text of the base stands.
        if (Found(_after, before) is null || RepealOf(before) is not null)
        {
            Repealed(before);
            return;
        }

        foreach (var (old, now) in Pairs(_after, before))
        {
            foreach (var change in ProvisionComparison.Of(old, now, _comparer).Where(c => c.Strength is Strength.Looser or Strength.Incomparable))
            {
                Change(old, now, change);
            }
        }
    }

    private static BoundProvision? Found(RulebookModel after, BoundProvision before) => before is BoundDefinition
        ? after.Provisions.FirstOrDefault(p => p is BoundDefinition && p.Id == before.Id && p.Syntax.DefinedOn?.Name == before.Syntax.DefinedOn?.Name)
        : after.ById.GetValueOrDefault(before.Id);

    /// <summary>Each text in force with each text of the base that stands, or would stand, on some day on which it does.</summary>
    private static IEnumerable<(BoundProvision Before, BoundProvision After)> Pairs(RulebookModel after, BoundProvision before)
    {
        if (Found(after, before) is not { } found)
        {
            yield break;
        }

        var (old, now) = (before.Versions.IsEmpty ? [before] : before.Versions, found.Versions.IsEmpty ? [found] : found.Versions);
        for (var i = 0; i < now.Length; i++)
        {
            for (var k = 0; k < old.Length; k++)
            {
                if (From(old, k) < Until(now, i) && From(now, i) < Until(old, k))
                {
                    yield return (old[k], now[i]);
                }
            }
        }
    }

    /// <summary>The first text stands for what came before it, too: nothing is loosened there by a later day.</summary>
    private static DateOnly From(ImmutableArray<BoundProvision> texts, int index) => index == 0 ? DateOnly.MinValue : texts[index].InForceFrom ?? DateOnly.MinValue;

    private static DateOnly Until(ImmutableArray<BoundProvision> texts, int index) => index + 1 < texts.Length ? texts[index + 1].InForceFrom ?? DateOnly.MaxValue : DateOnly.MaxValue;

    private void Repealed(BoundProvision before)
    {
        if (!before.Openings.Any(o => o.Clause == "废止" && OverlayLevel.MayUse(_level, o.Level)))
        {
            var head = new SourceLocation(before.Syntax.Source, before.Syntax.HeadSpan);
            Report(StrictnessDiagnostics.Repeals, before, "废止", RepealOf(before) is { } at ? Head(at) : head, head, null, before.Id);
        }
        else if (RepealOf(before) is { } repeal && RepealedProvisions.ReasonOf(repeal) is null)
        {
            Report(OverlayDiagnostics.NoReason, before, "废止", Head(repeal), new SourceLocation(before.Syntax.Source, before.Syntax.HeadSpan), null, before.Id);
        }
    }

    /// <summary>Where the overlay says so.</summary>
    private ProvisionSyntax? RepealOf(BoundProvision before) =>
        _written.FirstOrDefault(r => r.Amendment == Amendment.Repeal && r.Id.Name == before.Id && r.DefinedOn?.Name == before.Syntax.DefinedOn?.Name);

    private static SourceLocation Head(ProvisionSyntax provision) => new(provision.Source, provision.HeadSpan);

    private void Change(BoundProvision before, BoundProvision after, ClauseChange change)
    {
        var openings = before.Openings.Where(o => o.Clause == change.Clause).ToImmutableArray();
        if (openings.Any(o => Open(o, change)))
        {
            return;
        }

        var (old, now) = (Shown(change.Base), Shown(change.Effective));
        var parameters = change.Base is not null && Equals(old, now) ? _dated.Changed.Where(p => $"{old}".Contains(p, StringComparison.Ordinal)).ToList() : [];
        if (parameters.Count > 0)
        {
            (old, now) = (WithValues(old, _before, parameters), WithValues(now, _after, parameters));
        }

        var place = (parameters.Count > 0 && _after.Definition.Places.TryGetValue(parameters[0], out var given) ? given : change.Effective) ?? Amended(after, change.Clause) ?? new SourceLocation(after.Syntax.Source, after.Syntax.HeadSpan);
        if (!openings.IsEmpty)
        {
            var opening = new SourceLocation(before.Syntax.Source, openings[0].Syntax.Span);
            Report(StrictnessDiagnostics.OutsideOpening, before, change.Clause, place, opening, _cases.Of(before, after, change.Clause), before.Id, change.Clause, now, Shown(opening));
            return;
        }

        var descriptor = change.Strength == Strength.Looser ? StrictnessDiagnostics.Loosens : StrictnessDiagnostics.NotComparable;
        Report(descriptor, before, change.Clause, place, change.Base ?? new SourceLocation(before.Syntax.Source, before.Syntax.HeadSpan), _cases.Of(before, after, change.Clause), before.Id, change.Clause, old, now);
    }

    private bool Open(BoundOpening opening, ClauseChange change)
    {
        if (!OverlayLevel.MayUse(_level, opening.Level))
        {
            return false;
        }

        return (opening.From is null && opening.To is null)
            || (change.Amount is { } amount && Within(opening.From, amount, -1) && Within(opening.To, amount, 1));
    }

    /// <summary>Whether the amount lies on the right side of a bound on every day; on a day without a value nothing is proven.</summary>
    private static bool Within(BoundExpression? bound, BoundExpression amount, int wrong)
    {
        foreach (var day in bound is null ? [] : DatedValues.Days([bound, amount]))
        {
            var (limit, value) = (Comparer.Constant(day, bound!), Comparer.Constant(day, amount));
            if (limit is null && value is null)
            {
                continue;
            }

            if (limit is not { } a || value is not { } b || Comparer.Order(a, b) is not { } order || order == wrong)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A 通则 that the overlay adds loosens each provision of the base that it reaches and takes something from.</summary>
    private void AddedGenerals()
    {
        foreach (var general in _after.Provisions.OfType<BoundJudgement>().Where(g => g.Kind == ProvisionKind.General && !_before.ById.ContainsKey(g.Id)))
        {
            var reached = _after.Provisions.OfType<BoundJudgement>().Where(j => j.Generals.Contains(general)).Select(j => _before.ById.GetValueOrDefault(j.Id)).OfType<BoundProvision>().ToList();
            foreach (var clause in general.Syntax.Clauses.Where(c => ClauseDirections.LetsOffByGeneral(c.Keyword)))
            {
                var place = new SourceLocation(general.Syntax.Source, clause.Span);
                var change = new ClauseChange(clause.Keyword, Strength.Looser, null, place);
                if (reached.FirstOrDefault(r => !r.Openings.Any(o => o.Clause == clause.Keyword && Open(o, change))) is { } loosened)
                {
                    Report(StrictnessDiagnostics.Loosens, loosened, clause.Keyword, place, new SourceLocation(loosened.Syntax.Source, loosened.Syntax.HeadSpan), _cases.OfAdded(general, loosened, clause.Keyword), loosened.Id, clause.Keyword, Nothing, Shown(place));
                }
            }
        }
    }

    /// <summary>Where an overlay amends a provision: its 删去 of the clause, else the head of its amendment. Null: it only gives a parameter another value.</summary>
    private SourceLocation? Amended(BoundProvision after, string clause) =>
        _written.FirstOrDefault(a => a.Amendment == Amendment.Amend && a.Id.Name == after.Id) is { } amendment
            ? new SourceLocation(amendment.Source, amendment.Clauses.OfType<DropClause>().FirstOrDefault(d => d.ClauseWord.Name == clause)?.Span ?? amendment.HeadSpan)
            : null;

    /// <summary>A clause that is written as it was, with the values of the parameters that make it another.</summary>
    private static Localized WithValues(object text, RulebookModel model, List<string> parameters)
    {
        var values = parameters.Select(p => (Name: p, Values: string.Join("、", model.Definition.Parameters[p].Values.Select(v => ValueText.Canonical(v.Value))))).ToList();
        return new($"{text}（{string.Join("；", values.Select(v => $"{v.Name}：{v.Values}"))}）", $"{text} ({string.Join("; ", values.Select(v => $"{v.Name}: {v.Values}"))})");
    }

    private static readonly Localized Nothing = new("没有这一款", "nothing");

    private static object Shown(SourceLocation? place) => place is { } at ? Short.Of(at.Source.Slice(at.Span).ToString()) : Nothing;

    private void Report(DiagnosticDescriptor descriptor, BoundProvision provision, string clause, SourceLocation place, SourceLocation related, Localized? example, params ReadOnlySpan<object> arguments) =>
        _diagnostics.Add(new Diagnostic(descriptor, place, [.. arguments])
        {
            Provision = provision.Id,
            Clause = clause,
            Related = related == place ? [] : [(related, new Localized("基础的规定", "what the base says"))],
            Example = example,
        });
}
