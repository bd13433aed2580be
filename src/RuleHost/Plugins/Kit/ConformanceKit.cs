using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RuleHost.Compilation;
using RuleHost.Decisions;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Strictness;
using RuleHost.Syntax;
using RuleHost.Testing;
using RuleHost.Text;

namespace RuleHost.Plugins.Kit;

/// <summary>
/// The conformance kit that every county runs (<c>plugin verify --kit</c>): what a host asks of a plugin before it takes part in judging.
/// </summary>
/// <param name="folder">The plugin.</param>
/// <param name="hosts">For the hosts that run it.</param>
/// <param name="bases">Where its base is looked for first (<c>--base</c>).</param>
internal sealed class ConformanceKit(string folder, PluginHostOptions hosts, IReadOnlyList<string> bases)
{
    private readonly ImmutableArray<KitItem>.Builder _items = ImmutableArray.CreateBuilder<KitItem>();

    /// <summary>Runs it.</summary>
    public async Task<KitReport> RunAsync(CancellationToken cancellation)
    {
        var first = new PluginHost(hosts with { ComputedFile = null });
        await using (first.ConfigureAwait(false))
        {
            var loaded = RulebookLoader.Check(folder, cancellation, first, bases: bases);
            await using (loaded.ConfigureAwait(false))
            {
                var manifest = Manifest();
                Check(loaded.Diagnostics);
                if (loaded is not { Model: { } model, Folder: { } texts } || loaded.Diagnostics.Any(d => d.Severity == Severity.Error))
                {
                    return new KitReport(manifest?.Id ?? "", _items.ToImmutable());
                }

                Agreement(manifest, model.Definition);
                var tests = Tests(model, texts, cancellation);
                NoLoosening(loaded.Diagnostics, isOverlay: !model.Layers.IsEmpty);
                Provenance(model, texts);
                Readme();
                Format(texts);
                await DeterminismAsync(model, tests, first, manifest, cancellation).ConfigureAwait(false);
                return new KitReport(manifest?.Id ?? "", _items.ToImmutable());
            }
        }
    }

    private PluginManifest? Manifest()
    {
        var diagnostics = new DiagnosticBag();
        var manifest = PluginFolder.Is(folder) ? PluginFolder.Open(folder, diagnostics)?.Manifest : null;
        var missing = new List<Localized>();
        if (manifest is null)
        {
            missing.Add(new("没有读得懂的 plugin.yaml", "there is no plugin.yaml that can be read"));
        }
        else
        {
            foreach (var (there, key) in new[] { (manifest.Title != manifest.Id, "title"), (manifest.Jurisdiction is not null, "jurisdiction"), (manifest.Level is not null, "level"), (manifest.Host is not null, "host") })
            {
                if (!there)
                {
                    missing.Add(new($"plugin.yaml 没有写 {key}", $"plugin.yaml does not state {key}"));
                }
            }
        }

        Add("manifest", new("清单写全：名称、辖区、级别、主机版本", "the manifest is complete: title, jurisdiction, level, host"), [.. missing, .. Errors(diagnostics.Items)]);
        return manifest;
    }

    private void Check(ImmutableArray<Diagnostic> diagnostics)
    {
        Add("check", new("检查没有错误，也没有警告", "check finds neither an error nor a warning"), Errors(diagnostics.Where(d => d.Severity != Severity.Info)));
        Add("todo", new("没有留下待办", "nothing is left to do"), Errors(diagnostics.Where(d => d.Descriptor == TodoMarks.Todo)));
    }

    private List<TestCase> Tests(RulebookModel model, RulebookFolder texts, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        SourceText[] files = [.. texts.Tests.Select(t => FileReader.Read(Path.Combine(texts.Root, t), t, diagnostics)).OfType<SourceText>()];
        var report = new TestRunner(model, new DecidingRunner(model), new OverlaidRulebooks(texts, bases)).Run(files, cancellation);
        var cases = new TestFileReader(model);
        List<TestCase> tests = [.. files.SelectMany(f => cases.Read(f, new DiagnosticBag()))];
        var failed = report.Cases.Where(c => c.Outcome == CaseOutcome.Failed).Select(c => Localized.Same($"{c.File}: {c.Name}"));
        Localized[] none = tests.Count == 0 ? [new("tests 文件夹里一个用例也没有", "there is no case in the folder tests")] : [];
        Add("tests", new("自己的用例都通过，至少有一个", "its own cases pass, and there is at least one"), [.. none, .. failed, .. Errors(report.Diagnostics)]);
        if (report.Coverage?.Of(model.Definition.Id) is { } coverage)
        {
            var uncovered = coverage.Uncovered().Where(u => u.Clause.Length == 0).Select(u => Localized.Same(u.Provision)).ToList();
            var (provisions, clauses, conditions) = (coverage.ProvisionCount, coverage.ClauseCount, coverage.ConditionCount);
            _items.Add(new KitItem(
                "coverage",
                new("每条条文都有用例", "every provision has a case"),
                uncovered.Count == 0,
                [
                    new(
                        string.Create(CultureInfo.InvariantCulture, $"条文 {provisions.Covered}/{provisions.Total}，款句 {clauses.Covered}/{clauses.Total}，条件 {conditions.Covered}/{conditions.Total}"),
                        string.Create(CultureInfo.InvariantCulture, $"provisions {provisions.Covered}/{provisions.Total}, clauses {clauses.Covered}/{clauses.Total}, conditions {conditions.Covered}/{conditions.Total}")),
                    .. uncovered,
                ]));
        }

        return tests;
    }

    private void NoLoosening(ImmutableArray<Diagnostic> diagnostics, bool isOverlay) => Add(
        "strictness",
        isOverlay ? new("没有放宽上级规则", "nothing of the base is loosened") : new("没有上级规则，不用比较", "there is no base to compare with"),
        Errors(diagnostics.Where(d => StrictnessDiagnostics.All.Contains(d.Descriptor))));

    /// <summary>Who looks a plugin up by its manifest must find the rulebook of that name, version and place behind it.</summary>
    private void Agreement(PluginManifest? manifest, RulebookDefinition definition)
    {
        if (manifest is null)
        {
            return;
        }

        (string Key, string Other, string? Here, string? There)[] both =
            [("plugin", "rulebook", manifest.Id, definition.Id), ("version", "version", manifest.Version, definition.Version), ("jurisdiction", "jurisdiction", manifest.Jurisdiction, definition.Jurisdiction)];
        Add(
            "agreement",
            new("清单和规则集说的是同一份：名字、版本、辖区", "the manifest and the rulebook speak of the same: name, version, jurisdiction"),
            [
                .. both.Where(b => b is { Here: not null, There: not null } && b.Here != b.There).Select(b => new Localized(
                    $"plugin.yaml 的 {b.Key} 是“{b.Here}”，rulebook.yaml 的 {b.Other} 是“{b.There}”", $"{b.Key} of plugin.yaml is \"{b.Here}\", {b.Other} of rulebook.yaml is \"{b.There}\"")),
            ]);
    }

    /// <summary>Of what stands in the county's own texts; what it amends rests on a document of its own, not on that of the base.</summary>
    private void Provenance(RulebookModel model, RulebookFolder texts)
    {
        var own = texts.Rules.ToHashSet();
        Add(
            "provenance",
            new("每条条文写明依据", "every provision states its source"),
            [
                .. model.Provisions
                    .Where(p => own.Contains(p.Syntax.Source) && p is not BoundDefinition && !p.Syntax.Clauses.Any(c => c is BasisClause))
                    .Select(p => new Localized($"{p.Id} 没有依据", $"{p.Id} states no source")),
                .. texts.Rules.SelectMany(r => RuleParser.ParseFile(r, new DiagnosticBag()).Provisions)
                    .Where(p => p.Amendment is Amendment.Amend or Amendment.Repeal && !p.Clauses.Any(c => c is BasisClause))
                    .Select(p => new Localized($"改动 {p.Id.Name} 没有写自己的依据", $"what changes {p.Id.Name} states no source of its own")),
            ]);
    }

    private void Readme()
    {
        var found = new[] { "README.md", "README.zh-CN.md" }.Select(n => Path.Combine(folder, n)).FirstOrDefault(File.Exists);
        var text = found is null ? "" : File.ReadAllText(found);
        var isWritten = text.Count(c => c is >= '\u4E00' and <= '\u9FFF') >= 20 && !text.Contains("待办：", StringComparison.Ordinal) && !text.Contains("TODO:", StringComparison.Ordinal);
        Add(
            "readme",
            new("有中文的 README", "there is a README in Chinese"),
            isWritten ? [] : [new("写一份 README.md，用自己的话说明是哪里、依据什么、怎么检查；写完删去“待办”", "write a README.md that says in your own words where it is from, what it rests on and how it is checked; then remove its mark")]);
    }

    private void Format(RulebookFolder texts) => Add(
        "format",
        new("条文已按规范排版（rulehost fmt）", "the texts are in canonical form (rulehost fmt)"),
        [.. texts.Rules.Where(r => RuleFormatter.Format(r, new FormatOptions(null)) != r.Content).Select(r => Localized.Same(r.Path))]);

    /// <summary>Every case is judged twice, the second time by a rulebook and a host of its own: the same input, the same bytes.</summary>
    private async Task DeterminismAsync(RulebookModel model, List<TestCase> tests, PluginHost first, PluginManifest? manifest, CancellationToken cancellation)
    {
        var second = new PluginHost(hosts with { ComputedFile = null });
        await using (second.ConfigureAwait(false))
        {
            var again = RulebookLoader.Load(folder, cancellation, second, bases: bases);
            await using (again.ConfigureAwait(false))
            {
                var different = new List<Localized>();
                var called = new HashSet<string>(StringComparer.Ordinal);
                var twice = new TestFileReader(again.Model!);
                var others = tests.Select(t => t.Place.Source).Distinct().SelectMany(s => twice.Read(s, new DiagnosticBag())).ToList();
                for (var i = 0; i < tests.Count; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (Judged(model, tests[i], called) != Judged(again.Model!, others[i], called))
                    {
                        different.Add(Localized.Same(tests[i].Name));
                    }
                }

                Add("determinism", new("同样的输入判两次，结果逐字节相同", "judged twice, the same input gives the same bytes"), different);
                Functions(manifest, called, first, second);
            }
        }
    }

    private void Functions(PluginManifest? manifest, HashSet<string> called, PluginHost first, PluginHost second)
    {
        if (manifest is not { Functions.IsEmpty: false })
        {
            return;
        }

        Add(
            "functions",
            new("每个函数都有用例用到，没有出错，说是纯的就是纯的", "every function is used by a case, none fails, and those declared pure are"),
            [
                .. manifest.Functions.Where(f => !called.Contains(f.Function)).Select(f => new Localized($"{f.Function} 没有用例用到", $"no case uses {f.Function}")),
                .. first.SwitchedOff.Concat(second.SwitchedOff).DistinctBy(s => s.Function)
                    .Select(s => new Localized($"{s.Function}：{PluginFaults.Sentence(s.Fault).Chinese}", $"{s.Function}: {PluginFaults.Sentence(s.Fault).English}")),
            ]);
    }

    private static string Judged(RulebookModel model, TestCase test, HashSet<string> called)
    {
        if (test.Facts is not { } facts || !test.Overlays.IsEmpty)
        {
            return "";
        }

        var session = new DecisionSession(model, new DecidingRunner(model), facts, test.AsOf ?? default, test.Assumptions);
        var judged = new StringBuilder();
        foreach (var record in facts.Order.Where(r => session.Judges(r.Type)))
        {
            var decision = session.Decide(record);
            called.UnionWith(decision.Computed.Where(c => c is { Input: not null, Fault: null }).Select(c => c.Function));
            judged.Append(decision.ToJson(all: true)).Append('\n');
        }

        return judged.ToString();
    }

    private static Localized[] Errors(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Where(d => d.Severity != Severity.Info || d.Descriptor == TodoMarks.Todo).Select(d =>
        {
            var place = d.Location is { } location ? $"{location.Source.Path}:{location.Source.Position(location.Span.Start).Line}: " : "";
            return new Localized($"{place}{d.Code} {d.Message(Language.Chinese)}", $"{place}{d.Code} {d.Message(Language.English)}");
        }),
    ];

    private void Add(string key, Localized demand, IReadOnlyCollection<Localized> missing) => _items.Add(new KitItem(key, demand, missing.Count == 0, [.. missing]));
}
