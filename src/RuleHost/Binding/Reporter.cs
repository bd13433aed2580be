using System.Collections.Frozen;
using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>
/// Reports what the binder finds at the provision and clause under work, and counts the errors, so that a provision that has one is
/// marked and nothing that depends on it is reported again.
/// </summary>
/// <param name="bag">Where diagnostics go.</param>
/// <param name="standsAlone">
/// False where the rulebook extends another: a name that is not declared here may be declared there, so it is not reported as unknown.
/// </param>
/// <param name="misread">Names declared in an entry of rulebook.yaml that could not be read; that was told there.</param>
/// <param name="repealed">Ids and tags of provisions that an overlay repealed.</param>
internal sealed class Reporter(DiagnosticBag bag, bool standsAlone, FrozenSet<string> misread, FrozenSet<string> repealed)
{
    /// <summary>The provision under work.</summary>
    public BoundProvision? Provision { get; set; }

    /// <summary>The clause under work, by its canonical keyword.</summary>
    public string? Clause { get; set; }

    /// <summary>How many errors there were so far, those kept back included.</summary>
    public int Errors { get; private set; }

    public bool StandsAlone => standsAlone;

    /// <summary>Whether any phase found an error: then something that was written is not in the model.</summary>
    public bool AnyError => bag.HasErrors;

    /// <summary>Whether the provision under work ought to have a subject and has none: that was reported, and its names cannot be looked up.</summary>
    public bool LacksSubject => Provision is { Subject: null, Group: null } provision
        && (provision.Kind != ProvisionKind.Recurring || provision.Syntax.Clauses.Any(c => c is ForClause));

    /// <summary>Whether a name was declared where it could not be read.</summary>
    public bool IsMisread(string name) => misread.Contains(name);

    /// <summary>Whether a provision or tag of that name was there until an overlay repealed it.</summary>
    public bool IsRepealed(string name) => repealed.Contains(name);

    /// <summary>Counts an error that follows from one already reported: nothing is said.</summary>
    public void KeepBack() => Errors++;

    public void Report(
        DiagnosticDescriptor descriptor,
        SourceLocation place,
        ReadOnlySpan<object> arguments,
        Localized? hint = null,
        string? fix = null,
        (SourceLocation, Localized)? related = null,
        object? witness = null)
    {
        Errors += descriptor.Severity == Severity.Error ? 1 : 0;
        bag.Add(new Diagnostic(descriptor, place, [.. arguments])
        {
            SpecialHint = hint,
            Witness = witness,
            Fix = fix,
            Related = related is { } other ? [other] : [],
            Provision = Provision?.Id,
            Clause = Clause,
        });
    }

    /// <summary>Reports what another phase made ready, at the provision and clause under work.</summary>
    public void Report(Diagnostic diagnostic)
    {
        Errors += diagnostic.Severity == Severity.Error ? 1 : 0;
        bag.Add(diagnostic with { Provision = Provision?.Id, Clause = Clause });
    }

    /// <summary>
    /// Reports a name that is declared nowhere, with the nearest declared one. In a rulebook that extends another the name may come
    /// from there: the provision counts as broken and nothing is said.
    /// </summary>
    public void ReportUnknown(DiagnosticDescriptor descriptor, SourceLocation place, string name, IReadOnlyCollection<string> known, params ReadOnlySpan<object> more)
    {
        if (!standsAlone || misread.Contains(name))
        {
            KeepBack();
            return;
        }

        Report(descriptor, place, [name, .. more], Suggestion(name, known), DidYouMean.Nearest(name, known) is { } near ? Quoted(near) : null);
    }

    /// <summary>Near names, or, where there are few, all of them; null: the descriptor's own hint.</summary>
    private static Localized? Suggestion(string name, IReadOnlyCollection<string> known)
    {
        var near = DidYouMean.Nearest(name, known, 3);
        if (near.Count > 0)
        {
            return new Localized($"是不是“{string.Join("”或“", near)}”？", $"Did you mean “{string.Join("” or “", near)}”?");
        }

        return known.Count is > 0 and <= 12
            ? new Localized($"这里可以写：{string.Join("、", known)}。", $"Known here: {string.Join(", ", known)}.")
            : null;
    }

    /// <summary>A name as a text may write it: quoted where it could not stand bare.</summary>
    private static string Quoted(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '·') ? name : $"「{name}」";
}
