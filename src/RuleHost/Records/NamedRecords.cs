using RuleHost.Documents;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Records;

/// <summary>
/// Finds what names nothing: an event or a subject of a record that a complete list does not hold, and a confirmation of a provision that
/// the rulebook does not have. Left alone, each would simply have no effect.
/// </summary>
/// <param name="definition">The vocabulary.</param>
/// <param name="provisions">The provisions' ids, each with the fact type it judges; null: not known, so nothing is said about them.</param>
internal sealed class NamedRecords(RulebookDefinition definition, IReadOnlyDictionary<string, string?>? provisions)
{
    private const string CardType = "牌";

    /// <summary>Whether a record may exist. Where its type was listed in full without it, says so.</summary>
    public bool Check(RecordKey record, DocumentNode written, FactStoreBuilder builder, DiagnosticBag diagnostics)
    {
        if (record.Type == CardType)
        {
            return CheckCard(record, written, builder, diagnostics);
        }

        if (!builder.IsComplete(record.Type) || builder.Contains(record))
        {
            return true;
        }

        Report(record, Nowhere.Of(written), builder.Keys(record.Type), diagnostics);
        return false;
    }

    /// <summary>
    /// The same for a record that a program asks about. Single records say nothing of others; but where some of a type are given, one that is
    /// not among them, has no event and is not referred to is a slip: it would be judged without a word.
    /// </summary>
    public void Check(RecordKey record, FactStore facts, DiagnosticBag diagnostics)
    {
        if (facts.Listed(record.Type) && facts.Find(record) is null)
        {
            Report(record, null, [.. facts.All(record.Type).Select(r => r.Key.Key)], diagnostics);
        }
        else if (record.Type != CardType && facts.Find(record) is null && !facts.All(record.Type).IsEmpty && !IsHeardOf(record, facts))
        {
            diagnostics.Add(new Diagnostic(FactsDiagnostics.NotGiven, null, [record, record.Type])
            {
                SpecialHint = DidYouMean.Nearest(record.Key, facts.All(record.Type).Select(r => r.Key.Key)) is null ? null : DidYouMean.Hint(record.Key, [.. facts.All(record.Type).Select(r => r.Key.Key)]),
            });
        }
    }

    /// <summary>Whether an event or a given record speaks of a record that was not given itself.</summary>
    private static bool IsHeardOf(RecordKey record, FactStore facts) =>
        facts.RecordsWithEvents.Contains(record) || facts.Order.Any(key => facts.Find(key)!.RefersTo(record));

    /// <summary>确认: its 情形 is a provision here, and its 案件 is a record of the type which that provision judges.</summary>
    public void CheckConfirmations(IEnumerable<(FactRecord Record, SourceLocation Place)> confirmations, FactStoreBuilder builder, DiagnosticBag diagnostics)
    {
        foreach (var (confirmation, place) in confirmations)
        {
            if (provisions is null || Text(confirmation, "情形") is not { } provision)
            {
                continue;
            }

            if (!provisions.TryGetValue(provision, out var type))
            {
                ReportProvision(provision, Nowhere.Of(place), diagnostics);
            }
            else if (type is not null && Text(confirmation, "案件") is { } key)
            {
                var record = new RecordKey(type, key);
                if (builder.IsComplete(type) && !builder.Contains(record))
                {
                    Report(record, Nowhere.Of(place), builder.Keys(type), diagnostics);
                }
            }
        }
    }

    /// <summary>A card that was recorded, or one that a limit here may issue on a case that may exist.</summary>
    private bool CheckCard(RecordKey card, DocumentNode written, FactStoreBuilder builder, DiagnosticBag diagnostics)
    {
        if (builder.Contains(card))
        {
            return true;
        }

        if (CardKey.Split(card.Key) is not var (limit, key, kind, _) || definition.Cards.IndexOf(kind) < 0)
        {
            diagnostics.Report(FactsDiagnostics.BadCardKey, Nowhere.Of(written), card.Key, string.Join("、", definition.Cards.Values));
            return false;
        }

        if (provisions is null)
        {
            return true;
        }

        if (!provisions.TryGetValue(limit, out var type))
        {
            ReportProvision(limit, Nowhere.Of(written), diagnostics);
            return false;
        }

        return type is null || Check(new RecordKey(type, key), written, builder, diagnostics);
    }

    private void ReportProvision(string provision, SourceLocation? place, DiagnosticBag diagnostics) =>
        diagnostics.Add(new Diagnostic(FactsDiagnostics.UnknownProvision, place, [provision]) { SpecialHint = DidYouMean.Hint(provision, [.. provisions!.Keys.Order(StringComparer.Ordinal)]) });

    private static void Report(RecordKey record, SourceLocation? place, IReadOnlyCollection<string> known, DiagnosticBag diagnostics) =>
        diagnostics.Add(new Diagnostic(FactsDiagnostics.UnknownRecord, place, [record, record.Type]) { SpecialHint = DidYouMean.Hint(record.Key, known) });

    private string? Text(FactRecord record, string field) =>
        record[definition.Facts[record.Key.Type].SlotOf(field)] is { Kind: Values.ValueKind.Text } value ? value.TextValue : null;
}
