using RuleHost.Benchmarks;
using RuleHost.Benchmarks.Measuring;
using RuleHost.Benchmarks.Workload;

// No argument: measures everything and writes docs/benchmarks.md.
// --smoke: only checks that every outcome is the expected one, on a part of the cases; exit code 77 where the workload is not there.
if (WorkloadFile.Read() is not { } workload)
{
    Console.Error.WriteLine("The workload is not beside the project (../shared/perf/workload.json): nothing was measured.");
    return 77;
}

if (args is ["--assess"])
{
    // The assessment alone, to the console: it needs no workload and takes a few seconds.
    var alone = new Report();
    await Assessing.MeasureAsync(alone);
    Console.WriteLine(alone.ToText());
    return 0;
}

if (args is ["--smoke"])
{
    return await Suite.SmokeAsync(workload);
}

var report = new Report();
if (!await Suite.RunAsync(workload, report))
{
    return 1;
}

var page = Path.Combine(WorkloadFile.Repository, "docs", "benchmarks.md");
await File.WriteAllTextAsync(page, report.ToText());
Console.WriteLine(report.ToText());
return 0;
