using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>
/// Several texts of one id whose 施行 begin on different days are the versions of one provision (semantics S14): the later follows the
/// earlier. Two of one id that begin on the same day, or of different kinds or subjects, are a mistake; so is an 增补 under an id of the base,
/// which would otherwise take the place of the base's text without asking whether it may.
/// </summary>
internal sealed class TextVersions
{
    private readonly Dictionary<ProvisionSyntax, ImmutableArray<ProvisionSyntax>> _texts = new(ReferenceEqualityComparer.Instance);

    public TextVersions(IEnumerable<FileSyntax> files)
    {
        foreach (var texts in files.SelectMany(f => f.Provisions).Where(p => p.Amendment is Amendment.None or Amendment.Add).GroupBy(p => (p.Amendment, p.Id.Name, p.DefinedOn?.Name)).Where(g => g.Skip(1).Any()))
        {
            if (AreVersions([.. texts]))
            {
                ImmutableArray<ProvisionSyntax> ordered = [.. texts.OrderBy(t => From(t) ?? DateOnly.MinValue)];
                foreach (var text in ordered)
                {
                    _texts[text] = ordered;
                }
            }
        }
    }

    /// <summary>Whether a later text stands under its id.</summary>
    public bool IsSuperseded(ProvisionSyntax text) => _texts.TryGetValue(text, out var all) && !ReferenceEquals(all[^1], text);

    /// <summary>Tells the shells of one id of each other.</summary>
    public void Link(IEnumerable<BoundProvision> shells)
    {
        var bySyntax = shells.ToDictionary(s => s.Syntax, s => s, (IEqualityComparer<ProvisionSyntax>)ReferenceEqualityComparer.Instance);
        foreach (var (text, all) in _texts)
        {
            if (bySyntax.TryGetValue(text, out var shell))
            {
                shell.Versions = [.. all.Where(bySyntax.ContainsKey).Select(t => bySyntax[t])];
            }
        }
    }

    /// <summary>Ends each text on the day before the next begins, and all with the rulebook itself, and checks that the texts of one id are values of one type.</summary>
    public static void Close(IEnumerable<BoundProvision> provisions, BindingSession session)
    {
        foreach (var last in provisions.Where(p => !p.Versions.IsEmpty && !p.IsSuperseded))
        {
            for (var i = 0; i < last.Versions.Length - 1; i++)
            {
                Close(last.Versions[i], last.Versions[i + 1], session.Reporter);
                if (TypeOf(last.Versions[i], session) != TypeOf(last, session))
                {
                    var text = last.Versions[i];
                    session.Reporter.Provision = text;
                    session.Reporter.Report(VersionDiagnostics.OfAnotherType, new SourceLocation(text.Syntax.Source, text.Syntax.Id.Span), [text.Id],
                        related: (new SourceLocation(last.Syntax.Source, last.Syntax.Id.Span), new Localized("后来的条文", "the later text")));
                    text.Broken = last.Broken = true;
                }
            }
        }

        session.Reporter.Provision = null;
        var (from, until) = session.Definition.InForce;
        foreach (var provision in provisions.Where(p => p is not BoundDefinition && p.Kind != ProvisionKind.General))
        {
            // What a word means, and what is said for others, does not end with the rulebook: what uses it does.
            provision.InForceFrom = provision.InForceFrom > from ? provision.InForceFrom : from ?? provision.InForceFrom;
            provision.InForceUntil = provision.InForceUntil < until ? provision.InForceUntil : until ?? provision.InForceUntil;
        }
    }

    private static void Close(BoundProvision text, BoundProvision next, Reporter reporter)
    {
        if (next.InForceFrom is not { } begins)
        {
            return;
        }

        if (text.InForceUntil >= begins && text.Syntax.Clauses.OfType<InForceClause>().FirstOrDefault() is { } clause)
        {
            reporter.Provision = text;
            reporter.Report(VersionDiagnostics.Overlap, new SourceLocation(text.Syntax.Source, clause.Span), [text.Id, ValueText.Date(text.InForceUntil.Value), ValueText.Date(begins)],
                related: (new SourceLocation(next.Syntax.Source, next.Syntax.Id.Span), new Localized("后来的条文", "the later text")));
        }

        if (text.InForceUntil is null || text.InForceUntil >= begins)
        {
            text.InForceUntil = begins.AddDays(-1);
        }
    }

    private static bool AreVersions(ImmutableArray<ProvisionSyntax> texts) =>
        texts.All(t => t.Kind == texts[0].Kind && SubjectOf(t) == SubjectOf(texts[0]))
        && texts.Select(From).Distinct().Count() == texts.Length;

    private static DateOnly? From(ProvisionSyntax text) => text.Clauses.OfType<InForceClause>().FirstOrDefault()?.From;

    private static string? SubjectOf(ProvisionSyntax text) => text.Clauses.OfType<ForClause>().FirstOrDefault()?.FactType.Name;

    private static DataType? TypeOf(BoundProvision provision, BindingSession session) => provision switch
    {
        BoundDefinition definition => session.TypeOf(definition),
        BoundLimit { Kind: ProvisionKind.Limit } limit => session.SpanOf(limit) is { Unit: { } unit } ? DataType.SpanOf(SpanUnit.All.First(u => u.Family == unit.Family)) : DataType.OpenSpan,
        BoundOutcome outcome => session.TypeOf(outcome),
        _ => null,
    };
}
