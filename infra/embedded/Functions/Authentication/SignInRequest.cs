using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Embedded.Functions.Authentication;

/// <summary>Reads whom a request to the development sign-in signs in.</summary>
internal static class SignInRequest
{
    private const int LongestName = 256;
    private const int MostEntries = 100;

    /// <summary>A form has <c>name</c> and <c>roles</c> (repeated, or separated by commas); JSON has <c>name</c>, <c>roles</c>
    /// (a list) and <c>claims</c> (an object, each value a text or a list of texts).</summary>
    /// <returns>The principal, or what is wrong.</returns>
    public static async Task<(SignedInPrincipal? Principal, IReadOnlyList<string> Faults)> ReadAsync(HttpRequest request)
    {
        var faults = new List<string>();
        string? name;
        var roles = new List<string>();
        var claims = new List<PrincipalClaim>();
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            name = form["name"];
            roles.AddRange(form["roles"].SelectMany(value => value?.Split(',') ?? []));
        }
        else
        {
            try
            {
                using var document = await JsonDocument.ParseAsync(request.Body, default, request.HttpContext.RequestAborted);
                if (document.RootElement.ValueKind != JsonValueKind.Object)
                {
                    return (null, ["the body must be a JSON object."]);
                }

                name = Text(document.RootElement, "name", faults);
                roles.AddRange(Texts(document.RootElement, "roles", faults));
                if (document.RootElement.TryGetProperty("claims", out var all) && all.ValueKind != JsonValueKind.Null)
                {
                    claims.AddRange(Claims(all, faults));
                }
            }
            catch (JsonException)
            {
                return (null, ["the body must be a form, or JSON."]);
            }
        }

        name = name?.Trim();
        roles = [.. roles.Select(role => role.Trim()).Where(role => role.Length > 0).Distinct(StringComparer.Ordinal)];
        if (string.IsNullOrEmpty(name) || name.Length > LongestName || name.Any(char.IsControl) || name.Any(letter => letter > '~'))
        {
            faults.Add($"name: must be 1 to {LongestName} printable ASCII characters, as it goes into a header.");
        }

        if (roles.Count + claims.Count > MostEntries)
        {
            faults.Add($"roles, claims: must be at most {MostEntries} together.");
        }

        return faults.Count > 0 ? (null, faults) : (new SignedInPrincipal(name!, roles, claims), faults);
    }

    private static string? Text(JsonElement root, string name, List<string> faults)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        faults.Add($"{name}: must be a text.");
        return null;
    }

    private static List<string> Texts(JsonElement root, string name, List<string> faults)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        }

        faults.Add($"{name}: must be a list of texts.");
        return [];
    }

    private static IEnumerable<PrincipalClaim> Claims(JsonElement all, List<string> faults)
    {
        if (all.ValueKind != JsonValueKind.Object)
        {
            faults.Add("claims: must be an object.");
            yield break;
        }

        foreach (var claim in all.EnumerateObject())
        {
            IEnumerable<JsonElement> values = claim.Value.ValueKind == JsonValueKind.Array ? claim.Value.EnumerateArray() : [claim.Value];
            foreach (var value in values)
            {
                if (value.ValueKind == JsonValueKind.String)
                {
                    yield return new PrincipalClaim(claim.Name, value.GetString()!);
                }
                else
                {
                    faults.Add($"claims.{claim.Name}: must be a text or a list of texts.");
                }
            }
        }
    }
}
