using Xunit;
using Xunit.Sdk;

namespace RuleHost.Tests;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = TestPaths.NewTemporaryFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_difference_fails_at_its_line_and_leaves_what_was_received()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1", "Snapshots are being approved.");
        var approved = Path.Combine(_folder, "expected.zh.txt");
        File.WriteAllText(approved, "一\n二\n");

        Snapshot.Matches("一\n二\n", approved);
        var failure = Assert.ThrowsAny<XunitException>(() => Snapshot.Matches("一\n三\n", approved));

        Assert.Contains("line 2", failure.Message, StringComparison.Ordinal);
        Assert.Equal("一\n三\n", File.ReadAllText(Path.Combine(_folder, "expected.zh.received.txt")));
    }
}
