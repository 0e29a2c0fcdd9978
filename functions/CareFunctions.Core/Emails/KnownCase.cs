using CareFunctions.Core.Councils;

namespace CareFunctions.Core.Emails;

/// <summary>A case that the council has, and who provides its care.</summary>
/// <param name="Case">The case.</param>
/// <param name="Provider">The provider's identifier.</param>
/// <param name="ProviderSenders">The provider's addresses (<c>office@provider.example</c>) and domains (<c>@provider.example</c>), in any case of letters.</param>
public sealed record KnownCase(CaseReference Case, string Provider, IReadOnlyList<string> ProviderSenders)
{
    /// <summary>Whether an address is the provider's. A domain stands for itself alone, not for domains below it.</summary>
    /// <param name="address">The sender's address, or null.</param>
    public bool IsProvider(string? address) =>
        address is not null && address.LastIndexOf('@') is var at && at > 0 && ProviderSenders.Any(sender =>
            sender.StartsWith('@')
                ? address.AsSpan(at).Equals(sender, StringComparison.OrdinalIgnoreCase)
                : sender.Equals(address, StringComparison.OrdinalIgnoreCase));
}
