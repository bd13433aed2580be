using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RuleHost.Documents;
using RuleHost.Text;

namespace RuleHost.Rulebooks;

/// <summary>
/// The texts of a rulebook: rulebook.yaml, the .rule files in its folder and below (not below a folder with a rulebook.yaml of its own),
/// and the tables that it names. Paths in messages are relative to the folder. The hash covers every text that was read.
/// </summary>
internal sealed class RulebookFolder
{
    public const string FileName = "rulebook.yaml";
    private const int MaxDepth = 16;

    private readonly string _root;
    private readonly DiagnosticBag _diagnostics;
    private readonly SortedDictionary<string, SourceText> _texts = new(StringComparer.Ordinal);

    private readonly string _shown;

    private RulebookFolder(string root, string shown, DiagnosticBag diagnostics) => (_root, _shown, _diagnostics) = (root, shown, diagnostics);

    /// <summary>The folder on disk.</summary>
    public string Root => _root;

    /// <summary>rulebook.yaml.</summary>
    public SourceText Yaml { get; private set; } = null!;

    /// <summary>The .rule files, by path.</summary>
    public ImmutableArray<SourceText> Rules { get; private set; } = [];

    /// <summary>Paths of the test files (tests/*.yaml), sorted; they take no part in the hash.</summary>
    public ImmutableArray<string> Tests { get; private set; } = [];

    /// <summary>Paths of the templates of notices (notices/*.html), sorted.</summary>
    public ImmutableArray<string> Notices { get; private set; } = [];

    /// <summary>Opens a rulebook by its folder, or by the rulebook.yaml in it; null with a diagnostic where there is none.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="diagnostics">Gets what cannot be opened.</param>
    /// <param name="from">Of a further layer: the folder that messages show its files from.</param>
    public static RulebookFolder? Open(string path, DiagnosticBag diagnostics, string? from = null)
    {
        if (Path.GetFileName(path) == FileName && File.Exists(path))
        {
            path = Path.GetDirectoryName(Path.GetFullPath(path))!;
        }

        if (File.Exists(path))
        {
            var file = diagnostics.Report(DocumentDiagnostics.NotARulebook, null, path);
            if (path.EndsWith(".rule", StringComparison.OrdinalIgnoreCase))
            {
                var inside = Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
                diagnostics.Amend(file with { SpecialHint = new($"这是条文文件；给出它所在的文件夹：“{inside}”。", $"This is a file of provisions; name the folder that holds it: \"{inside}\".") });
            }

            return null;
        }

        if (!Directory.Exists(path))
        {
            // Whoever does not know where a program runs learns it from the full path.
            diagnostics.Report(DocumentDiagnostics.NotFound, null, path.Length == 0 ? path : Path.GetFullPath(path));
            return null;
        }

        if (!File.Exists(Path.Combine(path, FileName)))
        {
            diagnostics.Report(DocumentDiagnostics.NotARulebook, null, path);
            return null;
        }

        var folder = new RulebookFolder(Path.GetFullPath(path), from is null ? "" : Path.GetRelativePath(from, Path.GetFullPath(path)).Replace('\\', '/') + "/", diagnostics);
        return folder.Fill() ? folder : null;
    }

    /// <summary>Opens a file that the rulebook names, by its path relative to the folder.</summary>
    public SourceText? Open(string relative)
    {
        if (!_texts.TryGetValue(relative, out var text) && FileReader.Read(Path.Combine(_root, relative), _shown + relative, _diagnostics) is { } read)
        {
            _texts[relative] = text = read;
        }

        return text;
    }

    /// <summary>Takes a text from elsewhere into the hash: one of a plugin.</summary>
    /// <param name="name">A name that is the same on every machine.</param>
    /// <param name="text">The text.</param>
    public void Include(string name, SourceText text) => _texts[name] = text;

    /// <summary>Hash of every text that took part, with its path: the same texts give the same hash on every machine.</summary>
    public string Hash() => Hash(_texts.Select(t => (t.Key, t.Value.Content)));

    /// <summary>Hash of named texts.</summary>
    public static string Hash(IEnumerable<(string Name, string Text)> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in texts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}\n{Encoding.UTF8.GetByteCount(text)}\n")));
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private bool Fill()
    {
        if (Open(FileName) is not { } yaml)
        {
            return false;
        }

        Yaml = yaml;
        var rules = new List<string>();
        var tests = new List<string>();
        Collect(_root, rules, tests, 0);
        rules.Sort(StringComparer.Ordinal);
        tests.Sort(StringComparer.Ordinal);
        Rules = [.. rules.Select(Open).OfType<SourceText>()];
        Tests = [.. tests];
        Notices = [.. Templates()];
        return true;
    }

    private List<string> Templates()
    {
        var folder = Path.Combine(_root, "notices");
        try
        {
            // A folder that is called like a template is one that cannot be opened, and is told.
            return Directory.Exists(folder) ? [.. Directory.EnumerateFileSystemEntries(folder, "*.html").Select(f => $"notices/{Path.GetFileName(f)}").Order(StringComparer.Ordinal)] : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _diagnostics.Report(DocumentDiagnostics.CannotOpen, null, "notices");
            return [];
        }
    }

    private void Collect(string folder, List<string> rules, List<string> tests, int depth)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                var relative = Path.GetRelativePath(_root, file).Replace('\\', '/');
                if (file.EndsWith(".rule", StringComparison.OrdinalIgnoreCase))
                {
                    rules.Add(relative);
                }
                else if (Path.GetFileName(folder) == "tests" && (file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)))
                {
                    tests.Add(relative);
                }
            }

            foreach (var below in depth < MaxDepth ? Directory.EnumerateDirectories(folder) : [])
            {
                // A link could lead back up; a folder with a rulebook.yaml is another rulebook.
                if (new DirectoryInfo(below).LinkTarget is null && !File.Exists(Path.Combine(below, FileName)))
                {
                    Collect(below, rules, tests, depth + 1);
                }
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _diagnostics.Report(DocumentDiagnostics.CannotOpen, null, Path.GetRelativePath(_root, folder));
        }
    }
}
