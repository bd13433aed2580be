using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>Collects what a reader of a replay should know, each matter once with its count.</summary>
internal sealed class LogNotes
{
    private const int Shown = 8;

    private readonly Dictionary<string, (long Count, long Line, Localized Problem)> _unread = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _ignored = new(StringComparer.Ordinal);
    private readonly List<Localized> _others = [];

    public void Unread(string field, long line, Localized problem) =>
        _unread[field] = _unread.TryGetValue(field, out var known) ? known with { Count = known.Count + 1 } : (1, line, problem);

    public void Ignored(string activity) => CollectionsMarshal.GetValueRefOrAddDefault(_ignored, activity, out _)++;

    public void Add(Localized note) => _others.Add(note);

    public ImmutableArray<Localized> ToNotes()
    {
        var notes = _others.ToImmutableArray().ToBuilder();
        foreach (var (field, (count, line, problem)) in _unread.OrderBy(u => u.Key, StringComparer.Ordinal))
        {
            notes.Add(new(
                $"“{field}”有 {count} 个值读不成，按未知处理；先见于第 {line} 行：{problem.Chinese}",
                $"{count} values of \"{field}\" could not be read and count as unknown; first on line {line}: {problem.English}"));
        }

        if (_ignored.Count > 0)
        {
            var most = _ignored.OrderByDescending(i => i.Value).ThenBy(i => i.Key, StringComparer.Ordinal).Take(Shown).Select(i => $"{i.Key} ({i.Value})").ToArray();
            var more = _ignored.Count > Shown ? "…" : "";
            notes.Add(new(
                $"对应表没有提到的活动有 {_ignored.Count} 种，共 {_ignored.Values.Sum()} 个事件，未用：{string.Join("、", most)}{more}",
                $"{_ignored.Count} activities ({_ignored.Values.Sum()} events) are not named by the map and were not used: {string.Join(", ", most)}{more}"));
        }

        return notes.ToImmutable();
    }
}
