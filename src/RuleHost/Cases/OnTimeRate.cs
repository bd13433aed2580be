using RuleHost.Model;

namespace RuleHost.Cases;

/// <summary>
/// The on-time rate of a limit with its denominator written out: three definitions side by side, because two offices that mean different
/// ones compare nothing. A clock that has not started, does not apply, is exempt or unknown is in none of them.
/// </summary>
internal sealed class OnTimeRate
{
    private int _onTime;
    private int _late;
    private int _openInTime;
    private int _openOverdue;

    /// <summary>The definition shown where only one is: what is open and overdue counts against it, what is open and in time does not.</summary>
    public const string Chosen = "closedAndOverdue";

    /// <summary>Answered in time.</summary>
    public int InTime => _onTime;

    /// <summary>All answered.</summary>
    public int OfClosed => _onTime + _late;

    /// <summary>All that started.</summary>
    public int OfAll => _onTime + _late + _openInTime + _openOverdue;

    /// <summary>All answered, and those open and overdue.</summary>
    public int OfClosedAndOverdue => _onTime + _late + _openOverdue;

    /// <summary>Answered in time ÷ all answered.</summary>
    public decimal? Closed => Share(OfClosed);

    /// <summary>Answered in time ÷ all that started.</summary>
    public decimal? All => Share(OfAll);

    /// <summary>Answered in time ÷ (all answered + open and overdue).</summary>
    public decimal? ClosedAndOverdue => Share(OfClosedAndOverdue);

    public void Add(ClockState state)
    {
        switch (state)
        {
            case ClockState.Done:
                _onTime++;
                break;
            case ClockState.DoneLate:
                _late++;
                break;
            case ClockState.Running or ClockState.Warning or ClockState.Suspended:
                _openInTime++;
                break;
            case ClockState.Overdue:
                _openOverdue++;
                break;
            default:
                break;
        }
    }

    private decimal? Share(int of) => of == 0 ? null : Math.Round((decimal)_onTime / of, 4, MidpointRounding.AwayFromZero);
}
