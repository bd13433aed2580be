using System.Collections.Immutable;
using System.Text;
using RuleHost.Decisions;
using RuleHost.Text;

namespace RuleHost;

/// <summary>
/// Why an outcome is what it is, as a tree: each node one sentence, its state, and the reasons below it. Immutable. The same
/// outcome gives the same tree.
/// </summary>
public sealed class Explanation
{
    // A Localized, or the Sentence that it is composed from when it is first read.
    private object _text;

    private Explanation(Sentence sentence, string? state, ImmutableArray<Explanation> children, ImmutableArray<string> missing, SourceLocation? place)
    {
        _text = sentence;
        State = state;
        Children = children;
        Missing = missing;
        Place = place;
    }

    internal Explanation(Localized text, string? state = null, ImmutableArray<Explanation> children = default, ImmutableArray<string> missing = default, SourceLocation? place = null)
    {
        _text = text;
        State = state;
        Children = children.IsDefault ? [] : children;
        Missing = missing.IsDefault ? [] : missing;
        Place = place;
    }

    internal static Explanation Of(Sentence sentence, string? state, ImmutableArray<Explanation> children, ImmutableArray<string> missing, SourceLocation? place) =>
        new(sentence, state, children, missing, place);

    /// <summary>The sentence, without its state. What the author wrote is quoted as written in both languages.</summary>
    public Localized Text
    {
        get
        {
            // Two threads may both compose it: the same words come out.
            var held = _text;
            if (held is not Localized text)
            {
                _text = text = ((Sentence)held).Compose();
            }

            return text;
        }
    }

    /// <summary>
    /// The state in the word of the JSON contract: <c>holds</c>, <c>fails</c>, <c>unknown</c>, <c>notApplicable</c>, <c>overdue</c>, …;
    /// null where the node states a fact and not a condition.
    /// </summary>
    public string? State { get; }

    /// <summary>The reasons, in the order of the text.</summary>
    public ImmutableArray<Explanation> Children { get; }

    /// <summary>What would settle it, where it is unknown: <c>决策[J1].谋私</c>.</summary>
    public ImmutableArray<string> Missing { get; }

    /// <summary>Where the clause or provision stands; null where the node is about no single place.</summary>
    public SourceLocation? Place { get; }

    /// <summary>The tree as lines of text, indented by two spaces a level.</summary>
    /// <param name="language">The language of the prose.</param>
    public string ToText(Language language)
    {
        var text = new StringBuilder();
        Write(text, language, 0);
        return text.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => ToText(Language.Chinese);

    /// <summary>Whether it names a source (依据).</summary>
    internal bool IsBasis { get; init; }

    /// <summary>This node alone: its sentence, and its state where it has one.</summary>
    internal string Sentence(Language language) =>
        State is null ? Text.In(language) : $"{Text.In(language)}{(language == Language.Chinese ? "：" : ": ")}{ExplanationWords.State(State).In(language)}";

    internal Explanation With(Localized text) => new(text, State, Children, Missing, Place) { IsBasis = IsBasis };

    private void Write(StringBuilder text, Language language, int depth)
    {
        text.Append(' ', depth * 2).Append(Sentence(language)).Append('\n');
        foreach (var child in Children)
        {
            child.Write(text, language, depth + 1);
        }
    }
}
