using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using RuleHost.Cases;

namespace RuleHost.Assessing;

/// <summary>
/// A period that is closed: the folder of its results keeps the hash of every page and line, and nothing writes other results over them. Which
/// version of the text decided (summary.json) is no result.
/// </summary>
internal sealed record ClosedPeriod(string Period, ImmutableSortedDictionary<string, string> Files)
{
    private const string Name = "closed.json";
    private static readonly ImmutableArray<string> Apart = [Name, "summary.json", "what-if.ndjson"];

    /// <summary>Closes a period with the results that are in a folder.</summary>
    public static void Close(string folder, AssessedPeriod period)
    {
        using var file = new NdjsonFile(folder, Name);
        var writer = file.Begin();
        writer.WriteString("period", period.ToString());
        writer.WriteStartObject("files");
        foreach (var (name, hash) in Hashes(folder))
        {
            writer.WriteString(name, hash);
        }

        writer.WriteEndObject();
        file.End();
    }

    /// <summary>What a folder's period was closed with; null where none was.</summary>
    /// <exception cref="InvalidDataException">The note of it cannot be read.</exception>
    public static ClosedPeriod? Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return new ClosedPeriod(
                document.RootElement.GetProperty("period").GetString()!,
                document.RootElement.GetProperty("files").EnumerateObject().ToImmutableSortedDictionary(p => p.Name, p => p.Value.GetString() ?? "", StringComparer.Ordinal));
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(path, problem);
        }
    }

    /// <summary>The files in which results differ from those that the period was closed with, missing and new ones among them.</summary>
    /// <param name="folder">Where the results are.</param>
    public ImmutableArray<string> Differences(string folder)
    {
        var now = Hashes(folder);
        return [.. Files.Keys.Union(now.Keys, StringComparer.Ordinal).Where(name => Files.GetValueOrDefault(name) != now.GetValueOrDefault(name)).Order(StringComparer.Ordinal)];
    }

    private static ImmutableSortedDictionary<string, string> Hashes(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => (Name: Path.GetRelativePath(folder, path).Replace('\\', '/'), Path: path))
        .Where(f => !Apart.Contains(f.Name))
        .ToImmutableSortedDictionary(f => f.Name, f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f.Path))), StringComparer.Ordinal);
}
