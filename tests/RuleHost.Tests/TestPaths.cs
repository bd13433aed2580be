using Xunit;

namespace RuleHost.Tests;

/// <summary>Where the tests find the project's own folders and, beside it, the shared reading that a fresh checkout lacks.</summary>
internal static class TestPaths
{
    /// <summary>The folder that holds RuleHost.sln, found upward from the test assembly.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder <c>shared</c> beside the repository; null where there is none.</summary>
    public static string? Shared { get; } = FindShared();

    /// <summary>A path below the repository.</summary>
    public static string InRepository(params string[] parts) => Path.Combine([Repository, .. parts]);

    /// <summary>Skips the running test, visibly, where the shared folder is absent; otherwise gives a path below it.</summary>
    public static string InShared(params string[] parts)
    {
        SkipWithoutShared();
        return Path.Combine([Shared!, .. parts]);
    }

    /// <summary>Skips the running test, visibly, where the shared folder is absent.</summary>
    public static void SkipWithoutShared() =>
        Assert.SkipUnless(Shared is not null, "The folder ../shared is not beside the repository.");

    /// <summary>A new empty folder below the system's temporary one; the caller deletes it.</summary>
    public static string NewTemporaryFolder() => Directory.CreateTempSubdirectory("rulehost-test-").FullName;

    private static string FindRepository()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "RuleHost.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("The tests must run from below the folder that holds RuleHost.sln.");
    }

    private static string? FindShared()
    {
        var shared = Path.GetFullPath(Path.Combine(Repository, "..", "shared"));
        return Directory.Exists(shared) ? shared : null;
    }
}
