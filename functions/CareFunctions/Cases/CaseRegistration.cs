using System.Text.Json;
using CareFunctions.Http;

namespace CareFunctions.Cases;

/// <summary>What a system says to register a case: <c>{"planHoursPerWeek": 14, "provider": "…", "service": "domiciliary-care",
/// "providerSenders": ["@provider.example"]}</c>. The senders are the addresses and domains from which the provider's emails are believed.</summary>
public sealed record CaseRegistration(decimal PlanHoursPerWeek, string Provider, string Service, IReadOnlyList<string>? ProviderSenders)
{
    private static readonly string[] Known = ["planHoursPerWeek", "provider", "service", "providerSenders"];

    /// <summary>The registration, or the problem with every fault.</summary>
    public static (CaseRegistration? Registration, Problem? Problem) Read(ReadOnlyMemory<byte> bytes, IReadOnlyCollection<string> services)
    {
        var (document, unsound) = JsonBody.Parse(bytes);
        if (unsound is not null)
        {
            return (null, JsonBody.ProblemOf(unsound));
        }

        using (document!)
        {
            var root = document!.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return (null, Problem.Unprocessable([new ProblemFault("", "wrong-type", "A registration is an object.")]));
            }

            var faults = new List<ProblemFault>();
            if (root.EnumerateObject().Any(member => !Known.Contains(member.Name, StringComparer.Ordinal)))
            {
                faults.Add(new ProblemFault("", "unknown-property", $"A registration has {string.Join(", ", Known)}."));
            }

            var hours = 0m;
            if (!root.TryGetProperty("planHoursPerWeek", out var given) || given.ValueKind != JsonValueKind.Number || !given.TryGetDecimal(out hours)
                || hours is < 0 or > 168 || hours * 4 != decimal.Truncate(hours * 4))
            {
                faults.Add(new ProblemFault("/planHoursPerWeek", "wrong-form", "The plan's hours a week: from 0 to 168, in quarters of an hour."));
            }

            var provider = root.TryGetProperty("provider", out given) && given.ValueKind == JsonValueKind.String ? given.GetString()!.Trim() : "";
            if (provider.Length is 0 or > 100 || provider.Any(char.IsControl))
            {
                faults.Add(new ProblemFault("/provider", "wrong-form", "The provider's identifier: 1 to 100 characters."));
            }

            var service = root.TryGetProperty("service", out given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
            if (!services.Contains(service))
            {
                faults.Add(new ProblemFault("/service", "not-allowed", $"The service: one of {string.Join(", ", services)}."));
            }

            var senders = Senders(root, faults);
            return faults.Count > 0 ? (null, Problem.Unprocessable(faults)) : (new CaseRegistration(hours, provider, service, senders), null);
        }
    }

    private static IReadOnlyList<string>? Senders(JsonElement root, List<ProblemFault> faults)
    {
        if (!root.TryGetProperty("providerSenders", out var given))
        {
            return null;
        }

        if (given.ValueKind == JsonValueKind.Array && given.GetArrayLength() <= 20
            && given.EnumerateArray().All(sender => sender.ValueKind == JsonValueKind.String && IsSender(sender.GetString()!)))
        {
            return [.. given.EnumerateArray().Select(sender => sender.GetString()!)];
        }

        faults.Add(new ProblemFault("/providerSenders", "wrong-form", "Up to 20 addresses (office@provider.example) or domains (@provider.example)."));
        return null;
    }

    private static bool IsSender(string text) =>
        text.Length is > 3 and <= 254 && text.Count(character => character == '@') == 1 && !text.EndsWith('@')
        && !text.Any(character => char.IsControl(character) || char.IsWhiteSpace(character));
}
