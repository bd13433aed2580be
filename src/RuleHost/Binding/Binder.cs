using System.Collections.Frozen;
using System.Collections.Immutable;
using RuleHost.Binding.Analysis;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>
/// From syntax to model: every name settled, every type and unit checked, every provision of every kind. What is wrong goes into the bag;
/// a provision with an error is marked broken, and the rest is bound all the same.
/// </summary>
internal static class Binder
{
    /// <param name="definition">What rulebook.yaml declares.</param>
    /// <param name="files">The .rule files, in the order of their paths.</param>
    /// <param name="hash">Hash of every text that took part.</param>
    /// <param name="diagnostics">Where findings go.</param>
    public static RulebookModel Bind(RulebookDefinition definition, IReadOnlyList<FileSyntax> files, string hash, DiagnosticBag diagnostics)
    {
        var reporter = new Reporter(diagnostics, standsAlone: definition.Extends.IsEmpty, MisreadNames(definition, files), files.SelectMany(f => f.RepealedNames).ToFrozenSet(StringComparer.Ordinal));
        if (!reporter.StandsAlone)
        {
            reporter.Report(BindingDiagnostics.OverlayNotApplied, Place(definition, "extends"), [definition.Id, Listing.Of(definition.Extends.Select(e => e.Rulebook))]);
        }

        var vocabulary = new Vocabulary(definition);
        var session = new BindingSession(vocabulary, reporter, DeclaredNames.Of(definition, files));
        var provisions = Shells.Make(files, vocabulary, reporter);
        reporter.Provision = null;

        var binder = new ProvisionBinder(session);
        session.Complete = binder.Complete;
        var times = Times(session, diagnostics);
        foreach (var provision in provisions)
        {
            binder.Bind(provision);
        }

        TextVersions.Close(provisions, session);
        GeneralReach.Fill(provisions, reporter);
        ScoringReach.Fill(provisions);
        Analyzer.Run(provisions, session);
        var usable = reporter.StandsAlone ? provisions : [.. provisions.Where(p => !p.Broken)];
        return new RulebookModel
        {
            Definition = definition,
            Provisions = [.. usable.Where(p => !p.IsSuperseded)],
            Superseded = [.. usable.Where(p => p.IsSuperseded)],
            Formulas = [.. session.Formulas],
            Times = times,
            Hash = hash,
            ById = usable.Where(p => p is not BoundDefinition && !p.IsSuperseded && ReferenceEquals(vocabulary.ById[p.Id], p)).ToImmutableDictionary(p => p.Id, StringComparer.Ordinal),
        };
    }

    private static FrozenSet<string> MisreadNames(RulebookDefinition definition, IReadOnlyList<FileSyntax> files) =>
        files.Any(f => f.LostNames.Length > 0) ? definition.Misread.Concat(files.SelectMany(f => f.LostNames)).ToFrozenSet(StringComparer.Ordinal) : definition.Misread;

    /// <summary><c>time:</c> of fact types: a date, an instant, a month or a year (semantics S14).</summary>
    private static ImmutableDictionary<string, Formula> Times(BindingSession session, DiagnosticBag diagnostics)
    {
        var times = ImmutableDictionary.CreateBuilder<string, Formula>(StringComparer.Ordinal);
        foreach (var type in session.Definition.Facts.Values.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (type.Time is not { } embedded || RuleParser.ParseExpression(embedded, diagnostics) is not { } syntax)
            {
                continue;
            }

            var formula = session.Formula(Scope.Of(type), embedded.Place.Source, syntax, Want.Operand);
            if (formula.Body.Type.Kind is TypeKind.Date or TypeKind.Instant or TypeKind.Month or TypeKind.Year)
            {
                times[type.Name] = formula;
            }
            else if (formula.Body.Type.Kind != TypeKind.Error)
            {
                session.Reporter.Report(BindingDiagnostics.TimeOfWhat, formula.Body.Origin, [type.Name, formula.Body.Text, TypeWords.Of(formula.Body.Type)]);
            }
        }

        return times.ToImmutable();
    }

    private static SourceLocation Place(RulebookDefinition definition, string name) =>
        definition.Places.TryGetValue(name, out var place) ? place : new SourceLocation(definition.Source, new TextSpan(0, 0));
}
