using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// One evaluation: a rulebook's model, facts, an as-of, an evaluator, and the results reached so far. Everything that a formula
/// reaches outside itself (fields, events, lists, definitions, other provisions, parameters, tables) goes through here, so that
/// each meaning stands once. Not thread-safe: one evaluation a thread.
/// </summary>
internal sealed partial class Evaluation
{
    public Evaluation(RulebookModel model, FactStore facts, DateTime asOfUtc, IFormulaRunner runner)
    {
        Model = model;
        Facts = facts;
        AsOf = asOfUtc;
        Runner = runner;
    }

    public RulebookModel Model { get; }

    public FactStore Facts { get; }

    /// <summary>现在, UTC.</summary>
    public DateTime AsOf { get; }

    public IFormulaRunner Runner { get; }

    public TimeZoneInfo Zone => Model.Definition.Zone;

    /// <summary>The calendar date of an instant in the rulebook's zone.</summary>
    public DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));

    public Traced Run(Formula formula, in Frame frame) => Runner.Run(formula, this, frame);

    /// <summary>
    /// A field of a record (semantics S3). Unknown, naming <c>类型[键].字段</c>, where the record or the field was not given;
    /// unknown record in, unknown out. 无 stays 无.
    /// </summary>
    public Traced Field(Value record, FieldExpression field) => throw new NotImplementedException();

    /// <summary>The events of a record visible at the as-of: a complete list.</summary>
    public Traced Events(Value record, EventDefinition definition) => throw new NotImplementedException();

    /// <summary>All records of a type as far as known (牌 includes what clocks issued up to the as-of).</summary>
    public Traced Records(FactType type) => throw new NotImplementedException();

    /// <summary>The records of a type that refer to a record, as far as known; an open list names <c>单位[城管局]的处分</c>.</summary>
    public Traced Referrers(Value record, FactType type, int slot) => throw new NotImplementedException();

    /// <summary>上年: a reference to the record of the year before (whether or not it was given).</summary>
    public Traced PreviousYear(Value record) => throw new NotImplementedException();

    /// <summary>A row of a table; unknown, naming <c>表[键]</c>, where there is none.</summary>
    public Traced Row(TableDefinition table, Value key) => throw new NotImplementedException();

    public Traced Rows(TableDefinition table) => throw new NotImplementedException();

    /// <summary>A parameter's value at the frame's applicable time; unknown, naming the parameter, where none is in force.</summary>
    public Traced Parameter(ParameterDefinition parameter, in Frame frame) => throw new NotImplementedException();

    public Traced Definition(BoundDefinition definition, Value record) => throw new NotImplementedException();

    /// <summary>Whether a judgement holds, as a 是否 value.</summary>
    public Traced Judgement(BoundJudgement judgement, Value record) => throw new NotImplementedException();

    public Traced LimitMember(BoundLimit limit, Value record, LimitMember member) => throw new NotImplementedException();

    /// <summary>The outcome of a provision that is not judged in this version: unknown, naming it, unless assumed.</summary>
    public Traced Outcome(BoundProvision provision, Value record, string? member) => throw new NotImplementedException();

    /// <summary>近 D 截至 x (semantics S13): x is a date or an instant; unknown stays unknown.</summary>
    public Value Recent(Value length, Value asOf) => throw new NotImplementedException();

    /// <summary>本年度, 本季度, …: of the subject's 年度 or 月份 where its key has one, else of the as-of.</summary>
    public Value Period(CalendarPeriod period, in Frame frame) => throw new NotImplementedException();

    /// <summary>日期(x).</summary>
    public Value DateOf(Value instant) => throw new NotImplementedException();
}
