namespace Microsoft.DurableTask.Abstractions;

/// <summary>Orders orchestration versions.</summary>
public static class TaskOrchestrationVersioningUtils
{
    /// <summary>Compares two versions: no version comes before every other; two numeric versions ("1.10.0") compare
    /// number by number; anything else compares as text, without regard to case.</summary>
    /// <returns>Below zero when the source is older, zero when equal, above zero when it is newer.</returns>
    public static int CompareVersions(string sourceVersion, string otherVersion)
    {
        bool sourceEmpty = string.IsNullOrWhiteSpace(sourceVersion);
        bool otherEmpty = string.IsNullOrWhiteSpace(otherVersion);
        if (sourceEmpty || otherEmpty)
        {
            return otherEmpty.CompareTo(sourceEmpty);
        }

        return System.Version.TryParse(sourceVersion, out Version? source) && System.Version.TryParse(otherVersion, out Version? other)
            ? source.CompareTo(other)
            : string.Compare(sourceVersion, otherVersion, StringComparison.OrdinalIgnoreCase);
    }
}
