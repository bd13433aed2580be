namespace RuleHost.Abstractions;

/// <summary>
/// A function that supplies the value of a field: the manifest names the field, and which fields and events of the record are handed in.
/// It is called only where the field was not given and everything handed in is known.
/// </summary>
/// <param name="Name">Its name, as the manifest has it.</param>
/// <param name="Result">What it gives. The host types it by the field; what does not fit is a fault of the plugin.</param>
/// <param name="Purity">Whether the same input always gives the same value.</param>
/// <param name="Cost">What a call takes.</param>
/// <param name="Body">
/// The function. It gives <see cref="FactValue.Unknown"/> where it cannot tell. It should stop soon after the token is cancelled, which
/// happens when the manifest's time limit is over; one that does not is abandoned.
/// </param>
public sealed record PluginFunction(string Name, FactKind Result, Purity Purity, Cost Cost, Func<FunctionInput, CancellationToken, FactValue> Body);

/// <summary>Whether a function's value hangs on its input alone.</summary>
public enum Purity
{
    /// <summary>
    /// The same input always gives the same value, whatever the time, the files and the order of calls. The host may keep values and checks the
    /// promise by calling twice; a plugin that breaks it is named and switched off.
    /// </summary>
    Pure,

    /// <summary>The value may change. It is recorded with the decision, so that judging again gives the same outcome.</summary>
    Impure,
}

/// <summary>What a call of a function takes.</summary>
public enum Cost
{
    /// <summary>Well under a millisecond.</summary>
    Cheap,

    /// <summary>More, for example because a file is searched: the host never calls it twice only to check its purity, except in the conformance kit.</summary>
    Costly,
}
