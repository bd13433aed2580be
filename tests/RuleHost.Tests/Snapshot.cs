using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace RuleHost.Tests;

/// <summary>
/// Compares a text with the one that was read and approved. The conventions are Verify's, so that Verify can take over:
/// <c>Class.Method.verified.txt</c> beside the test, <c>….received.txt</c> beside it on a difference.
/// <c>UPDATE_SNAPSHOTS=1</c> in the environment approves what comes out: read it before committing.
/// </summary>
internal static class Snapshot
{
    private static bool Updating => Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    /// <summary>Compares with the file beside the calling test.</summary>
    public static void Verify(string actual, string? variant = null, [CallerFilePath] string testFile = "", [CallerMemberName] string method = "")
    {
        var name = Path.GetFileNameWithoutExtension(testFile) + "." + method + (variant is null ? "" : "." + variant);
        Matches(actual, Path.Combine(FolderOf(testFile), name + ".verified.txt"));
    }

    /// <summary>Compares with a stated file (a conformance folder's <c>expected.zh.txt</c>).</summary>
    public static void Matches(string actual, string approvedFile)
    {
        var received = ReceivedFile(approvedFile);
        File.Delete(received);
        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile) : null;
        if (approved == actual)
        {
            return;
        }

        File.WriteAllText(Updating ? approvedFile : received, actual, new UTF8Encoding(false));
        if (Updating)
        {
            return;
        }

        Assert.Fail(approved is null
            ? $"Nothing is approved in {approvedFile}; what came out is in {received}."
            : $"{approvedFile} differs from what came out ({received}).\n{FirstDifference(approved, actual)}");
    }

    private static string ReceivedFile(string approvedFile) => approvedFile.EndsWith(".verified.txt", StringComparison.Ordinal)
        ? approvedFile[..^".verified.txt".Length] + ".received.txt"
        : Path.ChangeExtension(approvedFile, ".received" + Path.GetExtension(approvedFile));

    // A deterministic build maps source paths to "/_/…": only the part below the repository can be trusted.
    private static string FolderOf(string testFile)
    {
        var below = testFile.Replace('\\', '/').LastIndexOf("/tests/RuleHost.Tests/", StringComparison.Ordinal);
        return Path.GetDirectoryName(TestPaths.InRepository(testFile[(below + 1)..]))!;
    }

    private static string FirstDifference(string approved, string actual)
    {
        var (left, right) = (approved.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line])
        {
            line++;
        }

        return $"line {line + 1}\n  approved: {Line(left, line)}\n  received: {Line(right, line)}";
    }

    private static string Line(string[] lines, int index) => index < lines.Length ? lines[index] : "(the text ends)";
}
