using System.Globalization;

namespace RuleHost.Effective;

/// <summary>Where a piece of the effective text was written.</summary>
/// <param name="Layer">Id of the rulebook.</param>
/// <param name="Rank">Its place among the layers, 0 the lowest.</param>
/// <param name="File">The file, as messages show it.</param>
/// <param name="Line">The line.</param>
internal sealed record Origin(string Layer, int Rank, string File, int Line)
{
    /// <summary>File and line.</summary>
    public string At => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}");

    public override string ToString() => $"{Layer} {At}";
}

/// <summary>How a piece of the effective text came to be there.</summary>
internal enum Coming
{
    /// <summary>As the lowest layer has it.</summary>
    Kept,

    /// <summary>Put in by an overlay.</summary>
    Added,

    /// <summary>Put by an overlay in the place of something else.</summary>
    Amended,
}
