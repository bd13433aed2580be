using System.Text;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Effective;

/// <summary>
/// The effective text as a .rule file that can be read again: the provisions as their authors wrote them, and behind each clause, as a comment,
/// where it came from and what it stands in the place of. What provisions cannot say stands in comments of its own.
/// </summary>
internal sealed class EffectiveText
{
    private const int MarkColumn = 44;

    private readonly EffectiveRulebook _effective;
    private readonly bool _changedOnly;
    private readonly Language _language;
    private readonly StringBuilder _text = new();

    private EffectiveText(EffectiveRulebook effective, bool changedOnly, Language language) => (_effective, _changedOnly, _language) = (effective, changedOnly, language);

    private bool HasLayers => _effective.Layers.Count > 1;

    /// <summary>Everything: who it is, parameters, provisions, what was repealed, and rulebook.yaml.</summary>
    /// <param name="effective">What is shown.</param>
    /// <param name="changedOnly">Only what some overlay touched.</param>
    /// <param name="language">Of the comments.</param>
    public static string Whole(EffectiveRulebook effective, bool changedOnly, Language language)
    {
        var text = new EffectiveText(effective, changedOnly, language);
        text.Head();
        text.Parameters();
        text.Provisions();
        text.Repealed();
        text.Vocabulary();
        return text._text.ToString();
    }

    /// <summary>The provisions alone, with what was repealed.</summary>
    public static string Rules(EffectiveRulebook effective, Language language)
    {
        var text = new EffectiveText(effective, false, language);
        text.Head();
        text.Provisions();
        text.Repealed();
        return text._text.ToString();
    }

    /// <summary>Where the parts of rulebook.yaml come from, as comments in it say it.</summary>
    public static string Mark(Origin at) => at.ToString();

    private string Say(string chinese, string english) => _language == Language.Chinese ? chinese : english;

    private void Line(string line) => _text.Append(line).Append('\n');

    private void Heading(string text)
    {
        Line("");
        Line($"# ---- {text} ----");
    }

    private void Head()
    {
        var definition = _effective.Rulebook.Model.Definition;
        var on = _effective.On is { } day ? Say($"（{ValueText.Date(day)} 有效的）", $" (in force on {ValueText.Date(day)})") : "";
        Line("# " + Say($"{definition.Id} {definition.Version} {definition.Title}：有效条文{on}", $"{definition.Id} {definition.Version} {definition.Title}: effective text{on}"));
        if (!HasLayers)
        {
            Line("# " + Say("没有叠加，只有这一层。", "No overlays: this is the only layer."));
            return;
        }

        Line("# " + Say("各层，自下而上：", "Layers, from the lowest up:"));
        foreach (var layer in _effective.Layers)
        {
            Line($"#   {layer.Id} {layer.Version} {(layer.Yaml.Find("title") as Documents.ScalarNode)?.Text}".TrimEnd());
        }

        Line("# " + Say("右边写着每一款出自哪一层、哪个文件哪一行；“原”是被它代替的下层规定。", "To the right of each clause: the layer, file and line that it comes from; “was” is what it replaced."));
    }

    private void Parameters()
    {
        var shown = _effective.Parameters.Where(p => !_changedOnly || p.IsTouched).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        Heading(Say("参数", "parameters"));
        foreach (var parameter in shown)
        {
            Line("# " + parameter.Name + (parameter.Note is { } note ? Say("：", ": ") + note : ""));
            Line("#   " + Say("缺省：", "default: ") + Values(parameter.Default));
            if (HasLayers)
            {
                Line("#   " + Say("本地：", "local: ") + (parameter.Local.IsEmpty ? Say("没有，用缺省值", "none, the default counts") : Values(parameter.Local)));
            }

            if (_effective.On is not null)
            {
                Line("#   " + Say("这一天的值：", "value on that day: ") + (parameter.InForce.IsEmpty ? Say("没有（待查）", "none (unknown)") : Values(parameter.InForce)));
            }

            Uses(parameter);
            if (!parameter.Local.IsEmpty)
            {
                var places = string.Join(Say("、", ", "), parameter.Local.Select(l => l.At.At).Distinct());
                Line("#   " + Say($"恢复缺省：删去 {places} 写的值", $"back to the default: remove the values at {places}"));
            }
        }
    }

    private void Uses(EffectiveParameter parameter)
    {
        if (parameter.Uses.IsEmpty)
        {
            Line("#   " + Say("没有条文用到", "no provision uses it"));
        }

        foreach (var use in parameter.Uses)
        {
            var openings = string.Join(Say("；", "; "), use.Openings.Select(o => $"{o.Text}{At(o.At)}"));
            var bounds = !HasLayers ? openings : openings.Length > 0 ? openings : Say("没有开口，只能从严", "no opening, it can only be tightened");
            Line("#   " + Say($"用在 {use.Provision} 的“{use.Clause}”{At(use.At)}", $"used in “{use.Clause}” of {use.Provision}{At(use.At)}") + (bounds.Length > 0 ? Say("：", ": ") + bounds : ""));
        }
    }

    private string Values(IEnumerable<ParameterText> values) => string.Join(
        Say("；", "; "),
        values.Select(v => v.Value + (v.From is { } from ? Say($"，{from} 起", $" from {from}") : "") + At(v.At)));

    private string At(Origin at) => Say($"（{at}）", $" ({at})");

    private void Provisions()
    {
        string? file = null;
        foreach (var provision in _effective.Provisions.Where(p => !_changedOnly || p.Coming != Coming.Kept))
        {
            if (file != provision.File)
            {
                file = provision.File;
                Heading(file);
            }

            Line("");
            if (!provision.Generals.IsEmpty)
            {
                Line("# " + Say("还适用通则：", "also under: ") + string.Join(Say("、", ", "), provision.Generals));
            }

            Provision(provision);
        }

        if (_changedOnly && file is null)
        {
            Line("");
            Line("# " + Say("没有条文被叠加改动。", "No provision is touched by an overlay."));
        }
    }

    private void Provision(EffectiveProvision provision)
    {
        var column = Math.Min(MarkColumn, provision.Lines.Where(l => l.Clause is not null).Max(l => DisplayWidth.Of(l.Text)) + 2);
        foreach (var (line, clause) in provision.Lines)
        {
            if (clause is not { } index)
            {
                Line(line);
                continue;
            }

            var mark = index < 0 ? HeadMark(provision) : ClauseMark(provision.Clauses[index]);
            Line(line + new string(' ', Math.Max(2, column - DisplayWidth.Of(line))) + "# " + mark);
        }

        foreach (var dropped in provision.Dropped)
        {
            Line("  # " + Say($"删去 {dropped.By}；原{At(dropped.At)}：{dropped.Text}", $"dropped {dropped.By}; was{At(dropped.At)}: {dropped.Text}"));
        }
    }

    private string HeadMark(EffectiveProvision provision) => (!HasLayers ? "" : provision.Coming switch
    {
        Coming.Kept => Say("沿用 ", "kept "),
        Coming.Added => Say("增补 ", "added "),
        _ => Say("有修订 ", "amended "),
    }) + provision.At;

    private string ClauseMark(EffectiveClause clause) => clause.Coming switch
    {
        Coming.Kept => $"{clause.At}",
        Coming.Added => Say("增补 ", "added ") + clause.At,
        _ => Say("修订 ", "amended ") + clause.At + string.Concat(clause.Was.Select(w => Say($"；原{At(w.At)}：{w.Text}", $"; was{At(w.At)}: {w.Text}"))),
    };

    private void Repealed()
    {
        if (_effective.Repealed.IsEmpty)
        {
            return;
        }

        Heading(Say("已废止", "repealed"));
        foreach (var repealed in _effective.Repealed)
        {
            Line($"# {repealed.Provision.Sentence.In(_language)}");
            Line("#   " + Say("原在 ", "stood at ") + repealed.At + (repealed.Opening is { } opening ? Say("；开口：", "; opened by: ") + opening.Text + At(opening.At) : ""));
        }
    }

    private void Vocabulary()
    {
        var lines = EffectiveYaml.Lines(_effective, _changedOnly).ToList();
        if (lines.Count == 0)
        {
            return;
        }

        Heading("rulebook.yaml");
        foreach (var line in lines)
        {
            Line("# " + line);
        }
    }
}
