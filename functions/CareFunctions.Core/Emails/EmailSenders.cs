using CareFunctions.Core.Councils;

namespace CareFunctions.Core.Emails;

/// <summary>The addresses (<c>finance@council.example</c>) and domains (<c>@housing.example</c>) of those, other than providers, who may send something that is acted on.</summary>
/// <param name="Finance">The council's Finance Team.</param>
/// <param name="HousingCompanies">Housing companies.</param>
/// <param name="Council">Others of the council.</param>
public sealed record EmailSenders(IReadOnlyList<string> Finance, IReadOnlyList<string> HousingCompanies, IReadOnlyList<string> Council)
{
    private static readonly string[] PrivateMail =
    [
        "gmail.", "googlemail.", "hotmail.", "outlook.", "live.", "yahoo.", "icloud.", "aol.", "btinternet.", "sky.", "me.", "msn.", "protonmail.", "proton.", "talktalk.", "ymail.", "gmx.", "virginmedia.", "ntlworld.", "mail.",
    ];

    /// <summary>Who a sender is. Finance comes first: it may share the council's domain.</summary>
    /// <param name="address">The sender's address, or null.</param>
    /// <param name="known">The case that the email names, when it is known.</param>
    public EmailSenderRole RoleOf(string? address, KnownCase? known) =>
        Holds(Finance, address) ? EmailSenderRole.Finance
        : known?.IsProvider(address) == true ? EmailSenderRole.Provider
        : Holds(HousingCompanies, address) ? EmailSenderRole.HousingCompany
        : Holds(Council, address) ? EmailSenderRole.Council
        : EmailSenderRole.Unknown;

    /// <summary>
    /// Who a sender plausibly is when no directory is asked: Finance when the address is the council's and says so, a housing company when its name says so, nobody
    /// when it is a private mailbox, the provider otherwise.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="council">The council it came to.</param>
    public static EmailSenderRole PlausibleRoleOf(GraphMessage message, Council council)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(council);
        if (message.From is not { } address || address.LastIndexOf('@') is not (> 0 and var at))
        {
            return EmailSenderRole.Unknown;
        }

        var (local, domain) = (address[..at].ToLowerInvariant(), address[(at + 1)..].ToLowerInvariant());
        var name = message.SenderName.ToLowerInvariant();
        var labels = domain.Split('.');
        var own = labels.Length < 2 ? "" : domain.EndsWith(".gov.uk", StringComparison.Ordinal) ? labels[^Math.Min(3, labels.Length)] : labels[^2];
        if (labels[^1].All(char.IsAsciiLetter) && own == council.Id)
        {
            return SaysFinance(local) || SaysFinance(name) ? EmailSenderRole.Finance : EmailSenderRole.Council;
        }

        if (domain.EndsWith(".gov.uk", StringComparison.Ordinal) || domain.Contains(council.Id, StringComparison.Ordinal) && (domain.Contains("council", StringComparison.Ordinal) || domain.Contains("gov", StringComparison.Ordinal) || SaysFinance(domain) || SaysFinance(local)))
        {
            return EmailSenderRole.Unknown;
        }

        if (Array.Exists(PrivateMail, one => domain.StartsWith(one, StringComparison.Ordinal)) || domain.EndsWith(".nhs.uk", StringComparison.Ordinal) || domain == "nhs.net")
        {
            return EmailSenderRole.Unknown;
        }

        return Names(Housing) || (Names(PerhapsHousing) && Tenancy.Any(word => message.Subject.Contains(word, StringComparison.OrdinalIgnoreCase) || message.Body.Contains(word, StringComparison.OrdinalIgnoreCase)))
            ? EmailSenderRole.HousingCompany
            : EmailSenderRole.Provider;

        bool Names(string[] words) => Array.Exists(words, word => domain.Contains(word, StringComparison.Ordinal) || local.Contains(word, StringComparison.Ordinal) || name.Contains(word, StringComparison.Ordinal));
    }

    private static readonly string[] Housing = ["housing", "lettings", "tenanc", "tenant", "landlord", "almshouse"];

    // "Polden Homes" lets flats or cares for people, and "home support" has the same letters: what it writes of tells.
    private static readonly string[] PerhapsHousing = ["homes", "extracare", "extra-care"];

    private static readonly string[] Tenancy = ["tenan", "flat ", "apartment", "bungalow", "landlord"];

    private static bool SaysFinance(string text) => text.Contains("financ", StringComparison.Ordinal) || text.Contains("payments", StringComparison.Ordinal) || text.Contains("accounts", StringComparison.Ordinal);

    private static bool Holds(IReadOnlyList<string> senders, string? address) =>
        address is not null && address.LastIndexOf('@') is var at && at > 0 && senders.Any(sender =>
            sender.StartsWith('@') ? address.AsSpan(at).Equals(sender, StringComparison.OrdinalIgnoreCase) : sender.Equals(address, StringComparison.OrdinalIgnoreCase));
}
