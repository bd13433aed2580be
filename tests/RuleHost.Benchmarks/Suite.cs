using RuleHost.Benchmarks.Measuring;
using RuleHost.Benchmarks.Workload;

namespace RuleHost.Benchmarks;

/// <summary>Everything that is measured, in the order of the page.</summary>
internal static class Suite
{
    /// <summary>Whether the outcomes agree, on a part of the cases: a second or two.</summary>
    public static async Task<int> SmokeAsync(WorkloadFile workload)
    {
        var differences = await Differences(workload.Main with { Cases = [.. workload.Main.Cases.Take(500)] }, handWritten: true);
        differences += await Differences(workload.Growing[1] with { Cases = [.. workload.Growing[1].Cases.Take(100)] }, handWritten: false);
        Console.WriteLine(differences == 0 ? "every outcome is the expected one" : $"{differences} outcomes differ");
        return differences == 0 ? 0 : 1;
    }

    public static async Task<bool> RunAsync(WorkloadFile workload, Report report)
    {
        foreach (var set in workload.Growing.Prepend(workload.Main))
        {
            if (await Differences(set, handWritten: ReferenceEquals(set, workload.Main)) is > 0 and var differences)
            {
                Console.Error.WriteLine($"{differences} outcomes differ from the expected ones: nothing is measured.");
                return false;
            }
        }

        await Deciding.MeasureAsync(workload, report);
        await Json.MeasureAsync(workload, report);
        await Loading.MeasureAsync(workload, report);
        await Assessing.MeasureAsync(report);
        await Reloading.MeasureAsync(workload, report);
        return true;
    }

    private static async Task<int> Differences(RuleSet set, bool handWritten)
    {
        using var folder = WorkloadRulebook.Write(set.Rules);
        await using var rulebook = await LoadAsync(folder);
        return new Contest(set, rulebook).Differences(handWritten);
    }

    public static Task<Rulebook> LoadAsync(WorkloadRulebook folder) => Rulebook.LoadAsync(folder.Folder, o => o.AddFacts<CaseFact>());
}
