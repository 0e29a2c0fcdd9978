namespace CareFunctions.Core.Notifications;

/// <summary>Names of those who are told something, compared as people write them: <c>Sourcing Care</c>, <c>sourcing-care</c> and <c>SourcingCare</c> are
/// the same team.</summary>
public static class RecipientName
{
    /// <summary>The letters and digits, in lower case; empty where there are none.</summary>
    /// <param name="name">A team, role or provider.</param>
    public static string Of(string? name) =>
        string.Concat((name ?? "").Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
