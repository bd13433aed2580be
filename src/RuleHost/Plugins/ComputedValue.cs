using System.Collections.Immutable;
using RuleHost.Plugins;

namespace RuleHost;

/// <summary>What a function of a plugin supplied for a field, or why it supplied nothing. Carried by every decision that rests on it.</summary>
/// <param name="Field">The field: <c>投诉[T1].重复</c>.</param>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Input">Hash of what it was given, <c>sha256:…</c>; the same input has the same hash everywhere. Null: something that it wants is unknown.</param>
/// <param name="Value">The value as a facts document writes it; null: unknown.</param>
/// <param name="Fault">Why there is no value; null where there is one, or where the function said that it cannot tell.</param>
public sealed record ComputedValue(string Field, string Plugin, string Function, string? Input, string? Value, PluginFault? Fault)
{
    /// <summary>What the function wants and is not known; empty where it was called.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>How an outcome that lacks it names the cause, the same in both languages; null: nothing is at fault.</summary>
    internal string? Cause => Fault is { } fault ? $"{Plugin}/{Function} {PluginFaults.Word(fault)}" : null;
}

/// <summary>What a plugin's function did instead of giving a value. The field is then unknown (待查), never false.</summary>
public enum PluginFault
{
    /// <summary>It threw.</summary>
    Threw,

    /// <summary>It did not end within its time limit.</summary>
    TimedOut,

    /// <summary>Its process died: too much memory, or too deep a recursion.</summary>
    Died,

    /// <summary>It is declared pure and gave two values for one input.</summary>
    Impure,

    /// <summary>It gave a value that the field's type does not allow.</summary>
    Misfit,

    /// <summary>It was switched off after an earlier fault.</summary>
    SwitchedOff,

    /// <summary>Old versions of its plugin cannot be unloaded; it was switched off.</summary>
    LeftBehind,

    /// <summary>It was not loaded: its assembly is not trusted, or it is not there.</summary>
    NotLoaded,
}
