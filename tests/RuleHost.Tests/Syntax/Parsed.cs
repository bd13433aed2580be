using System.Collections;
using System.Reflection;
using System.Text;
using RuleHost.Syntax;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Syntax;

/// <summary>Parses for tests, and writes trees down without their places.</summary>
internal static class Parsed
{
    public static (FileSyntax File, IReadOnlyList<Diagnostic> Diagnostics) File(string content, string path = "a.rule")
    {
        var bag = new DiagnosticBag();
        var file = RuleParser.ParseFile(new SourceText(path, content), bag);
        return (file, bag.Items);
    }

    public static FileSyntax Clean(string content)
    {
        var (file, diagnostics) = File(content);
        Assert.True(diagnostics.Count == 0, string.Join('\n', diagnostics.Select(d => Line(d) + " in\n" + content)));
        return file;
    }

    public static ExpressionSyntax Expression(string text)
    {
        var bag = new DiagnosticBag();
        var expression = RuleParser.ParseExpression(new SourceText("a.rule", text), bag);
        Assert.True(bag.Items.Count == 0, string.Join('\n', bag.Items.Select(Line)));
        return expression!;
    }

    public static string Line(Diagnostic diagnostic)
    {
        var (line, column) = diagnostic.Location!.Value.Source.Position(diagnostic.Location.Value.Span.Start);
        return $"{line}:{column} {diagnostic.Code} {diagnostic.Message(Language.Chinese)} {diagnostic.Hint(Language.Chinese)}".TrimEnd();
    }

    /// <summary>A tree, spans and head lines left out: equal texts are equal trees.</summary>
    public static string Dump(object? node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? node)
    {
        switch (node)
        {
            case null:
                text.Append('-');
                return;
            case string s:
                text.Append('\'').Append(s).Append('\'');
                return;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items)
                {
                    Write(text, item);
                    text.Append(' ');
                }

                text.Append(']');
                return;
        }

        var type = node.GetType();
        if (type.IsPrimitive || type.IsEnum || type.Namespace!.StartsWith("System", StringComparison.Ordinal) || node is RuleHost.Values.Value)
        {
            text.Append(node is RuleHost.Values.Value value ? value.Kind + ":" + value : node.ToString());
            return;
        }

        text.Append(type.Name).Append('(');
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (property.PropertyType == typeof(TextSpan) || property.PropertyType == typeof(SourceText) || property.Name == "EqualityContract")
            {
                continue;
            }

            text.Append(property.Name).Append('=');
            Write(text, property.GetValue(node));
            text.Append(' ');
        }

        text.Append(')');
    }
}
