namespace RuleHost.Plugins;

/// <summary>What runs a plugin's functions: a script in a worker process, an assembly in this one or in a worker. Thread-safe.</summary>
internal abstract class FunctionBody
{
    /// <summary>Hash of the code: a recorded value stands for the code that gave it.</summary>
    public abstract string Code { get; }

    /// <summary>Calls a function; whatever goes wrong is part of the answer.</summary>
    public abstract FunctionAnswer Call(string function, FunctionArguments arguments);
}

/// <summary>What came of a call.</summary>
/// <param name="Json">The value as JSON; null: the function cannot tell, or there is a fault.</param>
/// <param name="Fault">What went wrong; null: nothing.</param>
/// <param name="Detail">What the plugin itself said of it: for its author.</param>
internal readonly record struct FunctionAnswer(string? Json, PluginFault? Fault = null, string? Detail = null);

/// <summary>Code that is not there, or must not run.</summary>
internal sealed class NoBody(PluginFault why = PluginFault.NotLoaded) : FunctionBody
{
    public override string Code => "";

    public override FunctionAnswer Call(string function, FunctionArguments arguments) => new(null, why);
}
