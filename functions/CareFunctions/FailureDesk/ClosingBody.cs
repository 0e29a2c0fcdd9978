using System.Text.Json;
using CareFunctions.Http;

namespace CareFunctions.FailureDesk;

/// <summary>Reads why an entry is closed: <c>{"reason": …}</c>.</summary>
internal static class ClosingBody
{
    private const int LongestReason = 1000;

    /// <summary>The reason, or the problem with every fault: 400 if it is no JSON, 422 if it is no closing.</summary>
    public static (string? Reason, Problem? Problem) Read(ReadOnlyMemory<byte> text)
    {
        var (document, unsound) = JsonBody.Parse(text);
        if (unsound is not null)
        {
            return (null, JsonBody.ProblemOf(unsound));
        }

        using (document!)
        {
            var root = document!.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return (null, Problem.Unprocessable([new ProblemFault("", "wrong-type", "A closing is an object.")]));
            }

            List<ProblemFault> faults =
            [
                .. root.EnumerateObject().Where(member => member.Name != "reason")
                    .Select(member => new ProblemFault(BodyText.Pointer(member.Name), "unknown-property", "A closing has a reason only.")),
            ];
            var reason = BodyText.Read(root, "reason", LongestReason, faults);
            return faults.Count > 0 ? (null, Problem.Unprocessable(faults)) : (reason, null);
        }
    }
}
