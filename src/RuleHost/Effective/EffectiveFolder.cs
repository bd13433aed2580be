using System.Text;
using RuleHost.Documents;
using RuleHost.Text;

namespace RuleHost.Effective;

/// <summary>
/// Writes the effective rulebook as one that loads by itself: rulebook.yaml, its provisions in one file, and the tables that it names. Cases,
/// templates of notices and what plugins bring stay where they are.
/// </summary>
internal static class EffectiveFolder
{
    public const string RulesName = "有效条文.rule";

    public static void Write(string folder, EffectiveRulebook effective, Language language)
    {
        var root = Directory.CreateDirectory(folder).FullName;
        var encoding = new UTF8Encoding(false);
        File.WriteAllText(Path.Combine(root, "rulebook.yaml"), string.Concat(EffectiveYaml.Lines(effective, changedOnly: false).Select(l => l + "\n")), encoding);
        File.WriteAllText(Path.Combine(root, RulesName), EffectiveText.Rules(effective, language), encoding);
        foreach (var (_, table) in (effective.Yaml.Find("tables") as MappingNode)?.Entries ?? [])
        {
            if ((table as MappingNode)?.Find("file") is ScalarNode file && effective.Layers.First(l => l.Folder.Yaml == file.Place.Source).Folder.Open(file.Text) is { } rows)
            {
                var path = Path.Combine(root, file.Text);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, rows.Content, encoding);
            }
        }
    }
}
