namespace RuleHost.Benchmarks.Workload;

/// <summary>The conditions of the workload over plain fields: binary floating point, nothing unknown.</summary>
internal static class HandWrittenPlain
{
    /// <summary>In methods of moderate size: the runtime gives up on inlining in one that holds them all.</summary>
    public static void Decide(PlainCase c, Outcome outcome)
    {
        First(c, outcome);
        Second(c, outcome);
        Third(c, outcome);
        Fourth(c, outcome);
        Fifth(c, outcome);
    }

    private static void First(PlainCase c, Outcome outcome)
    {
        if (c.OverdueDays > 5 && !c.Replied && c.ComplaintCount >= 2)
        {
            outcome.Add(0);
        }

        if (c.Loss >= 100000 || c.Casualties > 0)
        {
            outcome.Add(1);
        }

        if (c.Severity == Severity.Major && c.ReportedLate)
        {
            outcome.Add(2);
        }

        if (c.Region is Region.A or Region.B or Region.C && c.Rate > 0.3)
        {
            outcome.Add(3);
        }

        if (c.OverdueDays > 30 && c.Role == Role.Leader)
        {
            outcome.Add(4);
        }

        if (c.Concealed && (c.Loss > 0 || c.Casualties > 0))
        {
            outcome.Add(5);
        }

        if (c.DocumentsMissing >= 3 && !c.Rectified)
        {
            outcome.Add(6);
        }

        if (c.InspectionScore < 60 && c.PriorWarnings >= 1)
        {
            outcome.Add(7);
        }

        if (c.BudgetOverrun > 0.2 && c.Loss >= 20000 && c.Role != Role.Staff)
        {
            outcome.Add(8);
        }

        if (c.MediaExposure >= 3 && !c.Replied)
        {
            outcome.Add(9);
        }
    }

    private static void Second(PlainCase c, Outcome outcome)
    {
        if (c.Severity == Severity.Critical && c.Casualties >= 1 && c.ReportedLate)
        {
            outcome.Add(10);
        }

        if (c.ReportedOn > c.DueOn && !c.Rectified && c.OverdueDays > 10)
        {
            outcome.Add(11);
        }

        if (c.DutyType == Duty.Direct && c.InspectionScore < 70 && c.ComplaintCount > 1)
        {
            outcome.Add(12);
        }

        if (c.DutyType == Duty.Supervisory && c.PriorWarnings >= 2 && (c.Rate > 0.25 || c.OverdueDays > 15))
        {
            outcome.Add(13);
        }

        if (c.Region is Region.D or Region.E && c.BudgetOverrun > 0.15 && c.DocumentsMissing > 0)
        {
            outcome.Add(14);
        }

        if (c.Satisfaction < 0.5 && c.ComplaintCount >= 3)
        {
            outcome.Add(15);
        }

        if (c.Satisfaction < 0.6 && c.MediaExposure > 0 && !c.Replied)
        {
            outcome.Add(16);
        }

        if (c.AssignedOn < 20100 && !c.Rectified && c.OverdueDays > 0)
        {
            outcome.Add(17);
        }

        if (c.Severity is Severity.Major or Severity.Critical && !c.ReportedLate && c.Concealed)
        {
            outcome.Add(18);
        }

        if (c.Loss >= 500000 && c.DutyType != Duty.Collective)
        {
            outcome.Add(19);
        }
    }

    private static void Third(PlainCase c, Outcome outcome)
    {
        if (c.Casualties >= 3 || (c.Casualties >= 1 && c.Concealed))
        {
            outcome.Add(20);
        }

        if (c.Role == Role.Contractor && c.DocumentsMissing >= 2 && c.BudgetOverrun > 0.1)
        {
            outcome.Add(21);
        }

        if (c.PriorWarnings >= 3 && c.InspectionScore < 80)
        {
            outcome.Add(22);
        }

        if (c.Replied && c.OverdueDays > 20 && c.Satisfaction < 0.4)
        {
            outcome.Add(23);
        }

        if (c.Rate > 0.5 || (c.Rate > 0.35 && c.PriorWarnings > 0))
        {
            outcome.Add(24);
        }

        if (c.ReportedLate && c.MediaExposure >= 1 && c.Region is Region.A or Region.F or Region.G)
        {
            outcome.Add(25);
        }

        if (c.Severity == Severity.General && c.Loss >= 50000 && !c.Rectified)
        {
            outcome.Add(26);
        }

        if (c.DutyType == Duty.Collective && c.ComplaintCount >= 4 && c.Satisfaction < 0.7)
        {
            outcome.Add(27);
        }

        if (c.OverdueDays > 60 || (c.OverdueDays > 45 && c.PriorWarnings >= 1))
        {
            outcome.Add(28);
        }

        if (c.Role is Role.Leader or Role.Deputy && c.Concealed && c.Severity != Severity.Minor)
        {
            outcome.Add(29);
        }
    }

    private static void Fourth(PlainCase c, Outcome outcome)
    {
        if (c.InspectionScore < 50 || c.DocumentsMissing > 6)
        {
            outcome.Add(30);
        }

        if (c.BudgetOverrun > 0.5 && c.Role == Role.Leader)
        {
            outcome.Add(31);
        }

        if (c.Loss >= 30000 && c.Loss < 100000 && !c.Replied)
        {
            outcome.Add(32);
        }

        if (c.DueOn < 20250 && c.ReportedOn >= 20300 && !c.Replied)
        {
            outcome.Add(33);
        }

        if (c.ComplaintCount >= 5 && c.Region == Region.B)
        {
            outcome.Add(34);
        }

        if (c.MediaExposure >= 5 && (c.Severity == Severity.Major || c.Severity == Severity.Critical))
        {
            outcome.Add(35);
        }

        if (c.Rectified && c.InspectionScore < 65 && c.PriorWarnings >= 1)
        {
            outcome.Add(36);
        }

        if (c.Role == Role.Deputy && c.OverdueDays > 10 && c.Rate > 0.2)
        {
            outcome.Add(37);
        }

        if (c.Satisfaction < 0.3 && c.Role != Role.Contractor)
        {
            outcome.Add(38);
        }

        if (c.AssignedOn > c.DueOn && c.DocumentsMissing >= 1)
        {
            outcome.Add(39);
        }
    }

    private static void Fifth(PlainCase c, Outcome outcome)
    {
        if ((c.OverdueDays > 25 || c.DocumentsMissing > 4) && c.DutyType == Duty.Direct && !c.Rectified)
        {
            outcome.Add(40);
        }

        if (c.Region is Region.C or Region.H && c.Casualties > 0 && c.ReportedLate)
        {
            outcome.Add(41);
        }

        if (c.Loss > 0 && c.BudgetOverrun > 0.3 && c.PriorWarnings >= 1 && c.ComplaintCount >= 1 && !c.Replied)
        {
            outcome.Add(42);
        }

        if (c.Concealed && c.Casualties >= 1)
        {
            outcome.Add(43);
        }

        if (c.Severity == Severity.Critical && c.Loss >= 1000000)
        {
            outcome.Add(44);
        }

        if (c.OverdueDays > 90 && !c.Replied && c.Role == Role.Leader)
        {
            outcome.Add(45);
        }
    }
}
