using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RuleHost.Documents;
using RuleHost.Text;

namespace RuleHost.Plugins;

/// <summary>
/// The host's file of trusted code: a list of hashes, each with what it was called when it was trusted. A hash covers the assembly and every
/// library beside it; whoever changes one of them makes the whole untrusted again.
/// </summary>
internal sealed class TrustFile
{
    private static readonly Localized Whole = new("信任文件", "the trust file");

    private readonly ImmutableArray<TrustedCode> _entries;

    private TrustFile(ImmutableArray<TrustedCode> entries) => _entries = entries;

    public bool Trusts(string hash) => _entries.Any(e => e.Hash == hash);

    /// <summary>Reads the file; where there is none, nothing is trusted.</summary>
    public static TrustFile Read(string path, DiagnosticBag diagnostics)
    {
        if (!File.Exists(path) || FileReader.Read(path, path, diagnostics) is not { } source || string.IsNullOrWhiteSpace(source.Content)
            || YamlDocumentReader.Read(source, diagnostics) is not { } node || MappingReader.Of(node, Whole, diagnostics) is not { } root)
        {
            return new TrustFile([]);
        }

        var entries = ImmutableArray.CreateBuilder<TrustedCode>();
        foreach (var item in root.Items("trusted"))
        {
            if (MappingReader.Of(item, Whole, diagnostics) is { } entry)
            {
                entries.Add(new TrustedCode(entry.Text("plugin") ?? "", entry.Text("version") ?? "", entry.Required("sha256") ?? "", entry.Text("since") ?? ""));
                entry.Finish();
            }
        }

        root.Finish();
        return new TrustFile(entries.ToImmutable());
    }

    /// <summary>Trusts code from now on and writes the file, in one step: whoever reads it meanwhile has the old one or the new one.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public void Add(string path, TrustedCode code)
    {
        var text = new StringBuilder("# Code that this host may load. Written by `rulehost plugin trust`; delete an entry to trust it no more.\ntrusted:\n");
        foreach (var entry in _entries.Where(e => e.Hash != code.Hash).Append(code))
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ plugin: {Quoted(entry.Plugin)}, version: {Quoted(entry.Version)}, sha256: {Quoted(entry.Hash)}, since: {Quoted(entry.Since)} }}\n");
        }

        path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var next = path + ".new";
        File.WriteAllText(next, text.ToString(), new UTF8Encoding(false));
        File.Move(next, path, overwrite: true);
    }

    /// <summary>Hash of an assembly and of every library beside it.</summary>
    public static string HashOf(string assembly)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files(assembly))
        {
            var content = File.ReadAllBytes(file);
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}\n{content.Length}\n")));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What is loaded with an assembly: the libraries in its folder and the list of its dependencies, in a fixed order. The contract is the host's own.</summary>
    public static IEnumerable<string> Files(string assembly) => Directory.EnumerateFiles(Path.GetDirectoryName(assembly)!)
        .Where(f => f.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || f.EndsWith(".so", StringComparison.OrdinalIgnoreCase) || f == Path.ChangeExtension(assembly, ".deps.json"))
        .Where(f => Path.GetFileName(f) != "RuleHost.Abstractions.dll")
        .Order(StringComparer.Ordinal);

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ") + "\"";
}

/// <summary>Code that is trusted.</summary>
/// <param name="Plugin">The plugin's id when it was trusted.</param>
/// <param name="Version">Its version then.</param>
/// <param name="Hash">The hash, hexadecimal.</param>
/// <param name="Since">The date on which it was trusted.</param>
internal sealed record TrustedCode(string Plugin, string Version, string Hash, string Since);
