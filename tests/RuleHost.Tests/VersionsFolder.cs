namespace RuleHost.Tests;

/// <summary>The rulebook of <c>tests/conformance/time-in-force/versions</c>, copied so that a test may change it.</summary>
internal static class VersionsFolder
{
    public static readonly string Path = TestPaths.InRepository("tests", "conformance", "time-in-force", "versions");

    /// <summary>The rulebook as it was before the later texts were published.</summary>
    public static string Before(string to)
    {
        var book = Copy(Path, to);
        File.Delete(System.IO.Path.Combine(book, "新办法.rule"));
        var yaml = System.IO.Path.Combine(book, "rulebook.yaml");
        File.WriteAllLines(yaml, File.ReadAllLines(yaml).Where(l => !l.Contains("2011-03-15", StringComparison.Ordinal) && !l.Contains("2012-01-01", StringComparison.Ordinal)));
        return book;
    }

    public static string Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }
}
