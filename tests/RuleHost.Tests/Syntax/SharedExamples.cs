namespace RuleHost.Tests.Syntax;

/// <summary>The .rule files of the language's design, where they stand beside the repository.</summary>
internal static class SharedExamples
{
    public static IReadOnlyList<string> Files()
    {
        var files = Directory.GetFiles(TestPaths.InShared("design", "language", "examples"), "*.rule", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }
}
