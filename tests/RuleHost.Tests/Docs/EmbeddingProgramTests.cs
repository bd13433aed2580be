using System.Diagnostics;
using Xunit;

namespace RuleHost.Tests.Docs;

/// <summary>The C# program of the READMEs, built as a project of its own against the engine and run from the repository's root.</summary>
public sealed class EmbeddingProgramTests : IDisposable
{
    private readonly string _folder = TestPaths.NewTemporaryFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("README.md", "overdue", "告诫")]
    [InlineData("README.zh-CN.md", "逾期", "告诫")]
    public async Task The_program_of_the_README_builds_and_explains_the_overdue_complaint(string readme, string word, string measure)
    {
        var program = Assert.Single(MarkdownBlocks.Of(readme), b => b.Info == "csharp").Text;
        await File.WriteAllTextAsync(Path.Combine(_folder, "Program.cs"), program, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "Embedding.csproj"), Project(), TestContext.Current.CancellationToken);

        var (code, output) = await Run("run", "-c", Configuration, "--project", Path.Combine(_folder, "Embedding.csproj"), "-p:BuildProjectReferences=false");

        Assert.True(code == 0, output);
        Assert.Contains("Q16", output, StringComparison.Ordinal);
        Assert.Contains(word, output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(measure, output, StringComparison.Ordinal);
    }

    // The engine is built already, in the configuration that this very test runs in.
    private static string Configuration => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    private static string Project() => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="{TestPaths.InRepository("src", "RuleHost", "RuleHost.csproj")}" />
          </ItemGroup>
        </Project>
        """;

    private static async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = TestPaths.Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await error);
    }
}
