using System.Text.Json;
using CareFunctions.Core.Commands;
using CareFunctions.Core.Contracts;
using CareFunctions.Http;

namespace CareFunctions.SystemCommands;

/// <summary>Reads a result from the queue <c>system-results</c>.</summary>
public static class SystemResultMessage
{
    private static readonly string[] Known = ["correlationId", "instanceId", "done", "detail"];

    /// <summary>The result, or every fault.</summary>
    public static (SystemResult? Result, IReadOnlyList<ProblemFault> Faults) Read(ReadOnlyMemory<byte> utf8)
    {
        var (document, unsound) = JsonBody.Parse(utf8);
        if (unsound is not null)
        {
            return (null, [unsound]);
        }

        using (document!)
        {
            var root = document!.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return (null, [new ProblemFault("", FaultCodes.WrongType, "A result is an object.")]);
            }

            var faults = new List<ProblemFault>();
            if (root.EnumerateObject().Any(member => !Known.Contains(member.Name, StringComparer.Ordinal)))
            {
                faults.Add(new ProblemFault("", FaultCodes.UnknownProperty, $"A result has {string.Join(", ", Known)}."));
            }

            var correlationId = Text(root, "correlationId", required: true, 100, faults);
            var instanceId = Text(root, "instanceId", required: true, 200, faults);
            var detail = Text(root, "detail", required: false, 1000, faults);
            if (!root.TryGetProperty("done", out var done) || done.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                faults.Add(new ProblemFault("/done", FaultCodes.WrongType, "This says whether the change was made: true or false."));
            }

            return faults.Count > 0 ? (null, faults) : (new SystemResult(correlationId!, instanceId!, done.GetBoolean(), detail), []);
        }
    }

    private static string? Text(JsonElement root, string name, bool required, int most, List<ProblemFault> faults)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            if (required)
            {
                faults.Add(new ProblemFault("/" + name, FaultCodes.Missing, $"{name} is missing."));
            }

            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && text.Length <= most)
        {
            return text;
        }

        faults.Add(new ProblemFault("/" + name, FaultCodes.WrongForm, $"{name} is a text of 1 to {most} characters."));
        return null;
    }
}
