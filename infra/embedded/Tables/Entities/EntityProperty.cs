using System.Globalization;

namespace Embedded.Tables.Entities;

/// <summary>The names that the protocol knows, and what a property may be called.</summary>
internal static class EntityProperty
{
    public const string PartitionKey = "PartitionKey";
    public const string RowKey = "RowKey";
    public const string Timestamp = "Timestamp";
    public const string ETag = "odata.etag";
    public const string TypeSuffix = "@odata.type";
    public const string ControlPrefix = "odata.";

    /// <summary>Whether a value is the protocol's own and is neither sent nor stored.</summary>
    public static bool IsSetByService(string name) =>
        name == Timestamp || name.StartsWith(ControlPrefix, StringComparison.Ordinal);

    /// <summary>A name that goes into a filter, a select list or a payload: an identifier, so that it can be nothing else.</summary>
    public static string RequireName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var isIdentifier = (char.IsLetter(name[0]) || name[0] == '_') && name.All(IsIdentifierPart);
        return isIdentifier ? name : throw new ArgumentException($"'{name}' is not a property name: letters, digits and underscores, not beginning with a digit.", nameof(name));
    }

    private static bool IsIdentifierPart(char part) => char.IsLetterOrDigit(part) || CharUnicodeInfo.GetUnicodeCategory(part) is
        UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
