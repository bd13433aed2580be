using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using RuleHost.Decisions;
using RuleHost.Testing.Coverage;

namespace RuleHost.Testing;

/// <summary>A test report as the JSON of <c>test --format json</c> and as JUnit XML.</summary>
internal static class TestReportWriter
{
    /// <summary><c>{"passed","failed","notJudged","cases":[{"file","name","ok","failures":[],"notJudged":[]}],"coverage":{…}}</c>; <c>ok</c> is null where a case was not judged.</summary>
    public static string ToJson(TestReport report, Language language)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, DecisionJson.Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("passed", report.Passed);
            writer.WriteNumber("failed", report.Failed);
            writer.WriteNumber("notJudged", report.NotJudged);
            writer.WriteStartArray("cases");
            foreach (var test in report.Cases)
            {
                Case(writer, test, language);
            }

            foreach (var diagnostic in report.Diagnostics)
            {
                writer.WriteStartObject();
                writer.WriteString("file", diagnostic.Location?.Source.Path);
                writer.WriteString("name", diagnostic.Code);
                writer.WriteBoolean("ok", false);
                writer.WriteStartArray("failures");
                writer.WriteStartObject();
                writer.WriteString("message", diagnostic.Message(language));
                writer.WriteEndObject();
                writer.WriteEndArray();
                writer.WriteStartArray("notJudged");
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (report.Coverage is { } coverage)
            {
                Coverage(writer, coverage, language);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>JUnit XML, as CI servers read it: not judged is skipped.</summary>
    public static void WriteJUnit(TestReport report, string suite, Stream output, Language language)
    {
        using var writer = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), CheckCharacters = false, NewLineChars = "\n" });
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", suite);
        writer.WriteAttributeString("tests", Number(report.Cases.Length + report.Diagnostics.Length));
        writer.WriteAttributeString("failures", Number(report.Failed));
        writer.WriteAttributeString("skipped", Number(report.NotJudged));
        foreach (var test in report.Cases)
        {
            writer.WriteStartElement("testcase");
            writer.WriteAttributeString("classname", test.File);
            writer.WriteAttributeString("name", Clean(test.Name));
            writer.WriteAttributeString("time", test.Elapsed.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
            if (test.Outcome == CaseOutcome.Failed)
            {
                Failure(writer, string.Join('\n', Lines(test, language)));
            }
            else if (test.Outcome == CaseOutcome.NotJudged)
            {
                writer.WriteStartElement("skipped");
                writer.WriteAttributeString("message", Clean(string.Join(", ", test.NotJudged)));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        foreach (var diagnostic in report.Diagnostics)
        {
            writer.WriteStartElement("testcase");
            writer.WriteAttributeString("classname", diagnostic.Location?.Source.Path ?? "");
            writer.WriteAttributeString("name", diagnostic.Code);
            Failure(writer, diagnostic.Message(language));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    /// <summary>What failed, as lines of text: expected, actual, and the explanation.</summary>
    public static IEnumerable<string> Lines(CaseResult test, Language language)
    {
        foreach (var diagnostic in test.Diagnostics)
        {
            yield return Text.DiagnosticRenderer.Render(diagnostic, language).TrimEnd();
        }

        foreach (var failure in test.Failures)
        {
            yield return language == Language.Chinese
                ? $"{failure.What}：期望 {failure.Expected}，得出 {failure.Actual}"
                : $"{failure.What}: expected {failure.Expected}, got {failure.Actual}";
        }

        foreach (var finding in test.Failures.Select(f => f.Explanation).OfType<Finding>().DistinctBy(f => f.Id))
        {
            foreach (var line in finding.Explain(language).TrimEnd().Split('\n'))
            {
                yield return "  " + line.TrimEnd();
            }
        }
    }

    private static void Case(Utf8JsonWriter writer, CaseResult test, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("file", test.File);
        writer.WriteString("name", test.Name);
        if (test.Outcome == CaseOutcome.NotJudged)
        {
            writer.WriteNull("ok");
        }
        else
        {
            writer.WriteBoolean("ok", test.Outcome == CaseOutcome.Passed);
        }

        writer.WriteStartArray("failures");
        foreach (var diagnostic in test.Diagnostics)
        {
            writer.WriteStartObject();
            writer.WriteString("code", diagnostic.Code);
            writer.WriteString("message", diagnostic.Message(language));
            writer.WriteEndObject();
        }

        foreach (var failure in test.Failures)
        {
            writer.WriteStartObject();
            writer.WriteString("what", failure.What);
            writer.WriteString("expected", failure.Expected);
            writer.WriteString("actual", failure.Actual);
            writer.WriteString("explanation", failure.Explanation?.Explain(language));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("notJudged");
        foreach (var name in test.NotJudged)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Coverage(Utf8JsonWriter writer, CoverageReport coverage, Language language)
    {
        writer.WriteStartObject("coverage");
        Count(writer, "provisions", coverage.ProvisionCount);
        Count(writer, "clauses", coverage.ClauseCount);
        Count(writer, "conditions", coverage.ConditionCount);
        writer.WriteStartArray("uncovered");
        foreach (var item in coverage.Uncovered())
        {
            writer.WriteStartObject();
            writer.WriteString("provision", item.Provision);
            writer.WriteString("clause", item.Clause);
            writer.WriteString("file", item.Location.Source.Path);
            writer.WriteNumber("line", item.Location.Source.Position(item.Location.Span.Start).Line);
            writer.WriteString("why", item.Why.In(language));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("notJudged");
        foreach (var provision in coverage.NotJudged)
        {
            writer.WriteStringValue(provision.Id);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Count(Utf8JsonWriter writer, string what, CoverageCount count)
    {
        writer.WriteStartObject(what);
        writer.WriteNumber("covered", count.Covered);
        writer.WriteNumber("total", count.Total);
        writer.WriteEndObject();
    }

    private static void Failure(XmlWriter writer, string text)
    {
        writer.WriteStartElement("failure");
        writer.WriteString(Clean(text));
        writer.WriteEndElement();
    }

    /// <summary>Without the characters that XML cannot hold.</summary>
    private static string Clean(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
