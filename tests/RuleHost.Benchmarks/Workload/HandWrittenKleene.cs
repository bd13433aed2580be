namespace RuleHost.Benchmarks.Workload;

/// <summary>The conditions of the workload as a programmer writes them who wants what the engine gives: exact decimals, and 待查 where a field is not given.</summary>
internal static class HandWrittenKleene
{
    /// <summary>In methods of moderate size: the runtime gives up on inlining in one that holds them all.</summary>
    public static void Decide(CaseFact c, Outcome outcome)
    {
        First(c, outcome);
        Second(c, outcome);
        Third(c, outcome);
        Fourth(c, outcome);
        Fifth(c, outcome);
    }

    private static void First(CaseFact c, Outcome outcome)
    {
        outcome.Add(0, Kleene.Above(c.OverdueDays, 5) && !Kleene.Of(c.Replied) && Kleene.AtLeast(c.ComplaintCount, 2));
        outcome.Add(1, Kleene.AtLeast(c.Loss, 100000) || Kleene.Above(c.Casualties, 0));
        outcome.Add(2, Kleene.Is(c.Severity, Severity.Major) && Kleene.Of(c.ReportedLate));
        outcome.Add(3, (Kleene.Is(c.Region, Region.A) || Kleene.Is(c.Region, Region.B) || Kleene.Is(c.Region, Region.C)) && Kleene.Above(c.Rate, 0.3m));
        outcome.Add(4, Kleene.Above(c.OverdueDays, 30) && Kleene.Is(c.Role, Role.Leader));
        outcome.Add(5, Kleene.Of(c.Concealed) && (Kleene.Above(c.Loss, 0) || Kleene.Above(c.Casualties, 0)));
        outcome.Add(6, Kleene.AtLeast(c.DocumentsMissing, 3) && !Kleene.Of(c.Rectified));
        outcome.Add(7, Kleene.Below(c.InspectionScore, 60m) && Kleene.AtLeast(c.PriorWarnings, 1));
        outcome.Add(8, Kleene.Above(c.BudgetOverrun, 0.2m) && Kleene.AtLeast(c.Loss, 20000) && Kleene.IsNot(c.Role, Role.Staff));
        outcome.Add(9, Kleene.AtLeast(c.MediaExposure, 3) && !Kleene.Of(c.Replied));
    }

    private static void Second(CaseFact c, Outcome outcome)
    {
        outcome.Add(10, Kleene.Is(c.Severity, Severity.Critical) && Kleene.AtLeast(c.Casualties, 1) && Kleene.Of(c.ReportedLate));
        outcome.Add(11, Kleene.Above(c.ReportedOn, c.DueOn) && !Kleene.Of(c.Rectified) && Kleene.Above(c.OverdueDays, 10));
        outcome.Add(12, Kleene.Is(c.DutyType, Duty.Direct) && Kleene.Below(c.InspectionScore, 70m) && Kleene.Above(c.ComplaintCount, 1));
        outcome.Add(13, Kleene.Is(c.DutyType, Duty.Supervisory) && Kleene.AtLeast(c.PriorWarnings, 2) && (Kleene.Above(c.Rate, 0.25m) || Kleene.Above(c.OverdueDays, 15)));
        outcome.Add(14, (Kleene.Is(c.Region, Region.D) || Kleene.Is(c.Region, Region.E)) && Kleene.Above(c.BudgetOverrun, 0.15m) && Kleene.Above(c.DocumentsMissing, 0));
        outcome.Add(15, Kleene.Below(c.Satisfaction, 0.5m) && Kleene.AtLeast(c.ComplaintCount, 3));
        outcome.Add(16, Kleene.Below(c.Satisfaction, 0.6m) && Kleene.Above(c.MediaExposure, 0) && !Kleene.Of(c.Replied));
        outcome.Add(17, Kleene.Below(c.AssignedOn, Days.D20100) && !Kleene.Of(c.Rectified) && Kleene.Above(c.OverdueDays, 0));
        outcome.Add(18, (Kleene.Is(c.Severity, Severity.Major) || Kleene.Is(c.Severity, Severity.Critical)) && !Kleene.Of(c.ReportedLate) && Kleene.Of(c.Concealed));
        outcome.Add(19, Kleene.AtLeast(c.Loss, 500000) && Kleene.IsNot(c.DutyType, Duty.Collective));
    }

    private static void Third(CaseFact c, Outcome outcome)
    {
        outcome.Add(20, Kleene.AtLeast(c.Casualties, 3) || (Kleene.AtLeast(c.Casualties, 1) && Kleene.Of(c.Concealed)));
        outcome.Add(21, Kleene.Is(c.Role, Role.Contractor) && Kleene.AtLeast(c.DocumentsMissing, 2) && Kleene.Above(c.BudgetOverrun, 0.1m));
        outcome.Add(22, Kleene.AtLeast(c.PriorWarnings, 3) && Kleene.Below(c.InspectionScore, 80m));
        outcome.Add(23, Kleene.Of(c.Replied) && Kleene.Above(c.OverdueDays, 20) && Kleene.Below(c.Satisfaction, 0.4m));
        outcome.Add(24, Kleene.Above(c.Rate, 0.5m) || (Kleene.Above(c.Rate, 0.35m) && Kleene.Above(c.PriorWarnings, 0)));
        outcome.Add(25, Kleene.Of(c.ReportedLate) && Kleene.AtLeast(c.MediaExposure, 1) && (Kleene.Is(c.Region, Region.A) || Kleene.Is(c.Region, Region.F) || Kleene.Is(c.Region, Region.G)));
        outcome.Add(26, Kleene.Is(c.Severity, Severity.General) && Kleene.AtLeast(c.Loss, 50000) && !Kleene.Of(c.Rectified));
        outcome.Add(27, Kleene.Is(c.DutyType, Duty.Collective) && Kleene.AtLeast(c.ComplaintCount, 4) && Kleene.Below(c.Satisfaction, 0.7m));
        outcome.Add(28, Kleene.Above(c.OverdueDays, 60) || (Kleene.Above(c.OverdueDays, 45) && Kleene.AtLeast(c.PriorWarnings, 1)));
        outcome.Add(29, (Kleene.Is(c.Role, Role.Leader) || Kleene.Is(c.Role, Role.Deputy)) && Kleene.Of(c.Concealed) && Kleene.IsNot(c.Severity, Severity.Minor));
    }

    private static void Fourth(CaseFact c, Outcome outcome)
    {
        outcome.Add(30, Kleene.Below(c.InspectionScore, 50m) || Kleene.Above(c.DocumentsMissing, 6));
        outcome.Add(31, Kleene.Above(c.BudgetOverrun, 0.5m) && Kleene.Is(c.Role, Role.Leader));
        outcome.Add(32, Kleene.AtLeast(c.Loss, 30000) && Kleene.Below(c.Loss, 100000) && !Kleene.Of(c.Replied));
        outcome.Add(33, Kleene.Below(c.DueOn, Days.D20250) && Kleene.AtLeast(c.ReportedOn, Days.D20300) && !Kleene.Of(c.Replied));
        outcome.Add(34, Kleene.AtLeast(c.ComplaintCount, 5) && Kleene.Is(c.Region, Region.B));
        outcome.Add(35, Kleene.AtLeast(c.MediaExposure, 5) && (Kleene.Is(c.Severity, Severity.Major) || Kleene.Is(c.Severity, Severity.Critical)));
        outcome.Add(36, Kleene.Of(c.Rectified) && Kleene.Below(c.InspectionScore, 65m) && Kleene.AtLeast(c.PriorWarnings, 1));
        outcome.Add(37, Kleene.Is(c.Role, Role.Deputy) && Kleene.Above(c.OverdueDays, 10) && Kleene.Above(c.Rate, 0.2m));
        outcome.Add(38, Kleene.Below(c.Satisfaction, 0.3m) && Kleene.IsNot(c.Role, Role.Contractor));
        outcome.Add(39, Kleene.Above(c.AssignedOn, c.DueOn) && Kleene.AtLeast(c.DocumentsMissing, 1));
    }

    private static void Fifth(CaseFact c, Outcome outcome)
    {
        outcome.Add(40, (Kleene.Above(c.OverdueDays, 25) || Kleene.Above(c.DocumentsMissing, 4)) && Kleene.Is(c.DutyType, Duty.Direct) && !Kleene.Of(c.Rectified));
        outcome.Add(41, (Kleene.Is(c.Region, Region.C) || Kleene.Is(c.Region, Region.H)) && Kleene.Above(c.Casualties, 0) && Kleene.Of(c.ReportedLate));
        outcome.Add(42, Kleene.Above(c.Loss, 0) && Kleene.Above(c.BudgetOverrun, 0.3m) && Kleene.AtLeast(c.PriorWarnings, 1) && Kleene.AtLeast(c.ComplaintCount, 1) && !Kleene.Of(c.Replied));
        outcome.Add(43, Kleene.Of(c.Concealed) && Kleene.AtLeast(c.Casualties, 1));
        outcome.Add(44, Kleene.Is(c.Severity, Severity.Critical) && Kleene.AtLeast(c.Loss, 1000000));
        outcome.Add(45, Kleene.Above(c.OverdueDays, 90) && !Kleene.Of(c.Replied) && Kleene.Is(c.Role, Role.Leader));
    }
}
