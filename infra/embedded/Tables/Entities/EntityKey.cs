using Azure;
using Azure.Data.Tables.Models;

namespace Embedded.Tables.Entities;

/// <summary>The service's rules for partition and row keys.</summary>
internal static class EntityKey
{
    /// <summary>
    /// Refuses a key that the service refuses, in its words and before it is sent: on the way there '/' and '\' could be taken for
    /// parts of the path, and the emulator fails without a reason.
    /// </summary>
    /// <exception cref="RequestFailedException">400 OutOfRangeInput: / \ # ? or a control character.</exception>
    /// <exception cref="ArgumentException">The key is not well-formed Unicode.</exception>
    public static string Require(string key, string what)
    {
        ArgumentNullException.ThrowIfNull(key, what);
        var forbidden = key.FirstOrDefault(character => character is '/' or '\\' or '#' or '?' || char.IsControl(character), 'x');
        return forbidden == 'x'
            ? WellFormedText.Require(key, what)
            : throw new RequestFailedException(
                400,
                $"The {what} holds the character U+{(int)forbidden:X4}. Keys hold no '/', '\\', '#', '?' and no control characters.",
                TableErrorCode.OutOfRangeInput.ToString(),
                null);
    }
}
