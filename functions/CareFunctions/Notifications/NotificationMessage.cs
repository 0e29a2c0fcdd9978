using System.Text.Json;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Json;
using CareFunctions.Http;

namespace CareFunctions.Notifications;

/// <summary>Reads a notification from the queue <c>notifications</c>.</summary>
public static class NotificationMessage
{
    private const int LongestName = 200;
    private const int MostText = 20_000;

    /// <summary>The notification, or every fault.</summary>
    public static (Notification? Notification, IReadOnlyList<ProblemFault> Faults) Read(ReadOnlyMemory<byte> utf8)
    {
        var (document, unsound) = JsonBody.Parse(utf8);
        if (unsound is not null)
        {
            return (null, [unsound]);
        }

        using (document!)
        {
            try
            {
                var read = document!.RootElement.Deserialize<Notification>(CareJson.Options);
                var faults = read is null ? [new ProblemFault("", FaultCodes.WrongType, "A notification is an object.")] : Faults(read);
                return faults.Count == 0 ? (read, []) : (null, faults);
            }
            catch (JsonException)
            {
                return (null, [new ProblemFault("", FaultCodes.WrongForm, "A notification has id, kind, to, council, text and at, and perhaps case, taskId, lines and clauses.")]);
            }
        }
    }

    private static List<ProblemFault> Faults(Notification read)
    {
        var faults = new List<ProblemFault>();
        (string Name, string Value)[] names = [("id", read.Id), ("kind", read.Kind), ("to", read.To)];
        faults.AddRange(names.Where(one => string.IsNullOrWhiteSpace(one.Value) || one.Value.Length > LongestName || one.Value.Any(char.IsControl))
            .Select(one => new ProblemFault("/" + one.Name, FaultCodes.WrongForm, $"{one.Name} is a text of 1 to {LongestName} characters in one line.")));
        if (read.Text.Length + read.Lines.Sum(line => line?.Length ?? 0) > MostText)
        {
            faults.Add(new ProblemFault("/lines", FaultCodes.TooLong, $"text and lines have at most {MostText} characters together."));
        }

        return faults;
    }
}
