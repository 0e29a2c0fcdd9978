using System.Text.Json;
using System.Text.Unicode;
using CareFunctions.Core.Emails;
using CareFunctions.Core.PenPictures;
using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Contracts;

/// <summary>
/// Reads what comes from outside: UTF-8 JSON (a byte order mark is passed over), checked against its schema and then for what a
/// schema cannot say. Returns every fault; throws for none. Time and memory grow with the size of the message alone; the caller
/// limits that.
/// </summary>
public static class ContractReader
{
    /// <summary>The deepest nesting read.</summary>
    public const int MaximumDepth = 32;

    /// <summary>Reads a worklist reassignment.</summary>
    /// <param name="utf8">The message.</param>
    public static ContractReading<WorklistReassignment> WorklistReassignment(ReadOnlyMemory<byte> utf8) =>
        Read(utf8, ContractSchemas.WorklistReassignment, WorklistReassignmentContract.FaultsBeyondSchema, WorklistReassignmentContract.From);

    /// <summary>Reads what a worklist reassignment would ask for, to check it before it is made. Pointers start at the request itself.</summary>
    /// <param name="utf8">The message.</param>
    public static ContractReading<IntendedRequest> ReferralCheck(ReadOnlyMemory<byte> utf8) =>
        Read(utf8, ContractSchemas.ReferralCheck, static root => [.. WorklistReassignmentContract.FaultsOfData(root).Select(fault => fault.WithinData())], WorklistReassignmentContract.IntendedFrom);

    /// <summary>Reads a provider's email as Microsoft Graph gives it.</summary>
    /// <param name="utf8">The message.</param>
    public static ContractReading<GraphMessage> GraphMessage(ReadOnlyMemory<byte> utf8) =>
        Read(utf8, ContractSchemas.GraphMessage, GraphMessageContract.FaultsBeyondSchema, GraphMessageContract.From);

    /// <summary>Reads what a pen picture is to be made of.</summary>
    /// <param name="utf8">The message.</param>
    public static ContractReading<PenPictureSubmission> PenPicture(ReadOnlyMemory<byte> utf8) =>
        Read(utf8, ContractSchemas.PenPicture, PenPictureContract.FaultsBeyondSchema, PenPictureContract.From);

    /// <summary>Reads a small document that its schema alone describes.</summary>
    internal static ContractReading<T> Of<T>(ReadOnlyMemory<byte> utf8, JsonSchema schema, Func<JsonElement, T> from)
        where T : class => Read(utf8, schema, static _ => [], from);

    /// <summary>Reads Microsoft Graph's change and lifecycle notifications.</summary>
    /// <param name="utf8">The message.</param>
    public static ContractReading<IReadOnlyList<GraphNotification>> GraphNotifications(ReadOnlyMemory<byte> utf8) =>
        Read(utf8, ContractSchemas.GraphNotifications, GraphNotificationContract.FaultsBeyondSchema, GraphNotificationContract.From);

    private static ContractReading<T> Read<T>(
        ReadOnlyMemory<byte> utf8,
        JsonSchema schema,
        Func<JsonElement, IReadOnlyList<ContractFault>> faultsBeyondSchema,
        Func<JsonElement, T> from)
        where T : class
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (!Utf8.IsValid(utf8.Span))
        {
            return Faulty<T>([new ContractFault("", FaultCodes.InvalidEncoding, "The message is not UTF-8.")]);
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaximumDepth });
        }
        catch (JsonException exception)
        {
            var place = $"line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}";
            return Faulty<T>([new ContractFault("", FaultCodes.InvalidJson, $"The message is not JSON of at most {MaximumDepth} levels: see {place}.")]);
        }

        using (document)
        {
            var faults = schema.Validate(document.RootElement);
            if (faults.Count == 0)
            {
                faults = faultsBeyondSchema(document.RootElement);
            }

            return faults.Count > 0 ? Faulty<T>(faults) : new ContractReading<T>(from(document.RootElement), []);
        }
    }

    private static ContractReading<T> Faulty<T>(IReadOnlyList<ContractFault> faults)
        where T : class => new(null, faults);
}
