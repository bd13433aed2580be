using RuleHost.Benchmarks.Workload;

namespace RuleHost.Benchmarks;

/// <summary>The ways in which a rule set is decided, each checked against the expected outcome of every case before it is timed.</summary>
internal sealed class Contest(RuleSet set, Rulebook rulebook)
{
    public static readonly DateTimeOffset AsOf = new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private readonly Outcome _outcome = new();
    private readonly RecordJudge<CaseFact> _judge = rulebook.JudgeOf<CaseFact>();
    private readonly string[] _subjects = [.. set.Cases.Select(c => $"案件 {c.Id}")];

    // Keeps the runtime from leaving out what nobody reads.
    private long _sink;

    public long Sink => _sink;

    public void HandWrittenPlainly()
    {
        foreach (var c in set.Plain)
        {
            _outcome.Clear();
            HandWrittenPlain.Decide(c, _outcome);
            _sink += _outcome.Holding.Length;
        }
    }

    public void HandWrittenExactly()
    {
        foreach (var c in set.Cases)
        {
            _outcome.Clear();
            HandWrittenKleene.Decide(c, _outcome);
            _sink += _outcome.Holding.Length;
        }
    }

    /// <summary>Objects of the class, by the judge that is bound to it.</summary>
    public void TypedVerdicts()
    {
        foreach (var c in set.Cases)
        {
            _sink += _judge.Judge(c, AsOf).Count;
        }
    }

    /// <summary>The whole decision, with a finding for every provision.</summary>
    public void Decisions()
    {
        for (var i = 0; i < set.Cases.Count; i++)
        {
            _sink += Decide(i).Judgements.Length;
        }
    }

    /// <summary>Objects of the class, and why, for whatever holds or is unknown: every sentence of it is read.</summary>
    public void TypedExplanations()
    {
        foreach (var c in set.Cases)
        {
            var found = _judge.Judge(c, AsOf);
            for (var i = 0; i < found.Count; i++)
            {
                Read(found.Explanation(i));
            }
        }
    }

    /// <summary>The whole decision, and why, for whatever holds or is unknown: every sentence of it is read.</summary>
    public void Explanations()
    {
        for (var i = 0; i < set.Cases.Count; i++)
        {
            foreach (var finding in Decide(i).Findings)
            {
                Read(finding.Explanation());
            }
        }
    }

    /// <summary>How many cases come out differently from what is expected, by any way; each is said on standard error.</summary>
    public int Differences(bool handWritten)
    {
        var ids = set.Rules.Select((r, i) => (r.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        var differences = 0;
        for (var i = 0; i < set.Cases.Count; i++)
        {
            differences += Differs("decision", i, Decide(i).Findings.Where(f => f.State == "holds").Select(f => ids[f.Id]));
            var found = _judge.Judge(set.Cases[i], AsOf);
            differences += Differs("typed", i, found.Where(v => v.State == JudgementState.Holds).Select(v => ids[v.Id]));
            differences += ExplainedDifferently(i, found);
            if (handWritten)
            {
                _outcome.Clear();
                HandWrittenKleene.Decide(set.Cases[i], _outcome);
                differences += Differs("hand-written, exact", i, _outcome.Holding.ToArray());
                _outcome.Clear();
                HandWrittenPlain.Decide(set.Plain[i], _outcome);
                differences += Differs("hand-written, plain", i, _outcome.Holding.ToArray());
            }
        }

        return differences;
    }

    private void Read(Explanation explanation)
    {
        _sink += explanation.Text.Chinese.Length + explanation.Missing.Length;
        foreach (var reason in explanation.Children)
        {
            Read(reason);
        }
    }

    /// <summary>The typed way must give the explanations of the general way, word for word.</summary>
    private int ExplainedDifferently(int i, Verdicts found)
    {
        var general = Decide(i).Findings.Select(f => f.Explanation()).ToList();
        var typed = Enumerable.Range(0, found.Count).Select(found.Explanation).ToList();
        if (general.Select(Words).SequenceEqual(typed.Select(Words)))
        {
            return 0;
        }

        Console.Error.WriteLine($"explanation, case {i}: {string.Concat(general.Select(Words))}differs from {string.Concat(typed.Select(Words))}");
        return 1;
    }

    private static string Words(Explanation explanation) => explanation.ToText(Language.Chinese) + explanation.ToText(Language.English);

    private Decision Decide(int i) => rulebook.Decide(_subjects[i], Facts.Of(set.Cases[i]), AsOf);

    private int Differs(string way, int i, IEnumerable<int> actual)
    {
        var holding = actual.Order().ToArray();
        if (holding.AsSpan().SequenceEqual(set.Expected[i]))
        {
            return 0;
        }

        Console.Error.WriteLine($"{way}, case {i}: expected {string.Join(',', set.Expected[i])}, found {string.Join(',', holding)}");
        return 1;
    }
}
