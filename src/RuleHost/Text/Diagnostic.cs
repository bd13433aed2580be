using System.Collections.Immutable;
using System.Globalization;

namespace RuleHost.Text;

/// <summary>How much a diagnostic weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>Probably not what was meant; counts as a failure only under <c>--strict</c>.</summary>
    Warning,

    /// <summary>The text cannot be used as it stands.</summary>
    Error,
}

/// <summary>
/// A kind of diagnostic: its stable code and its wording in both languages. Messages and hints may hold the
/// placeholders {0}, {1}, … of the diagnostic's arguments. A message says what and why; a hint says how to mend.
/// </summary>
/// <param name="Code">Stable code, <c>RH</c> and four digits.</param>
/// <param name="Severity">Its weight.</param>
/// <param name="Message">What is wrong and why.</param>
/// <param name="Hint">How to mend it.</param>
public sealed record DiagnosticDescriptor(string Code, Severity Severity, Localized Message, Localized Hint);

/// <summary>One finding about a text, at its place.</summary>
/// <param name="Descriptor">Its kind.</param>
/// <param name="Location">Where; absent when it is about no place (a missing file).</param>
/// <param name="Arguments">What fills the placeholders; a <see cref="Localized"/> is filled in by language, all else by its text.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, SourceLocation? Location, ImmutableArray<object> Arguments)
{
    /// <summary>Stable code.</summary>
    public string Code => Descriptor.Code;

    /// <summary>Its weight.</summary>
    public Severity Severity => Descriptor.Severity;

    /// <summary>Other places that take part (the first declaration of a duplicate name), each with what it is.</summary>
    public ImmutableArray<(SourceLocation Location, Localized Note)> Related { get; init; } = [];

    /// <summary>Replaces the descriptor's hint where this instance knows better (a did-you-mean, a counter-example).</summary>
    public Localized? SpecialHint { get; init; }

    /// <summary>A text that would mend the place when put instead of the span; null where there is no single one.</summary>
    public string? Fix { get; init; }

    /// <summary>A case that shows it, as one item of a test file's list of cases; null where there is none.</summary>
    public Localized? Example { get; init; }

    /// <summary>What it rests on, for a later phase that makes a case of it.</summary>
    internal object? Witness { get; init; }

    /// <summary>The provision it is about, where known.</summary>
    public string? Provision { get; init; }

    /// <summary>The clause keyword it is about (always the Chinese one), where known.</summary>
    public string? Clause { get; init; }

    /// <summary>The message in a language.</summary>
    public string Message(Language language) => Fill(Descriptor.Message, language);

    /// <summary>The hint in a language; empty when there is none.</summary>
    public string Hint(Language language) => SpecialHint is { } special ? special.In(language) : Fill(Descriptor.Hint, language);

    private string Fill(Localized template, Language language)
    {
        var text = template.In(language);
        if (Arguments.IsDefaultOrEmpty)
        {
            return text;
        }

        var filled = new object[Arguments.Length];
        for (var i = 0; i < filled.Length; i++)
        {
            filled[i] = Arguments[i] is Localized localized ? localized.In(language) : Arguments[i];
        }

        return string.Format(CultureInfo.InvariantCulture, text, filled);
    }
}

/// <summary>Collects diagnostics of one pass. Not thread-safe; one a pass.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _items = [];

    /// <summary>What was collected, in order of reporting.</summary>
    public IReadOnlyList<Diagnostic> Items => _items;

    /// <summary>Whether an error was collected.</summary>
    public bool HasErrors => _items.Exists(d => d.Severity == Severity.Error);

    /// <summary>Adds a ready diagnostic.</summary>
    public void Add(Diagnostic diagnostic) => _items.Add(diagnostic);

    /// <summary>Replaces the diagnostic reported last by the same one with more in it (a hint of its own, a fix, related places).</summary>
    public void Amend(Diagnostic diagnostic) => _items[^1] = diagnostic;

    /// <summary>Adds several.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics) => _items.AddRange(diagnostics);

    /// <summary>Puts others in the place of all that was collected: a later pass knows better how to say it.</summary>
    public void Replace(IEnumerable<Diagnostic> diagnostics)
    {
        List<Diagnostic> items = [.. diagnostics];
        _items.Clear();
        _items.AddRange(items);
    }

    /// <summary>Reports at a place.</summary>
    public Diagnostic Report(DiagnosticDescriptor descriptor, SourceText source, TextSpan span, params ReadOnlySpan<object> arguments) =>
        Report(descriptor, new SourceLocation(source, span), arguments);

    /// <summary>Reports at a place, or at none.</summary>
    public Diagnostic Report(DiagnosticDescriptor descriptor, SourceLocation? location, params ReadOnlySpan<object> arguments)
    {
        var diagnostic = new Diagnostic(descriptor, location, [.. arguments]);
        _items.Add(diagnostic);
        return diagnostic;
    }
}
