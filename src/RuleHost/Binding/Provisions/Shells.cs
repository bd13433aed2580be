using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>
/// Makes a shell of every provision, with its subject and its place in the vocabulary, so that provisions can refer to each other whatever
/// the order of files. Ids are unique over all kinds, definitions within their type.
/// </summary>
internal static class Shells
{
    public static ImmutableArray<BoundProvision> Make(IReadOnlyList<FileSyntax> files, Vocabulary vocabulary, Reporter reporter)
    {
        var shells = ImmutableArray.CreateBuilder<BoundProvision>();
        var versions = new TextVersions(files);
        foreach (var file in files)
        {
            foreach (var syntax in file.Provisions)
            {
                if (Shell(syntax, versions.IsSuperseded(syntax), vocabulary, reporter) is { } shell)
                {
                    shells.Add(shell);
                }
            }
        }

        versions.Link(shells);
        return shells.ToImmutable();
    }

    private static BoundProvision? Shell(ProvisionSyntax syntax, bool superseded, Vocabulary vocabulary, Reporter reporter)
    {
        if (syntax.Amendment != Amendment.None && reporter.StandsAlone)
        {
            reporter.Report(BindingDiagnostics.AmendsNothing, new SourceLocation(syntax.Source, syntax.HeadSpan), [Word(syntax.Amendment), syntax.Id.Name]);
        }

        if (syntax.Amendment is Amendment.Amend or Amendment.Repeal)
        {
            return null;
        }

        BoundProvision shell = syntax.Kind switch
        {
            ProvisionKind.Define => new BoundDefinition(syntax),
            ProvisionKind.Situation or ProvisionKind.Veto or ProvisionKind.Consequence or ProvisionKind.General => new BoundJudgement(syntax),
            ProvisionKind.Limit or ProvisionKind.Recurring => new BoundLimit(syntax),
            ProvisionKind.Score => new BoundScore(syntax),
            ProvisionKind.Grade => new BoundGrade(syntax),
            ProvisionKind.Vote => new BoundVote(syntax),
            _ => new BoundUnjudged(syntax),
        };
        shell.Broken = syntax.Broken;
        reporter.Provision = shell;
        SetSubject(shell, vocabulary, reporter);
        if (superseded)
        {
            // Names lead to the text that follows it.
            return shell;
        }

        if (vocabulary.Enter(shell) is { } first)
        {
            reporter.Report(
                BindingDiagnostics.DuplicateId,
                new SourceLocation(syntax.Source, syntax.Id.Span),
                [syntax.Id.Name],
                related: (new SourceLocation(first.Syntax.Source, first.Syntax.Id.Span), new Localized("已在此处使用", "already used here")));
            shell.Broken = true;
        }
        else
        {
            CheckMemberClash(shell, vocabulary, reporter);
        }

        return shell;
    }

    private static string Word(Amendment amendment) => amendment switch
    {
        Amendment.Add => "增补",
        Amendment.Amend => "修订",
        _ => "废止",
    };

    private static void SetSubject(BoundProvision shell, Vocabulary vocabulary, Reporter reporter)
    {
        var name = shell.Syntax.DefinedOn ?? shell.Syntax.Clauses.OfType<ForClause>().FirstOrDefault()?.FactType;
        if (name is null)
        {
            return;
        }

        shell.Subject = vocabulary.FactType(name.Name);
        var mayBeGroup = shell.Kind is ProvisionKind.General or ProvisionKind.Define;
        if (shell.Subject is null && mayBeGroup)
        {
            shell.Group = vocabulary.Group(name.Name);
        }

        if (shell.Subject is not null || shell.Group is not null)
        {
            return;
        }

        var place = new SourceLocation(shell.Syntax.Source, name.Span);
        reporter.Clause = shell.Syntax.DefinedOn is null ? "对" : null;
        if (vocabulary.Group(name.Name) is not null)
        {
            reporter.Report(BindingDiagnostics.GroupAsSubject, place, [name.Name]);
        }
        else
        {
            reporter.ReportUnknown(
                BindingDiagnostics.UnknownFactType,
                place,
                name.Name,
                [.. vocabulary.Definition.Facts.Keys.Order(StringComparer.Ordinal), .. mayBeGroup ? vocabulary.Definition.Groups.Keys.Order(StringComparer.Ordinal).ToArray() : []]);
        }

        reporter.Clause = null;
        shell.Broken = true;
    }

    /// <summary>A definition or provision named like a field or event of what it is about could never be told from it.</summary>
    private static void CheckMemberClash(BoundProvision shell, Vocabulary vocabulary, Reporter reporter)
    {
        var isMember = shell is BoundDefinition || (shell.Subject is not null && shell.Kind is not (ProvisionKind.General or ProvisionKind.Flow));
        if (!isMember)
        {
            return;
        }

        var clash = shell.Subject is { } type
            ? type.SlotOf(shell.Id) >= 0 || type.FindEvent(shell.Id) is not null
            : shell.Group?.Fields.Any(f => f.Name == shell.Id) == true;
        if (clash)
        {
            var owner = shell.Subject?.Name ?? shell.Group!.Name;
            (SourceLocation, Localized)? related = vocabulary.Definition.Places.TryGetValue($"{owner}.{shell.Id}", out var declared)
                ? (declared, new Localized("已在此处声明", "already declared here"))
                : null;
            reporter.Report(BindingDiagnostics.MemberClash, new SourceLocation(shell.Syntax.Source, shell.Syntax.Id.Span), [shell.Id, owner], related: related);
            shell.Broken = true;
        }
    }
}
