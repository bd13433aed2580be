using System.Text.Json;

namespace RuleHost.Benchmarks.Workload;

/// <summary>
/// The workload that the engine's peers were measured on: rules as trees, cases, and which rules hold for each case. It lies beside the
/// project (<c>../shared/perf/workload.json</c>), not in it.
/// </summary>
internal sealed class WorkloadFile
{
    private WorkloadFile(RuleSet main, IReadOnlyList<RuleSet> growing) => (Main, Growing) = (main, growing);

    /// <summary>46 conditions, 10,000 cases.</summary>
    public RuleSet Main { get; }

    /// <summary>43, 430 and 4,300 rules of which ten can apply to a case.</summary>
    public IReadOnlyList<RuleSet> Growing { get; }

    /// <summary>The folder that holds RuleHost.sln.</summary>
    public static string Repository { get; } = FindRepository();

    public static string Location => Path.GetFullPath(Path.Combine(Repository, "..", "shared", "perf", "workload.json"));

    /// <summary>The workload; null where it is not beside the project.</summary>
    public static WorkloadFile? Read()
    {
        if (!File.Exists(Location))
        {
            return null;
        }

        using var stream = File.OpenRead(Location);
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        var growing = root.GetProperty("w2").EnumerateObject().Select(p => RuleSet.Read(p.Value)).OrderBy(s => s.Rules.Count).ToList();
        return new WorkloadFile(RuleSet.Read(root.GetProperty("w1")), growing);
    }

    private static string FindRepository()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "RuleHost.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("The benchmarks must run from below the folder that holds RuleHost.sln.");
    }
}

/// <summary>Rules, cases, and the rules that hold for each case.</summary>
/// <param name="Rules">Each rule's id, with its condition in the rulebook's language.</param>
/// <param name="Cases">The cases.</param>
/// <param name="Plain">The same cases with plain fields.</param>
/// <param name="Expected">For each case the indexes of the rules that hold, in order.</param>
internal sealed record RuleSet(IReadOnlyList<Rule> Rules, IReadOnlyList<CaseFact> Cases, IReadOnlyList<PlainCase> Plain, IReadOnlyList<int[]> Expected)
{
    public static RuleSet Read(JsonElement set)
    {
        var rules = set.GetProperty("rules").EnumerateArray().Select(Rule.Read).ToList();
        var cases = set.GetProperty("cases").EnumerateArray().ToList();

        // "2,5|2" is: rules 2 and 5 hold, and the grade is 2; grades are for a later version of the engine.
        var expected = set.GetProperty("expected").GetProperty("perCase").EnumerateArray()
            .Select(e => e.GetString()!.Split('|')[0].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray());
        return new RuleSet(rules, [.. cases.Select(Case)], [.. cases.Select(PlainCaseOf)], [.. expected]);
    }

    private static CaseFact Case(JsonElement c, int index) => new()
    {
        Id = $"C{index}",
        Domain = c.GetProperty("domain").GetString(),
        OverdueDays = Whole(c, "overdueDays"),
        Replied = Flag(c, "replied"),
        ComplaintCount = Whole(c, "complaintCount"),
        Loss = Whole(c, "loss"),
        Casualties = Whole(c, "casualties"),
        Severity = Member<Severity>(c, "severity"),
        ReportedLate = Flag(c, "reportedLate"),
        Region = Member<Region>(c, "region"),
        Rate = c.GetProperty("rate").GetDecimal(),
        BudgetOverrun = c.GetProperty("budgetOverrun").GetDecimal(),
        PriorWarnings = Whole(c, "priorWarnings"),
        Concealed = Flag(c, "concealed"),
        Role = Member<Role>(c, "role"),
        DutyType = Member<Duty>(c, "dutyType"),
        DocumentsMissing = Whole(c, "documentsMissing"),
        InspectionScore = c.GetProperty("inspectionScore").GetDecimal(),
        Rectified = Flag(c, "rectified"),
        DueOn = Days.Of(Whole(c, "dueOn")),
        ReportedOn = Days.Of(Whole(c, "reportedOn")),
        AssignedOn = Days.Of(Whole(c, "assignedOn")),
        MediaExposure = Whole(c, "mediaExposure"),
        Satisfaction = c.GetProperty("satisfaction").GetDecimal(),
    };

    private static PlainCase PlainCaseOf(JsonElement c) => new()
    {
        Domain = c.GetProperty("domain").GetString()!,
        OverdueDays = Whole(c, "overdueDays"),
        Replied = Flag(c, "replied"),
        ComplaintCount = Whole(c, "complaintCount"),
        Loss = Whole(c, "loss"),
        Casualties = Whole(c, "casualties"),
        Severity = Member<Severity>(c, "severity"),
        ReportedLate = Flag(c, "reportedLate"),
        Region = Member<Region>(c, "region"),
        Rate = c.GetProperty("rate").GetDouble(),
        BudgetOverrun = c.GetProperty("budgetOverrun").GetDouble(),
        PriorWarnings = Whole(c, "priorWarnings"),
        Concealed = Flag(c, "concealed"),
        Role = Member<Role>(c, "role"),
        DutyType = Member<Duty>(c, "dutyType"),
        DocumentsMissing = Whole(c, "documentsMissing"),
        InspectionScore = c.GetProperty("inspectionScore").GetDouble(),
        Rectified = Flag(c, "rectified"),
        DueOn = Whole(c, "dueOn"),
        ReportedOn = Whole(c, "reportedOn"),
        AssignedOn = Whole(c, "assignedOn"),
        MediaExposure = Whole(c, "mediaExposure"),
        Satisfaction = c.GetProperty("satisfaction").GetDouble(),
    };

    private static int Whole(JsonElement c, string field) => c.GetProperty(field).GetInt32();

    private static bool Flag(JsonElement c, string field) => c.GetProperty(field).GetBoolean();

    private static T Member<T>(JsonElement c, string field)
        where T : struct, Enum =>
        Enum.Parse<T>(c.GetProperty(field).GetString()!, ignoreCase: true);
}

/// <summary>A rule of the workload.</summary>
/// <param name="Id">Its id, which is the provision's: 情形 S01.</param>
/// <param name="IsVeto">Whether it is a veto.</param>
/// <param name="Condition">Its condition in the rulebook's language.</param>
internal sealed record Rule(string Id, bool IsVeto, string Condition)
{
    public static Rule Read(JsonElement rule) =>
        new(rule.GetProperty("id").GetString()!, rule.GetProperty("kind").GetString() == "veto", ConditionText.Of(rule.GetProperty("ast")));
}
