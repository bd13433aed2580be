using System.Collections.Immutable;

namespace RuleHost.Effective;

/// <summary>A provision of the effective text.</summary>
/// <param name="Id">Its id; of a definition with its type.</param>
/// <param name="Kind">Its kind, in the English keyword.</param>
/// <param name="Title">Its title.</param>
/// <param name="Coming">How it came about.</param>
/// <param name="At">Where its head was written.</param>
/// <param name="File">The file in which it stands: that of the layer that first had it.</param>
/// <param name="From">The first day on which this text stands; null: always.</param>
/// <param name="Until">The last one; null: for good.</param>
/// <param name="Clauses">Its clauses.</param>
/// <param name="Dropped">Clauses of lower layers that an overlay took out.</param>
/// <param name="Generals">The 通则 that reach it.</param>
/// <param name="Lines">Its text as lines, each with the clause that begins on it (−1: the head; null: none).</param>
internal sealed record EffectiveProvision(
    string Id,
    string Kind,
    string Title,
    Coming Coming,
    Origin At,
    string File,
    DateOnly? From,
    DateOnly? Until,
    ImmutableArray<EffectiveClause> Clauses,
    ImmutableArray<DroppedClause> Dropped,
    ImmutableArray<string> Generals,
    ImmutableArray<(string Text, int? Clause)> Lines);

/// <summary>A clause of it.</summary>
/// <param name="Keyword">Its keyword in Chinese.</param>
/// <param name="Text">Its text on one line.</param>
/// <param name="Coming">How it came to be there.</param>
/// <param name="At">Where it was written.</param>
/// <param name="Was">What it stands in the place of.</param>
internal sealed record EffectiveClause(string Keyword, string Text, Coming Coming, Origin At, ImmutableArray<WrittenText> Was);

/// <summary>A text with the place where it was written.</summary>
internal sealed record WrittenText(string Text, Origin At);

/// <summary>A clause that an overlay took out (删去).</summary>
/// <param name="Text">What it said.</param>
/// <param name="At">Where it was written.</param>
/// <param name="By">Where it was taken out.</param>
internal sealed record DroppedClause(string Text, Origin At, Origin By);

/// <summary>A provision that an overlay switched off (废止).</summary>
/// <param name="Provision">Who, what and why.</param>
/// <param name="At">Where it was written.</param>
/// <param name="By">Where it was repealed.</param>
/// <param name="Opening">The 可调 废止 that allows it.</param>
internal sealed record RepealedText(RepealedProvision Provision, Origin At, Origin By, WrittenText? Opening);

/// <summary>A parameter with what the lowest layer says, what overlays say, where it counts and how far it may be moved there.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Note">Its note; null: none.</param>
/// <param name="Default">The values of the lowest layer that has it.</param>
/// <param name="Local">Values that overlays give, lowest layer first.</param>
/// <param name="InForce">The values in force, oldest first.</param>
/// <param name="Uses">Where it is used.</param>
internal sealed record EffectiveParameter(
    string Name, string? Note, ImmutableArray<ParameterText> Default, ImmutableArray<ParameterText> Local, ImmutableArray<ParameterText> InForce, ImmutableArray<ParameterUse> Uses)
{
    /// <summary>Whether an overlay declares it or gives it a value.</summary>
    public bool IsTouched => Default.Concat(Local).Any(v => v.At.Rank > 0);
}

/// <summary>One value of a parameter.</summary>
/// <param name="From">The day from which it counts, as written; null: always.</param>
/// <param name="Value">The value, as written.</param>
/// <param name="At">Where it was written.</param>
internal sealed record ParameterText(string? From, string Value, Origin At);

/// <summary>A clause in which a parameter counts.</summary>
/// <param name="Provision">The provision.</param>
/// <param name="Clause">The clause's keyword.</param>
/// <param name="At">Where it was written.</param>
/// <param name="Openings">可调 of that clause: how far, and by whom, it may be loosened; empty: it may only be tightened.</param>
internal sealed record ParameterUse(string Provision, string Clause, Origin At, ImmutableArray<OpeningText> Openings);

/// <summary>An opening (可调).</summary>
/// <param name="Text">Its text.</param>
/// <param name="From">The least; null: none.</param>
/// <param name="To">The most; null: none.</param>
/// <param name="By">The level whose overlays may use it.</param>
/// <param name="At">Where it was written.</param>
internal sealed record OpeningText(string Text, string? From, string? To, string By, Origin At);
