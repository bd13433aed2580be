using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Documents;
using RuleHost.Records;
using RuleHost.Text;

namespace RuleHost.Testing;

/// <summary>
/// One case of a test file (semantics S26): what is given is typed; what is expected stays as written until the outcome that it is compared
/// with is known.
/// </summary>
internal sealed record TestCase
{
    /// <summary>The file, as the user knows it.</summary>
    public required string File { get; init; }

    public required string Name { get; init; }

    public required SourceLocation Place { get; init; }

    /// <summary>As of when (UTC); null in a case of an overlay that was not composed.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>叠加: rulebooks laid over this one.</summary>
    public ImmutableArray<string> Overlays { get; init; } = [];

    /// <summary>The rulebook with these laid over it, by which the case is judged; null: the rulebook under test, or there is none.</summary>
    public OverlaidRulebooks.Overlaid? Overlaid { get; init; }

    public FactStore? Facts { get; init; }

    /// <summary>设定.</summary>
    public Assumptions Assumptions { get; init; } = Assumptions.None;

    /// <summary>对; empty: every given record of the type that an expectation is about.</summary>
    public ImmutableArray<RecordKey> Subjects { get; init; } = [];

    public TestAction? Action { get; init; }

    public ImmutableArray<Expectation> Expectations { get; init; } = [];

    /// <summary>What is wrong with the case itself: it fails, whatever it expects.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}

/// <summary>动作: an event or step of the subject that somebody wants to do.</summary>
/// <param name="Name">The event or step.</param>
/// <param name="IsDecision">Whether a person decides something by it (作出): a workflow's matter.</param>
internal sealed record TestAction(string Name, bool IsDecision);

/// <summary>What is expected of a provision (or of 动作, 诊断), as written.</summary>
internal sealed record Expectation(ScalarNode Key, DocumentNode Value);
