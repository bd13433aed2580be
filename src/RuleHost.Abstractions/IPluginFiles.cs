namespace RuleHost.Abstractions;

/// <summary>The files that a plugin's manifest lets it read (<c>may: read</c>): those below the folders named there, inside the plugin's own folder.</summary>
public interface IPluginFiles
{
    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">Its path relative to the plugin's folder, with <c>/</c> between its parts.</param>
    /// <exception cref="UnauthorizedAccessException">The manifest does not let the plugin read it.</exception>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    Stream OpenRead(string path);
}
