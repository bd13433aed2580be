using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Text;

namespace RuleHost.Testing;

/// <summary>Reads a test file (<c>tests/*.yaml</c>, semantics S26) for one rulebook.</summary>
internal sealed class TestFileReader(RulebookModel model, OverlaidRulebooks? overlays = null)
{
    private static readonly DocumentKeys FileKeys = new(new("用例文件", "a test file"), [TestWords.Rulebook, TestWords.Fixtures, TestWords.Cases]);

    private static readonly DocumentKeys CaseKeys = new(
        new("一个用例", "a test case"),
        [TestWords.Name, FactsReader.AsOf, FactsReader.Given, FactsReader.Events, TestWords.Assume, FactsReader.Subject, TestWords.Action, TestWords.Expect, TestWords.Overlays]);

    private static readonly Localized TestFile = new("用例文件", "a test file");
    private static readonly Localized OneCase = new("一个用例", "a test case");

    private readonly FactBinder _binder = new(model.Definition, model.SubjectTypes);
    private readonly RecordKeys _keys = new(model.Definition);

    /// <summary>The cases of a file. What is wrong with one case is kept with it and does not touch the others.</summary>
    /// <param name="source">The file.</param>
    /// <param name="diagnostics">What is wrong with the file as a whole.</param>
    public ImmutableArray<TestCase> Read(SourceText source, DiagnosticBag diagnostics)
    {
        if (YamlDocumentReader.Read(source, diagnostics) is not { } root || root.AsMapping(TestFile, diagnostics) is not { } file)
        {
            return [];
        }

        FileKeys.Check(file, diagnostics);
        if (file.Find(TestWords.Rulebook) is ScalarNode rulebook && rulebook.Text != model.Definition.Id)
        {
            diagnostics.Report(TestingDiagnostics.OtherRulebook, rulebook.Place, rulebook.Text, model.Definition.Id);
            return [];
        }

        var fixtures = file.Find(TestWords.Fixtures).AsMapping(new("样本", "fixtures"), diagnostics);
        var list = file.Find(TestWords.Cases).AsSequence(new("用例", "cases"), diagnostics);
        var cases = ImmutableArray.CreateBuilder<TestCase>();
        foreach (var item in list?.Items ?? [])
        {
            if (item.AsMapping(OneCase, diagnostics) is { } mapping)
            {
                cases.Add(ReadCase(mapping, fixtures));
            }
        }

        return cases.ToImmutable();
    }

    private TestCase ReadCase(MappingNode written, MappingNode? fixtures)
    {
        var diagnostics = new DiagnosticBag();
        CaseKeys.Check(written, diagnostics);
        var file = written.Place.Source.Path;
        var name = (written.Find(TestWords.Name) as ScalarNode)?.Text;
        if (string.IsNullOrWhiteSpace(name))
        {
            diagnostics.Report(TestingDiagnostics.NoName, written.Place);
            var (line, _) = written.Place.Source.Position(written.Place.Span.Start);
            name = $"{file}:{line}";
        }

        var expectations = Expectations(written, name, diagnostics);
        var over = written.Find(TestWords.Overlays).AsScalars(new("“叠加”", "\"overlays\""), diagnostics);
        var mapping = (MappingNode)new Fixtures(fixtures, diagnostics).Expand(WithoutExpectations(written));
        var test = new TestCase
        {
            File = file,
            Name = name,
            Place = written.Place,
            Overlays = [.. over.Select(o => o.Text)],
            Expectations = expectations,
            Action = ReadAction(mapping.Find(TestWords.Action), diagnostics),
        };
        if (!test.Overlays.IsEmpty)
        {
            // Its facts may be of types that only the overlay declares.
            var overlaid = overlays?.With(test.Overlays, written.Place);
            test = test with { Overlaid = overlaid, Diagnostics = [.. diagnostics.Items] };
            return overlaid is { Model: { } effective } ? new TestFileReader(effective).Given(test, written, mapping, diagnostics) : test;
        }

        return Given(test, written, mapping, diagnostics);
    }

    /// <summary>With what the case gives, typed.</summary>
    private TestCase Given(TestCase test, MappingNode written, MappingNode mapping, DiagnosticBag diagnostics)
    {
        var bound = _binder.Bind(FactsReader.ReadParts(mapping, diagnostics), diagnostics);
        if (bound.AsOf is null && !test.Expectations.All(e => TestWords.Diagnostics.Is(e.Key.Text)))
        {
            diagnostics.Report(TestingDiagnostics.NoAsOf, written.Place, test.Name);
        }

        return test with
        {
            AsOf = bound.AsOf?.UtcDateTime,
            Facts = bound.Store,
            Subjects = bound.Subjects,
            Assumptions = new AssumptionReader(model, _keys, diagnostics).Read(mapping.Find(TestWords.Assume)),
            Diagnostics = [.. diagnostics.Items],
        };
    }

    private static ImmutableArray<Expectation> Expectations(MappingNode written, string name, DiagnosticBag diagnostics)
    {
        var expected = written.Find(TestWords.Expect).AsMapping(new("“期望”", "\"expect\""), diagnostics);
        if (expected is null or { Entries.IsEmpty: true })
        {
            diagnostics.Report(TestingDiagnostics.NoExpectation, written.Place, name);
            return [];
        }

        return [.. expected.Entries.Select(e => new Expectation(e.Key, e.Value))];
    }

    /// <summary>Fixtures fill what is given; in what is expected 未知 and 取自 mean nothing.</summary>
    private static MappingNode WithoutExpectations(MappingNode written) =>
        new(written.Place, [.. written.Entries.Where(e => !TestWords.Expect.Is(e.Key.Text) && !TestWords.Name.Is(e.Key.Text))]);

    private static TestAction? ReadAction(DocumentNode? node, DiagnosticBag diagnostics) => node switch
    {
        null => null,
        ScalarNode name => new TestAction(name.Text, false),
        MappingNode step when step.Find(TestWords.Step) is ScalarNode name => new TestAction(name.Text, true),
        _ => node.AsScalar(new("“动作”", "\"action\""), diagnostics) is null ? null : (TestAction?)null,
    };
}
