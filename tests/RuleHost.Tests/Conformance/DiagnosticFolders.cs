namespace RuleHost.Tests.Conformance;

/// <summary>The folders of <c>tests/conformance/diagnostics</c>: one mistake each, named by its code and what is wrong.</summary>
internal static class DiagnosticFolders
{
    private static readonly string Root = TestPaths.InRepository("tests", "conformance", "diagnostics");

    /// <summary>Names of all folders, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = Directory.Exists(Root)
        ? [.. Directory.GetDirectories(Root).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The code that a folder's name begins with.</summary>
    public static string CodeOf(string name) => name[..name.IndexOf('-', StringComparison.Ordinal)];

    public static string PathOf(string name) => Path.Combine(Root, name);

    public static string ExpectedFile(string name, Language language) => Path.Combine(Root, name, language == Language.Chinese ? "expected.zh.txt" : "expected.en.txt");
}
