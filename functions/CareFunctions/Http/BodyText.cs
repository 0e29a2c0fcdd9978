using System.Text.Json;

namespace CareFunctions.Http;

/// <summary>Reads the texts that a person wrote in a request's body.</summary>
internal static class BodyText
{
    /// <summary>A required member of an object: a text of 1 to <paramref name="most"/> characters, without the spaces around it.</summary>
    /// <returns>The text; <see langword="null"/> with a fault where it is missing or none.</returns>
    public static string? Read(JsonElement root, string name, int most, List<ProblemFault> faults)
    {
        if (!root.TryGetProperty(name, out var value))
        {
            faults.Add(new ProblemFault("/" + name, "missing", $"{name} is missing."));
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 } text && text.Length <= most && !HasControl(text))
        {
            return text;
        }

        faults.Add(new ProblemFault("/" + name, "wrong-form", $"{name} is a text of 1 to {most} characters."));
        return null;
    }

    /// <summary>Whether a text holds control characters other than line breaks and tabs.</summary>
    public static bool HasControl(string text) => text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t'));

    /// <summary>The pointer to a member that a stranger named: the name is repeated only as far as it is harmless.</summary>
    public static string Pointer(string name) =>
        name.Length is > 0 and <= 64 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_') ? "/" + name : "";
}
