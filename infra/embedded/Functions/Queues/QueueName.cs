namespace Embedded.Functions.Queues;

/// <summary>The naming rules of Azure Queue storage.</summary>
public static class QueueName
{
    /// <summary>What is wrong with <paramref name="name"/>, or <see langword="null"/>: 3 to 63 lower-case letters, digits
    /// and single hyphens, beginning and ending with a letter or digit.</summary>
    public static string? Fault(string name)
    {
        if (name.Length is < 3 or > 63)
        {
            return $"queue name '{name}' has {name.Length} characters; 3 to 63 are allowed";
        }

        if (name.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
        {
            return $"queue name '{name}' may hold lower-case letters, digits and hyphens only";
        }

        return name.StartsWith('-') || name.EndsWith('-') || name.Contains("--", StringComparison.Ordinal)
            ? $"queue name '{name}' may not begin or end with a hyphen or hold two in a row"
            : null;
    }
}
