using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Decisions;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost;

/// <summary>A provision of the base that an overlay switched off (废止), which the base has to allow (可调 废止). Immutable.</summary>
/// <param name="Id">The provision; of a definition with its type (<c>案件.重大损失</c>).</param>
/// <param name="Kind">Its kind, in the English keyword.</param>
/// <param name="Title">Its title, as written; empty where it has none.</param>
/// <param name="By">Id of the rulebook that repealed it.</param>
/// <param name="Reason">Why, as that rulebook says (说明, else 依据); null where it does not say.</param>
/// <param name="From">The day from which it is repealed; null: at all times.</param>
public sealed record RepealedProvision(string Id, string Kind, string Title, string By, string? Reason, DateOnly? From)
{
    /// <summary>Where it is repealed: file and line.</summary>
    public string At => string.Create(CultureInfo.InvariantCulture, $"{Place.Written.Source.Path}:{Place.Written.Source.Position(Place.Written.Span.Start).Line}");

    /// <summary>The last day on which it is repealed; null: for good.</summary>
    public DateOnly? Until { get; init; }

    internal SourceLocation Place { get; init; }

    /// <summary>The fact types of which a reader might look for it.</summary>
    internal ImmutableArray<string> Types { get; init; } = [];

    /// <summary>That it was repealed, by whom and why, as a sentence.</summary>
    internal Localized Sentence
    {
        get
        {
            var name = Title.Length == 0 ? Id : $"{Id} {Title}";
            var (from, until) = (From is { } first ? ValueText.Date(first) : null, Until is { } last ? ValueText.Date(last) : null);
            return new(
                $"{name}：{(from is null ? "已" : until is null ? $"自 {from} 起已" : $"{from} 至 {until} ")}由 {By} 废止（{At}）。理由：{Reason ?? "没有写"}",
                $"{name}: repealed by {By}{(from is null ? "" : until is null ? $" from {from} on" : $" from {from} to {until}")} ({At}). Reason: {Reason ?? "none given"}");
        }
    }

    /// <summary>The same as an explanation.</summary>
    public Explanation Explanation() => new(Sentence, place: Place);
}
